package cofferdam.proofs.unwinding.engine;

import java.util.function.IntConsumer;

/** Sorts the new states of a block by where they were first reached from; no two came from the same step. */
final class Settling {
    private static final int DIGIT = 11;
    private static final int VALUES = 1 << DIGIT;

    private Settling() {}

    /** Those who share the work. */
    @FunctionalInterface
    interface Sharing {
        /** Does this for each number below a count, and returns when all is done. */
        void each(int count, IntConsumer body);
    }

    /** Which of the states stands at each place. */
    static int[] order(int from, int count, IntPages parents, CharPages actions) {
        int[] order = new int[count];
        long[] keys = new long[count];
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < count; i++) {
            order[i] = i;
            keys[i] = (long) parents.get(from + i) << 16 | actions.get(from + i);
            least = Math.min(least, keys[i]);
            most = Math.max(most, keys[i]);
        }
        for (int shift = 0; count > 0 && most - least >>> shift != 0; shift += DIGIT) {
            order = byDigit(order, keys, least, shift);
        }
        return order;
    }

    private static int[] byDigit(int[] order, long[] keys, long least, int shift) {
        int[] places = new int[VALUES + 1];
        for (long key : keys) {
            places[digit(key, least, shift) + 1]++;
        }
        for (int value = 0; value < VALUES; value++) {
            places[value + 1] += places[value];
        }
        int[] sorted = new int[order.length];
        for (int row : order) {
            sorted[places[digit(keys[row], least, shift)]++] = row;
        }
        return sorted;
    }

    private static int digit(long key, long least, int shift) {
        return (int) (key - least >>> shift) & VALUES - 1;
    }
}
