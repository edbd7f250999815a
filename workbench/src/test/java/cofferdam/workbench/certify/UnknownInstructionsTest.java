package cofferdam.workbench.certify;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.workbench.cli.Cli;
import cofferdam.workbench.guest.Substitution;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the model lacks is refused and counted, and a model that passed over it would be found (G10-03). */
class UnknownInstructionsTest {
    private static final SystemDescription SYSTEM = DescriptionReader.read(Path.of(Cli.example("red-black")))
            .description()
            .orElseThrow();
    private final UnknownInstructions trial = new UnknownInstructions(
            new Substitution(SYSTEM, ImageStore.directory(SYSTEM.directory())), BootOptions.defaults(), 60);

    @Test
    void noInstructionThatTheModelLacksIsPassedOver() {
        assertThat(trial.firstAccepted(UnknownInstructions.LACKING)).isEmpty();
        assertThat(trial.programs()).isEqualTo((long) SYSTEM.partitions().size() * UnknownInstructions.LACKING.size());
    }

    @Test
    void anInstructionThatIsCarriedOutIsAWitness() {
        byte[] nop = {(byte) 0x90};
        assertThat(trial.firstAccepted(List.of(nop))).hasValueSatisfying(witness -> {
            assertThat(witness.sentence())
                    .isEqualTo(
                            "instruction 90, which the model lacks, was passed over: the hypercall behind it was made");
            assertThat(witness.partition()).isEqualTo("red");
        });
    }

    @Test
    void anInstructionThatIsRefusedButNotCountedIsAWitness() {
        byte[] undefined = {0x0f, 0x0b};
        assertThat(trial.firstAccepted(List.of(undefined)))
                .hasValueSatisfying(witness -> assertThat(witness.sentence()).endsWith("was not counted"));
    }
}
