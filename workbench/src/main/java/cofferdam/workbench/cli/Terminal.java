package cofferdam.workbench.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err errors and progress
 * @param outIsTerminal whether a person watches {@code out}: colours only then
 * @param errIsTerminal whether a person watches {@code err}: progress only then
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean outIsTerminal, boolean errIsTerminal) {
    /** This process's streams, results by way of {@code delivery}; the launcher says in a system property which of them are terminals. */
    public static Terminal ofProcess(Delivery delivery) {
        String terminals = System.getProperty("cofferdam.terminals", "");
        return new Terminal(
                writer(delivery),
                writer(new FileOutputStream(FileDescriptor.err)),
                terminals.contains("out"),
                terminals.contains("err"));
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
