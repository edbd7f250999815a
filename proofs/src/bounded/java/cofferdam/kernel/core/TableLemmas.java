package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;

/** Setting leaves in translation tables of full size, over memory with arbitrary content. */
final class TableLemmas {
    private TableLemmas() {}

    @Lemma(
            id = "ept-set-mapped-others-1",
            requirements = {"G1-13", "G1-11"},
            says =
                    "In EPT tables, setting the leaf of a page whose way leads to a last table changes the translation of no page whose way parts from its way at level 1.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where ^ 8L, RadixFormat.leaf(word, target));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void eptSetMappedOthers1() {
        othersKeep(4, EptFormat.PRESENT, 1);
    }

    @Lemma(
            id = "ept-set-mapped-others-2",
            requirements = {"G1-13", "G1-11"},
            says =
                    "In EPT tables, setting the leaf of a page whose way leads to a last table changes the translation of no page whose way parts from its way at level 2.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target)); platform.scrubFrame(rootAddress(s));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void eptSetMappedOthers2() {
        othersKeep(4, EptFormat.PRESENT, 2);
    }

    @Lemma(
            id = "ept-set-mapped-others-3",
            requirements = {"G1-13", "G1-11"},
            says =
                    "In EPT tables, setting the leaf of a page whose way leads to a last table changes the translation of no page whose way parts from its way at level 3.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target)); platform.scrubFrame(rootAddress(s));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void eptSetMappedOthers3() {
        othersKeep(4, EptFormat.PRESENT, 3);
    }

    @Lemma(
            id = "ept-set-mapped-others-4",
            requirements = {"G1-13", "G1-11"},
            says =
                    "In EPT tables, setting the leaf of a page whose way leads to a last table changes the translation of no page whose way parts from its way at level 4.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(rootAddress(s) | where & 4088L, RadixFormat.leaf(word, target));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void eptSetMappedOthers4() {
        othersKeep(4, EptFormat.PRESENT, 4);
    }

    @Lemma(
            id = "ept-set-mapped-yields",
            requirements = {"G1-13", "G1-05"},
            says =
                    "In EPT tables, after setting the leaf of a page whose way leads to a last table the walk yields exactly that leaf, or nothing if it gives no right.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) & -3L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void eptSetMappedYields() {
        walkYields(4, EptFormat.PRESENT, 1);
    }

    @Lemma(
            id = "dma3-set-mapped-others-1",
            requirements = {"G3-01", "G1-11"},
            says =
                    "In three-level second-level tables, setting the leaf of a page whose way leads to a last table changes the translation of no page whose way parts from its way at level 1.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where ^ 8L, RadixFormat.leaf(word, target));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void dma3SetMappedOthers1() {
        othersKeep(3, SecondLevelFormat.PRESENT, 1);
    }

    @Lemma(
            id = "dma3-set-mapped-others-2",
            requirements = {"G3-01", "G1-11"},
            says =
                    "In three-level second-level tables, setting the leaf of a page whose way leads to a last table changes the translation of no page whose way parts from its way at level 2.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target)); platform.scrubFrame(rootAddress(s));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void dma3SetMappedOthers2() {
        othersKeep(3, SecondLevelFormat.PRESENT, 2);
    }

    @Lemma(
            id = "dma3-set-mapped-others-3",
            requirements = {"G3-01", "G1-11"},
            says =
                    "In three-level second-level tables, setting the leaf of a page whose way leads to a last table changes the translation of no page whose way parts from its way at level 3.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(rootAddress(s) | where & 4088L, RadixFormat.leaf(word, target));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void dma3SetMappedOthers3() {
        othersKeep(3, SecondLevelFormat.PRESENT, 3);
    }

    @Lemma(
            id = "dma3-set-mapped-yields",
            requirements = {"G3-01", "G1-05"},
            says =
                    "In three-level second-level tables, after setting the leaf of a page whose way leads to a last table the walk yields exactly that leaf, or nothing if it gives no right.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) & -3L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void dma3SetMappedYields() {
        walkYields(3, SecondLevelFormat.PRESENT, 1);
    }

