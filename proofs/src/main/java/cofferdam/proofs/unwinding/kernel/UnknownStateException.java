package cofferdam.proofs.unwinding.kernel;

/** The kernel keeps state in a way that the exploration does not look at: it would be incomplete without saying so. */
public final class UnknownStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownStateException(String message) {
        super(message);
    }
}
