package cofferdam.workbench.certify;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.workbench.cli.Cli;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules are asked about what is booted, not about what was once read (G7-03, G8-05). */
class DescriptionChecksTest {
    private static final SystemDescription GOOD = DescriptionReader.read(Path.of(Cli.example("red-black")))
            .description()
            .orElseThrow();

    @Test
    void aDescriptionThatBreaksNoRuleHolds() {
        assertThat(DescriptionChecks.evidence(GOOD))
                .extracting(Evidence::verdict)
                .containsOnly(Verdict.HOLDS);
    }

    @Test
    void aDescriptionThatBreaksARuleFailsWithTheRuleAndThePlace() {
        SystemDescription twice = new SystemDescription(
                GOOD.name(),
                GOOD.directory(),
                GOOD.platform(),
                List.of(GOOD.partitions().get(0), GOOD.partitions().get(0)),
                GOOD.channels(),
                GOOD.events(),
                GOOD.grants(),
                GOOD.schedule(),
                GOOD.where());
        assertThat(DescriptionChecks.evidence(twice)).allSatisfy(evidence -> {
            assertThat(evidence.verdict()).isEqualTo(Verdict.FAILS);
            assertThat(evidence.witness().orElseThrow().sentence()).startsWith("NAM-");
        });
    }
}
