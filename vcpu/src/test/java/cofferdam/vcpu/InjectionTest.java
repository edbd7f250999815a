package cofferdam.vcpu;

import static cofferdam.vcpu.GuestState.ACTIVITY;
import static cofferdam.vcpu.GuestState.CR2;
import static cofferdam.vcpu.GuestState.INTERRUPTIBILITY;
import static cofferdam.vcpu.GuestState.RFLAGS;
import static cofferdam.vcpu.GuestState.RIP;
import static cofferdam.vcpu.GuestState.RSP;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Event injection at VM entry, interrupt windows and shadows (SDM vol. 3, 27.6 and 26.2). */
class InjectionTest {
    private static final int EXTERNAL = Vmcs.VALID;
    private static final int EXCEPTION = Vmcs.VALID | Vmcs.HARDWARE_EXCEPTION << 8;

    private final Guest g = new Guest();
    private final Vmcs vmcs = g.cpu.vmcs();

    private long stack(int word) {
        return g.memory.read64(g.get(RSP) + 8L * word);
    }

    @Test
    void anInjectedInterruptIsDeliveredBeforeTheFirstInstructionAndOnce() {
        g.gate(0x30).code("90").set(RFLAGS, 0x202);
        vmcs.setEntryInterruption(EXTERNAL | 0x30);
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.HLT);
        assertThat(g.get(RIP)).isEqualTo(Guest.HANDLERS + 16 * 0x30);
        assertThat(stack(0)).isEqualTo(Guest.CODE);
        assertThat(stack(2)).isEqualTo(0x202);
        assertThat(vmcs.entryInterruption()).isZero();
        assertThat(g.cpu.cycles()).as("only the HLT").isEqualTo(1);
    }

    @Test
    void aRunOfNoCyclesStillInjects() {
        g.gate(0x30).code("90");
        vmcs.setEntryInterruption(EXTERNAL | 0x30);
        assertThat(g.cpu.run(0)).isEqualTo(ExitReason.PREEMPTION_TIMER);
        assertThat(g.get(RIP)).isEqualTo(Guest.HANDLERS + 16 * 0x30);
        assertThat(g.cpu.cycles()).isZero();
    }

    @Test
    void anInjectedExceptionCarriesItsErrorCodeAndIgnoresTheExceptionBitmap() {
        g.gate(14).code("90").set(CR2, 0x1234);
        vmcs.setExceptionBitmap(-1);
        vmcs.setEntryInterruption(EXCEPTION | Vmcs.ERROR_CODE_VALID | 14);
        vmcs.setEntryErrorCode(7);
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.HLT);
        assertThat(stack(0)).isEqualTo(7);
        assertThat(stack(1)).isEqualTo(Guest.CODE);
        assertThat(g.get(CR2)).as("the kernel's business").isEqualTo(0x1234);
    }

    @Test
    void anInjectedSoftwareInterruptReturnsBehindItsInstruction() {
        g.gate(0x80, 0xee00, 8).code("cd 80");
        vmcs.setEntryInterruption(Vmcs.VALID | Vmcs.SOFTWARE_INTERRUPT << 8 | 0x80);
        vmcs.setEntryInstructionLength(2);
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.HLT);
        assertThat(stack(0)).isEqualTo(Guest.CODE + 2);
    }

    @Test
    void anInjectionThatFaultsDeliversTheFault() {
        g.gate(0x30, 0x0e00, 8).gate(11).code("90");
        vmcs.setEntryInterruption(EXTERNAL | 0x30);
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.HLT);
        assertThat(stack(0)).as("IDT entry, external").isEqualTo(0x30 * 8 + 3);
    }

    @Test
    void anInjectionWakesAHaltedProcessor() {
        g.gate(0x30).code("90").set(ACTIVITY, 1);
        vmcs.setEntryInterruption(EXTERNAL | 0x30);
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.HLT);
        assertThat(g.get(ACTIVITY)).isZero();
    }

    @Test
    void aHaltedProcessorWaitsOutItsCycles() {
        g.set(ACTIVITY, 1);
        assertThat(g.cpu.run(77)).isEqualTo(ExitReason.PREEMPTION_TIMER);
        assertThat(g.cpu.cycles()).isEqualTo(77);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE);
    }

    @Test
    void theInterruptWindowOpensWhenTheGuestEnablesInterrupts() {
        g.code("90 fb 90 90");
        vmcs.setInterruptWindowExiting(true);
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.INTERRUPT_WINDOW);
        assertThat(g.get(RIP)).as("after the shadow of STI").isEqualTo(Guest.CODE + 3);
        assertThat(g.cpu.cycles()).isEqualTo(3);
    }

    @Test
    void theInterruptWindowIsOpenAtOnceIfInterruptsAreEnabled() {
        g.code("90").set(RFLAGS, 0x202);
        vmcs.setInterruptWindowExiting(true);
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.INTERRUPT_WINDOW);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE);
    }

    @Test
    void loadingTheStackSegmentShadowsOneInstruction() {
        g.code("8e d0 90 90").set(RFLAGS, 0x202).set(GuestState.RAX, 0x10);
        assertThat(g.cpu.run(1)).isEqualTo(ExitReason.PREEMPTION_TIMER);
        assertThat(g.get(INTERRUPTIBILITY)).isEqualTo(2);
        vmcs.setInterruptWindowExiting(true);
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.INTERRUPT_WINDOW);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE + 3);
        assertThat(g.get(INTERRUPTIBILITY)).isZero();
    }

    @Test
    void stiWithInterruptsEnabledCastsNoShadow() {
        g.code("fb 90").set(RFLAGS, 0x202);
        g.step();
        assertThat(g.get(INTERRUPTIBILITY)).isZero();
    }

    @Test
    void anExternalInterruptLeavesBeforeTheNextInstruction() {
        g.code("90 90");
        g.cpu.requestExternalInterrupt();
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.EXTERNAL_INTERRUPT);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE);
        assertThat(g.cpu.run(2)).isEqualTo(ExitReason.PREEMPTION_TIMER);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE + 2);
    }

    @Test
    void aStateThatIsNot64BitModeIsRefused() {
        g.set(GuestState.EFER, 0x101);
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.INVALID_GUEST_STATE);
        assertThat(g.cpu.vmcs().exitReason()).isEqualTo(ExitReason.INVALID_GUEST_STATE);
    }
}
