package cofferdam.workbench.cli;

/** Something the user can put right: what is wrong, and what to do next. Leads to {@link ExitCode#BAD_INPUT}. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    /**
     * One line each.
     *
     * @param message what is wrong
     * @param advice what to do next
     */
    public UserError(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    /** What to do next. */
    public String advice() {
        return advice;
    }
}
