package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Where the pages of each space lead by its real tables, and which translations a cache may still give although the tables
 * no longer do. A space is a partition or an assigned device. Requirements G1-13, G6-03, G3-05.
 */
final class Translations {
    /** A translation that a cache may still give. */
    record Stale(int space, int page, long found) implements Comparable<Stale> {
        @Override
        public int compareTo(Stale other) {
            if (space != other.space) {
                return Integer.compare(space, other.space);
            }
            return page != other.page ? Integer.compare(page, other.page) : Long.compare(found, other.found);
        }
    }

    private final FlatMemory memory;
    private final Caches caches;
    private final Kernel kernel;
    private final int partitions;
    private final int[] requesters;
    private final int[][] pages;
    private final long[][] found;
    private final long[][] before;
    /** What the tables of a space said when its cached translations were last dropped in the present step. */
    private final long[][] atDrop;

    private final boolean[] stale;
    /** Words of tables that translate the pages that are looked at, a bit each. */
    private final long[] usual;
    /** Whether a leaf translates more than one page. */
    private boolean large;

    private boolean shapeStale;
    private List<Stale> kept = List.of();
    private List<Stale> keptBefore = List.of();

    /**
     * The translations of these spaces.
     *
     * @param requesters PCI requester ids of the devices
     * @param pages the pages of each space that are looked at in every state
     */
    Translations(Kernel kernel, FlatMemory memory, Caches caches, int[] requesters, int[][] pages) {
        this.kernel = kernel;
        this.memory = memory;
        this.caches = caches;
        this.requesters = requesters.clone();
        this.pages = pages;
        partitions = pages.length - requesters.length;
        found = new long[pages.length][];
        before = new long[pages.length][];
        atDrop = new long[pages.length][];
        caches.onDrop(this::dropped);
        stale = new boolean[pages.length];
        for (int s = 0; s < pages.length; s++) {
            found[s] = new long[pages[s].length];
            before[s] = new long[pages[s].length];
            atDrop[s] = new long[pages[s].length];
        }
        shapeStale = true;
        usual = new long[memory.frames() * FlatMemory.WORDS / 64];
    }

    /** The pages of a space that are looked at. */
    int[] pages(int space) {
        return pages[space];
    }

    /** Where the n-th of those pages leads, as {@link TableWalk} says. */
    long found(int space, int n) {
        if (stale[space] || shapeStale) {
            refresh();
        }
        return found[space][n];
    }

    /** What caches may give although the tables no longer do, in order. */
    List<Stale> kept() {
        return kept;
    }

    /** Puts that there. */
    void keep(List<Stale> entries) {
        kept = List.copyOf(entries);
    }

    /** A frame has another content now. */
    void forget(int frame) {
        int use = caches.use(frame);
        if (use >= 0) {
            stale[use] = true;
        }
        shapeStale |= caches.leadsOn(frame);
    }

    /** What the present step will change, can be undone. */
    void beginStep() {
        refresh();
        caches.begin();
        keptBefore = kept;
    }

    /** Looks at what the present step has done. */
    void endStep() {
        if (caches.shapeWritten()) {
            shapeStale = true;
        }
        for (int s = 0; s < pages.length; s++) {
            if (caches.flushed(s)) {
                drop(s);
            }
            if (caches.wrote(s) || shapeStale) {
                System.arraycopy(found[s], 0, before[s], 0, found[s].length);
                stale[s] = true;
            }
        }
        refresh();
        for (int s = 0; s < pages.length; s++) {
            if (caches.unflushed(s)) {
                keepOutdated(s);
            }
        }
    }

    /** The present step was undone; memory has its former content already. */
    void undoStep() {
        kept = keptBefore;
        if (caches.shapeWritten()) {
            shapeStale = true;
            return;
        }
        for (int s = 0; s < pages.length; s++) {
            if (caches.wrote(s)) {
                System.arraycopy(before[s], 0, found[s], 0, found[s].length);
                stale[s] = false;
            }
        }
    }

