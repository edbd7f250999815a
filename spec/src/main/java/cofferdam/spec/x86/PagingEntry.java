package cofferdam.spec.x86;

/**
 * Entries of the guest's paging structures under IA-32e paging (SDM vol. 3A, 4.5.4 and figure 4-11).
 *
 * <pre>
 * Entry that refers to a table (PML5E, PML4E; PDPTE and PDE with PS = 0)
 *  63 62        52 51      M M-1                       12 11   8 7  6 5 4 3 2 1 0
 * +--+------------+---------+----------------------------+------+--+-+-+-+-+-+-+-+
 * |XD| ignored    | rsvd 0  | address of the table       | ign. |PS|i|A|C|T|U|W|P|
 * +--+------------+---------+----------------------------+------+--+-+-+-+-+-+-+-+
 *                                                                PS is reserved (0) in PML5E and PML4E
 * PDPTE that maps 1 GiB (PS = 1)
 *  63 62 59 58  52 51      M M-1             30 29    13 12  11 9 8 7 6 5 4 3 2 1 0
 * +--+-----+------+---------+------------------+--------+---+----+-+-+-+-+-+-+-+-+-+
 * |XD| key | ign. | rsvd 0  | address of page  | rsvd 0 |PAT|ign.|G|1|D|A|C|T|U|W|P|
 * +--+-----+------+---------+------------------+--------+---+----+-+-+-+-+-+-+-+-+-+
 * PDE that maps 2 MiB (PS = 1)
 *  63 62 59 58  52 51      M M-1             21 20    13 12  11 9 8 7 6 5 4 3 2 1 0
 * +--+-----+------+---------+------------------+--------+---+----+-+-+-+-+-+-+-+-+-+
 * |XD| key | ign. | rsvd 0  | address of page  | rsvd 0 |PAT|ign.|G|1|D|A|C|T|U|W|P|
 * +--+-----+------+---------+------------------+--------+---+----+-+-+-+-+-+-+-+-+-+
 * PTE that maps 4 KiB
 *  63 62 59 58  52 51      M M-1                         12 11  9 8  7  6 5 4 3 2 1 0
 * +--+-----+------+---------+------------------------------+-----+-+---+-+-+-+-+-+-+-+
 * |XD| key | ign. | rsvd 0  | address of page              | ign.|G|PAT|D|A|C|T|U|W|P|
 * +--+-----+------+---------+------------------------------+-----+-+---+-+-+-+-+-+-+-+
 * Entry that is not present: P = 0, all other bits ignored
 *
 *   P present   W R/W   U U/S   T PWT   C PCD   A accessed   D dirty   G global   i ignored
 *   M is MAXPHYADDR; XD is reserved (0) while IA32_EFER.NXE = 0; key is ignored while CR4.PKE = 0
 * </pre>
 *
 * Levels: 5 PML5E, 4 PML4E, 3 PDPTE, 2 PDE, 1 PTE. What is well-formed (G8-03) is decided by {@link #setsReserved}.
 */
public final class PagingEntry {
    /** P: the entry is in use. */
    public static final long PRESENT = 1;

    /** R/W: writes are allowed. */
    public static final long WRITABLE = 1 << 1;

    /** U/S: user-mode accesses are allowed. */
    public static final long USER = 1 << 2;

    /** PWT: part of the memory type. */
    public static final long WRITE_THROUGH = 1 << 3;

    /** PCD: part of the memory type. */
    public static final long CACHE_DISABLE = 1 << 4;

    /** A: the entry was used in a translation. */
    public static final long ACCESSED = 1 << 5;

    /** D, in an entry that maps a page: the page was written. */
    public static final long DIRTY = 1 << 6;

    /** PS, in a PDPTE or PDE: the entry maps a page. In a PTE the same bit is PAT. */
    public static final long PAGE_SIZE = 1 << 7;

    /** G, in an entry that maps a page: the translation survives MOV to CR3, if CR4.PGE is set. */
    public static final long GLOBAL = 1 << 8;

    /** XD: instruction fetches are not allowed; reserved while IA32_EFER.NXE is clear. */
    public static final long EXECUTE_DISABLE = 1L << 63;

    /** Bits 51:12, the widest address field. */
    public static final long ADDRESS = 0x000f_ffff_ffff_f000L;

    private static final int PROTECTION_KEY_SHIFT = 59;

    private PagingEntry() {}

    /** Bit P. */
    public static boolean isPresent(long entry) {
        return (entry & PRESENT) != 0;
    }

    /** Whether a present entry of the given level maps a page: any PTE, or a PDPTE or PDE with PS set. */
    public static boolean isLeaf(long entry, int level) {
        return level == 1 || level <= 3 && (entry & PAGE_SIZE) != 0;
    }

    /** Physical address of the table that an entry refers to. */
    public static long table(long entry) {
        return entry & ADDRESS;
    }

    /** Physical address of the page that an entry of level 1..3 maps; of reserved bits below it none counts. */
    public static long page(long entry, int level) {
        return entry & ADDRESS & -LinearAddress.span(level);
    }

    /** Protection key, bits 62:59 of an entry that maps a page (SDM vol. 3A, 4.6.2). */
    public static int protectionKey(long entry) {
        return (int) (entry >>> PROTECTION_KEY_SHIFT) & 15;
    }

    /**
     * The bits that must be zero in a present entry of the given level.
     *
     * @param level 5..1
     * @param leaf whether the entry maps a page, as {@link #isLeaf} tells
     * @param noExecute IA32_EFER.NXE
     */
    public static long reserved(int level, boolean leaf, PagingFeatures features, boolean noExecute) {
        long reserved = ADDRESS & -(1L << features.physicalAddressBits());
        if (!noExecute) {
            reserved |= EXECUTE_DISABLE;
        }
        if (level >= 4 || level == 3 && !features.page1g()) {
            reserved |= PAGE_SIZE;
        }
        if (leaf && level > 1) {
            // Bits below the page's address, save the PAT bit 12.
            reserved |= LinearAddress.span(level) - 1 & ~0x1fffL;
        }
        return reserved;
    }

    /** Whether a present entry sets a bit that must be zero, so that using it is a page fault with RSVD. */
    public static boolean setsReserved(long entry, int level, PagingFeatures features, boolean noExecute) {
        return (entry & reserved(level, isLeaf(entry, level), features, noExecute)) != 0;
    }
}
