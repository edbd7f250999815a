package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;

/** How much is written where a large leaf is split; nothing is written but what other lemmas account for. */
final class SplitCountLemmas {
    private SplitCountLemmas() {}

    @Lemma(
            id = "split-writes",
            requirements = {"G1-11", "G1-13", "G3-01", "G6-04"},
            says = "In four-level tables, setting the leaf of a page under a 2 MiB or 1 GiB leaf empties one"
                    + " frame and writes 513 words for each table added, and one more for the leaf.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target)); platform.write(where ^ 8L, 0L);",
            unwind = 18,
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields", "split-fills-table"})
    static void splitWrites() {
        counted(4, Any.choice() ? EptFormat.PRESENT : SecondLevelFormat.PRESENT, 2);
        counted(4, Any.choice() ? EptFormat.PRESENT : SecondLevelFormat.PRESENT, 3);
    }

    private static void counted(int levels, long mask, int end) {
        Tree tree = new Tree(levels, mask, end, true, 0);
        if (!tree.choose(3)) {
            return;
        }
        int before = tree.memory.writes();
        assert tree.radix.place(0, tree.g, 1, Any.word()) == Abi.OK;
        assert tree.memory.writes() - before == (1 + RadixFormat.ENTRIES + 1) * (end - 1) + 1;
    }
}
