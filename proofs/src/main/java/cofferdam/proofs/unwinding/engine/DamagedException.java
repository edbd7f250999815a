package cofferdam.proofs.unwinding.engine;

/** A checkpoint with a right sum whose tables contradict each other: somebody wrote it who was not this program. */
public final class DamagedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    DamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
