package cofferdam.spec.vtd;

/**
 * An entry of the root table, 16 bytes, one per bus (VT-d specification 4.x, 9.1).
 *
 * <pre>
 *  127                                                                   64
 * +------------------------------------------------------------------------+
 * | reserved 0                                                             |
 * +------------------------------------------------------------------------+
 *  63        HAW HAW-1                                  12 11          1  0
 * +-------------+-----------------------------------------+-------------+---+
 * | reserved 0  | CTP: address of the context table       | reserved 0  | P |
 * +-------------+-----------------------------------------+-------------+---+
 * </pre>
 *
 * HAW is the width of host addresses.
 */
public final class RootEntry {
    /** Bytes of an entry. */
    public static final int BYTES = 16;

    /** P: the bus has a context table. */
    public static final long PRESENT = 1;

    private static final long CONTEXT_TABLE = ~0xfffL;

    private RootEntry() {}

    /** The low word of an entry that refers to a context table; the high word is zero. */
    public static long of(long contextTable) {
        return contextTable | PRESENT;
    }

    /** Bit P. */
    public static boolean isPresent(long low) {
        return (low & PRESENT) != 0;
    }

    /** Host-physical address of the context table. */
    public static long contextTable(long low) {
        return low & CONTEXT_TABLE;
    }

    /** Whether a present entry sets a bit that must be zero. */
    public static boolean setsReserved(long low, long high, int hostAddressBits) {
        return high != 0 || (low & (0xffe | -(1L << hostAddressBits))) != 0;
    }
}
