package cofferdam.iommu;

import java.util.Arrays;

/**
 * Primary fault logging (VT-d specification 4.x, 7.2.1): the fault-recording registers in a ring, the fault status and
 * the fault event. A blocked request leaves requester, page and reason here (G3-02).
 *
 * <p>A fault that finds its record still in use sets PFO and is lost; while PFO is set nothing is recorded. Faults of
 * one requester are not collapsed.
 */
final class FaultLog {
    private static final long FAULT = 1L << 63;
    private static final long READ_REQUEST = 1L << 62;
    private static final int RECORD_BYTES = 16;

    private final long[] low = new long[Registers.FAULT_RECORDS];
    private final long[] high = new long[Registers.FAULT_RECORDS];
    private final EventControl event = new EventControl();
    private boolean overflow;
    private boolean queueError;
    private int next;
    private int firstPending;

    /** Whether a register offset lies in the fault-recording registers. */
    static boolean holds(int offset) {
        return offset >= Registers.FRCD && offset < Registers.FRCD + Registers.FAULT_RECORDS * RECORD_BYTES;
    }

    void copyFrom(FaultLog other) {
        System.arraycopy(other.low, 0, low, 0, low.length);
        System.arraycopy(other.high, 0, high, 0, high.length);
        event.copyFrom(other.event);
        overflow = other.overflow;
        queueError = other.queueError;
        next = other.next;
        firstPending = other.firstPending;
    }

    /** Records a blocked request. */
    void record(int requester, boolean write, long page, int reason, EventMessages to) {
        if (overflow) {
            return;
        }
        if (high[next] < 0) {
            overflow = true;
            return;
        }
        boolean newCondition = status() == 0;
        if (!pending()) {
            firstPending = next;
        }
        low[next] = page & ~0xfffL;
        high[next] = FAULT | (write ? 0 : READ_REQUEST) | (long) reason << 32 | requester;
        next = (next + 1) % Registers.FAULT_RECORDS;
        if (newCondition) {
            event.raise(to);
        }
    }

    /** Records that the invalidation queue stopped at a descriptor it refuses. */
    void recordQueueError(EventMessages to) {
        boolean newCondition = status() == 0;
        queueError = true;
        if (newCondition) {
            event.raise(to);
        }
    }

    boolean queueError() {
        return queueError;
    }

    private boolean pending() {
        return Arrays.stream(high).anyMatch(record -> record < 0);
    }

    /** FSTS without FRI. */
    private int status() {
        return (overflow ? Registers.PFO : 0) | (pending() ? Registers.PPF : 0) | (queueError ? Registers.IQE : 0);
    }

    int readStatus() {
        return status() | firstPending << 8;
    }

    /** FSTS: PFO and IQE are cleared by writing 1; PPF follows the records. */
    void writeStatus(int value) {
        overflow &= (value & Registers.PFO) == 0;
        queueError &= (value & Registers.IQE) == 0;
        afterClearing();
    }

    int readEvent(int offset) {
        return event.read(offset);
    }

    void writeEvent(int offset, int value, EventMessages to) {
        event.write(offset, value, to);
    }

    /** A dword of the records; {@code offset} counts from the first. */
    int readRecord(int offset) {
        int record = offset / RECORD_BYTES;
        long half = (offset & 8) == 0 ? low[record] : high[record];
        return (int) ((offset & 4) == 0 ? half : half >>> 32);
    }

    /** Only F can be written, in the highest dword of a record: 1 clears it. */
    void writeRecord(int offset, int value) {
        if ((offset & 0xc) == 0xc && value < 0) {
            high[offset / RECORD_BYTES] &= ~FAULT;
            afterClearing();
        }
    }

    private void afterClearing() {
        if (status() == 0) {
            event.serviced();
        }
    }
}
