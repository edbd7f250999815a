package cofferdam.kernel.core;

/** Step consistency of the ledger: two runs that look the same to a partition and to the caller before a call look the same to it after. */
final class LedgerStepConsistency {
    private LedgerStepConsistency() {}

    /** What a partition sees of the ledger after LEND depends on what it and the caller saw before (G2-01). */
    /*@ normal_behavior
    @ requires a != b && a.parts == b.parts && a.state.length == b.state.length && 0 <= r;
    @ requires 0 <= f && f < a.state.length && 0 <= g && g < a.state.length && 0 <= p;
    @ requires (a.owner[f] == p || a.borrower[f] == p) == (b.owner[f] == p || b.borrower[f] == p);
    @ requires a.owner[f] == p || a.borrower[f] == p ==> a.state[f] == b.state[f]
    @      && a.owner[f] == b.owner[f] && a.borrower[f] == b.borrower[f]
    @      && a.borrowerPage[f] == b.borrowerPage[f] && a.borrowerRights[f] == b.borrowerRights[f];
    @ requires a.owner[f] == p ==> a.ownerPage[f] == b.ownerPage[f] && a.ownerMost[f] == b.ownerMost[f]
    @      && a.ownerRights[f] == b.ownerRights[f] && a.pinned[f] == b.pinned[f];
    @ requires (a.owner[g] == r || a.borrower[g] == r) == (b.owner[g] == r || b.borrower[g] == r);
    @ requires a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == b.state[g]
    @      && a.owner[g] == b.owner[g] && a.borrower[g] == b.borrower[g]
    @      && a.borrowerPage[g] == b.borrowerPage[g] && a.borrowerRights[g] == b.borrowerRights[g];
    @ requires a.owner[g] == r ==> a.ownerPage[g] == b.ownerPage[g] && a.ownerMost[g] == b.ownerMost[g]
    @      && a.ownerRights[g] == b.ownerRights[g] && a.pinned[g] == b.pinned[g];
    @ ensures \result;
    @ ensures (a.owner[g] == r || a.borrower[g] == r) == (b.owner[g] == r || b.borrower[g] == r);
    @ ensures a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == b.state[g]
    @      && a.owner[g] == b.owner[g] && a.borrower[g] == b.borrower[g]
    @      && a.borrowerPage[g] == b.borrowerPage[g] && a.borrowerRights[g] == b.borrowerRights[g];
    @ ensures a.owner[g] == r ==> a.ownerPage[g] == b.ownerPage[g] && a.ownerMost[g] == b.ownerMost[g]
    @      && a.ownerRights[g] == b.ownerRights[g] && a.pinned[g] == b.pinned[g];
    @ assignable a.state[f], a.ownerRights[f], a.borrower[f], a.borrowerPage[f], a.borrowerRights[f],
    @      b.state[f], b.ownerRights[f], b.borrower[f], b.borrowerPage[f], b.borrowerRights[f];
    @*/
    @Theorem(
            in = Ledger.class,
            twinReplaces = "state[f] == LENT && ownerRights[f] == 0; ensures \\result == Abi.OK ==> "
                    + "borrower[f] == q && borrowerPage[f] == page && borrowerRights[f] == rights;",
            twinBy = "state[f] == LENT && ownerRights[f] == 0; ensures \\result == Abi.OK ==> "
                    + "borrower[f] == q && borrowerPage[f] == page && borrowerRights[f] == (owner[0] == "
                    + "NOBODY ? rights : 0);")
    static boolean lendIsStepConsistent(Ledger a, Ledger b, int p, int q, int f, int page, int rights, int g, int r) {
        int first = a.lend(p, q, f, page, rights);
        return first == b.lend(p, q, f, page, rights);
    }

