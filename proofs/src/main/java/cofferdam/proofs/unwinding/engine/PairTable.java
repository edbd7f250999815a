package cofferdam.proofs.unwinding.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Exact: each pair of numbers has one number. */
final class PairTable extends Index {
    private final LongPages pairs = new LongPages();

    static long pair(int left, int right) {
        return (long) left << 32 | right & 0xffffffffL;
    }

    long get(int row) {
        return pairs.get(row);
    }

    int number(long pair) {
        long hash = Hash.mix(pair);
        Segment segment = segment(hash);
        int row = find(segment, hash, pair);
        if (row != ABSENT) {
            return row;
        }
        synchronized (segment) {
            row = find(segment, hash, pair);
            if (row == ABSENT) {
                row = next();
                pairs.set(row, pair);
                segment.enter(hash, row, this);
            }
            return row;
        }
    }

    private int find(Segment segment, long hash, long pair) {
        Slots slots = segment.slots;
        byte wanted = tag(hash);
        int slot = slots.first(hash);
        for (byte tag = slots.tagAt(slot); tag != 0; tag = slots.tagAt(slot)) {
            if (tag == wanted && pairs.get(slots.rows[slot]) == pair) {
                return slots.rows[slot];
            }
            slot = slot + 1 == slots.tags.length ? 0 : slot + 1;
        }
        return ABSENT;
    }

    @Override
    long hashOf(int row) {
        return Hash.mix(pairs.get(row));
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size());
        for (int row = 0; row < size(); row++) {
            out.writeLong(pairs.get(row));
        }
    }

    void read(DataInput in) throws IOException {
        int count = ContradictionException.below(in.readInt(), Integer.MAX_VALUE, "the number of pairs");
        for (int row = 0; row < count; row++) {
            ContradictionException.unless(number(in.readLong()) == row, "a pair stands there twice");
        }
    }

    long bytes() {
        return slotBytes() + pairs.bytes();
    }
}
