package cofferdam.workbench.certify;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.cli.Cli;
import cofferdam.workbench.cli.Cli.Outcome;
import cofferdam.workbench.trial.Counters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of the examples: they hold, they repeat, and they say what they rest on (G10-01, G10-02, G10-04). */
class CertifyTest {
    @TempDir
    Path folder;

    @Test
    void theSmallestExampleHolds() throws IOException {
        Outcome outcome = certify("smallest", "a", "--tries", "3", "--budget", "12");
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("No claim fails, ", " shown partly.", "; not shown: G11-02")
                .doesNotContain("FAILS", " UNKNOWN  ")
                .doesNotContainPattern("\\b1 (\\w+ )?(runs|ticks|walks|hypercalls|faults|restarts|groups|devices)\\b");
        JsonNode root = json("a");
        assertThat(root.path("claims")).hasSize(11).allSatisfy(claim -> {
            assertThat(claim.path("verdict").asText())
                    .isEqualTo(claim.path("notShown").isEmpty() ? "HOLDS" : "PARTLY");
            assertThat(claim.path("assumptions").size()).isPositive();
            assertThat(claim.path("evidence").size()).isPositive();
        });
        assertThat(root.path("claims").findValuesAsText("check"))
                .filteredOn(check -> !check.startsWith("proved-by-"))
                .containsExactlyInAnyOrderElementsOf(Check.all().stream()
                        .filter(check -> !Check.compared().contains(check))
                        .map(Check::name)
                        .toList());
        assertThat(root.path("tried").has(Counters.COMPARED)).isFalse();
        assertThat(folder.resolve("a/certificate.html")).isRegularFile();
    }

    @Test
    void theGatewayExampleHolds() throws IOException {
        Outcome outcome = certify("red-black", "a", "--tries", "1");
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out()).contains("No claim fails, ");
        assertThat(json("a").path("tried").path("device accesses blocked").asLong())
                .isPositive();
    }

    @Test
    void theAvionicsExampleHoldsAlthoughAPartitionCrashes() throws IOException {
        Outcome outcome = certify("avionics", "a", "--tries", "1");
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out()).contains("No claim fails, ").doesNotContain("FAILS");
        assertThat(json("a").path("tried").path("restarts").asLong()).isPositive();
    }

    @Test
    void theAttackerExampleHolds() throws IOException {
        Outcome outcome = certify("attacker", "a", "--tries", "1");
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out()).contains("No claim fails, ");
        assertThat(json("a").path("tried").path("restarts").asLong()).isPositive();
    }

    @Test
    void nothingIsCalledProvedOrExhaustiveThatWasOnlySampled() throws IOException {
        certify("smallest", "a", "--tries", "1");
        JsonNode claims = json("a").path("claims");
        for (JsonNode claim : claims) {
            assertThat(claim.path("strength").asText()).isNotEqualTo("PROVED");
            for (JsonNode evidence : claim.path("evidence")) {
                assertThat(evidence.path("strength").asText().equals("PROVED")).isEqualTo(evidence.has("proofs"));
                if (evidence.path("scope").asText().matches("(.*\\D)?\\d+ runs? of .*")) {
                    assertThat(evidence.path("strength").asText()).isEqualTo("SAMPLED");
                    assertThat(evidence.path("scope").asText()).containsAnyOf("seed 1", "2 runs");
                }
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesApartFromTheTimeStamp() throws IOException {
        certify("red-black", "a", "--tries", "1", "--seed", "5");
        certify("red-black", "b", "--tries", "1", "--seed", "5");
        String created = "\"created\" : \"[^\"]*\"";
        String first = Files.readString(folder.resolve("a/certificate.json")).replaceFirst(created, "");
        String second = Files.readString(folder.resolve("b/certificate.json")).replaceFirst(created, "");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void anotherSeedTriesSomethingElse() throws IOException {
        certify("smallest", "a", "--tries", "2", "--seed", "1");
        certify("smallest", "b", "--tries", "2", "--seed", "2");
        assertThat(json("a").path("tried")).isNotEqualTo(json("b").path("tried"));
    }

    private Outcome certify(String example, String out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "certify", Cli.example(example), "--out", folder.resolve(out).toString()));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--budget")) {
            // States are explored in ExploredCertificateTest.
            arguments.addAll(List.of("--budget", "0"));
        }
        return Cli.run(arguments.toArray(new String[0]));
    }

    private JsonNode json(String out) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve(out).resolve("certificate.json").toFile());
    }
}
