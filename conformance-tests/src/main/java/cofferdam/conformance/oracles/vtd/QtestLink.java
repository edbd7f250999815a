package cofferdam.conformance.oracles.vtd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * QEMU's qtest protocol over two streams: a line for each command, a line {@code OK [value]} for each answer.
 *
 * <p>Commands without interesting answers are collected and sent together; few enough at a time that neither side's
 * buffer fills while the other waits.
 */
final class QtestLink {
    private static final int BATCH = 400;

    private final Writer out;
    private final BufferedReader in;
    private final List<String> waiting = new ArrayList<>();

    QtestLink(Writer out, BufferedReader in) {
        this.out = out;
        this.in = in;
    }

    void write32(long address, long value) throws IOException {
        queue("writel", address, value);
    }

    void write64(long address, long value) throws IOException {
        queue("writeq", address, value);
    }

    void out32(int port, long value) throws IOException {
        queue("outl", port, value);
    }

    long read32(long address) throws IOException {
        return ask("readl 0x" + Long.toHexString(address));
    }

    long read64(long address) throws IOException {
        return ask("readq 0x" + Long.toHexString(address));
    }

    private void queue(String command, long address, long value) throws IOException {
        waiting.add(command + " 0x" + Long.toHexString(address) + " 0x" + Long.toHexString(value));
        if (waiting.size() == BATCH) {
            flush();
        }
    }

    private long ask(String command) throws IOException {
        flush();
        waiting.add(command);
        String answer = flush();
        return Long.parseUnsignedLong(answer.substring("0x".length()), 16);
    }

    /** Sends what waits; gives the last answer without its OK. */
    private String flush() throws IOException {
        for (String command : waiting) {
            out.write(command);
            out.write('\n');
        }
        out.flush();
        String last = "";
        for (int answered = 0; answered < waiting.size(); ) {
            String line = in.readLine();
            if (line == null) {
                throw new IOException("QEMU ended after " + answered + " of " + waiting);
            }
            if (line.startsWith("OK")) {
                last = line.substring(2).strip();
                answered++;
            } else if (!line.startsWith("IRQ")) {
                throw new IOException("QEMU answered: " + line);
            }
        }
        waiting.clear();
        return last;
    }
}
