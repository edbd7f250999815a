package cofferdam.iommu;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.vtd.RemappingFeatures;
import cofferdam.spec.walk.DmaReference;

/** The remapping unit's walk of its tables against the reference walk, with nothing cached. */
final class DmaWalkLemmas {
    private DmaWalkLemmas() {}

    @Lemma(
            id = "dma-context-is-reference",
            requirements = {"G11-04", "G3-05"},
            says = "The remapping unit and the reference accept the same root and context entries, and refuse the"
                    + " others for the same reason, for all words and features.",
            inType = "cofferdam.iommu.TableWalk",
            twinReplaces = "type == ContextEntry.TRANSLATE && (widest || width == 39)",
            twinBy = "type == ContextEntry.TRANSLATE",
            standIns = "empty-iotlb")
    static void dmaContext() {
        RemappingFeatures features = features(Any.choice() ? 39 : 48);
        PhysicalMemory memory = new PhysicalMemory(true, false);
        int requester = Any.number();
        long rootTable = Any.frame();
        if (requester < 0 || requester > 0xffff) {
            return;
        }
        int reason = DmaReference.refusal(memory, features, rootTable, requester);
        memory.again();
        TableWalk model = new TableWalk(memory, features, new Iotlb());
        DomainContext context = model.context(rootTable, requester);
        assert context == null == (reason != 0);
        assert context != null || model.reason().code() == reason;
    }

    @Lemma(
            id = "dma-walk-3-is-reference",
            requirements = {"G11-04", "G3-01"},
            says =
                    "With nothing cached, the remapping unit's walk of three-level second-level tables and the reference walk"
                            + " give the same address or fault and record it alike, for all entries and features, whether or not"
                            + " tables lie in memory, and for all addresses but those of interrupts.",
            inType = "cofferdam.iommu.TableWalk",
            twinReplaces = "(leaf ? reservedInLeaf : reservedInTable)",
            twinBy = "reservedInTable",
            settles = {
                "cofferdam.spec.walk.VtdWalker", "ContextEntry.levels(ContextEntry.addressWidth(high))", "3",
                "cofferdam.spec.walk.VtdWalker", "Math.min(ContextEntry.addressWidth(high), features.addressWidth())",
                        "39"
            },
            standIns = "empty-iotlb")
    static void dmaWalk3() {
        compare(3, Any.choice() ? 39 : 48);
    }

    @Lemma(
            id = "dma-walk-4-is-reference",
            requirements = {"G11-04", "G3-01"},
            says =
                    "With nothing cached, the remapping unit's walk of four-level second-level tables and the reference walk"
                            + " give the same address or fault and record it alike, for all entries and features, whether or not"
                            + " tables lie in memory, and for all addresses but those of interrupts.",
            inType = "cofferdam.iommu.TableWalk",
            twinReplaces = "(leaf ? reservedInLeaf : reservedInTable)",
            twinBy = "reservedInTable",
            settles = {
                "cofferdam.spec.walk.VtdWalker", "ContextEntry.levels(ContextEntry.addressWidth(high))", "4",
                "cofferdam.spec.walk.VtdWalker", "Math.min(ContextEntry.addressWidth(high), features.addressWidth())",
                        "48"
            },
            standIns = "empty-iotlb")
    static void dmaWalk4() {
        compare(4, 48);
    }

    private static RemappingFeatures features(int width) {
        int hostBits = Any.number();
        return new RemappingFeatures(
                width, hostBits < 32 || hostBits > 52 ? 52 : hostBits, Any.choice(), Any.choice(), Any.choice());
    }

    private static void compare(int levels, int width) {
        long address = Any.word();
        if (TableWalk.isInterrupt(address)) {
            return;
        }
        boolean write = Any.choice();
        long rootTable = Any.frame();
        RemappingFeatures features = features(width);
        PhysicalMemory memory = new PhysicalMemory(true, false);
        // The high word of the context entry: so many levels.
        memory.let(3, 7, levels - 2);
        DmaReference reference = new DmaReference(memory, features, rootTable, 0, address, write);
        memory.again();
        TableWalk model = new TableWalk(memory, features, new Iotlb());
        DomainContext context = model.context(rootTable, 0);
        if (context == null) {
            return;
        }
        assert context.levels() == levels;
        memory.at(4);
        DomainContext known = new DomainContext(
                context.domain(), context.table(), levels, context.passThrough(), context.recordFaults());
        long host;
        // As the unit does between the two walks.
        if (address >>> known.width() != 0) {
            host = -4;
        } else if (known.passThrough()) {
            host = address;
        } else {
            host = model.secondLevel(known, 0, address, write ? Iotlb.WRITE : Iotlb.READ);
        }
        assert host == reference.result;
        assert host >= 0 || reference.recorded == known.recordFaults();
    }
}
