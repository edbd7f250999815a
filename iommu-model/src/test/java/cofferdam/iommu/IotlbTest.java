package cofferdam.iommu;

import static cofferdam.iommu.RemappingFixture.BLOCKED;
import static cofferdam.iommu.RemappingFixture.CONTEXT;
import static cofferdam.iommu.RemappingFixture.DATA;
import static cofferdam.iommu.RemappingFixture.DOMAIN;
import static cofferdam.iommu.RemappingFixture.L1;
import static cofferdam.iommu.RemappingFixture.L2;
import static cofferdam.iommu.RemappingFixture.L3;
import static cofferdam.iommu.RemappingFixture.L4;
import static cofferdam.iommu.RemappingFixture.OTHER;
import static cofferdam.iommu.RemappingFixture.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stale translations and the granularities of their invalidation (G3-05). */
class IotlbTest {
    private static final int GLOBAL = 1;
    private static final int BY_DOMAIN = 2;

    private final RemappingFixture bench = new RemappingFixture();

    /** Warms the IOTLB for page 1, then maps page 1 elsewhere. */
    private void goStale() {
        bench.read(0x1000);
        bench.set(L1 + 8, OTHER | 3);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
    }

    @Test
    void aRemovedMappingCountsUntilInvalidated() {
        goStale();
        bench.invalidateIotlb(GLOBAL, 0);
        assertThat(bench.read(0x1000)).isEqualTo(OTHER);
    }

    @Test
    void domainSelectiveInvalidationDropsThatDomainOnly() {
        goStale();
        bench.invalidateIotlb(BY_DOMAIN, DOMAIN ^ 0x100);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
        bench.invalidateIotlb(BY_DOMAIN, DOMAIN);
        assertThat(bench.read(0x1000)).isEqualTo(OTHER);
    }

    @Test
    void theConvenienceInvalidatesOneDomain() {
        goStale();
        bench.unit.invalidateIotlb(DOMAIN + 1);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
        bench.unit.invalidateIotlb(DOMAIN);
        assertThat(bench.read(0x1000)).isEqualTo(OTHER);
    }

    @Test
    void domainIdsOf16BitsAreToldApart() {
        bench.set(CONTEXT + 0x28 * 16, L4 | 1).set(CONTEXT + 0x28 * 16 + 8, 0xff05 << 8 | 2);
        bench.read(0x1000);
        bench.unit.translate(0x28, 0x1000, false);
        assertThat(bench.unit.cachedTranslations())
                .extracting(CachedTranslation::domain)
                .containsExactly(5, 0xff05);
        bench.unit.invalidateIotlb(0xff05);
        assertThat(bench.unit.cachedTranslations())
                .extracting(CachedTranslation::domain)
                .containsExactly(5);
    }

    /** Pages 0..15 are mapped and cached; an invalidation around page 5 drops exactly the aligned block. */
    @ParameterizedTest
    @CsvSource({"0, 5, 5", "1, 4, 5", "2, 4, 7", "3, 0, 7", "4, 0, 15"})
    void pageSelectiveInvalidationDropsAnAlignedPowerOfTwo(int mask, int first, int last) {
        for (int page = 0; page < 16; page++) {
            bench.set(L1 + 8 * page, DATA + 0x1000L * page | 3);
            bench.read(0x1000L * page);
        }
        bench.invalidatePages(DOMAIN, 0x5000, mask, true);
        for (int page = 0; page < 16; page++) {
            bench.set(L1 + 8 * page, 0);
        }
        for (int page = 0; page < 16; page++) {
            boolean dropped = page >= first && page <= last;
            assertThat(bench.read(0x1000L * page))
                    .as("page %d", page)
                    .isEqualTo(dropped ? BLOCKED : DATA + 0x1000L * page);
        }
    }

