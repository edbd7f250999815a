package cofferdam.conformance.benchmarks;

import cofferdam.iommu.RemappingUnit;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.vtd.ContextEntry;
import cofferdam.spec.vtd.RootEntry;
import cofferdam.spec.vtd.SecondLevelEntry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** DMA translation of the remapping unit: four levels, 4 KiB pages. */
@State(Scope.Thread)
public class RemappingBenchmark {
    private static final int REQUESTER = 0x18;
    private static final int DOMAIN = 1;
    private static final long ROOT = 0x1000;
    private static final long CONTEXTS = 0x2000;
    private static final long TABLES = 0x3000;
    private static final long PAGE = 4096;
    private static final int PAGES = 16;

    private final PhysicalMemory memory = new PhysicalMemory(1 << 20);
    private final RemappingUnit unit = new RemappingUnit(memory, 48);
    private int page;

    /** Builds the tables: DMA addresses are host-physical addresses for the first pages. */
    @Setup
    public void build() {
        memory.write64(ROOT, RootEntry.of(CONTEXTS));
        memory.write64(CONTEXTS + REQUESTER * ContextEntry.BYTES, ContextEntry.low(TABLES, ContextEntry.TRANSLATE));
        memory.write64(CONTEXTS + REQUESTER * ContextEntry.BYTES + 8, ContextEntry.high(DOMAIN, 48));
        for (int level = 0; level < 3; level++) {
            memory.write64(TABLES + level * PAGE, SecondLevelEntry.toTable(TABLES + (level + 1) * PAGE));
        }
        for (int i = 0; i < PAGES; i++) {
            memory.write64(TABLES + 3 * PAGE + 8 * i, SecondLevelEntry.toPage(i * PAGE, SecondLevelEntry.RIGHTS, 1));
        }
        unit.enable(ROOT);
        if (unit.translate(REQUESTER, PAGE, true) != PAGE) {
            throw new IllegalStateException("no translation");
        }
    }

    /** A DMA request that hits context cache and IOTLB. */
    @Benchmark
    public long iotlbHit() {
        page = page + 1 & PAGES - 1;
        return unit.translate(REQUESTER, page * PAGE, true);
    }

    /** A domain-selective IOTLB invalidation and then a DMA request that walks the second level. */
    @Benchmark
    public long invalidateAndWalk() {
        page = page + 1 & PAGES - 1;
        unit.invalidateIotlb(DOMAIN);
        return unit.translate(REQUESTER, page * PAGE, true);
    }
}
