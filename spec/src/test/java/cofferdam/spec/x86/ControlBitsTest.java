package cofferdam.spec.x86;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ControlBitsTest {
    @Test
    void theBitsStandWhereTheManualDrawsThem() {
        assertThat(new long[] {
                    ControlBits.CR0_PE,
                    ControlBits.CR0_WP,
                    ControlBits.CR0_PG,
                    ControlBits.CR4_PAE,
                    ControlBits.CR4_PGE,
                    ControlBits.CR4_LA57,
                    ControlBits.CR4_SMEP,
                    ControlBits.CR4_SMAP,
                    ControlBits.CR4_PKE,
                    ControlBits.EFER_LME,
                    ControlBits.EFER_LMA,
                    ControlBits.EFER_NXE
                })
                .containsExactly(
                        1,
                        0x1_0000,
                        0x8000_0000L,
                        0x20,
                        0x80,
                        0x1000,
                        0x10_0000,
                        0x20_0000,
                        0x40_0000,
                        0x100,
                        0x400,
                        0x800);
    }

    @Test
    void cr3HoldsTheTopTableInBits51To12() {
        assertThat(ControlBits.topTable(0x1234_5fffL)).isEqualTo(0x1234_5000L);
        assertThat(ControlBits.topTable(-1)).isEqualTo(0x000f_ffff_ffff_f000L);
    }

    @Test
    void pkruHasTwoBitsAKey() {
        assertThat(ControlBits.accessDisabled(1 << 6, 3)).isTrue();
        assertThat(ControlBits.accessDisabled(~(1 << 6), 3)).isFalse();
        assertThat(ControlBits.writeDisabled(1 << 7, 3)).isTrue();
        assertThat(ControlBits.writeDisabled(~(1 << 7), 3)).isFalse();
        assertThat(ControlBits.writeDisabled(1 << 31, 15)).isTrue();
    }

    @Test
    void errorCodeBitsStandWhereTheManualDrawsThem() {
        assertThat(new int[] {
                    PageFaultErrorCode.PRESENT,
                    PageFaultErrorCode.WRITE,
                    PageFaultErrorCode.USER,
                    PageFaultErrorCode.RESERVED,
                    PageFaultErrorCode.FETCH,
                    PageFaultErrorCode.PROTECTION_KEY
                })
                .containsExactly(1, 2, 4, 8, 16, 32);
    }

    @Test
    void physicalAddressesHave32To52Bits() {
        assertThat(PagingFeatures.full(32).physicalAddressBits()).isEqualTo(32);
        assertThat(PagingFeatures.full(52).physicalAddressBits()).isEqualTo(52);
        assertThatThrownBy(() -> PagingFeatures.full(31)).hasMessage("physical addresses of 31 bits");
        assertThatThrownBy(() -> PagingFeatures.full(53)).hasMessage("physical addresses of 53 bits");
    }
}
