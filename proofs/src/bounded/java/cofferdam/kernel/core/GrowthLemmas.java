package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;

/** Setting the leaf of a page where tables are missing, which are added on the way, in tables of full size. */
final class GrowthLemmas {
    private GrowthLemmas() {}

    @Lemma(
            id = "tables4-set-absent-3-yields",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, after setting the leaf of a page under an absent"
                    + " entry of level 3 the walk yields exactly that leaf, or nothing if it gives no"
                    + " right.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) & -3L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"index-by-shift", "part-by-mask"})
    static void tables4SetAbsent3Yields() {
        walkYields(4, anyMask(), 3);
    }

    @Lemma(
            id = "tables4-set-absent-3-others-1",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under an absent entry of"
                    + " level 3 changes the translation of no page whose way parts from its way at level 1.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.table(table, mask));",
            twinBy = "platform.write(where, RadixFormat.table(table, mask) | RadixFormat.LARGE);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"index-by-shift", "part-by-mask"})
    static void tables4SetAbsent3Others1() {
        othersKeep(4, anyMask(), 3, 1);
    }

    @Lemma(
            id = "tables4-set-absent-3-others-2",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under an absent entry of"
                    + " level 3 changes the translation of no page whose way parts from its way at level 2.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.table(table, mask));",
            twinBy = "platform.write(where, RadixFormat.table(table, mask) | RadixFormat.LARGE);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"index-by-shift", "part-by-mask"})
    static void tables4SetAbsent3Others2() {
        othersKeep(4, anyMask(), 3, 2);
    }

    @Lemma(
            id = "tables4-set-absent-4-yields",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, after setting the leaf of a page under an absent"
                    + " entry of level 4 the walk yields exactly that leaf, or nothing if it gives no"
                    + " right.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) & -3L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"index-by-shift", "part-by-mask"})
    static void tables4SetAbsent4Yields() {
        walkYields(4, anyMask(), 4);
    }

    private static void othersKeep(int levels, long mask, int end, int part) {
        Tree tree = new Tree(levels, mask, end, false, part);
        if (!tree.choose(3)) {
            return;
        }
        long before = tree.radix.walk(0, tree.h);
        assert tree.radix.place(0, tree.g, 1, Any.word()) == Abi.OK;
        assert tree.radix.walk(0, tree.h) == before;
    }

    private static void walkYields(int levels, long mask, int end) {
        Tree tree = new Tree(levels, mask, end, false, 0);
        if (!tree.choose(3)) {
            return;
        }
        long word = Any.word();
        assert tree.radix.place(0, tree.g, 1, word) == Abi.OK;
        assert tree.radix.walk(0, tree.g) == (RadixFormat.present(word, mask) ? word : 0L);
    }

    private static long anyMask() {
        return Any.choice() ? EptFormat.PRESENT : SecondLevelFormat.PRESENT;
    }
}
