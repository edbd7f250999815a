package cofferdam.vcpu;

import static cofferdam.vcpu.GuestState.BASE;
import static cofferdam.vcpu.GuestState.CR0;
import static cofferdam.vcpu.GuestState.CR4;
import static cofferdam.vcpu.GuestState.FS;
import static cofferdam.vcpu.GuestState.GS;
import static cofferdam.vcpu.GuestState.LDTR;
import static cofferdam.vcpu.GuestState.LIMIT;
import static cofferdam.vcpu.GuestState.RAX;
import static cofferdam.vcpu.GuestState.RBX;
import static cofferdam.vcpu.GuestState.RCX;
import static cofferdam.vcpu.GuestState.RDX;
import static cofferdam.vcpu.GuestState.RFLAGS;
import static cofferdam.vcpu.GuestState.RIP;
import static cofferdam.vcpu.GuestState.RSP;
import static cofferdam.vcpu.GuestState.SELECTOR;
import static cofferdam.vcpu.GuestState.segment;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** System instructions that neither leave the guest nor transfer control. */
class SystemInstructionTest {
    private static final int UD = 6;
    private static final int GP = 13;

    private final Guest g = new Guest();

    @BeforeEach
    void seeExceptions() {
        g.cpu.vmcs().setExceptionBitmap(-1);
    }

    private static void faults(Guest g, int vector, int errorCode) {
        long rip = g.get(RIP);
        assertThat(g.cpu.run(1)).isEqualTo(ExitReason.EXCEPTION_OR_NMI);
        assertThat(g.cpu.vmcs().exitInterruption() & 0xff).isEqualTo(vector);
        assertThat(g.cpu.vmcs().exitInterruptionErrorCode()).isEqualTo(errorCode);
        assertThat(g.get(RIP)).isEqualTo(rip);
    }

    @Test
    void theTimeStampCounterWithProcessorId() {
        g.code("0f 01 f9").set(GuestState.TSC_AUX, 3);
        g.cpu.setTime(77);
        g.step();
        assertThat(g.get(RAX)).isEqualTo(77);
        assertThat(g.get(RCX)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"0f31", "0f01f9"})
    void theTimeStampCounterCanBeKeptFromUsers(String code) {
        g.code(code).user().set(CR4, 0x24);
        faults(g, GP, 0);
    }

    @Test
    void thePerformanceCountersAreKeptFromUsers() {
        g.code("0f 33").user();
        faults(g, GP, 0);
    }

    @Test
    void protectionKeyRightsAreReadAndWritten() {
        g.code("0f 01 ef 0f 01 ee")
                .set(CR4, 0x400020)
                .set(RAX, 0x4c)
                .set(RCX, 0)
                .set(RDX, 0)
                .step();
        assertThat(g.get(GuestState.PKRU)).isEqualTo(0x4c);
        g.set(RAX, -1).set(RDX, -1).step();
        assertThat(g.get(RAX)).isEqualTo(0x4c);
        assertThat(g.get(RDX)).isZero();
    }

    @Test
    void protectionKeyInstructionsCheckTheirRegisters() {
        g.code("0f 01 ef");
        faults(g, UD, 0);
        g.set(CR4, 0x400020).set(RCX, 1);
        faults(g, GP, 0);
        g.set(RCX, 0).set(RDX, 1);
        faults(g, GP, 0);
    }

    @Test
    void aProtectionKeyForbidsUserWritesAtOnce() {
        g.memory.write64(Guest.TABLES + 8 * 0x40, 0x40007 | 5L << 59);
        g.code("48 89 03 0f 01 ef 48 89 03").user().set(CR4, 0x400020).set(RBX, 0x40000);
        g.set(RAX, 2 << 10).set(RCX, 0).set(RDX, 0).steps(2);
        faults(g, 14, 0x27);
    }

    @ParameterizedTest
    @CsvSource({"C0000100", "C0000101", "C0000103", "277", "174", "175", "176", "C0000083"})
    void modelSpecificRegistersKeepWhatIsWritten(String number) {
        int msr = (int) Long.parseLong(number, 16);
        g.cpu.vmcs().msrBitmap().pass(msr, true, true);
        g.code("0f 30 0f 32")
                .set(RCX, msr & 0xffff_ffffL)
                .set(RAX, 0x0007_0406)
                .set(RDX, 0)
                .step();
        g.set(RAX, -1).set(RDX, -1).step();
        assertThat(g.get(RAX)).isEqualTo(0x0007_0406);
        assertThat(g.get(RDX)).isZero();
    }

    @Test
    void thePassedTimeStampCounterIsReadButNotWritten() {
        g.cpu.vmcs().msrBitmap().pass(0x10, true, true);
        g.cpu.setTime(0x2_0000_0005L);
        g.code("0f 32 0f 30").set(RCX, 0x10).step();
        assertThat(g.get(RAX)).isEqualTo(5);
        assertThat(g.get(RDX)).isEqualTo(2);
        faults(g, GP, 0);
    }

