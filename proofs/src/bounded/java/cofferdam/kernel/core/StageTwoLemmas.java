package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;

/** Mapping and unmapping as the kernel's memory calls do it, over memory with arbitrary content. */
final class StageTwoLemmas {
    private StageTwoLemmas() {}

    @Lemma(
            id = "stage-two-map-yields",
            requirements = {"G1-04", "G1-13"},
            says = "After a page whose way leads to a last table is mapped as a row of the ledger says, the walk yields"
                    + " the row's frame and rights; cached translations were dropped if it was mapped before.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) & -3L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"index-by-shift", "part-by-mask"})
    static void stageTwoMapYields() {
        mapYields(1);
    }

    @Lemma(
            id = "stage-two-map-absent-2-yields",
            requirements = {"G1-04", "G1-13"},
            says =
                    "After a page under an absent entry of level 2 is mapped as a row of the ledger says, the walk yields"
                            + " the row's frame and rights.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) & -3L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"index-by-shift", "part-by-mask"})
    static void stageTwoMapAbsent2Yields() {
        mapYields(2);
    }

    private static void mapYields(int end) {
        Tree tree = new Tree(4, EptFormat.PRESENT, end, false, 0);
        StageTwo stage = tree.stageTwo();
        if (!tree.choose(3)) {
            return;
        }
        long frame = Any.frame();
        int rights = Any.number();
        boolean uncached = Any.choice();
        if (rights < 1 || rights > 7) {
            return;
        }
        boolean before = stage.walk(0, tree.g) != 0L;
        assert stage.map(0, tree.g, frame, rights, uncached) == Abi.OK;
        long leaf = stage.walk(0, tree.g);
        assert RadixFormat.address(leaf) == frame && EptFormat.rights(leaf) == rights;
        assert EptFormat.writeBack(leaf) != uncached && tree.memory.flushes() == (before ? 1 : 0);
    }

    @Lemma(
            id = "stage-two-unmap-removes",
            requirements = {"G1-05", "G6-03"},
            says = "After a page whose way leads to a last table is unmapped the walk yields nothing; cached"
                    + " translations were dropped if it was mapped.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) | 1L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
            uses = {"index-by-shift", "part-by-mask"})
    static void stageTwoUnmapRemoves() {
        Tree tree = new Tree(4, EptFormat.PRESENT, 1, false, 0);
        StageTwo stage = tree.stageTwo();
        if (!tree.choose(3)) {
            return;
        }
        boolean before = stage.walk(0, tree.g) != 0L;
        assert stage.unmap(0, tree.g) == Abi.OK;
        assert stage.walk(0, tree.g) == 0L && tree.memory.flushes() == (before ? 1 : 0);
    }

    @Lemma(
            id = "dma-unmap-removes",
            requirements = {"G3-01", "G3-02"},
            says = "After a page of a device whose way leads to a last table is unmapped the walk yields nothing, and"
                    + " cached translations were dropped.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) | 1L);",
            unwind = 18,
            unwindSet = {
                "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
                "java::cofferdam.kernel.core.DmaTables.<init>:(Lcofferdam/kernel/core/Platform;"
                        + "Lcofferdam/kernel/core/Frames;ILcofferdam/kernel/core/Radix;)V.0:257"
            },
            uses = {"index-by-shift", "part-by-mask"})
    static void dmaUnmapRemoves() {
        Tree tree = new Tree(3, SecondLevelFormat.PRESENT, 1, false, 0);
        DmaTables tables = tree.dmaTables();
        if (!tree.choose(3)) {
            return;
        }
        assert tables.unmap(0, tree.g) == Abi.OK;
        assert tree.radix.walk(0, tree.g) == 0L && tree.memory.flushes() > 0;
    }

    @Lemma(
            id = "dma-map-yields",
            requirements = {"G3-01", "G1-04"},
            says = "After a page of a device whose way leads to a last table is mapped, the walk yields the frame and"
                    + " the rights to read and write that were asked for.",
            in = Radix.class,
            twinReplaces = "platform.write(where, RadixFormat.leaf(word, target));",
            twinBy = "platform.write(where, RadixFormat.leaf(word, target) & -3L);",
            unwind = 18,
            unwindSet = {
                "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
                "java::cofferdam.kernel.core.DmaTables.<init>:(Lcofferdam/kernel/core/Platform;"
                        + "Lcofferdam/kernel/core/Frames;ILcofferdam/kernel/core/Radix;)V.0:257"
            },
            uses = {"index-by-shift", "part-by-mask"})
    static void dmaMapYields() {
        Tree tree = new Tree(3, SecondLevelFormat.PRESENT, 1, false, 0);
        DmaTables tables = tree.dmaTables();
        if (!tree.choose(3)) {
            return;
        }
        long frame = Any.frame();
        int rights = Any.number();
        if (rights < 1 || rights > 3) {
            return;
        }
        assert tables.map(0, tree.g, frame, rights) == Abi.OK;
        assert tree.radix.walk(0, tree.g) == (frame | rights);
    }
}
