package cofferdam.workbench.cli;

import cofferdam.proofs.defects.SourceEdit;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A user's own changes of the sources. */
final class PatchFiles {
    private static final long LARGEST = 1L << 20;

    private PatchFiles() {}

    /** Reads them, to be applied one after the other. */
    static SourceEdit read(List<Path> files) {
        List<String> diffs = new ArrayList<>();
        for (Path file : files) {
            diffs.add(text(file));
        }
        String names = files.stream().map(f -> f.getFileName().toString()).collect(Collectors.joining(" and "));
        return new SourceEdit(SourceEdit.PATCH, names, diffs);
    }

    private static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError("there is no file " + file, "Make one with: git diff > " + file.getFileName());
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new UserError(file + " has more than 1 MiB", "A patch of the sources is a few lines long.");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new UserError(file + " is no text", "Make a patch with: git diff > mine.diff");
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + Reason.of(e), "Look at its permissions.");
        }
    }
}
