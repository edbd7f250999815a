package cofferdam.kernel.soak;

/** A step did not do what it must; the message says what and where. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String requirement;

    Broken(String requirement, String message) {
        super(message);
        this.requirement = requirement;
    }

    /** The requirement that does not hold. */
    String requirement() {
        return requirement;
    }

    /** Throws unless two numbers are equal. */
    static void unless(long found, long wanted, String requirement, String what, long which) {
        if (found != wanted) {
            throw new Broken(requirement, what + " " + which + " is " + found + ", not " + wanted);
        }
    }
}
