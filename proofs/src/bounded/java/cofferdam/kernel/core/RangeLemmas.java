package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;

/** Mapping ranges of pages with leaves as large as fit. */
final class RangeLemmas {
    private RangeLemmas() {}

    @Lemma(
            id = "range-first-leaves",
            requirements = {"G1-11", "G1-13"},
            says =
                    "Mapping any number of pages of an empty EPT tree sets as its first leaf the largest that fits, at the"
                            + " first page, as its second the largest that fits of what is left, at the page behind it, both on the"
                            + " frames that belong there, and no more where none are left.",
            in = Radix.class,
            twinReplaces = "twoMegabytes && n >= 512",
            twinBy = "twoMegabytes && n >= 511",
            unwind = 18,
            unwindSet = {
                "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
                "java::cofferdam.kernel.core.Radix.range:(IIIJ)I.0:4"
            },
            uses = "index-by-shift")
    static void rangeFirstLeaves() {
        boolean two = Any.choice();
        boolean one = Any.choice();
        int page = Any.number();
        int n = Any.number();
        int rights = Any.number();
        long frame = Any.frame();
        if (page < 0 || n < 1 || n > Limits.PAGES - page || !Rights.mappable(rights)) {
            return;
        }
        if (frame >= Frames.ADDRESSES - 4096L * n) {
            return;
        }
        int level = level(two, one, page, frame, n);
        int size = 1 << 9 * (level - 1);
        int rest = n - size;
        int next = level(two, one, page + size, frame + 4096L * size, rest);
        Frames frames = new Frames(7);
        if (frames.add(Any.frame(), 7) != 0) {
            return;
        }
        LeafWrites memory = new LeafWrites();
        Radix radix = new Radix(memory, frames, 4, EptFormat.PRESENT, two, one);
        // Tables for these leaves, and for no more.
        radix.open(0, 0, 1 + 4 - level + (rest > 0 ? 4 - next : 0));
        long word = EptFormat.leaf(frame, rights, false);
        int result = radix.range(0, page, n, word);
        assert memory.isLeaf(0, page, level, RadixFormat.leaf(word, level));
        if (rest > 0) {
            assert memory.isLeaf(1, page + size, next, RadixFormat.leaf(word + 4096L * size, next));
        }
        assert memory.leaves() == (rest > 0 ? 2 : 1);
        assert result == (rest == 0 || rest == 1 << 9 * (next - 1) ? Abi.OK : Abi.NO_MEMORY);
    }

    /** The largest leaf that fits, by masks. */
    private static int level(boolean two, boolean one, int page, long frame, int n) {
        if (one && n >> 18 > 0 && (page & 0x3FFFF) == 0 && (frame & 0x3FFF_FFFFL) == 0L) {
            return 3;
        }
        return two && n >> 9 > 0 && (page & 0x1FF) == 0 && (frame & 0x1F_FFFFL) == 0L ? 2 : 1;
    }
}
