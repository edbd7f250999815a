package cofferdam.spec.vtd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** G8-03, G11-03: root, context and second-level entries bit by bit. */
class RemappingEntriesTest {
    private static final RemappingFeatures FULL = RemappingFeatures.ofWidth(39);
    private static final RemappingFeatures BARE = new RemappingFeatures(39, 39, false, false, false);
    private static final long ABOVE_39 = 0x000f_ff80_0000_0000L;

    @Test
    void aRootEntryIsAnAddressWithBitZero() {
        assertThat(RootEntry.of(0x9000)).isEqualTo(0x9001);
        assertThat(RootEntry.isPresent(1)).isTrue();
        assertThat(RootEntry.isPresent(~1L)).isFalse();
        assertThat(RootEntry.contextTable(0x9fff)).isEqualTo(0x9000);
        assertThat(RootEntry.BYTES).isEqualTo(16);
    }

    @Test
    void aRootEntrysOtherBitsAreReserved() {
        for (int bit = 1; bit < 64; bit++) {
            boolean address = bit >= 12 && bit < 39;
            assertThat(RootEntry.setsReserved(1L << bit | 1, 0, 39))
                    .as("bit %d", bit)
                    .isEqualTo(!address);
            assertThat(RootEntry.setsReserved(1, 1L << bit, 39))
                    .as("bit %d", 64 + bit)
                    .isTrue();
        }
    }

    @Test
    void aContextEntryIsMade() {
        assertThat(ContextEntry.low(0xa000, ContextEntry.TRANSLATE)).isEqualTo(0xa001);
        assertThat(ContextEntry.low(0, ContextEntry.PASS_THROUGH)).isEqualTo(9);
        assertThat(ContextEntry.high(5, 48)).isEqualTo(0x502);
        assertThat(ContextEntry.high(0xffff, 39)).isEqualTo(0xff_ff01);
        assertThat(ContextEntry.BYTES).isEqualTo(16);
    }

    @Test
    void aContextEntrysPartsCanBeRead() {
        assertThat(ContextEntry.isPresent(1)).isTrue();
        assertThat(ContextEntry.isPresent(~1L)).isFalse();
        assertThat(ContextEntry.disablesFaults(2)).isTrue();
        assertThat(ContextEntry.disablesFaults(~2L)).isFalse();
        assertThat(ContextEntry.translationType(0xf7)).isEqualTo(1);
        assertThat(ContextEntry.translationType(8)).isEqualTo(2);
        assertThat(ContextEntry.table(0xafff)).isEqualTo(0xa000);
        assertThat(ContextEntry.addressWidth(0xf9)).isEqualTo(39);
        assertThat(ContextEntry.addressWidth(2)).isEqualTo(48);
        assertThat(ContextEntry.levels(39)).isEqualTo(3);
        assertThat(ContextEntry.levels(48)).isEqualTo(4);
        assertThat(ContextEntry.domain(0x1_2345_67ffL)).isEqualTo(0x4567);
    }

    @Test
    void aContextEntrysOtherBitsAreReserved() {
        for (int bit = 0; bit < 64; bit++) {
            boolean low = bit >= 4 && bit < 12 || bit >= 39;
            assertThat(ContextEntry.setsReserved(1L << bit, 0, 39))
                    .as("bit %d", bit)
                    .isEqualTo(low);
            boolean high = bit == 7 || bit >= 24;
            assertThat(ContextEntry.setsReserved(0, 1L << bit, 39))
                    .as("bit %d", 64 + bit)
                    .isEqualTo(high);
        }
    }

