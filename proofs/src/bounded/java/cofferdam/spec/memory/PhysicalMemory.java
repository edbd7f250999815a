package cofferdam.spec.memory;

import cofferdam.proofs.bounded.lemmas.Any;

/**
 * Stands in for memory where two walkers are compared. The first one finds any words, even different ones at one
 * address; the second one must read at the same addresses in the same order, and finds what the first one found.
 */
public final class PhysicalMemory {
    /** Bytes of a frame. */
    public static final int FRAME_BYTES = 4096;

    private static final int WORDS = 8;

    private final long[] where = new long[WORDS];
    private final long[] what = new long[WORDS];
    private final long[] now = new long[WORDS];
    private final long[] after = new long[WORDS];
    private final long[] given = new long[WORDS];
    private final boolean inOrder;
    private final boolean endless;
    private final long bytes;
    private int read;
    private int known;
    private boolean second;
    private boolean keeps;

    /**
     * Memory.
     *
     * @param inOrder every read counts, not only those of entries
     * @param endless all addresses lie in memory; else it has any whole number of frames
     */
    public PhysicalMemory(boolean inOrder, boolean endless) {
        this.inOrder = inOrder;
        this.endless = endless;
        bytes = Any.frame();
        for (int i = 0; i < WORDS; i++) {
            what[i] = Any.word();
        }
    }

    /**
     * From here on what is written is kept, in the words that were read as entries; one address has one content, but
     * for bits that {@link #let} gave.
     */
    public void keep() {
        keeps = true;
    }

    /** Gives some bits of the k-th word a value. */
    public void let(int k, long mask, long value) {
        what[k] = what[k] & ~mask | value;
        given[k] = mask;
    }

    /** The first walker is done. */
    public void again() {
        second = true;
        read = 0;
        for (int k = 0; keeps && k < WORDS; k++) {
            after[k] = now[k];
            now[k] = what[k];
        }
    }

    /** Whether the second walker left in memory what the first one left there. */
    public boolean leftAlike() {
        for (int k = 0; k < WORDS; k++) {
            if (k < known && ((now[k] ^ after[k]) & ~given[k]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Where the k-th word was read. */
    public long asked(int k) {
        return where[k];
    }

    /** So many words were read. */
    public void at(int k) {
        assert read == k;
        read = k;
    }

    /** Whether the second walker asked for all that the first one asked for. */
    public boolean allRead() {
        return read == known;
    }

    /** Whether all of it lies in memory. */
    public boolean covers(long address, long length) {
        return endless || address >= 0 && length >= 0 && address <= bytes - length;
    }

    /** The next entry. */
    public long readEntry(long address) {
        int k = read;
        read = k + 1;
        if (second) {
            assert k < known && where[k] == address;
        } else {
            for (int i = 0; keeps && i < k; i++) {
                if (where[i] == address) {
                    what[k] = what[i] & ~given[k] | what[k] & given[k];
                }
            }
            where[k] = address;
            now[k] = what[k];
            known = k + 1;
        }
        return what[k];
    }

    /** An entry that is read again, to set flags, or as any other where reads are in order. */
    public long read64(long address) {
        if (keeps) {
            return kept(address);
        }
        return inOrder ? readEntry(address) : Any.word();
    }

    /** Flags count only where they are kept. */
    public void write64(long address, long value) {
        for (int k = 0; keeps && k < WORDS; k++) {
            if (k < known && where[k] == address) {
                now[k] = value;
            }
        }
    }

    private long kept(long address) {
        for (int k = 0; k < WORDS; k++) {
            if (k < known && where[k] == address) {
                return now[k];
            }
        }
        assert false;
        return 0L;
    }
}
