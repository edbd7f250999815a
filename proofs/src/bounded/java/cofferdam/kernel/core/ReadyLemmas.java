package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;

/** When a leaf can be set, and what is written then. */
final class ReadyLemmas {
    private ReadyLemmas() {}

    @Lemma(
            id = "tables4-ready-sets",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says =
                    "In four-level tables, EPT or second-level, the leaf of a page under no large leaf can be set exactly if"
                            + " the tables are ready for it, else nothing is written; they are so if the pool has as many frames as"
                            + " tables are missing.",
            in = Radix.class,
            twinReplaces = "if (missing(s, page, target) > end[s] - next[s]) {",
            twinBy = "if (missing(s, page, target) >= end[s] - next[s]) {",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void tables4ReadySets() {
        long mask = Any.choice() ? EptFormat.PRESENT : SecondLevelFormat.PRESENT;
        readySets(4, mask, 1);
        readySets(4, mask, 2);
        readySets(4, mask, 3);
        readySets(4, mask, 4);
    }

    @Lemma(
            id = "dma3-ready-sets",
            requirements = {"G1-11", "G3-01"},
            says =
                    "In three-level second-level tables, the leaf of a page under no large leaf can be set exactly if the"
                            + " tables are ready for it, else nothing is written; they are so if the pool has as many frames as"
                            + " tables are missing.",
            in = Radix.class,
            twinReplaces = "if (missing(s, page, target) > end[s] - next[s]) {",
            twinBy = "if (missing(s, page, target) >= end[s] - next[s]) {",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void dma3ReadySets() {
        readySets(3, SecondLevelFormat.PRESENT, 1);
        readySets(3, SecondLevelFormat.PRESENT, 2);
        readySets(3, SecondLevelFormat.PRESENT, 3);
    }

    @Lemma(
            id = "ready-splits",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says =
                    "In tables of three or four levels, the leaf of a page under a 2 MiB or 1 GiB leaf can be set exactly if"
                            + " the tables are ready for it, else nothing is written; they are so if the pool has as many frames as"
                            + " tables are missing.",
            in = Radix.class,
            twinReplaces = "if (missing(s, page, target) > end[s] - next[s]) {",
            twinBy = "if (missing(s, page, target) >= end[s] - next[s]) {",
            unwind = 18,
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields", "split-fills-table"})
    static void readySplits() {
        long mask = Any.choice() ? EptFormat.PRESENT : SecondLevelFormat.PRESENT;
        splits(3, SecondLevelFormat.PRESENT, 2);
        splits(3, SecondLevelFormat.PRESENT, 3);
        splits(4, mask, 2);
        splits(4, mask, 3);
    }

    @Lemma(
            id = "tables4-set-writes",
            requirements = {"G1-11", "G1-13", "G3-01", "G6-04"},
            says =
                    "In four-level tables, EPT or second-level, setting the leaf of a page under no large leaf writes no"
                            + " words but those on the way to the page, and empties no frames but those taken from the pool for it.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target)); platform.write(where ^ 8L, 0L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void tables4SetWrites() {
        long mask = Any.choice() ? EptFormat.PRESENT : SecondLevelFormat.PRESENT;
        setWrites(4, mask, 1);
        setWrites(4, mask, 2);
        setWrites(4, mask, 3);
        setWrites(4, mask, 4);
    }

    @Lemma(
            id = "dma3-set-writes",
            requirements = {"G1-11", "G3-01", "G6-04"},
            says =
                    "In three-level second-level tables, setting the leaf of a page under no large leaf writes no words but"
                            + " those on the way to the page, and empties no frames but those taken from the pool for it.",
            in = Radix.class,
            twinReplaces = "platform.scrubFrame(table);",
            twinBy = "platform.scrubFrame(rootAddress(s));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void dma3SetWrites() {
        setWrites(3, SecondLevelFormat.PRESENT, 1);
        setWrites(3, SecondLevelFormat.PRESENT, 2);
        setWrites(3, SecondLevelFormat.PRESENT, 3);
    }

    private static void setWrites(int levels, long mask, int end) {
        Ways ways = new Ways(levels, mask, end, 0);
        if (ways.choose()) {
            ways.memory.onlyG(end);
            assert ways.set(Any.word()) == Abi.OK;
        }
    }

    private static void readySets(int levels, long mask, int end) {
        readySets(new Ways(levels, mask, end, 0), end);
    }

    private static void splits(int levels, long mask, int end) {
        readySets(Ways.underLeaf(levels, mask, end, 0), end);
    }

    private static void readySets(Ways ways, int end) {
        int pool = Any.number() & 3;
        if (!ways.choose(pool)) {
            return;
        }
        boolean ready = ways.ready();
        assert ready == (pool >= end - 1);
        assert ways.set(Any.word()) == (ready ? Abi.OK : Abi.NO_MEMORY);
        assert ready || ways.memory.writes() == 1;
    }
}
