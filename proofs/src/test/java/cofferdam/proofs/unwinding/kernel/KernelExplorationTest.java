package cofferdam.proofs.unwinding.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The conditions of noninterference hold in every reachable state of small systems. Requirements G2-01, G4-02. */
class KernelExplorationTest {
    @Test
    void processorsKeepToTheirChannels() {
        Exploration exploration = explore("processors", "values", "1");
        assertThat(exploration.broken()).isEmpty();
        assertThat(exploration.holds()).isTrue();
        assertThat(exploration.states()).isGreaterThan(10_000);
    }

    @Test
    void everyModelHoldsAsFarAsABuildHasTime() {
        for (String name : List.of("channel", "sharing", "device", "restart")) {
            ModelFile file = Models.file(name);
            Plan plan = Plan.of(name).workers(2).states(30_000).toTheEnd();
            Exploration exploration = KernelExplorer.explore(file.model(), plan, Progress.NONE);
            assertThat(exploration.broken()).as(name).isEmpty();
            assertThat(exploration.states()).as(name).isGreaterThanOrEqualTo(30_000);
        }
    }

    private static Exploration explore(String name, String bound, String value) {
        ModelFile file = Models.file(name);
        KernelModel model = file.with(file.bounds().with(bound, value)).model();
        return KernelExplorer.explore(model, Plan.of(name).workers(2).toTheEnd(), Progress.NONE);
    }
}
