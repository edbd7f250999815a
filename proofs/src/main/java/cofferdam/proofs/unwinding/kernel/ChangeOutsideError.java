package cofferdam.proofs.unwinding.kernel;

/** A step changed something that was not expected to change in this model; it is now, so the exploration can begin again. */
public final class ChangeOutsideError extends Error {
    private static final long serialVersionUID = 1L;

    ChangeOutsideError(String message) {
        super(message);
    }
}
