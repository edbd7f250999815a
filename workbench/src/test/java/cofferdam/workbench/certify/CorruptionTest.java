package cofferdam.workbench.certify;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.readback.ReachabilityAudit;
import cofferdam.kernel.readback.ReadBack;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.workbench.cli.Cli;
import cofferdam.workbench.guest.Substitution;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each checker rejects its known-bad machines and accepts the sound one (G11-01). */
class CorruptionTest {
    private static final SystemDescription SYSTEM = DescriptionReader.read(Path.of(Cli.example("red-black")))
            .description()
            .orElseThrow();
    private static final Substitution SUBJECT = new Substitution(SYSTEM, ImageStore.directory(SYSTEM.directory()));

    @Test
    void aSoundMachineIsAccepted() {
        Machine machine = boot();
        assertThat(ReadBack.compare(machine)).isEmpty();
        assertThat(ReachabilityAudit.check(machine)).isEmpty();
        assertThat(StartState.firstDifference(SUBJECT, machine)).isEmpty();
        machine.run(40);
        assertThat(ReachabilityAudit.check(machine)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyCorruptionIsRejected() {
        return Corruption.of(SUBJECT).stream()
                .map(corruption -> DynamicTest.dynamicTest(corruption.name(), () -> {
                    Machine machine = Boot.boot(
                            SYSTEM, SUBJECT.images(), BootOptions.defaults().toBeDamaged());
                    corruption.damage().accept(machine);
                    assertThat(corruption.rejected().test(machine)).isTrue();
                }));
    }

    @Test
    void corruptionsOfMemoryAreRejectedBecauseOfTheDamage() {
        Machine sound = boot();
        assertThat(Corruption.of(SUBJECT))
                .filteredOn(c -> c.name().contains("maps") || c.name().contains("starts with"))
                .isNotEmpty()
                .allSatisfy(c -> assertThat(c.rejected().test(sound)).isFalse());
    }

    private static Machine boot() {
        return Boot.boot(SYSTEM, SUBJECT.images(), BootOptions.defaults());
    }
}
