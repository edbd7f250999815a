package cofferdam.kernel.core;

/** What boot does for the partitions' tables: frames for each, and no frame of a partition with an old content. */
final class PartitionTables {
    private PartitionTables() {}

    /** Builds the tables of all partitions in the frames from one on up to another; the next free one, or why not. */
    /*@ normal_behavior
    @ requires 0 <= partitions && partitions <= Limits.PARTITIONS && 0 <= first && first <= end;
    @ requires end <= tables.radix.frames.address.length && (Object) windows != (Object) tables.radix;
    @ requires frames.address.length == ledger.state.length && (Object) ledger != (Object) tables.radix;
    @ ensures \result < 0 || first <= \result && \result <= end;
    @ assignable tables.radix.root[0 .. tables.radix.root.length - 1],
    @      tables.radix.next[0 .. tables.radix.next.length - 1], tables.radix.end[0 .. tables.radix.end.length - 1];
    @*/
    static int build(
            StageTwo tables, Windows windows, Ledger ledger, Frames frames, int partitions, int first, int end) {
        int at = open(tables, windows, partitions, first, end);
        int result = tables.build(frames, ledger);
        return result == Abi.OK ? at : result;
    }

    /** Gives each partition frames for its tables, from one on up to another; the next free one, or NO_MEMORY. */
    /*@ normal_behavior
    @ requires 0 <= partitions && partitions <= Limits.PARTITIONS && 0 <= first && first <= end;
    @ requires end <= tables.radix.frames.address.length && (Object) windows != (Object) tables.radix;
    @ ensures \result == Abi.NO_MEMORY || first <= \result && \result <= end;
    @ assignable tables.radix.root[0 .. tables.radix.root.length - 1],
    @      tables.radix.next[0 .. tables.radix.next.length - 1], tables.radix.end[0 .. tables.radix.end.length - 1];
    @*/
    static int open(StageTwo tables, Windows windows, int partitions, int first, int end) {
        int at = first;
        int p = 0;
        /*@ loop_invariant 0 <= p && p <= partitions && (at == Abi.NO_MEMORY || first <= at && at <= end);
        @ loop_invariant \invariant_for(tables) && \invariant_for(windows);
        @ loop_modifies p, at, tables.radix.root[0 .. tables.radix.root.length - 1],
        @      tables.radix.next[0 .. tables.radix.next.length - 1], tables.radix.end[0 .. tables.radix.end.length - 1];
        @ decreases partitions - p;
        @*/
        while (p < partitions) {
            at = openOne(tables, p, windows.tables(p, EptFormat.LEVELS), at, end);
            p = p + 1;
        }
        return at;
    }

    /** Gives a partition n frames for its tables; the next free one, or NO_MEMORY. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Radix.SPACES && 1 <= n && (at == Abi.NO_MEMORY || 0 <= at && at <= end);
    @ requires 0 <= end && end <= tables.radix.frames.address.length;
    @ ensures \invariant_for(tables);
    @ ensures \result == (at < 0 || end - at < n ? Abi.NO_MEMORY : at + n);
    @ assignable tables.radix.root[0 .. tables.radix.root.length - 1],
    @      tables.radix.next[0 .. tables.radix.next.length - 1], tables.radix.end[0 .. tables.radix.end.length - 1];
    @*/
    static int openOne(StageTwo tables, int p, int n, int at, int end) {
        /*+OPENJML@ split; @*/
        if (at < 0 || end - at < n) {
            return Abi.NO_MEMORY;
        }
        tables.open(p, at, n);
        return at + n;
    }

    /** Fills every frame that a partition has in memory with zeros. */
    /*@ normal_behavior
    @ requires frames.address.length == ledger.state.length;
    @ assignable \nothing;
    @*/
    static void scrub(Ledger ledger, Frames frames, Platform platform) {
        /*@ loop_invariant 0 <= f && f <= frames.count;
        @ loop_modifies f;
        @ decreases frames.count - f;
        @*/
        for (int f = 0; f < frames.count(); f++) {
            if (ledger.owner(f) >= 0 && ledger.state(f) != Ledger.DEVICE) {
                platform.scrubFrame(frames.address(f));
            }
        }
    }
}
