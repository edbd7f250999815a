package cofferdam.kernel.core;

import cofferdam.proofs.bounded.lemmas.Any;

/**
 * An arbitrary radix tree as seen on the ways to two pages, g and h: the way to g leads to a last table, or to an absent
 * entry or a large leaf before that. The pool has up to three table frames.
 *
 * <p>Tables on these ways are distinct frames and none is in the pool: {@code Radix} takes each frame from the pool once.
 * All else is arbitrary: addresses, entries, and what lies in the pool's frames.
 */
final class Ways {
    private static final int TABLES = 8;

    final WayMemory memory = new WayMemory();
    final Frames frames = new Frames(4);
    private final int levels;
    private final long mask;
    private final int end;
    private final boolean large;
    private final int part;
    private final long[] tables = new long[TABLES];
    private final boolean[] there = new boolean[TABLES];
    private Radix radix;
    private int count;
    private int g;
    private int h;

    /**
     * A tree of a shape.
     *
     * @param mask the bits that make an entry present
     * @param end the level of the last entry on the way to g: 1, or higher if that entry is absent
     * @param part level of the first entries that differ on the two ways, 0 if h is g
     */
    Ways(int levels, long mask, int end, int part) {
        this(levels, mask, end, false, part);
    }

    private Ways(int levels, long mask, int end, boolean large, int part) {
        this.levels = levels;
        this.mask = mask;
        this.end = end;
        this.large = large;
        this.part = part;
        radix = new Radix(memory, frames, levels, mask, true, true);
    }

    /** A tree in which the last entry on the way to g is a large leaf of level 2 or 3, {@code end}. */
    static Ways underLeaf(int levels, long mask, int end, int part) {
        return new Ways(levels, mask, end, true, part);
    }

    /** Takes tables that are made of the same memory and frames; before {@link #choose}. */
    void tree(Radix tables) {
        radix = tables;
    }

    /** Chooses pages, frames and entries, with a pool of three; false if the lemma is not about this choice. */
    boolean choose() {
        return choose(3);
    }

    /**
     * The same with a pool of another size.
     *
     * @param pool table frames in the pool, 0..3; if more than the way to g lacks, the rest is not looked at
     */
    boolean choose(int pool) {
        g = Any.number();
        h = part == 0 ? g : Any.number();
        if (!pagesFit() || !partsAt()) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            if (frames.add(Any.frame(), 1) != i) {
                return false;
            }
            table(frames.address(i), true);
        }
        radix.open(0, 0, 1 + pool);
        return chooseWays() && distinct();
    }

    /** The tables. */
    Radix tree() {
        return radix;
    }

    /** The page that is set. */
    int g() {
        return g;
    }

    /** The page that is walked to. */
    int h() {
        return h;
    }

    /** Sets the leaf of g. */
    int set(long word) {
        return place(1, word);
    }

    /** Sets a leaf of another level in the place of that of g. */
    int place(int target, long word) {
        return radix.place(0, g, target, word);
    }

    /** Whether the tables are ready for a leaf of g. */
    boolean ready() {
        return radix.ready(0, g);
    }

    /** What the walk of h yields. */
    long walk() {
        memory.walkH(levels);
        long leaf = radix.walk(0, h);
        memory.walkH(0);
        return leaf;
    }

    /** What the walk of g yields. */
    long walkG() {
        return radix.walk(0, g);
    }

    private boolean pagesFit() {
        int pages = levels == 3 ? 134217728 : Limits.PAGES;
        return 0 <= g && g < pages && 0 <= h && h < pages;
    }

    /** Whether the ways part at their level. */
    private boolean partsAt() {
        int above = part == 4 ? 0 : (g ^ h) >>> 9 * part;
        return part == 0 || above == 0 && ((g ^ h) >>> 9 * (part - 1) & 511) != 0;
    }

    private boolean chooseWays() {
        long tableG = frames.address(0);
        long tableH = tableG;
        boolean led = true;
        for (int level = levels; level >= 1; level--) {
            long entryG = Any.word();
            long entryH = level > part ? entryG : Any.word();
            memory.onWayToG(level, tableG | (g >>> 9 * (level - 1) & 511) << 3, entryG);
            memory.onWayToH(level, tableH | (h >>> 9 * (level - 1) & 511) << 3, entryH);
            if (level == 1) {
                return true;
            }
            if (level > end) {
                if (!leads(entryG)) {
                    return false;
                }
                tableG = RadixFormat.address(entryG);
                table(tableG, true);
            } else {
                if (level == end && !ends(entryG)) {
                    return false;
                }
                tableG = frames.address(end - level + 1);
            }
            if (level > part || part < end) {
                tableH = tableG;
            } else {
                led = led && leads(entryH);
                tableH = RadixFormat.address(entryH);
                table(tableH, led);
            }
        }
        return true;
    }

    /** Whether an entry may be the last one on the way to g, above level 1. */
    private boolean ends(long entry) {
        return RadixFormat.present(entry, mask) == large && (!large || RadixFormat.large(entry));
    }

    private boolean leads(long entry) {
        return RadixFormat.present(entry, mask) && !RadixFormat.large(entry);
    }

    private void table(long address, boolean used) {
        tables[count] = address;
        there[count] = used;
        count = count + 1;
    }

    private boolean distinct() {
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                if (there[i] && there[j] && tables[i] == tables[j]) {
                    return false;
                }
            }
        }
        return true;
    }
}
