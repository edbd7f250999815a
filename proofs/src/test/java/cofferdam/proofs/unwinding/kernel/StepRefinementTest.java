package cofferdam.proofs.unwinding.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
import cofferdam.proofs.unwinding.engine.Property;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * In the explorer each step of the kernel is a step of the specification. Requirements G1-13, G9-02.
 *
 * @see DefectsExploredTest defective kernels, whose steps are not
 */
class StepRefinementTest {
    @Test
    void inEveryModelAsFarAsABuildHasTime() {
        for (String name : List.of("channel", "sharing", "device", "restart", "processors", "large")) {
            KernelModel model = Models.file(name).model();
            Plan plan = Plan.of(name)
                    .workers(2)
                    .states(5_000)
                    .checking(EnumSet.of(Property.REFINEMENT))
                    .toTheEnd();
            Exploration exploration = KernelExplorer.explore(model, plan, Progress.NONE);
            assertThat(exploration.broken()).as(name).isEmpty();
            assertThat(exploration.checks().get(Property.REFINEMENT)).isEqualTo(exploration.transitions());
            assertThat(model.openAnswers()).isBetween(1L, exploration.transitions() / 10);
            System.out.printf(
                    "refinement: model %s, %,d steps compared, %,d answers left open%n",
                    name, exploration.transitions(), model.openAnswers());
        }
    }

    @Test
    void whoDoesNotAskForItIsNotCompared() {
        KernelModel model = Models.file("channel").model();
        Set<Property> others = EnumSet.complementOf(EnumSet.of(Property.REFINEMENT));
        Exploration exploration =
                KernelExplorer.explore(model, Plan.of("channel").states(100).checking(others), Progress.NONE);
        assertThat(exploration.checks()).doesNotContainKey(Property.REFINEMENT);
        assertThat(model.openAnswers()).isZero();
    }

    /** Steps that stay, steps that are undone and states that are loaded: the specification is always at the same state. */
    @Test
    void aSystemMayBeAnywhere() {
        KernelSystem system = Models.file("sharing").model().system();
        Random random = new Random(11);
        byte[][] kept = Models.parts(system);
        Map<String, Integer> taken = new TreeMap<>();
        for (int i = 0; i < 5000; i++) {
            int action = Models.step(system, random);
            assertThat(system.wrongStep()).as(system.action(action)).isNull();
            taken.merge(random.nextInt(3) == 0 ? "back" : "on", 1, Integer::sum);
            if (random.nextInt(3) == 0) {
                system.back();
            } else if (random.nextInt(40) == 0) {
                byte[][] now = Models.parts(system);
                Models.load(system, kept);
                kept = now;
            }
        }
        assertThat(taken).hasSize(2);
    }
}
