package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;

/** That devices' tables translate what the kernel has noted that they reach stays true, for all devices and pages. */
final class DmaRefinementLemmas {
    private DmaRefinementLemmas() {}

    @Lemma(
            id = "refines-dma-map",
            requirements = {"G1-13", "G3-05"},
            says =
                    "If the place of a frame of a region and any page of any device are translated for the device just as"
                            + " the kernel has noted, that page is so after DMA_MAP of the frame, carried out or refused,"
                            + " whatever the shape of the tables.",
            in = Mapping.class,
            twinReplaces = "m.reach(own && free && result == Abi.OK, d, at);",
            twinBy = "m.reach(own && free, d, at);",
            unwind = 65,
            unwindSet =
                    "java::cofferdam.kernel.core.DmaTables.<init>:"
                            + "(Lcofferdam/kernel/core/Platform;Lcofferdam/kernel/core/Frames;ILcofferdam/kernel/core/Radix;)V.0:257",
            standIns = {"any-tables", "no-run"})
    static void refinesDmaMap() {
        DeviceHoldings all = DeviceHoldings.any();
        if (all.choose()) {
            all.map();
            assert all.agrees();
        }
    }

    @Lemma(
            id = "refines-dma-unmap",
            requirements = {"G1-13", "G3-05"},
            says =
                    "If the place of a frame of a region and any page of any device are translated for the device just as"
                            + " the kernel has noted, that page is so after DMA_UNMAP of the frame, carried out or refused,"
                            + " whatever the shape of the tables.",
            in = Mapping.class,
            twinReplaces = "m.unreach(there && result == Abi.OK, d, at);",
            twinBy = "m.unreach(there, d, at);",
            unwind = 65,
            unwindSet =
                    "java::cofferdam.kernel.core.DmaTables.<init>:"
                            + "(Lcofferdam/kernel/core/Platform;Lcofferdam/kernel/core/Frames;ILcofferdam/kernel/core/Radix;)V.0:257",
            standIns = {"any-tables", "no-run"})
    static void refinesDmaUnmap() {
        DeviceHoldings all = DeviceHoldings.any();
        if (all.choose()) {
            all.unmap();
            assert all.agrees();
        }
    }
}
