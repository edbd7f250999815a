package cofferdam.kernel.core;

/** Isolation of maps, as the rows of the ledger keep it whatever calls are made. */
final class LedgerTheorems {
    private LedgerTheorems() {}

    /** Two partitions reach one frame only if it is lent, shared or a declared channel (G1-01, G1-02). */
    /*@ normal_behavior
    @ requires 0 <= f && f < a.state.length && 0 <= p && 0 <= q && p != q;
    @ requires (a.owner[f] == p || a.borrower[f] == p) && (a.owner[f] == q || a.borrower[f] == q);
    @ ensures a.state[f] == Ledger.LENT || a.state[f] == Ledger.SHARED || a.state[f] == Ledger.CHANNEL;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = Ledger.class,
            twinReplaces =
                    "ensures (borrower[f] != NOBODY) == (state[f] == LENT || state[f] == SHARED || state[f] == CHANNEL);",
            twinBy =
                    "ensures (borrower[f] != NOBODY) == (state[f] == LENT || state[f] == SHARED || state[f] == RETURNED);")
    static void isolation(Ledger a, int f, int p, int q) {
        /*@ assert a.row(f); @*/
    }

    /** No partition reaches a frame of the kernel, nor a free one, and no device does (G1-12, G3-04). */
    /*@ normal_behavior
    @ requires 0 <= f && f < a.state.length && 0 <= p;
    @ requires a.state[f] == Ledger.KERNEL || a.state[f] == Ledger.FREE;
    @ ensures a.owner[f] != p && a.borrower[f] != p && !a.pinned[f];
    @ ensures a.ownerRights[f] == 0 && a.borrowerRights[f] == 0;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = Ledger.class,
            twinReplaces = "ensures (owner[f] == NOBODY) == (state[f] == FREE || state[f] == KERNEL);",
            twinBy = "ensures (owner[f] == NOBODY) == (state[f] == FREE);")
    static void kernelUnreachable(Ledger a, int f, int p) {
        /*@ assert a.row(f); @*/
    }

    /** While a frame is lent its lender has no right to it, and no device reaches it (G1-06, G3-04). */
    /*@ normal_behavior
    @ requires 0 <= f && f < a.state.length && a.state[f] == Ledger.LENT;
    @ ensures a.ownerRights[f] == 0 && !a.pinned[f];
    @ assignable \nothing;
    @*/
    @Theorem(
            in = Ledger.class,
            twinReplaces =
                    "ensures state[f] == FREE || state[f] == KERNEL || state[f] == LENT ==> ownerRights[f] == 0;",
            twinBy = "ensures state[f] == FREE || state[f] == KERNEL ==> ownerRights[f] == 0;")
    static void lenderHasNoAccess(Ledger a, int f) {
        /*@ assert a.row(f); @*/
    }

    /** A frame that devices reach is reached by no partition but their owner (G3-01, G3-04). */
    /*@ normal_behavior
    @ requires 0 <= f && f < a.state.length && a.pinned[f] && 0 <= p && p != a.owner[f];
    @ ensures a.state[f] == Ledger.OWNED && a.borrower[f] != p && a.borrowerRights[f] == 0;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = Ledger.class,
            twinReplaces = "state[f] <= DEVICE && (pinned[f] ==> state[f] == OWNED);",
            twinBy = "state[f] <= DEVICE;")
    static void pinnedIsPrivate(Ledger a, int f, int p) {
        /*@ assert a.row(f); @*/
    }
}
