package cofferdam.workbench.certify;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.defects.Defect;
import cofferdam.proofs.defects.DefectCatalogue;
import cofferdam.workbench.cli.Cli;
import cofferdam.workbench.cli.Cli.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every seeded defect is found on its example, on the claim it breaks, with a short witness (G11-01, G11-06). */
class SeededDefectsTest {
    private static final int MOST_STEPS = 8;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyDefectIsFoundWithAWitness() {
        return DefectCatalogue.shipped().all().stream()
                .map(defect -> DynamicTest.dynamicTest(defect.name(), () -> found(defect)));
    }

    private void found(Defect defect) throws IOException {
        Path out = folder.resolve(defect.name());
        Outcome outcome = Cli.run(
                "certify",
                Cli.example(defect.example()),
                "--tries",
                "1",
                "--defect",
                defect.name(),
                "--out",
                out.toString());
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(1);
        assertThat(outcome.out()).contains(defect.claim() + " fails in check ", "with seeded defect " + defect.name());
        JsonNode root =
                new ObjectMapper().readTree(out.resolve("certificate.json").toFile());
        assertThat(root.path("defect").asText()).isEqualTo(defect.name());
        List<JsonNode> failing = failing(root, defect.claim());
        assertThat(failing).isNotEmpty();
        assertThat(failing).anySatisfy(evidence -> {
            assertThat(evidence.path("requirements").toString()).contains(defect.requirement());
            JsonNode witness = evidence.path("witness");
            assertThat(witness.path("partition").asText()).isNotEmpty();
            assertThat(witness.path("place").asText()).isNotEmpty();
            assertThat(witness.path("steps").size()).isLessThanOrEqualTo(MOST_STEPS);
        });
    }

    private static List<JsonNode> failing(JsonNode root, String claim) {
        List<JsonNode> failing = new ArrayList<>();
        for (JsonNode node : root.path("claims")) {
            if (node.path("id").asText().equals(claim)) {
                for (JsonNode evidence : node.path("evidence")) {
                    if (evidence.path("verdict").asText().equals("FAILS")) {
                        failing.add(evidence);
                    }
                }
            }
        }
        return failing;
    }
}
