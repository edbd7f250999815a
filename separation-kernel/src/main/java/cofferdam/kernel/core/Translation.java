package cofferdam.kernel.core;

/** Where the processors and the remapping unit find the translation tables. Requirements G1-13, G3-01. */
final class Translation {
    /*@ spec_public @*/ private final Memory memory;

    /*@ private normal_behavior
    @ ensures this.memory == memory;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Translation(Memory memory) {
        this.memory = memory;
    }

    /** The translation by this memory's tables. */
    /*@ normal_behavior
    @ ensures \result.memory == memory && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Translation of(Memory memory) {
        return new Translation(memory);
    }

    /** The EPT pointer of a partition. */
    /*@ normal_behavior
    @ requires \invariant_for(memory) && 0 <= p && p < memory.ledger.parts && 0 <= memory.stageTwo.radix.root[p];
    @ assignable \nothing;
    @*/
    long eptPointer(int p) {
        return memory.eptPointer(p);
    }

    /** Host-physical address of the VT-d root table, or 0 without DMA remapping. */
    /*@ normal_behavior
    @ requires \invariant_for(memory);
    @ ensures \result == (memory.dmaTables.root < 0 ? 0 : memory.dmaTables.frames.address[memory.dmaTables.root]);
    @ assignable \nothing;
    @*/
    long dmaRootTable() {
        return memory.dmaRootTable();
    }

    /** The DMA domain id of a device, or 0. */
    /*@ normal_behavior
    @ requires \invariant_for(memory);
    @ ensures \result == (0 <= device && device < memory.dma.count ? device + 1 : 0);
    @ assignable \nothing;
    @*/
    int dmaDomain(int device) {
        return device >= 0 && device < memory.dma.count() ? device + 1 : 0;
    }
}
