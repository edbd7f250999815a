package cofferdam.workbench.certify;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.cli.Cli;
import cofferdam.workbench.cli.Cli.Outcome;
import cofferdam.workbench.trial.Counters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code --refinement} each step of the kernel is compared, and that is sampled evidence (G9-02, G10-02, G11-01). */
class ComparedCertificateTest {
    @TempDir
    Path folder;

    @Test
    void everyStepOfEveryRunIsComparedAndCounted() throws IOException {
        Outcome outcome = certify("smallest");
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out())
                .containsPattern("[1-9]\\d*\\s+steps\\s+compared")
                .containsPattern("\\d+\\s+answers?");
        JsonNode root = json();
        long steps = root.path("tried").path(Counters.COMPARED).asLong();
        assertThat(steps).isGreaterThan(2 * root.path("tried").path("ticks").asLong());
        assertThat(root.path("tried").has(Counters.OPEN)).isTrue();
        List<String> compared = new ArrayList<>();
        for (JsonNode evidence : root.path("claims").findParents("check")) {
            if (evidence.path("check").asText().endsWith("-as-specified")) {
                compared.add(evidence.path("check").asText());
                assertThat(evidence.path("strength").asText()).isEqualTo("SAMPLED");
                assertThat(evidence.path("verdict").asText()).isEqualTo("HOLDS");
                assertThat(evidence.path("scope").asText()).contains("; " + steps + " steps compared", " answer");
            }
        }
        assertThat(compared)
                .containsExactlyElementsOf(
                        Check.compared().stream().map(Check::name).toList());
    }

    /** Known-bad: the sender of a queue is told that it is full, for which there is no such answer. */
    @Test
    void aWrongErrorCodeFailsTheClaimAboutAnswers() throws IOException {
        Outcome outcome = certify("smallest", "--defect", "full-queue-told-to-sender");
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(1);
        assertThat(outcome.out()).contains("G9 fails in check answers-as-specified");
        JsonNode witness = json().findParents("check").stream()
                .filter(evidence -> evidence.path("check").asText().equals("answers-as-specified"))
                .findFirst()
                .orElseThrow()
                .path("witness");
        assertThat(witness.path("sentence").asText())
                .contains("the kernel answers RESULT -4, the specification RESULT 0");
        assertThat(witness.path("place").asText()).startsWith("step ");
        assertThat(witness.path("tick").asLong()).isPositive();
        assertThat(witness.path("steps").size()).isBetween(1, 8);
        assertThat(witness.path("steps").path(witness.path("steps").size() - 1).asText())
                .contains("calls QUEUE_SEND");
    }

    private Outcome certify(String example, String... more) {
        List<String> arguments = new ArrayList<>(List.of("certify", Cli.example(example), "--refinement"));
        arguments.addAll(List.of("--tries", "1", "--budget", "0", "--out"));
        arguments.add(folder.resolve("out").toString());
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(new String[0]));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("out/certificate.json").toFile());
    }
}
