package cofferdam.kernel.core;

/**
 * Memory of 2^52 bytes with arbitrary content, of which a lemma looks at a few words that it names beforehand. A write
 * elsewhere changes none of them; a read elsewhere breaks the proof.
 */
final class TreeMemory implements Platform {
    private final long[] where;
    private final long[] what;
    private int watched;
    private int flushes;
    private int writes;

    /** Looks at this many words. */
    TreeMemory(int words) {
        where = new long[words];
        what = new long[words];
    }

    /** Watches a word, whose content is arbitrary unless it is watched already; returns the content. */
    long watch(long address, long content) {
        int k = watched;
        watched = k + 1;
        where[k] = address;
        what[k] = content;
        return read(address);
    }

    @Override
    public long read(long physical) {
        for (int i = 0; i < watched; i++) {
            if (where[i] == physical) {
                return what[i];
            }
        }
        assert false;
        return 0L;
    }

    @Override
    public void write(long physical, long word) {
        writes = writes + 1;
        for (int i = 0; i < watched; i++) {
            if (where[i] == physical) {
                what[i] = word;
                return;
            }
        }
    }

    @Override
    public void scrubFrame(long physical) {
        writes = writes + 1;
        for (int i = 0; i < watched; i++) {
            if ((where[i] & RadixFormat.ADDRESS) == physical) {
                what[i] = 0L;
            }
        }
    }

    /** The 512 writes of a split at once, as lemma {@code split-fills-table} says. */
    void split(long table, long entry, int level) {
        writes = writes + RadixFormat.ENTRIES;
        for (int i = 0; i < watched; i++) {
            if ((where[i] & RadixFormat.ADDRESS) == table) {
                what[i] = RadixFormat.child(entry, level, (int) (where[i] >>> 3) & RadixFormat.ENTRIES - 1);
            }
        }
    }

    @Override
    public void copyFrame(long from, long to) {
        assert false;
    }

    @Override
    public void flushTlb(int partition) {
        flushes = flushes + 1;
    }

    @Override
    public void flushIotlb(int domain) {
        flushes = flushes + 1;
    }

    @Override
    public void flushContextCache() {
        flushes = flushes + 1;
    }

    @Override
    public void resetDevice(int device) {
        assert false;
    }

    /** How often anything was written or scrubbed, watched or not. */
    int writes() {
        return writes;
    }

    int flushes() {
        return flushes;
    }
}
