package cofferdam.kernel.platform;

import static cofferdam.kernel.testing.TestSystem.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.platform.PartitionView.Part;
import cofferdam.kernel.testing.Asm;
import cofferdam.kernel.testing.TestSystem;
import cofferdam.spec.system.Device;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run repeats exactly, watched or not (G10-04). */
class DeterminismTest {
    private static TestSystem system() {
        Asm a = new Asm()
                .interruptGate(DATA + 0x800, 0x50, TestSystem.CODE + 0x200)
                .sti();
        int again = a.here();
        a.call(DATA, Abi.TICKS, 0, 0, 0).hlt().jump(again);
        a.padTo(0x200).increment(DATA + 0x10).iretq();
        Asm b = new Asm();
        b.call(DATA, Abi.RAISE_EVENT, 0, 0, 0)
                .call(DATA, Abi.QUEUE_SEND, 0, DATA, 8)
                .jump(0);
        return new TestSystem()
                .partition("a", a)
                .region("window", 0x40000, 0x2000, "rw")
                .device("card", Device.Kind.NETWORK_CARD, 0x40, "window")
                .partition("b", b, 1)
                .queue("b", "a", 8, 4, false)
                .event("b", "a", 0x50);
    }

    private static List<String> events(Machine machine, int ticks, boolean instructions) {
        List<String> events = new ArrayList<>();
        machine.observer(new MachineObserver() {
            @Override
            public void contextSwitch(int processor, int from, int to, long tick) {
                events.add("switch " + processor + " " + from + " " + to + " " + tick);
            }

            @Override
            public void exit(
                    int processor, int partition, int reason, long qualification, long physical, long rip, long cycle) {
                events.add("exit " + partition + " " + reason + " " + rip + " " + cycle);
            }

            @Override
            public void hypercall(int partition, long number, long a, long b, long c, long d, long result, long cycle) {
                events.add("call " + partition + " " + number + " " + result + " " + cycle);
            }

            @Override
            public void injection(int partition, int vector, long cycle) {
                events.add("injection " + partition + " " + vector + " " + cycle);
            }

            @Override
            public boolean wantsInstructions() {
                return instructions;
            }
        });
        machine.run(ticks);
        return events;
    }

    @Test
    void theSameSystemGivesTheSameEventsInTheSameOrder() {
        List<String> first = events(system().boot(), 40, false);
        assertThat(first).hasSizeGreaterThan(50);
        assertThat(events(system().boot(), 40, false)).isEqualTo(first);
    }

    @Test
    void tracingInstructionsChangesNothing() {
        Machine plain = system().boot();
        Machine traced = system().boot();
        List<String> events = events(plain, 40, false);
        assertThat(events(traced, 40, true)).isEqualTo(events);
        for (int p = 0; p < 2; p++) {
            assertThat(PartitionView.firstDifference(plain.view(p), traced.view(p), EnumSet.allOf(Part.class)))
                    .isEmpty();
            assertThat(traced.view(p).hash()).isEqualTo(plain.view(p).hash());
        }
    }
}
