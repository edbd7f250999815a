package cofferdam.spec.machine;

/** What a hypercall answers: zero or more on success, or one of these codes. Requirement G9-02. */
public final class Result {
    /** Done. */
    public static final int OK = 0;

    /** Not the caller's, or it does not exist: one answer for both. */
    public static final int DENIED = -1;

    /** An argument is out of range. */
    public static final int INVALID = -2;

    /** No message. */
    public static final int EMPTY = -3;

    /** An acknowledged queue is full. */
    public static final int FULL = -4;

    /** The frame is not in the state this call needs. */
    public static final int BUSY = -5;

    /** No such hypercall. */
    public static final int UNKNOWN = -7;

    private Result() {}
}
