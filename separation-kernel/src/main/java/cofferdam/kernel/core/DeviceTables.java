package cofferdam.kernel.core;

/**
 * What boot does for the devices' tables: a root table, a context table for each bus, second-level tables for each device,
 * and the frames in them that were declared for it and that its partition owns. Keeps no state. Requirements G3-03, G7-04.
 */
final class DeviceTables {
    private DeviceTables() {}

    /** Builds the tables of the first devices in the frames from one on up to another; OK, or why not. */
    /*@ normal_behavior
    @ requires (levels == 3 || levels == 4) && 0 <= devices && devices <= m.dma.count;
    @ requires at <= end && 0 <= end && end <= m.frames.address.length;
    @ requires (Object) windows != (Object) m.dmaTables && (Object) windows != (Object) m.dmaTables.radix;
    @ ensures \result <= Abi.OK && \invariant_for(m) && \invariant_for(windows);
    @ assignable m.ledger.pinned[0 .. m.ledger.pinned.length - 1], m.dma.mapped[0 .. m.dma.mapped.length - 1],
    @      m.dma.admitted[0 .. m.dma.admitted.length - 1],
    @      m.dmaTables.context[0 .. m.dmaTables.context.length - 1],
    @      m.dmaTables.radix.root[0 .. m.dmaTables.radix.root.length - 1],
    @      m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1],
    @      m.dmaTables.radix.end[0 .. m.dmaTables.radix.end.length - 1];
    @*/
    static int build(Memory m, Windows windows, int levels, int devices, int at, int end) {
        int next = at;
        int d = 0;
        /*@ loop_invariant 0 <= d && d <= devices && next <= end && \invariant_for(m) && \invariant_for(windows);
        @ loop_modifies d, next, m.ledger.pinned[0 .. m.ledger.pinned.length - 1],
        @      m.dma.mapped[0 .. m.dma.mapped.length - 1], m.dma.admitted[0 .. m.dma.admitted.length - 1],
        @      m.dmaTables.context[0 .. m.dmaTables.context.length - 1],
        @      m.dmaTables.radix.root[0 .. m.dmaTables.radix.root.length - 1],
        @      m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1],
        @      m.dmaTables.radix.end[0 .. m.dmaTables.radix.end.length - 1];
        @ decreases devices - d;
        @*/
        while (d < devices) {
            next = device(m, d, windows.tables(d, levels), next, end);
            d = d + 1;
        }
        return next < 0 ? next : Abi.OK;
    }

    /** Builds the tables of a device, of at most n frames, and lets it do DMA; the next free frame, or why not. */
    /*@ normal_behavior
    @ requires 0 <= d && d < m.dma.count && 1 <= n && at <= end && 0 <= end && end <= m.frames.address.length;
    @ ensures \result <= end && \invariant_for(m);
    @ assignable m.ledger.pinned[0 .. m.ledger.pinned.length - 1], m.dma.mapped[0 .. m.dma.mapped.length - 1],
    @      m.dma.admitted[0 .. m.dma.admitted.length - 1],
    @      m.dmaTables.context[0 .. m.dmaTables.context.length - 1],
    @      m.dmaTables.radix.root[0 .. m.dmaTables.radix.root.length - 1],
    @      m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1],
    @      m.dmaTables.radix.end[0 .. m.dmaTables.radix.end.length - 1];
    @*/
    static int device(Memory m, int d, int n, int at, int end) {
        int after = openBus(m.dmaTables, m.dma.requester(d) / 256, at, end);
        int next = openDevice(m.dmaTables, d, n, after, end);
        int result = DeviceRuns.regions(m, d, next >= 0 ? m.regions.count() : 0);
        m.dma.admit(d, true);
        m.dmaTables.admit(d, m.dma.requester(d));
        return result == Abi.OK ? next : result;
    }

    /** Gives a bus a frame for its context table, if it has none; the next free one, or NO_MEMORY. */
    /*@ normal_behavior
    @ requires 0 <= bus && bus < 256 && at <= end && 0 <= end && end <= tables.frames.address.length;
    @ ensures \invariant_for(tables) && \result <= end && (at < 0 ==> \result < 0);
    @ assignable tables.context[0 .. tables.context.length - 1];
    @*/
    static int openBus(DmaTables tables, int bus, int at, int end) {
        /*+OPENJML@ split; @*/
        if (at < 0 || tables.hasBus(bus)) {
            return at;
        }
        /*+OPENJML@ split; @*/
        if (at >= end || !tables.hasRoot()) {
            return Abi.NO_MEMORY;
        }
        tables.openBus(bus, at);
        return at + 1;
    }

    /** Gives a device n frames for its tables; the next free one, or NO_MEMORY. */
    /*@ normal_behavior
    @ requires 0 <= d && d < Radix.SPACES && 1 <= n && at <= end && 0 <= end && end <= tables.frames.address.length;
    @ ensures \invariant_for(tables) && \result == (at < 0 || end - at < n ? Abi.NO_MEMORY : at + n);
    @ assignable tables.radix.root[0 .. tables.radix.root.length - 1],
    @      tables.radix.next[0 .. tables.radix.next.length - 1], tables.radix.end[0 .. tables.radix.end.length - 1];
    @*/
    static int openDevice(DmaTables tables, int d, int n, int at, int end) {
        /*+OPENJML@ split; @*/
        if (at < 0 || end - at < n) {
            return Abi.NO_MEMORY;
        }
        tables.open(d, at, n);
        return at + n;
    }
}
