package cofferdam.workbench.certify;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.boot.ImageStore;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.workbench.cli.Cli;
import cofferdam.workbench.cli.Cli.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A certificate says which states were explored, as strong as that is, and finds broken kernels by it (G10-02, G11-01). */
class ExploredCertificateTest {
    private static final String ALONE =
            """
            <system xmlns="urn:cofferdam:system:1" name="alone">
              <platform>
                <memory><region base="0x100000" size="1M"/></memory>
                <processors count="1" physicalAddressBits="36" features="page-1g"/>
                <kernel base="0x100000" size="128K"/>
              </platform>
              <partition name="hermit" processor="0">
                <memory name="code" size="4K" at="0x10000" access="rx"/>
                <memory name="data" size="16K" at="0x20000" access="rw"/>
                <image file="hermit.bin" at="0x10000"/>
                <start entry="0x10000" stack="0x22000" pageTables="0x22000"/>
                <fault on="ept-violation" action="restart" limit="2"/>
              </partition>
              <schedule tick="100"><processor id="0"><minorFrame partition="hermit" ticks="2"/></processor></schedule>
            </system>
            """;

    @TempDir
    Path folder;

    @Test
    void aSystemWhoseStatesWereAllVisitedIsExhaustiveInThisRespect() throws IOException {
        Files.copy(Cli.EXAMPLES.resolve("smallest/producer.bin"), folder.resolve("hermit.bin"));
        Path system = Files.writeString(folder.resolve("system.xml"), ALONE);
        Outcome outcome = certify(system.toString(), "--budget", "300");
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isZero();
        JsonNode root = json();
        assertThat(root.path("exploration").path("complete").asBoolean()).isTrue();
        assertThat(root.path("exploration").path("frontierLeft").asLong()).isZero();
        assertThat(strength(root, "unwinding")).isEqualTo("EXHAUSTIVE");
        assertThat(outcome.out())
                .contains("all that are reachable", "besides EXHAUSTIVE unwinding")
                .contains("Bounds: this system with regions of 1 page");
    }

    @Test
    void whatTheTimeDidNotAllowIsSaidAndCountsAsSampled() {
        SystemDescription system = DescriptionReader.read(Path.of(Cli.example("red-black")))
                .description()
                .orElseThrow();
        List<String> told = new ArrayList<>();
        Coverage coverage = new StateExploration(
                        system,
                        ImageStore.directory(system.directory()),
                        () -> false,
                        (what, done, of) -> told.add(what + " of " + of))
                .run(Duration.ofSeconds(3));
        assertThat(coverage.complete()).isFalse();
        assertThat(coverage.left()).isPositive();
        assertThat(coverage.strength()).isEqualTo(Strength.SAMPLED);
        assertThat(coverage.words()).contains(" of the states not gone on from: the time was over", " steps/s");
        assertThat(told).contains("exploring states of 3");
        assertThat(StateChecks.evidence(coverage))
                .allSatisfy(evidence -> assertThat(evidence.strength()).isEqualTo(Strength.SAMPLED));
    }

    @Test
    void withoutTimeNothingIsExploredAndAllReportsSaySo() throws IOException {
        Outcome outcome = certify(Cli.example("smallest"), "--budget", "0");
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out()).contains("States explored: none: --budget 0 leaves it out");
        assertThat(json().path("exploration").path("explored").asBoolean()).isFalse();
        assertThat(strength(json(), "unwinding")).isEmpty();
        assertThat(folder.resolve("out/certificate.html")).content().contains("<p>None: --budget 0 leaves it out.</p>");
        assertThat(folder.resolve("out/certificate.xml"))
                .content()
                .contains("<skipped message=\"none: --budget 0 leaves it out\"/>");
    }

    @ParameterizedTest
    @CsvSource({
        "missing-ownership-check-in-map, G1, frames-exclusive-in-states",
        "schedule-skew-after-overrun, G4, schedule-in-states"
    })
    void aBrokenKernelIsFoundByItsStates(String defect, String claim, String check) throws IOException {
        Outcome outcome = certify(Cli.example("smallest"), "--budget", "120", "--defect", defect);
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(1);
        assertThat(outcome.out()).contains(claim + " fails in check " + check);
        JsonNode witness = evidence(json(), check).path("witness");
        assertThat(witness.path("steps").size()).isBetween(1, 8);
        assertThat(witness.path("setup").asText()).contains("the system scaled down");
        assertThat(folder.resolve("out/certificate.xml")).content().contains("<failure type=\"BROKEN ");
        Path replay = firstReplay(outcome);
        replayed(replay, defect);
        certify(Cli.example("smallest"), "--budget", "0");
        assertThat(replay).as("what no longer belongs to the certificate").doesNotExist();
    }

    /** What was written shows it again with the defect, and does not with the shipped kernel. */
    private static void replayed(Path replay, String defect) {
        String test = replay.getFileName().toString().startsWith("invariant") ? "Invariant" : "SchedulerIndependence";
        assertThat(replay.resolveSibling(test + "CounterexampleTest.java"))
                .content()
                .contains("KernelSystems.scaled(\"");
        Outcome again = Cli.run("run", "--replay", replay.toString(), "--defect", defect);
        assertThat(again.exit()).as(again.out() + again.err()).isEqualTo(1);
        assertThat(again.out()).contains("in the system scaled down, smallest", "REPRODUCED");
        Outcome shipped = Cli.run("run", "--replay", replay.toString());
        assertThat(shipped.exit()).as(shipped.out() + shipped.err()).isZero();
        assertThat(shipped.out()).contains("NOT REPRODUCED");
    }

    private static Path firstReplay(Outcome outcome) {
        Matcher written = Pattern.compile("Written: (.*\\.replay) for").matcher(outcome.out());
        assertThat(written.find()).as(outcome.out()).isTrue();
        return Path.of(written.group(1));
    }

    @Test
    void aBudgetOutOfRangeIsRefused() {
        assertThat(certify(Cli.example("smallest"), "--budget", "-1").exit()).isEqualTo(2);
        assertThat(certify(Cli.example("smallest"), "--budget", "90000").err()).contains("from 0 to 86400");
    }

    private Outcome certify(String system, String... more) {
        List<String> arguments = new ArrayList<>(List.of("certify", system, "--tries", "1"));
        arguments.addAll(List.of("--out", folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(new String[0]));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("out/certificate.json").toFile());
    }

    private static String strength(JsonNode root, String check) {
        return evidence(root, check).path("strength").asText();
    }

    private static JsonNode evidence(JsonNode root, String check) {
        for (JsonNode claim : root.path("claims")) {
            for (JsonNode evidence : claim.path("evidence")) {
                if (evidence.path("check").asText().equals(check)) {
                    return evidence;
                }
            }
        }
        return root.path("none");
    }
}
