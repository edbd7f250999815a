package cofferdam.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.defects.DefectCatalogue;
import cofferdam.workbench.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own patch of the kernel runs like a seeded defect, and one that cannot is refused with advice (G11-01). */
class PatchOptionTest {
    private static final String DEFECT = "rights-unchecked-on-remap";

    @TempDir
    Path folder;

    @Test
    void aPatchedKernelRunsTheAttacks() throws IOException {
        Path patch = Files.writeString(
                folder.resolve("mine.diff"),
                DefectCatalogue.shipped().find(DEFECT).orElseThrow().patch());
        Outcome outcome = Cli.run("attacks", Cli.example("attacker"), "--patch", patch.toString());
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.out()).contains("with patch mine.diff", "NOT STOPPED");
    }

    @Test
    void aPatchThatDoesNotApplyIsTheUsersMistake() throws IOException {
        Path patch = Files.writeString(
                folder.resolve("old.diff"),
                DefectCatalogue.shipped().find(DEFECT).orElseThrow().patch().replace("ownerMost", "ownerLeast"));
        Outcome outcome = Cli.run("run", Cli.example("smallest"), "--patch", patch.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("patch old.diff does not apply to ", "Mapping.java", "git diff");
    }

    @Test
    void aPatchThatDoesNotCompileSaysWhere() throws IOException {
        Path patch = Files.writeString(
                folder.resolve("typo.diff"),
                DefectCatalogue.shipped()
                        .find(DEFECT)
                        .orElseThrow()
                        .patch()
                        .replace("ledger.ownerRights(f) == 0", "ledger.ownerRight(f) == 0"));
        Outcome outcome = Cli.run("run", Cli.example("smallest"), "--patch", patch.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("patch typo.diff applies but does not compile", "Mapping.java:");
    }

    @Test
    void aPatchThatIsNotThereAndOneBesideADefectAreRefused() {
        Outcome absent = Cli.run("run", Cli.example("smallest"), "--patch", "nowhere.diff");
        assertThat(absent.exit()).isEqualTo(2);
        assertThat(absent.err()).contains("there is no file nowhere.diff");
        Outcome both = Cli.run("run", Cli.example("smallest"), "--patch", "nowhere.diff", "--defect", DEFECT);
        assertThat(both.exit()).isEqualTo(2);
        assertThat(both.err()).contains("Leave one of them out");
    }

    @Test
    void aPatchHasOneMebibyteAndNoByteMore() throws IOException {
        Path patch = Files.writeString(folder.resolve("large.diff"), " ".repeat(1 << 20));
        Outcome read = Cli.run("run", Cli.example("smallest"), "--patch", patch.toString());
        assertThat(read.exit()).isEqualTo(2);
        assertThat(read.err()).contains("its patch touches no file");
        Files.writeString(patch, " ".repeat((1 << 20) + 1));
        Outcome refused = Cli.run("run", Cli.example("smallest"), "--patch", patch.toString());
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains(patch + " has more than 1 MiB");
    }
}
