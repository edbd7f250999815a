package cofferdam.iommu;

import static cofferdam.iommu.RemappingFixture.BLOCKED;
import static cofferdam.iommu.RemappingFixture.CONTEXT;
import static cofferdam.iommu.RemappingFixture.CONTEXT_ENTRY;
import static cofferdam.iommu.RemappingFixture.DATA;
import static cofferdam.iommu.RemappingFixture.HOLE;
import static cofferdam.iommu.RemappingFixture.L1;
import static cofferdam.iommu.RemappingFixture.L2;
import static cofferdam.iommu.RemappingFixture.L3;
import static cofferdam.iommu.RemappingFixture.L4;
import static cofferdam.iommu.RemappingFixture.REQUESTER;
import static cofferdam.iommu.RemappingFixture.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each reason of a DMA-remapping fault, from one change of good tables (G3-02). */
class FaultReasonTest {
    private final RemappingFixture bench = new RemappingFixture();

    private void assertBlocked(long address, boolean write, int reason) {
        assertThat(bench.unit.translate(REQUESTER, address, write)).isEqualTo(BLOCKED);
        assertThat(bench.wide(Registers.FRCD)).isEqualTo(address & ~0xfffL);
        assertThat(bench.wide(Registers.FRCD + 8))
                .isEqualTo(1L << 63 | (write ? 0 : 1L << 62) | (long) reason << 32 | REQUESTER);
    }

    @Test
    void goodTablesTranslateBothKinds() {
        assertThat(bench.read(0x1abc)).isEqualTo(DATA + 0xabc);
        assertThat(bench.write(0x1ff8)).isEqualTo(DATA + 0xff8);
        assertThat(bench.register(Registers.FSTS)).isZero();
    }

    @Test
    void goodThreeLevelTablesTranslate() {
        RemappingFixture three = new RemappingFixture(39);
        assertThat(three.read(0x1abc)).isEqualTo(DATA + 0xabc);
    }

    @Test
    void aDomainOfThreeLevelsWorksInAUnitOf48Bits() {
        bench.set(CONTEXT_ENTRY, L3 | 1).set(CONTEXT_ENTRY + 8, 5 << 8 | 1);
        assertThat(bench.read(0x1abc)).isEqualTo(DATA + 0xabc);
        assertBlocked(1L << 39, false, 4);
    }

    @Test
    void anAbsentRootEntryIsReason1() {
        bench.set(ROOT, CONTEXT);
        assertBlocked(0x1000, true, 1);
    }

    @Test
    void anotherBusUsesAnotherRootEntry() {
        assertThat(bench.unit.translate(0x100 | REQUESTER, 0x1000, true)).isEqualTo(BLOCKED);
        assertThat(bench.wide(Registers.FRCD + 8)).isEqualTo(1L << 63 | 1L << 32 | 0x120);
        bench.set(ROOT + 16, CONTEXT | 1);
        assertThat(bench.unit.translate(0x100 | REQUESTER, 0x1000, true)).isEqualTo(DATA);
    }

