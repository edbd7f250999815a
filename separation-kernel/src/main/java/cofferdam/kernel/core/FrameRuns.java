package cofferdam.kernel.core;

/** Runs of frames side by side that all become the same thing at boot. Keeps no state: all of it is the ledger's. */
final class FrameRuns {
    private FrameRuns() {}

    /** Whether there are these frames, at least one, and all are free. */
    /*@ normal_behavior
    @ requires 0 <= known && known <= ledger.state.length;
    @ ensures \result == (0 <= first && 1 <= count && count <= known - first
    @      && (\forall int f; first <= f && f < first + count; ledger.state[f] == Ledger.FREE));
    @ assignable \nothing;
    @*/
    static /*@ pure @*/ boolean free(Ledger ledger, int known, int first, int count) {
        if (first < 0 || count < 1 || count > known - first) {
            return false;
        }
        /*@ loop_invariant 0 <= i && i <= count;
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.state[f] == Ledger.FREE);
        @ loop_modifies i;
        @ decreases count - i;
        @*/
        for (int i = 0; i < count; i++) {
            if (ledger.state(first + i) != Ledger.FREE) {
                return false;
            }
        }
        return true;
    }

    /** Free frames become the kernel's. */
    /*@ normal_behavior
    @ requires 0 <= first && 0 <= count && count <= ledger.state.length - first;
    @ requires (\forall int f; first <= f && f < first + count; ledger.state[f] == Ledger.FREE);
    @ ensures (\forall int f; first <= f && f < first + count; ledger.state[f] == Ledger.KERNEL);
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.state[f] == \old(ledger.state[f]));
    @ assignable ledger.state[0 .. ledger.state.length - 1];
    @*/
    static void claim(Ledger ledger, int first, int count) {
        /*@ loop_invariant 0 <= i && i <= count;
        @ loop_invariant (\forall int f; first + i <= f && f < first + count; ledger.state[f] == Ledger.FREE);
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.state[f] == Ledger.KERNEL);
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.state[f] == \old(ledger.state[f]));
        @ loop_invariant \invariant_for(ledger);
        @ loop_modifies i, ledger.state[0 .. ledger.state.length - 1];
        @ decreases count - i;
        @*/
        for (int i = 0; i < count; i++) {
            ledger.claim(first + i);
        }
    }

    /** Free frames become memory of a partition. */
    /*@ normal_behavior
    @ requires 0 <= first && 0 <= count && count <= ledger.state.length - first;
    @ requires 0 <= p && p < ledger.parts && 0 <= page && page <= Limits.PAGES - count && 0 <= rights && rights <= 7;
    @ requires (\forall int f; first <= f && f < first + count; ledger.state[f] == Ledger.FREE);
    @ ensures (\forall int f; first <= f && f < first + count; ledger.state[f] == Ledger.OWNED);
    @ ensures (\forall int f; first <= f && f < first + count; ledger.owner[f] == p);
    @ ensures (\forall int f; first <= f && f < first + count; ledger.ownerPage[f] == page + (f - first));
    @ ensures (\forall int f; first <= f && f < first + count; ledger.ownerMost[f] == rights);
    @ ensures (\forall int f; first <= f && f < first + count; ledger.ownerRights[f] == rights);
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.state[f] == \old(ledger.state[f]));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.owner[f] == \old(ledger.owner[f]));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.ownerPage[f] == \old(ledger.ownerPage[f]));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.ownerMost[f] == \old(ledger.ownerMost[f]));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.ownerRights[f] == \old(ledger.ownerRights[f]));
    @ assignable ledger.state[0 .. ledger.state.length - 1], ledger.owner[0 .. ledger.owner.length - 1],
    @      ledger.ownerPage[0 .. ledger.ownerPage.length - 1], ledger.ownerMost[0 .. ledger.ownerMost.length - 1],
    @      ledger.ownerRights[0 .. ledger.ownerRights.length - 1];
    @*/
    static void own(Ledger ledger, int p, int first, int count, int page, int rights) {
        /*@ loop_invariant 0 <= i && i <= count;
        @ loop_invariant (\forall int f; first + i <= f && f < first + count; ledger.state[f] == Ledger.FREE);
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.state[f] == Ledger.OWNED);
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.owner[f] == p);
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.ownerPage[f] == page + (f - first));
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.ownerMost[f] == rights);
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.ownerRights[f] == rights);
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.state[f] == \old(ledger.state[f]));
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.owner[f] == \old(ledger.owner[f]));
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.ownerPage[f] == \old(ledger.ownerPage[f]));
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.ownerMost[f] == \old(ledger.ownerMost[f]));
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.ownerRights[f] == \old(ledger.ownerRights[f]));
        @ loop_invariant \invariant_for(ledger);
        @ loop_modifies i, ledger.state[0 .. ledger.state.length - 1], ledger.owner[0 .. ledger.owner.length - 1],
        @      ledger.ownerPage[0 .. ledger.ownerPage.length - 1],
        @      ledger.ownerMost[0 .. ledger.ownerMost.length - 1],
        @      ledger.ownerRights[0 .. ledger.ownerRights.length - 1];
        @ decreases count - i;
        @*/
        for (int i = 0; i < count; i++) {
            ledger.own(p, first + i, page + i, rights);
        }
    }

