package cofferdam.proofs.unwinding.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Models for tests. */
final class Models {
    /** The shipped models. */
    static final List<String> NAMES =
            List.of("channel", "device", "large", "leftovers", "processors", "restart", "sharing");

    private Models() {}

    /** The folder docs/models. */
    static Path folder() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs/models"))) {
            folder = folder.getParent();
            assertThat(folder).as("a folder above that holds docs/models").isNotNull();
        }
        return folder.resolve("docs/models");
    }

    /** A shipped model. */
    static ModelFile file(String name) {
        ModelReader.Result result = ModelReader.read(folder().resolve(name).resolve("model.xml"));
        assertThat(result.findings()).isEmpty();
        return result.model().orElseThrow();
    }

    /** Two partitions and a channel, with all calls and with interrupts. */
    static KernelModel channel() {
        ModelFile file = file("channel");
        return file.with(file.bounds().with("interrupts", "true")).model();
    }

    /** Some step that is possible. */
    static int step(KernelSystem system, Random random) {
        int action = random.nextInt(system.actions());
        while (system.actor(action) < 0 || !system.step(action)) {
            action = random.nextInt(system.actions());
        }
        return action;
    }

    /** All parts of the current state. */
    static byte[][] parts(KernelSystem system) {
        byte[][] parts = new byte[system.parts()][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = system.part(i);
        }
        return parts;
    }

    /** Puts a state there. */
    static void load(KernelSystem system, byte[][] parts) {
        for (int i = 0; i < parts.length; i++) {
            system.setPart(i, parts[i]);
        }
    }
}
