package cofferdam.kernel.core;

/**
 * Memory that compares what is written while a large leaf is split with what a lemma says. On the way to the leaf it
 * holds the leaf, and before it an entry that leads to the leaf's table, unless that is the root table.
 */
final class SplitWrites implements Platform {
    private final long leaf;
    private final int level;
    private final long table;
    private final long pointer;
    private int reads;
    private int writes;
    private long differences;

    /**
     * Memory with a leaf of a level.
     *
     * @param table address of the new table, a multiple of 4096
     * @param pointer the entry that leads to the leaf's table, 0 if that is the root table
     */
    SplitWrites(long leaf, int level, long table, long pointer) {
        this.leaf = leaf;
        this.level = level;
        this.table = table;
        this.pointer = pointer;
    }

    @Override
    public long read(long physical) {
        reads = reads + 1;
        return pointer == 0L || reads % 2 == 0 ? leaf : pointer;
    }

    @Override
    public void write(long physical, long word) {
        if (writes < RadixFormat.ENTRIES) {
            differences |= physical ^ (table | 8L * writes) | word ^ RadixFormat.child(leaf, level, writes);
        }
        writes = writes + 1;
    }

    @Override
    public void scrubFrame(long physical) {
        assert writes == 0;
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

    /** Whether the first 512 writes were those that the lemma says. */
    boolean asSaid() {
        return differences == 0L;
    }

    /** How many there were. */
    int writes() {
        return writes;
    }
}
