package cofferdam.kernel.core;

/** Local respect of the ledger: a call changes nothing of what partitions see that it is no business of. */
final class LedgerLocalRespect {
    private LedgerLocalRespect() {}

    /** LEND changes nothing of what others than lender and borrower see of the ledger (G1-01, G2-01). */
    /*@ normal_behavior
    @ requires 0 <= f && f < a.state.length && 0 <= g && g < a.state.length && 0 <= p && 0 <= r && r != p && r != q;
    @ ensures (a.owner[g] == r || a.borrower[g] == r) == (\old(a.owner[g]) == r || \old(a.borrower[g]) == r);
    @ ensures a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == \old(a.state[g])
    @      && a.owner[g] == \old(a.owner[g]) && a.borrower[g] == \old(a.borrower[g])
    @      && a.borrowerPage[g] == \old(a.borrowerPage[g]) && a.borrowerRights[g] == \old(a.borrowerRights[g]);
    @ ensures a.owner[g] == r ==> a.ownerPage[g] == \old(a.ownerPage[g]) && a.ownerMost[g] == \old(a.ownerMost[g])
    @      && a.ownerRights[g] == \old(a.ownerRights[g]) && a.pinned[g] == \old(a.pinned[g]);
    @ assignable a.state[f], a.ownerRights[f], a.borrower[f], a.borrowerPage[f], a.borrowerRights[f];
    @*/
    @Theorem(
            in = Ledger.class,
            twinReplaces = "state[f] == LENT && ownerRights[f] == 0; ensures \\result == Abi.OK ==> "
                    + "borrower[f] == q && borrowerPage[f]",
            twinBy = "state[f] == LENT && ownerRights[f] == 0; ensures \\result == Abi.OK ==> " + "borrowerPage[f]")
    static void lendRespectsLocally(Ledger a, int p, int q, int f, int page, int rights, int g, int r) {
        /*@ assert a.row(f); @*/
        a.lend(p, q, f, page, rights);
    }

    /** SHARE changes nothing of what others than the two see of the ledger (G1-01, G2-01). */
    /*@ normal_behavior
    @ requires 0 <= f && f < a.state.length && 0 <= g && g < a.state.length && 0 <= p && 0 <= r && r != p && r != q;
    @ ensures (a.owner[g] == r || a.borrower[g] == r) == (\old(a.owner[g]) == r || \old(a.borrower[g]) == r);
    @ ensures a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == \old(a.state[g])
    @      && a.owner[g] == \old(a.owner[g]) && a.borrower[g] == \old(a.borrower[g])
    @      && a.borrowerPage[g] == \old(a.borrowerPage[g]) && a.borrowerRights[g] == \old(a.borrowerRights[g]);
    @ ensures a.owner[g] == r ==> a.ownerPage[g] == \old(a.ownerPage[g]) && a.ownerMost[g] == \old(a.ownerMost[g])
    @      && a.ownerRights[g] == \old(a.ownerRights[g]) && a.pinned[g] == \old(a.pinned[g]);
    @ assignable a.state[f], a.borrower[f], a.borrowerPage[f], a.borrowerRights[f];
    @*/
    @Theorem(
            in = Ledger.class,
            twinReplaces =
                    "state[f] == SHARED; ensures \\result == Abi.OK ==> borrower[f] == q && " + "borrowerPage[f]",
            twinBy = "state[f] == SHARED; ensures \\result == Abi.OK ==> borrowerPage[f]")
    static void shareRespectsLocally(Ledger a, int p, int q, int f, int page, int rights, int g, int r) {
        /*@ assert a.row(f); @*/
        a.share(p, q, f, page, rights);
    }

    /** DONATE changes nothing of what others than donor and receiver see of the ledger (G1-01, G2-01). */
    /*@ normal_behavior
    @ requires 0 <= f && f < a.state.length && 0 <= g && g < a.state.length && 0 <= p && 0 <= r && r != p && r != q;
    @ ensures (a.owner[g] == r || a.borrower[g] == r) == (\old(a.owner[g]) == r || \old(a.borrower[g]) == r);
    @ ensures a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == \old(a.state[g])
    @      && a.owner[g] == \old(a.owner[g]) && a.borrower[g] == \old(a.borrower[g])
    @      && a.borrowerPage[g] == \old(a.borrowerPage[g]) && a.borrowerRights[g] == \old(a.borrowerRights[g]);
    @ ensures a.owner[g] == r ==> a.ownerPage[g] == \old(a.ownerPage[g]) && a.ownerMost[g] == \old(a.ownerMost[g])
    @      && a.ownerRights[g] == \old(a.ownerRights[g]) && a.pinned[g] == \old(a.pinned[g]);
    @ assignable a.owner[f], a.ownerPage[f], a.ownerMost[f], a.ownerRights[f];
    @*/
    @Theorem(
            in = Ledger.class,
            twinReplaces = "owner[f] == q && ownerPage[f] == page && ownerMost[f] == rights",
            twinBy = "ownerPage[f] == page && ownerMost[f] == rights")
    static void donateRespectsLocally(Ledger a, int p, int q, int f, int page, int rights, int g, int r) {
        /*@ assert a.row(f); @*/
        a.donate(p, q, f, page, rights);
    }

