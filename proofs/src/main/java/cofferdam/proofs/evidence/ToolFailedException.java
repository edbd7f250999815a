package cofferdam.proofs.evidence;

import java.io.IOException;

/** A tool that is there could not be run, or gave up before its end: nothing is known from that run. */
public final class ToolFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    /**
     * One line each.
     *
     * @param message what the tool did not do, and why
     * @param advice what to look at
     */
    public ToolFailedException(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    /** One line each, with what lies behind it. */
    public ToolFailedException(String message, String advice, Throwable cause) {
        super(message, cause);
        this.advice = advice;
    }

    /** What to look at. */
    public String advice() {
        return advice;
    }
}
