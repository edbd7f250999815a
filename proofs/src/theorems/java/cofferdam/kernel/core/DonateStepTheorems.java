package cofferdam.kernel.core;

/** DONATE in two memories at once: what becomes of the part of a row that changes hands never depends on other rows. */
final class DonateStepTheorems {
    private DonateStepTheorems() {}

    /** What DONATE makes of the owner's part of a row, if it donates or denies, depends on that part, on the grant and on the answer (G1-08, G2-01). */
    /*@ normal_behavior
    @ requires \invariant_for(a.ledger) && \invariant_for(b.ledger) && \invariant_for(a.grants) && \invariant_for(b.grants);
    @ requires a != b && a.ledger != b.ledger && a.stageTwo.radix != b.stageTwo.radix;
    @ requires (Object) a.ledger != (Object) b.stageTwo.radix && (Object) b.ledger != (Object) a.stageTwo.radix;
    @ requires 0 <= p && p < a.ledger.parts && p < b.ledger.parts;
    @ requires 0 <= grant && grant < a.grants.count && grant < b.grants.count
    @      ==> a.grants.frame[grant] == b.grants.frame[grant]
    @      && a.grants.to[grant] == b.grants.to[grant]
    @      && a.grants.page[grant] == b.grants.page[grant]
    @      && a.grants.rights[grant] == b.grants.rights[grant];
    @ requires 0 <= g && g < a.ledger.state.length && g < b.ledger.state.length;
    @ requires a.ledger.owner[g] == b.ledger.owner[g];
    @ requires a.ledger.ownerPage[g] == b.ledger.ownerPage[g];
    @ requires a.ledger.ownerMost[g] == b.ledger.ownerMost[g];
    @ requires a.ledger.ownerRights[g] == b.ledger.ownerRights[g];
    @ ensures \result ==> a.ledger.owner[g] == b.ledger.owner[g];
    @ ensures \result ==> a.ledger.ownerPage[g] == b.ledger.ownerPage[g];
    @ ensures \result ==> a.ledger.ownerMost[g] == b.ledger.ownerMost[g];
    @ ensures \result ==> a.ledger.ownerRights[g] == b.ledger.ownerRights[g];
    @*/
    @Theorem(
            in = Passing.class,
            twinReplaces = "==> m.ledger.owner[m.grants.frame[grant] + index] == m.grants.to[grant]",
            twinBy = "==> m.ledger.owner[m.grants.frame[grant] + index] == m.grants.to[0]")
    static boolean donateIsStepConsistent(Memory a, Memory b, int p, int grant, int index, boolean stopped, int g) {
        int first = Passing.donate(a, p, grant, index, stopped);
        int second = Passing.donate(b, p, grant, index, stopped);
        return first == second && (first == Abi.OK || first == Abi.DENIED);
    }
}