    @Test
    void segmentBasesAreReadAndWrittenWhereEnabled() {
        g.code("f3 48 0f ae d0 f3 48 0f ae d9 f3 0f ae c2 f3 48 0f ae cb").set(CR4, 0x10020);
        g.set(RAX, 0x1_2345_6789L).set(RCX, 0x7777).steps(4);
        assertThat(g.get(segment(FS, BASE))).isEqualTo(0x1_2345_6789L);
        assertThat(g.get(segment(GS, BASE))).isEqualTo(0x7777);
        assertThat(g.get(RDX)).isEqualTo(0x2345_6789L);
        assertThat(g.get(RBX)).isEqualTo(0x7777);
        g.set(RIP, Guest.CODE).set(RAX, 1L << 60);
        faults(g, GP, 0);
        g.set(CR4, 0x20);
        faults(g, UD, 0);
    }

    @Test
    void theAlignmentFlagIsSetAndClearedBySupervisors() {
        g.code("0f 01 cb 0f 01 ca").step();
        assertThat(g.get(RFLAGS)).isEqualTo(0x40002);
        g.step();
        assertThat(g.get(RFLAGS)).isEqualTo(2);
        g.user().set(RIP, Guest.CODE);
        faults(g, UD, 0);
    }

    @Test
    void supervisorAccessPreventionYieldsToTheAlignmentFlag() {
        g.memory.write64(Guest.TABLES + 8 * (Guest.CODE >> 12), Guest.CODE | 3);
        g.code("0f 01 cb 48 8b 03 0f 01 ca 48 8b 03")
                .set(CR4, 0x200020)
                .set(RBX, 0x30000)
                .steps(3);
        faults(g, 14, 1);
    }

    @Test
    void flagsTravelThroughAh() {
        g.code("9e 9f").set(RAX, 0xd500).step();
        assertThat(g.flags()).isEqualTo(".SZAPC");
        g.set(RAX, 0).step();
        assertThat(g.get(RAX)).isEqualTo(0xd700);
    }

    @Test
    void waitingForTheFpuTrapsIfTheTaskWasSwitched() {
        g.code("9b").step();
        g.set(RIP, Guest.CODE).set(CR0, g.get(CR0) | 0xa);
        faults(g, 7, 0);
    }

    @Test
    void controlRegistersTwoAndThreeAreReadAndWritten() {
        g.code("0f 22 d0 0f 20 d3 0f 20 d9").set(RAX, 0x1234_5678_9abcL).steps(3);
        assertThat(g.get(RBX)).isEqualTo(0x1234_5678_9abcL);
        assertThat(g.get(RCX)).isEqualTo(0x1000);
    }

    @Test
    void contextIdentifiersComeWithTheirChecks() {
        g.code("0f 22 e0 0f 22 db")
                .set(RAX, 0x20020)
                .set(RBX, 0x8000_0000_0000_1005L)
                .steps(2);
        assertThat(g.get(GuestState.CR3)).isEqualTo(0x1005);
        Guest other = new Guest().code("0f 22 e0").set(RAX, 0x20020).set(GuestState.CR3, 0x1008);
        other.cpu.vmcs().setExceptionBitmap(-1);
        faults(other, GP, 0);
    }

    @Test
    void theStatusWordIsStored() {
        g.code("0f 01 e0 48 0f 01 e1 0f 01 23").set(RBX, 0x30000).steps(3);
        assertThat(g.get(RAX)).isEqualTo(0x8001_0031L);
        assertThat(g.get(RCX)).isEqualTo(0x8001_0031L);
        assertThat(g.memory.read32(0x30000)).isEqualTo(0x31);
    }

    @ParameterizedTest
    @CsvSource({"0f01e0", "0f00c0", "0f00c8", "0f0103", "0f010b"})
    void systemRegistersCanBeKeptFromUsers(String code) {
        g.code(code).user().set(RBX, 0x30000).step();
        g.set(RIP, Guest.CODE).set(CR4, 0x820);
        faults(g, GP, 0);
    }

