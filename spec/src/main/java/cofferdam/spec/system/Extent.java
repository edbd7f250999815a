package cofferdam.spec.system;

/**
 * The addresses {@code [base, base + size)}.
 *
 * @param base first address, 0 .. 2^52
 * @param size number of bytes, 0 .. 2^52
 */
public record Extent(long base, long size) {
    /** The first address after it. */
    public long end() {
        return base + size;
    }

    /** Whether some address lies in both. */
    public boolean overlaps(Extent other) {
        return base < other.end() && other.base < end() && size > 0 && other.size > 0;
    }

    /** Whether every address of the other lies in this one. */
    public boolean contains(Extent other) {
        return base <= other.base && other.end() <= end();
    }

    /** Whether an address lies in it. */
    public boolean contains(long address) {
        return base <= address && address < end();
    }

    @Override
    public String toString() {
        return size == 0
                ? "nothing at 0x" + Long.toHexString(base)
                : "0x" + Long.toHexString(base) + "..0x" + Long.toHexString(end() - 1);
    }
}
