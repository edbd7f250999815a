package cofferdam.iommu;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.vtd.FaultReason;
import cofferdam.spec.vtd.RemappingFeatures;

/**
 * The unit's own walk of root, context and second-level tables (VT-d specification 4.x, 3.4 and 3.7), made for speed:
 * no path is kept, and second-level walks start at the lowest cached table.
 *
 * <p>Its judge is {@link cofferdam.spec.walk.VtdWalker}.
 */
final class TableWalk {
    private static final int ENTRY_BYTES = 16;
    private static final long PRESENT = 1;
    private static final long FAULTS_NOT_RECORDED = 1L << 1;
    private static final long ROOT_RESERVED = 0xffe;
    private static final long CONTEXT_RESERVED = 0xff0;
    private static final long CONTEXT_HIGH_RESERVED = ~0xff_ff7fL;
    private static final int PASS_THROUGH = 2;
    private static final long PAGE_SIZE = 1 << 7;
    /** Snoop bit: reserved without snoop control (ECAP.SC = 0). */
    private static final long SNOOP = 1 << 11;
    /** Transient-mapping bit of leaves: reserved without device TLBs (ECAP.DT = 0). */
    private static final long TRANSIENT = 1L << 62;

    private static final long IGNORED_HIGH = 0xfff0_0000_0000_0000L;
    private static final long PAGE_MASK = ~0xfffL;

    private final PhysicalMemory memory;
    private final RemappingFeatures features;
    private final Iotlb iotlb;
    /** Bits of an address that host-physical addresses have. */
    private final long hostMask;

    private FaultReason reason;
    private boolean recordable;

    TableWalk(PhysicalMemory memory, RemappingFeatures features, Iotlb iotlb) {
        this.memory = memory;
        this.features = features;
        this.iotlb = iotlb;
        hostMask = (1L << features.hostAddressBits()) - 1;
    }

    /** Whether the fault of the last {@link #context} may be recorded: FPD suppresses some. */
    boolean recordable() {
        return recordable;
    }

    /** The reason of the last {@link #context} that gave null. */
    FaultReason reason() {
        return reason;
    }

    private DomainContext refuse(FaultReason why, boolean recorded) {
        reason = why;
        recordable = recorded;
        return null;
    }

    /** Reads root and context entry of a requester; null: blocked, see {@link #reason}. */
    DomainContext context(long rootTable, int requester) {
        long root = rootTable + (requester >>> 8) * ENTRY_BYTES;
        if (!memory.covers(root, ENTRY_BYTES)) {
            return refuse(FaultReason.ROOT_ACCESS, true);
        }
        long rootLow = memory.read64(root);
        if ((rootLow & PRESENT) == 0) {
            return refuse(FaultReason.ROOT_NOT_PRESENT, true);
        }
        if ((rootLow & (ROOT_RESERVED | ~hostMask)) != 0 || memory.read64(root + 8) != 0) {
            return refuse(FaultReason.ROOT_RESERVED, true);
        }
        long entry = (rootLow & PAGE_MASK) + (requester & 0xff) * ENTRY_BYTES;
        if (!memory.covers(entry, ENTRY_BYTES)) {
            return refuse(FaultReason.CONTEXT_ACCESS, true);
        }
        return context(memory.read64(entry), memory.read64(entry + 8));
    }

    private DomainContext context(long low, long high) {
        boolean recorded = (low & FAULTS_NOT_RECORDED) == 0;
        if ((low & PRESENT) == 0) {
            return refuse(FaultReason.CONTEXT_NOT_PRESENT, recorded);
        }
        if ((low & (CONTEXT_RESERVED | ~hostMask)) != 0 || (high & CONTEXT_HIGH_RESERVED) != 0) {
            return refuse(FaultReason.CONTEXT_RESERVED, true);
        }
        int width = (int) high & 7;
        int widest = features.addressWidth() == 48 ? 2 : 1;
        int type = (int) (low >>> 2) & 3;
        boolean translated = type == 0 && width >= 1 && width <= widest;
        boolean passThrough = type == PASS_THROUGH && features.passThrough() && width == widest;
        if (!translated && !passThrough) {
            return refuse(FaultReason.CONTEXT_INVALID, recorded);
        }
        return new DomainContext((int) (high >>> 8) & 0xffff, low & PAGE_MASK, width + 2, passThrough, recorded);
    }

    /**
     * Walks the second level and fills the IOTLB.
     *
     * @param needed {@link Iotlb#READ} or {@link Iotlb#WRITE}
     * @return host-physical address, or minus the code of the fault reason
     */
    long secondLevel(DomainContext context, int requester, long address, int needed) {
        int domain = context.domain();
        long table = context.table();
        int rights = Iotlb.READ | Iotlb.WRITE;
        int level = context.levels();
        for (int cached = 2; cached <= context.levels(); cached++) {
            long found = iotlb.lookUpTable(domain, cached, address);
            if (found != Iotlb.MISS) {
                table = found & PAGE_MASK;
                rights = (int) found & 3;
                level = cached - 1;
                break;
            }
        }
        if ((rights & needed) == 0) {
            return denied(needed);
        }
        while (true) {
            int shift = Iotlb.shift(level);
            long at = table + ((address >>> shift & 0x1ff) << 3);
            if (!memory.covers(at, 8)) {
                return -FaultReason.TABLE_ACCESS.code();
            }
            long entry = memory.read64(at);
            rights &= (int) entry;
            if ((rights & needed) == 0) {
                return denied(needed);
            }
            boolean leaf = level == 1 || (entry & PAGE_SIZE) != 0 && largePages(level);
            if ((entry & reserved(level, leaf)) != 0) {
                return -FaultReason.TABLE_RESERVED.code();
            }
            long next = entry & hostMask & PAGE_MASK;
            if (leaf) {
                iotlb.fill(domain, requester, level, address, next, rights);
                return next | address & (1L << shift) - 1;
            }
            iotlb.fillTable(domain, level, address, next, rights);
            table = next;
            level--;
        }
    }

    /** Minus the code of the reason for a missing right. */
    static long denied(int needed) {
        return -(needed == Iotlb.WRITE ? FaultReason.WRITE_DENIED : FaultReason.READ_DENIED).code();
    }

    private boolean largePages(int level) {
        return level == 2 && features.page2m() || level == 3 && features.page1g();
    }

    private long reserved(int level, boolean leaf) {
        long high = ~hostMask & ~IGNORED_HIGH;
        if (!leaf) {
            return high | SNOOP | PAGE_SIZE;
        }
        long alignment = (1L << Iotlb.shift(level)) - 1 & PAGE_MASK;
        return high | SNOOP | TRANSIENT | alignment;
    }
}
