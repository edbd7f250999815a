package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;
import cofferdam.spec.vtd.FaultReason;
import cofferdam.spec.walk.DmaReference;

/** What the reference finds in root and context entries after the kernel wrote there. */
final class DeviceEntryLemmas {
    private DeviceEntryLemmas() {}

    @Lemma(
            id = "dma-admit-3-reaches",
            requirements = {"G3-01", "G3-05"},
            says =
                    "After a device with three-level tables is admitted, the reference walk of its requests begins in its"
                            + " root table, ends beyond 39 bits, is recorded if it faults, and is tagged with a domain that is the"
                            + " device's alone; cached context entries were dropped.",
            in = DmaTables.class,
            twinReplaces = "SecondLevelFormat.high(d + 1, levels)",
            twinBy = "SecondLevelFormat.high(d, levels)",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.DmaTables.<init>:(Lcofferdam/kernel/core/Platform;"
                    + "Lcofferdam/kernel/core/Frames;ILcofferdam/kernel/core/Radix;)V.0:257",
            uses = "aligned-by-mask",
            settles = {
                "cofferdam.spec.walk.VtdWalker", "ContextEntry.levels(ContextEntry.addressWidth(high))", "3",
                "cofferdam.spec.walk.VtdWalker", "Math.min(ContextEntry.addressWidth(high), features.addressWidth())",
                        "39"
            })
    static void dmaAdmit3() {
        admits(3);
    }

    @Lemma(
            id = "dma-admit-4-reaches",
            requirements = {"G3-01", "G3-05"},
            says = "After a device with four-level tables is admitted, the reference walk of its requests begins in its"
                    + " root table, ends beyond 48 bits, is recorded if it faults, and is tagged with a domain that is the"
                    + " device's alone; cached context entries were dropped.",
            in = DmaTables.class,
            twinReplaces = "SecondLevelFormat.low(radix.rootAddress(d))",
            twinBy = "SecondLevelFormat.low(rootAddress())",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.DmaTables.<init>:(Lcofferdam/kernel/core/Platform;"
                    + "Lcofferdam/kernel/core/Frames;ILcofferdam/kernel/core/Radix;)V.0:257",
            uses = "aligned-by-mask",
            settles = {
                "cofferdam.spec.walk.VtdWalker", "ContextEntry.levels(ContextEntry.addressWidth(high))", "4",
                "cofferdam.spec.walk.VtdWalker", "Math.min(ContextEntry.addressWidth(high), features.addressWidth())",
                        "48"
            })
    static void dmaAdmit4() {
        admits(4);
    }

    @Lemma(
            id = "dma-admit-others",
            requirements = {"G3-01", "G3-05"},
            says = "Admitting a device changes neither the root entry nor the context entry of any other requester,"
                    + " whether or not the device's bus has a context table.",
            in = DmaTables.class,
            twinReplaces = "platform.write(entry + 8L, SecondLevelFormat.high(d + 1, levels));",
            twinBy = "platform.write(entry - 8L, SecondLevelFormat.high(d + 1, levels));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.DmaTables.<init>:(Lcofferdam/kernel/core/Platform;"
                    + "Lcofferdam/kernel/core/Frames;ILcofferdam/kernel/core/Radix;)V.0:257",
            uses = "aligned-by-mask")
    static void dmaAdmitOthers() {
        DeviceEntries entries = new DeviceEntries(Any.choice() ? 3 : 4);
        if (!entries.choose(false)) {
            return;
        }
        entries.look(Any.choice());
        entries.memory.remember();
        entries.admit();
        assert entries.memory.asRemembered();
    }

    @Lemma(
            id = "dma-block-refuses",
            requirements = {"G3-01", "G3-05"},
            says = "After a device is blocked, whatever its context entry held, the reference finds none for it in the"
                    + " context table of its bus; its cached translations and all cached context entries were dropped, even"
                    + " if the bus has no such table.",
            in = DmaTables.class,
            twinReplaces = "platform.write(entry, 0L);",
            twinBy = "platform.write(entry, 1L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.DmaTables.<init>:(Lcofferdam/kernel/core/Platform;"
                    + "Lcofferdam/kernel/core/Frames;ILcofferdam/kernel/core/Radix;)V.0:257",
            uses = "aligned-by-mask")
    static void dmaBlock() {
        DeviceEntries entries = new DeviceEntries(Any.choice() ? 3 : 4);
        if (!entries.choose(true)) {
            return;
        }
        boolean opened = Any.choice();
        entries.look(opened);
        boolean leads = opened && entries.leads();
        entries.block();
        assert entries.memory.dropped() == entries.domain() && entries.memory.contextsDropped();
        assert !leads || entries.refusal() == FaultReason.CONTEXT_NOT_PRESENT.code();
    }

    @Lemma(
            id = "dma-block-others",
            requirements = {"G3-01", "G3-05"},
            says = "Blocking a device changes neither the root entry nor the context entry of any other requester,"
                    + " whether or not the device's bus has a context table.",
            in = DmaTables.class,
            twinReplaces = "platform.write(entry, 0L);",
            twinBy = "platform.write(entry ^ 16L, 0L);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.DmaTables.<init>:(Lcofferdam/kernel/core/Platform;"
                    + "Lcofferdam/kernel/core/Frames;ILcofferdam/kernel/core/Radix;)V.0:257",
            uses = "aligned-by-mask")
    static void dmaBlockOthers() {
        DeviceEntries entries = new DeviceEntries(Any.choice() ? 3 : 4);
        if (!entries.choose(false)) {
            return;
        }
        entries.look(Any.choice());
        entries.memory.remember();
        entries.block();
        assert entries.memory.asRemembered();
    }

    @Lemma(
            id = "dma-bus-opens",
            requirements = {"G3-01", "G8-02"},
            says =
                    "After a bus is given a context table, whatever lay there, the reference goes from its root entry to that"
                            + " table and finds no context entry for any requester.",
            in = DmaTables.class,
            twinReplaces = "platform.write(entry, SecondLevelFormat.low(frames.address(frame)));",
            twinBy = "platform.write(entry, SecondLevelFormat.low(frames.address(root)));",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.DmaTables.<init>:(Lcofferdam/kernel/core/Platform;"
                    + "Lcofferdam/kernel/core/Frames;ILcofferdam/kernel/core/Radix;)V.0:257",
            uses = "aligned-by-mask")
    static void dmaBusOpens() {
        DeviceEntries entries = new DeviceEntries(4);
        if (!entries.choose(true)) {
            return;
        }
        entries.look(true);
        entries.openBus();
        assert entries.leads() && entries.refusal() == FaultReason.CONTEXT_NOT_PRESENT.code();
    }

    @Lemma(
            id = "dma-bus-others",
            requirements = {"G3-01", "G8-02"},
            says =
                    "Giving a bus a context table changes neither root entry nor context entry of a requester on another bus.",
            in = DmaTables.class,
            twinReplaces = "long entry = frames.address(root) + 16L * bus;",
            twinBy = "long entry = frames.address(root) + 16L * (bus / 2);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.DmaTables.<init>:(Lcofferdam/kernel/core/Platform;"
                    + "Lcofferdam/kernel/core/Frames;ILcofferdam/kernel/core/Radix;)V.0:257",
            uses = "aligned-by-mask")
    static void dmaBusOthers() {
        DeviceEntries entries = new DeviceEntries(4);
        if (!entries.choose(false) || entries.sameBus()) {
            return;
        }
        entries.look(Any.choice());
        entries.memory.remember();
        entries.openBus();
        assert entries.memory.asRemembered();
    }

    private static void admits(int levels) {
        DeviceEntries entries = new DeviceEntries(levels);
        if (!entries.choose(true)) {
            return;
        }
        entries.look(true);
        if (!entries.leads()) {
            return;
        }
        entries.admit();
        assert entries.memory.contextsDropped();
        long address = Any.word();
        DmaReference walk = entries.walk(address, Any.choice());
        boolean beyond = address >>> 12 + 9 * levels != 0L;
        assert beyond == (walk.result == -FaultReason.ADDRESS_BEYOND_WIDTH.code());
        assert walk.result < 0L ? walk.recorded : walk.domain == entries.domain();
    }
}