    /** What a partition sees of the ledger after SHARE depends on what it and the caller saw before (G2-01). */
    /*@ normal_behavior
    @ requires a != b && a.parts == b.parts && a.state.length == b.state.length && 0 <= r;
    @ requires 0 <= f && f < a.state.length && 0 <= g && g < a.state.length && 0 <= p;
    @ requires (a.owner[f] == p || a.borrower[f] == p) == (b.owner[f] == p || b.borrower[f] == p);
    @ requires a.owner[f] == p || a.borrower[f] == p ==> a.state[f] == b.state[f]
    @      && a.owner[f] == b.owner[f] && a.borrower[f] == b.borrower[f]
    @      && a.borrowerPage[f] == b.borrowerPage[f] && a.borrowerRights[f] == b.borrowerRights[f];
    @ requires a.owner[f] == p ==> a.ownerPage[f] == b.ownerPage[f] && a.ownerMost[f] == b.ownerMost[f]
    @      && a.ownerRights[f] == b.ownerRights[f] && a.pinned[f] == b.pinned[f];
    @ requires (a.owner[g] == r || a.borrower[g] == r) == (b.owner[g] == r || b.borrower[g] == r);
    @ requires a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == b.state[g]
    @      && a.owner[g] == b.owner[g] && a.borrower[g] == b.borrower[g]
    @      && a.borrowerPage[g] == b.borrowerPage[g] && a.borrowerRights[g] == b.borrowerRights[g];
    @ requires a.owner[g] == r ==> a.ownerPage[g] == b.ownerPage[g] && a.ownerMost[g] == b.ownerMost[g]
    @      && a.ownerRights[g] == b.ownerRights[g] && a.pinned[g] == b.pinned[g];
    @ ensures \result;
    @ ensures (a.owner[g] == r || a.borrower[g] == r) == (b.owner[g] == r || b.borrower[g] == r);
    @ ensures a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == b.state[g]
    @      && a.owner[g] == b.owner[g] && a.borrower[g] == b.borrower[g]
    @      && a.borrowerPage[g] == b.borrowerPage[g] && a.borrowerRights[g] == b.borrowerRights[g];
    @ ensures a.owner[g] == r ==> a.ownerPage[g] == b.ownerPage[g] && a.ownerMost[g] == b.ownerMost[g]
    @      && a.ownerRights[g] == b.ownerRights[g] && a.pinned[g] == b.pinned[g];
    @ assignable a.state[f], a.borrower[f], a.borrowerPage[f], a.borrowerRights[f],
    @      b.state[f], b.borrower[f], b.borrowerPage[f], b.borrowerRights[f];
    @*/
    @Theorem(
            in = Ledger.class,
            twinReplaces = "state[f] == SHARED; ensures \\result == Abi.OK ==> borrower[f] == q && "
                    + "borrowerPage[f] == page && borrowerRights[f] == rights;",
            twinBy = "state[f] == SHARED; ensures \\result == Abi.OK ==> borrower[f] == q && "
                    + "borrowerPage[f] == page && borrowerRights[f] == (owner[0] == NOBODY ? rights : " + "0);")
    static boolean shareIsStepConsistent(Ledger a, Ledger b, int p, int q, int f, int page, int rights, int g, int r) {
        int first = a.share(p, q, f, page, rights);
        return first == b.share(p, q, f, page, rights);
    }

    /** What a partition sees of the ledger after DONATE depends on what it and the caller saw before (G2-01). */
    /*@ normal_behavior
    @ requires a != b && a.parts == b.parts && a.state.length == b.state.length && 0 <= r;
    @ requires 0 <= f && f < a.state.length && 0 <= g && g < a.state.length && 0 <= p;
    @ requires (a.owner[f] == p || a.borrower[f] == p) == (b.owner[f] == p || b.borrower[f] == p);
    @ requires a.owner[f] == p || a.borrower[f] == p ==> a.state[f] == b.state[f]
    @      && a.owner[f] == b.owner[f] && a.borrower[f] == b.borrower[f]
    @      && a.borrowerPage[f] == b.borrowerPage[f] && a.borrowerRights[f] == b.borrowerRights[f];
    @ requires a.owner[f] == p ==> a.ownerPage[f] == b.ownerPage[f] && a.ownerMost[f] == b.ownerMost[f]
    @      && a.ownerRights[f] == b.ownerRights[f] && a.pinned[f] == b.pinned[f];
    @ requires (a.owner[g] == r || a.borrower[g] == r) == (b.owner[g] == r || b.borrower[g] == r);
    @ requires a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == b.state[g]
    @      && a.owner[g] == b.owner[g] && a.borrower[g] == b.borrower[g]
    @      && a.borrowerPage[g] == b.borrowerPage[g] && a.borrowerRights[g] == b.borrowerRights[g];
    @ requires a.owner[g] == r ==> a.ownerPage[g] == b.ownerPage[g] && a.ownerMost[g] == b.ownerMost[g]
    @      && a.ownerRights[g] == b.ownerRights[g] && a.pinned[g] == b.pinned[g];
    @ ensures \result;
    @ ensures (a.owner[g] == r || a.borrower[g] == r) == (b.owner[g] == r || b.borrower[g] == r);
    @ ensures a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == b.state[g]
    @      && a.owner[g] == b.owner[g] && a.borrower[g] == b.borrower[g]
    @      && a.borrowerPage[g] == b.borrowerPage[g] && a.borrowerRights[g] == b.borrowerRights[g];
    @ ensures a.owner[g] == r ==> a.ownerPage[g] == b.ownerPage[g] && a.ownerMost[g] == b.ownerMost[g]
    @      && a.ownerRights[g] == b.ownerRights[g] && a.pinned[g] == b.pinned[g];
    @ assignable a.owner[f], a.ownerPage[f], a.ownerMost[f], a.ownerRights[f],
    @      b.owner[f], b.ownerPage[f], b.ownerMost[f], b.ownerRights[f];
    @*/
    @Theorem(
            in = Ledger.class,
            twinReplaces =
                    "owner[f] == q && ownerPage[f] == page && ownerMost[f] == rights && " + "ownerRights[f] == rights;",
            twinBy = "owner[f] == q && ownerPage[f] == page && ownerMost[f] == rights && "
                    + "ownerRights[f] == (state[0] == FREE ? rights : 0);")
    static boolean donateIsStepConsistent(Ledger a, Ledger b, int p, int q, int f, int page, int rights, int g, int r) {
        int first = a.donate(p, q, f, page, rights);
        return first == b.donate(p, q, f, page, rights);
    }

