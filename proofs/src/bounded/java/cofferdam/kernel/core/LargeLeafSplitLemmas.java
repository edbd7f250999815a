package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;

/** Setting the leaf of a page under a large leaf, which is split on the way, in tables of full size. */
final class LargeLeafSplitLemmas {
    private LargeLeafSplitLemmas() {}

    @Lemma(
            id = "tables4-split-2m-yields",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, after setting the leaf of a page under a 2 MiB leaf"
                    + " the walk yields exactly that leaf, or nothing if it gives no right.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) & -3L);",
            unwind = 18,
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields", "split-fills-table"})
    static void tables4Split2mYields() {
        walkYields(4, anyMask(), 2);
    }

    @Lemma(
            id = "tables4-split-2m-others-1",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under a 2 MiB leaf"
                    + " changes the translation of no page whose way parts from its way at level 1.",
            in = RadixFormat.class,
            twinReplaces = "return (entry & SMALL) | ((long) i << 12);",
            twinBy = "return (entry & SMALL) | ((long) (i & 255) << 12);",
            unwind = 18,
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields", "split-fills-table"})
    static void tables4Split2mOthers1() {
        othersKeep(4, anyMask(), 2, 1);
    }

    @Lemma(
            id = "tables4-split-2m-others-2",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under a 2 MiB leaf"
                    + " changes the translation of no page whose way parts from its way at level 2.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.table(table, mask));",
            twinBy = "platform.write(where, RadixFormat.table(table, mask)); platform.write(where ^ 8L, 0L);",
            unwind = 18,
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields", "split-fills-table"})
    static void tables4Split2mOthers2() {
        othersKeep(4, anyMask(), 2, 2);
    }

    @Lemma(
            id = "tables4-split-2m-others-3",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under a 2 MiB leaf"
                    + " changes the translation of no page whose way parts from its way at level 3.",
            in = Radix.class,
            twinReplaces = "platform.scrubFrame(table);",
            twinBy = "platform.scrubFrame(rootAddress(s));",
            unwind = 18,
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields", "split-fills-table"})
    static void tables4Split2mOthers3() {
        othersKeep(4, anyMask(), 2, 3);
    }

    @Lemma(
            id = "tables4-split-2m-others-4",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under a 2 MiB leaf"
                    + " changes the translation of no page whose way parts from its way at level 4.",
            in = Radix.class,
            twinReplaces = "platform.scrubFrame(table);",
            twinBy = "platform.scrubFrame(rootAddress(s));",
            unwind = 18,
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields", "split-fills-table"})
    static void tables4Split2mOthers4() {
        othersKeep(4, anyMask(), 2, 4);
    }

    @Lemma(
            id = "tables4-split-1g-yields",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, after setting the leaf of a page under a 1 GiB leaf"
                    + " the walk yields exactly that leaf, or nothing if it gives no right.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) & -3L);",
            unwind = 18,
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields", "split-fills-table"})
    static void tables4Split1gYields() {
        walkYields(4, anyMask(), 3);
    }

    @Lemma(
            id = "tables4-split-1g-others-1",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under a 1 GiB leaf"
                    + " changes the translation of no page whose way parts from its way at level 1.",
            in = RadixFormat.class,
            twinReplaces = "return (entry & SMALL) | ((long) i << 12);",
            twinBy = "return (entry & SMALL) | ((long) (i & 255) << 12);",
            unwind = 18,
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields", "split-fills-table"})
    static void tables4Split1gOthers1() {
        othersKeep(4, anyMask(), 3, 1);
    }

    @Lemma(
            id = "tables4-split-1g-others-2",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under a 1 GiB leaf"
                    + " changes the translation of no page whose way parts from its way at level 2.",
            in = RadixFormat.class,
            twinReplaces = "return entry | ((long) i << 21);",
            twinBy = "return entry | ((long) (i & 255) << 21);",
            unwind = 18,
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields", "split-fills-table"})
    static void tables4Split1gOthers2() {
        othersKeep(4, anyMask(), 3, 2);
    }

    @Lemma(
            id = "tables4-split-1g-others-3",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under a 1 GiB leaf"
                    + " changes the translation of no page whose way parts from its way at level 3.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.table(table, mask));",
            twinBy = "platform.write(where, RadixFormat.table(table, mask)); platform.write(where ^ 8L, 0L);",
            unwind = 18,
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields", "split-fills-table"})
    static void tables4Split1gOthers3() {
        othersKeep(4, anyMask(), 3, 3);
    }

    @Lemma(
            id = "tables4-split-1g-others-4",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under a 1 GiB leaf"
                    + " changes the translation of no page whose way parts from its way at level 4.",
            in = Radix.class,
            twinReplaces = "platform.scrubFrame(table);",
            twinBy = "platform.scrubFrame(rootAddress(s));",
            unwind = 18,
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields", "split-fills-table"})
    static void tables4Split1gOthers4() {
        othersKeep(4, anyMask(), 3, 4);
    }

    private static void othersKeep(int levels, long mask, int end, int part) {
        Ways ways = Ways.underLeaf(levels, mask, end, part);
        if (!ways.choose()) {
            return;
        }
        long before = ways.walk();
        assert ways.set(Any.word()) == Abi.OK;
        assert ways.walk() == before;
    }

    private static void walkYields(int levels, long mask, int end) {
        Ways ways = Ways.underLeaf(levels, mask, end, 0);
        if (!ways.choose()) {
            return;
        }
        long word = Any.word();
        assert ways.set(word) == Abi.OK;
        assert ways.walk() == (RadixFormat.present(word, mask) ? word : 0L);
    }

    private static long anyMask() {
        return Any.choice() ? EptFormat.PRESENT : SecondLevelFormat.PRESENT;
    }
}
