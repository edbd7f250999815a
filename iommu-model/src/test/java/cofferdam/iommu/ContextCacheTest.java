package cofferdam.iommu;

import static cofferdam.iommu.RemappingFixture.BLOCKED;
import static cofferdam.iommu.RemappingFixture.CONTEXT;
import static cofferdam.iommu.RemappingFixture.CONTEXT_ENTRY;
import static cofferdam.iommu.RemappingFixture.DATA;
import static cofferdam.iommu.RemappingFixture.DOMAIN;
import static cofferdam.iommu.RemappingFixture.L4;
import static cofferdam.iommu.RemappingFixture.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stale context entries and the granularities of their invalidation. */
class ContextCacheTest {
    private static final int GLOBAL = 1;
    private static final int BY_DOMAIN = 2;
    private static final int DEVICE = 3;

    private final RemappingFixture bench = new RemappingFixture();

    /** Warms the cache for the requester, then takes its context entry away. */
    private void goStale() {
        bench.read(0x1000);
        bench.set(CONTEXT_ENTRY, 0);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
    }

    @Test
    void aRemovedContextEntryCountsUntilInvalidated() {
        goStale();
        bench.invalidateContexts(GLOBAL, 0, 0, 0);
        assertThat(bench.read(0x1000)).isEqualTo(BLOCKED);
    }

    @Test
    void theConvenienceInvalidatesGlobally() {
        goStale();
        bench.unit.invalidateContextCache();
        assertThat(bench.read(0x1000)).isEqualTo(BLOCKED);
    }

    @Test
    void absentEntriesAreNotCached() {
        bench.set(CONTEXT_ENTRY, 0);
        assertThat(bench.read(0x1000)).isEqualTo(BLOCKED);
        bench.set(CONTEXT_ENTRY, L4 | 1);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
    }

    @Test
    void malformedEntriesAreNotCached() {
        bench.set(CONTEXT_ENTRY, L4 | 0x11);
        assertThat(bench.read(0x1000)).isEqualTo(BLOCKED);
        assertThat(bench.unit.cachedContexts()).isEmpty();
    }

    @Test
    void domainSelectiveInvalidationDropsThatDomainOnly() {
        goStale();
        bench.invalidateContexts(BY_DOMAIN, DOMAIN + 1, 0, 0);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
        bench.invalidateContexts(BY_DOMAIN, DOMAIN, 0, 0);
        assertThat(bench.read(0x1000)).isEqualTo(BLOCKED);
    }

    @Test
    void deviceSelectiveInvalidationDropsThatDeviceOnly() {
        goStale();
        bench.invalidateContexts(DEVICE, DOMAIN, REQUESTER + 1, 0);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
        bench.invalidateContexts(DEVICE, DOMAIN, REQUESTER, 0);
        assertThat(bench.read(0x1000)).isEqualTo(BLOCKED);
    }

    @Test
    void deviceSelectiveInvalidationNeedsTheRightDomain() {
        goStale();
        bench.invalidateContexts(DEVICE, DOMAIN + 1, REQUESTER, 0);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
    }

    /** Function mask 1 ignores bit 2 of the function, 2 bits 2:1, 3 all bits. */
    @ParameterizedTest
    @CsvSource({"0, 0x20", "1, 0x20 0x24", "2, 0x20 0x22 0x24 0x26", "3, 0x20 0x21 0x22 0x23 0x24 0x25 0x26 0x27"})
    void theFunctionMaskWidensDeviceSelectiveInvalidation(int mask, String dropped) {
        for (int requester = 0x1f; requester <= 0x28; requester++) {
            bench.set(CONTEXT + requester * 16, L4 | 1).set(CONTEXT + requester * 16 + 8, DOMAIN << 8 | 2);
            bench.unit.translate(requester, 0x1000, false);
        }
        bench.invalidateContexts(DEVICE, DOMAIN, REQUESTER, mask);
        StringBuilder gone = new StringBuilder();
        for (int requester = 0x1f; requester <= 0x28; requester++) {
            int id = requester;
            if (bench.unit.cachedContexts().stream().noneMatch(entry -> entry.requester() == id)) {
                gone.append(gone.isEmpty() ? "" : " ").append("0x").append(Integer.toHexString(id));
            }
        }
        assertThat(gone).hasToString(dropped);
    }

    @Test
    void invalidationReachesEveryBus() {
        bench.set(RemappingFixture.ROOT + 255 * 16, CONTEXT | 1);
        bench.unit.translate(0xff00 | REQUESTER, 0x1000, false);
        bench.unit.translate(REQUESTER, 0x1000, false);
        assertThat(bench.unit.cachedContexts())
                .containsExactly(
                        new CachedContext(REQUESTER, DOMAIN, L4, false),
                        new CachedContext(0xff00 | REQUESTER, DOMAIN, L4, false));
        bench.invalidateContexts(DEVICE, DOMAIN, 0xff00 | REQUESTER, 0);
        assertThat(bench.unit.cachedContexts()).containsExactly(new CachedContext(REQUESTER, DOMAIN, L4, false));
        bench.unit.translate(0xff00 | REQUESTER, 0x1000, false);
        bench.invalidateContexts(BY_DOMAIN, DOMAIN, 0, 0);
        assertThat(bench.unit.cachedContexts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theRegisterReportsCompletionAndTheGranularity(int granularity) {
        bench.invalidateContexts(granularity, 0x1234, 0x5678, 3);
        assertThat(bench.wide(Registers.CCMD)).isEqualTo((long) granularity << 61 | (long) granularity << 59 | 0x1234);
    }

    @Test
    void aReservedGranularityIsRefused() {
        goStale();
        bench.invalidateContexts(GLOBAL, 0, 0, 0);
        bench.set(CONTEXT_ENTRY, L4 | 1);
        goStale();
        bench.invalidateContexts(0, DOMAIN, REQUESTER, 0);
        assertThat(bench.wide(Registers.CCMD)).isEqualTo(DOMAIN);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
    }

    @Test
    void withoutTheStartBitNothingHappens() {
        goStale();
        bench.invalidateContexts(BY_DOMAIN, DOMAIN + 1, 0, 0);
        bench.wide(Registers.CCMD, 1L << 61);
        assertThat(bench.wide(Registers.CCMD)).isEqualTo(1L << 61 | 2L << 59);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
    }

    @Test
    void withQueuedInvalidationOnTheRegisterIsRefused() {
        goStale();
        bench.register(Registers.GCMD, Registers.TE | Registers.QIE);
        bench.invalidateContexts(GLOBAL, 0, 0, 0);
        assertThat(bench.wide(Registers.CCMD)).isEqualTo(1L << 61);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
    }

    @Test
    void theHighHalfStartsTheCommand() {
        goStale();
        bench.register(Registers.CCMD, 0);
        bench.register(Registers.CCMD + 4, 1 << 31 | 1 << 29);
        assertThat(bench.read(0x1000)).isEqualTo(BLOCKED);
    }

    /** Two requesters of one domain share translations: why domain ids must be unique while cached. */
    @Test
    void aReusedDomainIdHitsTheTranslationsOfItsFormerOwner() {
        bench.read(0x1000);
        bench.set(CONTEXT + 0x28 * 16, 0x18_0000 | 1).set(CONTEXT + 0x28 * 16 + 8, DOMAIN << 8 | 2);
        assertThat(bench.unit.translate(0x28, 0x1000, false)).isEqualTo(DATA);
    }
}
