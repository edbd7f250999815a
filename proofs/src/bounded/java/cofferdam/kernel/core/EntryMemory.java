package cofferdam.kernel.core;

/**
 * Memory with arbitrary content, of which a lemma looks at one root entry and one context entry, two words each. A write
 * elsewhere changes none of them; reading breaks the proof, for the kernel never reads these tables.
 */
final class EntryMemory implements Platform {
    private static final int WORDS = 4;

    private final long[] where = new long[WORDS];
    private final long[] what = new long[WORDS];
    private final long[] before = new long[WORDS];
    private int domain = -1;
    private boolean contextsDropped;

    /**
     * Looks at an entry from here on.
     *
     * @param first number of its low word: 0 for the root entry, 2 for the context entry
     */
    void watch(int first, long address, long low, long high) {
        where[first] = address;
        what[first] = low;
        where[first + 1] = address + 8L;
        what[first + 1] = high;
    }

    /** Where a word lies: low and high of the root entry, then of the context entry. */
    long where(int k) {
        return where[k];
    }

    /** What it holds. */
    long what(int k) {
        return what[k];
    }

    /** Takes note of what the words hold. */
    void remember() {
        for (int k = 0; k < WORDS; k++) {
            before[k] = what[k];
        }
    }

    /** Whether they hold what they did when note was taken. */
    boolean asRemembered() {
        for (int k = 0; k < WORDS; k++) {
            if (what[k] != before[k]) {
                return false;
            }
        }
        return true;
    }

    /** Whose cached translations were dropped since the last write: a domain, -1 if nobody's. */
    int dropped() {
        return domain;
    }

    /** Whether cached context entries were dropped since the last write. */
    boolean contextsDropped() {
        return contextsDropped;
    }

    @Override
    public long read(long physical) {
        assert false;
        return 0L;
    }

    @Override
    public void write(long physical, long word) {
        domain = -1;
        contextsDropped = false;
        for (int k = 0; k < WORDS; k++) {
            if (where[k] == physical) {
                what[k] = word;
            }
        }
    }

    @Override
    public void scrubFrame(long physical) {
        for (int k = 0; k < WORDS; k++) {
            if ((where[k] & RadixFormat.ADDRESS) == physical) {
                what[k] = 0L;
            }
        }
    }

    @Override
    public void copyFrame(long from, long to) {
        assert false;
    }

    @Override
    public void flushTlb(int partition) {
        assert false;
    }

    @Override
    public void flushIotlb(int flushed) {
        domain = flushed;
    }

    @Override
    public void flushContextCache() {
        contextsDropped = true;
    }

    @Override
    public void resetDevice(int device) {
        assert false;
    }
}
