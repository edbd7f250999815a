package cofferdam.workbench.grade;

/** An answer that cannot be graded, for it is not there or not what it should be: what is wrong, and what to do. */
public final class BadAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    /** One line each. */
    public BadAnswerException(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    /** What to do next. */
    public String advice() {
        return advice;
    }
}
