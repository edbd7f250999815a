package cofferdam.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.cli.Cli.Outcome;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code attacks}: its report in three forms, and what it says about wrong input. */
class AttacksCommandTest {
    private static final String ATTACKER = Cli.example("attacker");

    @TempDir
    Path folder;

    @Test
    void everyAttemptIsListedWithWhereAndByWhatItWasStopped() {
        Outcome outcome = Cli.run("attacks", ATTACKER);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains(
                        "  1  STOPPED    by G1-02  mallory  Read the victim's secret at the victim's own address",
                        "          stage-two tables: EPT violation, read at 0x90000; restarted",
                        "          remapping unit: 'engine' reads 32 bytes at 0x490000: blocked, fault record read-denied",
                        "Compared at every tick: mallory and trudy saw the same as with other secrets of victim.",
                        " attempts stopped, 0 not stopped, 0 not seen.")
                .doesNotContain("NOT STOPPED", "NOT SEEN");
    }

    @Test
    void theReportForMachinesIsJson() throws IOException {
        Outcome outcome = Cli.run("attacks", ATTACKER, "--format", "json");
        var root = new ObjectMapper().readTree(outcome.out());
        assertThat(root.path("format").asText()).isEqualTo("cofferdam-attacks-1");
        assertThat(root.path("counts").path("STOPPED").asInt())
                .isEqualTo(root.path("attempts").size());
    }

    @Test
    void thePageNeedsNothingElse() throws IOException {
        String page = Cli.run("attacks", ATTACKER, "--format", "html").out();
        Files.writeString(Path.of("target", "sample-attacks.html"), page);
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("Read the secret by DMA", "G3-01", "Kernel memory unreachable", "<svg", "</html>")
                .doesNotContain("http://", "https://", "<script", "src=");
    }

    @Test
    void aSystemWithoutAttemptsIsToldHowToHaveSome() {
        Outcome outcome = Cli.run("attacks", Cli.example("smallest"));
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("there is no file ", "attempts.xml", "docs/attempts.md says how");
    }

    @Test
    void aWrongFileIsRejectedWithPlaceRuleAndAdvice() throws IOException {
        Path file = folder.resolve("attempts.xml");
        String good = Files.readString(Path.of(ATTACKER).resolveSibling("attempts.xml"));
        Files.writeString(file, good.replaceFirst("by=\"trudy\"", "by=\"tru\""));
        Outcome outcome = Cli.run("attacks", ATTACKER, "--attempts", file.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith(file + ":")
                .contains(
                        ":3: ATT-04: the system has no partition \"tru\"",
                        "    name one of its partitions",
                        "1 finding; 'cofferdam explain ATT-04' tells what the rule is for.");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void rulesAndOutcomesAreExplained() {
        assertThat(Cli.run("explain", "ATT-01").out()).contains("whole major frames");
        assertThat(Cli.run("explain", "not seen").out()).contains("never counts as stopped");
    }
}
