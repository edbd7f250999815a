package cofferdam.proofs.defects;

/** A defect that cannot be read, applied, compiled or loaded; the message says which and why. */
public final class DefectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for the user. */
    public DefectException(String message) {
        super(message);
    }

    /** With a message for the user and what led to it. */
    public DefectException(String message, Throwable cause) {
        super(message, cause);
    }
}
