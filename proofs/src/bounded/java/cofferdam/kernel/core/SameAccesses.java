package cofferdam.kernel.core;

/** Empty memory for two runs, of which the second must read and write the same as the first, in the same order. */
final class SameAccesses implements Platform {
    private static final int MOST = 16;

    private final long[] where = new long[MOST];
    private final long[] what = new long[MOST];
    private int done;
    private int all;
    private boolean second;

    /** The first run is done. */
    void again() {
        second = true;
        all = done;
        done = 0;
    }

    /** Whether the second run did all that the first one did. */
    boolean same() {
        return done == all;
    }

    @Override
    public long read(long physical) {
        next(physical, 0L);
        return 0L;
    }

    @Override
    public void write(long physical, long word) {
        next(physical | 2L, word);
    }

    @Override
    public void scrubFrame(long physical) {
        next(physical | 3L, 0L);
    }

    /** The kind of an access stands in the low bits of its address. */
    private void next(long physical, long word) {
        int k = done;
        done = k + 1;
        if (second) {
            assert k < all && where[k] == physical && what[k] == word;
        } else {
            where[k] = physical;
            what[k] = word;
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
    public void flushIotlb(int domain) {
        assert false;
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
