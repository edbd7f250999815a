package cofferdam.iommu;

/**
 * Register-based invalidation: CCMD, IVA and IOTLB (VT-d specification 4.x, 6.5.1).
 *
 * <p>A request starts with the write of the high dword that sets ICC or IVT and is complete at once: these bits read 0.
 * The granularity reported back is the requested one; 0 reports a refused request: a reserved granularity, an address
 * mask above CAP.MAMV, or any request while queued invalidation is on. Nothing is in flight here, so the drain bits
 * have no effect.
 */
final class InvalidationRegisters {
    private static final int START = 1 << 31;
    private static final int CONTEXT_GRANULARITY = 29;
    private static final int CONTEXT_ACTUAL = 27;
    private static final int IOTLB_GRANULARITY = 28;
    private static final int IOTLB_ACTUAL = 25;
    /** IIRG, DR, DW and DID in the high dword. */
    private static final int IOTLB_KEPT = 3 << IOTLB_GRANULARITY | 0x3_ffff;

    private final Caches caches;
    private int contextLow;
    private int contextHigh;
    private long address;
    private int iotlbHigh;

    InvalidationRegisters(Caches caches) {
        this.caches = caches;
    }

    void copyFrom(InvalidationRegisters other) {
        contextLow = other.contextLow;
        contextHigh = other.contextHigh;
        address = other.address;
        iotlbHigh = other.iotlbHigh;
    }

    int read(int offset) {
        switch (offset) {
            case Registers.CCMD:
                return contextLow & 0xffff;
            case Registers.CCMD + 4:
                return contextHigh;
            case Registers.IOTLB + 4:
                return iotlbHigh;
            default:
                return 0;
        }
    }

    /** Writes a dword; {@code queued}: queued invalidation is on. */
    void write(int offset, int value, boolean queued) {
        switch (offset) {
            case Registers.CCMD:
                contextLow = value;
                break;
            case Registers.CCMD + 4:
                writeContextCommand(value, queued);
                break;
            case Registers.IVA:
                address = address & 0xffff_ffffL << 32 | value & 0xffff_ffffL;
                break;
            case Registers.IVA + 4:
                address = (long) value << 32 | address & 0xffff_ffffL;
                break;
            case Registers.IOTLB + 4:
                writeIotlbCommand(value, queued);
                break;
            default:
                break;
        }
    }

    private void writeContextCommand(int value, boolean queued) {
        int granularity = value >>> CONTEXT_GRANULARITY & 3;
        int actual = contextHigh >>> CONTEXT_ACTUAL & 3;
        if ((value & START) != 0) {
            actual = queued
                    ? 0
                    : caches.invalidateContexts(granularity, contextLow & 0xffff, contextLow >>> 16, value & 3);
        }
        contextHigh = granularity << CONTEXT_GRANULARITY | actual << CONTEXT_ACTUAL;
    }

    private void writeIotlbCommand(int value, boolean queued) {
        int granularity = value >>> IOTLB_GRANULARITY & 3;
        int actual = iotlbHigh >>> IOTLB_ACTUAL & 3;
        if ((value & START) != 0) {
            actual = queued ? 0 : caches.invalidateIotlb(granularity, value & 0xffff, address);
        }
        iotlbHigh = value & IOTLB_KEPT | actual << IOTLB_ACTUAL;
    }
}