    /** What a partition sees of the ledger after RELINQUISH depends on what it and the caller saw before (G2-01). */
    /*@ normal_behavior
    @ requires a != b && a.parts == b.parts && a.state.length == b.state.length && 0 <= r;
    @ requires 0 <= f && f < a.state.length && 0 <= g && g < a.state.length && 0 <= p;
    @ requires (a.owner[f] == p || a.borrower[f] == p) == (b.owner[f] == p || b.borrower[f] == p);
    @ requires a.owner[f] == p || a.borrower[f] == p ==> a.state[f] == b.state[f]
    @      && a.owner[f] == b.owner[f] && a.borrower[f] == b.borrower[f]
    @      && a.borrowerPage[f] == b.borrowerPage[f] && a.borrowerRights[f] == b.borrowerRights[f];
    @ requires a.owner[f] == p ==> a.ownerPage[f] == b.ownerPage[f] && a.ownerMost[f] == b.ownerMost[f]
    @      && a.ownerRights[f] == b.ownerRights[f] && a.pinned[f] == b.pinned[f];
    @ requires (a.owner[g] == r || a.borrower[g] == r) == (b.owner[g] == r || b.borrower[g] == r);
    @ requires a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == b.state[g]
    @      && a.owner[g] == b.owner[g] && a.borrower[g] == b.borrower[g]
    @      && a.borrowerPage[g] == b.borrowerPage[g] && a.borrowerRights[g] == b.borrowerRights[g];
    @ requires a.owner[g] == r ==> a.ownerPage[g] == b.ownerPage[g] && a.ownerMost[g] == b.ownerMost[g]
    @      && a.ownerRights[g] == b.ownerRights[g] && a.pinned[g] == b.pinned[g];
    @ ensures \result;
    @ ensures (a.owner[g] == r || a.borrower[g] == r) == (b.owner[g] == r || b.borrower[g] == r);
    @ ensures a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == b.state[g]
    @      && a.owner[g] == b.owner[g] && a.borrower[g] == b.borrower[g]
    @      && a.borrowerPage[g] == b.borrowerPage[g] && a.borrowerRights[g] == b.borrowerRights[g];
    @ ensures a.owner[g] == r ==> a.ownerPage[g] == b.ownerPage[g] && a.ownerMost[g] == b.ownerMost[g]
    @      && a.ownerRights[g] == b.ownerRights[g] && a.pinned[g] == b.pinned[g];
    @ assignable a.state[f], a.borrower[f], a.borrowerRights[f],
    @      b.state[f], b.borrower[f], b.borrowerRights[f];
    @*/
    @Theorem(
            in = Ledger.class,
            twinReplaces = "ensures (\\result == Abi.OK) == (0 <= q && \\old(borrower[f]) == q",
            twinBy = "ensures (\\result == Abi.OK) == (0 <= q && owner[0] == NOBODY && " + "\\old(borrower[f]) == q")
    static boolean relinquishIsStepConsistent(Ledger a, Ledger b, int p, int f, int g, int r) {
        int first = a.relinquish(p, f);
        return first == b.relinquish(p, f);
    }