    /** Whether the tables may say something about other pages than those that are looked at. */
    boolean unusual() {
        refresh();
        for (int frame = 0; frame < memory.frames(); frame++) {
            for (int block = 8 * frame; caches.use(frame) >= 0 && block < 8 * frame + 8; block++) {
                for (long bits = memory.noted(block) & ~usual[block]; bits != 0; bits &= bits - 1) {
                    if (memory.word(64 * block + Long.numberOfTrailingZeros(bits)) != 0) {
                        return true;
                    }
                }
            }
        }
        return large;
    }

    /** Visits all that the tables of a space say. */
    void all(int space, TableWalk.Visitor visitor) {
        if (space < partitions) {
            TableWalk.eptAll(memory, kernel.eptPointer(space), visitor);
        } else {
            TableWalk.vtdAll(memory, kernel.dmaRootTable(), requesters[space - partitions], visitor);
        }
    }

    private void drop(int space) {
        if (!kept.isEmpty()) {
            kept = kept.stream().filter(entry -> entry.space() != space).toList();
        }
    }

    private void keepOutdated(int space) {
        long[] cached = caches.flushed(space) ? atDrop[space] : before[space];
        for (int n = 0; n < found[space].length; n++) {
            long was = cached[n];
            if (was != 0 && was != found[space][n] && caches.wrote(space)) {
                List<Stale> more = new ArrayList<>(kept);
                Stale entry = new Stale(space, pages[space][n], was);
                if (!more.contains(entry)) {
                    more.add(entry);
                    Collections.sort(more);
                    kept = List.copyOf(more);
                }
            }
        }
    }

    private void refresh() {
        if (shapeStale) {
            findShape();
        }
        for (int s = 0; s < pages.length; s++) {
            if (stale[s]) {
                stale[s] = false;
                walk(s, found[s]);
            }
        }
    }

    private void walk(int space, long[] into) {
        for (int n = 0; n < into.length; n++) {
            into[n] = space < partitions
                    ? TableWalk.ept(memory, kernel.eptPointer(space), pages[space][n])
                    : TableWalk.vtd(memory, kernel.dmaRootTable(), requesters[space - partitions], pages[space][n]);
        }
    }

    /** From now on the caches can hold nothing of a space but what its tables say now or later. */
    private void dropped(int space) {
        walk(space, atDrop[space]);
    }

    /** Finds out anew which frames are tables, and of what. */
    private void findShape() {
        shapeStale = false;
        for (int f = 0; f < memory.frames(); f++) {
            if (caches.use(f) != Caches.DATA) {
                caches.use(f, Caches.UNUSED);
            }
        }
        long root = kernel.dmaRootTable();
        if (root != 0) {
            use(root, Caches.CONTEXT);
            for (int requester : requesters) {
                int entry = memory.index(root + 16L * (requester >> 8));
                if ((memory.word(entry) & 1) != 0) {
                    use(memory.word(entry), Caches.CONTEXT);
                }
            }
        }
        Arrays.fill(usual, 0);
        large = false;
        for (int s = 0; s < pages.length; s++) {
            stale[s] = true;
            all(s, new Shape(s));
        }
    }

    private void use(long address, int use) {
        int index = memory.index(address & TableWalk.ADDRESS);
        if (index >= 0) {
            caches.use(index / FlatMemory.WORDS, use);
        }
    }

    /** Learns how the tables of a space hang together. */
    private final class Shape implements TableWalk.Visitor {
        private final int space;

        Shape(int space) {
            this.space = space;
        }

        @Override
        public void table(long address, int level, long page) {
            int index = memory.index(address);
            if (index < 0) {
                return;
            }
            if (level > 1) {
                caches.useAbove(index / FlatMemory.WORDS, space);
            } else {
                caches.use(index / FlatMemory.WORDS, space);
            }
            for (int n : pages[space]) {
                if ((long) n >>> 9 * level == page >>> 9 * level) {
                    int word = index + (n >>> 9 * (level - 1) & 511);
                    usual[word >>> 6] |= 1L << word;
                }
            }
        }

        @Override
        public void leaf(long page, long count, long leaf) {
            large |= count > 1;
        }
    }
}
