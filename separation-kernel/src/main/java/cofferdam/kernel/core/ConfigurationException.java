package cofferdam.kernel.core;

/** A kernel was to be constructed from a configuration that is not complete, or whose tables do not fit. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigurationException(String message) {
        super(message);
    }
}
