package cofferdam.kernel.core;

/** Empty memory that remembers the first two leaves of write-back memory set in a tree of four levels. */
final class LeafWrites implements Platform {
    private final int[] pages = new int[2];
    private final int[] levels = new int[2];
    private final long[] words = new long[2];
    private int leaves;
    private int page;
    private int level = 4;

    @Override
    public long read(long physical) {
        return 0L;
    }

    @Override
    public void write(long physical, long word) {
        page = page << 9 | (int) (physical >>> 3) & 511;
        if (EptFormat.writeBack(word)) {
            if (leaves < 2) {
                pages[leaves] = page << 9 * (level - 1);
                levels[leaves] = level;
                words[leaves] = word;
            }
            leaves = leaves + 1;
            page = 0;
            level = 4;
        } else {
            level = level - 1;
        }
    }

    @Override
    public void scrubFrame(long physical) {}

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

    /** How many leaves were set. */
    int leaves() {
        return leaves;
    }

    /** Whether the k-th leaf is of a level, translates the pages from one on, and is this word. */
    boolean isLeaf(int k, int first, int ofLevel, long word) {
        return pages[k] == first && levels[k] == ofLevel && words[k] == word;
    }
}
