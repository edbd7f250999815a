package cofferdam.proofs.bounded;

/** Why lemmas cannot be run; the message says what to do. */
public final class BoundedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BoundedException(String message) {
        super(message);
    }

    public BoundedException(String message, Throwable cause) {
        super(message, cause);
    }
}
