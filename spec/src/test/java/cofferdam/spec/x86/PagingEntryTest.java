package cofferdam.spec.x86;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** G8-03, G11-03: guest paging entries bit by bit. */
class PagingEntryTest {
    private static final PagingFeatures FULL = PagingFeatures.full(40);
    private static final PagingFeatures NO_1G = new PagingFeatures(40, true, false, true, true, true, true);
    private static final long ABOVE_40 = 0x000f_ff00_0000_0000L;

    @Test
    void theBitsStandWhereTheManualDrawsThem() {
        assertThat(new long[] {
                    PagingEntry.PRESENT,
                    PagingEntry.WRITABLE,
                    PagingEntry.USER,
                    PagingEntry.WRITE_THROUGH,
                    PagingEntry.CACHE_DISABLE,
                    PagingEntry.ACCESSED,
                    PagingEntry.DIRTY,
                    PagingEntry.PAGE_SIZE,
                    PagingEntry.GLOBAL,
                    PagingEntry.EXECUTE_DISABLE
                })
                .containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256, 0x8000_0000_0000_0000L);
    }

    @Test
    void onlyBitZeroMakesAnEntryPresent() {
        assertThat(PagingEntry.isPresent(1)).isTrue();
        assertThat(PagingEntry.isPresent(~1L)).isFalse();
    }

    @Test
    void pageTableEntriesAlwaysMapAPageAndHigherOnesIfPsIsSet() {
        assertThat(PagingEntry.isLeaf(1, 1)).isTrue();
        assertThat(PagingEntry.isLeaf(0x81, 2)).isTrue();
        assertThat(PagingEntry.isLeaf(0x81, 3)).isTrue();
        assertThat(PagingEntry.isLeaf(~0x80L, 2)).isFalse();
        assertThat(PagingEntry.isLeaf(~0x80L, 3)).isFalse();
        assertThat(PagingEntry.isLeaf(0x81, 4)).isFalse();
        assertThat(PagingEntry.isLeaf(0x81, 5)).isFalse();
    }

    @Test
    void addressesAreCutToTheirLevel() {
        assertThat(PagingEntry.table(-1)).isEqualTo(0x000f_ffff_ffff_f000L);
        assertThat(PagingEntry.page(-1, 1)).isEqualTo(0x000f_ffff_ffff_f000L);
        assertThat(PagingEntry.page(-1, 2)).isEqualTo(0x000f_ffff_ffe0_0000L);
        assertThat(PagingEntry.page(-1, 3)).isEqualTo(0x000f_ffff_c000_0000L);
    }

    @Test
    void theProtectionKeyIsBits62To59() {
        assertThat(PagingEntry.protectionKey(0x7800_0000_0000_0000L)).isEqualTo(15);
        assertThat(PagingEntry.protectionKey(0x0800_0000_0000_0000L)).isEqualTo(1);
        assertThat(PagingEntry.protectionKey(0x87ff_ffff_ffff_ffffL)).isZero();
    }

    @Test
    void reservedBitsOfTables() {
        assertThat(PagingEntry.reserved(5, false, FULL, true)).isEqualTo(ABOVE_40 | 0x80);
        assertThat(PagingEntry.reserved(4, false, FULL, true)).isEqualTo(ABOVE_40 | 0x80);
        assertThat(PagingEntry.reserved(3, false, FULL, true)).isEqualTo(ABOVE_40);
        assertThat(PagingEntry.reserved(2, false, FULL, true)).isEqualTo(ABOVE_40);
    }

    @Test
    void reservedBitsOfPages() {
        assertThat(PagingEntry.reserved(3, true, FULL, true)).isEqualTo(ABOVE_40 | 0x3fff_e000L);
        assertThat(PagingEntry.reserved(2, true, FULL, true)).isEqualTo(ABOVE_40 | 0x001f_e000L);
        assertThat(PagingEntry.reserved(1, true, FULL, true)).isEqualTo(ABOVE_40);
    }

    @Test
    void withoutOneGibPagesPsIsReservedInADirectoryPointerEntry() {
        assertThat(PagingEntry.reserved(3, true, NO_1G, true) & 0x80).isNotZero();
        assertThat(PagingEntry.reserved(2, true, NO_1G, true) & 0x80).isZero();
    }

    @Test
    void withoutNxeTheXdBitIsReserved() {
        assertThat(PagingEntry.reserved(1, true, FULL, false)).isEqualTo(ABOVE_40 | 1L << 63);
    }

    @Test
    void with52BitAddressesNoAddressBitIsReserved() {
        assertThat(PagingEntry.reserved(1, true, PagingFeatures.full(52), true)).isZero();
    }

    @Test
    void setsReservedLooksAtTheEntrysOwnKind() {
        assertThat(PagingEntry.setsReserved(0x2081, 2, FULL, true)).isTrue();
        assertThat(PagingEntry.setsReserved(0x2001, 2, FULL, true)).isFalse();
        assertThat(PagingEntry.setsReserved(0x1081, 2, FULL, true)).isFalse();
    }
}
