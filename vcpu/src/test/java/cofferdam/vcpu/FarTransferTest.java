package cofferdam.vcpu;

import static cofferdam.vcpu.GuestState.ATTRIBUTES;
import static cofferdam.vcpu.GuestState.BASE;
import static cofferdam.vcpu.GuestState.CS;
import static cofferdam.vcpu.GuestState.DS;
import static cofferdam.vcpu.GuestState.FS;
import static cofferdam.vcpu.GuestState.R11;
import static cofferdam.vcpu.GuestState.RAX;
import static cofferdam.vcpu.GuestState.RBX;
import static cofferdam.vcpu.GuestState.RCX;
import static cofferdam.vcpu.GuestState.RFLAGS;
import static cofferdam.vcpu.GuestState.RIP;
import static cofferdam.vcpu.GuestState.RSP;
import static cofferdam.vcpu.GuestState.SELECTOR;
import static cofferdam.vcpu.GuestState.SS;
import static cofferdam.vcpu.GuestState.segment;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transfers between segments and privilege levels, and the loads of segment registers. */
class FarTransferTest {
    private final Guest g = new Guest();

    @BeforeEach
    void seeExceptions() {
        g.cpu.vmcs().setExceptionBitmap(-1);
    }

    private void faults(int vector, int errorCode) {
        assertThat(g.cpu.run(1)).isEqualTo(ExitReason.EXCEPTION_OR_NMI);
        assertThat(g.cpu.vmcs().exitInterruption() & 0xff).isEqualTo(vector);
        assertThat(g.cpu.vmcs().exitInterruptionErrorCode()).isEqualTo(errorCode);
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE);
        assertThat(g.get(RSP)).isEqualTo(Guest.STACK - 64);
    }

    /** Puts quadwords on the stack, the first on top. */
    private void stack(long... words) {
        g.set(RSP, Guest.STACK - 64);
        for (int n = 0; n < words.length; n++) {
            g.memory.write64(Guest.STACK - 64 + 8L * n, words[n]);
        }
    }

    @Test
    void anInterruptReturnGoesToUserMode() {
        stack(0x40000, 0x23, 0x3202, 0x50000, 0x1b);
        g.code("48 cf").step();
        assertThat(g.get(RIP)).isEqualTo(0x40000);
        assertThat(g.get(RSP)).isEqualTo(0x50000);
        assertThat(g.get(RFLAGS)).isEqualTo(0x3202);
        assertThat(g.get(segment(CS, SELECTOR))).isEqualTo(0x23);
        assertThat(g.get(segment(CS, ATTRIBUTES))).isEqualTo(0xa0fb);
        assertThat(g.get(segment(SS, ATTRIBUTES))).isEqualTo(0xc0f3);
        assertThat(g.get(segment(DS, ATTRIBUTES)))
                .as("a segment of the kernel's goes")
                .isEqualTo(0x10000);
        assertThat(g.get(segment(DS, SELECTOR))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "40000, 23, 2, 50000, 10, 10",
        "40000, 23, 2, 50000, 0, 0",
        "40000, 3b, 2, 50000, 1b, 38",
        "40000, 38, 2, 50000, 10, 38",
        "40000, 0, 2, 50000, 10, 0",
        "40000, 43, 2, 50000, 1b, 40",
        "40000, 10, 2, 50000, 10, 10",
        "40000, 20, 2, 50000, 10, 20",
        "800000000000, 8, 2, 50000, 10, 0",
        "800000000000, 23, 2, 50000, 10, 10",
        "40000, 23, 2, 50000, 13, 10"
    })
    void anInterruptReturnToABadPlaceIsAGeneralProtectionFault(
            String rip, String cs, String flags, String rsp, String ss, String error) {
        stack(
                Long.parseLong(rip, 16),
                Long.parseLong(cs, 16),
                Long.parseLong(flags, 16),
                Long.parseLong(rsp, 16),
                Long.parseLong(ss, 16));
        g.code("48 cf");
        faults(13, Integer.parseInt(error, 16));
    }

    @Test
    void anInterruptReturnMayLoadANullStackSegmentBelowUserMode() {
        stack(0x40000, 8, 2, 0x50000, 0);
        g.code("48 cf").step();
        assertThat(g.get(segment(SS, ATTRIBUTES))).isEqualTo(0x10000);
        assertThat(g.get(RIP)).isEqualTo(0x40000);
    }

    @Test
    void anInterruptReturnInANestedTaskFaults() {
        stack(0x40000, 8, 2, 0x50000, 0x10);
        g.code("48 cf").set(RFLAGS, 0x4002);
        faults(13, 0);
    }

    @Test
    void aUserCannotRaiseItsPrivilegeOrInterruptFlagByReturning() {
        stack(0x40000, 0x23, 0x3602, 0x50000, 0x1b);
        g.code("48 cf").user().set(RFLAGS, 0x2).step();
        assertThat(g.get(RFLAGS)).isEqualTo(0x402);
        stack(0x40000, 8, 2, 0x50000, 0x10);
        g.set(RIP, Guest.CODE);
        faults(13, 8);
    }

    @Test
    void aFarReturnDropsItsArguments() {
        stack(0x40000, 8);
        g.code("48 ca 10 00").step();
        assertThat(g.get(RIP)).isEqualTo(0x40000);
        assertThat(g.get(RSP)).isEqualTo(Guest.STACK - 64 + 32);
    }

    @Test
    void aFarReturnToUserModeTakesTheOuterStack() {
        stack(0x40000, 0x23, 0x50000, 0x1b);
        g.code("48 cb").step();
        assertThat(g.get(RSP)).isEqualTo(0x50000);
        assertThat(g.get(segment(SS, SELECTOR))).isEqualTo(0x1b);
    }

    @Test
    void aFarCallPushesSegmentAndAddress() {
        g.memory.write64(0x30000, 0x40000);
        g.memory.write16(0x30008, 8);
        g.code("48 ff 1b").set(RBX, 0x30000).step();
        assertThat(g.get(RIP)).isEqualTo(0x40000);
        assertThat(g.get(RSP)).isEqualTo(Guest.STACK - 16);
        assertThat(g.memory.read64(Guest.STACK - 16)).isEqualTo(Guest.CODE + 3);
        assertThat(g.memory.read64(Guest.STACK - 8)).isEqualTo(8);
    }

    @Test
    void aFarJumpToCompatibilityModeIsRefused() {
        stack();
        g.memory.write64(0x30000, 0x40000);
        g.memory.write16(0x30008, 0x38);
        g.code("48 ff 2b").set(RBX, 0x30000);
        faults(13, 0x38);
        g.memory.write16(0x30008, 8);
        g.step();
        assertThat(g.get(RIP)).isEqualTo(0x40000);
    }

    @Test
    void aSystemCallAndItsReturn() {
        g.set(GuestState.STAR, 0x0013_0008_0000_0000L)
                .set(GuestState.LSTAR, 0x40000)
                .set(GuestState.FMASK, 0x600);
        g.code("0f 05").user().set(RFLAGS, 0x646).step();
        assertThat(g.get(RIP)).isEqualTo(0x40000);
        assertThat(g.get(RCX)).isEqualTo(Guest.CODE + 2);
        assertThat(g.get(R11)).isEqualTo(0x646);
        assertThat(g.get(RFLAGS)).isEqualTo(0x46);
        assertThat(g.get(segment(CS, SELECTOR))).isEqualTo(8);
        assertThat(g.get(segment(SS, SELECTOR))).isEqualTo(0x10);
        assertThat(g.get(RSP)).as("unchanged").isEqualTo(Guest.STACK);
        g.codeAt(0x40000, "48 0f 07").step();
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE + 2);
        assertThat(g.get(RFLAGS)).isEqualTo(0x646);
        assertThat(g.get(segment(CS, SELECTOR))).isEqualTo(0x23);
        assertThat(g.get(segment(SS, SELECTOR))).isEqualTo(0x1b);
        g.codeAt(Guest.CODE + 2, "f4");
        assertThat(g.cpu.run(1)).as("back at level 3").isEqualTo(ExitReason.EXCEPTION_OR_NMI);
    }

    @Test
    void aSystemReturnToCompatibilityModeOrNowhereFaults() {
        stack();
        g.code("0f 07");
        faults(13, 0);
        g.code("48 0f 07").set(RCX, 0x8000_0000_0000L);
        faults(13, 0);
        g.set(GuestState.EFER, 0x500);
        faults(6, 0);
    }

    @ParameterizedTest
    @CsvSource({"8ed8, 23, 20", "8ed8, 41, 40", "8ed0, 18, 18", "8ed0, 8, 8", "8ed0, 3, 0", "8ee0, 28, 28"})
    void aBadSelectorIsAGeneralProtectionFault(String code, String selector, String error) {
        stack();
        g.memory.write64(Guest.GDT + 0x20, 0x00af_f800_0000_ffffL);
        g.code(code).set(RAX, Long.parseLong(selector, 16));
        faults(13, Integer.parseInt(error, 16));
    }

    @Test
    void aSegmentNotPresentFaultsWithItsOwnVector() {
        stack();
        g.memory.write64(Guest.GDT + 0x10, 0x00cf_1300_0000_ffffL);
        g.code("8e d8").set(RAX, 0x10);
        faults(11, 0x10);
        g.code("8e d0");
        faults(12, 0x10);
    }

    @Test
    void loadingASegmentTakesItsDescriptorAndMarksItAccessed() {
        g.memory.write64(Guest.GDT + 0x18, 0x12cf_f234_5678_ffffL);
        g.code("8e e0").set(RAX, 0x1b).step();
        assertThat(g.get(segment(FS, BASE))).isEqualTo(0x1234_5678);
        assertThat(g.get(segment(FS, ATTRIBUTES))).isEqualTo(0xc0f3);
        assertThat(g.memory.read8(Guest.GDT + 0x18 + 5)).isEqualTo(0xf3);
        g.set(RAX, 0).set(RIP, Guest.CODE).step();
        assertThat(g.get(segment(FS, ATTRIBUTES))).isEqualTo(0x10000);
        assertThat(g.get(segment(FS, BASE))).isZero();
    }

    @Test
    void loadingTheTaskRegisterMarksItBusyAndRefusesABusyOne() {
        stack();
        g.code("0f 00 d8").set(RAX, 0x28).step();
        assertThat(g.memory.read8(Guest.GDT + 0x28 + 5)).isEqualTo(0x8b);
        assertThat(g.get(segment(GuestState.TR, BASE))).isEqualTo(Guest.TSS);
        g.set(RIP, Guest.CODE);
        faults(13, 0x28);
        g.set(RAX, 0);
        faults(13, 0);
    }

    @Test
    void descriptorTablesAreLoadedAndStored() {
        g.memory.write16(0x30000, 0x1ff);
        g.memory.write64(0x30002, 0x7000);
        g.code("0f 01 1b 0f 01 4b 10").set(RBX, 0x30000).steps(2);
        assertThat(g.get(GuestState.IDTR_BASE)).isEqualTo(0x7000);
        assertThat(g.get(GuestState.IDTR_LIMIT)).isEqualTo(0x1ff);
        assertThat(g.memory.read64(0x30012)).isEqualTo(0x7000);
    }

    @Test
    void segmentLimitsAndRightsCanBeAsked() {
        g.code("0f 03 c1 0f 02 d1 0f 00 e1 0f 00 e9").set(RCX, 0x10).steps(2);
        assertThat(g.get(RAX)).isEqualTo(0xffff_ffffL);
        assertThat(g.get(GuestState.RDX)).isEqualTo(0xc09300);
        assertThat(g.flags()).isEqualTo("..Z...");
        g.set(RCX, 8).steps(2);
        assertThat(g.flags()).as("code is not writable").isEqualTo("......");
    }

    @Test
    void exchangingTheGsBase() {
        g.set(segment(GuestState.GS, BASE), 1).set(GuestState.KERNEL_GS_BASE, 2);
        g.code("0f 01 f8").step();
        assertThat(g.get(segment(GuestState.GS, BASE))).isEqualTo(2);
        assertThat(g.get(GuestState.KERNEL_GS_BASE)).isEqualTo(1);
    }
}