    /** RELINQUISH changes nothing of what others than owner and borrower see of the ledger (G1-01, G2-01). */
    /*@ normal_behavior
    @ requires 0 <= f && f < a.state.length && 0 <= g && g < a.state.length && 0 <= p && 0 <= r && r != p && r != a.owner[f];
    @ ensures (a.owner[g] == r || a.borrower[g] == r) == (\old(a.owner[g]) == r || \old(a.borrower[g]) == r);
    @ ensures a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == \old(a.state[g])
    @      && a.owner[g] == \old(a.owner[g]) && a.borrower[g] == \old(a.borrower[g])
    @      && a.borrowerPage[g] == \old(a.borrowerPage[g]) && a.borrowerRights[g] == \old(a.borrowerRights[g]);
    @ ensures a.owner[g] == r ==> a.ownerPage[g] == \old(a.ownerPage[g]) && a.ownerMost[g] == \old(a.ownerMost[g])
    @      && a.ownerRights[g] == \old(a.ownerRights[g]) && a.pinned[g] == \old(a.pinned[g]);
    @ assignable a.state[f], a.borrower[f], a.borrowerRights[f];
    @*/
    @Theorem(
            in = Ledger.class,
            twinReplaces = "==> state[f] == RETURNED && borrower[f] == NOBODY && borrowerRights[f] == 0;",
            twinBy = "==> state[f] == RETURNED || state[f] == SHARED;")
    static void relinquishRespectsLocally(Ledger a, int p, int f, int g, int r) {
        /*@ assert a.row(f); @*/
        a.relinquish(p, f);
    }

    /** RECLAIM changes nothing of what others than the caller see of the ledger (G1-01, G2-01). */
    /*@ normal_behavior
    @ requires 0 <= f && f < a.state.length && 0 <= g && g < a.state.length && 0 <= p && 0 <= r && r != p;
    @ ensures (a.owner[g] == r || a.borrower[g] == r) == (\old(a.owner[g]) == r || \old(a.borrower[g]) == r);
    @ ensures a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == \old(a.state[g])
    @      && a.owner[g] == \old(a.owner[g]) && a.borrower[g] == \old(a.borrower[g])
    @      && a.borrowerPage[g] == \old(a.borrowerPage[g]) && a.borrowerRights[g] == \old(a.borrowerRights[g]);
    @ ensures a.owner[g] == r ==> a.ownerPage[g] == \old(a.ownerPage[g]) && a.ownerMost[g] == \old(a.ownerMost[g])
    @      && a.ownerRights[g] == \old(a.ownerRights[g]) && a.pinned[g] == \old(a.pinned[g]);
    @ assignable a.state[f], a.ownerRights[f];
    @*/
    @Theorem(
            in = Ledger.class,
            twinReplaces = "assignable state[f], ownerRights[f];",
            twinBy = "assignable state[f], ownerRights[*];")
    static void reclaimRespectsLocally(Ledger a, int p, int f, int g, int r) {
        /*@ assert a.row(f); @*/
        a.reclaim(p, f);
    }

    /** MAP or UNMAP changes nothing of what others than the caller see of the ledger (G1-01, G2-01). */
    /*@ normal_behavior
    @ requires 0 <= f && f < a.state.length && 0 <= g && g < a.state.length && 0 <= p && 0 <= r && r != p;
    @ ensures (a.owner[g] == r || a.borrower[g] == r) == (\old(a.owner[g]) == r || \old(a.borrower[g]) == r);
    @ ensures a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == \old(a.state[g])
    @      && a.owner[g] == \old(a.owner[g]) && a.borrower[g] == \old(a.borrower[g])
    @      && a.borrowerPage[g] == \old(a.borrowerPage[g]) && a.borrowerRights[g] == \old(a.borrowerRights[g]);
    @ ensures a.owner[g] == r ==> a.ownerPage[g] == \old(a.ownerPage[g]) && a.ownerMost[g] == \old(a.ownerMost[g])
    @      && a.ownerRights[g] == \old(a.ownerRights[g]) && a.pinned[g] == \old(a.pinned[g]);
    @ assignable a.ownerRights[f];
    @*/
    @Theorem(in = Ledger.class, twinReplaces = "assignable ownerRights[f];", twinBy = "assignable ownerRights[*];")
    static void remapRespectsLocally(Ledger a, int p, int f, int rights, int g, int r) {
        /*@ assert a.row(f); @*/
        a.remap(p, f, rights);
    }

    /** DMA_MAP changes nothing of what others than the caller see of the ledger (G1-01, G2-01). */
    /*@ normal_behavior
    @ requires 0 <= f && f < a.state.length && 0 <= g && g < a.state.length && 0 <= p && 0 <= r && r != p;
    @ ensures (a.owner[g] == r || a.borrower[g] == r) == (\old(a.owner[g]) == r || \old(a.borrower[g]) == r);
    @ ensures a.owner[g] == r || a.borrower[g] == r ==> a.state[g] == \old(a.state[g])
    @      && a.owner[g] == \old(a.owner[g]) && a.borrower[g] == \old(a.borrower[g])
    @      && a.borrowerPage[g] == \old(a.borrowerPage[g]) && a.borrowerRights[g] == \old(a.borrowerRights[g]);
    @ ensures a.owner[g] == r ==> a.ownerPage[g] == \old(a.ownerPage[g]) && a.ownerMost[g] == \old(a.ownerMost[g])
    @      && a.ownerRights[g] == \old(a.ownerRights[g]) && a.pinned[g] == \old(a.pinned[g]);
    @ assignable a.pinned[f];
    @*/
    @Theorem(
            in = Ledger.class,
            twinReplaces = "pinned[f] == \\old(pinned[f]); assignable pinned[f];",
            twinBy = "pinned[f] == \\old(pinned[f]); assignable pinned[*];")
    static void pinRespectsLocally(Ledger a, int p, int f, int g, int r) {
        /*@ assert a.row(f); @*/
        a.pin(p, f);
    }
}
