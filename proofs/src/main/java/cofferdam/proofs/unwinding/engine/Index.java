package cofferdam.proofs.unwinding.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds the number of a row by its content: open addressing in segments. Looking up takes no lock; entering takes that of
 * the segment, and a segment that grows copies itself alone. A slot is a row's number and a byte of its hash, which
 * spares most comparisons with other rows.
 */
abstract class Index {
    /** No such row. */
    static final int ABSENT = -1;

    private static final int SEGMENT_BITS = 6;
    private static final int FIRST_SLOTS = 16;
    private static final VarHandle TAG = MethodHandles.arrayElementVarHandle(byte[].class);

    private final Segment[] segments = new Segment[1 << SEGMENT_BITS];
    private final AtomicInteger rows = new AtomicInteger();

    Index() {
        for (int i = 0; i < segments.length; i++) {
            segments[i] = new Segment();
        }
    }

    /** The hash of a row, for a table that grows. */
    abstract long hashOf(int row);

    final int size() {
        return rows.get();
    }

    final Segment segment(long hash) {
        return segments[(int) (hash >>> 64 - SEGMENT_BITS)];
    }

    /** A number for a new row. */
    final int next() {
        int row = rows.getAndIncrement();
        if (row < 0) {
            throw new IllegalStateException("more than 2^31 rows");
        }
        return row;
    }

    /** Takes all rows as they are, unindexed, into the slots. */
    final void reindex(int count) {
        rows.set(count);
        for (int row = 0; row < count; row++) {
            long hash = hashOf(row);
            segment(hash).enter(hash, row, this);
        }
    }

    final long slotBytes() {
        long bytes = 0;
        for (Segment segment : segments) {
            bytes += 64 + 5L * segment.slots.rows.length;
        }
        return bytes;
    }

    static byte tag(long hash) {
        byte low = (byte) hash;
        return low == 0 ? 1 : low;
    }

    /** Tags and rows; replaced as a whole. */
    static final class Slots {
        final byte[] tags;
        final int[] rows;

        Slots(int count) {
            tags = new byte[count];
            rows = new int[count];
        }

        int first(long hash) {
            return (int) ((hash >>> 16 & 0xffffffffL) * tags.length >>> 32);
        }

        byte tagAt(int slot) {
            return (byte) TAG.getAcquire(tags, slot);
        }

        void put(long hash, int row) {
            int slot = first(hash);
            while (tags[slot] != 0) {
                slot = slot + 1 == tags.length ? 0 : slot + 1;
            }
            rows[slot] = row;
            TAG.setRelease(tags, slot, tag(hash));
        }
    }

    /** A part of the slots, with a lock of its own. */
    static final class Segment {
        volatile Slots slots = new Slots(FIRST_SLOTS);
        private int used;

        /** The row is written before; the caller holds the lock. */
        void enter(long hash, int row, Index index) {
            Slots now = slots;
            if (used * 5L >= now.tags.length * 4L) {
                Slots more = new Slots(now.tags.length + now.tags.length / 3 + 1);
                for (int slot = 0; slot < now.tags.length; slot++) {
                    if (now.tags[slot] != 0) {
                        more.put(index.hashOf(now.rows[slot]), now.rows[slot]);
                    }
                }
                now = more;
            }
            now.put(hash, row);
            used++;
            slots = now;
        }
    }
}
