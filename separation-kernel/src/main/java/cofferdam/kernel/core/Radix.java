package cofferdam.kernel.core;

/**
 * Radix translation tables in kernel frames, one tree per space (a partition's stage two, or a device's DMA domain),
 * each with its own pool of table frames so that no space can use up another's.
 *
 * <p>{@link #place} is all there is: it sets one leaf, splitting large leaves on the way so that every other page
 * translates as before. It changes nothing unless it can finish. Requirements G1-11, G1-13, G6-04, G8-03.
 */
final class Radix {
    /** Spaces: as many as the larger of partitions and devices. */
    public static final int SPACES = 16;

    /** No page: there, nothing is ever mapped. */
    public static final int NOWHERE = -1;

    /*@ spec_public @*/ private final Platform platform;
    /*@ spec_public @*/ private final Frames frames;
    /*@ spec_public @*/ private final int levels;
    /*@ spec_public @*/ private final long mask;
    /*@ spec_public @*/ private final boolean twoMegabytes;
    /*@ spec_public @*/ private final boolean oneGigabyte;
    /*@ spec_public @*/ private final int[] root;
    /*@ spec_public @*/ private final int[] next;
    /*@ spec_public @*/ private final int[] end;

    /*@ public invariant (levels == 3 || levels == 4) && root != next && root != end && next != end;
    @ public invariant root.length == SPACES && next.length == SPACES && end.length == SPACES;
    @ public invariant (mask == 3L || mask == 7L) && \invariant_for(frames);
    @*/

    /*+OPENJML@ public invariant root.__owner == this && next.__owner == this && end.__owner == this;
    @ public invariant sound();
    @*/

    /*+OPENJML@ public normal_behavior
    @ accessible root[*], next[*], end[*];
    @ assignable \nothing;
    @ also private normal_behavior
    @ accessible root[*], next[*], end[*];
    @ ensures \result == ((\forall int s; 0 <= s && s < SPACES; 0 <= next[s] && next[s] <= end[s])
    @      && (\forall int s; 0 <= s && s < SPACES; end[s] <= frames.address.length)
    @      && (\forall int s; 0 <= s && s < SPACES; -1 <= root[s] && root[s] < frames.address.length));
    @ assignable \nothing;
    @ public pure model helper boolean sound() {
    @      return (\forall int s; 0 <= s && s < SPACES; 0 <= next[s] && next[s] <= end[s])
    @      && (\forall int s; 0 <= s && s < SPACES; end[s] <= frames.address.length)
    @      && (\forall int s; 0 <= s && s < SPACES; -1 <= root[s] && root[s] < frames.address.length);
    @ }
    @*/

    /*+KEY@ public invariant (\forall \bigint s; 0 <= s && s < SPACES;
    @      0 <= next[s] && next[s] <= end[s] && end[s] <= frames.address.length);
    @ public invariant (\forall \bigint s; 0 <= s && s < SPACES; -1 <= root[s] && root[s] < frames.address.length);
    @*/

    /*@ normal_behavior
    @ requires (levels == 3 || levels == 4) && (mask == 3L || mask == 7L) && \invariant_for(frames);
    @ ensures this.platform == platform && this.frames == frames && this.levels == levels && this.mask == mask;
    @ ensures (\forall int s; 0 <= s && s < SPACES; root[s] == -1);
    @ assignable \nothing;
    @*/
    Radix(Platform platform, Frames frames, int levels, long mask, boolean twoMegabytes, boolean oneGigabyte) {
        this.platform = platform;
        this.frames = frames;
        this.levels = levels;
        this.mask = mask;
        this.twoMegabytes = twoMegabytes;
        this.oneGigabyte = oneGigabyte;
        root = new int[SPACES];
        /*+OPENJML@ set root.__owner = this; @*/
        next = new int[SPACES];
        /*+OPENJML@ set next.__owner = this; @*/
        end = new int[SPACES];
        /*+OPENJML@ set end.__owner = this; @*/
        /*@ loop_invariant 0 <= i && i <= SPACES;
        @ loop_invariant (\forall int s; 0 <= s && s < i; root[s] == -1);
        @ loop_modifies i, root[*];
        @ decreases SPACES - i;
        @*/
        for (int i = 0; i < SPACES; i++) {
            root[i] = -1;
        }
    }

    /** Opens a space: an empty root table in the first frame, a pool of the other n - 1. */
    /*@ normal_behavior
    @ requires 0 <= s && s < SPACES && 0 <= first && 1 <= n && first <= frames.address.length - n;
    @ ensures root[s] == first && next[s] == first + 1 && end[s] == first + n;
    @ assignable root[s], next[s], end[s];
    @*/
    void open(int s, int first, int n) {
        root[s] = first;
        next[s] = first + 1;
        end[s] = first + n;
        platform.scrubFrame(frames.address(first));
    }

