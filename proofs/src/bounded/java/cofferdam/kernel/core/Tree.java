package cofferdam.kernel.core;

import cofferdam.proofs.bounded.lemmas.Any;

/**
 * An arbitrary radix tree as seen on the ways to two pages, g and h, with a pool of three table frames.
 *
 * <p>Tables on these ways are distinct frames and none is in the pool: {@code Radix} takes each frame from the pool once.
 * All else is arbitrary: addresses, entries, and what lies in the pool's frames.
 */
final class Tree {
    final TreeMemory memory;
    final Radix radix;
    int g;
    int h;

    private final Frames frames = new Frames(4);
    private final int levels;
    private final long mask;
    private final int end;
    private final boolean large;
    private final int part;
    private final long[] tables = new long[11];
    private final boolean[] used = new boolean[11];
    private int count;
    private StageTwo stageTwo;
    private DmaTables dmaTables;

    /**
     * A tree of a shape.
     *
     * @param mask the bits that make an entry present
     * @param end the level of the last entry on the way to g: 1, or higher if that entry is absent or a large leaf
     * @param large whether that entry, of level 2 or 3, is a large leaf; else it is absent or of level 1
     * @param part level of the first entries that differ on the two ways, 0 if h is g
     */
    Tree(int levels, long mask, int end, boolean large, int part) {
        this.levels = levels;
        this.mask = mask;
        this.end = end;
        this.large = large;
        this.part = part;
        int fresh = (end - 1) * (part < end ? 2 : 1);
        memory = new TreeMemory(levels - end + 1 + fresh + (part >= end ? part : 0));
        radix = new Radix(memory, frames, levels, mask, true, true);
    }

    /** The tree as stage two of partition 0; before {@link #choose}. */
    StageTwo stageTwo() {
        stageTwo = StageTwo.of(memory, frames, true, true);
        return stageTwo;
    }

    /** The tree as that of device 0; before {@link #choose}. */
    DmaTables dmaTables() {
        dmaTables = DmaTables.of(memory, frames, levels, true, true);
        return dmaTables;
    }

    /**
     * Chooses pages, frames and entries; false if the choice is not one that the lemma is about.
     *
     * @param pool table frames in the pool, 0..3
     */
    boolean choose(int pool) {
        g = Any.number();
        h = part == 0 ? g : Any.number();
        if (!pagesFit() || part > 0 && !partsAt()) {
            return false;
        }
        for (int i = 0; i < 4; i++) {
            if (frames.add(Any.frame(), 1) != i) {
                return false;
            }
            table(frames.address(i), true);
        }
        radix.open(0, 0, 1 + pool);
        if (stageTwo != null) {
            stageTwo.open(0, 0, 1 + pool);
        }
        if (dmaTables != null) {
            dmaTables.open(0, 0, 1 + pool);
        }
        long shared = wayToG();
        if (shared < 0L) {
            return false;
        }
        if (part >= end) {
            wayToH(shared);
        }
        for (int level = end - 1; level >= 1; level--) {
            long table = frames.address(end - level);
            memory.watch(table + 8L * RadixFormat.index(g, level), Any.word());
            if (part < end) {
                memory.watch(table + 8L * RadixFormat.index(h, level), Any.word());
            }
        }
        return distinct();
    }

    private boolean pagesFit() {
        int pages = levels == 3 ? 134217728 : Limits.PAGES;
        return 0 <= g && g < pages && 0 <= h && h < pages;
    }

    private boolean partsAt() {
        for (int level = 4; level >= 1; level--) {
            boolean same = RadixFormat.index(g, level) == RadixFormat.index(h, level);
            if (level > part && !same || level == part && same) {
                return false;
            }
        }
        return true;
    }

    /** Watches the way to g; the table in which the ways part, or -1. */
    private long wayToG() {
        long table = frames.address(0);
        long shared = table;
        for (int level = levels; level >= end; level--) {
            if (level == part) {
                shared = table;
            }
            long entry = memory.watch(table + 8L * RadixFormat.index(g, level), Any.word());
            boolean present = RadixFormat.present(entry, mask);
            boolean leaf = RadixFormat.large(entry);
            if (level > end && (!present || leaf)) {
                return -1L;
            }
            if (level == end && end > 1 && (present != large || large && !leaf)) {
                return -1L;
            }
            if (level > end) {
                table = RadixFormat.address(entry);
                table(table, true);
            }
        }
        return shared;
    }

    /** Watches the rest of the way to h, of any shape. */
    private void wayToH(long shared) {
        long table = shared;
        boolean there = true;
        for (int level = part; level >= 1; level--) {
            long entry = memory.watch(table + 8L * RadixFormat.index(h, level), Any.word());
            there = there && RadixFormat.present(entry, mask) && !RadixFormat.large(entry);
            table = RadixFormat.address(entry);
            if (level > 1) {
                table(table, there);
            }
        }
    }

    private void table(long address, boolean there) {
        tables[count] = address;
        used[count] = there;
        count = count + 1;
    }

    private boolean distinct() {
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                if (used[i] && used[j] && tables[i] == tables[j]) {
                    return false;
                }
            }
        }
        return true;
    }
}
