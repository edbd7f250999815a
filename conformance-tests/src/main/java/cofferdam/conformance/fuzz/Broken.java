package cofferdam.conformance.fuzz;

/** A property of a reader does not hold. */
final class Broken extends AssertionError {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
        super(message);
    }

    /** Complains unless something holds. */
    static void unless(boolean holds, String message) {
        if (!holds) {
            throw new Broken(message);
        }
    }
}