    /** Whether a page lies in the range the tables of an open space translate. */
    /*@ normal_behavior
    @ ensures \result == (0 <= s && s < SPACES && 0 <= page && page < Limits.PAGES
    @      && root[s] >= 0 && (levels == 4 || page < 134217728));
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean covers(int s, int page) {
        if (s < 0 || s >= SPACES || page < 0 || page >= Limits.PAGES || root[s] < 0) {
            return false;
        }
        return levels == 4 || page < 134217728;
    }

    /** Whether a space has tables. */
    /*@ normal_behavior
    @ requires 0 <= s && s < SPACES;
    @ ensures \result == (root[s] >= 0);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean opened(int s) {
        return root[s] >= 0;
    }

    /** Address of a space's root table. */
    /*@ normal_behavior
    @ requires 0 <= s && s < SPACES && root[s] >= 0;
    @ ensures root[s] < frames.address.length;
    @ ensures \result == frames.address[root[s]] && 0 <= \result && \result < Frames.ADDRESSES;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ long rootAddress(int s) {
        return frames.address(root[s]);
    }

    /** The 4 KiB leaf that translates a page, 0 if none: what the hardware's walk yields. */
    /*@ normal_behavior
    @ ensures !(0 <= s && s < SPACES && 0 <= page && page < Limits.PAGES
    @      && root[s] >= 0 && (levels == 4 || page < 134217728)) ==> \result == 0L;
    @ assignable \nothing;
    @*/
    long walk(int s, int page) {
        if (!covers(s, page)) {
            return 0L;
        }
        long table = rootAddress(s);
        int level = levels;
        /*@ loop_invariant 1 <= level && level <= levels && 0 <= table && table < Frames.ADDRESSES;
        @ loop_modifies level, table;
        @ decreases level;
        @*/
        while (level > 1) {
            long entry = platform.read(slot(table, page, level));
            if (!RadixFormat.present(entry, mask)) {
                return 0L;
            }
            if (RadixFormat.large(entry)) {
                return level <= 3 ? RadixFormat.part(entry, level, page) : 0L;
            }
            table = RadixFormat.address(entry);
            level = level - 1;
        }
        long leaf = platform.read(slot(table, page, 1));
        return RadixFormat.present(leaf, mask) ? leaf : 0L;
    }

    /** Table frames that setting a leaf of this level would take from the pool. */
    /*@ normal_behavior
    @ requires 0 <= s && s < SPACES && root[s] >= 0 && 0 <= page && 1 <= target && target <= 3;
    @ ensures 0 <= \result && \result <= 3;
    @ assignable \nothing;
    @*/
    int missing(int s, int page, int target) {
        long table = rootAddress(s);
        int level = levels;
        /*@ loop_invariant target <= level && level <= levels && 0 <= table && table < Frames.ADDRESSES;
        @ loop_modifies level, table;
        @ decreases level;
        @*/
        while (level > target) {
            long entry = platform.read(slot(table, page, level));
            if (!RadixFormat.present(entry, mask) || RadixFormat.large(entry)) {
                return level - target;
            }
            table = RadixFormat.address(entry);
            level = level - 1;
        }
        return 0;
    }

    /** Whether the pool suffices to set the leaf of a page. */
    /*@ normal_behavior
    @ ensures \result ==> 0 <= s && s < SPACES && 0 <= page && root[s] >= 0;
    @ assignable \nothing;
    @*/
    boolean ready(int s, int page) {
        return covers(s, page) && missing(s, page, 1) <= end[s] - next[s];
    }

    /**
     * Sets the leaf of a level (1: 4 KiB, 2: 2 MiB, 3: 1 GiB) that translates a page, 0 to take a 4 KiB page away. The
     * pages under a large leaf must not be mapped before.
     *
     * @return OK, INVALID outside the tables' range, NO_MEMORY, or BUSY if a large leaf would hide a table
     */
    /*@ normal_behavior
    @ requires 0 <= s && s < SPACES;
    @ ensures \result == Abi.OK || \result == Abi.INVALID || \result == Abi.NO_MEMORY || \result == Abi.BUSY;
    @ ensures \result == Abi.INVALID <==> !(0 <= page && page < Limits.PAGES && root[s] >= 0
    @      && (levels == 4 || page < 134217728) && 1 <= target && target <= 3);
    @ ensures \old(next[s]) <= next[s] && next[s] <= end[s];
    @ ensures \result == Abi.INVALID || \result == Abi.NO_MEMORY ==> next[s] == \old(next[s]);
    @ assignable next[s];
    @*/
    int place(int s, int page, int target, long word) {
        if (!covers(s, page) || target < 1 || target > 3) {
            return Abi.INVALID;
        }
        if (missing(s, page, target) > end[s] - next[s]) {
            return Abi.NO_MEMORY;
        }
        long table = rootAddress(s);
        int level = levels;
        /*@ loop_invariant target <= level && level <= levels && \old(next[s]) <= next[s] && next[s] <= end[s];
        @ loop_invariant 0 <= table && table < Frames.ADDRESSES;
        @ loop_modifies level, table, next[s];
        @ decreases level;
        @*/
        while (level > target) {
            long where = slot(table, page, level);
            long entry = platform.read(where);
            if (!RadixFormat.present(entry, mask) || RadixFormat.large(entry)) {
                if (next[s] >= end[s]) {
                    return Abi.BUSY;
                }
                table = grow(s, entry, level);
                platform.write(where, RadixFormat.table(table, mask));
            } else {
                table = RadixFormat.address(entry);
            }
            level = level - 1;
        }
        long where = slot(table, page, target);
        if (target > 1) {
            long entry = platform.read(where);
            if (RadixFormat.present(entry, mask) && !RadixFormat.large(entry)) {
                return Abi.BUSY;
            }
        }
        platform.write(where, RadixFormat.leaf(word, target));
        return Abi.OK;
    }

