package cofferdam.kernel.core;

import cofferdam.proofs.bounded.lemmas.Any;

/**
 * What the tables of partitions or of devices translate, whatever their shape, in place of memory that holds them. A lemma names the
 * pages that it looks at; what others are translated to is arbitrary each time.
 */
final class Translations implements Platform {
    private final int[] space;
    private final int[] page;
    private final long[] leaf;
    private final boolean[] room;
    private final boolean ample;
    private int watched;

    /**
     * Looks at this many pages.
     *
     * @param ample the pools of table frames suffice for everything; else for what is ready, while its partition's
     *     tables stay as they are
     */
    Translations(int pages, boolean ample) {
        space = new int[pages];
        page = new int[pages];
        leaf = new long[pages];
        room = new boolean[pages];
        this.ample = ample;
    }

    /** Looks at a page. */
    void watch(int s, int at) {
        int k = watched;
        watched = k + 1;
        space[k] = s;
        page[k] = at;
        leaf[k] = Any.word();
        room[k] = ample || Any.choice();
    }

    /** The leaf that translates a page, 0 if none. */
    long walk(int s, int at) {
        for (int i = 0; i < watched; i++) {
            if (space[i] == s && page[i] == at) {
                return leaf[i];
            }
        }
        return Any.word();
    }

    /** Whether a leaf can be set. */
    boolean room(int s, int at) {
        for (int i = 0; i < watched; i++) {
            if (space[i] == s && page[i] == at) {
                return room[i];
            }
        }
        return ample || Any.choice();
    }

    /** Sets a leaf if it can; then other pages of the space may have no room any more. */
    boolean set(int s, int at, long word) {
        if (!room(s, at)) {
            return false;
        }
        boolean done = false;
        for (int i = 0; i < watched; i++) {
            if (space[i] == s) {
                if (page[i] == at && !done) {
                    leaf[i] = word;
                    done = true;
                }
                room[i] = ample || Any.choice();
            }
        }
        return true;
    }

    @Override
    public long read(long physical) {
        assert false;
        return 0L;
    }

    @Override
    public void write(long physical, long word) {
        assert false;
    }

    /** Tables lie in no frame that is scrubbed or copied to here: those are a partition's. */
    @Override
    public void scrubFrame(long physical) {}

    @Override
    public void copyFrame(long from, long to) {
        assert false;
    }

    @Override
    public void flushTlb(int partition) {}

    @Override
    public void flushIotlb(int domain) {}

    @Override
    public void flushContextCache() {
        assert false;
    }

    @Override
    public void resetDevice(int device) {
        assert false;
    }
}
