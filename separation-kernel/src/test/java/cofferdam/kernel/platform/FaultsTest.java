package cofferdam.kernel.platform;

import static cofferdam.kernel.testing.Guests.word;
import static cofferdam.kernel.testing.TestSystem.CODE;
import static cofferdam.kernel.testing.TestSystem.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.platform.PartitionView.Part;
import cofferdam.kernel.testing.Asm;
import cofferdam.kernel.testing.TestSystem;
import cofferdam.spec.system.Partition.Action;
import cofferdam.spec.system.Partition.Fault;
import cofferdam.vcpu.ExitReason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a partition that does what it must not (G3-07, G5-01, G5-02, G5-03, G5-04, G5-06, G6-01, G9-01, G9-02). */
class FaultsTest {
    private static final int NOT_MINE = 0x80000;

    private static Asm counter() {
        return new Asm().increment(DATA).jump(0);
    }

    private static Asm trespasser() {
        return new Asm().poke(DATA + 0x40, 0x5ec3e7).store(NOT_MINE).loop();
    }

    @Test
    void aPartitionThatTouchesWhatItDoesNotHaveIsStopped() {
        Machine machine = new TestSystem()
                .partition("bad", trespasser())
                .partition("good", counter())
                .boot();
        machine.run(8);
        assertThat(machine.kernel().inspection().status(0)).isEqualTo(Abi.STOPPED);
        assertThat(machine.kernel().inspection().status(1)).isEqualTo(Abi.RUNNING);
        long count = word(machine, 1, DATA);
        assertThat(count).isGreaterThan(100);
        machine.run(8);
        assertThat(word(machine, 1, DATA)).isGreaterThan(count);
    }

    @Test
    void aStoppedPartitionExecutesNothing() {
        Machine machine = new TestSystem().partition("bad", trespasser()).boot();
        machine.run(2);
        List<Long> executed = new ArrayList<>();
        machine.observer(new MachineObserver() {
            @Override
            public boolean wantsInstructions() {
                return true;
            }

            @Override
            public void instruction(int processor, int partition, long rip, long cycle) {
                executed.add(rip);
            }
        });
        machine.run(20);
        assertThat(executed).isEmpty();
    }

