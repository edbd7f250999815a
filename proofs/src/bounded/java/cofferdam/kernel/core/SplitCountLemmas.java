package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;

/** What is written where a large leaf is split. */
final class SplitCountLemmas {
    private SplitCountLemmas() {}

    @Lemma(
            id = "split-writes",
            requirements = {"G1-11", "G1-13", "G3-01", "G6-04"},
            says = "In four-level tables, setting the leaf of a page under a 2 MiB or 1 GiB leaf empties one frame and"
                    + " writes 513 words for each table added, and one more for the leaf; all these words lie in the tables"
                    + " added or on the way to the page.",
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
        Ways ways = Ways.underLeaf(levels, mask, end, 0);
        if (!ways.choose()) {
            return;
        }
        int before = ways.memory.writes();
        ways.memory.onlyG(end);
        assert ways.set(Any.word()) == Abi.OK;
        assert ways.memory.writes() - before == (1 + RadixFormat.ENTRIES + 1) * (end - 1) + 1;
    }
}
