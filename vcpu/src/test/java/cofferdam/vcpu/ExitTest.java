package cofferdam.vcpu;

import static cofferdam.vcpu.GuestState.CR0;
import static cofferdam.vcpu.GuestState.CR4;
import static cofferdam.vcpu.GuestState.EFER;
import static cofferdam.vcpu.GuestState.RAX;
import static cofferdam.vcpu.GuestState.RBX;
import static cofferdam.vcpu.GuestState.RCX;
import static cofferdam.vcpu.GuestState.RDI;
import static cofferdam.vcpu.GuestState.RDX;
import static cofferdam.vcpu.GuestState.RIP;
import static cofferdam.vcpu.GuestState.RSI;
import static cofferdam.vcpu.GuestState.RSP;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VM exits: reason, qualification, length, and nothing done (SDM vol. 3, 26.1, 28.2.1); the timer (G4-03). */
class ExitTest {
    private static final int GP = 13;

    private final Guest g = new Guest();
    private final Vmcs vmcs = g.cpu.vmcs();

    private void exits(int reason, long qualification, int length) {
        long[] before = new long[GuestState.STATE_WORDS];
        long[] after = new long[GuestState.STATE_WORDS];
        g.cpu.save(before);
        assertThat(g.cpu.run(10)).isEqualTo(reason);
        g.cpu.save(after);
        assertThat(after).isEqualTo(before);
        assertThat(vmcs.exitReason()).isEqualTo(reason);
        assertThat(vmcs.exitQualification()).isEqualTo(qualification);
        assertThat(vmcs.exitInstructionLength()).isEqualTo(length);
        assertThat(vmcs.guestPhysicalAddress()).isZero();
        assertThat(vmcs.exitInterruption()).isZero();
        assertThat(vmcs.idtVectoring()).isZero();
        assertThat(g.cpu.cycles()).isEqualTo(1);
    }

