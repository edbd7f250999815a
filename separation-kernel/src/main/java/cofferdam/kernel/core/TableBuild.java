package cofferdam.kernel.core;

/**
 * Builds all translation tables at boot, in the frames set aside for them, each partition's and each device's in its own.
 * Where frames are handed out, the next free one is the result; a negative result is an error, and nothing is handed out
 * any more. Keeps no state: all of it is the memory's. Requirements G7-01, G7-04.
 */
final class TableBuild {
    private TableBuild() {}

    /**
     * Builds all tables in the frames from one on up to another and maps what ledger and regions declare; OK, or why not.
     * Devices have as many levels of tables as is said, 0 for no devices. Requirements G7-01, G7-04.
     */
    /*@ normal_behavior
    @ requires 0 <= partitions && partitions <= Limits.PARTITIONS && (levels == 0 || levels == 3 || levels == 4);
    @ requires 0 <= first && first <= end && end <= m.frames.address.length && m.frames.count <= m.ledger.state.length;
    @ requires (Object) partitionWindows != (Object) m.stageTwo.radix && (Object) deviceWindows != (Object) m.stageTwo.radix;
    @ requires (Object) deviceWindows != (Object) m.dmaTables && (Object) deviceWindows != (Object) m.dmaTables.radix;
    @ requires (Object) partitionWindows != (Object) m.dmaTables && (Object) partitionWindows != (Object) m.dmaTables.radix;
    @ ensures \result <= Abi.OK;
    @ assignable m.ledger.pinned[0 .. m.ledger.pinned.length - 1], m.dma.mapped[0 .. m.dma.mapped.length - 1],
    @    m.dma.admitted[0 .. m.dma.admitted.length - 1], m.stageTwo.radix.root[0 .. m.stageTwo.radix.root.length - 1],
    @    m.stageTwo.radix.next[0 .. m.stageTwo.radix.next.length - 1],
    @    m.stageTwo.radix.end[0 .. m.stageTwo.radix.end.length - 1], m.dmaTables.*,
    @    m.dmaTables.context[0 .. m.dmaTables.context.length - 1],
    @    m.dmaTables.radix.root[0 .. m.dmaTables.radix.root.length - 1],
    @    m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1],
    @    m.dmaTables.radix.end[0 .. m.dmaTables.radix.end.length - 1];
    @*/
    static int build(
            Memory m, Windows partitionWindows, Windows deviceWindows, int partitions, int levels, int first, int end) {
        PartitionTables.scrub(m.ledger, m.frames, m.platform);
        int at = PartitionTables.build(m.stageTwo, partitionWindows, m.ledger, m.frames, partitions, first, end);
        return buildDma(m, deviceWindows, levels, at, end);
    }

    /** Builds the devices' tables, if there are levels, in the frames from one on up to another; OK, or why not. */
    /*@ normal_behavior
    @ requires (levels == 0 || levels == 3 || levels == 4) && at <= end && 0 <= end && end <= m.frames.address.length;
    @ requires (Object) windows != (Object) m.dmaTables && (Object) windows != (Object) m.dmaTables.radix;
    @ ensures \result <= Abi.OK && (at < 0 ==> \result == at) && \invariant_for(m) && \invariant_for(windows);
    @ assignable m.ledger.pinned[0 .. m.ledger.pinned.length - 1], m.dma.mapped[0 .. m.dma.mapped.length - 1],
    @      m.dma.admitted[0 .. m.dma.admitted.length - 1], m.dmaTables.*,
    @      m.dmaTables.context[0 .. m.dmaTables.context.length - 1],
    @      m.dmaTables.radix.root[0 .. m.dmaTables.radix.root.length - 1],
    @      m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1],
    @      m.dmaTables.radix.end[0 .. m.dmaTables.radix.end.length - 1];
    @*/
    static int buildDma(Memory m, Windows windows, int levels, int at, int end) {
        /*+OPENJML@ split; @*/
        if (at < 0 || levels == 0) {
            return at < 0 ? at : Abi.OK;
        }
        /*+OPENJML@ split; @*/
        if (at >= end) {
            return Abi.NO_MEMORY;
        }
        m.dmaTables.openRoot(at);
        return DeviceTables.build(m, windows, levels, m.dma.count(), at + 1, end);
    }
}
