package cofferdam.workbench.cli;

import cofferdam.proofs.unwinding.engine.Explorer;
import cofferdam.proofs.unwinding.kernel.KernelModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A checkpoint and, beside it, what the model has learned on the way of what changes in it: without that its states would
 * not be read as they were written.
 */
final class Kept {
    private final Path checkpoint;

    Kept(Path checkpoint) {
        this.checkpoint = checkpoint;
    }

    /** Tells a fresh model what the one of the checkpoint had learned. */
    void learn(KernelModel model) throws IOException {
        if (!Files.exists(beside())) {
            return;
        }
        try {
            model.learn(Files.readString(beside()));
        } catch (IllegalArgumentException | IOException e) {
            throw new UserError(
                    beside() + ": is of another model, or was changed: " + e.getMessage(),
                    "Begin again without --resume, in a new file.");
        }
    }

    /** Keeps both. */
    void save(Explorer explorer, KernelModel model) throws IOException {
        try {
            explorer.save(checkpoint);
            Files.writeString(beside(), model.learned());
        } catch (IOException e) {
            throw Reason.cannotWrite(checkpoint, e, "Choose another file with --checkpoint.");
        }
    }

    /** What is written. */
    List<Path> files() {
        return List.of(checkpoint, beside());
    }

    private Path beside() {
        return checkpoint.resolveSibling(checkpoint.getFileName() + ".changes");
    }
}
