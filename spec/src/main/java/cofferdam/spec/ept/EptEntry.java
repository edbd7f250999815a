package cofferdam.spec.ept;

import cofferdam.spec.x86.LinearAddress;
import cofferdam.spec.x86.PagingFeatures;

/**
 * Entries of extended page tables (SDM vol. 3C, 29.3.2, tables 29-1 to 29-7; 28.3.2 before edition 080).
 *
 * <pre>
 * Entry that refers to a table (PML4E; PDPTE and PDE with L = 0)
 *  63  62      52 51      M M-1                        12 11 10 9 8 7 6    3 2 1 0
 * +---+----------+---------+-----------------------------+--+--+-+-+-+------+-+-+-+
 * |ign| ignored  | rsvd 0  | address of the table        |i |XU|i|A|L| rsvd |X|W|R|
 * +---+----------+---------+-----------------------------+--+--+-+-+-+------+-+-+-+
 *                                                                   L is reserved (0) in PML4E
 * PDPTE that maps 1 GiB, PDE that maps 2 MiB (L = 1)
 *  63  62      52 51      M M-1           30|21 29|20 12 11 10 9 8 7 6  5  3 2 1 0
 * +---+----------+---------+-------------------+--------+--+--+-+-+-+---+----+-+-+-+
 * |ign| ignored  | rsvd 0  | address of page   | rsvd 0 |i |XU|D|A|1|IPT|type|X|W|R|
 * +---+----------+---------+-------------------+--------+--+--+-+-+-+---+----+-+-+-+
 * PTE that maps 4 KiB
 *  63  62      52 51      M M-1                        12 11 10 9 8 7 6  5  3 2 1 0
 * +---+----------+---------+-----------------------------+--+--+-+-+-+---+----+-+-+-+
 * |ign| ignored  | rsvd 0  | address of page             |i |XU|D|A|i|IPT|type|X|W|R|
 * +---+----------+---------+-----------------------------+--+--+-+-+-+---+----+-+-+-+
 * Entry that is not present: R = W = X = 0, all other bits ignored
 *
 *   R read   W write   X execute   L large   A accessed   D dirty   IPT ignore PAT   i ignored
 *   XU is execute for user mode under mode-based control, which is off here: ignored
 *   type: 0 uncacheable, 1 write-combining, 4 write-through, 5 write-protected, 6 write-back; 2, 3, 7 reserved
 *   A and D are ignored while the EPT pointer does not enable them; M is MAXPHYADDR
 * </pre>
 *
 * Levels: 4 PML4E, 3 PDPTE, 2 PDE, 1 PTE. What is well-formed (G8-03) is decided by {@link #isMisconfigured}.
 */
public final class EptEntry {
    /** R: data reads are allowed. */
    public static final long READ = 1;

    /** W: data writes are allowed. */
    public static final long WRITE = 1 << 1;

    /** X: instruction fetches are allowed. */
    public static final long EXECUTE = 1 << 2;

    /** R, W and X. */
    public static final long RIGHTS = 7;

    /** IPT: the guest's PAT does not count for the memory type. */
    public static final long IGNORE_PAT = 1 << 6;

    /** L, in a PDPTE or PDE: the entry maps a page. */
    public static final long LARGE = 1 << 7;

    /** A: the entry was used in a translation. */
    public static final long ACCESSED = 1 << 8;

    /** D, in an entry that maps a page: the page was written. */
    public static final long DIRTY = 1 << 9;

    /** Memory type write-back, as a value of bits 5:3 and of an EPT pointer's bits 2:0. */
    public static final int WRITE_BACK = 6;

    /** Bits 51:12, the widest address field. */
    public static final long ADDRESS = 0x000f_ffff_ffff_f000L;

    private static final int MEMORY_TYPE_SHIFT = 3;

    private EptEntry() {}

    /** An entry with all rights that refers to a table. */
    public static long toTable(long table) {
        return table | RIGHTS;
    }

    /**
     * A write-back entry that maps a page.
     *
     * @param page host-physical address, aligned to the level's size
     * @param rights bits 2:0
     * @param level 1 for 4 KiB, 2 for 2 MiB, 3 for 1 GiB
     */
    public static long toPage(long page, long rights, int level) {
        return page | rights | WRITE_BACK << MEMORY_TYPE_SHIFT | (level == 1 ? 0 : LARGE);
    }

    /** Whether any right is given. */
    public static boolean isPresent(long entry) {
        return (entry & RIGHTS) != 0;
    }

    /** Whether a present entry of the given level maps a page: any PTE, or a PDPTE or PDE with L set. */
    public static boolean isLeaf(long entry, int level) {
        return level == 1 || level <= 3 && (entry & LARGE) != 0;
    }

    /** Host-physical address of the table that an entry refers to. */
    public static long table(long entry) {
        return entry & ADDRESS;
    }

    /** Host-physical address of the page that an entry of level 1..3 maps. */
    public static long page(long entry, int level) {
        return entry & ADDRESS & -LinearAddress.span(level);
    }

    /** Bits 5:3 of an entry that maps a page. */
    public static int memoryType(long entry) {
        return (int) (entry >>> MEMORY_TYPE_SHIFT) & 7;
    }

    /** The bits that must be zero in a present entry of the given level (SDM vol. 3C, 29.3.3.1). */
    public static long reserved(int level, boolean leaf, PagingFeatures features) {
        long reserved = ADDRESS & -(1L << features.physicalAddressBits());
        if (!leaf) {
            // Without support for the page size of a level its bit 7 is reserved.
            return reserved | 0xf8;
        }
        if (level > 1) {
            reserved |= LinearAddress.span(level) - 1 & ~0xfffL;
        }
        if (level == 2 && !features.ept2m() || level == 3 && !features.ept1g()) {
            reserved |= LARGE;
        }
        return reserved;
    }

    /**
     * Whether using a present entry is an EPT misconfiguration (SDM vol. 3C, 29.3.3.1): write without read, execute alone
     * where that is not supported, a reserved bit, or a reserved memory type in an entry that maps a page.
     */
    public static boolean isMisconfigured(long entry, int level, PagingFeatures features) {
        long rights = entry & RIGHTS;
        boolean leaf = isLeaf(entry, level);
        return (rights & (READ | WRITE)) == WRITE
                || rights == EXECUTE && !features.eptExecuteOnly()
                || (entry & reserved(level, leaf, features)) != 0
                || leaf && isReservedType(memoryType(entry));
    }

    private static boolean isReservedType(int type) {
        return type == 2 || type == 3 || type == 7;
    }
}
