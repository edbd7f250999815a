package cofferdam.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code explore} says what it visited, and ends as documented. Requirement G11-01. */
class ExploreCommandTest {
    @Test
    void aModelThatIsVisitedCompletelyIsExhaustive() {
        var outcome = Cli.run("explore", model("processors"), "--bounds", "values=1");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("EXHAUSTIVE").contains("3 partitions, 2 processors, 1 values");
    }

    @Test
    void aModelThatIsNotVisitedCompletelyIsNot() {
        var outcome = Cli.run("explore", model("channel"), "--states", "1000");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("NOT COMPLETE").doesNotContain("EXHAUSTIVE");
    }

    @Test
    void whatIsWrongIsBadInput() {
        assertThat(Cli.run("explore", model("none")).exit()).isEqualTo(2);
        assertThat(Cli.run("explore", model("channel"), "--bounds", "depth=1").exit())
                .isEqualTo(2);
        assertThat(Cli.run("explore", model("channel"), "--workers", "0").exit())
                .isEqualTo(2);
        assertThat(Cli.run("explore", Cli.example("smallest")).exit()).isEqualTo(2);
    }

    private static String model(String name) {
        Path examples = Path.of(Cli.example("smallest")).getParent().getParent();
        return examples.resolveSibling("models")
                .resolve(name)
                .resolve("model.xml")
                .toString();
    }
}
