package cofferdam.kernel.core;

import cofferdam.proofs.bounded.lemmas.Any;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.vtd.RemappingFeatures;
import cofferdam.spec.walk.DmaReference;

/**
 * Root table, context tables and the tables of a device, in frames chosen at will, of which a lemma looks at the entries
 * of one requester. The frames are distinct, as the kernel's are; what the entries hold is arbitrary.
 */
final class DeviceEntries {
    private static final int FRAMES = 4;
    private static final int BUS = 256;

    final EntryMemory memory = new EntryMemory();
    final DmaTables tables;
    private final Frames frames = new Frames(FRAMES);
    private final int levels;
    private int device;
    private int requester;
    private int watched;
    private int root;
    private int context;
    private int other;
    private int top;

    /** For tables of so many levels. */
    DeviceEntries(int levels) {
        this.levels = levels;
        tables = DmaTables.of(memory, frames, levels, true, true);
    }

    /**
     * Chooses a device, its requester, the frames, and an entry to look at.
     *
     * @param own whether the entries looked at are those of the requester itself; else of any other
     * @return false if the lemma is not about this choice
     */
    boolean choose(boolean own) {
        device = Any.number();
        requester = Any.number();
        watched = own ? requester : Any.number();
        for (int i = 0; i < FRAMES; i++) {
            if (frames.add(Any.frame(), 1) != i) {
                return false;
            }
        }
        root = frame();
        context = frame();
        other = frame();
        top = frame();
        return 0 <= device
                && device < Radix.SPACES
                && 0 <= requester
                && requester < BUS * BUS
                && 0 <= watched
                && watched < BUS * BUS
                && (own || watched != requester)
                && (1 << root | 1 << context | 1 << other | 1 << top) == (1 << FRAMES) - 1;
    }

    private static int frame() {
        return Any.number() & FRAMES - 1;
    }

    /**
     * Gives the requester's bus a context table, and the bus of the requester looked at; then looks at its entries, whose
     * content is arbitrary.
     *
     * @param opened whether the requester's bus has one
     */
    void look(boolean opened) {
        boolean same = sameBus();
        tables.openRoot(root);
        if (opened) {
            tables.openBus(requester >> 8, context);
        }
        if (!same) {
            tables.openBus(watched >> 8, other);
        }
        memory.watch(0, frames.address(root) + 16L * (watched >> 8), Any.word(), Any.word());
        memory.watch(2, frames.address(same ? context : other) + 16L * (watched & BUS - 1), Any.word(), Any.word());
    }

    /** Whether the root entry leads to the context table, as the kernel writes such entries. */
    boolean leads() {
        return memory.what(0) == SecondLevelFormat.low(memory.where(2)) && memory.what(1) == 0L;
    }

    /** Gives the device its tables, and lets it through. */
    void admit() {
        tables.open(device, top, 1);
        tables.admit(device, requester);
    }

    /** Stops the device. */
    void block() {
        tables.block(device, requester);
    }

    /** Opens the requester's bus anew. */
    void openBus() {
        tables.openBus(requester >> 8, context);
    }

    /** Whether the requester looked at is on the same bus. */
    boolean sameBus() {
        return watched >> 8 == requester >> 8;
    }

    /** The domain id that a device has. */
    int domain() {
        return device + 1;
    }

    /** Why the reference refuses the requester's entries, 0 if it does not. */
    int refusal() {
        PhysicalMemory found = found();
        int reason = DmaReference.refusal(found, features(), frames.address(root), watched);
        assert found.asked(0) == memory.where(0);
        return reason;
    }

    /** The reference walk of the requester to an address, over what the entries hold; the tables hold anything. */
    DmaReference walk(long address, boolean write) {
        PhysicalMemory found = found();
        DmaReference walk = new DmaReference(found, features(), frames.address(root), watched, address, write);
        assert found.asked(0) == memory.where(0) && found.asked(2) == memory.where(2);
        // The index of the top level, in bits 11:3.
        long index = address >>> 12 + 9 * (levels - 1) & 511;
        assert address >>> 12 + 9 * levels != 0L || found.asked(4) == frames.address(top) + 8L * index;
        return walk;
    }

    private PhysicalMemory found() {
        PhysicalMemory found = new PhysicalMemory(true, true);
        for (int k = 0; k < 4; k++) {
            found.let(k, -1L, memory.what(k));
        }
        return found;
    }

    private RemappingFeatures features() {
        return new RemappingFeatures(
                levels == 3 && Any.choice() ? 39 : 48, 52, Any.choice(), Any.choice(), Any.choice());
    }
}
