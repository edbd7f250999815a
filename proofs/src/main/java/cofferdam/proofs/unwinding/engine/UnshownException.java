package cofferdam.proofs.unwinding.engine;

/** Something was found broken that does not show again: the system did something that its parts do not say. */
public final class UnshownException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    UnshownException(Property property) {
        super("found " + property.id() + " broken, but cannot show where");
    }
}
