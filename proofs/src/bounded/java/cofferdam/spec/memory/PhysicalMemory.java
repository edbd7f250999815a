package cofferdam.spec.memory;

/**
 * Stands in for memory where walkers are compared: a few words at any addresses with any content. A read elsewhere, or a
 * write, breaks the proof.
 */
public final class PhysicalMemory {
    private static final int WORDS = 4;

    private final long[] where = new long[WORDS];
    private final long[] what = new long[WORDS];
    private int count;

    /** Puts a word, unless one is there already; returns the content. */
    public long put(long address, long content) {
        where[count] = address;
        what[count] = content;
        count = count + 1;
        return readEntry(address);
    }

    /** The word at an address. */
    public long readEntry(long address) {
        for (int i = 0; i < count; i++) {
            if (where[i] == address) {
                return what[i];
            }
        }
        assert false;
        return 0;
    }

    /** The word at an address. */
    public long read64(long address) {
        return readEntry(address);
    }

    /** Not used in these lemmas. */
    public void write64(long address, long value) {
        assert false;
    }
}
