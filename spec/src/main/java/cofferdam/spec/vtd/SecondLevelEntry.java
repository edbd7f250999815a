package cofferdam.spec.vtd;

import cofferdam.spec.x86.LinearAddress;

/**
 * Entries of second-level tables (VT-d specification 4.x, 9.8 to 9.10).
 *
 * <pre>
 * Entry that refers to a table (level 4; level 3 and 2 with PS = 0)
 *  63 62 61  52 51    HAW HAW-1                    12 11 10    8 7  6    2 1 0
 * +--+--+------+---------+---------------------------+--+-------+--+------+-+-+
 * |i |0 | ign. | rsvd 0  | address of the table      |0 | ign.  |PS| ign. |W|R|
 * +--+--+------+---------+---------------------------+--+-------+--+------+-+-+
 *                                                              PS is reserved (0) in level 4
 * Entry that maps a page (level 3 1 GiB and level 2 2 MiB with PS = 1; level 1 4 KiB)
 *  63 62 61  52 51    HAW HAW-1  30|21|12 29|20 12 11 10    8 7  6    2 1 0
 * +--+--+------+---------+---------------+--------+--+-------+--+------+-+-+
 * |i |TM| ign. | rsvd 0  | address       | rsvd 0 |SN| ign.  |PS| ign. |W|R|
 * +--+--+------+---------+---------------+--------+--+-------+--+------+-+-+
 *                                                             PS is ignored in level 1
 * Entry that is not present: R = W = 0, all other bits ignored
 *
 *   SN (snoop) and TM (transient mapping) are reserved (0): ECAP_REG.SC and ECAP_REG.DT are 0 here
 * </pre>
 *
 * What is well-formed (G8-03) is decided by {@link #setsReserved}.
 */
public final class SecondLevelEntry {
    /** R: DMA reads are allowed. */
    public static final long READ = 1;

    /** W: DMA writes are allowed. */
    public static final long WRITE = 1 << 1;

    /** R and W. */
    public static final long RIGHTS = 3;

    /** PS, in level 3 or 2: the entry maps a page. */
    public static final long PAGE_SIZE = 1 << 7;

    /** SNP: reserved while snoop control is not supported. */
    public static final long SNOOP = 1 << 11;

    /** TM: reserved while device-TLBs are not supported. */
    public static final long TRANSIENT = 1L << 62;

    /** Bits 51:12, the widest address field. */
    public static final long ADDRESS = 0x000f_ffff_ffff_f000L;

    private SecondLevelEntry() {}

    /** An entry with both rights that refers to a table. */
    public static long toTable(long table) {
        return table | RIGHTS;
    }

    /**
     * An entry that maps a page.
     *
     * @param page host-physical address, aligned to the level's size
     * @param rights bits 1:0
     * @param level 1 for 4 KiB, 2 for 2 MiB, 3 for 1 GiB
     */
    public static long toPage(long page, long rights, int level) {
        return page | rights | (level == 1 ? 0 : PAGE_SIZE);
    }

    /** Whether any right is given. */
    public static boolean isPresent(long entry) {
        return (entry & RIGHTS) != 0;
    }

    /** Whether an entry of the given level maps a page: any of level 1, or one of level 2 or 3 with PS set. */
    public static boolean isLeaf(long entry, int level) {
        return level == 1 || level <= 3 && (entry & PAGE_SIZE) != 0;
    }

    /** Host-physical address of the table that an entry refers to. */
    public static long table(long entry) {
        return entry & ADDRESS;
    }

    /** Host-physical address of the page that an entry of level 1..3 maps. */
    public static long page(long entry, int level) {
        return entry & ADDRESS & -LinearAddress.span(level);
    }

    /** The bits that must be zero in a present entry of the given level. */
    public static long reserved(int level, boolean leaf, RemappingFeatures features) {
        long reserved = ADDRESS & -(1L << features.hostAddressBits()) | SNOOP | TRANSIENT;
        if (level == 4 || level == 3 && !features.page1g() || level == 2 && !features.page2m()) {
            reserved |= PAGE_SIZE;
        }
        if (leaf && level > 1) {
            reserved |= LinearAddress.span(level) - 1 & ~0xfffL;
        }
        return reserved;
    }

    /** Whether a present entry sets a bit that must be zero. */
    public static boolean setsReserved(long entry, int level, RemappingFeatures features) {
        return (entry & reserved(level, isLeaf(entry, level), features)) != 0;
    }
}