    @Test
    void anAbsentContextEntryIsReason2() {
        bench.set(CONTEXT_ENTRY, L4);
        assertBlocked(0x1000, true, 2);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 3", "0, 4", "0, 7", "1, 2", "2, 1", "3, 2"})
    void anUnsupportedTypeOrWidthIsReason3(int type, int width) {
        bench.set(CONTEXT_ENTRY, L4 | type << 2 | 1).set(CONTEXT_ENTRY + 8, 5 << 8 | width);
        assertBlocked(0x1000, true, 3);
    }

    @Test
    void aUnitOf39BitsRefusesFourLevels() {
        RemappingFixture three = new RemappingFixture(39);
        three.set(CONTEXT_ENTRY + 8, 5 << 8 | 2);
        assertThat(three.read(0x1000)).isEqualTo(BLOCKED);
        assertThat(three.reason(0)).isEqualTo(3);
    }

    @Test
    void passThroughLeavesAddressesUnchangedUpToTheWidth() {
        bench.set(CONTEXT_ENTRY, 2 << 2 | 1);
        assertThat(bench.write(0x1234)).isEqualTo(0x1234);
        assertThat(bench.write((1L << 48) - 1)).isEqualTo((1L << 48) - 1);
        assertBlocked(1L << 48, true, 4);
    }

    @Test
    void anAddressBeyondTheWidthIsReason4() {
        assertBlocked(1L << 48 | 0x1000, false, 4);
    }

    @Test
    void aNegativeAddressIsReason4() {
        assertBlocked(-4096, false, 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {L4, L3, L2, L1 + 8})
    void aMissingWriteRightOnAnyLevelIsReason5(long entry) {
        bench.set(entry, bench.memory.read64(entry) & ~2);
        assertBlocked(0x1000, true, 5);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
    }

    @ParameterizedTest
    @ValueSource(longs = {L4, L3, L2, L1 + 8})
    void aMissingReadRightOnAnyLevelIsReason6(long entry) {
        bench.set(entry, bench.memory.read64(entry) & ~1);
        assertBlocked(0x1000, false, 6);
        assertThat(bench.write(0x1000)).isEqualTo(DATA);
    }

    @Test
    void readAndWriteRightsFromDifferentLevelsGiveNeither() {
        bench.set(L2, L1 | 1).set(L1 + 8, DATA | 2);
        assertBlocked(0x1000, true, 5);
    }

    @ParameterizedTest
    @ValueSource(longs = {L4, L3, L2})
    void aTableWhereNoMemoryIsIsReason7(long entry) {
        bench.set(entry, HOLE | 3);
        assertBlocked(0x1000, true, 7);
    }

    @Test
    void aTopTableWhereNoMemoryIsIsReason3() {
        bench.set(CONTEXT_ENTRY, HOLE | 1);
        assertBlocked(0x1000, true, 3);
    }

    @ParameterizedTest
    @ValueSource(longs = {0xfee0_0000L, 0xfeef_f000L})
    void aTranslationToTheInterruptRangeIsReason14(long page) {
        bench.set(L1 + 8, page | 3);
        assertBlocked(0x1000, true, 0xe);
        assertThat(bench.unit.cachedTranslations()).isEmpty();
    }

    @Test
    void aLargePageAroundTheInterruptRangeBlocksThatPartOnly() {
        bench.set(L3, 0xc000_0083L);
        assertThat(bench.write(0x3edf_ffffL)).isEqualTo(0xfedf_ffffL);
        assertBlocked(0x3ee0_0000L, true, 0xe);
    }

    @Test
    void aRootTableWhereNoMemoryIsIsReason8() {
        bench.unit.enable(HOLE);
        assertBlocked(0x1000, true, 8);
    }

    @Test
    void aContextTableWhereNoMemoryIsIsReason9() {
        bench.set(ROOT, HOLE | 1);
        assertBlocked(0x1000, true, 9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 11, 48, 63})
    void aReservedBitInTheRootEntryIsReason10(int bit) {
        bench.set(ROOT, CONTEXT | 1 | 1L << bit);
        assertBlocked(0x1000, true, 0xa);
    }

    @Test
    void theHighHalfOfTheRootEntryIsReserved() {
        bench.set(ROOT + 8, 1L << 40);
        assertBlocked(0x1000, true, 0xa);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 11, 48, 63})
    void aReservedBitInTheContextEntryIsReason11(int bit) {
        bench.set(CONTEXT_ENTRY, L4 | 1 | 1L << bit);
        assertBlocked(0x1000, true, 0xb);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 24, 63})
    void aReservedBitInTheHighHalfOfTheContextEntryIsReason11(int bit) {
        bench.set(CONTEXT_ENTRY + 8, 5 << 8 | 2 | 1L << bit);
        assertBlocked(0x1000, true, 0xb);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6})
    void ignoredBitsOfTheContextEntryDoNotMatter(int bit) {
        bench.set(CONTEXT_ENTRY + 8, 5 << 8 | 2 | 1L << bit);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 48, 51, 62})
    void aReservedBitInALeafIsReason12(int bit) {
        bench.set(L1 + 8, DATA | 3 | 1L << bit);
        assertBlocked(0x1000, true, 0xc);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 7, 8, 9, 10, 52, 61, 63})
    void ignoredBitsOfALeafDoNotMatter(int bit) {
        bench.set(L1 + 8, DATA | 3 | 1L << bit);
        assertThat(bench.write(0x1000)).isEqualTo(DATA);
    }

    @Test
    void aPageOf512GiBIsReason12() {
        bench.set(L4, L3 | 0x83);
        assertBlocked(0x1000, true, 0xc);
    }

    @Test
    void aLargePageOf2MiBTranslates() {
        bench.set(L2, 0x20_0083);
        assertThat(bench.write(0x1_2345)).isEqualTo(0x21_2345);
    }

    @Test
    void aLargePageOf1GiBTranslates() {
        bench.set(L3, 0x83);
        assertThat(bench.write(0x2012_3456)).isEqualTo(0x2012_3456);
    }

    @Test
    void aMisalignedLargePageIsReason12() {
        bench.set(L2, 0x20_1083);
        assertBlocked(0x1000, true, 0xc);
        bench.clearRecord(0);
        bench.set(L2, L1 | 3).set(L3, 0x20_0083);
        bench.invalidateIotlb(1, 0);
        assertThat(bench.write(0x1000)).isEqualTo(BLOCKED);
        assertThat(bench.reason(1)).isEqualTo(0xc);
    }

    /** Not present, without write right, of unsupported width. */
    @ParameterizedTest
    @CsvSource({"2, 2", "3, 2", "3, 7"})
    void faultsThroughAContextEntryWithFpdAreNotRecorded(int low, int width) {
        bench.set(CONTEXT_ENTRY, L4 | low)
                .set(CONTEXT_ENTRY + 8, 5 << 8 | width)
                .set(L1 + 8, DATA | 1);
        assertThat(bench.write(0x1000)).isEqualTo(BLOCKED);
        assertThat(bench.register(Registers.FSTS)).isZero();
    }

    @Test
    void faultsBeforeTheContextEntryAreRecordedEvenWithFpd() {
        bench.set(CONTEXT_ENTRY, L4 | 3).set(ROOT, CONTEXT);
        assertBlocked(0x1000, true, 1);
    }
}