    /** An exception with an error code, seen through the exception bitmap. */
    private void faults(int vector, int errorCode) {
        vmcs.setExceptionBitmap(-1);
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.EXCEPTION_OR_NMI);
        assertThat(vmcs.exitInterruption() & 0xff).isEqualTo(vector);
        assertThat(vmcs.exitInterruptionErrorCode()).isEqualTo(errorCode);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE);
    }

    @ParameterizedTest
    @CsvSource({
        "0fa2, 10",
        "f4, 12",
        "0f08, 13",
        "0f01c1, 18",
        "0f01c2, 20",
        "0f01c3, 24",
        "0f01c4, 26",
        "0f33, 15",
        "0fc733, 21",
        "660fc733, 19",
        "f30fc733, 27",
        "0fc73b, 22",
        "0f7803, 23",
        "0f7903, 25",
        "660f388003, 50",
        "660f388103, 53"
    })
    void anInstructionThatAlwaysLeaves(String code, int reason) {
        g.code(code);
        exits(reason, 0, code.length() / 2);
    }

    @Test
    void vmcallLeavesFromUserModeToo() {
        g.code("0f 01 c1").user();
        exits(ExitReason.VMCALL, 0, 3);
    }

    @Test
    void portAccessesTellSizeDirectionAndPort() {
        g.code("e4 60");
        exits(ExitReason.IO_INSTRUCTION, 0x0060_0048, 2);
        g.code("66 ef").set(RDX, 0x12_cf8);
        exits(ExitReason.IO_INSTRUCTION, 0x2cf8_0001, 2);
        g.code("ed");
        exits(ExitReason.IO_INSTRUCTION, 0x2cf8_000b, 1);
        g.code("e7 80");
        exits(ExitReason.IO_INSTRUCTION, 0x0080_0043, 2);
    }

    @Test
    void stringPortAccessesTellTheirAddress() {
        g.code("f3 6e").set(RDX, 0x3f8).set(RSI, 0x30010).set(RCX, 5);
        exits(ExitReason.IO_INSTRUCTION, 0x03f8_0030, 2);
        assertThat(vmcs.guestLinearAddress()).isEqualTo(0x30010);
        g.code("6d").set(RDI, 0x30020);
        exits(ExitReason.IO_INSTRUCTION, 0x03f8_001b, 1);
        assertThat(vmcs.guestLinearAddress()).isEqualTo(0x30020);
    }

    @Test
    void aRepeatedPortAccessOfNoIterationsDoesNothing() {
        g.code("f3 6e").set(RCX, 0).step();
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE + 2);
    }

    @Test
    void portsNeedPrivilegeOrThePermissionBitmap() {
        g.code("ec").user().set(RDX, 0x64);
        faults(GP, 0);
        g.set(GuestState.segment(GuestState.TR, GuestState.LIMIT), 0x100);
        g.memory.write16(Guest.TSS + 102, 0x70);
        exits(ExitReason.IO_INSTRUCTION, 0x0064_0008, 1);
        g.memory.write8(Guest.TSS + 0x70 + 0x64 / 8, 1 << (0x64 & 7));
        faults(GP, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "f4", "0f08", "0f09", "0f30", "0f32", "0f20c0", "0f22d8", "0f23c0", "0f06", "0f0133", "0f01f8", "0f0113",
        "0f011b", "0f0138", "0f00d8", "0f00d0", "fa", "fb"
    })
    void aPrivilegedInstructionInUserModeIsAGeneralProtectionFault(String code) {
        g.code(code).user();
        faults(GP, 0);
    }

    @Test
    void registersOfTheProcessorModelLeaveUnlessPassed() {
        g.code("0f 32").set(RCX, 0x1b);
        exits(ExitReason.RDMSR, 0, 2);
        g.code("0f 30");
        exits(ExitReason.WRMSR, 0, 2);
        g.set(RCX, 0xdead_beefL);
        exits(ExitReason.WRMSR, 0, 2);
        vmcs.msrBitmap().pass(0x1b, true, true);
        g.set(RCX, 0x1b);
        faults(GP, 0);
    }

    @Test
    void passedRegistersAreReadAndWritten() {
        g.code("0f 30 0f 32").set(RCX, 0xC000_0102L).set(RAX, 0x1234_5678).set(RDX, 0xffff_8000L);
        g.step();
        assertThat(g.get(GuestState.KERNEL_GS_BASE)).isEqualTo(0xffff_8000_1234_5678L);
        g.set(RAX, -1).set(RDX, -1).step();
        assertThat(g.get(RAX)).isEqualTo(0x1234_5678);
        assertThat(g.get(RDX)).isEqualTo(0xffff_8000L);
    }

    @ParameterizedTest
    @CsvSource({
        "C0000102, 0, 00008000",
        "C0000080, 0, 0",
        "C0000080, 00000501, 1",
        "C0000084, 0, 1",
        "277, 2, 0",
        "C0000080, 00004501, 0"
    })
    void aBadValueIsAGeneralProtectionFault(String msr, String low, String high) {
        g.code("0f 30").set(RCX, Long.parseLong(msr, 16));
        g.set(RAX, Long.parseLong(low, 16)).set(RDX, Long.parseLong(high, 16));
        faults(GP, 0);
    }

    @Test
    void noExecuteCanBeSwitchedOn() {
        g.code("0f 30").set(RCX, 0xC000_0080L).set(RAX, 0xd01).set(RDX, 0).step();
        assertThat(g.get(EFER)).isEqualTo(0xd01);
    }

    @Test
    void longModeActiveIsReadOnly() {
        g.code("0f 30").set(RCX, 0xC000_0080L).set(RAX, 0x900).set(RDX, 0).step();
        assertThat(g.get(EFER)).isEqualTo(0xd00);
    }

    @Test
    void controlRegisterBitsOfTheKernelLeave() {
        g.code("0f 22 c3").set(RBX, 0x8001_0011L);
        exits(ExitReason.CONTROL_REGISTER, 0x300, 3);
        g.code("41 0f 22 e1").set(GuestState.R9, 0x2020);
        exits(ExitReason.CONTROL_REGISTER, 0x904, 4);
        g.code("44 0f 20 c2");
        exits(ExitReason.CONTROL_REGISTER, 0x218, 4);
        g.code("44 0f 22 c2");
        exits(ExitReason.CONTROL_REGISTER, 0x208, 4);
    }

    @Test
    void otherControlRegisterBitsPass() {
        g.code("0f 22 c3").set(RBX, 0x8000_0031L).step();
        assertThat(g.get(CR0)).isEqualTo(0x8000_0031L);
        g.code("0f 20 e0").set(RIP, Guest.CODE).step();
        assertThat(g.get(RAX)).isEqualTo(0x20);
        g.code("0f 22 e3").set(RIP, Guest.CODE).set(RBX, 0xa0).step();
        assertThat(g.get(CR4)).isEqualTo(0xa0);
    }

    @Test
    void theGuestReadsTheShadowInTheKernelsBits() {
        g.cpu.vmcs().setCr4(0x2020, 0x20);
        g.set(CR4, 0x2020).code("0f 20 e0").step();
        assertThat(g.get(RAX)).isEqualTo(0x20);
    }

    @ParameterizedTest
    @CsvSource({
        "0f22c3, 180000031",
        "0f22c3, a0010031",
        "0f22e3, 1000020",
        "0f22e3, 1020",
        "0f22e3, 21",
        "0f22db, 8000001000"
    })
    void aReservedControlRegisterBitIsAGeneralProtectionFault(String code, String value) {
        g.code(code).set(RBX, Long.parseLong(value, 16));
        faults(GP, 0);
    }

    @Test
    void clearingTheTaskSwitchedFlagPassesUnlessTheKernelOwnsIt() {
        g.set(CR0, g.get(CR0) | 8).code("0f 06").step();
        assertThat(g.get(CR0) & 8).isZero();
        vmcs.setCr0(0x8000_0029L, 0x8000_0029L);
        g.set(RIP, Guest.CODE);
        exits(ExitReason.CONTROL_REGISTER, 0x20, 2);
    }

    @Test
    void loadingTheStatusWordPassesOrLeaves() {
        g.code("0f 01 f3").set(RBX, 0xe).step();
        assertThat(g.get(CR0)).as("PE stays").isEqualTo(0x8001_003fL);
        vmcs.setCr0(0x8000_0029L, 0x8000_0021L);
        g.set(RIP, Guest.CODE).set(RBX, 0xb);
        exits(ExitReason.CONTROL_REGISTER, 0x000b_0030, 3);
    }

    @Test
    void debugRegistersAlwaysLeave() {
        g.code("0f 23 fb");
        exits(ExitReason.MOV_DR, 0x307, 3);
        g.code("0f 21 f1");
        exits(ExitReason.MOV_DR, 0x116, 3);
    }

    @Test
    void anExceptionInTheBitmapLeavesWithItsInformation() {
        g.memory.write64(Guest.TABLES + 8 * 0x40, 0);
        vmcs.setExceptionBitmap(1 << 14);
        g.code("48 89 03").set(RBX, 0x40123).set(GuestState.CR2, 5);
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.EXCEPTION_OR_NMI);
        assertThat(vmcs.exitQualification()).isEqualTo(0x40123);
        assertThat(vmcs.exitInterruption()).isEqualTo(0x8000_0b0e);
        assertThat(vmcs.exitInterruptionErrorCode()).isEqualTo(2);
        assertThat(g.get(GuestState.CR2)).as("untouched").isEqualTo(5);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE);
        assertThat(g.get(RSP)).isEqualTo(Guest.STACK);
    }

    @Test
    void aBreakpointInTheBitmapLeavesAtItself() {
        vmcs.setExceptionBitmap(1 << 3);
        g.code("cc");
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.EXCEPTION_OR_NMI);
        assertThat(vmcs.exitInterruption()).isEqualTo(0x8000_0603);
        assertThat(vmcs.exitInstructionLength()).isEqualTo(1);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE);
    }

    @Test
    void anExceptionMetWhileDeliveringAnotherTellsBoth() {
        vmcs.setExceptionBitmap(1 << 11);
        g.gate(6, 0x0e00, 8).code("0f 0b");
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.EXCEPTION_OR_NMI);
        assertThat(vmcs.exitInterruption()).isEqualTo(0x8000_0b0b);
        assertThat(vmcs.exitInterruptionErrorCode()).isEqualTo(6 * 8 + 3);
        assertThat(vmcs.idtVectoring()).isEqualTo(0x8000_0306);
    }

    @Test
    void aDoubleFaultInTheBitmapLeavesAsItselfAlone() {
        vmcs.setExceptionBitmap(1 << 8);
        g.gate(13, 0x0e00, 8).code("48 8b 03").set(RBX, Long.MIN_VALUE);
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.EXCEPTION_OR_NMI);
        assertThat(vmcs.exitInterruption()).isEqualTo(0x8000_0b08);
        assertThat(vmcs.exitInterruptionErrorCode()).isZero();
        assertThat(vmcs.idtVectoring()).isZero();
    }

    @Test
    void anExceptionMetWhileDeliveringASoftwareInterruptTellsItsLength() {
        vmcs.setExceptionBitmap(1 << 11);
        g.gate(0x80, 0x0e00, 8).code("cd 80");
        assertThat(g.cpu.run(10)).isEqualTo(ExitReason.EXCEPTION_OR_NMI);
        assertThat(vmcs.exitInterruption()).isEqualTo(0x8000_0b0b);
        assertThat(vmcs.idtVectoring()).isEqualTo(0x8000_0480);
        assertThat(vmcs.exitInstructionLength()).isEqualTo(2);
    }

    @Test
    void theTimerLeavesAtExactlyTheGivenCycle() {
        g.code("eb fe");
        assertThat(g.cpu.run(12345)).isEqualTo(ExitReason.PREEMPTION_TIMER);
        assertThat(g.cpu.cycles()).isEqualTo(12345);
    }

    @Test
    void theTimeStampCounterCountsCycles() {
        g.code("90 90 0f 31");
        g.cpu.setTime(0x1_0000_0000L);
        g.steps(3);
        assertThat(g.get(RAX)).isEqualTo(2);
        assertThat(g.get(RDX)).isEqualTo(1);
    }
}
