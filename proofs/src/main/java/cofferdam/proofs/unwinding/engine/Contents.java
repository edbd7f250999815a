package cofferdam.proofs.unwinding.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Exact: each sequence of bytes has one number. */
class Contents extends Index {
    private static final int PAGE = 1 << 18;
    private static final int LONGEST = 1 << 26;
    private static final int UNIT = 4;
    private static final int UNITS = PAGE / UNIT;

    /** Where a row begins, in units, as page number and place in the page, and below that its length. */
    private final LongPages places = new LongPages();

    private volatile byte[][] pages = new byte[0][];
    private int used = UNITS;

    int number(byte[] content) {
        return number(content, content.length);
    }

    int number(byte[] content, int length) {
        long hash = Hash.of(content, length, 0);
        Segment segment = segment(hash);
        int row = find(segment, hash, content, length);
        if (row != ABSENT) {
            return row;
        }
        synchronized (segment) {
            row = find(segment, hash, content, length);
            if (row == ABSENT) {
                row = store(content, length);
                segment.enter(hash, row, this);
            }
            return row;
        }
    }

    private int find(Segment segment, long hash, byte[] content, int length) {
        Slots slots = segment.slots;
        byte wanted = tag(hash);
        int slot = slots.first(hash);
        for (byte tag = slots.tagAt(slot); tag != 0; tag = slots.tagAt(slot)) {
            if (tag == wanted && same(slots.rows[slot], content, length)) {
                return slots.rows[slot];
            }
            slot = slot + 1 == slots.tags.length ? 0 : slot + 1;
        }
        return ABSENT;
    }

    private boolean same(int row, byte[] content, int length) {
        long place = places.get(row);
        int from = from(place);
        return (int) place == length && Arrays.equals(page(place), from, from + length, content, 0, length);
    }

    private synchronized int store(byte[] content, int length) {
        int units = Math.max(1, (length + UNIT - 1) / UNIT);
        if (units > UNITS - used) {
            byte[][] more = Arrays.copyOf(pages, pages.length + 1);
            more[pages.length] = new byte[Math.max(PAGE, units * UNIT)];
            pages = more;
            used = 0;
        }
        int start = (pages.length - 1) * UNITS + used;
        System.arraycopy(content, 0, pages[pages.length - 1], used * UNIT, length);
        used = Math.min(UNITS, used + units);
        int row = next();
        places.set(row, (long) start << 32 | length);
        stored(row, content, length);
        return row;
    }

    /** There is a new row; nobody else knows it yet. */
    void stored(int row, byte[] content, int length) {}

    private byte[] page(long place) {
        return pages[Integer.divideUnsigned((int) (place >>> 32), UNITS)];
    }

    private static int from(long place) {
        return Integer.remainderUnsigned((int) (place >>> 32), UNITS) * UNIT;
    }

    /** A copy. */
    byte[] get(int row) {
        long place = places.get(row);
        int from = from(place);
        return Arrays.copyOfRange(page(place), from, from + (int) place);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size());
        for (int row = 0; row < size(); row++) {
            long place = places.get(row);
            out.writeInt((int) place);
            out.write(page(place), from(place), (int) place);
        }
    }

    void read(DataInput in) throws IOException {
        int count = ContradictionException.below(in.readInt(), Integer.MAX_VALUE, "the number of contents");
        for (int row = 0; row < count; row++) {
            int length = in.readInt();
            ContradictionException.below(length, LONGEST + 1L, "a content's length");
            byte[] content = new byte[length];
            in.readFully(content);
            ContradictionException.unless(number(content) == row, "a content stands there twice");
        }
    }

    @Override
    long hashOf(int row) {
        byte[] content = get(row);
        return Hash.of(content, content.length, 0);
    }

    long bytes() {
        long bytes = slotBytes() + places.bytes();
        for (byte[] page : pages) {
            bytes += page.length;
        }
        return bytes;
    }
}