    /** What a partition sees of the ledger after RECLAIM depends on what it and the caller saw before (G2-01). */
    /*@ normal_behavior
    @ requires a != b && a.parts == b.parts && a.state.length == b.state.length && 0 <= r;
    @ requires 0 <= f && f < a.state.length && 0 <= g && g < a.state.length && 0 <= p;
    @ requires (a.owner[f] == p || a.borrower[f] == p) == (b.owner[f] == p || b.borrower[f] == p);
    @ requires a.owner[f] == p || a.borrower[f] == p ==> a.state[f] == b.state[f]
    @      && a.owner[f] == b.owner[f] && a.borrower[f] == b.borrower[f]
    @      && a.borrowerPage[f] == b.borrowerPage[f] && a.borrowerRights[f] == b.borrowerRights[f];
    @ requires a.owner[f] == p ==> a.ownerPage[f] == b.ownerPage[f] && a.ownerMost[f] == b.ownerMost[f]
    @      && a.ownerRights[f] == b.ownerRights[f] && a.pinned[f] == b.pinned[f];
    @ requires (a.owner[g] == r || a.borrower[g] == r) == (b.owner[g] == r || b.borrower[g] == r);
    @ requires a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == b.state[g]
    @      && a.owner[g] == b.owner[g] && a.borrower[g] == b.borrower[g]
    @      && a.borrowerPage[g] == b.borrowerPage[g] && a.borrowerRights[g] == b.borrowerRights[g];
    @ requires a.owner[g] == r ==> a.ownerPage[g] == b.ownerPage[g] && a.ownerMost[g] == b.ownerMost[g]
    @      && a.ownerRights[g] == b.ownerRights[g] && a.pinned[g] == b.pinned[g];
    @ ensures \result;
    @ ensures (a.owner[g] == r || a.borrower[g] == r) == (b.owner[g] == r || b.borrower[g] == r);
    @ ensures a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == b.state[g]
    @      && a.owner[g] == b.owner[g] && a.borrower[g] == b.borrower[g]
    @      && a.borrowerPage[g] == b.borrowerPage[g] && a.borrowerRights[g] == b.borrowerRights[g];
    @ ensures a.owner[g] == r ==> a.ownerPage[g] == b.ownerPage[g] && a.ownerMost[g] == b.ownerMost[g]
    @      && a.ownerRights[g] == b.ownerRights[g] && a.pinned[g] == b.pinned[g];
    @ assignable a.state[f], a.ownerRights[f],
    @      b.state[f], b.ownerRights[f];
    @*/
    @Theorem(
            in = Ledger.class,
            twinReplaces = "==> state[f] == OWNED && ownerRights[f] == ownerMost[f];",
            twinBy = "==> state[f] == OWNED && ownerRights[f] == (owner[0] == NOBODY ? ownerMost[f] : " + "0);")
    static boolean reclaimIsStepConsistent(Ledger a, Ledger b, int p, int f, int g, int r) {
        int first = a.reclaim(p, f);
        return first == b.reclaim(p, f);
    }

    /** What a partition sees of the ledger after MAP or UNMAP depends on what it and the caller saw before (G2-01). */
    /*@ normal_behavior
    @ requires a != b && a.parts == b.parts && a.state.length == b.state.length && 0 <= r;
    @ requires 0 <= f && f < a.state.length && 0 <= g && g < a.state.length && 0 <= p;
    @ requires (a.owner[f] == p || a.borrower[f] == p) == (b.owner[f] == p || b.borrower[f] == p);
    @ requires a.owner[f] == p || a.borrower[f] == p ==> a.state[f] == b.state[f]
    @      && a.owner[f] == b.owner[f] && a.borrower[f] == b.borrower[f]
    @      && a.borrowerPage[f] == b.borrowerPage[f] && a.borrowerRights[f] == b.borrowerRights[f];
    @ requires a.owner[f] == p ==> a.ownerPage[f] == b.ownerPage[f] && a.ownerMost[f] == b.ownerMost[f]
    @      && a.ownerRights[f] == b.ownerRights[f] && a.pinned[f] == b.pinned[f];
    @ requires (a.owner[g] == r || a.borrower[g] == r) == (b.owner[g] == r || b.borrower[g] == r);
    @ requires a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == b.state[g]
    @      && a.owner[g] == b.owner[g] && a.borrower[g] == b.borrower[g]
    @      && a.borrowerPage[g] == b.borrowerPage[g] && a.borrowerRights[g] == b.borrowerRights[g];
    @ requires a.owner[g] == r ==> a.ownerPage[g] == b.ownerPage[g] && a.ownerMost[g] == b.ownerMost[g]
    @      && a.ownerRights[g] == b.ownerRights[g] && a.pinned[g] == b.pinned[g];
    @ ensures \result;
    @ ensures (a.owner[g] == r || a.borrower[g] == r) == (b.owner[g] == r || b.borrower[g] == r);
    @ ensures a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == b.state[g]
    @      && a.owner[g] == b.owner[g] && a.borrower[g] == b.borrower[g]
    @      && a.borrowerPage[g] == b.borrowerPage[g] && a.borrowerRights[g] == b.borrowerRights[g];
    @ ensures a.owner[g] == r ==> a.ownerPage[g] == b.ownerPage[g] && a.ownerMost[g] == b.ownerMost[g]
    @      && a.ownerRights[g] == b.ownerRights[g] && a.pinned[g] == b.pinned[g];
    @ assignable a.ownerRights[f],
    @      b.ownerRights[f];
    @*/
    @Theorem(
            in = Ledger.class,
            twinReplaces =
                    "ensures (\\result == Abi.OK) == (0 <= p && \\old(owner[f]) == p && (\\old(state[f]) " + "== OWNED",
            twinBy = "ensures (\\result == Abi.OK) == (0 <= p && owner[0] == NOBODY && \\old(owner[f]) "
                    + "== p && (\\old(state[f]) == OWNED")
    static boolean remapIsStepConsistent(Ledger a, Ledger b, int p, int f, int rights, int g, int r) {
        int first = a.remap(p, f, rights);
        return first == b.remap(p, f, rights);
    }

