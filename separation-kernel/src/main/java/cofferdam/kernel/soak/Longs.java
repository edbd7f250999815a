package cofferdam.kernel.soak;

import java.util.Arrays;

/** A list of numbers that keeps its room. */
final class Longs {
    private long[] values = new long[16];
    private int count;

    void add(long value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    long get(int i) {
        return values[i];
    }

    /** Whether both hold the same numbers in the same order. */
    boolean same(Longs other) {
        return Arrays.equals(values, 0, count, other.values, 0, other.count);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ", ").append("0x").append(Long.toHexString(values[i]));
        }
        return text.append(']').toString();
    }
}