    @Test
    void secondLevelEntriesAreMadeAndRead() {
        assertThat(SecondLevelEntry.toTable(0xb000)).isEqualTo(0xb003);
        assertThat(SecondLevelEntry.toPage(0xb000, 1, 1)).isEqualTo(0xb001);
        assertThat(SecondLevelEntry.toPage(0x20_0000, 3, 2)).isEqualTo(0x20_0083);
        assertThat(SecondLevelEntry.isPresent(1)).isTrue();
        assertThat(SecondLevelEntry.isPresent(2)).isTrue();
        assertThat(SecondLevelEntry.isPresent(~3L)).isFalse();
        assertThat(SecondLevelEntry.table(-1)).isEqualTo(0x000f_ffff_ffff_f000L);
        assertThat(SecondLevelEntry.page(-1, 1)).isEqualTo(0x000f_ffff_ffff_f000L);
        assertThat(SecondLevelEntry.page(-1, 3)).isEqualTo(0x000f_ffff_c000_0000L);
    }

    @Test
    void secondLevelPages() {
        assertThat(SecondLevelEntry.isLeaf(3, 1)).isTrue();
        assertThat(SecondLevelEntry.isLeaf(0x83, 2)).isTrue();
        assertThat(SecondLevelEntry.isLeaf(0x83, 3)).isTrue();
        assertThat(SecondLevelEntry.isLeaf(~0x80L, 2)).isFalse();
        assertThat(SecondLevelEntry.isLeaf(0x83, 4)).isFalse();
    }

    @Test
    void secondLevelReservedBits() {
        long always = ABOVE_39 | 0x800 | 1L << 62;
        assertThat(SecondLevelEntry.reserved(4, false, FULL)).isEqualTo(always | 0x80);
        assertThat(SecondLevelEntry.reserved(3, false, FULL)).isEqualTo(always);
        assertThat(SecondLevelEntry.reserved(3, true, FULL)).isEqualTo(always | 0x3fff_f000L);
        assertThat(SecondLevelEntry.reserved(2, true, FULL)).isEqualTo(always | 0x001f_f000L);
        assertThat(SecondLevelEntry.reserved(1, true, FULL)).isEqualTo(always);
        assertThat(SecondLevelEntry.reserved(3, true, BARE)).isEqualTo(always | 0x3fff_f080L);
        assertThat(SecondLevelEntry.reserved(2, true, BARE)).isEqualTo(always | 0x001f_f080L);
        assertThat(SecondLevelEntry.reserved(1, true, BARE)).isEqualTo(always);
        assertThat(SecondLevelEntry.setsReserved(0x1083, 2, FULL)).isTrue();
        assertThat(SecondLevelEntry.setsReserved(0x1003, 2, FULL)).isFalse();
    }

    @Test
    void faultReasonsHaveTheSpecificationsCodes() {
        assertThat(Arrays.stream(FaultReason.values()).map(FaultReason::code))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14);
    }

    @Test
    void faultsMetBeforeTheContextEntryAreAlwaysRecorded() {
        EnumSet<FaultReason> always = EnumSet.of(
                FaultReason.ROOT_ACCESS,
                FaultReason.ROOT_NOT_PRESENT,
                FaultReason.ROOT_RESERVED,
                FaultReason.CONTEXT_ACCESS);
        for (FaultReason reason : FaultReason.values()) {
            assertThat(reason.isQualified()).as("%s", reason).isEqualTo(!always.contains(reason));
        }
    }

    @Test
    void widthsAreChecked() {
        assertThat(RemappingFeatures.ofWidth(48)).isEqualTo(new RemappingFeatures(48, 48, true, true, true));
        assertThat(new RemappingFeatures(39, 32, true, true, true).hostAddressBits())
                .isEqualTo(32);
        assertThat(new RemappingFeatures(39, 52, true, true, true).hostAddressBits())
                .isEqualTo(52);
        assertThatThrownBy(() -> RemappingFeatures.ofWidth(40)).hasMessage("DMA addresses of 40 bits");
        assertThatThrownBy(() -> new RemappingFeatures(39, 31, true, true, true))
                .hasMessage("host addresses of 31 bits");
        assertThatThrownBy(() -> new RemappingFeatures(39, 53, true, true, true))
                .hasMessage("host addresses of 53 bits");
    }
}
