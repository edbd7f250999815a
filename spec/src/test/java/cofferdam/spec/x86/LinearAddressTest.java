package cofferdam.spec.x86;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinearAddressTest {
    @Test
    void withFourLevelsBits63To47MustAgree() {
        assertThat(LinearAddress.isCanonical(0x0000_7fff_ffff_ffffL, false)).isTrue();
        assertThat(LinearAddress.isCanonical(0xffff_8000_0000_0000L, false)).isTrue();
        assertThat(LinearAddress.isCanonical(0x0000_8000_0000_0000L, false)).isFalse();
        assertThat(LinearAddress.isCanonical(0xffff_7fff_ffff_ffffL, false)).isFalse();
    }

    @Test
    void withFiveLevelsBits63To56MustAgree() {
        assertThat(LinearAddress.isCanonical(0x00ff_ffff_ffff_ffffL, true)).isTrue();
        assertThat(LinearAddress.isCanonical(0xff00_0000_0000_0000L, true)).isTrue();
        assertThat(LinearAddress.isCanonical(0x0100_0000_0000_0000L, true)).isFalse();
        assertThat(LinearAddress.isCanonical(0xfe00_0000_0000_0000L, true)).isFalse();
    }

    @Test
    void eachLevelTakesNineBitsFromBit12Upwards() {
        long address = 0x1fffL << 52 | 5L << 48 | 4L << 39 | 3L << 30 | 2L << 21 | 1L << 12 | 0xfff;
        assertThat(LinearAddress.index(address, 1)).isEqualTo(1);
        assertThat(LinearAddress.index(address, 2)).isEqualTo(2);
        assertThat(LinearAddress.index(address, 3)).isEqualTo(3);
        assertThat(LinearAddress.index(address, 4)).isEqualTo(4);
        assertThat(LinearAddress.index(address, 5)).isEqualTo(0xf5 | 0x100);
        assertThat(LinearAddress.index(-1, 4)).isEqualTo(511);
    }

    @Test
    void anEntrySpans4KibThen512TimesMoreALevel() {
        assertThat(LinearAddress.span(1)).isEqualTo(0x1000);
        assertThat(LinearAddress.span(2)).isEqualTo(0x20_0000);
        assertThat(LinearAddress.span(3)).isEqualTo(0x4000_0000);
        assertThat(LinearAddress.span(5)).isEqualTo(1L << 48);
    }
}
