package cofferdam.conformance.benchmarks;

import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.memory.PhysicalBus;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.x86.PagingEntry;
import cofferdam.spec.x86.PagingFeatures;
import cofferdam.vcpu.mmu.Mmu;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Address translation of the processor: four-level guest tables under four-level EPT, 4 KiB pages in both.
 *
 * <p>The guest reads pages in turn, more than the TLB holds, so that each translation of {@link #twoStageWalk} misses and
 * reads 24 entries: at each of four guest levels four of EPT and one of the guest, then four of EPT for the page.
 */
@State(Scope.Thread)
public class TranslationBenchmark {
    private static final int PAGES = 8192;
    private static final long ENTRIES = 512;
    private static final long PAGE = 4096;
    private static final long GUEST_TABLES = 0x10_0000;
    private static final long EPT_TABLES = 0x40_0000;
    private static final long PAGING = 0x8001_0001L;
    private static final long PAE = 0x20;
    private static final long LONG_MODE = 0x500;

    private final PhysicalMemory memory = new PhysicalMemory(64 << 20);
    private final Mmu mmu = new Mmu(new PhysicalBus(memory), PagingFeatures.full(36));
    private int page;

    /** Builds both sets of tables: linear = guest-physical = host-physical for the first 32 MiB. */
    @Setup
    public void build() {
        long guestFlags = PagingEntry.PRESENT | PagingEntry.WRITABLE | PagingEntry.ACCESSED | PagingEntry.DIRTY;
        long tables = PAGES / ENTRIES;
        identity(GUEST_TABLES, tables, guestFlags, guestFlags);
        long eptFlags = EptEntry.RIGHTS | EptEntry.ACCESSED | EptEntry.DIRTY;
        identity(EPT_TABLES, tables, eptFlags, eptFlags | (long) EptEntry.WRITE_BACK << 3);
        mmu.setContext(PAGING, GUEST_TABLES, PAE, LONG_MODE, 0);
        mmu.setEptp(EptPointer.of(EPT_TABLES, true));
        mmu.setVpid(1);
        for (long address = 0; address < PAGES * PAGE; address += PAGE) {
            if (mmu.translate(address, Mmu.READ, false) != address) {
                throw new IllegalStateException("no translation of 0x" + Long.toHexString(address));
            }
        }
    }

    /** Top table, then one of each level, then the tables of 4 KiB pages. */
    private void identity(long base, long tables, long tableFlags, long pageFlags) {
        memory.write64(base, base + PAGE | tableFlags & ~PagingEntry.DIRTY);
        memory.write64(base + PAGE, base + 2 * PAGE | tableFlags & ~PagingEntry.DIRTY);
        for (long table = 0; table < tables; table++) {
            long at = base + (3 + table) * PAGE;
            memory.write64(base + 2 * PAGE + 8 * table, at | tableFlags & ~PagingEntry.DIRTY);
            for (long entry = 0; entry < ENTRIES; entry++) {
                memory.write64(at + 8 * entry, (table * ENTRIES + entry) * PAGE | pageFlags);
            }
        }
    }

    /** A translation that misses the TLB. */
    @Benchmark
    public long twoStageWalk() {
        page = page + 1 & PAGES - 1;
        return mmu.translate(page * PAGE, Mmu.READ, false);
    }

    /** A translation that hits the TLB. */
    @Benchmark
    public long tlbHit() {
        page = page + 1 & 15;
        return mmu.translate(page * PAGE, Mmu.READ, false);
    }
}
