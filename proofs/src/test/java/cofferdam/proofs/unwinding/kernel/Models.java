package cofferdam.proofs.unwinding.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.spec.system.reader.ReadResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Models for tests. */
final class Models {
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

    /** A description that is shipped as a model. */
    static SystemDescription description(String name) {
        ReadResult result = DescriptionReader.read(folder().resolve(name).resolve("system.xml"));
        assertThat(result.findings()).isEmpty();
        return result.description().orElseThrow();
    }

    /** Two partitions and a channel, with all calls. */
    static KernelModel channel() {
        Map<String, Set<Long>> cells = Map.of("red", Set.of(3L), "black", Set.of(3L));
        return new KernelModel(description("channel"), new Bounds(2, 1, 1, 1, true, true, cells));
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
