package cofferdam.kernel.core;

/**
 * What one frame goes through when it passes from hand to hand: tables and ledger together, in an order in which nobody
 * reaches it too early or too long. A step that its caller is not ready for does nothing and answers what the caller was
 * told; a step whose first half fails does not take the second. Keeps no state. Requirements G1-06 to G1-09.
 */
final class FrameSteps {
    private FrameSteps() {}

    /**
     * p lends its frame f to q: p no longer reaches it, then the ledger says so, then q reaches it.
     *
     * @return the page at which p no longer reaches it, or why not (negative)
     */
    /*@ normal_behavior
    @ requires 0 <= f && f < ledger.state.length && 0 <= p && p < ledger.parts && 0 <= q && q < ledger.parts;
    @ requires Abi.UNKNOWN < ready && ready <= Abi.OK && frames.address.length == ledger.state.length;
    @ requires (Object) ledger != (Object) tables.radix;
    @ requires ready == Abi.OK ==> ledger.owner[f] == p && ledger.state[f] == Ledger.OWNED && !ledger.pinned[f]
    @      && p != q && 0 <= page && page < Limits.PAGES && Rights.within(rights, ledger.ownerMost[f]);
    @ ensures ready != Abi.OK ==> \result == ready;
    @ ensures ready == Abi.OK ==> Abi.UNKNOWN < \result && \result != Abi.DENIED && \result < Limits.PAGES;
    @ ensures \result >= 0 ==> ledger.state[f] == Ledger.LENT && \result == ledger.ownerPage[f];
    @ ensures ledger.state[f] == \old(ledger.state[f]) || ledger.state[f] == Ledger.LENT && ready == Abi.OK;
    @ ensures ledger.state[f] != \old(ledger.state[f]) ==> ledger.ownerRights[f] == 0 && ledger.borrower[f] == q
    @      && ledger.borrowerPage[f] == page && ledger.borrowerRights[f] == rights;
    @ ensures ledger.state[f] == \old(ledger.state[f]) ==> ledger.ownerRights[f] == \old(ledger.ownerRights[f])
    @      && ledger.borrower[f] == \old(ledger.borrower[f]) && ledger.borrowerPage[f] == \old(ledger.borrowerPage[f])
    @      && ledger.borrowerRights[f] == \old(ledger.borrowerRights[f]);
    @ assignable ledger.state[f], ledger.ownerRights[f], ledger.borrower[f], ledger.borrowerPage[f],
    @      ledger.borrowerRights[f], tables.radix.next[0 .. tables.radix.next.length - 1];
    @*/
    static int lend(
            Ledger ledger, Frames frames, StageTwo tables, int ready, int p, int q, int f, int page, int rights) {
        int taken = tables.take(p, ready == Abi.OK ? ledger.ownerPage(f) : Radix.NOWHERE);
        boolean lent = taken >= 0;
        ledger.lend(lent ? p : Ledger.NOBODY, q, f, page, rights);
        int result = tables.map(q, lent ? page : Radix.NOWHERE, frames.address(f), rights, false);
        return ready != Abi.OK ? ready : lent && result != Abi.OK ? result : taken;
    }

    /** p shares its frame f with q: the ledger says so, then q reaches it, too. */
    /*@ normal_behavior
    @ requires 0 <= f && f < ledger.state.length && 0 <= p && p < ledger.parts && 0 <= q && q < ledger.parts;
    @ requires Abi.UNKNOWN < ready && ready <= Abi.OK && frames.address.length == ledger.state.length;
    @ requires (Object) ledger != (Object) tables.radix;
    @ requires ready == Abi.OK ==> ledger.owner[f] == p && ledger.state[f] == Ledger.OWNED && !ledger.pinned[f]
    @      && p != q && 0 <= page && page < Limits.PAGES && Rights.within(rights, ledger.ownerMost[f]);
    @ ensures ready != Abi.OK ==> \result == ready;
    @ ensures ready == Abi.OK ==> Abi.UNKNOWN < \result && \result <= Abi.OK && \result != Abi.DENIED;
    @ ensures ready == Abi.OK ==> ledger.state[f] == Ledger.SHARED && ledger.borrower[f] == q
    @      && ledger.borrowerPage[f] == page && ledger.borrowerRights[f] == rights;
    @ ensures ready != Abi.OK ==> ledger.state[f] == \old(ledger.state[f])
    @      && ledger.borrower[f] == \old(ledger.borrower[f]) && ledger.borrowerPage[f] == \old(ledger.borrowerPage[f])
    @      && ledger.borrowerRights[f] == \old(ledger.borrowerRights[f]);
    @ assignable ledger.state[f], ledger.borrower[f], ledger.borrowerPage[f], ledger.borrowerRights[f],
    @      tables.radix.next[0 .. tables.radix.next.length - 1];
    @*/
    static int share(
            Ledger ledger, Frames frames, StageTwo tables, int ready, int p, int q, int f, int page, int rights) {
        ledger.share(ready == Abi.OK ? p : Ledger.NOBODY, q, f, page, rights);
        int result = tables.map(q, ready == Abi.OK ? page : Radix.NOWHERE, frames.address(f), rights, false);
        return ready == Abi.OK ? result : ready;
    }

