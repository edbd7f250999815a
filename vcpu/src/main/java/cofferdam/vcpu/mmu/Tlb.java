package cofferdam.vcpu.mmu;

import java.util.Arrays;

/**
 * The translation look-aside buffer: direct-mapped, 4 KiB granules (larger pages are entered in pieces), combined
 * mappings of guest paging and EPT (SDM vol. 3C, 29.4.1).
 *
 * <p>An entry is four words, the last unused:
 *
 * <pre>
 * word 0  62 used | 60:45 VPID | 44:0 bits 56:12 of the linear address
 * word 1  51:12 EPT root | 0 EPT in use
 * word 2  56:52 protection key, 16 for a supervisor page | 51:12 host frame
 *         8:7 guest page 0 4 KiB, 1 2 MiB, 2 1 GiB | 6 global | 5 supervisor page | 4 user page | 3 R/W
 *         2 fetch  EPT X, and no XD
 *         1 write  EPT W, and every dirty flag already set
 *         0 read   EPT R
 * </pre>
 */
final class Tlb {
    static final long READ = 1;
    static final long WRITE = 1 << 1;
    static final long FETCH = 1 << 2;
    static final long WRITABLE = 1 << 3;
    static final long USER = 1 << 4;
    static final long SUPERVISOR = 1 << 5;
    static final long GLOBAL = 1 << 6;
    static final int SIZE_SHIFT = 7;
    static final int KEY_SHIFT = 52;

    /** Key of a supervisor page: protection keys do not count for it. */
    static final long NO_KEY = 16;

    static final long FRAME = 0x000f_ffff_ffff_f000L;

    private static final int PAGE_SHIFT = 12;
    private static final int PAGE_BITS = 45;
    private static final long PAGE = (1L << PAGE_BITS) - 1;
    private static final long USED = 1L << 62;
    private static final long VPID = 0xffffL << PAGE_BITS;
    private static final long EPT_IN_USE = 1;
    private static final long OFFSET = (1 << PAGE_SHIFT) - 1;
    private static final int SLOTS = 2048;
    private static final int STRIDE = 4;

    private final long[] words = new long[SLOTS * STRIDE];
    private long owner = USED;
    private long root;

    /** Sets the VPID that entries are made with and looked up by. */
    void vpid(int vpid) {
        owner = USED | (long) vpid << PAGE_BITS;
    }

    /** Sets the EPT root likewise; {@link Mmu#NO_EPT} if EPT is off. */
    void root(long eptp) {
        root = rootOf(eptp);
    }

    /**
     * Looks up a translation.
     *
     * @param need the bits of word 2 that must be set
     * @param deniedKeys bit k: key k forbids the access
     * @return host-physical address, or -1
     */
    long find(long linear, long need, int deniedKeys) {
        int slot = slot(linear);
        if (words[slot] == (owner | linear >>> PAGE_SHIFT & PAGE) && words[slot + 1] == root) {
            long content = words[slot + 2];
            if ((content & need) == need && (deniedKeys >>> (content >>> KEY_SHIFT) & 1) == 0) {
                return content & FRAME | linear & OFFSET;
            }
        }
        return -1;
    }

    /** Enters a translation over whatever was in its slot; true if another translation is lost by that. */
    boolean fill(long linear, long content) {
        int slot = slot(linear);
        long tag = owner | linear >>> PAGE_SHIFT & PAGE;
        boolean same = words[slot] == tag && words[slot + 1] == root && ((words[slot + 2] ^ content) & FRAME) == 0;
        boolean lost = words[slot] != 0 && !same;
        words[slot] = tag;
        words[slot + 1] = root;
        words[slot + 2] = content;
        return lost;
    }

    /** Drops the translation of one 4 KiB page under the current VPID and EPT root; false if there is none. */
    boolean drop(long linear) {
        int slot = slot(linear);
        boolean there = words[slot] == (owner | linear >>> PAGE_SHIFT & PAGE) && words[slot + 1] == root;
        if (there) {
            words[slot] = 0;
        }
        return there;
    }

    /** Drops all pieces of the page that holds an address, under the current VPID and every EPT root. */
    void dropPage(long linear) {
        long wanted = owner | linear >>> PAGE_SHIFT & PAGE;
        for (int slot = 0; slot < words.length; slot += STRIDE) {
            int size = (int) (words[slot + 2] >>> SIZE_SHIFT) & 3;
            // The VPID stands above bit 44: a difference in it never shifts out.
            if ((words[slot] ^ wanted) >>> 9 * size == 0) {
                words[slot] = 0;
            }
        }
    }

    /** Drops the current VPID's translations, under every EPT root; global ones only if asked to. */
    void dropGuest(boolean alsoGlobal) {
        for (int slot = 0; slot < words.length; slot += STRIDE) {
            boolean kept = !alsoGlobal && (words[slot + 2] & GLOBAL) != 0;
            if (!kept && (words[slot] & (USED | VPID)) == owner) {
                words[slot] = 0;
            }
        }
    }

    /** Drops the translations of an EPT root, of every VPID. */
    void dropRoot(long eptp) {
        long dropped = rootOf(eptp);
        for (int slot = 0; slot < words.length; slot += STRIDE) {
            if (words[slot + 1] == dropped) {
                words[slot] = 0;
            }
        }
    }

    /** Drops everything. */
    void clear() {
        Arrays.fill(words, 0);
    }

    /** Shows every translation that could still be used. */
    void forEach(CachedTranslations visitor) {
        for (int slot = 0; slot < words.length; slot += STRIDE) {
            long tag = words[slot];
            if (tag != 0) {
                int vpid = (int) (tag >>> PAGE_BITS) & 0xffff;
                long linear = tag << 64 - PAGE_BITS >> 64 - PAGE_BITS - PAGE_SHIFT;
                long content = words[slot + 2];
                visitor.translation(vpid, words[slot + 1] & FRAME, linear, content & FRAME, (int)
                        (content & (READ | WRITE | FETCH)));
            }
        }
    }

    private int slot(long linear) {
        long page = linear >>> PAGE_SHIFT;
        // Spread guests with like addresses: fold the VPID in, and the bits that tell tables apart.
        return ((int) (page ^ page >>> 9 ^ owner >>> PAGE_BITS - 5) & SLOTS - 1) * STRIDE;
    }

    private static long rootOf(long eptp) {
        return eptp == Mmu.NO_EPT ? 0 : eptp & FRAME | EPT_IN_USE;
    }
}
