package cofferdam.proofs.bounded;

import cofferdam.proofs.evidence.Outcome;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The checker, a program of its own. */
public final class Jbmc {
    private final List<String> command;
    private final String version;

    private Jbmc(List<String> command, String version) {
        this.command = command;
        this.version = version;
    }

    /**
     * The checker that a command starts.
     *
     * @throws BoundedException if it does not answer
     */
    public static Jbmc at(List<String> command) {
        Run run = run(append(command, List.of("--version")), Duration.ofSeconds(60));
        if (run.timedOut() || run.exit() != 0 || run.lines().isEmpty()) {
            throw new BoundedException("this is no JBMC: " + String.join(" ", command) + "\n" + JbmcFinder.ADVICE);
        }
        return new Jbmc(List.copyOf(command), run.lines().get(0).trim());
    }

    /** Its version, as it says itself. */
    public String version() {
        return version;
    }

    /** Checks one lemma. */
    JbmcOutput.Verdict check(BoundedLemma lemma, List<Path> classPath, Duration limit) {
        List<String> arguments = new ArrayList<>(List.of(
                lemma.className(),
                "--function",
                lemma.entry(),
                "--classpath",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
        arguments.addAll(lemma.obligation().options());
        Run run = run(append(command, arguments), limit);
        if (run.timedOut()) {
            return new JbmcOutput.Verdict(Outcome.TIMEOUT, "not done after " + limit.toSeconds() + " s");
        }
        return JbmcOutput.read(run.exit(), run.lines());
    }

    private record Run(int exit, boolean timedOut, List<String> lines) {}

    private static List<String> append(List<String> first, List<String> then) {
        List<String> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    private static Run run(List<String> command, Duration limit) {
        Path output = null;
        Process process = null;
        try {
            output = Files.createTempFile("cofferdam-jbmc", ".txt");
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            return new Run(process.exitValue(), !ended, Files.readAllLines(output));
        } catch (IOException e) {
            throw new BoundedException(command.get(0) + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new BoundedException("interrupted", e);
        } finally {
            delete(output);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