    /** Free frames become device registers of a partition. */
    /*@ normal_behavior
    @ requires 0 <= first && 0 <= count && count <= ledger.state.length - first;
    @ requires 0 <= p && p < ledger.parts && 0 <= page && page <= Limits.PAGES - count;
    @ requires (\forall int f; first <= f && f < first + count; ledger.state[f] == Ledger.FREE);
    @ ensures (\forall int f; first <= f && f < first + count; ledger.state[f] == Ledger.DEVICE);
    @ ensures (\forall int f; first <= f && f < first + count; ledger.owner[f] == p);
    @ ensures (\forall int f; first <= f && f < first + count; ledger.ownerPage[f] == page + (f - first));
    @ ensures (\forall int f; first <= f && f < first + count; ledger.ownerMost[f] == 3);
    @ ensures (\forall int f; first <= f && f < first + count; ledger.ownerRights[f] == 3);
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.state[f] == \old(ledger.state[f]));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.owner[f] == \old(ledger.owner[f]));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.ownerPage[f] == \old(ledger.ownerPage[f]));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.ownerMost[f] == \old(ledger.ownerMost[f]));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.ownerRights[f] == \old(ledger.ownerRights[f]));
    @ assignable ledger.state[0 .. ledger.state.length - 1], ledger.owner[0 .. ledger.owner.length - 1],
    @      ledger.ownerPage[0 .. ledger.ownerPage.length - 1], ledger.ownerMost[0 .. ledger.ownerMost.length - 1],
    @      ledger.ownerRights[0 .. ledger.ownerRights.length - 1];
    @*/
    static void device(Ledger ledger, int p, int first, int count, int page) {
        /*@ loop_invariant 0 <= i && i <= count;
        @ loop_invariant (\forall int f; first + i <= f && f < first + count; ledger.state[f] == Ledger.FREE);
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.state[f] == Ledger.DEVICE);
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.owner[f] == p);
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.ownerPage[f] == page + (f - first));
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.ownerMost[f] == 3);
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.ownerRights[f] == 3);
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.state[f] == \old(ledger.state[f]));
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.owner[f] == \old(ledger.owner[f]));
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.ownerPage[f] == \old(ledger.ownerPage[f]));
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.ownerMost[f] == \old(ledger.ownerMost[f]));
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.ownerRights[f] == \old(ledger.ownerRights[f]));
        @ loop_invariant \invariant_for(ledger);
        @ loop_modifies i, ledger.state[0 .. ledger.state.length - 1], ledger.owner[0 .. ledger.owner.length - 1],
        @      ledger.ownerPage[0 .. ledger.ownerPage.length - 1],
        @      ledger.ownerMost[0 .. ledger.ownerMost.length - 1],
        @      ledger.ownerRights[0 .. ledger.ownerRights.length - 1];
        @ decreases count - i;
        @*/
        for (int i = 0; i < count; i++) {
            ledger.device(p, first + i, page + i);
        }
    }

