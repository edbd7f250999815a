package cofferdam.spec.walk;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.vtd.ContextEntry;
import cofferdam.spec.vtd.RemappingFeatures;
import cofferdam.spec.vtd.RootEntry;
import cofferdam.spec.vtd.SecondLevelEntry;

/**
 * Remapping tables of one device: root table in frame 1, contexts in 2, second level n in frame 2 + n, page 0x9000 at
 * DMA address {@link #ADDRESS}.
 */
final class RemappingTables {
    static final int REQUESTER = 0x0320;
    static final long ADDRESS = 3L << 39 | 2L << 30 | 5L << 21 | 7L << 12 | 0x234;
    static final long ROOT = 0x1000;
    static final long ROOT_ENTRY = 0x1030;
    static final long CONTEXT_ENTRY = 0x2200;
    static final int DOMAIN = 0x123;

    final PhysicalMemory memory = new PhysicalMemory(16 * 4096);
    RemappingFeatures features = RemappingFeatures.ofWidth(48);

    RemappingTables() {
        memory.write64(ROOT_ENTRY, RootEntry.of(0x2000));
        memory.write64(CONTEXT_ENTRY, ContextEntry.low(0x6000, ContextEntry.TRANSLATE));
        memory.write64(CONTEXT_ENTRY + 8, ContextEntry.high(DOMAIN, 48));
        memory.write64(entry(4), SecondLevelEntry.toTable(0x5000));
        memory.write64(entry(3), SecondLevelEntry.toTable(0x4000));
        memory.write64(entry(2), SecondLevelEntry.toTable(0x3000));
        memory.write64(entry(1), SecondLevelEntry.toPage(0x9000, 3, 1));
    }

    /** Where the second-level entry of a level for ADDRESS lies. */
    static long entry(int level) {
        int[] index = {0, 7, 5, 2, 3};
        return (2 + level) * 4096L + 8L * index[level];
    }

    RemappingTables write(long address, long value) {
        memory.write64(address, value);
        return this;
    }

    VtdWalk walk(long address, boolean write) {
        return VtdWalker.walk(memory, features, ROOT, REQUESTER, address, write);
    }
}
