package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;

/** What boot lays out for devices, in the frames that it is given for tables. */
final class BootDeviceLemmas {
    private static final int FRAMES = 4;

    private BootDeviceLemmas() {}

    @Lemma(
            id = "boot-opens-bus",
            requirements = {"G3-03", "G7-01"},
            says =
                    "Boot gives a bus without a context table the next frame for one and goes on behind it; where there is"
                            + " one, nothing is used up, and where there is no frame or no root table, boot says so.",
            in = DeviceTables.class,
            twinReplaces = "if (at < 0 || tables.hasBus(bus)) {",
            twinBy = "if (at <= 0 || tables.hasBus(bus)) {",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.DmaTables.<init>:(Lcofferdam/kernel/core/Platform;"
                    + "Lcofferdam/kernel/core/Frames;ILcofferdam/kernel/core/Radix;)V.0:257")
    static void opensBus() {
        Frames frames = new Frames(FRAMES);
        DmaTables tables = DmaTables.of(new BootWrites(), frames, Any.choice() ? 3 : 4, true, true);
        if (!fill(frames)) {
            return;
        }
        if (Any.choice()) {
            tables.openRoot(FRAMES - 1);
        }
        int bus = Any.number();
        int other = Any.number();
        int at = Any.number();
        int end = Any.number();
        if (bus < 0 || bus > 255 || other < 0 || other > 255 || at > end || end < 0 || end > FRAMES) {
            return;
        }
        if (tables.hasRoot() && Any.choice()) {
            tables.openBus(other, FRAMES - 1);
        }
        boolean had = tables.hasBus(bus);
        int next = DeviceTables.openBus(tables, bus, at, end);
        if (at < 0 || had) {
            assert next == at && tables.hasBus(bus) == had;
        } else if (at == end || !tables.hasRoot()) {
            assert next == Abi.NO_MEMORY;
        } else {
            assert next == at + 1 && tables.hasBus(bus);
        }
    }

    @Lemma(
            id = "boot-opens-device",
            requirements = {"G3-03", "G7-01"},
            says = "A device that boot gives frames for its tables has its empty root table in the first of them.",
            in = DeviceTables.class,
            twinReplaces = "tables.open(d, at, n);",
            twinBy = "tables.open(d, end - n, n);",
            unwind = 18,
            unwindSet = "java::cofferdam.kernel.core.DmaTables.<init>:(Lcofferdam/kernel/core/Platform;"
                    + "Lcofferdam/kernel/core/Frames;ILcofferdam/kernel/core/Radix;)V.0:257")
    static void opensDevice() {
        Frames frames = new Frames(FRAMES);
        DmaTables tables = DmaTables.of(new BootWrites(), frames, Any.choice() ? 3 : 4, true, true);
        int d = Any.number();
        int n = Any.number();
        int at = Any.number();
        if (!fill(frames) || d < 0 || d >= Radix.SPACES || n < 1 || n > FRAMES || at < 0 || at >= FRAMES) {
            return;
        }
        if (DeviceTables.openDevice(tables, d, n, at, FRAMES) >= 0) {
            assert tables.tree().rootAddress(d) == frames.address(at);
        }
    }

    @Lemma(
            id = "boot-admits-device",
            requirements = {"G3-03", "G7-01"},
            says =
                    "Boot lays out the tables of a device that declares no memory behind those before it, one for its bus"
                            + " and then its own, makes its context entry lead to them, and notes that it may do DMA; if the"
                            + " frames do not suffice, it says so.",
            in = DeviceTables.class,
            twinReplaces = "m.dmaTables.admit(d, m.dma.requester(d));",
            twinBy = "m.dmaTables.admit(d, d);",
            unwind = 65,
            unwindSet = "java::cofferdam.kernel.core.DmaTables.<init>:(Lcofferdam/kernel/core/Platform;"
                    + "Lcofferdam/kernel/core/Frames;ILcofferdam/kernel/core/Radix;)V.0:257",
            standIns = "no-run")
    static void admitsDevice() {
        BootWrites platform = new BootWrites();
        Memory memory = Memory.of(platform, new Configuration(1, 1, FRAMES));
        int requester = Any.number();
        int n = Any.number();
        if (!fill(memory.frames) || memory.dma.add(0, requester) != 0 || n < 1 || n > FRAMES) {
            return;
        }
        memory.dmaTables.openRoot(0);
        platform.look(memory.frames.address(1) + 16L * (requester % 256));
        int next = DeviceTables.device(memory, 0, n, 1, FRAMES);
        if (1 + 1 + n > FRAMES) {
            assert next == Abi.NO_MEMORY;
        } else {
            assert next == 1 + 1 + n && memory.dma.admitted(0);
            assert platform.word() == SecondLevelFormat.low(memory.frames.address(2));
        }
    }

    @Lemma(
            id = "boot-tells-shortage",
            requirements = {"G7-01", "G7-04"},
            says =
                    "Boot says that the frames for tables do not suffice for a device that declares no memory if, and only"
                            + " if, they do not.",
            in = DeviceTables.class,
            twinReplaces = "return next < 0 ? next : Abi.OK;",
            twinBy = "return Abi.OK;",
            unwind = 65,
            unwindSet = "java::cofferdam.kernel.core.DmaTables.<init>:(Lcofferdam/kernel/core/Platform;"
                    + "Lcofferdam/kernel/core/Frames;ILcofferdam/kernel/core/Radix;)V.0:257",
            standIns = "no-run")
    static void tellsShortage() {
        Memory memory = Memory.of(new BootWrites(), new Configuration(1, 1, FRAMES));
        Windows none = new Windows();
        int end = Any.number();
        if (!fill(memory.frames) || memory.dma.add(0, Any.number()) != 0 || end < 1 || end > FRAMES) {
            return;
        }
        memory.dmaTables.openRoot(0);
        int result = DeviceTables.build(memory, none, 4, 1, 1, end);
        assert result == (end < 1 + 1 + none.tables(0, 4) ? Abi.NO_MEMORY : Abi.OK);
    }

    private static boolean fill(Frames frames) {
        for (int f = 0; f < FRAMES; f++) {
            if (frames.add(Any.frame(), 1) != f) {
                return false;
            }
        }
        return true;
    }
}
