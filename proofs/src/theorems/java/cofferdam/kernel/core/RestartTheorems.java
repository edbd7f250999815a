package cofferdam.kernel.core;

/** What a partition finds in its memory after a restart, and what others find in what it had. */
final class RestartTheorems {
    private RestartTheorems() {}

    /** Every frame of a partition that ends is filled with zeros, unless it is registers of a device (G6-01). */
    /*@ normal_behavior
    @ requires 0 <= p && p < ledger.parts && 0 <= f && f < frames.count;
    @ requires frames.address.length == ledger.state.length && (Object) ledger != (Object) tables.radix;
    @ requires ledger.owner[f] == p;
    @ ensures ledger.state[f] != Ledger.DEVICE ==> \result == frames.address[f];
    @*/
    @Theorem(
            in = Restart.class,
            twinReplaces = "(ledger.owner[f] == p && ledger.state[f] != Ledger.DEVICE ? frames.address[f] : -1L);",
            twinBy = "(ledger.owner[f] == p && ledger.state[f] == Ledger.OWNED ? frames.address[f] : -1L);")
    static long scrubBeforeReuse(Ledger ledger, Frames frames, StageTwo tables, Platform platform, int p, int f) {
        return Restart.releaseFrame(ledger, frames, tables, platform, p, f);
    }
}
