package cofferdam.kernel.core;

/**
 * Builds all translation tables at boot, in the frames set aside for them, each partition's and each device's in its own.
 * Keeps no state: all of it is the memory's. Requirements G7-01, G7-04.
 */
final class TableBuild {
    private TableBuild() {}

    /** Builds all tables in the table frames and maps what ledger and regions declare; OK, or why not. Requirements G7-01, G7-04. */
    /*@ normal_behavior
    @ assignable m.ledger.pinned[*], m.dma.mapped[*], m.dma.admitted[*], m.stageTwo.radix.root[*], m.stageTwo.radix.next[*],
    @    m.stageTwo.radix.end[*], m.dmaTables.radix.root[*], m.dmaTables.radix.next[*], m.dmaTables.radix.end[*],
    @    m.dmaTables.root, m.dmaTables.context[*];
    @*/
    static int build(Memory m, Configuration c) {
        int at = c.kernel.tableFrame;
        for (int p = 0; p < c.partitions; p++) {
            int n = c.memory.windows.tables(p, EptFormat.LEVELS);
            m.stageTwo.open(p, at, n);
            at = at + n;
        }
        for (int f = 0; f < m.frames.count(); f++) {
            if (m.ledger.owner(f) >= 0 && m.ledger.state(f) != Ledger.DEVICE) {
                m.platform.scrubFrame(m.frames.address(f));
            }
        }
        int result = m.stageTwo.build(m.frames, m.ledger);
        if (c.devices.levels == 0 || result != Abi.OK) {
            return result;
        }
        m.dmaTables.openRoot(at);
        at = at + 1;
        for (int d = 0; d < m.dma.count(); d++) {
            int bus = m.dma.requester(d) / 256;
            if (!m.dmaTables.hasBus(bus)) {
                m.dmaTables.openBus(bus, at);
                at = at + 1;
            }
            int n = c.devices.windows.tables(d, c.devices.levels);
            m.dmaTables.open(d, at, n);
            at = at + n;
            for (int r = 0; r < m.regions.count() && result == Abi.OK; r++) {
                result = m.regions.admits(r, d) ? buildDma(m, d, r) : Abi.OK;
            }
            m.dma.admit(d, true);
            m.dmaTables.admit(d, m.dma.requester(d));
        }
        return result;
    }

    /*@ private normal_behavior
    @ requires 0 <= d && d < m.dma.count && 0 <= r && r < m.regions.count;
    @ assignable m.ledger.pinned[*], m.dma.mapped[*], m.dmaTables.radix.next[d];
    @*/
    private static int buildDma(Memory m, int d, int r) {
        int first = m.regions.frame(r);
        int at = 0;
        while (at < m.regions.pages(r)) {
            int n = 1;
            long address = m.frames.address(first + at);
            while (at + n < m.regions.pages(r)
                    && m.frames.address(first + at + n) == address + (long) n * Frames.SIZE) {
                n = n + 1;
            }
            int result = m.dmaTables.range(d, m.regions.page(r) + at, address, n, m.regions.rights(r));
            if (result != Abi.OK) {
                return result;
            }
            for (int i = at; i < at + n; i++) {
                m.ledger.pin(m.regions.partition(r), first + i);
                m.dma.set(d, first + i, true);
            }
            at = at + n;
        }
        return Abi.OK;
    }
}
