package cofferdam.kernel.core;

import static cofferdam.kernel.core.TestSystem.BLACK;
import static cofferdam.kernel.core.TestSystem.CRYPTO;
import static cofferdam.kernel.core.TestSystem.RED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cyclic schedule, waiting and waking. Requirements G4-01, G4-02, G4-04, G3-07. */
class ScheduleTest extends CoreTest {
    @Test
    void eachProcessorRepeatsItsMinorFramesForEver() {
        assertThat(run(kernel, 0, 13)).containsExactly(0, 0, 0, -1, 1, 1, 0, 0, 0, -1, 1, 1, 0);
        assertThat(run(kernel, 1, 13)).containsExactly(2, 2, -1, -1, -1, -1, 2, 2, -1, -1, -1, -1, 2);
    }

    @Test
    void whoRunsNextDoesNotDependOnWhatPartitionsDo() {
        List<Integer> undisturbed = run(new TestSystem().kernel, 0, 60);
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int p = kernel.current(0);
            seen.add(p);
            int[] reasons = {12, 48, 18, 30, 2, 65, 10};
            kernel.handleExit(0, reasons[i % reasons.length], 0, 0, 2);
            kernel.interrupt(i % 8);
            kernel.tick(0);
        }
        assertThat(seen).isEqualTo(undisturbed);
    }

    @Test
    void aHaltedPartitionWakesForAnInterruptOnlyIfItAcceptsOne() {
        assertThat(system.exit(RED, ExitReasons.HLT)).isEqualTo(Abi.EXIT_WAITS);
        assertThat(view.status(RED)).isEqualTo(Abi.HALTED);
        assertThat(kernel.register(RED, Registers.RIP)).isEqualTo(0x10003);
        assertThat(kernel.runnable(RED)).isFalse();
        kernel.interrupt(5);
        assertThat(kernel.runnable(RED)).isFalse();
        kernel.setRegister(RED, Registers.RFLAGS, 0x202);
        assertThat(kernel.runnable(RED)).isTrue();
        assertThat(kernel.current(0)).isEqualTo(RED);
    }

    @Test
    void itsNextMinorFrameDoesNotWakeAHaltedPartition() {
        system.exit(RED, ExitReasons.HLT);
        for (int i = 0; i < 6; i++) {
            kernel.tick(0);
        }
        assertThat(kernel.current(0)).isEqualTo(RED);
        assertThat(view.status(RED)).isEqualTo(Abi.HALTED);
        assertThat(kernel.runnable(RED)).isFalse();
    }

    @Test
    void aYieldedPartitionWaitsForItsNextMinorFrame() {
        assertThat(system.exitWith(RED, Abi.YIELD, 0, 0, 0)).isEqualTo(Abi.EXIT_WAITS);
        assertThat(kernel.register(RED, Registers.RAX)).isEqualTo(Abi.OK);
        assertThat(view.status(RED)).isEqualTo(Abi.YIELDED);
        for (int i = 0; i < 5; i++) {
            assertThat(kernel.runnable(RED)).isFalse();
            kernel.tick(0);
        }
        assertThat(kernel.runnable(RED)).isFalse();
        kernel.tick(0);
        assertThat(kernel.runnable(RED)).isTrue();
        assertThat(view.status(RED)).isEqualTo(Abi.RUNNING);
    }

    @Test
    void anInterruptWakesAYieldedPartitionEvenIfMasked() {
        system.exitWith(RED, Abi.YIELD, 0, 0, 0);
        kernel.interrupt(5);
        assertThat(kernel.runnable(RED)).isTrue();
        kernel.prepareEntry(RED);
        assertThat(kernel.entryInterruption(RED)).isZero();
        assertThat(kernel.interruptWindow(RED)).isTrue();
        kernel.entryDone(RED, 0);
        assertThat(view.status(RED)).isEqualTo(Abi.RUNNING);
    }

    @Test
    void nobodyGetsTheTimeOfAPartitionThatStopped() {
        system.exitWith(CRYPTO, Abi.STOP, 0, 0, 0);
        assertThat(kernel.current(0)).isEqualTo(CRYPTO);
        kernel.tick(0);
        assertThat(kernel.current(0)).isEqualTo(CRYPTO);
        kernel.tick(0);
        assertThat(kernel.current(0)).isEqualTo(RED);
        assertThat(kernel.runnable(BLACK)).isTrue();
    }

    @Test
    void partitionsThatDoNotExistNeverRun() {
        assertThat(kernel.runnable(-1)).isFalse();
        assertThat(kernel.runnable(3)).isFalse();
    }

    private static List<Integer> run(Kernel kernel, int cpu, int ticks) {
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < ticks; i++) {
            seen.add(kernel.current(cpu));
            assertThat(kernel.ticks(cpu)).isEqualTo(i);
            kernel.tick(cpu);
        }
        return seen;
    }
}
