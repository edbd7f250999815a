package cofferdam.proofs.unwinding.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Explorer;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The conditions of noninterference hold in every reachable state of small systems. Requirements G2-01, G4-02. */
class KernelExplorationTest {
    @Test
    void aSenderAndAReceiverKeepToTheirChannel() {
        Map<String, Set<Long>> cells = Map.of("red", Set.of(3L), "black", Set.of());
        Bounds bounds = new Bounds(1, 1, 1, 0, false, false, cells);
        KernelModel model = new KernelModel(Models.description("channel"), bounds);
        Exploration exploration =
                new Explorer(model::system, Plan.of("channel").workers(2).toTheEnd()).explore(Progress.NONE);
        assertThat(exploration.broken()).isEmpty();
        assertThat(exploration.holds()).isTrue();
        assertThat(exploration.states()).isGreaterThan(100);
    }
}