    @Lemma(
            id = "dma3-set-absent-2-yields",
            requirements = {"G3-01", "G1-05"},
            says =
                    "In three-level second-level tables, after setting the leaf of a page under an absent entry of level 2 the walk yields exactly that leaf, or nothing if it gives no right.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) & -3L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void dma3SetAbsent2Yields() {
        walkYields(3, SecondLevelFormat.PRESENT, 2);
    }

    @Lemma(
            id = "dma4-set-mapped-yields",
            requirements = {"G3-01", "G1-05"},
            says =
                    "In four-level second-level tables, after setting the leaf of a page whose way leads to a last table the walk yields exactly that leaf, or nothing if it gives no right.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) & -3L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void dma4SetMappedYields() {
        walkYields(4, SecondLevelFormat.PRESENT, 1);
    }

    @Lemma(
            id = "ept-no-memory",
            requirements = {"G1-13", "G9-02"},
            says = "When the pool has too few frames, nothing is set and the call says so.",
            in = Radix.class,
            twinReplaces = "if (missing(s, page, target) > end[s] - next[s]) {",
            twinBy = "if (missing(s, page, target) > end[s] - next[s] + 4) {",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void eptNoMemory() {
        Ways ways = new Ways(4, EptFormat.PRESENT, 3, 0);
        if (!ways.choose(1)) {
            return;
        }
        int before = ways.memory.writes();
        assert ways.set(Any.word()) == Abi.NO_MEMORY;
        assert ways.memory.writes() == before && !ways.ready();
    }

    @Lemma(
            id = "ept-large-leaf-busy",
            requirements = "G1-11",
            says = "A 2 MiB leaf does not replace a table: the call is refused and nothing changes.",
            in = Radix.class,
            twinReplaces =
                    "                return Abi.BUSY;\n            }\n        }\n        platform.write(where, RadixFormat.leaf",
            twinBy = "            }\n        }\n        platform.write(where, RadixFormat.leaf",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void eptLargeLeafBusy() {
        Ways ways = new Ways(4, EptFormat.PRESENT, 1, 0);
        if (!ways.choose()) {
            return;
        }
        int before = ways.memory.writes();
        assert ways.place(2, Any.word()) == Abi.BUSY;
        assert ways.memory.writes() == before;
    }

    @Lemma(
            id = "ept-large-leaf-translates",
            requirements = {"G1-11", "G1-13"},
            says =
                    "After placing a 2 MiB leaf where no entry is, each page under it is translated to its part of the leaf.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, 1));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void eptLargeLeafTranslates() {
        Ways ways = new Ways(4, EptFormat.PRESENT, 2, 1);
        long frame = Any.frame();
        int rights = Any.number();
        if (!ways.choose() || !Rights.mappable(rights) || (frame & 0x1FFFFFL) != 0L) {
            return;
        }
        long word = EptFormat.leaf(frame, rights, false);
        assert ways.place(2, word) == Abi.OK;
        assert ways.walk() == word + 4096L * (ways.h() & 511);
    }

    @Lemma(
            id = "ept-range-of-pages",
            requirements = "G9-02",
            says = "A page beyond the range of the tables is refused and walks to nothing.",
            in = Radix.class,
            twinReplaces = "return levels == 4 || page < 134217728;",
            twinBy = "return page < 134217728;",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void eptRangeOfPages() {
        Ways ways = new Ways(4, EptFormat.PRESENT, 1, 0);
        if (!ways.choose()) {
            return;
        }
        int page = Any.number();
        assert ways.tree().covers(0, page) == (page >= 0 && page < Limits.PAGES);
    }

    private static void othersKeep(int levels, long mask, int part) {
        Ways ways = new Ways(levels, mask, 1, part);
        if (!ways.choose()) {
            return;
        }
        long before = ways.walk();
        assert ways.set(Any.word()) == Abi.OK;
        assert ways.walk() == before;
    }

    private static void walkYields(int levels, long mask, int end) {
        Ways ways = new Ways(levels, mask, end, 0);
        if (!ways.choose()) {
            return;
        }
        long word = Any.word();
        assert ways.set(word) == Abi.OK;
        assert ways.walk() == (RadixFormat.present(word, mask) ? word : 0L);
    }
}
