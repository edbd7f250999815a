package cofferdam.kernel.platform;

import static cofferdam.kernel.testing.TestSystem.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.testing.Asm;
import cofferdam.kernel.testing.TestSystem;
import cofferdam.vcpu.GuestState;
import org.junit.jupiter.api.Test;

/** A switch leaves no register of one partition to another (G6-02). */
class SwitchTest {
    private static final int FIRST_GENERAL = GuestState.RAX;
    private static final int LAST_GENERAL = GuestState.R15;

    /** {@code mov r, imm64} for all sixteen general registers, and KERNEL_GS_BASE by WRMSR. */
    private static Asm filling() {
        Asm code = new Asm().rcx(0xc0000102L).rax(0x1234).rdx(0).raw(0x0f, 0x30);
        for (int r = FIRST_GENERAL; r <= LAST_GENERAL; r++) {
            code.raw(0x48 | r >> 3, 0xb8 | r & 7).quad(0x5ec3e700L + r);
        }
        return code.loop();
    }

    @Test
    void theNextPartitionFindsItsOwnRegistersAndTheFirstGetsItsBack() {
        Machine machine = new TestSystem()
                .partition("a", filling())
                .partition("b", new Asm().loop())
                .boot();
        machine.run(4);
        long[] start = Boot.startState(machine.description(), 1);
        assertThat(machine.registers(1)).isEqualTo(start);
        machine.run(5);
        long[] first = machine.registers(0);
        for (int r = FIRST_GENERAL; r <= LAST_GENERAL; r++) {
            assertThat(first[r]).as("register %d", r).isEqualTo(0x5ec3e700L + r);
            assertThat(machine.processor(0).register(r)).isEqualTo(first[r]);
        }
        assertThat(first[GuestState.KERNEL_GS_BASE]).isEqualTo(0x1234);
    }

    @Test
    void anInterruptedComputationGoesOnWhereItStopped() {
        // Two counters, one in memory and one in a register, never part: inc r12; mov [DATA], r12; jmp
        Asm counter = new Asm().raw(0x49, 0xff, 0xc4, 0x4c, 0x89, 0x24, 0x25).word(DATA);
        counter.jump(0);
        Machine machine = new TestSystem()
                .partition("a", counter)
                .partition("b", filling())
                .boot();
        for (int i = 0; i < 10; i++) {
            machine.run(3);
            long[] registers = machine.registers(0);
            long stored = machine.memory().read64(machine.guestToHost(0, DATA));
            assertThat(registers[GuestState.R12] - stored).isBetween(0L, 1L);
        }
        assertThat(machine.registers(0)[GuestState.R12]).isGreaterThan(300);
    }
}
