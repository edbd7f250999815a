package cofferdam.iommu;

import cofferdam.spec.memory.PhysicalMemory;

/**
 * Queued invalidation (VT-d specification 4.x, 6.5.2): a ring of descriptors in memory, worked off at once up to the
 * tail.
 *
 * <pre>
 * context cache  low  63   50 49  48 47    32 31   16 15    6 5 4 3    0      high 63                       0
 *                    |   0   |  FM  |  SID   |  DID  |   0   | G |  1   |         |            0             |
 * IOTLB          low  63                   32 31   16 15 8 7  6 5 4 3    0     high 63     12 11  7  6 5    0
 *                    |           0           |  DID  |  0 |DR|DW| G |  2   |       | address |  0  |IH|  AM  |
 * wait           low  63                   32 31               7 6  5  4 3   0  high 63              2 1    0
 *                    |     status data       |        0         |FN|SW|IF|  5  |       | status address |  0   |
 * </pre>
 *
 * <p>Any other type, a reserved bit, a reserved granularity, an address mask above CAP.MAMV, a tail outside the queue
 * or 256-bit descriptors (IQA.DW) stop the queue with FSTS.IQE until that is cleared; the head stays at the descriptor.
 */
final class InvalidationQueue {
    private static final int DESCRIPTOR_BYTES = 16;
    private static final long POINTER = 0x7fff0;
    private static final int CONTEXT = 1;
    private static final int IOTLB = 2;
    private static final int WAIT = 5;
    private static final long CONTEXT_RESERVED = 0xfffcL << 48 | 0xffc0;
    private static final long IOTLB_RESERVED = 0xffff_ffffL << 32 | 0xff00;
    private static final long IOTLB_HIGH_RESERVED = 0xf80;
    private static final long WAIT_RESERVED = 0xffff_ff80L;
    private static final int WAIT_INTERRUPT = 1 << 4;
    private static final int WAIT_STATUS = 1 << 5;

    private final PhysicalMemory memory;
    private final Caches caches;
    private final FaultLog faults;
    private final EventControl event = new EventControl();
    private boolean enabled;
    private boolean waitComplete;
    private long head;
    private long tail;
    private long base;

    InvalidationQueue(PhysicalMemory memory, Caches caches, FaultLog faults) {
        this.memory = memory;
        this.caches = caches;
        this.faults = faults;
    }

    void copyFrom(InvalidationQueue other) {
        event.copyFrom(other.event);
        enabled = other.enabled;
        waitComplete = other.waitComplete;
        head = other.head;
        tail = other.tail;
        base = other.base;
    }

    boolean enabled() {
        return enabled;
    }

    /** GCMD.QIE; the head starts at 0 when switched on and returns there when switched off. */
    void enable(boolean on, EventMessages to) {
        if (on != enabled) {
            enabled = on;
            head = 0;
            run(to);
        }
    }

    int read(int offset) {
        switch (offset) {
            case Registers.IQH:
                return (int) head;
            case Registers.IQT:
                return (int) tail;
            case Registers.IQA:
                return (int) base;
            case Registers.IQA + 4:
                return (int) (base >>> 32);
            case Registers.ICS:
                return waitComplete ? 1 : 0;
            default:
                return event.read(offset - Registers.IECTL);
        }
    }

    void write(int offset, int value, EventMessages to) {
        switch (offset) {
            case Registers.IQT:
                tail = value & POINTER;
                run(to);
                break;
            case Registers.IQA:
                base = base & 0xffff_ffffL << 32 | value & 0xffff_f807L;
                break;
            case Registers.IQA + 4:
                base = (long) value << 32 | base & 0xffff_ffffL;
                break;
            case Registers.ICS:
                if ((value & 1) != 0) {
                    waitComplete = false;
                    event.serviced();
                }
                break;
            default:
                if (offset >= Registers.IECTL && offset <= Registers.IEUADDR) {
                    event.write(offset - Registers.IECTL, value, to);
                }
                break;
        }
    }

    /** Works off the queue up to the tail. */
    void run(EventMessages to) {
        while (enabled && head != tail && !faults.queueError()) {
            if (step(to)) {
                head = (head + DESCRIPTOR_BYTES) % bytes();
            } else {
                faults.recordQueueError(to);
            }
        }
    }

    private long bytes() {
        return 4096L << (base & 7);
    }

    /** Executes the descriptor at the head; false: refused. */
    private boolean step(EventMessages to) {
        long at = (base & ~0xfffL) + head;
        boolean wide = (base & 1L << 11) != 0;
        if (wide || tail >= bytes() || !memory.covers(at, DESCRIPTOR_BYTES)) {
            return false;
        }
        long low = memory.read64(at);
        long high = memory.read64(at + 8);
        int granularity = (int) (low >>> 4) & 3;
        int domain = (int) (low >>> 16) & 0xffff;
        switch ((int) low & 0xf) {
            case CONTEXT:
                return (low & CONTEXT_RESERVED) == 0
                        && high == 0
                        && caches.invalidateContexts(
                                        granularity, domain, (int) (low >>> 32) & 0xffff, (int) (low >>> 48) & 3)
                                != 0;
            case IOTLB:
                return (low & IOTLB_RESERVED) == 0
                        && (high & IOTLB_HIGH_RESERVED) == 0
                        && caches.invalidateIotlb(granularity, domain, high) != 0;
            case WAIT:
                return (low & WAIT_RESERVED) == 0 && (high & 3) == 0 && completeWait(low, high, to);
            default:
                return false;
        }
    }

    private boolean completeWait(long low, long statusAddress, EventMessages to) {
        if ((low & WAIT_STATUS) != 0) {
            if (!memory.covers(statusAddress, 4)) {
                return false;
            }
            memory.write32(statusAddress, (int) (low >>> 32));
        }
        if ((low & WAIT_INTERRUPT) != 0 && !waitComplete) {
            waitComplete = true;
            event.raise(to);
        }
        return true;
    }
}
