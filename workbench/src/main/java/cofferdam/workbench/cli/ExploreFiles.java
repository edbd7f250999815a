package cofferdam.workbench.cli;

import cofferdam.proofs.unwinding.engine.Explained;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.workbench.report.CounterexampleSvg;
import cofferdam.workbench.report.JsonExploration;
import cofferdam.workbench.report.OutputFolder;
import cofferdam.workbench.report.OutputFolder.ForeignFolderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
            names.add(property.id() + ".txt");
            names.add(property.id() + ".svg");
        }
        names.addAll(ReplayFiles.names());
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
            output.write(property.id() + ".txt", found.words());
            output.write(property.id() + ".svg", CounterexampleSvg.standalone(found));
            ReplayFiles.write(output, origin, result.file(), found.example());
        }
        output.removeOutdated();
    }
}
