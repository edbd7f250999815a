package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;

/**
 * Any turn of the loop that maps a range of pages: the inductive step from the first leaf of a range to all of them. By
 * the equations of the first two lemmas the loop is begun in any state, and leaves setting a leaf to other lemmas.
 */
final class RangeTurnLemmas {
    private RangeTurnLemmas() {}

    @Lemma(
            id = "range-begins",
            requirements = "G1-11",
            says = "Mapping any number of pages begins with the first page and the first frame, and with no pages does"
                    + " nothing.",
            in = Radix.class,
            twinReplaces = "int at = 0;",
            twinBy = "int at = n > 600 ? 1 : 0;",
            unwind = 18,
            unwindSet = {
                "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
                "java::cofferdam.kernel.core.Radix.range:(IIIJ)I.0:3"
            },
            equation = {"int at = 0;", "int at = Turns.begin(platform);"})
    static void rangeBegins() {
        int page = Any.number();
        int n = Any.number();
        long frame = Any.frame();
        Frames frames = new Frames(4);
        if (page < 0 || n < 0 || n > Limits.PAGES - page || frame >= Frames.ADDRESSES - 4096L * n) {
            return;
        }
        if (frames.add(Any.frame(), 4) != 0) {
            return;
        }
        LeafWrites memory = new LeafWrites();
        Radix radix = new Radix(memory, frames, 4, EptFormat.PRESENT, false, false);
        radix.open(0, 0, 4);
        long word = EptFormat.leaf(frame, 7, false);
        int result = radix.range(0, page, n, word);
        assert result == (n <= 1 ? Abi.OK : Abi.NO_MEMORY);
        assert memory.leaves() == (n > 0 ? 1 : 0);
        assert n == 0 || memory.isLeaf(0, page, 1, word);
    }

    @Lemma(
            id = "range-places",
            requirements = "G1-11",
            says = "Mapping one page in empty tables reads and writes the same as setting its leaf, and ends the same.",
            in = Radix.class,
            twinReplaces = "int result = place(s, page + at, level, leaf);",
            twinBy = "int result = place(s, page + at, level, leaf ^ 4096L);",
            unwind = 18,
            unwindSet = {
                "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
                "java::cofferdam.kernel.core.Radix.range:(IIIJ)I.0:3"
            },
            equation = {
                "int result = place(s, page + at, level, leaf);",
                "int result = Turns.place(platform, this, s, page + at, level, leaf);"
            })
    static void rangePlaces() {
        int page = Any.number();
        long word = Any.word();
        Frames frames = new Frames(4);
        if (page < 0 || page >= Limits.PAGES || frames.add(Any.frame(), 4) != 0) {
            return;
        }
        SameAccesses memory = new SameAccesses();
        Radix placing = new Radix(memory, frames, 4, EptFormat.PRESENT, true, true);
        placing.open(0, 0, 4);
        int placed = placing.place(0, page, 1, word);
        memory.again();
        Radix mapping = new Radix(memory, frames, 4, EptFormat.PRESENT, true, true);
        mapping.open(0, 0, 4);
        assert mapping.range(0, page, 1, word) == placed && memory.same();
    }

    @Lemma(
            id = "range-next-leaf",
            requirements = {"G1-11", "G1-13"},
            says =
                    "In any state of the loop that maps a range, whatever was done and whatever the tables hold, the next"
                            + " leaf is the largest that fits of what is left, set at the page behind those done, on the frame that"
                            + " belongs there; the loop goes on behind it, and ends when none is left or a leaf cannot be set.",
            in = Radix.class,
            twinReplaces = "long leaf = word + (long) at * Frames.SIZE;",
            twinBy = "long leaf = word + (long) (at & 1048575) * Frames.SIZE;",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.range:(IIIJ)I.0:4",
            uses = {"range-begins", "range-places"})
    static void rangeNextLeaf() {
        boolean two = Any.choice();
        boolean one = Any.choice();
        int page = Any.number();
        int n = Any.number();
        int at = Any.number();
        long word = Any.word();
        if (page < 0 || n < 0 || n > Limits.PAGES - page || at < 0 || at > n) {
            return;
        }
        if (word < 0L || word >= Frames.ADDRESSES - 4096L * n) {
            return;
        }
        Turns turns = new Turns(two, one, page, n, word, at);
        Radix radix = new Radix(turns, new Frames(1), 4, EptFormat.PRESENT, two, one);
        assert turns.ended(radix.range(0, page, n, word));
    }
}
