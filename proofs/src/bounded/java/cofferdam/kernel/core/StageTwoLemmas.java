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
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
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
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void stageTwoMapAbsent2Yields() {
        mapYields(2);
    }

    private static void mapYields(int end) {
        Ways ways = new Ways(4, EptFormat.PRESENT, end, 0);
        StageTwo stage = StageTwo.of(ways.memory, ways.frames, true, true);
        ways.tree(stage.tree());
        if (!ways.choose()) {
            return;
        }
        long frame = Any.frame();
        int rights = Any.number();
        boolean uncached = Any.choice();
        if (rights < 1 || rights > 7) {
            return;
        }
        boolean before = ways.walk() != 0L;
        assert stage.map(0, ways.g(), frame, rights, uncached) == Abi.OK;
        long leaf = ways.walk();
        assert RadixFormat.address(leaf) == frame && EptFormat.rights(leaf) == rights;
        assert EptFormat.writeBack(leaf) != uncached && ways.memory.dropped() == (before ? 0 : -1);
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
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void stageTwoUnmapRemoves() {
        Ways ways = new Ways(4, EptFormat.PRESENT, 1, 0);
        StageTwo stage = StageTwo.of(ways.memory, ways.frames, true, true);
        ways.tree(stage.tree());
        if (!ways.choose()) {
            return;
        }
        boolean before = ways.walk() != 0L;
        assert stage.unmap(0, ways.g()) == Abi.OK;
        assert ways.walk() == 0L && ways.memory.dropped() == (before ? 0 : -1);
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
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void dmaUnmapRemoves() {
        Ways ways = new Ways(3, SecondLevelFormat.PRESENT, 1, 0);
        DmaTables tables = DmaTables.of(ways.memory, ways.frames, 3, true, true);
        ways.tree(tables.tree());
        if (!ways.choose()) {
            return;
        }
        assert tables.unmap(0, ways.g()) == Abi.OK;
        assert ways.walk() == 0L && ways.memory.dropped() == 1;
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
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void dmaMapYields() {
        Ways ways = new Ways(3, SecondLevelFormat.PRESENT, 1, 0);
        DmaTables tables = DmaTables.of(ways.memory, ways.frames, 3, true, true);
        ways.tree(tables.tree());
        if (!ways.choose()) {
            return;
        }
        long frame = Any.frame();
        int rights = Any.number();
        if (rights < 1 || rights > 3) {
            return;
        }
        boolean before = ways.walk() != 0L;
        assert tables.map(0, ways.g(), frame, rights) == Abi.OK;
        assert ways.walk() == (frame | rights) && ways.memory.dropped() == (before ? 1 : -1);
    }

    @Lemma(
            id = "dma-range-yields",
            requirements = {"G3-01", "G1-04"},
            says =
                    "After a range of one page of a device, whose way leads to a last table, is mapped, the walk yields the"
                            + " frame and the rights to read and write that were asked for.",
            in = DmaTables.class,
            twinReplaces = "radix.range(d, page, n, SecondLevelFormat.leaf(frame, rights))",
            twinBy = "radix.range(d, page, n, SecondLevelFormat.leaf(frame, 3))",
            unwind = 18,
            unwindSet = {
                "java::cofferdam.kernel.core.Radix.grow:(IJI)J.0:2",
                "java::cofferdam.kernel.core.DmaTables.<init>:(Lcofferdam/kernel/core/Platform;"
                        + "Lcofferdam/kernel/core/Frames;ILcofferdam/kernel/core/Radix;)V.0:257"
            },
            uses = {"aligned-by-mask", "index-by-shift", "part-by-mask", "slot-by-fields"})
    static void dmaRangeYields() {
        Ways ways = new Ways(3, SecondLevelFormat.PRESENT, 1, 0);
        DmaTables tables = DmaTables.of(ways.memory, ways.frames, 3, true, true);
        ways.tree(tables.tree());
        long frame = Any.frame();
        int rights = Any.number();
        if (!ways.choose() || rights < 1 || rights > 3) {
            return;
        }
        assert tables.range(0, ways.g(), frame, 1, rights) == Abi.OK;
        assert ways.walk() == (frame | rights);
    }
}
