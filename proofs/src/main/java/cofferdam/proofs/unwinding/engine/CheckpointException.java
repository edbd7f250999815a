package cofferdam.proofs.unwinding.engine;

/** A checkpoint that cannot be gone on with: of another model, with other options, damaged. */
public final class CheckpointException extends Exception {
    private static final long serialVersionUID = 1;

    CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
