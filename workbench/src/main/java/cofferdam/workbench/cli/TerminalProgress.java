package cofferdam.workbench.cli;

import cofferdam.workbench.certify.Certifier;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on the terminal, or nothing where nobody watches. */
final class TerminalProgress implements Certifier.Progress, AutoCloseable {
    private static final int WIDTH = 100;
    private static final int MILLISECONDS = 200;

    private final Terminal terminal;
    private ProgressBar bar;
    private String task = "";

    TerminalProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void step(String what, int done, int of) {
        if (!terminal.errIsTerminal()) {
            return;
        }
        if (!what.equals(task)) {
            finish();
            task = what;
        }
        if (bar == null) {
            PrintStream stream = new PrintStream(new WriterStream(terminal.err()), true, StandardCharsets.UTF_8);
            bar = new ProgressBarBuilder()
                    .setTaskName(what)
                    .setInitialMax(of)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(MILLISECONDS)
                    .setConsumer(new ConsoleProgressBarConsumer(stream, WIDTH))
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.stepTo(done);
    }

    @Override
    public synchronized void note(String words) {
        if (bar != null) {
            bar.setExtraMessage(words);
        }
    }

    /** Takes the bar off the terminal, so that results can be printed. */
    synchronized void finish() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public void close() {
        finish();
    }

    /** Bytes of ASCII text to a writer. */
    private static final class WriterStream extends OutputStream {
        private final PrintWriter writer;

        WriterStream(PrintWriter writer) {
            this.writer = writer;
        }

        @Override
        public void write(int value) {
            writer.write(value);
        }

        @Override
        public void flush() {
            writer.flush();
        }
    }
}
