package cofferdam.workbench.attack;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.attack.Judged.Outcome;
import cofferdam.workbench.cli.Cli;
import cofferdam.workbench.guest.GuestPrograms;
import cofferdam.workbench.guest.Substitution;
import cofferdam.workbench.watch.Systems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The example {@code attacker}: what its hostile partitions try is made, and stopped (G11-06). */
class AttackerExampleTest {
    private static final Substitution ATTACKER = Systems.example("attacker");

    @Test
    void everyAttemptIsMadeAndStopped() {
        AttackReport report = run(ATTACKER);
        assertThat(report.judged()).hasSizeGreaterThanOrEqualTo(50).allSatisfy(judged -> {
            assertThat(judged.outcome()).as(judged.toString()).isEqualTo(Outcome.STOPPED);
            assertThat(judged.seen()).isNotEmpty();
        });
        assertThat(report.before()).isEmpty();
        assertThat(report.allStopped()).isTrue();
        assertThat(report.compared())
                .containsExactly(
                        "victim and monitor saw the same as when mallory and trudy kept silent",
                        "mallory and trudy saw the same as with other secrets of victim");
    }

    @Test
    void noTwoAttemptsAreAlike() {
        Set<String> names = new HashSet<>();
        Set<List<Sign>> signs = new HashSet<>();
        for (Attempt attempt : attempts().attempts()) {
            assertThat(names.add(attempt.name())).as(attempt.name()).isTrue();
            signs.add(attempt.signs());
        }
        // Some differ in how they go about the same access only.
        assertThat(signs).hasSizeGreaterThan(45);
    }

    @Test
    void theAttemptsAreAboutSixClaimsAtLeast() {
        assertThat(attempts().attempts().stream()
                        .map(attempt -> attempt.requirement().split("-")[0])
                        .distinct())
                .contains("G1", "G2", "G3", "G4", "G5", "G6", "G9");
    }

    @Test
    void theReadmeOfTheExampleListsEveryAttempt() throws IOException {
        List<String> rows = attempts().attempts().stream()
                .map(a -> "| %d | %s | %s | %s | %s |"
                        .formatted(a.number(), a.by(), a.name(), a.success(), a.requirement()))
                .toList();
        assertThat(Files.readAllLines(Path.of(Cli.example("attacker")).resolveSibling("README.md")))
                .containsSubsequence(rows);
    }

    @Test
    void thePageAboutAttemptsNamesEverySignAndRule() throws IOException {
        String page = Files.readString(Cli.EXAMPLES.resolveSibling("attempts.md"));
        for (Barrier barrier : Barrier.values()) {
            assertThat(page).contains("`" + barrier.element() + "`");
        }
        AttemptRules.all()
                .forEach(rule -> assertThat(page).contains("| " + rule.id() + " | " + rule.sentence() + " |"));
    }

    @Test
    void anAttemptThatNobodyMakesIsNotCalledStopped() {
        int mallory = ATTACKER.system().partitionNumber("mallory");
        AttackReport report = run(ATTACKER.withProgram(mallory, GuestPrograms.silent()));
        assertThat(report.judged())
                .filteredOn(judged -> judged.attempt().by().equals("mallory"))
                .allSatisfy(judged -> {
                    assertThat(judged.outcome()).isEqualTo(Outcome.NOT_SEEN);
                    assertThat(judged.missing()).isNotEmpty();
                });
        assertThat(report.allStopped()).isFalse();
    }

    @Test
    void theSameSystemGivesTheSameReport() {
        assertThat(run(ATTACKER)).isEqualTo(run(ATTACKER));
    }

    private static AttackReport run(Substitution subject) {
        return new AttackRun(subject, attempts(), 1, () -> false).run();
    }

    private static AttemptList attempts() {
        Path file = Path.of(Cli.example("attacker")).resolveSibling("attempts.xml");
        AttemptReader.Result result = AttemptReader.read(file, ATTACKER);
        assertThat(result.findings()).isEmpty();
        return result.attempts().orElseThrow();
    }
}
