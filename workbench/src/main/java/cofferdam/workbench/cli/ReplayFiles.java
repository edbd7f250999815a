package cofferdam.workbench.cli;

import cofferdam.proofs.unwinding.engine.Counterexample;
import cofferdam.proofs.unwinding.engine.JunitText;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.proofs.unwinding.engine.Replay;
import cofferdam.workbench.report.OutputFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files that show a counterexample again: one for {@code run --replay}, and a JUnit test. */
final class ReplayFiles {
    private ReplayFiles() {}

    /** The names that such files may have. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Property property : Property.values()) {
            names.add(replay(property));
            names.add(test(property) + ".java");
        }
        return names;
    }

    /** The name of the file for {@code run --replay}. */
    static String replay(Property property) {
        return property.id() + ".replay";
    }

    /** Writes both. */
    static void write(OutputFolder output, ReplayOrigin origin, Path file, Counterexample found) throws IOException {
        Replay replay = Replay.of(origin.text(), found);
        output.write(replay(found.property()), replay.text());
        String name = test(found.property());
        output.write(name + ".java", JunitText.of("counterexamples", name, system(origin, file), replay));
    }

    /** An expression that gives a fresh system, for who runs the test where the command was run. */
    private static String system(ReplayOrigin origin, Path file) {
        String systems = "cofferdam.proofs.unwinding.kernel.KernelSystems.";
        if (origin.scaled()) {
            return systems + "scaled(" + literal(file.toString()) + ").get()";
        }
        String bounds = new TreeMap<>(origin.bounds())
                .entrySet().stream()
                        .map(change -> literal(change.getKey()) + ", " + literal(change.getValue()))
                        .collect(Collectors.joining(", "));
        return systems + "of(" + literal(file.toString()) + ", java.util.Map.of(" + bounds + ")).get()";
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String test(Property property) {
        StringBuilder name = new StringBuilder();
        for (String word : property.id().split("-")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.append("CounterexampleTest").toString();
    }
}