    /** Free frames become a channel that p writes and q reads. */
    /*@ normal_behavior
    @ requires 0 <= first && 0 <= count && count <= ledger.state.length - first;
    @ requires 0 <= p && p < ledger.parts && 0 <= q && q < ledger.parts && p != q;
    @ requires 0 <= page && page <= Limits.PAGES - count;
    @ requires 0 <= qPage && qPage <= Limits.PAGES - count;
    @ requires (\forall int f; first <= f && f < first + count; ledger.state[f] == Ledger.FREE);
    @ ensures (\forall int f; first <= f && f < first + count; ledger.state[f] == Ledger.CHANNEL);
    @ ensures (\forall int f; first <= f && f < first + count; ledger.owner[f] == p);
    @ ensures (\forall int f; first <= f && f < first + count; ledger.ownerPage[f] == page + (f - first));
    @ ensures (\forall int f; first <= f && f < first + count; ledger.ownerMost[f] == 3);
    @ ensures (\forall int f; first <= f && f < first + count; ledger.ownerRights[f] == 3);
    @ ensures (\forall int f; first <= f && f < first + count; ledger.borrower[f] == q);
    @ ensures (\forall int f; first <= f && f < first + count; ledger.borrowerPage[f] == qPage + (f - first));
    @ ensures (\forall int f; first <= f && f < first + count; ledger.borrowerRights[f] == 1);
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.state[f] == \old(ledger.state[f]));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.owner[f] == \old(ledger.owner[f]));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.ownerPage[f] == \old(ledger.ownerPage[f]));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.ownerMost[f] == \old(ledger.ownerMost[f]));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.ownerRights[f] == \old(ledger.ownerRights[f]));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.borrower[f] == \old(ledger.borrower[f]));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.borrowerPage[f] == \old(ledger.borrowerPage[f]));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + count);
    @      ledger.borrowerRights[f] == \old(ledger.borrowerRights[f]));
    @ assignable ledger.state[0 .. ledger.state.length - 1], ledger.owner[0 .. ledger.owner.length - 1],
    @      ledger.ownerPage[0 .. ledger.ownerPage.length - 1], ledger.ownerMost[0 .. ledger.ownerMost.length - 1],
    @      ledger.ownerRights[0 .. ledger.ownerRights.length - 1], ledger.borrower[0 .. ledger.borrower.length - 1],
    @      ledger.borrowerPage[0 .. ledger.borrowerPage.length - 1],
    @      ledger.borrowerRights[0 .. ledger.borrowerRights.length - 1];
    @*/
    static void channel(Ledger ledger, int p, int q, int first, int count, int page, int qPage) {
        /*@ loop_invariant 0 <= i && i <= count;
        @ loop_invariant (\forall int f; first + i <= f && f < first + count; ledger.state[f] == Ledger.FREE);
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.state[f] == Ledger.CHANNEL);
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.owner[f] == p);
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.ownerPage[f] == page + (f - first));
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.ownerMost[f] == 3);
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.ownerRights[f] == 3);
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.borrower[f] == q);
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.borrowerPage[f] == qPage + (f - first));
        @ loop_invariant (\forall int f; first <= f && f < first + i; ledger.borrowerRights[f] == 1);
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.state[f] == \old(ledger.state[f]));
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.owner[f] == \old(ledger.owner[f]));
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.ownerPage[f] == \old(ledger.ownerPage[f]));
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.ownerMost[f] == \old(ledger.ownerMost[f]));
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.ownerRights[f] == \old(ledger.ownerRights[f]));
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.borrower[f] == \old(ledger.borrower[f]));
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.borrowerPage[f] == \old(ledger.borrowerPage[f]));
        @ loop_invariant (\forall int f; 0 <= f && f < ledger.state.length && !(first <= f && f < first + i);
        @      ledger.borrowerRights[f] == \old(ledger.borrowerRights[f]));
        @ loop_invariant \invariant_for(ledger);
        @ loop_modifies i, ledger.state[0 .. ledger.state.length - 1], ledger.owner[0 .. ledger.owner.length - 1],
        @      ledger.ownerPage[0 .. ledger.ownerPage.length - 1],
        @      ledger.ownerMost[0 .. ledger.ownerMost.length - 1],
        @      ledger.ownerRights[0 .. ledger.ownerRights.length - 1],
        @      ledger.borrower[0 .. ledger.borrower.length - 1],
        @      ledger.borrowerPage[0 .. ledger.borrowerPage.length - 1],
        @      ledger.borrowerRights[0 .. ledger.borrowerRights.length - 1];
        @ decreases count - i;
        @*/
        for (int i = 0; i < count; i++) {
            ledger.channel(p, q, first + i, page + i, qPage + i);
        }
    }
}