    /**
     * Maps n pages, not mapped before, onto frames side by side from that of a leaf on, with the largest leaves that fit:
     * a large leaf needs page and frame aligned to its size and all of its pages among the n.
     */
    /*@ normal_behavior
    @ requires 0 <= s && s < SPACES && 0 <= page && 0 <= n && n <= Limits.PAGES - page;
    @ requires 0 <= word && word < Frames.ADDRESSES;
    @ ensures \result == Abi.OK || \result == Abi.INVALID || \result == Abi.NO_MEMORY || \result == Abi.BUSY;
    @ ensures \old(next[s]) <= next[s] && next[s] <= end[s] && (n == 0 ==> \result == Abi.OK);
    @ assignable next[s];
    @*/
    int range(int s, int page, int n, long word) {
        int at = 0;
        /*@ loop_invariant 0 <= at && at <= n && \old(next[s]) <= next[s] && next[s] <= end[s];
        @ loop_modifies at, next[s];
        @ decreases n - at;
        @*/
        while (at < n) {
            long leaf = word + (long) at * Frames.SIZE;
            int level = level(page + at, RadixFormat.address(leaf), n - at);
            int result = place(s, page + at, level, leaf);
            if (result != Abi.OK) {
                return result;
            }
            at = at + RadixFormat.pagesAt(level);
        }
        return Abi.OK;
    }

    /** Level of the largest leaf for n pages from here on. */
    /*@ private normal_behavior
    @ requires 0 <= page && 0 <= frame && 1 <= n;
    @ ensures 1 <= \result && \result <= 3;
    @ ensures \result == 3 <==> oneGigabyte && 262144 <= n && page % 262144 == 0 && frame % 1073741824L == 0L;
    @ ensures \result == 2 <==> \result != 3 && twoMegabytes && 512 <= n && page % 512 == 0 && frame % 2097152L == 0L;
    @ assignable \nothing;
    @*/
    private /*@ pure @*/ int level(int page, long frame, int n) {
        if (oneGigabyte && n >= 262144 && page % 262144 == 0 && frame % 1073741824L == 0L) {
            return 3;
        }
        if (twoMegabytes && n >= 512 && page % 512 == 0 && frame % 2097152L == 0L) {
            return 2;
        }
        return 1;
    }

    /** Takes a table from the pool: empty below an absent entry, translating as before below a large leaf. */
    /*@ private normal_behavior
    @ requires 0 <= s && s < SPACES && next[s] < end[s] && 2 <= level && level <= levels;
    @ ensures next[s] == \old(next[s]) + 1 && \result == frames.address[\old(next[s])];
    @ ensures 0 <= \result && \result < Frames.ADDRESSES;
    @ assignable next[s];
    @*/
    private long grow(int s, long entry, int level) {
        long table = frames.address(next[s]);
        next[s] = next[s] + 1;
        platform.scrubFrame(table);
        if (RadixFormat.present(entry, mask) && level <= 3) {
            /*@ loop_invariant 0 <= i && i <= RadixFormat.ENTRIES;
            @ loop_modifies i;
            @ decreases RadixFormat.ENTRIES - i;
            @*/
            for (int i = 0; i < RadixFormat.ENTRIES; i++) {
                platform.write(table + 8L * i, RadixFormat.child(entry, level, i));
            }
        }
        return table;
    }

    /** Address of the entry of a table that translates a page. */
    /*@ private normal_behavior
    @ requires 0 <= page && 0 <= table && table < Frames.ADDRESSES;
    @ ensures \result
    @    == table + 8L * (page / (level == 1 ? 1 : level == 2 ? 512 : level == 3 ? 262144 : 134217728) % 512);
    @ ensures table <= \result && \result < table + 4096;
    @ assignable \nothing;
    @*/
    private static /*@ pure @*/ long slot(long table, int page, int level) {
        return table + 8L * RadixFormat.index(page, level);
    }
}
