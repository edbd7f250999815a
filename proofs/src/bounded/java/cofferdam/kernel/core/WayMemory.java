package cofferdam.kernel.core;

/**
 * Memory with arbitrary content, of which a lemma looks at the words on the ways to two pages, g and h, one a level. A
 * write elsewhere changes none of them; a read elsewhere breaks the proof. While h is walked, the words asked for must
 * be those on its way, from the top down: where they lie need not be searched.
 */
final class WayMemory implements Platform {
    private static final int TOP = 4;
    private static final long NONE = -1L;

    private final long[] whereG = {NONE, NONE, NONE, NONE, NONE};
    private final long[] whatG = new long[TOP + 1];
    private final long[] whereH = {NONE, NONE, NONE, NONE, NONE};
    private final long[] whatH = new long[TOP + 1];
    private int walked;
    private int own;
    private int writes;
    private int dropped = -1;

    /** Looks at the word of a level on the way to g. */
    void onWayToG(int level, long address, long content) {
        whereG[level] = address;
        whatG[level] = content;
    }

    /** Looks at the word of a level on the way to h. */
    void onWayToH(int level, long address, long content) {
        whereH[level] = address;
        whatH[level] = content;
    }

    /** From here on h is walked, from a level on; 0 if it is no more. */
    void walkH(int level) {
        walked = level;
    }

    /** From here on nothing may be written but words on the way to g, and only the tables below a level be filled. */
    void onlyG(int level) {
        own = level;
    }

    /** How often anything was written or scrubbed, looked at or not. */
    int writes() {
        return writes;
    }

    @Override
    public long read(long physical) {
        if (walked > 0) {
            int level = walked;
            walked = level - 1;
            assert physical == whereH[level];
            return whatH[level];
        }
        for (int level = TOP; level >= 1; level--) {
            if (whereG[level] == physical) {
                return whatG[level];
            }
        }
        assert false;
        return 0L;
    }

    @Override
    public void write(long physical, long word) {
        writes = writes + 1;
        dropped = -1;
        boolean mine = own == 0;
        for (int level = TOP; level >= 1; level--) {
            if (whereG[level] == physical) {
                whatG[level] = word;
                mine = true;
            }
            if (whereH[level] == physical) {
                whatH[level] = word;
            }
        }
        assert mine;
    }

    @Override
    public void scrubFrame(long physical) {
        writes = writes + 1;
        boolean mine = own == 0;
        for (int level = TOP; level >= 1; level--) {
            if ((whereG[level] & RadixFormat.ADDRESS) == physical) {
                whatG[level] = 0L;
                mine = mine || level < own;
            }
            if ((whereH[level] & RadixFormat.ADDRESS) == physical) {
                whatH[level] = 0L;
            }
        }
        assert mine;
    }

    /** The 512 writes of a split at once, as lemma {@code split-fills-table} says. */
    void split(long table, long entry, int level) {
        writes = writes + RadixFormat.ENTRIES;
        dropped = -1;
        boolean mine = own == 0;
        for (int at = TOP; at >= 1; at--) {
            if ((whereG[at] & RadixFormat.ADDRESS) == table) {
                whatG[at] = RadixFormat.child(entry, level, (int) (whereG[at] >>> 3) & RadixFormat.ENTRIES - 1);
                mine = mine || at < own;
            }
            if ((whereH[at] & RadixFormat.ADDRESS) == table) {
                whatH[at] = RadixFormat.child(entry, level, (int) (whereH[at] >>> 3) & RadixFormat.ENTRIES - 1);
            }
        }
        assert mine;
    }

    /** Whose cached translations were dropped since the last write: a partition or domain, -1 if nobody's. */
    int dropped() {
        return dropped;
    }

    @Override
    public void copyFrame(long from, long to) {
        assert false;
    }

    @Override
    public void flushTlb(int partition) {
        dropped = partition;
    }

    @Override
    public void flushIotlb(int domain) {
        dropped = domain;
    }

    @Override
    public void flushContextCache() {
        assert false;
    }

    @Override
    public void resetDevice(int device) {
        assert false;
    }
}