    @Test
    void pageSelectiveInvalidationLeavesOtherDomainsAlone() {
        goStale();
        bench.invalidatePages(DOMAIN + 1, 0x1000, 0, false);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
        bench.invalidatePages(DOMAIN, 0x1000, 0, false);
        assertThat(bench.read(0x1000)).isEqualTo(OTHER);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void anInvalidatedPageTakesTheLargePageAroundItAlong(int level) {
        bench.set(level == 2 ? L2 : L3, (level == 2 ? DATA : 0) | 0x83);
        long before = bench.read(0x5000);
        assertThat(bench.unit.cachedTranslations()).singleElement().satisfies(entry -> {
            assertThat(entry.bytes()).isEqualTo(1L << Iotlb.shift(level));
            assertThat(entry.inputPage()).isZero();
        });
        bench.set(level == 2 ? L2 : L3, (level == 2 ? L1 : L2) | 3);
        assertThat(bench.read(0x1000)).isEqualTo(before - 0x4000);
        bench.invalidatePages(DOMAIN, 0x3000, 0, false);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
    }

    @Test
    void aLargePageBeforeTheInvalidatedOneStays() {
        bench.set(L2, DATA | 0x83).set(L2 + 8, DATA | 0x83);
        bench.read(0);
        bench.read(0x20_0000);
        bench.invalidatePages(DOMAIN, 0x20_0000, 0, true);
        assertThat(bench.unit.cachedTranslations())
                .extracting(CachedTranslation::inputPage)
                .containsExactly(0L);
        bench.read(0x20_0000);
        bench.invalidatePages(DOMAIN, 0x1f_f000, 0, true);
        assertThat(bench.unit.cachedTranslations())
                .extracting(CachedTranslation::inputPage)
                .containsExactly(0x20_0000L);
    }

    /** The hint promises that only leaves changed: entries above them stay cached, and stale. */
    @ParameterizedTest
    @ValueSource(longs = {L4, L3, L2})
    void withTheHintStaleTablesStayInUse(long entry) {
        bench.read(0x1000);
        bench.set(entry, 0);
        bench.invalidatePages(DOMAIN, 0x1000, 0, true);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
        bench.invalidatePages(DOMAIN, 0x1000, 0, false);
        assertThat(bench.read(0x1000)).isEqualTo(BLOCKED);
    }

    @Test
    void withTheHintANewLeafIsSeen() {
        goStale();
        bench.invalidatePages(DOMAIN, 0x1000, 0, true);
        assertThat(bench.read(0x1000)).isEqualTo(OTHER);
    }

    @Test
    void cachedTablesLimitRightsAsTheirEntriesDid() {
        bench.set(L2, L1 | 1);
        bench.read(0x1000);
        bench.set(L2, L1 | 3).set(L1 + 16, OTHER | 3);
        assertThat(bench.write(0x2000)).isEqualTo(BLOCKED);
        assertThat(bench.reason(0)).isEqualTo(5);
        assertThat(bench.read(0x2000)).isEqualTo(OTHER);
        bench.invalidateIotlb(BY_DOMAIN, DOMAIN);
        assertThat(bench.write(0x2000)).isEqualTo(OTHER);
    }

    @Test
    void aTableCachedForTheWholeRegionIsUsedForNewPartsOfIt() {
        bench.read(0x1000);
        bench.set(L4, 0).set(L3 + 8, L2 | 3);
        assertThat(bench.read(0x4000_1000L)).isEqualTo(DATA);
    }

    /** As in a walk without caches, the missing right is met before the missing table. */
    @Test
    void cachedTablesDenyBeforeTheNextTableIsRead() {
        bench.set(L2, RemappingFixture.HOLE | 1);
        assertThat(bench.read(0x1000)).isEqualTo(BLOCKED);
        assertThat(bench.write(0x1000)).isEqualTo(BLOCKED);
        assertThat(bench.reason(0)).isEqualTo(7);
        assertThat(bench.reason(1)).isEqualTo(5);
    }

    @Test
    void domainSelectiveInvalidationKeepsTablesOfOtherDomains() {
        bench.set(CONTEXT + 0x28 * 16, L4 | 1).set(CONTEXT + 0x28 * 16 + 8, 6 << 8 | 2);
        bench.read(0x1000);
        bench.unit.translate(0x28, 0x1000, false);
        bench.set(L2, 0).set(L1 + 16, OTHER | 3);
        bench.invalidateIotlb(BY_DOMAIN, 6);
        assertThat(bench.read(0x2000)).isEqualTo(OTHER);
        assertThat(bench.unit.translate(0x28, 0x2000, false)).isEqualTo(BLOCKED);
    }

    @Test
    void cachedTablesOfOtherRegionsAreNotUsed() {
        bench.read(0x1000);
        assertThat(bench.read(0x20_1000)).isEqualTo(BLOCKED);
        assertThat(bench.read(0x4000_1000L)).isEqualTo(BLOCKED);
        assertThat(bench.read(0x80_0000_1000L)).isEqualTo(BLOCKED);
        bench.set(L4 + 8, L3 | 3);
        assertThat(bench.read(0x80_0000_1000L)).isEqualTo(DATA);
    }

    @Test
    void absentEntriesAreNotCached() {
        assertThat(bench.read(0x2000)).isEqualTo(BLOCKED);
        bench.set(L1 + 16, OTHER | 3);
        assertThat(bench.read(0x2000)).isEqualTo(OTHER);
    }

    @Test
    void malformedEntriesAreNotCached() {
        bench.set(L2, L1 | 3 | 1L << 11);
        assertThat(bench.read(0x1000)).isEqualTo(BLOCKED);
        bench.set(L2, L1 | 3).set(L1 + 8, DATA | 3 | 1L << 62);
        assertThat(bench.read(0x1000)).isEqualTo(BLOCKED);
        assertThat(bench.unit.cachedTranslations()).isEmpty();
        bench.set(L1 + 8, DATA | 3);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
    }

    @Test
    void cachedRightsCountUntilInvalidated() {
        bench.set(L1 + 8, DATA | 1);
        bench.read(0x1000);
        bench.set(L1 + 8, DATA | 3);
        assertThat(bench.write(0x1000)).isEqualTo(BLOCKED);
        assertThat(bench.reason(0)).isEqualTo(5);
        bench.set(L1 + 8, DATA | 2);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
        bench.invalidateIotlb(GLOBAL, 0);
        assertThat(bench.read(0x1000)).isEqualTo(BLOCKED);
        assertThat(bench.reason(1)).isEqualTo(6);
        assertThat(bench.write(0x1000)).isEqualTo(DATA);
    }

    @Test
    void theListingNamesDomainRequesterPageHostAndRights() {
        bench.set(L1 + 16, OTHER | 2);
        bench.set(L1 + 24, DATA | 1);
        bench.write(0x2123);
        bench.read(0x1abc);
        bench.read(0x3000);
        assertThat(bench.unit.cachedTranslations())
                .containsExactly(
                        new CachedTranslation(DOMAIN, REQUESTER, 0x1000, DATA, 4096, true, true),
                        new CachedTranslation(DOMAIN, REQUESTER, 0x2000, OTHER, 4096, false, true),
                        new CachedTranslation(DOMAIN, REQUESTER, 0x3000, DATA, 4096, true, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theRegisterReportsCompletionAndTheGranularity(int granularity) {
        bench.wide(Registers.IOTLB, 1L << 63 | (long) granularity << 60 | 3L << 48 | 0x1234L << 32 | 0xffff_ffffL);
        assertThat(bench.wide(Registers.IOTLB))
                .isEqualTo((long) granularity << 60 | (long) granularity << 57 | 3L << 48 | 0x1234L << 32);
        assertThat(bench.wide(Registers.IVA)).isZero();
    }

    @Test
    void aReservedGranularityIsRefused() {
        goStale();
        bench.invalidateIotlb(0, DOMAIN);
        assertThat(bench.wide(Registers.IOTLB)).isEqualTo((long) DOMAIN << 32);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
    }

    @Test
    void anAddressMaskAboveTheLimitIsRefused() {
        goStale();
        bench.invalidatePages(DOMAIN, 0, 19, false);
        assertThat(bench.wide(Registers.IOTLB)).isEqualTo(3L << 60 | (long) DOMAIN << 32);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
        bench.invalidatePages(DOMAIN, 0, 18, false);
        assertThat(bench.read(0x1000)).isEqualTo(OTHER);
    }

    @Test
    void withoutTheStartBitNothingHappens() {
        goStale();
        bench.invalidateIotlb(2, DOMAIN + 1);
        bench.wide(Registers.IOTLB, 1L << 60);
        assertThat(bench.wide(Registers.IOTLB)).isEqualTo(1L << 60 | 2L << 57);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
    }

    @Test
    void withQueuedInvalidationOnTheRegisterIsRefused() {
        goStale();
        bench.register(Registers.GCMD, Registers.TE | Registers.QIE);
        bench.invalidateIotlb(GLOBAL, 0);
        assertThat(bench.wide(Registers.IOTLB)).isEqualTo(1L << 60);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
    }

    @Test
    void theInvalidateAddressCanBeWrittenInHalves() {
        long far = 0x7f_8000_1000L;
        bench.set(L3 + 8 * 0x1fe, L2 | 3);
        bench.read(far);
        bench.set(L1 + 8, OTHER | 3);
        bench.register(Registers.IVA + 4, (int) (far >>> 32));
        bench.register(Registers.IVA, (int) far);
        bench.invalidateIotlb(3, DOMAIN);
        assertThat(bench.read(far)).isEqualTo(OTHER);
    }

    @Test
    void manyEntriesAreAllKept() {
        for (int page = 0; page < 512; page++) {
            bench.set(L1 + 8 * page, 0x1000L * page | 3);
            bench.read(0x1000L * page);
        }
        for (int page = 0; page < 512; page++) {
            bench.set(L1 + 8 * page, 0);
        }
        for (int page = 0; page < 512; page++) {
            assertThat(bench.read(0x1000L * page)).isEqualTo(0x1000L * page);
        }
        assertThat(bench.unit.cachedTranslations()).hasSize(512);
    }

    @Test
    void aCopyHasTheSameCachesAndGoesItsOwnWay() {
        goStale();
        bench.read(0x7000);
        bench.wide(Registers.CCMD, 0x77);
        bench.register(Registers.IQT, 0x30);
        bench.set(L2, 0).set(L1 + 24, OTHER | 3);
        RemappingUnit copy = bench.unit.copy(bench.memory.copy());
        assertThat(copy.cachedTranslations()).isEqualTo(bench.unit.cachedTranslations());
        assertThat(copy.cachedContexts()).isEqualTo(bench.unit.cachedContexts());
        assertThat(copy.translate(REQUESTER, 0x3000, false)).isEqualTo(OTHER);
        assertThat(bench.read(0x3000)).isEqualTo(OTHER);
        bench.set(L2, L1 | 3);
        for (int offset = 0; offset < 4096; offset += 8) {
            assertThat(copy.readRegister(offset, 8)).isEqualTo(bench.wide(offset));
        }
        bench.invalidateIotlb(GLOBAL, 0);
        bench.unit.invalidateContextCache();
        bench.clearRecord(0);
        assertThat(copy.translate(REQUESTER, 0x1000, false)).isEqualTo(DATA);
        assertThat(copy.cachedContexts()).hasSize(1);
        assertThat(copy.readRegister(Registers.FRCD + 8, 8)).isNegative();
        copy.writeRegister(Registers.GCMD, 4, 0);
        assertThat(bench.read(0x1000)).isEqualTo(OTHER);
    }
}
