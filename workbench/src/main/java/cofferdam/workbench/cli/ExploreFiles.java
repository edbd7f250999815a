package cofferdam.workbench.cli;

import cofferdam.proofs.unwinding.engine.Explained;
import cofferdam.proofs.unwinding.engine.JunitText;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.proofs.unwinding.engine.Replay;
import cofferdam.workbench.report.CounterexampleSvg;
import cofferdam.workbench.report.JsonExploration;
import cofferdam.workbench.report.OutputFolder;
import cofferdam.workbench.report.OutputFolder.ForeignFolderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an exploration leaves in a folder. */
final class ExploreFiles {
    private final Path folder;
    private final OutputFolder output;

    private ExploreFiles(Path folder, OutputFolder output) {
        this.folder = folder;
        this.output = output;
    }

    /**
     * Opens the folder.
     *
     * @throws UserError if it is somebody else's or cannot be made
     */
    static ExploreFiles open(Path folder) {
        List<String> names = new ArrayList<>(List.of("report.json", "report.txt"));
        for (Property property : Property.values()) {
            for (String ending : List.of(".txt", ".svg", ".replay")) {
                names.add(property.id() + ending);
            }
            names.add(testName(property) + ".java");
        }
        try {
            return new ExploreFiles(folder, OutputFolder.open(folder, names));
        } catch (ForeignFolderException e) {
            throw new UserError(e.getMessage(), "Choose another folder with --out.");
        } catch (IOException e) {
            throw Reason.cannotWrite(folder, e, "Choose another folder with --out.");
        }
    }

    /** Writes the report and the counterexamples. */
    void write(ExploreResult result) throws IOException {
        output.write("report.json", JsonExploration.of(result.map()));
        output.write("report.txt", result.text(new Style(false)));
        for (Explained found : result.broken()) {
            Property property = found.example().property();
            ReplayOrigin origin = ReplayOrigin.of(result.model().name(), folder, result.file(), result.changed());
            Replay replay = Replay.of(origin.text(), found.example());
            output.write(property.id() + ".txt", found.words());
            output.write(property.id() + ".svg", CounterexampleSvg.standalone(found));
            output.write(property.id() + ".replay", replay.text());
            String name = testName(property);
            output.write(
                    name + ".java",
                    JunitText.of("counterexamples", name, system(result.file(), result.changed()), replay));
        }
    }

    /** An expression that gives a fresh system, for who runs the test where the command was run. */
    private static String system(Path file, Map<String, String> changed) {
        String bounds = new TreeMap<>(changed)
                .entrySet().stream()
                        .map(change -> literal(change.getKey()) + ", " + literal(change.getValue()))
                        .collect(Collectors.joining(", "));
        return "cofferdam.proofs.unwinding.kernel.KernelSystems.of(" + literal(file.toString()) + ", java.util.Map.of("
                + bounds + ")).get()";
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String testName(Property property) {
        StringBuilder name = new StringBuilder();
        for (String word : property.id().split("-")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.append("CounterexampleTest").toString();
    }
}
