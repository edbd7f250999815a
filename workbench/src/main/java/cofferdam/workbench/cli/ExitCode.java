package cofferdam.workbench.cli;

/** What the exit status of the program means. */
public final class ExitCode {
    /** Everything asked for was done, and no claim fails. */
    public static final int HOLDS = 0;

    /** A claim fails. */
    public static final int FAILS = 1;

    /** The input or the command line is wrong. */
    public static final int BAD_INPUT = 2;

    /** The tool itself failed. */
    public static final int TOOL_FAILED = 3;

    /** The user stopped it; as shells say it. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
