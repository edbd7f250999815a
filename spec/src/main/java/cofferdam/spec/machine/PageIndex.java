package cofferdam.spec.machine;

import java.util.Arrays;

/** Small numbers by partition and guest-physical page: a sorted row, for a page is looked up at each access. */
final class PageIndex {
    private static final int PARTITION_SHIFT = 40;

    private long[] keys = new long[16];
    private int[] values = new int[16];
    private int size;

    void put(int partition, long page, int value) {
        long key = key(partition, page);
        int at = -1 - Arrays.binarySearch(keys, 0, size, key);
        if (at < 0) {
            throw new IllegalArgumentException("partition " + partition + " has two things at page " + page);
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        System.arraycopy(keys, at, keys, at + 1, size - at);
        System.arraycopy(values, at, values, at + 1, size - at);
        keys[at] = key;
        values[at] = value;
        size++;
    }

    /** The number, or {@link Blueprint#NOWHERE}. */
    int get(int partition, long page) {
        if (page < 0 || page >>> PARTITION_SHIFT != 0) {
            return Blueprint.NOWHERE;
        }
        int at = Arrays.binarySearch(keys, 0, size, key(partition, page));
        return at < 0 ? Blueprint.NOWHERE : values[at];
    }

    private static long key(int partition, long page) {
        return (long) partition << PARTITION_SHIFT | page;
    }
}
