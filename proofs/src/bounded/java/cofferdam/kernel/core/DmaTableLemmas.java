package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;

/** Setting the leaf of a page in four-level second-level tables whose way leads to a last table. */
final class DmaTableLemmas {
    private DmaTableLemmas() {}

    @Lemma(
            id = "dma4-set-mapped-others-1",
            requirements = {"G1-11", "G3-01"},
            says = "In four-level second-level tables, setting the leaf of a page whose way leads to a "
                    + "last table changes the translation of no page whose way parts from its way at level "
                    + "1.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where ^ 8L, RadixFormat.leaf(word, target));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void dma4SetMappedOthers1() {
        othersKeep(1);
    }

    @Lemma(
            id = "dma4-set-mapped-others-2",
            requirements = {"G1-11", "G3-01"},
            says = "In four-level second-level tables, setting the leaf of a page whose way leads to a "
                    + "last table changes the translation of no page whose way parts from its way at level "
                    + "2.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target)); platform.scrubFrame(rootAddress(s));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void dma4SetMappedOthers2() {
        othersKeep(2);
    }

    @Lemma(
            id = "dma4-set-mapped-others-3",
            requirements = {"G1-11", "G3-01"},
            says = "In four-level second-level tables, setting the leaf of a page whose way leads to a "
                    + "last table changes the translation of no page whose way parts from its way at level "
                    + "3.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target)); platform.scrubFrame(rootAddress(s));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void dma4SetMappedOthers3() {
        othersKeep(3);
    }

    @Lemma(
            id = "dma4-set-mapped-others-4",
            requirements = {"G1-11", "G3-01"},
            says = "In four-level second-level tables, setting the leaf of a page whose way leads to a "
                    + "last table changes the translation of no page whose way parts from its way at level "
                    + "4.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(rootAddress(s) | where & 4088L, RadixFormat.leaf(word, target));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void dma4SetMappedOthers4() {
        othersKeep(4);
    }

    private static void othersKeep(int part) {
        Ways ways = new Ways(4, SecondLevelFormat.PRESENT, 1, part);
        if (!ways.choose()) {
            return;
        }
        long before = ways.walk();
        assert ways.set(Any.word()) == Abi.OK;
        assert ways.walk() == before;
    }
}
