package cofferdam.proofs.unwinding.engine;

/** A replay that cannot be read, or that does not belong to the system it is played on. */
public final class ReplayException extends Exception {
    private static final long serialVersionUID = 1;

    ReplayException(String message) {
        super(message);
    }
}