    @Test
    void theLocalTableIsLoadedStoredAndUsed() {
        g.memory.write64(Guest.GDT + 0x28, 0x0000_8200_9000_000fL);
        g.memory.write64(0x9008, 0x00cf_9200_0000_ffffL | 0x55L << 56);
        g.code("0f 00 d0 0f 00 c3 8e e1 0f b4 16 0f a1")
                .set(RAX, 0x28)
                .set(RCX, 0x0c)
                .set(RBX, -1);
        g.set(GuestState.RSI, 0x30000);
        g.memory.write64(0x30000, 0x000c_1234_5678L);
        g.memory.write64(Guest.STACK, 0x10);
        g.step();
        assertThat(g.get(segment(LDTR, BASE))).isEqualTo(0x9000);
        assertThat(g.get(segment(LDTR, LIMIT))).isEqualTo(15);
        g.step();
        assertThat(g.get(RBX)).isEqualTo(0x28);
        g.step();
        assertThat(g.get(segment(FS, BASE))).isEqualTo(0x5500_0000);
        g.step();
        assertThat(g.get(RDX)).isEqualTo(0x1234_5678);
        assertThat(g.get(segment(FS, SELECTOR))).isEqualTo(0x0c);
        g.step();
        assertThat(g.get(segment(FS, SELECTOR))).isEqualTo(0x10);
        assertThat(g.get(RSP)).isEqualTo(Guest.STACK + 8);
        g.set(RIP, Guest.CODE).set(RAX, 0).step();
        g.set(RIP, Guest.CODE + 6);
        faults(g, GP, 0x0c);
    }

    @ParameterizedTest
    @CsvSource({
        "0f00d0, 2c, 0000820090000000, 13, 2c", "0f00d0, 28, 0000890090000000, 13, 28",
        "0f00d0, 28, 0000020090000000, 11, 28", "0f00d8, 28, 0000090090000000, 11, 28",
        "0f00d8, 38, 0000890090000000, 13, 38"
    })
    void aBadTableOrTaskSelectorFaults(String code, String selector, String descriptor, int vector, String error) {
        g.memory.write64(Guest.GDT + 0x28, Long.parseLong(descriptor, 16));
        g.memory.write64(Guest.GDT + 0x38, Long.parseLong(descriptor, 16));
        g.code(code).set(RAX, Long.parseLong(selector, 16));
        faults(g, vector, Integer.parseInt(error, 16));
    }

    @ParameterizedTest
    @CsvSource({"0f02d1, 0", "0f03d1, 100", "0f00e1, 0", "0f00e9, 20", "0f00e1, 28", "0f02d1, 10", "0f03d1, 10"})
    void aSelectorThatCannotBeAskedClearsZero(String code, String selector) {
        g.code(code)
                .user()
                .set(RCX, Long.parseLong(selector, 16))
                .set(RDX, 9)
                .set(RFLAGS, 0x42)
                .step();
        assertThat(g.flags()).isEqualTo("......");
        assertThat(g.get(RDX)).isEqualTo(9);
    }

    @Test
    void framesAreEnteredAtLevelsZeroToTwo() {
        g.set(GuestState.RBP, 0x30100).code("c8 20 00 00 c8 08 00 02 c9 c9").step();
        assertThat(g.get(GuestState.RBP)).isEqualTo(Guest.STACK - 8);
        assertThat(g.get(RSP)).isEqualTo(Guest.STACK - 8 - 32);
        assertThat(g.memory.read64(Guest.STACK - 8)).isEqualTo(0x30100);
        g.memory.write64(Guest.STACK - 16, 0x77);
        g.step();
        long frame = Guest.STACK - 48;
        assertThat(g.get(GuestState.RBP)).isEqualTo(frame);
        assertThat(g.get(RSP)).isEqualTo(frame - 24);
        assertThat(g.memory.read64(frame)).isEqualTo(Guest.STACK - 8);
        assertThat(g.memory.read64(frame - 8)).as("the outer frame's link").isEqualTo(0x77);
        assertThat(g.memory.read64(frame - 16)).isEqualTo(frame);
        g.steps(2);
        assertThat(g.get(GuestState.RBP)).isEqualTo(0x30100);
        assertThat(g.get(RSP)).isEqualTo(Guest.STACK);
    }

    @Test
    void bitsAreCountedWhereTheProcessorCan() {
        g.code("f3 48 0f b8 c3 f3 48 0f bd cb f3 48 0f bc d3")
                .set(RBX, 0x0ff0_0000_0000_0000L)
                .steps(3);
        assertThat(g.get(RAX)).isEqualTo(8);
        assertThat(g.get(RCX)).isEqualTo(4);
        assertThat(g.get(RDX)).isEqualTo(52);
        g.set(RBX, 0).set(RIP, Guest.CODE).step();
        assertThat(g.flags()).isEqualTo("..Z...");
        g.step();
        assertThat(g.get(RCX)).isEqualTo(64);
        assertThat(g.flags()).isEqualTo(".....C");
    }

    @Test
    void hintsAndFencesDoNothing() {
        g.code("90 f3 90 f3 0f 1e fa 0f 1f 44 00 00 0f ae e8 0f ae f0 0f ae f8 0f 18 0b 0f 0d 0b 0f ae 3b");
        long[] before = new long[GuestState.STATE_WORDS];
        long[] after = new long[GuestState.STATE_WORDS];
        g.set(RBX, 0x30000);
        g.cpu.save(before);
        g.steps(10);
        g.cpu.save(after);
        before[RIP] = Guest.CODE + 30;
        assertThat(after).isEqualTo(before);
    }
}
