package cofferdam.kernel.core;

/** Which devices there are, whose they are, and what memory they may reach: part of {@link Configuration}. */
public final class DeviceConfiguration {
    /*@ spec_public @*/ private final MemoryConfiguration memory;
    /*@ spec_public @*/ final DmaMap dma;
    /*@ spec_public @*/ final Windows windows;
    /*@ spec_public @*/ final Routes routes;
    /*@ spec_public @*/ int levels;
    /*@ spec_public @*/ private boolean sealed;

    /*@ public invariant \invariant_for(memory) && \invariant_for(dma) && \invariant_for(windows);
    @ public invariant \invariant_for(routes) && windows != memory.windows;
    @ public invariant dma.frames == memory.ledger.state.length && (levels == 0 || levels == 3 || levels == 4);
    @*/

    /*@ normal_behavior
    @ ensures this.memory == memory && levels == 0 && !sealed;
    @ assignable \nothing;
    @*/
    DeviceConfiguration(MemoryConfiguration memory) {
        this.memory = memory;
        dma = new DmaMap(memory.ledger.frames());
        windows = new Windows();
        routes = new Routes();
    }

    /**
     * A device for a partition; its register frames must be free and are mapped uncached, readable and writable.
     *
     * @param requester 16-bit PCI requester id, different from those of other devices
     * @param line interrupt line 0..63 that no other device has
     * @param vector interrupt vector 32..255 that no other line of the partition has
     * @return the device's number, dense from 0 in the order of calls
     */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || 0 <= \result;
    @ assignable memory.ledger.state[*], memory.ledger.owner[*], memory.ledger.ownerPage[*], memory.ledger.ownerMost[*], memory.ledger.ownerRights[*],
    @    memory.windows.count, memory.windows.partition[*], memory.windows.page[*], memory.windows.pages[*], memory.windows.frame[*],
    @    routes.partition[*], routes.vector[*], dma.count, dma.owner[*], dma.requester[*];
    @*/
    public int addDevice(int partition, int requester, int firstFrame, int count, int page, int line, int vector) {
        if (sealed || vector < 32 || !dma.accepts(requester)) {
            return Abi.DENIED;
        }
        if (!memory.acceptsRegisters(partition, firstFrame, count, page)) {
            return Abi.DENIED;
        }
        if (routes.add(line, partition, vector) != Abi.OK) {
            return Abi.DENIED;
        }
        memory.addRegisters(partition, firstFrame, count, page);
        return dma.add(partition, requester);
    }

    /** Lets a device reach a region of its own partition, at the partition's addresses, with the region's rights. */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || \result == Abi.OK;
    @ assignable memory.regions.dma[*], windows.count, windows.partition[*], windows.page[*],
    @    windows.pages[*], windows.frame[*];
    @*/
    public int addDmaWindow(int device, int region) {
        if (sealed
                || region < 0
                || region >= memory.regions.count()
                || !dma.owns(memory.regions.partition(region), device)) {
            return Abi.DENIED;
        }
        int page = memory.regions.page(region);
        int count = memory.regions.pages(region);
        if (memory.regions.admits(region, device) || !windows.fits(device, page, count, memory.regions.frame(region))) {
            return Abi.DENIED;
        }
        memory.regions.admit(region, device);
        windows.add(device, page, count, memory.regions.frame(region));
        return Abi.OK;
    }

    /** DMA remapping with 39 (three-level) or 48 (four-level) address bits; without this call there is none. */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || \result == Abi.OK;
    @ assignable levels;
    @*/
    public int setDmaWidth(int bits) {
        if (sealed || (bits != 39 && bits != 48)) {
            return Abi.DENIED;
        }
        levels = bits == 39 ? 3 : 4;
        return Abi.OK;
    }

    /** From now on every call is refused. */
    /*@ normal_behavior
    @ ensures sealed;
    @ assignable sealed;
    @*/
    void seal() {
        sealed = true;
    }
}
