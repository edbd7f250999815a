package cofferdam.workbench.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Locale;

/** Results on their way out of the process: remembers whether they got there, which a {@link PrintWriter} keeps silent. */
public final class Delivery extends OutputStream {
    private final OutputStream target;
    private IOException failure;

    /** To a stream. */
    public Delivery(OutputStream target) {
        this.target = target;
    }

    @Override
    public synchronized void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            target.write(bytes, offset, length);
        } catch (IOException e) {
            throw remember(e);
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        try {
            target.flush();
        } catch (IOException e) {
            throw remember(e);
        }
    }

    private IOException remember(IOException problem) {
        failure = failure == null ? problem : failure;
        return problem;
    }

    /**
     * The exit code of a command whose results went here: its own, unless some were lost; a reader that stopped reading
     * ({@code | head -1}) lost nothing it wanted.
     */
    public synchronized int exitCode(int own, PrintWriter err) {
        if (failure == null || readerLeft(failure)) {
            return own;
        }
        err.println("cofferdam: cannot write to standard output: " + Reason.of(failure));
        err.flush();
        return ExitCode.TOOL_FAILED;
    }

    private static boolean readerLeft(IOException problem) {
        String message = problem.getMessage();
        return message != null && message.toLowerCase(Locale.ROOT).contains("pipe");
    }
}
