package cofferdam.proofs.unwinding.refinement;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Machine code runs, and the kernel does what the specification says. Requirements G1-13, G9-02, G11-01. */
class RunRefinementTest {
    @ParameterizedTest
    @ValueSource(strings = {"smallest", "red-black", "attacker"})
    void theKernelUnderMachineCodeDoesWhatTheSpecificationSays(String example) {
        Machine machine = boot(example);
        RunRefinement refinement = new RunRefinement(machine, () -> boot(example));
        machine.observer(refinement);
        machine.run(40);
        refinement.finish();
        assertThat(refinement.difference()).as("%s", refinement.lastSteps()).isEmpty();
        assertThat(refinement.steps()).isGreaterThan(60);
    }

    /** Known-bad: time passes that nobody was told of. */
    @Test
    void aTickTooManyIsADifference() {
        Machine machine = boot("smallest");
        RunRefinement refinement = new RunRefinement(machine, () -> boot("smallest"));
        machine.observer(refinement);
        machine.run(3);
        machine.kernel().tick(0);
        machine.run(1);
        assertThat(refinement.difference()).hasValueSatisfying(difference -> {
            assertThat(difference.requirement()).isEqualTo("G4-01");
            assertThat(difference.tick()).isBetween(3L, 4L);
            assertThat(difference.step()).isEqualTo(refinement.steps()).isPositive();
        });
        assertThat(refinement.lastSteps()).isNotEmpty();
    }

    private static Machine boot(String example) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs/examples"))) {
            folder = folder.getParent();
        }
        SystemDescription system = DescriptionReader.read(folder.resolve("docs/examples/" + example + "/system.xml"))
                .description()
                .orElseThrow();
        return Boot.boot(system, ImageStore.directory(system.directory()), BootOptions.defaults());
    }
}
