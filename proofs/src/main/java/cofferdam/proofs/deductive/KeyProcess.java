package cofferdam.proofs.deductive;

import cofferdam.proofs.openjml.WatchedProcess;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Runs of KeY over a folder of sources, one process after the other: a process that falls silent over a contract is
 * ended, and another one goes on with those after it.
 */
final class KeyProcess {
    private final String classPath;
    private final Path source;
    private final Path work;
    private final Duration silence;

    /**
     * Prepares runs.
     *
     * @param classPath of the runner
     * @param source folder with the sources of a package, and nothing else
     * @param work where files of its own are put
     * @param silence how long a process may say nothing
     */
    KeyProcess(String classPath, Path source, Path work, Duration silence) {
        this.classPath = classPath;
        this.source = source;
        this.work = work;
        this.silence = silence;
    }

    /** What KeY says of the sources: all contracts, and the choices of rules; or why it cannot load them. */
    record Loaded(SortedSet<String> contracts, SortedSet<String> choices, String failed) {}

    /** One process's lines so far. */
    private static final class Lines {
        private Loaded loaded =
                new Loaded(new TreeSet<>(), new TreeSet<>(), "KeY ended before the sources were loaded");
        private String begun = "";
    }

    /** Loads the sources only. */
    Loaded load() throws IOException, InterruptedException {
        return run(List.of(), (id, answer) -> {}).loaded;
    }

    /**
     * Tries to prove contracts.
     *
     * @param listener told the answer to each, as it comes
     */
    void prove(List<String> ids, BiConsumer<String, KeyAnswer> listener) throws IOException, InterruptedException {
        Set<String> left = new LinkedHashSet<>(ids);
        while (!left.isEmpty()) {
            Lines lines = run(List.copyOf(left), (id, answer) -> {
                left.remove(id);
                listener.accept(id, answer);
            });
            String reason = unusable(lines.loaded);
            if (!reason.isEmpty()) {
                left.forEach(id -> listener.accept(id, KeyAnswer.failed(reason)));
                return;
            }
            if (left.remove(lines.begun)) {
                listener.accept(lines.begun, KeyAnswer.failed("KeY ended or fell silent over it"));
            } else if (!left.isEmpty() && lines.begun.isEmpty()) {
                left.forEach(id -> listener.accept(id, KeyAnswer.failed("KeY ended without a word about it")));
                return;
            }
        }
    }

    private static String unusable(Loaded loaded) {
        if (!loaded.failed().isEmpty()) {
            return "KeY cannot load the sources: " + loaded.failed();
        }
        Set<String> others = new TreeSet<>(KeyOptions.choices());
        others.removeAll(loaded.choices());
        return others.isEmpty() ? "" : "KeY did not accept the choices " + others;
    }

    private Lines run(List<String> ids, BiConsumer<String, KeyAnswer> listener)
            throws IOException, InterruptedException {
        Path home = Files.createTempDirectory(work, "settings");
        Path orders = Files.createTempFile(work, "orders", ".txt");
        List<String> text = new ArrayList<>();
        KeyOptions.pinned().forEach(option -> text.add("set " + option.replaceFirst(":", " ")));
        ids.forEach(id -> text.add("prove " + id));
        Files.write(orders, text);
        Lines lines = new Lines();
        WatchedProcess.run(command(home, orders), work, silence, output -> {
            JsonNode line = KeyAnswer.line(output);
            if (line.has("loaded") || (line.has("failed") && !line.has("contract"))) {
                lines.loaded = new Loaded(
                        KeyAnswer.texts(line.path("contracts")),
                        KeyAnswer.texts(line.path("choices")),
                        line.path("failed").asText(""));
            } else if (line.has("begin")) {
                lines.begun = line.path("begin").asText();
            } else if (line.has("contract")) {
                listener.accept(line.path("contract").asText(), KeyAnswer.of(line));
            }
        });
        return lines;
    }

    private List<String> command(Path home, Path orders) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx4g",
                "-Xss64m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dkey.disregardSettings=true",
                "-cp",
                classPath,
                "cofferdam.deductive.KeyRunner",
                source.toAbsolutePath().toString(),
                home.toAbsolutePath().toString(),
                orders.toAbsolutePath().toString());
    }
}
