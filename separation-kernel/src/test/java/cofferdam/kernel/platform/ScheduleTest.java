package cofferdam.kernel.platform;

import static cofferdam.kernel.testing.Guests.word;
import static cofferdam.kernel.testing.TestSystem.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.testing.Asm;
import cofferdam.kernel.testing.TestSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who runs when does not depend on what partitions do (G4-01, G4-02, G4-03, G4-04). */
class ScheduleTest {
    static Stream<Asm> behaviours() {
        return Stream.of(
                new Asm().loop(),
                new Asm().hlt().loop(),
                new Asm().raw(0x0f, 0x0b),
                new Asm().store(0x90000),
                hypercalls(Abi.YIELD),
                hypercalls(Abi.STOP),
                hypercalls(Abi.TICKS),
                // rep stosb over the data region
                new Asm().rdi(DATA).rcx(0x1000).raw(0xf3, 0xaa).loop());
    }

    private static Asm hypercalls(int number) {
        return new Asm().call(DATA, number, 0, 0, 0).jump(0);
    }

    private static Asm counter() {
        return new Asm().increment(DATA).jump(0);
    }

    private static List<String> switches(Asm guest, int ticks) {
        Machine machine = new TestSystem()
                .partition("a", guest)
                .partition("b", new Asm().loop())
                .partition("c", guest, 1)
                .boot();
        List<String> switches = new ArrayList<>();
        machine.observer(new MachineObserver() {
            @Override
            public void contextSwitch(int processor, int from, int to, long tick) {
                switches.add(tick + ": " + processor + " " + from + ">" + to);
            }
        });
        machine.run(ticks);
        return switches;
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void switchesComeAtTheSameTicksWhateverThePartitionDoes(Asm guest) {
        assertThat(switches(guest, 60))
                .isEqualTo(switches(new Asm().loop(), 60))
                .startsWith("2: 0 0>1", "2: 1 2>-1", "4: 0 1>-1");
    }

    @Test
    void aPartitionGetsExactlyTheCyclesOfItsTurn() {
        // inc qword [DATA]; jmp: two instructions a round, 200 cycles a turn.
        Machine machine = new TestSystem()
                .partition("a", counter())
                .partition("b", new Asm().loop())
                .boot();
        machine.run(4);
        assertThat(word(machine, 0, DATA)).isEqualTo(100);
        machine.run(4);
        assertThat(word(machine, 0, DATA)).isEqualTo(200);
    }

    @Test
    void theTimeOfAHaltedPartitionIsNotGivenToAnother() {
        Machine alone = new TestSystem()
                .partition("a", new Asm().loop())
                .partition("b", counter())
                .boot();
        Machine beside = new TestSystem()
                .partition("a", new Asm().hlt().loop())
                .partition("b", counter())
                .boot();
        alone.run(40);
        beside.run(40);
        assertThat(word(beside, 1, DATA)).isEqualTo(word(alone, 1, DATA)).isEqualTo(1000);
    }

    @Test
    void theTimeStampCounterCountsAbsoluteCycles() {
        // rdtsc; mov [DATA], rax; jmp $
        Asm stamp = new Asm().raw(0x0f, 0x31).store(DATA).loop();
        Machine machine = new TestSystem()
                .partition("a", new Asm().loop())
                .partition("b", stamp)
                .boot();
        machine.run(4);
        assertThat(word(machine, 1, DATA)).isBetween(200L, 202L);
    }
}
