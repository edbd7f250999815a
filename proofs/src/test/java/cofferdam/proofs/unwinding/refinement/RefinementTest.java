package cofferdam.proofs.unwinding.refinement;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.kernel.platform.Machine;
import cofferdam.proofs.unwinding.machine.Models;
import cofferdam.spec.machine.Action;
import cofferdam.spec.system.SystemDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/**
 * The kernel does what the specification says: in random systems, at random steps, with states, answers and error codes
 * compared after each. Requirements G1-06 to G1-09, G1-13, G2-05, G5-04, G9-02.
 */
class RefinementTest {
    /** Parts of a system; each seed takes some of them. */
    private static final String[] FLOWS = {
        "<queuingChannel name=\"q\" id=\"0\" from=\"a\" to=\"b\" messageSize=\"16\" depth=\"2\"/>",
        "<samplingChannel name=\"s\" id=\"0\" from=\"b\" to=\"a\" messageSize=\"16\"/>",
        "<memoryChannel name=\"m\" from=\"a\" to=\"b\" size=\"4K\" fromAt=\"0x30000\" toAt=\"0x31000\"/>",
        "<event name=\"e\" id=\"0\" from=\"b\" to=\"a\" vector=\"41\"/>",
        "<grant name=\"g\" id=\"0\" from=\"a\" region=\"a/loan\" to=\"b\" at=\"0x20000\" access=\"rw\""
                + " modes=\"lend share donate\"/>"
    };

    private Path folder;

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("cofferdam-refinement");
    }

    @AfterProperty
    void removeFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 110)
    void theKernelDoesWhatTheSpecificationSays(@ForAll long seed) {
        Random random = new Random(seed);
        Refinement refinement = new Refinement(boot(system(random)));
        assertThat(refinement.differenceAtBoot()).isNull();
        RandomActions actions = new RandomActions(refinement.actions(), random);
        List<String> done = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Action action = actions.next(refinement);
            done.add(refinement.words(action));
            assertThat(refinement.step(action)).as("after %s", done).isNull();
        }
    }

    private SystemDescription system(Random random) {
        StringBuilder flows = new StringBuilder();
        boolean granted = random.nextBoolean();
        for (int i = 0; i < FLOWS.length; i++) {
            if (i == FLOWS.length - 1 ? granted : random.nextInt(4) != 0) {
                flows.append(
                        random.nextBoolean()
                                ? FLOWS[i]
                                : FLOWS[i].replace("depth=\"2\"", "depth=\"1\" acknowledged=\"true\""));
            }
        }
        String dma = granted ? "buffer" : "buffer loan";
        return Models.two(
                folder,
                "<memory name=\"buffer\" size=\"8K\" at=\"0x10000\" access=\"rw\"/>"
                        + "<memory name=\"loan\" size=\"8K\" at=\"0x14000\" access=\"rwx\"/>",
                random.nextInt(3) == 0 ? "" : "<device ref=\"disk\" at=\"0x18000\" vector=\"40\" dma=\"" + dma + "\"/>",
                flows.toString());
    }

    private static Machine boot(SystemDescription system) {
        return Boot.boot(system, ImageStore.directory(system.directory()), BootOptions.defaults());
    }
}
