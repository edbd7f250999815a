package cofferdam.kernel.core;

/**
 * What EPT entries (SDM vol. 3, 29.3.2) and VT-d second-level entries (VT-d 9.8) have in common, as pure functions.
 *
 * <pre>
 *  63      52 51                        12 11    8  7  6 5    3 2 1 0
 * +----------+----------------------------+-------+---+---+----+-----+
 * |    0     | frame or table address     |   0   |PS | 0 | MT | XWR |
 * +----------+----------------------------+-------+---+---+----+-----+
 * </pre>
 *
 * PS: the entry of a level above 1 is a leaf of 512^(level-1) pages. MT: memory type, EPT leaves only. XWR: execute,
 * write, read; VT-d has W and R only. An entry whose rights are all zero is not present. Levels count from 1 (4 KiB).
 */
public final class RadixFormat {
    /** Bits 51:12. */
    public static final long ADDRESS = 0x000FFFFFFFFFF000L;

    /** Bit 7. */
    public static final long LARGE = 0x80L;

    /** All bits but bit 7. */
    public static final long SMALL = 0xFFFFFFFFFFFFFF7FL;

    /** Entries in a table. */
    public static final int ENTRIES = 512;

    private RadixFormat() {}

    /** Pages under an entry of a level: 1, 512, 512^2, 512^3. */
    /*@ public normal_behavior
    @ ensures \result == (level == 1 ? 1 : level == 2 ? 512 : level == 3 ? 262144 : 134217728);
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ int pagesAt(int level) {
        if (level == 1) {
            return 1;
        }
        if (level == 2) {
            return 512;
        }
        return level == 3 ? 262144 : 134217728;
    }

    /** Which entry of a table of a level translates a page. */
    /*@ public normal_behavior
    @ requires 0 <= page;
    @ ensures 0 <= \result && \result < ENTRIES;
    @ ensures \result == page / (level == 1 ? 1 : level == 2 ? 512 : level == 3 ? 262144 : 134217728) % ENTRIES;
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ int index(int page, int level) {
        return (page / pagesAt(level)) % ENTRIES;
    }

    /** Whether an entry is present, given the bits that make it so. */
    /*@ public normal_behavior
    @ requires mask == 3L || mask == 7L;
    @ ensures mask == 3L ==> \result == (entry % 4L != 0L);
    @ ensures mask == 7L ==> \result == (entry % 8L != 0L);
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ boolean present(long entry, long mask) {
        return (entry & mask) != 0L;
    }

    /** Whether a present entry of a level above 1 is a leaf. */
    /*@ public normal_behavior
    @ ensures \result == (entry % 256L >= 128L || -128L <= entry % 256L && entry % 256L < 0L);
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ boolean large(long entry) {
        return (entry & LARGE) != 0L;
    }

    /** The frame or table address in an entry. */
    /*@ public normal_behavior
    @ ensures 0 <= entry ==> \result == entry % 4503599627370496L - entry % 4096L;
    @ ensures entry < 0 ==> \result
    @    == (entry + 9223372036854775807L + 1L) % 4503599627370496L
    @    - (entry + 9223372036854775807L + 1L) % 4096L;
    @ ensures 0 <= \result && \result <= ADDRESS && \result % 4096L == 0L;
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ long address(long entry) {
        return entry & ADDRESS;
    }

    /** An entry that leads to a table and lets everything through. */
    /*@ public normal_behavior
    @ requires mask == 3L || mask == 7L;
    @ ensures 0 <= table ==> \result == table % 4503599627370496L - table % 4096L + mask;
    @ ensures table < 0 ==> \result
    @    == (table + 9223372036854775807L + 1L) % 4503599627370496L
    @    - (table + 9223372036854775807L + 1L) % 4096L + mask;
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ long table(long table, long mask) {
        return (table & ADDRESS) | mask;
    }

    /** The entry for a leaf of a level, from that of a 4 KiB leaf. */
    /*@ public normal_behavior
    @ ensures level <= 1 ==> \result == word;
    @ ensures level > 1 && 0 <= word ==> \result == (word % 256L >= 128L ? word : word + 128L);
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ long leaf(long word, int level) {
        return level > 1 ? word | LARGE : word;
    }

    /** The i-th of the 512 leaves, one level below, that together translate as a leaf of level 2 or 3 does. */
    /*@ public normal_behavior
    @ requires (level == 2 || level == 3) && 0 <= i && i < ENTRIES;
    @ ensures level == 2 && 0 <= entry && entry % 2097152L < 4096L && entry % 256L >= 128L
    @    ==> \result == entry - 128L + 4096L * i;
    @ ensures level == 3 && 0 <= entry && entry % 1073741824L < 4096L ==> \result == entry + 2097152L * i;
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ long child(long entry, int level, int i) {
        if (level == 2) {
            return (entry & SMALL) | ((long) i << 12);
        }
        return entry | ((long) i << 21);
    }

    /** The 4 KiB leaf that translates one page as a leaf of level 2 or 3 does. */
    /*@ public normal_behavior
    @ requires 0 <= page && (level == 2 || level == 3);
    @ ensures level == 2 && 0 <= entry && entry % 2097152L < 4096L && entry % 256L >= 128L
    @    ==> \result == entry - 128L + 4096L * (page % 512);
    @ ensures level == 3 && 0 <= entry && entry % 1073741824L < 4096L && entry % 256L >= 128L
    @    ==> \result == entry - 128L + 4096L * (page % 262144);
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ long part(long entry, int level, int page) {
        return (entry & SMALL) | ((long) (page % pagesAt(level)) << 12);
    }
}
