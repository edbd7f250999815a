package cofferdam.proofs.unwinding.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The conditions of noninterference hold in every reachable state of small systems, and docs/models/README.md says how many
 * there are. Requirements G2-01, G4-02.
 */
class ModelFiguresTest {
    @ParameterizedTest
    @ValueSource(strings = {"large", "processors"})
    void aModelHoldsInAllItsStatesAndHasAsManyAsThePageSays(String name) throws IOException {
        Exploration exploration = explore(name, Integer.MAX_VALUE);
        assertThat(exploration.holds()).isTrue();
        assertThat(page()).contains(row(name, exploration));
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel", "device", "leftovers", "restart", "sharing"})
    void aLargerModelHoldsAsFarAsABuildHasTime(String name) {
        Exploration exploration = explore(name, 30_000);
        assertThat(exploration.broken()).isEmpty();
        assertThat(exploration.states()).isGreaterThanOrEqualTo(30_000);
    }

    private static Exploration explore(String name, long states) {
        Plan plan = Plan.of(name).workers(2).states(states).toTheEnd();
        return KernelExplorer.explore(Models.file(name).model(), plan, Progress.NONE);
    }

    private static String row(String name, Exploration exploration) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %d | %s |",
                name,
                exploration.states(),
                exploration.transitions(),
                exploration.depth(),
                exploration.hash());
    }

    private static String page() throws IOException {
        return Files.readString(Models.folder().resolve("README.md"));
    }
}
