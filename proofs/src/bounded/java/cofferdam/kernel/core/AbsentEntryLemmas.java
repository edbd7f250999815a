package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;

/** Setting the leaf of a page under an absent entry of four-level tables: wherever the ways of other pages part. */
final class AbsentEntryLemmas {
    private AbsentEntryLemmas() {}

    @Lemma(
            id = "tables4-set-absent-2-yields",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, after setting the leaf of a page under an "
                    + "absent entry of level 2 the walk yields exactly that leaf, or nothing if it gives no "
                    + "right.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) & -3L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void tables4SetAbsent2Yields() {
        walkYields(4, anyMask(), 2);
    }

    @Lemma(
            id = "tables4-set-absent-2-others-1",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under an absent "
                    + "entry of level 2 changes the translation of no page whose way parts from its way at "
                    + "level 1.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.table(table, mask));",
            twinBy = "platform.write(where, RadixFormat.table(table, mask) | RadixFormat.LARGE);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void tables4SetAbsent2Others1() {
        othersKeep(4, anyMask(), 2, 1);
    }

    @Lemma(
            id = "tables4-set-absent-2-others-2",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under an absent "
                    + "entry of level 2 changes the translation of no page whose way parts from its way at "
                    + "level 2.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.table(table, mask));",
            twinBy = "platform.write(where, RadixFormat.table(table, mask)); platform.write(where ^ 8L, 0L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void tables4SetAbsent2Others2() {
        othersKeep(4, anyMask(), 2, 2);
    }

    @Lemma(
            id = "tables4-set-absent-2-others-3",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under an absent "
                    + "entry of level 2 changes the translation of no page whose way parts from its way at "
                    + "level 3.",
            in = Radix.class,
            twinReplaces = "platform.scrubFrame(table);",
            twinBy = "platform.scrubFrame(rootAddress(s));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void tables4SetAbsent2Others3() {
        othersKeep(4, anyMask(), 2, 3);
    }

    @Lemma(
            id = "tables4-set-absent-2-others-4",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under an absent "
                    + "entry of level 2 changes the translation of no page whose way parts from its way at "
                    + "level 4.",
            in = Radix.class,
            twinReplaces = "platform.scrubFrame(table);",
            twinBy = "platform.scrubFrame(rootAddress(s));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void tables4SetAbsent2Others4() {
        othersKeep(4, anyMask(), 2, 4);
    }

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
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
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
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
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
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void tables4SetAbsent3Others2() {
        othersKeep(4, anyMask(), 3, 2);
    }

    @Lemma(
            id = "tables4-set-absent-3-others-3",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under an absent "
                    + "entry of level 3 changes the translation of no page whose way parts from its way at "
                    + "level 3.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.table(table, mask));",
            twinBy = "platform.write(where, RadixFormat.table(table, mask)); platform.write(where ^ 8L, 0L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void tables4SetAbsent3Others3() {
        othersKeep(4, anyMask(), 3, 3);
    }

    @Lemma(
            id = "tables4-set-absent-3-others-4",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under an absent "
                    + "entry of level 3 changes the translation of no page whose way parts from its way at "
                    + "level 4.",
            in = Radix.class,
            twinReplaces = "platform.scrubFrame(table);",
            twinBy = "platform.scrubFrame(rootAddress(s));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void tables4SetAbsent3Others4() {
        othersKeep(4, anyMask(), 3, 4);
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
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void tables4SetAbsent4Yields() {
        walkYields(4, anyMask(), 4);
    }

    @Lemma(
            id = "tables4-set-absent-4-others-1",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under an absent "
                    + "entry of level 4 changes the translation of no page whose way parts from its way at "
                    + "level 1.",
            in = Radix.class,
            twinReplaces = "platform.scrubFrame(table);",
            twinBy = "platform.scrubFrame(rootAddress(s));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void tables4SetAbsent4Others1() {
        othersKeep(4, anyMask(), 4, 1);
    }

    @Lemma(
            id = "tables4-set-absent-4-others-2",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under an absent "
                    + "entry of level 4 changes the translation of no page whose way parts from its way at "
                    + "level 2.",
            in = Radix.class,
            twinReplaces = "platform.scrubFrame(table);",
            twinBy = "platform.scrubFrame(rootAddress(s));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void tables4SetAbsent4Others2() {
        othersKeep(4, anyMask(), 4, 2);
    }

    @Lemma(
            id = "tables4-set-absent-4-others-3",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under an absent "
                    + "entry of level 4 changes the translation of no page whose way parts from its way at "
                    + "level 3.",
            in = Radix.class,
            twinReplaces = "platform.scrubFrame(table);",
            twinBy = "platform.scrubFrame(rootAddress(s));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void tables4SetAbsent4Others3() {
        othersKeep(4, anyMask(), 4, 3);
    }

    @Lemma(
            id = "tables4-set-absent-4-others-4",
            requirements = {"G1-11", "G1-13", "G3-01"},
            says = "In four-level tables, EPT or second-level, setting the leaf of a page under an absent "
                    + "entry of level 4 changes the translation of no page whose way parts from its way at "
                    + "level 4.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.table(table, mask));",
            twinBy = "platform.write(where, RadixFormat.table(table, mask)); platform.write(where ^ 8L, 0L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void tables4SetAbsent4Others4() {
        othersKeep(4, anyMask(), 4, 4);
    }

    private static void othersKeep(int levels, long mask, int end, int part) {
        Ways ways = new Ways(levels, mask, end, part);
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

    private static long anyMask() {
        return Any.choice() ? EptFormat.PRESENT : SecondLevelFormat.PRESENT;
    }
}
