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

    /*+OPENJML@ public invariant sealed || (\forall int k; 0 <= k && k < dma.mapped.length; !dma.mapped[k]);
    @ public invariant (Object) memory.ledger != (Object) dma && (Object) memory.windows != (Object) dma;
    @ public invariant (Object) memory.regions != (Object) dma && (Object) memory.grants != (Object) dma;
    @ public invariant (Object) memory.frames != (Object) dma && (Object) windows != (Object) dma;
    @ public invariant (Object) routes != (Object) dma && (Object) memory.ledger != (Object) windows;
    @ public invariant (Object) memory.windows != (Object) windows && (Object) memory.regions != (Object) windows;
    @ public invariant (Object) memory.grants != (Object) windows && (Object) memory.frames != (Object) windows;
    @ public invariant (Object) routes != (Object) windows && (Object) memory.ledger != (Object) routes;
    @ public invariant (Object) memory.windows != (Object) routes && (Object) memory.regions != (Object) routes;
    @ public invariant (Object) memory.grants != (Object) routes && (Object) memory.frames != (Object) routes;
    @*/

    /*@ private normal_behavior
    @ ensures this.memory == memory && this.dma == dma && this.windows == windows && this.routes == routes;
    @ ensures levels == 0 && !sealed;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ DeviceConfiguration(MemoryConfiguration memory, DmaMap dma, Windows windows, Routes routes) {
        this.memory = memory;
        this.dma = dma;
        this.windows = windows;
        this.routes = routes;
    }

    /** No devices yet. */
    /*@ normal_behavior
    @ ensures \result.memory == memory && \result.levels == 0 && !\result.sealed && \fresh(\result);
    @ assignable \nothing;
    @*/
    static DeviceConfiguration of(MemoryConfiguration memory) {
        DmaMap dma = new DmaMap(memory.ledger.frames());
        Windows windows = new Windows();
        Routes routes = new Routes();
        return new DeviceConfiguration(memory, dma, windows, routes);
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
    @      memory.ledger.ownerRights[0 .. memory.ledger.ownerRights.length - 1], memory.windows.*,
    @      memory.windows.partition[0 .. memory.windows.partition.length - 1],
    @      memory.windows.page[0 .. memory.windows.page.length - 1],
    @      memory.windows.pages[0 .. memory.windows.pages.length - 1],
    @      memory.windows.frame[0 .. memory.windows.frame.length - 1],
    @      routes.partition[0 .. routes.partition.length - 1], routes.vector[0 .. routes.vector.length - 1],
    @      dma.*, dma.owner[0 .. dma.owner.length - 1], dma.requester[0 .. dma.requester.length - 1];
    @*/
    public int addDevice(int partition, int requester, int firstFrame, int count, int page, int line, int vector) {
        boolean refused = sealed
                || vector < 32
                || !dma.accepts(requester)
                || !memory.acceptsRegisters(partition, firstFrame, count, page);
        /*+OPENJML@ split; @*/
        if (refused) {
            return Abi.DENIED;
        }
        int routed = route(memory, dma, windows, routes, line, partition, vector);
        /*+OPENJML@ split; @*/
        if (routed != Abi.OK) {
            return Abi.DENIED;
        }
        register(memory, dma, windows, routes, partition, firstFrame, count, page);
        return attach(memory, dma, windows, routes, partition, requester);
    }

    /** What {@link Routes#add} does; the other parts stay sound. */
    /*+OPENJML@ private normal_behavior
    @ requires (Object) memory.ledger != (Object) routes && (Object) memory.windows != (Object) routes;
    @ requires (Object) memory.regions != (Object) routes && (Object) memory.grants != (Object) routes;
    @ requires (Object) memory.frames != (Object) routes && (Object) dma != (Object) routes;
    @ requires (Object) windows != (Object) routes;
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ assignable routes.partition[0 .. routes.partition.length - 1], routes.vector[0 .. routes.vector.length - 1];
    @*/
    private static int route(
            MemoryConfiguration memory,
            DmaMap dma,
            Windows windows,
            Routes routes,
            int line,
            int partition,
            int vector) {
        return routes.add(line, partition, vector);
    }

    /** What {@link MemoryConfiguration#addRegisters} does; the other parts stay sound. */
    /*+OPENJML@ private normal_behavior
    @ requires 0 <= partition && partition < memory.partitions && memory.windows.count < Limits.WINDOWS;
    @ requires 0 <= firstFrame && 1 <= count && count <= memory.frames.count - firstFrame;
    @ requires 0 <= page && page <= Limits.PAGES - count;
    @ requires (\forall int f; firstFrame <= f && f < firstFrame + count; memory.ledger.state[f] == Ledger.FREE);
    @ requires (Object) memory.ledger != (Object) dma && (Object) memory.windows != (Object) dma;
    @ requires (Object) memory.regions != (Object) dma && (Object) memory.grants != (Object) dma;
    @ requires (Object) memory.frames != (Object) dma && (Object) windows != (Object) dma;
    @ requires (Object) routes != (Object) dma && (Object) memory.ledger != (Object) windows;
    @ requires (Object) memory.windows != (Object) windows && (Object) memory.regions != (Object) windows;
    @ requires (Object) memory.grants != (Object) windows && (Object) memory.frames != (Object) windows;
    @ requires (Object) routes != (Object) windows && (Object) memory.ledger != (Object) routes;
    @ requires (Object) memory.windows != (Object) routes && (Object) memory.regions != (Object) routes;
    @ requires (Object) memory.grants != (Object) routes && (Object) memory.frames != (Object) routes;
    @ ensures (\forall int f; 0 <= f && f < memory.ledger.state.length;
    @      memory.ledger.state[f] == (firstFrame <= f && f < firstFrame + count
    @         ? Ledger.DEVICE : \old(memory.ledger.state[f])));
    @ ensures (\forall int f; 0 <= f && f < memory.ledger.state.length;
    @      memory.ledger.owner[f] == (firstFrame <= f && f < firstFrame + count
    @         ? partition : \old(memory.ledger.owner[f])));
    @ assignable memory.ledger.state[0 .. memory.ledger.state.length - 1],
    @      memory.ledger.owner[0 .. memory.ledger.owner.length - 1],
    @      memory.ledger.ownerPage[0 .. memory.ledger.ownerPage.length - 1],
    @      memory.ledger.ownerMost[0 .. memory.ledger.ownerMost.length - 1],
    @      memory.ledger.ownerRights[0 .. memory.ledger.ownerRights.length - 1], memory.windows.*,
    @      memory.windows.partition[0 .. memory.windows.partition.length - 1],
    @      memory.windows.page[0 .. memory.windows.page.length - 1],
    @      memory.windows.pages[0 .. memory.windows.pages.length - 1],
    @      memory.windows.frame[0 .. memory.windows.frame.length - 1];
    @*/
    private static void register(
            MemoryConfiguration memory,
            DmaMap dma,
            Windows windows,
            Routes routes,
            int partition,
            int firstFrame,
            int count,
            int page) {
        memory.addRegisters(partition, firstFrame, count, page);
    }

    /** What {@link DmaMap#add} does; the other parts stay sound. */
    /*+OPENJML@ private normal_behavior
    @ requires (Object) memory.ledger != (Object) dma && (Object) memory.windows != (Object) dma;
    @ requires (Object) memory.regions != (Object) dma && (Object) memory.grants != (Object) dma;
    @ requires (Object) memory.frames != (Object) dma && (Object) windows != (Object) dma;
    @ requires (Object) routes != (Object) dma;
    @ ensures \result == \old(dma.count) || \result == Abi.DENIED;
    @ ensures (\result >= 0) == (\old(dma.count) < Limits.DEVICES && 0 <= partition && partition < Limits.PARTITIONS
    @      && 0 <= requester && requester < 65536
    @      && (\forall int d; 0 <= d && d < \old(dma.count); \old(dma.requester[d]) != requester));
    @ ensures dma.count == (\result >= 0 ? \old(dma.count) + 1 : \old(dma.count));
    @ ensures \result >= 0 ==> dma.owner[\result] == partition && dma.requester[\result] == requester;
    @ assignable dma.*, dma.owner[0 .. dma.owner.length - 1], dma.requester[0 .. dma.requester.length - 1];
    @*/
    private static int attach(
            MemoryConfiguration memory, DmaMap dma, Windows windows, Routes routes, int partition, int requester) {
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
    @ assignable memory.regions.dma[0 .. memory.regions.dma.length - 1], windows.*,
    @      windows.partition[0 .. windows.partition.length - 1], windows.page[0 .. windows.page.length - 1],
    @      windows.pages[0 .. windows.pages.length - 1], windows.frame[0 .. windows.frame.length - 1];
    @*/
    public int addDmaWindow(int device, int region) {
        boolean refused = sealed
                || region < 0
                || region >= memory.regions.count()
                || !dma.owns(memory.regions.partition(region), device)
                || memory.regions.admits(region, device)
                || !windows.fits(
                        device,
                        memory.regions.page(region),
                        memory.regions.pages(region),
                        memory.regions.frame(region));
        /*+OPENJML@ split; @*/
        if (refused) {
            return Abi.DENIED;
        }
        memory.regions.admit(region, device);
        show(
                memory,
                dma,
                windows,
                routes,
                device,
                memory.regions.page(region),
                memory.regions.pages(region),
                memory.regions.frame(region));
        return Abi.OK;
    }

    /** What {@link Windows#add} does; the other parts stay sound. */
    /*+OPENJML@ private normal_behavior
    @ requires 0 <= page && page < Limits.PAGES && 1 <= count && count <= Limits.PAGES - page;
    @ requires 0 <= frame && frame <= Limits.FRAMES - count && windows.count < Limits.WINDOWS;
    @ requires (Object) memory.ledger != (Object) windows && (Object) memory.windows != (Object) windows;
    @ requires (Object) memory.regions != (Object) windows && (Object) memory.grants != (Object) windows;
    @ requires (Object) memory.frames != (Object) windows && (Object) dma != (Object) windows;
    @ requires (Object) routes != (Object) windows;
    @ ensures windows.count == \old(windows.count) + 1;
    @ assignable windows.*, windows.partition[0 .. windows.partition.length - 1],
    @      windows.page[0 .. windows.page.length - 1], windows.pages[0 .. windows.pages.length - 1],
    @      windows.frame[0 .. windows.frame.length - 1];
    @*/
    private static void show(
            MemoryConfiguration memory,
            DmaMap dma,
            Windows windows,
            Routes routes,
            int device,
            int page,
            int count,
            int frame) {
        windows.add(device, page, count, frame);
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
        boolean refused = sealed || (bits != 39 && bits != 48);
        /*+OPENJML@ split; @*/
        if (refused) {
            return Abi.DENIED;
        }
        take(bits == 39 ? 3 : 4);
        return Abi.OK;
    }

    /*+OPENJML@ private normal_behavior
    @ requires memory.ledger.sound() && memory.windows.sound() && memory.regions.sound() && memory.grants.sound();
    @ requires memory.frames.sound() && dma.sound() && windows.sound() && routes.sound();
    @ ensures memory.ledger.sound() && memory.windows.sound() && memory.regions.sound() && memory.grants.sound();
    @ ensures memory.frames.sound() && dma.sound() && windows.sound() && routes.sound() && levels == n;
    @ assignable levels;
    @*/
    private /*@ helper @*/ void take(int n) {
        levels = n;
    }

    /** From now on every call is refused. */
    /*@ normal_behavior
    @ ensures sealed;
    @ assignable sealed;
    @*/
    void seal() {
        close();
    }

    /*+OPENJML@ private normal_behavior
    @ requires memory.ledger.sound() && memory.windows.sound() && memory.regions.sound() && memory.grants.sound();
    @ requires memory.frames.sound() && dma.sound() && windows.sound() && routes.sound();
    @ ensures memory.ledger.sound() && memory.windows.sound() && memory.regions.sound() && memory.grants.sound();
    @ ensures memory.frames.sound() && dma.sound() && windows.sound() && routes.sound() && sealed;
    @ assignable sealed;
    @*/
    private /*@ helper @*/ void close() {
        sealed = true;
    }
}
