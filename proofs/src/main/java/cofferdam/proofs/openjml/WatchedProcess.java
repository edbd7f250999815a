package cofferdam.proofs.openjml;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Runs a program and reads its lines; ends it, with all it has started, when it falls silent for too long. */
public final class WatchedProcess {
    private static final long POLL_MILLIS = 50;

    private WatchedProcess() {}

    /** How the program ended. */
    public record Ended(int exit, boolean killed) {}

    /**
     * Runs a program to its end.
     *
     * @param silence how long it may say nothing
     * @param lines gets each line of its output and its errors, on another thread
     */
    public static Ended run(List<String> command, Path folder, Duration silence, Consumer<String> lines)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        AtomicLong heard = new AtomicLong(System.nanoTime());
        Thread reader = new Thread(() -> read(process, heard, lines), "output of " + command.get(0));
        reader.start();
        boolean killed = false;
        try {
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!killed && System.nanoTime() - heard.get() > silence.toNanos()) {
                    killed = true;
                    kill(process);
                }
            }
            reader.join();
        } finally {
            kill(process);
        }
        return new Ended(process.exitValue(), killed);
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void read(Process process, AtomicLong heard, Consumer<String> lines) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                heard.set(System.nanoTime());
                lines.accept(line);
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
