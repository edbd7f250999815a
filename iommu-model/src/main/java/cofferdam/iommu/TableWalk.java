package cofferdam.iommu;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.vtd.ContextEntry;
import cofferdam.spec.vtd.FaultReason;
import cofferdam.spec.vtd.RemappingFeatures;
import cofferdam.spec.vtd.RootEntry;
import cofferdam.spec.vtd.SecondLevelEntry;

/**
 * The unit's own walk of root, context and second-level tables (VT-d specification 4.x, 3.4 and 3.7), made for speed:
 * no path is kept, and second-level walks start at the lowest cached table.
 *
 * <p>Its judge is {@link cofferdam.spec.walk.VtdWalker} (G11-04).
 */
final class TableWalk {
    private static final int LEVELS = 4;
    private static final long INTERRUPT_RANGE = 0xfee;

    private final PhysicalMemory memory;
    private final RemappingFeatures features;
    private final Iotlb iotlb;
    private final long[] reservedInTable = new long[LEVELS + 1];
    private final long[] reservedInLeaf = new long[LEVELS + 1];

    private FaultReason reason;
    private boolean recorded;

    TableWalk(PhysicalMemory memory, RemappingFeatures features, Iotlb iotlb) {
        this.memory = memory;
        this.features = features;
        this.iotlb = iotlb;
        for (int level = 1; level <= LEVELS; level++) {
            reservedInTable[level] = SecondLevelEntry.reserved(level, false, features);
            reservedInLeaf[level] = SecondLevelEntry.reserved(level, true, features);
        }
    }

    /** The reason of the last {@link #context} that gave null. */
    FaultReason reason() {
        return reason;
    }

    /** Whether the fault of the last {@link #context} is recorded: FPD suppresses those its entry takes part in. */
    boolean recorded() {
        return recorded;
    }

    private DomainContext refuse(FaultReason why, boolean isRecorded) {
        reason = why;
        recorded = isRecorded;
        return null;
    }

    /** Reads root and context entry of a requester; null: blocked, see {@link #reason}. */
    DomainContext context(long rootTable, int requester) {
        long root = rootTable + (requester >>> 8) * RootEntry.BYTES;
        if (!memory.covers(root, RootEntry.BYTES)) {
            return refuse(FaultReason.ROOT_ACCESS, true);
        }
        long rootLow = memory.read64(root);
        if (!RootEntry.isPresent(rootLow)) {
            return refuse(FaultReason.ROOT_NOT_PRESENT, true);
        }
        if (RootEntry.setsReserved(rootLow, memory.read64(root + 8), features.hostAddressBits())) {
            return refuse(FaultReason.ROOT_RESERVED, true);
        }
        long entry = RootEntry.contextTable(rootLow) + (requester & 0xff) * ContextEntry.BYTES;
        if (!memory.covers(entry, ContextEntry.BYTES)) {
            return refuse(FaultReason.CONTEXT_ACCESS, true);
        }
        return context(memory.read64(entry), memory.read64(entry + 8));
    }

    private DomainContext context(long low, long high) {
        boolean record = !ContextEntry.disablesFaults(low);
        if (!ContextEntry.isPresent(low)) {
            return refuse(FaultReason.CONTEXT_NOT_PRESENT, record);
        }
        if (ContextEntry.setsReserved(low, high, features.hostAddressBits())) {
            return refuse(FaultReason.CONTEXT_RESERVED, record);
        }
        int width = ContextEntry.addressWidth(high);
        int type = ContextEntry.translationType(low);
        boolean widest = width == features.addressWidth();
        boolean translate = type == ContextEntry.TRANSLATE && (widest || width == 39);
        boolean passThrough = type == ContextEntry.PASS_THROUGH && features.passThrough() && widest;
        if (!translate && !passThrough) {
            return refuse(FaultReason.CONTEXT_INVALID, record);
        }
        return new DomainContext(
                ContextEntry.domain(high), ContextEntry.table(low), ContextEntry.levels(width), passThrough, record);
    }

    /**
     * Walks the second level and fills the IOTLB.
     *
     * @param needed {@link Iotlb#READ} or {@link Iotlb#WRITE}
     * @return host-physical address, or minus the code of the fault reason
     */
    long secondLevel(DomainContext context, int requester, long address, int needed) {
        int domain = context.domain();
        for (int level = 2; level <= context.levels(); level++) {
            long cached = iotlb.lookUpTable(domain, level, address);
            if (cached != Iotlb.MISS) {
                int rights = (int) (cached & SecondLevelEntry.RIGHTS);
                if ((rights & needed) == 0) {
                    return denied(needed);
                }
                long table = SecondLevelEntry.table(cached);
                return walkFrom(level - 1, table, rights, domain, requester, address, needed);
            }
        }
        if (!memory.covers(context.table(), PhysicalMemory.FRAME_BYTES)) {
            return -FaultReason.CONTEXT_INVALID.code();
        }
        int all = (int) SecondLevelEntry.RIGHTS;
        return walkFrom(context.levels(), context.table(), all, domain, requester, address, needed);
    }

    private long walkFrom(int top, long topTable, int r, int domain, int requester, long address, int needed) {
        long table = topTable;
        int rights = r;
        for (int level = top; ; level--) {
            int shift = Iotlb.shift(level);
            long at = table + ((address >>> shift & 0x1ff) << 3);
            if (!memory.covers(at, Long.BYTES)) {
                return -FaultReason.TABLE_ACCESS.code();
            }
            long entry = memory.read64(at);
            rights &= (int) entry;
            if ((rights & needed) == 0) {
                return denied(needed);
            }
            boolean leaf = SecondLevelEntry.isLeaf(entry, level);
            if ((entry & (leaf ? reservedInLeaf : reservedInTable)[level]) != 0) {
                return -FaultReason.TABLE_RESERVED.code();
            }
            long next = entry & SecondLevelEntry.ADDRESS;
            if (leaf) {
                long page = next & -(1L << shift);
                long host = page | address & (1L << shift) - 1;
                if (isInterrupt(host)) {
                    return -FaultReason.INTERRUPT_ADDRESS.code();
                }
                iotlb.fill(domain, requester, level, address, page, rights);
                return host;
            }
            iotlb.fillTable(domain, level, address, next, rights);
            table = next;
        }
    }

    /** Whether an address lies in the interrupt address range. */
    static boolean isInterrupt(long address) {
        return address >>> 20 == INTERRUPT_RANGE;
    }

    /** Minus the code of the reason for a missing right. */
    static long denied(int needed) {
        return -(needed == Iotlb.WRITE ? FaultReason.WRITE_DENIED : FaultReason.READ_DENIED).code();
    }
}
