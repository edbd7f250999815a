package cofferdam.spec.x86;

/**
 * How 4- and 5-level paging cut up a linear address (SDM vol. 3A, 4.5).
 *
 * <pre>
 *  63      57 56     48 47     39 38     30 29     21 20     12 11         0
 * +----------+---------+---------+---------+---------+---------+------------+
 * | copies   | PML5E   | PML4E   | PDPTE   | PDE     | PTE     | offset     |
 * | of the   | level 5 | level 4 | level 3 | level 2 | level 1 |            |
 * | top bit  |         |         |         |         |         |            |
 * +----------+---------+---------+---------+---------+---------+------------+
 * </pre>
 *
 * The top bit is 56 with 5-level paging, else 47. An address whose copies differ is not canonical.
 */
public final class LinearAddress {
    private LinearAddress() {}

    /** Whether the bits above the translated ones all equal its top bit: bits 63:56 with LA57, else 63:47. */
    public static boolean isCanonical(long linear, boolean la57) {
        int unused = la57 ? 7 : 16;
        return linear << unused >> unused == linear;
    }

    /** Which entry of a table of the given level, 1..5, translates the address: 0..511. Also for guest-physical ones. */
    public static int index(long address, int level) {
        return (int) (address >>> 3 + 9 * level) & 511;
    }

    /** Bytes under one entry of a table of the given level: 4 KiB at level 1, 2 MiB at 2, 1 GiB at 3. */
    public static long span(int level) {
        return 1L << 3 + 9 * level;
    }
}
