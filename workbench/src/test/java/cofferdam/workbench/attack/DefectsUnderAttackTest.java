package cofferdam.workbench.attack;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.cli.Cli;
import cofferdam.workbench.cli.Cli.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** On a kernel broken on purpose, the attempt that the missing part had stopped gets through (G11-01, G11-06). */
class DefectsUnderAttackTest {
    private static final Pattern ROW = Pattern.compile("(?m)^  \\| ([a-z-]+) \\| (\\d+): .* \\|$");

    @TestFactory
    Stream<DynamicTest> theAttemptThatTheReadmeNamesGetsThrough() throws IOException {
        Matcher rows =
                ROW.matcher(Files.readString(Path.of(Cli.example("attacker")).resolveSibling("README.md")));
        Stream<DynamicTest> tests = rows
                .results()
                .map(row -> DynamicTest.dynamicTest(
                        row.group(1), () -> getsThrough(row.group(1), Integer.parseInt(row.group(2)))))
                .toList()
                .stream();
        assertThat(rows.reset().results()).hasSizeGreaterThanOrEqualTo(8);
        return tests;
    }

    private static void getsThrough(String defect, int number) throws IOException {
        Outcome outcome = Cli.run("attacks", Cli.example("attacker"), "--format", "json", "--defect", defect);
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(1);
        JsonNode root = new ObjectMapper().readTree(outcome.out());
        assertThat(root.path("defect").asText()).isEqualTo(defect);
        JsonNode attempt = root.path("attempts").get(number - 1);
        assertThat(attempt.path("number").asInt()).isEqualTo(number);
        assertThat(attempt.path("outcome").asText())
                .as(attempt.toPrettyString())
                .isEqualTo("NOT STOPPED");
        assertThat(attempt.path("violation").path("sentence").asText()).isNotEmpty();
        assertThat(root.path("counts").path("STOPPED").asInt()).isGreaterThan(30);
    }
}
