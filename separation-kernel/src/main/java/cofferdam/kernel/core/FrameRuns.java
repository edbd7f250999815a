package cofferdam.kernel.core;

/** Runs of frames side by side that all become the same thing at boot. Keeps no state: all of it is the ledger's. */
final class FrameRuns {
    private FrameRuns() {}

    /** Whether there are these frames, at least one, and all are free. */
    /*@ normal_behavior
    @ requires 0 <= known && known <= ledger.state.length;
    @ ensures \result == (0 <= first && 1 <= count && count <= known - first
    @    && (\forall int f; first <= f && f < first + count; ledger.state[f] == Ledger.FREE));
    @ assignable \nothing;
    @*/
    static /*@ pure @*/ boolean free(Ledger ledger, int known, int first, int count) {
        if (first < 0 || count < 1 || count > known - first) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (ledger.state(first + i) != Ledger.FREE) {
                return false;
            }
        }
        return true;
    }

    /** Free frames become the kernel's. */
    static void claim(Ledger ledger, int first, int count) {
        for (int i = 0; i < count; i++) {
            ledger.claim(first + i);
        }
    }

    /** Free frames become memory of a partition. */
    static void own(Ledger ledger, int p, int first, int count, int page, int rights) {
        for (int i = 0; i < count; i++) {
            ledger.own(p, first + i, page + i, rights);
        }
    }

    /** Free frames become device registers of a partition. */
    static void device(Ledger ledger, int p, int first, int count, int page) {
        for (int i = 0; i < count; i++) {
            ledger.device(p, first + i, page + i);
        }
    }

    /** Free frames become a channel that p writes and q reads. */
    static void channel(Ledger ledger, int p, int q, int first, int count, int page, int qPage) {
        for (int i = 0; i < count; i++) {
            ledger.channel(p, q, first + i, page + i, qPage + i);
        }
    }
}
