package cofferdam.kernel.core;

/** RELINQUISH in two memories at once: what becomes of the part of a row that the borrower gives up never depends on other rows. */
final class RelinquishStepTheorems {
    private RelinquishStepTheorems() {}

    /** What RELINQUISH makes of the borrower's part of a row depends on that part, on the grant and on the answer (G1-09, G2-01). */
    /*@ normal_behavior
    @ requires \invariant_for(a.ledger) && \invariant_for(b.ledger) && \invariant_for(a.grants) && \invariant_for(b.grants);
    @ requires a != b && a.ledger != b.ledger && a.stageTwo.radix != b.stageTwo.radix;
    @ requires (Object) a.ledger != (Object) b.stageTwo.radix && (Object) b.ledger != (Object) a.stageTwo.radix;
    @ requires 0 <= p && p < a.ledger.parts && p < b.ledger.parts;
    @ requires 0 <= grant && grant < a.grants.count && grant < b.grants.count
    @      ==> a.grants.frame[grant] == b.grants.frame[grant];
    @ requires 0 <= g && g < a.ledger.state.length && g < b.ledger.state.length;
    @ requires a.ledger.borrower[g] == b.ledger.borrower[g];
    @ requires a.ledger.borrowerRights[g] == b.ledger.borrowerRights[g];
    @ ensures \result ==> a.ledger.borrower[g] == b.ledger.borrower[g];
    @ ensures \result ==> a.ledger.borrowerRights[g] == b.ledger.borrowerRights[g];
    @*/
    @Theorem(
            in = Passing.class,
            twinReplaces =
                    "m.ledger.state[m.grants.frame[grant] + index] == Ledger.RETURNED && m.ledger.borrower[m.grants.frame[grant] + index] == Ledger.NOBODY ... m.stageTwo.radix.next[q];",
            twinBy =
                    "m.ledger.borrower[m.grants.frame[grant] + index] == m.ledger.ownerMost[0]; assignable m.ledger.borrower[0 .. m.ledger.borrower.length - 1];")
    static boolean relinquishByIsStepConsistent(Memory a, Memory b, int p, int grant, int index, int g) {
        int first = Passing.relinquish(a, p, grant, index);
        int second = Passing.relinquish(b, p, grant, index);
        return first == second;
    }
}
