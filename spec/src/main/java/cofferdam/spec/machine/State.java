package cofferdam.spec.machine;

import java.util.Arrays;

/**
 * A state: one flat row of numbers. What stands where is the business of the classes that keep something in it; each asks
 * once for the room it needs. Every change is remembered until {@link #forget}, so that a step can be undone and so that it
 * is known what it changed.
 */
final class State {
    private long[] value = new long[0];
    private int size;
    private int[] changedAt = new int[64];
    private long[] changedFrom = new long[64];
    private int changes;

    /** Room for some more numbers, all zero: the place of the first. */
    int room(int count) {
        int first = size;
        size += count;
        if (size > value.length) {
            value = Arrays.copyOf(value, Math.max(size, 2 * value.length));
        }
        return first;
    }

    int size() {
        return size;
    }

    long get(int place) {
        return value[place];
    }

    int small(int place) {
        return (int) value[place];
    }

    void set(int place, long to) {
        if (value[place] != to) {
            if (changes == changedAt.length) {
                changedAt = Arrays.copyOf(changedAt, 2 * changes);
                changedFrom = Arrays.copyOf(changedFrom, 2 * changes);
            }
            changedAt[changes] = place;
            changedFrom[changes] = value[place];
            changes++;
            value[place] = to;
        }
    }

    /** How many changes are remembered. */
    int changes() {
        return changes;
    }

    /** Where the n-th change was. */
    int changed(int n) {
        return changedAt[n];
    }

    /** Changes so far are final. */
    void forget() {
        changes = 0;
    }

    /** Undoes all changes that are remembered. */
    void undo() {
        while (changes > 0) {
            changes--;
            value[changedAt[changes]] = changedFrom[changes];
        }
    }

    /** Takes over the numbers of a state of the same machine. */
    void load(State other) {
        System.arraycopy(other.value, 0, value, 0, size);
        changes = 0;
    }

    /** The first place where two states of the same machine differ, -1 if they are equal. */
    int mismatch(State other) {
        return Arrays.mismatch(value, 0, size, other.value, 0, other.size);
    }
}
