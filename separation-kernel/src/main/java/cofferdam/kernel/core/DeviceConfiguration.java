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

    /*+OPENJML@ public invariant (\forall int k; 0 <= k && k < dma.mapped.length; !dma.mapped[k]);
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
    @ ensures \result == \old(dma.count) || \result == Abi.DENIED;
    @ ensures \result >= 0 ==> 0 <= partition && partition < memory.partitions
    @      && dma.owner[\result] == partition && dma.requester[\result] == requester;
    @ ensures dma.count == (\result >= 0 ? \old(dma.count) + 1 : \old(dma.count));
    @ ensures (\forall int f; 0 <= f && f < memory.ledger.state.length;
    @      memory.ledger.state[f] == (\result >= 0 && firstFrame <= f && f < firstFrame + count
    @         ? Ledger.DEVICE : \old(memory.ledger.state[f])));
    @ ensures (\forall int f; 0 <= f && f < memory.ledger.state.length;
    @      memory.ledger.owner[f] == (\result >= 0 && firstFrame <= f && f < firstFrame + count
    @         ? partition : \old(memory.ledger.owner[f])));
    @ assignable memory.ledger.state[0 .. memory.ledger.state.length - 1],
    @      memory.ledger.owner[0 .. memory.ledger.owner.length - 1],
    @      memory.ledger.ownerPage[0 .. memory.ledger.ownerPage.length - 1],
    @      memory.ledger.ownerMost[0 .. memory.ledger.ownerMost.length - 1],
    @      memory.ledger.ownerRights[0 .. memory.ledger.ownerRights.length - 1], memory.windows.count,
    @      memory.windows.partition[0 .. memory.windows.partition.length - 1],
    @      memory.windows.page[0 .. memory.windows.page.length - 1],
    @      memory.windows.pages[0 .. memory.windows.pages.length - 1],
    @      memory.windows.frame[0 .. memory.windows.frame.length - 1],
    @      routes.partition[0 .. routes.partition.length - 1], routes.vector[0 .. routes.vector.length - 1],
    @      dma.count, dma.owner[0 .. dma.owner.length - 1], dma.requester[0 .. dma.requester.length - 1];
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
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures \result == Abi.OK ==> 0 <= region && region < memory.regions.count && 0 <= device && device < dma.count
    @      && dma.owner[device] == memory.regions.partition[region];
    @ ensures windows.count == (\result == Abi.OK ? \old(windows.count) + 1 : \old(windows.count));
    @ ensures (\forall int k; 0 <= k && k < memory.regions.dma.length;
    @      memory.regions.dma[k] == (\old(memory.regions.dma[k])
    @         || \result == Abi.OK && k == region * Limits.DEVICES + device));
    @ assignable memory.regions.dma[0 .. memory.regions.dma.length - 1], windows.count,
    @      windows.partition[0 .. windows.partition.length - 1], windows.page[0 .. windows.page.length - 1],
    @      windows.pages[0 .. windows.pages.length - 1], windows.frame[0 .. windows.frame.length - 1];
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
    @ ensures \result == (bits == 39 || bits == 48 ? Abi.OK : Abi.DENIED);
    @ ensures levels == (bits == 39 ? 3 : bits == 48 ? 4 : \old(levels));
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
