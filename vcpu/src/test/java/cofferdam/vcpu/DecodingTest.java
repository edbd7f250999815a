package cofferdam.vcpu;

import static cofferdam.vcpu.GuestState.RAX;
import static cofferdam.vcpu.GuestState.RBX;
import static cofferdam.vcpu.GuestState.RCX;
import static cofferdam.vcpu.GuestState.RIP;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prefixes, lengths, page boundaries, undefined and unimplemented encodings (SDM vol. 2, chapter 2; G10-03). */
class DecodingTest {
    private static final long EDGE = 0x41000;

    private final Guest g = new Guest();

    @BeforeEach
    void seeExceptions() {
        g.cpu.vmcs().setExceptionBitmap(-1);
    }

    private int exception() {
        assertThat(g.cpu.run(1)).isEqualTo(ExitReason.EXCEPTION_OR_NMI);
        return g.cpu.vmcs().exitInterruption() & 0xff;
    }

    @Test
    void fifteenBytesAreAnInstruction() {
        g.code("2e 2e 2e 2e 2e 2e 2e 2e 2e 2e 2e 2e 2e 2e 90").step();
        assertThat(g.get(RIP)).isEqualTo(Guest.CODE + 15);
    }

    @Test
    void sixteenBytesAreAGeneralProtectionFault() {
        g.code("2e 2e 2e 2e 2e 2e 2e 2e 2e 2e 2e 2e 2e 2e 2e 90");
        assertThat(exception()).isEqualTo(13);
    }

    @Test
    void anInstructionMayCrossAPage() {
        g.codeAt(EDGE - 3, "48 b8 11 22 33 44 55 66 77 88").set(RIP, EDGE - 3).step();
        assertThat(g.get(RAX)).isEqualTo(0x8877665544332211L);
        assertThat(g.get(RIP)).isEqualTo(EDGE + 7);
    }

    @Test
    void aMissingSecondPageFaultsAtThatPage() {
        g.memory.write64(Guest.TABLES + 8 * 0x41, 0);
        g.codeAt(EDGE - 3, "48 b8 11").set(RIP, EDGE - 3);
        assertThat(exception()).isEqualTo(14);
        assertThat(g.cpu.vmcs().exitQualification()).isEqualTo(EDGE);
        assertThat(g.cpu.vmcs().exitInterruptionErrorCode())
                .as("a fetch, but NX is off")
                .isZero();
        assertThat(g.get(RIP)).isEqualTo(EDGE - 3);
    }

    @Test
    void aMissingPageBehindTheInstructionDoesNotMatter() {
        g.memory.write64(Guest.TABLES + 8 * 0x41, 0);
        g.codeAt(EDGE - 3, "48 ff c0").set(RIP, EDGE - 3).set(RAX, 41).step();
        assertThat(g.get(RAX)).isEqualTo(42);
    }

    @Test
    void anUndefinedOpcodeAtThePageEndDoesNotTouchTheNextPage() {
        g.memory.write64(Guest.TABLES + 8 * 0x41, 0);
        g.codeAt(EDGE - 1, "06").set(RIP, EDGE - 1);
        assertThat(exception()).isEqualTo(6);
    }

    @Test
    void runningOffCanonicalSpaceIsAGeneralProtectionFault() {
        g.set(RIP, 0x8000_0000_0000L);
        assertThat(exception()).isEqualTo(13);
    }

    @Test
    void aRipRelativeOperandCountsFromTheNextInstruction() {
        g.code("c7 05 f6 ff 01 00 78 56 34 12").step();
        assertThat(g.memory.read32(0x30000)).isEqualTo(0x12345678);
    }

    @Test
    void aRexPrefixBeforeAnotherPrefixIsIgnored() {
        g.code("48 66 b8 34 12").set(RAX, -1).step();
        assertThat(g.get(RAX)).isEqualTo(0xffff_ffff_ffff_1234L);
    }

    @Test
    void anAddressSizePrefixCutsTheAddress() {
        g.code("67 8b 03").set(RBX, 0xffff_ffff_0003_0000L);
        g.memory.write32(0x30000, 99);
        g.step();
        assertThat(g.get(RAX)).isEqualTo(99);
    }

    @Test
    void segmentBasesCountForFsAndGsAlone() {
        g.set(GuestState.segment(GuestState.FS, GuestState.BASE), 0x30000);
        g.set(GuestState.segment(GuestState.GS, GuestState.BASE), 0x31000);
        g.set(GuestState.segment(GuestState.DS, GuestState.BASE), 0x7777);
        g.memory.write64(0x30008, 1);
        g.memory.write64(0x31008, 2);
        g.memory.write64(0x32008, 3);
        g.code("64 48 8b 03 65 48 8b 0b 3e 48 8b 93 00 20 03 00").set(RBX, 8).steps(3);
        assertThat(g.get(RAX)).isEqualTo(1);
        assertThat(g.get(RCX)).isEqualTo(2);
        assertThat(g.get(GuestState.RDX)).isEqualTo(3);
    }

    @Test
    void highByteRegistersGiveWayToTheUniformOnesUnderRex() {
        g.code("88 e0 40 88 e0").set(RAX, 0x1234).set(GuestState.RSP, 0x1f056).step();
        assertThat(g.get(RAX)).isEqualTo(0x1212);
        g.step();
        assertThat(g.get(RAX)).isEqualTo(0x1256);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "06",
                "27",
                "60",
                "9a",
                "ce",
                "d6",
                "ea",
                "0f0b",
                "0fff00",
                "0fb900",
                "f0 01 c0",
                "f0 39 03",
                "f0 8b 03",
                "f0 90",
                "f0 0f a3 03",
                "f0 0f ba 23 01",
                "8d c0",
                "0f 01 d0",
                "0f 01 d1",
                "0f c7 f0",
                "8c f8",
                "8e c8",
                "0f 20 c8",
                "0f 22 e8",
                "fe 10",
                "ff ff",
                "c6 08 00",
                "0f b8 c0",
                "0f 01 c8",
                "0f 01 d8",
                "0f aa"
            })
    void anUndefinedEncodingIsAnUndefinedOpcodeFault(String code) {
        g.code(code).set(RBX, 0x30000);
        assertThat(exception()).isEqualTo(6);
        assertThat(g.cpu.unimplementedOpcodes()).isEmpty();
    }

    @Test
    void anUnimplementedOpcodeIsAnUndefinedOpcodeFaultAndCounted() {
        g.code("f3 0f 58 c1");
        assertThat(exception()).isEqualTo(6);
        assertThat(exception()).isEqualTo(6);
        g.code("0f 38 f0 03");
        assertThat(exception()).isEqualTo(6);
        g.code("d9 e8");
        assertThat(exception()).isEqualTo(6);
        assertThat(g.cpu.unimplementedOpcodes())
                .containsEntry(0xf3000f58, 2L)
                .containsEntry(0x0f38f0, 1L)
                .containsEntry(0xd9, 1L)
                .hasSize(3);
    }

    @Test
    void countOfTrailingZeroesMeansBitScanWithoutTheFeature() {
        g.code("f3 0f bc c3").set(RBX, 0).set(RAX, 7).step();
        assertThat(g.get(RAX)).isEqualTo(32);
        Guest plain = new Guest(ProcessorFeatures.plain(39));
        plain.code("f3 0f bc c3").set(RBX, 0).set(RAX, 7).step();
        assertThat(plain.get(RAX)).as("BSF of zero leaves it").isEqualTo(7);
    }
}
