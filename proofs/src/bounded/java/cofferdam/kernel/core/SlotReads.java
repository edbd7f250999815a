package cofferdam.kernel.core;

import cofferdam.proofs.bounded.lemmas.Any;

/** Memory with arbitrary content, which checks where the entries lie that a walk reads, from the top table down. */
final class SlotReads implements Platform {
    private final int page;
    private long table;
    private int level;

    /** For a walk of a page. */
    SlotReads(long root, int page, int levels) {
        this.table = root;
        this.page = page;
        this.level = levels;
    }

    @Override
    public long read(long physical) {
        assert (table & 4095L) == 0L;
        assert physical == (table | (long) RadixFormat.index(page, level) << 3);
        long entry = Any.word();
        table = RadixFormat.address(entry);
        level = level - 1;
        return entry;
    }

    @Override
    public void write(long physical, long word) {
        assert false;
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
}