    /** What a partition sees of the ledger after DMA_MAP depends on what it and the caller saw before (G2-01). */
    /*@ normal_behavior
    @ requires a != b && a.parts == b.parts && a.state.length == b.state.length && 0 <= r;
    @ requires 0 <= f && f < a.state.length && 0 <= g && g < a.state.length && 0 <= p;
    @ requires (a.owner[f] == p || a.borrower[f] == p) == (b.owner[f] == p || b.borrower[f] == p);
    @ requires a.owner[f] == p || a.borrower[f] == p ==> a.state[f] == b.state[f]
    @      && a.owner[f] == b.owner[f] && a.borrower[f] == b.borrower[f]
    @      && a.borrowerPage[f] == b.borrowerPage[f] && a.borrowerRights[f] == b.borrowerRights[f];
    @ requires a.owner[f] == p ==> a.ownerPage[f] == b.ownerPage[f] && a.ownerMost[f] == b.ownerMost[f]
    @      && a.ownerRights[f] == b.ownerRights[f] && a.pinned[f] == b.pinned[f];
    @ requires (a.owner[g] == r || a.borrower[g] == r) == (b.owner[g] == r || b.borrower[g] == r);
    @ requires a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == b.state[g]
    @      && a.owner[g] == b.owner[g] && a.borrower[g] == b.borrower[g]
    @      && a.borrowerPage[g] == b.borrowerPage[g] && a.borrowerRights[g] == b.borrowerRights[g];
    @ requires a.owner[g] == r ==> a.ownerPage[g] == b.ownerPage[g] && a.ownerMost[g] == b.ownerMost[g]
    @      && a.ownerRights[g] == b.ownerRights[g] && a.pinned[g] == b.pinned[g];
    @ ensures \result;
    @ ensures (a.owner[g] == r || a.borrower[g] == r) == (b.owner[g] == r || b.borrower[g] == r);
    @ ensures a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == b.state[g]
    @      && a.owner[g] == b.owner[g] && a.borrower[g] == b.borrower[g]
    @      && a.borrowerPage[g] == b.borrowerPage[g] && a.borrowerRights[g] == b.borrowerRights[g];
    @ ensures a.owner[g] == r ==> a.ownerPage[g] == b.ownerPage[g] && a.ownerMost[g] == b.ownerMost[g]
    @      && a.ownerRights[g] == b.ownerRights[g] && a.pinned[g] == b.pinned[g];
    @ assignable a.pinned[f],
    @      b.pinned[f];
    @*/
    @Theorem(
            in = Ledger.class,
            twinReplaces = "ensures (\\result == Abi.OK) == (0 <= p && \\old(owner[f]) == p && \\old(state[f]) "
                    + "== OWNED);",
            twinBy = "ensures (\\result == Abi.OK) == (0 <= p && owner[0] == NOBODY && \\old(owner[f]) "
                    + "== p && \\old(state[f]) == OWNED);")
    static boolean pinIsStepConsistent(Ledger a, Ledger b, int p, int f, int g, int r) {
        int first = a.pin(p, f);
        return first == b.pin(p, f);
    }
}
