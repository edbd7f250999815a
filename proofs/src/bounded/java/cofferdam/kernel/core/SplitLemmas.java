package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;

/** What the 512 writes do that replace a large leaf by a table. */
final class SplitLemmas {
    private SplitLemmas() {}

    @Lemma(
            id = "split-fills-table",
            requirements = {"G1-11", "G1-13"},
            says =
                    "The 512 writes of a split go to the words of the new table in their order, and put into each the leaf that"
                            + " replaces its part of the large leaf.",
            in = Radix.class,
            twinReplaces = "platform.write(table + 8L * i, RadixFormat.child(entry, level, i));",
            twinBy = "platform.write(table + 8L * i, RadixFormat.child(entry, level, i & 510));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:513",
            equation = {
                "for (int i = 0; i < RadixFormat.ENTRIES; i++) {\n"
                        + "                platform.write(table + 8L * i, RadixFormat.child(entry, level, i));\n"
                        + "            }",
                "((WayMemory) platform).split(table, entry, level);"
            })
    static void splitFillsTable() {
        long mask = Any.choice() ? EptFormat.PRESENT : SecondLevelFormat.PRESENT;
        fills(mask, 2);
        fills(mask, 3);
    }

    private static void fills(long mask, int level) {
        long leaf = Any.word();
        int page = Any.number();
        Frames frames = new Frames(2);
        if (frames.add(Any.frame(), 1) != 0) {
            return;
        }
        if (frames.add(Any.frame(), 1) != 1) {
            return;
        }
        if (page < 0 || page >= 134217728 || !RadixFormat.present(leaf, mask) || !RadixFormat.large(leaf)) {
            return;
        }
        SplitWrites memory = new SplitWrites(leaf, level, frames.address(1), level == 3 ? 0L : mask);
        Radix radix = new Radix(memory, frames, 3, mask, true, true);
        radix.open(0, 0, 2);
        assert radix.place(0, page, level - 1, Any.word()) == Abi.OK;
        // Those after the 512 are of the entry that leads to the new table, and of the leaf that is set.
        assert memory.asSaid() && memory.writes() == 514;
    }
}