    @Test
    void aRestartedPartitionIsAsItWasAtBoot() {
        TestSystem system =
                new TestSystem().partition("bad", trespasser()).fault(Fault.EPT_VIOLATION, Action.RESTART, 1);
        Machine fresh = system.boot();
        Machine machine = system.boot();
        List<String> differences = new ArrayList<>();
        int[] faults = {0};
        machine.observer(new MachineObserver() {
            @Override
            public void handled(int processor, int partition, int reason, long cycle) {
                if (reason == ExitReason.EPT_VIOLATION && faults[0]++ == 0) {
                    differences.add(PartitionView.firstDifference(
                                    fresh.view(0),
                                    machine.view(0),
                                    EnumSet.of(Part.REGISTERS, Part.MEMORY, Part.MAP, Part.EVENTS))
                            .orElse("none"));
                }
            }
        });
        machine.run(1);
        assertThat(differences).containsExactly("none");
        assertThat(machine.kernel().inspection().restarts(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void aPartitionIsRestartedAsOftenAsItsLimitSaysAndThenScrubbedAndStopped(int limit) {
        Machine machine = new TestSystem()
                .partition("bad", trespasser())
                .fault(Fault.EPT_VIOLATION, Action.RESTART, limit)
                .boot();
        long secret = machine.guestToHost(0, DATA + 0x40);
        machine.run(40);
        assertThat(machine.kernel().inspection().restarts(0)).isEqualTo(limit);
        assertThat(machine.kernel().inspection().status(0)).isEqualTo(Abi.STOPPED);
        assertThat(machine.memory().read64(secret)).isZero();
    }

    @Test
    void anInjectedFaultReachesThePartitionsOwnHandler() {
        Asm code = new Asm().interruptGate(DATA + 0x800, 13, CODE + 0x200);
        code.store(NOT_MINE).loop();
        code.padTo(0x200).increment(DATA + 0x10).loop();
        Machine machine = new TestSystem()
                .partition("bad", code)
                .fault(Fault.EPT_VIOLATION, Action.INJECT, 0)
                .boot();
        machine.run(2);
        assertThat(word(machine, 0, DATA + 0x10)).isEqualTo(1);
        assertThat(machine.kernel().inspection().status(0)).isEqualTo(Abi.RUNNING);
    }

    @Test
    void aFaultWhoseInjectionFaultsAgainEndsWithItsTick() {
        // mov rsp, 90000H: the stack lies nowhere, so no exception can be delivered.
        Asm code = new Asm().interruptGate(DATA + 0x800, 13, CODE + 0x200);
        code.raw(0x48, 0xbc).quad(0x90000).store(NOT_MINE).loop();
        Machine machine = new TestSystem()
                .partition("bad", code)
                .fault(Fault.EPT_VIOLATION, Action.INJECT, 0)
                .partition("good", counter())
                .boot();
        machine.run(8);
        assertThat(word(machine, 1, DATA)).isPositive();
    }

    @Test
    void anExceptionWithoutAnIdtIsATripleFault() {
        Machine machine = new TestSystem()
                .partition("bad", new Asm().raw(0x0f, 0x0b)) // ud2
                .boot();
        List<Integer> reasons = new ArrayList<>();
        machine.observer(new MachineObserver() {
            @Override
            public void exit(
                    int processor, int partition, int reason, long qualification, long physical, long rip, long cycle) {
                reasons.add(reason);
            }
        });
        machine.run(2);
        assertThat(reasons).containsExactly(ExitReason.TRIPLE_FAULT);
        assertThat(machine.kernel().inspection().status(0)).isEqualTo(Abi.STOPPED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e680", // out 80H, al
                "0f01c2", // vmlaunch
                "0f01f9f4", // rdtscp; hlt
                "0f22e0", // mov cr4, rax
                "0f30", // wrmsr
                "0f32", // rdmsr
                "0fa2", // cpuid
                "0f08", // invd
                "0f09", // wbinvd
                "0f33", // rdpmc
                "0f21c0", // mov rax, dr0
                "0f01fb", // not an instruction
                "cd03", // int 3
                "f4" // hlt
            })
    void noInstructionStopsTheKernel(String hex) {
        int[] digits = hex.chars().map(c -> Character.digit(c, 16)).toArray();
        Asm guest = new Asm();
        for (int i = 0; i < digits.length; i += 2) {
            guest.raw(digits[i] << 4 | digits[i + 1]);
        }
        Machine machine = new TestSystem()
                .partition("odd", guest.loop())
                .partition("good", counter())
                .boot();
        machine.run(8);
        assertThat(word(machine, 1, DATA)).isGreaterThan(100);
    }

    @Test
    void anUnknownHypercallGivesAnErrorCode() {
        Machine machine = new TestSystem()
                .partition(
                        "a",
                        new Asm()
                                .call(DATA, Abi.HYPERCALLS, 0, 0, 0)
                                .call(DATA + 8, -1, -1, -1, -1)
                                .call(DATA + 16, 1L << 32 | Abi.PARTITION, 0, 0, 0)
                                .loop())
                .boot();
        machine.run(2);
        assertThat(word(machine, 0, DATA)).isEqualTo(Abi.UNKNOWN);
        assertThat(word(machine, 0, DATA + 8)).isEqualTo(Abi.UNKNOWN);
        assertThat(word(machine, 0, DATA + 16)).isEqualTo(Abi.UNKNOWN);
    }

    /** G9-03: the page tables are changed so that CPL 3 may run, then the guest goes there by IRETQ. */
    @Test
    void aHypercallFromUserModeIsDenied() {
        Asm code = new Asm().interruptGate(DATA + 0x800, 0x50, CODE);
        // A user code and a user data segment, selectors 2BH and 33H, beyond the first three descriptors.
        code.poke(DATA + 0x800 + 0x28, 0x00affb000000ffffL).poke(DATA + 0x800 + 0x30, 0x00cff3000000ffffL);
        code.poke(DATA + 0x800 + 0x100, 0x37 | (long) (DATA + 0x800) << 16)
                .raw(0x0f, 0x01, 0x14, 0x25)
                .word(DATA + 0x900);
        // PML4[0] and PDPT[0] get the user bit; mov rax, cr3; mov cr3, rax
        code.load(TestSystem.TABLES).raw(0x48, 0x83, 0xc8, 0x04).store(TestSystem.TABLES);
        code.load(TestSystem.TABLES + 0x1000).raw(0x48, 0x83, 0xc8, 0x04).store(TestSystem.TABLES + 0x1000);
        code.raw(0x0f, 0x20, 0xd8, 0x0f, 0x22, 0xd8);
        // push 33H; push DATA + 800H; push 2; push 2BH; push CODE + 300H; iretq
        code.raw(0x6a, 0x33, 0x68)
                .word(DATA + 0x800)
                .raw(0x6a, 0x02, 0x6a, 0x2b, 0x68)
                .word(CODE + 0x300);
        code.iretq();
        code.padTo(0x300).call(DATA, Abi.RAISE_EVENT, 0, 0, 0).poke(DATA + 8, 1).loop();
        Machine machine = new TestSystem()
                .tick(400)
                .partition("a", code)
                .partition("b", new Asm().loop())
                .event("a", "b", 0x50)
                .boot();
        machine.run(2);
        assertThat(word(machine, 0, DATA + 8)).isEqualTo(1);
        assertThat(word(machine, 0, DATA)).isEqualTo(Abi.DENIED);
        assertThat(machine.kernel().inspection().pending(1, 0x50)).isFalse();
    }

    @Test
    void exceptionsWithoutAStackEndInATripleFault() {
        Asm code = new Asm();
        for (int vector : new int[] {6, 8, 13}) {
            code.interruptGate(DATA + 0x800, vector, CODE + 0x300);
        }
        // mov rsp, NOT_MINE; ud2
        code.raw(0x48, 0xc7, 0xc4).word(NOT_MINE).raw(0x0f, 0x0b);
        Machine machine = new TestSystem()
                .partition("bad", code)
                .fault(Fault.EPT_VIOLATION, Action.INJECT, 0)
                .fault(Fault.TRIPLE_FAULT, Action.RESTART, 1)
                .boot();
        machine.run(40);
        assertThat(machine.kernel().inspection().restarts(0)).isEqualTo(1);
        assertThat(machine.kernel().inspection().status(0)).isEqualTo(Abi.STOPPED);
    }

    @Test
    void anInterruptWhoseDeliveryWasCutComesAgain() {
        int missing = DATA + 0x8000 - 0x200;
        Asm code = new Asm().interruptGate(DATA + 0x800, 0x50, CODE + 0x380);
        // A second IDT, of which only the first gates lie in memory: that of #GP does, that of the interrupt does not.
        code.poke(missing + 16 * 13, CODE + 0x300 & 0xffff | 8L << 16 | 0x8e00L << 32 | (long) (CODE & 0xf0000) << 32)
                .poke(DATA + 0x920, 4095 | (long) missing << 16)
                .poke(DATA + 0x928, 0)
                .raw(0x0f, 0x01, 0x1c, 0x25)
                .word(DATA + 0x920)
                .sti()
                .loop();
        // #GP: back to the first IDT; then the interrupt.
        code.padTo(0x300).increment(DATA + 0x18).raw(0x0f, 0x01, 0x1c, 0x25).word(DATA + 0x910);
        code.raw(0x48, 0x83, 0xc4, 0x08).iretq();
        code.padTo(0x380).increment(DATA + 0x10).iretq();
        Machine machine = new TestSystem()
                .partition("a", code)
                .fault(Fault.EPT_VIOLATION, Action.INJECT, 0)
                .partition("b", new Asm().call(DATA, Abi.RAISE_EVENT, 0, 0, 0).loop())
                .event("b", "a", 0x50)
                .boot();
        machine.run(12);
        assertThat(word(machine, 0, DATA + 0x18)).isEqualTo(1);
        assertThat(word(machine, 0, DATA + 0x10)).isEqualTo(1);
    }
}
