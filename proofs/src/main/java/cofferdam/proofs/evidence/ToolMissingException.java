package cofferdam.proofs.evidence;

/** A tool is not installed, or not usable. */
public final class ToolMissingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String advice;

    /**
     * One line each.
     *
     * @param message what is missing
     * @param advice how to get it
     */
    public ToolMissingException(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    /** How to get it. */
    public String advice() {
        return advice;
    }
}
