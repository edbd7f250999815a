package cofferdam.proofs.unwinding.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
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
    void aDeviceKeepsToItsOwner() {
        Exploration exploration = explore("device", "values", "2");
        assertThat(exploration.broken()).isEmpty();
        assertThat(exploration.holds()).isTrue();
        assertThat(exploration.states()).isGreaterThan(10_000);
    }

    private static Exploration explore(String name, String bound, String value) {
        ModelFile file = Models.file(name);
        KernelModel model = file.with(file.bounds().with(bound, value)).model();
        return KernelExplorer.explore(model, Plan.of(name).workers(2).toTheEnd(), Progress.NONE);
    }
}
