package cofferdam.spec.ept;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.x86.PagingFeatures;
import org.junit.jupiter.api.Test;

/** G8-03, G11-03: EPT entries bit by bit. */
class EptEntryTest {
    private static final PagingFeatures FULL = PagingFeatures.full(40);
    private static final PagingFeatures BARE = new PagingFeatures(40, false, false, false, false, false, false);
    private static final long ABOVE_40 = 0x000f_ff00_0000_0000L;

    @Test
    void theBitsStandWhereTheManualDrawsThem() {
        assertThat(new long[] {
                    EptEntry.READ,
                    EptEntry.WRITE,
                    EptEntry.EXECUTE,
                    EptEntry.RIGHTS,
                    EptEntry.IGNORE_PAT,
                    EptEntry.LARGE,
                    EptEntry.ACCESSED,
                    EptEntry.DIRTY
                })
                .containsExactly(1, 2, 4, 7, 0x40, 0x80, 0x100, 0x200);
    }

    @Test
    void entriesAreMade() {
        assertThat(EptEntry.toTable(0x7000)).isEqualTo(0x7007);
        assertThat(EptEntry.toPage(0x7000, 5, 1)).isEqualTo(0x7035);
        assertThat(EptEntry.toPage(0x40_0000, 3, 2)).isEqualTo(0x40_00b3);
        assertThat(EptEntry.toPage(0x4000_0000, 7, 3)).isEqualTo(0x4000_00b7);
    }

    @Test
    void anyRightMakesAnEntryPresent() {
        assertThat(EptEntry.isPresent(1)).isTrue();
        assertThat(EptEntry.isPresent(2)).isTrue();
        assertThat(EptEntry.isPresent(4)).isTrue();
        assertThat(EptEntry.isPresent(~7L)).isFalse();
    }

    @Test
    void pageTableEntriesAlwaysMapAPageAndHigherOnesIfBit7IsSet() {
        assertThat(EptEntry.isLeaf(7, 1)).isTrue();
        assertThat(EptEntry.isLeaf(0x87, 2)).isTrue();
        assertThat(EptEntry.isLeaf(0x87, 3)).isTrue();
        assertThat(EptEntry.isLeaf(~0x80L, 2)).isFalse();
        assertThat(EptEntry.isLeaf(~0x80L, 3)).isFalse();
        assertThat(EptEntry.isLeaf(0x87, 4)).isFalse();
    }

    @Test
    void addressesAreCutToTheirLevel() {
        assertThat(EptEntry.table(-1)).isEqualTo(0x000f_ffff_ffff_f000L);
        assertThat(EptEntry.page(-1, 1)).isEqualTo(0x000f_ffff_ffff_f000L);
        assertThat(EptEntry.page(-1, 2)).isEqualTo(0x000f_ffff_ffe0_0000L);
        assertThat(EptEntry.page(-1, 3)).isEqualTo(0x000f_ffff_c000_0000L);
    }

    @Test
    void reservedBits() {
        assertThat(EptEntry.reserved(4, false, FULL)).isEqualTo(ABOVE_40 | 0xf8);
        assertThat(EptEntry.reserved(3, false, FULL)).isEqualTo(ABOVE_40 | 0xf8);
        assertThat(EptEntry.reserved(3, true, FULL)).isEqualTo(ABOVE_40 | 0x3fff_f000L);
        assertThat(EptEntry.reserved(2, true, FULL)).isEqualTo(ABOVE_40 | 0x001f_f000L);
        assertThat(EptEntry.reserved(1, true, FULL)).isEqualTo(ABOVE_40);
        assertThat(EptEntry.reserved(1, true, PagingFeatures.full(52))).isZero();
    }

    @Test
    void withoutSupportForAPageSizeItsBit7IsReserved() {
        assertThat(EptEntry.reserved(3, true, BARE)).isEqualTo(ABOVE_40 | 0x3fff_f080L);
        assertThat(EptEntry.reserved(2, true, BARE)).isEqualTo(ABOVE_40 | 0x001f_f080L);
        assertThat(EptEntry.reserved(1, true, BARE)).isEqualTo(ABOVE_40);
    }

    @Test
    void writeWithoutReadIsAMisconfiguration() {
        boolean[] bad = {false, false, true, false, false, false, true, false};
        for (int rights = 1; rights < 8; rights++) {
            assertThat(EptEntry.isMisconfigured(0x7030 | rights, 1, FULL))
                    .as("rights %d", rights)
                    .isEqualTo(bad[rights]);
        }
    }

    @Test
    void executeAloneIsAMisconfigurationWhereNotSupported() {
        assertThat(EptEntry.isMisconfigured(0x7034, 1, BARE)).isTrue();
        assertThat(EptEntry.isMisconfigured(0x7035, 1, BARE)).isFalse();
    }

    @Test
    void memoryTypes237AreAMisconfigurationOfAPage() {
        for (int type = 0; type < 8; type++) {
            boolean reserved = type == 2 || type == 3 || type == 7;
            assertThat(EptEntry.memoryType(~0x38L | type << 3)).isEqualTo(type);
            assertThat(EptEntry.isMisconfigured(0x7007 | type << 3, 1, FULL)).isEqualTo(reserved);
            assertThat(EptEntry.isMisconfigured(0x87 | type << 3, 2, FULL)).isEqualTo(reserved);
        }
    }

    @Test
    void reservedBitsAreAMisconfigurationAndOthersAreNot() {
        for (int bit = 8; bit < 64; bit++) {
            boolean reserved = bit >= 40 && bit < 52;
            assertThat(EptEntry.isMisconfigured(0x37 | 1L << bit, 1, FULL))
                    .as("bit %d", bit)
                    .isEqualTo(reserved);
        }
        assertThat(EptEntry.isMisconfigured(0x70b7, 1, FULL))
                .as("bit 7 of a page-table entry")
                .isFalse();
        assertThat(EptEntry.isMisconfigured(0x7087, 4, FULL))
                .as("bit 7 of a PML4 entry")
                .isTrue();
    }
}