    /**
     * q gives a frame back that was lent to it or shared with it: it no longer reaches it, then the ledger says so.
     *
     * @return the page at which q no longer reaches it, or why not (negative)
     */
    /*@ normal_behavior
    @ requires 0 <= f && f < ledger.state.length && 0 <= q && q < ledger.parts;
    @ requires Abi.UNKNOWN < ready && ready <= Abi.OK && (Object) ledger != (Object) tables.radix;
    @ requires ready == Abi.OK ==> ledger.borrower[f] == q
    @      && (ledger.state[f] == Ledger.LENT || ledger.state[f] == Ledger.SHARED);
    @ ensures ready != Abi.OK ==> \result == ready;
    @ ensures ready == Abi.OK ==> Abi.UNKNOWN < \result && \result != Abi.DENIED && \result < Limits.PAGES;
    @ ensures \result >= 0 ==> ledger.state[f] == Ledger.RETURNED && ledger.borrower[f] == Ledger.NOBODY
    @      && ledger.borrowerRights[f] == 0 && \result == \old(ledger.borrowerPage[f]);
    @ ensures \result < 0 ==> ledger.state[f] == \old(ledger.state[f])
    @      && ledger.borrower[f] == \old(ledger.borrower[f]) && ledger.borrowerRights[f] == \old(ledger.borrowerRights[f]);
    @ assignable ledger.state[f], ledger.borrower[f], ledger.borrowerRights[f], tables.radix.next[q];
    @*/
    static int giveBack(Ledger ledger, StageTwo tables, int ready, int q, int f) {
        int taken = tables.take(q, ready == Abi.OK ? ledger.borrowerPage(f) : Radix.NOWHERE);
        ledger.relinquish(taken >= 0 ? q : Ledger.NOBODY, f);
        return ready == Abi.OK ? taken : ready;
    }

    /** p takes a frame back that was given back: it reaches it with all rights it may have, then the ledger says so. */
    /*@ normal_behavior
    @ requires 0 <= f && f < ledger.state.length && 0 <= p && p < ledger.parts;
    @ requires Abi.UNKNOWN < ready && ready <= Abi.OK && frames.address.length == ledger.state.length;
    @ requires (Object) ledger != (Object) tables.radix;
    @ requires ready == Abi.OK ==> ledger.owner[f] == p && ledger.state[f] == Ledger.RETURNED;
    @ ensures ready != Abi.OK ==> \result == ready;
    @ ensures ready == Abi.OK ==> Abi.UNKNOWN < \result && \result <= Abi.OK && \result != Abi.DENIED;
    @ ensures \result == Abi.OK ==> ledger.state[f] == Ledger.OWNED && ledger.ownerRights[f] == ledger.ownerMost[f];
    @ ensures \result != Abi.OK ==> ledger.state[f] == \old(ledger.state[f])
    @      && ledger.ownerRights[f] == \old(ledger.ownerRights[f]);
    @ assignable ledger.state[f], ledger.ownerRights[f], tables.radix.next[p];
    @*/
    static int takeBack(Ledger ledger, Frames frames, StageTwo tables, int ready, int p, int f) {
        int page = ready == Abi.OK ? ledger.ownerPage(f) : Radix.NOWHERE;
        int result = tables.map(p, page, frames.address(f), ledger.ownerMost(f), false);
        ledger.reclaim(result == Abi.OK ? p : Ledger.NOBODY, f);
        return ready == Abi.OK ? result : ready;
    }
}
