package cofferdam.proofs.unwinding.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A kernel as a transition system: steps can be undone, states be put away and loaded. Requirement G11-01. */
class KernelSystemTest {
    private static final int STEPS = 3000;

    private final KernelModel model = Models.channel();
    private final Random random = new Random(7);

    @Test
    void undoingAStepRestoresEveryArrayAndEveryWord() {
        KernelSystem system = model.system();
        for (int i = 0; i < STEPS; i++) {
            List<Object> before = everything(system);
            Models.step(system, random);
            system.back();
            assertThat(everything(system)).isEqualTo(before);
            Models.step(system, random);
            restartSometimes(system, i);
        }
    }

    @Test
    void whatAStepDoesNotReportHasNotChanged() {
        KernelSystem system = model.system();
        int[] changed = new int[system.parts()];
        for (int i = 0; i < STEPS; i++) {
            byte[][] before = Models.parts(system);
            Models.step(system, random);
            byte[][] after = Models.parts(system);
            int count = system.changed(changed);
            List<Integer> reported = Arrays.stream(changed, 0, count).boxed().toList();
            for (int part = 0; part < after.length; part++) {
                if (!reported.contains(part)) {
                    assertThat(after[part]).isEqualTo(before[part]);
                }
            }
            restartSometimes(system, i);
        }
    }

    @Test
    void aStateLoadedElsewhereIsTheSameState() {
        KernelSystem system = model.system();
        KernelSystem other = model.system();
        for (int i = 0; i < STEPS; i++) {
            Models.load(other, Models.parts(system));
            assertThat(everything(other)).isEqualTo(everything(system));
            assertThat(Models.parts(other)).isEqualTo(Models.parts(system));
            int action = Models.step(system, random);
            assertThat(other.step(action)).isTrue();
            assertThat(other.output()).isEqualTo(system.output());
            assertThat(Models.parts(other)).isEqualTo(Models.parts(system));
            for (int u = 0; u < system.domains(); u++) {
                assertThat(other.view(u)).isEqualTo(system.view(u));
            }
            restartSometimes(system, i);
        }
    }

    @Test
    void twoSystemsOfAModelAgreeOnAllNumbersAndNames() {
        KernelSystem system = model.system();
        KernelSystem other = Models.channel().system();
        assertThat(other.parts()).isEqualTo(system.parts());
        assertThat(other.actions()).isEqualTo(system.actions());
        assertThat(other.domains()).isEqualTo(system.domains());
        for (int a = 0; a < system.actions(); a++) {
            assertThat(other.action(a)).isEqualTo(system.action(a));
            assertThat(other.actor(a)).isEqualTo(system.actor(a));
        }
    }

    @Test
    void noTwoActionsHaveTheSameName() {
        KernelSystem system = model.system();
        List<String> names = new ArrayList<>();
        for (int a = 0; a < system.actions(); a++) {
            names.add(system.action(a));
        }
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotPossibleChangesNothing() {
        KernelSystem system = model.system();
        List<Object> before = everything(system);
        for (int a = 0; a < system.actions(); a++) {
            if (system.actor(a) < 0) {
                assertThat(system.step(a)).as(system.action(a)).isFalse();
            }
        }
        assertThat(everything(system)).isEqualTo(before);
    }

    @Test
    void everyInvariantHoldsOnTheWay() {
        KernelSystem system = model.system();
        for (int i = 0; i < STEPS; i++) {
            int action = Models.step(system, random);
            assertThat(system.brokenInvariant()).as(system.action(action)).isNull();
            restartSometimes(system, i);
        }
    }

    private void restartSometimes(KernelSystem system, int i) {
        if (i % 40 == 0) {
            system.restart();
        }
    }

    /** All content of the kernel and of its memory. */
    private static List<Object> everything(KernelSystem system) {
        List<Object> all = new ArrayList<>();
        for (LiveArray array : system.arrays()) {
            long[] copy = new long[array.length()];
            for (int i = 0; i < copy.length; i++) {
                copy[i] = array.get(i);
            }
            all.add(Arrays.hashCode(copy));
        }
        long hash = 0;
        for (int i = 0; i < system.memory().frames() * FlatMemory.WORDS; i++) {
            hash = 31 * hash + system.memory().word(i);
        }
        all.add(hash);
        all.add(system.translations().kept());
        return all;
    }
}
