package cofferdam.iommu;

import java.util.Arrays;

/** A hash table from non-zero 64-bit keys to a value and a tag; grows as needed, so that no entry is ever pushed out. */
final class LongTable {
    private static final int INITIAL_SLOTS = 64;

    private long[] keys = new long[INITIAL_SLOTS];
    private long[] values = new long[INITIAL_SLOTS];
    private int[] tags = new int[INITIAL_SLOTS];
    private int size;

    /** Decides about one entry. */
    interface KeyTest {
        boolean holds(long key);
    }

    /** Sees one entry. */
    interface Visitor {
        void entry(long key, long value, int tag);
    }

    void copyFrom(LongTable other) {
        keys = other.keys.clone();
        values = other.values.clone();
        tags = other.tags.clone();
        size = other.size;
    }

    /** The value of a key, or -1. */
    long get(long key) {
        int slot = slot(key);
        return keys[slot] == key ? values[slot] : -1;
    }

    void put(long key, long value, int tag) {
        if (2 * (size + 1) > keys.length) {
            rehash(2 * keys.length, k -> false);
        }
        int slot = slot(key);
        if (keys[slot] == 0) {
            size++;
        }
        keys[slot] = key;
        values[slot] = value;
        tags[slot] = tag;
    }

    void clear() {
        if (size != 0) {
            Arrays.fill(keys, 0);
            size = 0;
        }
    }

    void removeIf(KeyTest gone) {
        int removed = 0;
        for (long key : keys) {
            if (key != 0 && gone.holds(key)) {
                removed++;
            }
        }
        if (removed == size) {
            clear();
        } else if (removed != 0) {
            rehash(keys.length, gone);
        }
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                visitor.entry(keys[i], values[i], tags[i]);
            }
        }
    }

    private void rehash(int slots, KeyTest gone) {
        long[] oldKeys = keys;
        long[] oldValues = values;
        int[] oldTags = tags;
        keys = new long[slots];
        values = new long[slots];
        tags = new int[slots];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0 && !gone.holds(oldKeys[i])) {
                put(oldKeys[i], oldValues[i], oldTags[i]);
            }
        }
    }

    /** The slot that holds a key, or the free one where it belongs; at least half of the slots are free. */
    private int slot(long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9e3779b97f4a7c15L;
        int slot = (int) (mixed >>> 40) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
