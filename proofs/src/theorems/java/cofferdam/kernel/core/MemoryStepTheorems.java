package cofferdam.kernel.core;

/**
 * The hypercalls about memory, each in two memories at once: what becomes of a row of the ledger, or of a frame's way to a
 * device, depends on what it was, on the caller's arguments, its own grant or region, and the answer, never on other rows.
 */
final class MemoryStepTheorems {
    private MemoryStepTheorems() {}

    /** What MAP makes of a row depends on that row, on the arguments and on the answer (G1-03, G2-01). */
    /*@ normal_behavior
    @ requires \invariant_for(a.ledger) && \invariant_for(b.ledger) && \invariant_for(a.regions) && \invariant_for(b.regions);
    @ requires a != b && a.ledger != b.ledger && a.stageTwo.radix != b.stageTwo.radix;
    @ requires (Object) a.ledger != (Object) b.stageTwo.radix && (Object) b.ledger != (Object) a.stageTwo.radix;
    @ requires 0 <= p && p < a.ledger.parts && p < b.ledger.parts;
    @ requires 0 <= region && region < a.regions.count && region < b.regions.count
    @      ==> a.regions.frame[region] == b.regions.frame[region];
    @ requires 0 <= g && g < a.ledger.state.length && g < b.ledger.state.length;
    @ requires a.ledger.ownerRights[g] == b.ledger.ownerRights[g];
    @ ensures \result ==> a.ledger.ownerRights[g] == b.ledger.ownerRights[g];
    @*/
    @Theorem(
            in = Mapping.class,
            twinReplaces = "? rights : \\old(m.ledger.ownerRights[g])));",
            twinBy = "? m.ledger.ownerMost[0] : \\old(m.ledger.ownerRights[g])));")
    static boolean mapIsStepConsistent(Memory a, Memory b, int p, int region, int index, int rights, int g) {
        int first = Mapping.map(a, p, region, index, rights);
        int second = Mapping.map(b, p, region, index, rights);
        return first == second;
    }

    /** What UNMAP makes of a row depends on that row, on the arguments and on the answer (G1-05, G2-01). */
    /*@ normal_behavior
    @ requires \invariant_for(a.ledger) && \invariant_for(b.ledger) && \invariant_for(a.regions) && \invariant_for(b.regions);
    @ requires a != b && a.ledger != b.ledger && a.stageTwo.radix != b.stageTwo.radix;
    @ requires (Object) a.ledger != (Object) b.stageTwo.radix && (Object) b.ledger != (Object) a.stageTwo.radix;
    @ requires 0 <= p && p < a.ledger.parts && p < b.ledger.parts;
    @ requires 0 <= region && region < a.regions.count && region < b.regions.count
    @      ==> a.regions.frame[region] == b.regions.frame[region];
    @ requires 0 <= g && g < a.ledger.state.length && g < b.ledger.state.length;
    @ requires a.ledger.ownerRights[g] == b.ledger.ownerRights[g];
    @ ensures \result ==> a.ledger.ownerRights[g] == b.ledger.ownerRights[g];
    @*/
    @Theorem(
            in = Mapping.class,
            twinReplaces = "? 0 : \\old(m.ledger.ownerRights[g])));",
            twinBy = "? m.ledger.ownerMost[0] : \\old(m.ledger.ownerRights[g])));")
    static boolean unmapIsStepConsistent(Memory a, Memory b, int p, int region, int index, int g) {
        int first = Mapping.unmap(a, p, region, index);
        int second = Mapping.unmap(b, p, region, index);
        return first == second;
    }

    /** Which frames a device reaches after DMA_MAP depends on which it reached, on the arguments and on the answer (G2-01, G3-03). */
    /*@ normal_behavior
    @ requires \invariant_for(a.ledger) && \invariant_for(b.ledger) && \invariant_for(a.regions) && \invariant_for(b.regions);
    @ requires a != b && a.ledger != b.ledger && a.dmaTables.radix != b.dmaTables.radix;
    @ requires (Object) a.ledger != (Object) b.dmaTables.radix && (Object) b.ledger != (Object) a.dmaTables.radix;
    @ requires \invariant_for(a.dma) && \invariant_for(b.dma) && a.dma != b.dma && (Object) a.ledger != (Object) b.dma;
    @ requires (Object) b.ledger != (Object) a.dma && (Object) a.dma != (Object) b.dmaTables.radix;
    @ requires (Object) b.dma != (Object) a.dmaTables.radix;
    @ requires 0 <= p && p < a.ledger.parts && p < b.ledger.parts;
    @ requires 0 <= region && region < a.regions.count && region < b.regions.count
    @      ==> a.regions.frame[region] == b.regions.frame[region];
    @ requires 0 <= k && k < a.dma.mapped.length && k < b.dma.mapped.length;
    @ requires a.dma.mapped[k] == b.dma.mapped[k];
    @ ensures \result ==> a.dma.mapped[k] == b.dma.mapped[k];
    @*/
    @Theorem(
            in = Mapping.class,
            twinReplaces = "+ index) * Limits.DEVICES + device || \\old(m.dma.mapped[k])));",
            twinBy = "+ index) * Limits.DEVICES + device || \\old(m.dma.mapped[0])));")
    static boolean dmaMapIsStepConsistent(Memory a, Memory b, int p, int device, int region, int index, int k) {
        int first = Mapping.dmaMap(a, p, device, region, index);
        int second = Mapping.dmaMap(b, p, device, region, index);
        return first == second;
    }

    /** Which frames a device reaches after DMA_UNMAP depends on which it reached, on the arguments and on the answer (G2-01, G3-05). */
    /*@ normal_behavior
    @ requires \invariant_for(a.ledger) && \invariant_for(b.ledger) && \invariant_for(a.regions) && \invariant_for(b.regions);
    @ requires a != b && a.ledger != b.ledger && a.dmaTables.radix != b.dmaTables.radix;
    @ requires (Object) a.ledger != (Object) b.dmaTables.radix && (Object) b.ledger != (Object) a.dmaTables.radix;
    @ requires \invariant_for(a.dma) && \invariant_for(b.dma) && a.dma != b.dma && (Object) a.ledger != (Object) b.dma;
    @ requires (Object) b.ledger != (Object) a.dma && (Object) a.dma != (Object) b.dmaTables.radix;
    @ requires (Object) b.dma != (Object) a.dmaTables.radix;
    @ requires 0 <= p && p < a.ledger.parts && p < b.ledger.parts;
    @ requires 0 <= region && region < a.regions.count && region < b.regions.count
    @      ==> a.regions.frame[region] == b.regions.frame[region];
    @ requires 0 <= k && k < a.dma.mapped.length && k < b.dma.mapped.length;
    @ requires a.dma.mapped[k] == b.dma.mapped[k];
    @ ensures \result ==> a.dma.mapped[k] == b.dma.mapped[k];
    @*/
    @Theorem(
            in = Mapping.class,
            twinReplaces = "m.dma.mapped[k] == (\\old(m.dma.mapped[k]) && !(",
            twinBy = "m.dma.mapped[k] == (\\old(m.dma.mapped[0]) && !(")
    static boolean dmaUnmapIsStepConsistent(Memory a, Memory b, int p, int device, int region, int index, int k) {
        int first = Mapping.dmaUnmap(a, p, device, region, index);
        int second = Mapping.dmaUnmap(b, p, device, region, index);
        return first == second;
    }

    /** What LEND makes of its caller's part of a row, if it lends or denies, depends on that part, on the grant and on the answer (G1-06, G2-01). */
    /*@ normal_behavior
    @ requires \invariant_for(a.ledger) && \invariant_for(b.ledger) && \invariant_for(a.grants) && \invariant_for(b.grants);
    @ requires a != b && a.ledger != b.ledger && a.stageTwo.radix != b.stageTwo.radix;
    @ requires (Object) a.ledger != (Object) b.stageTwo.radix && (Object) b.ledger != (Object) a.stageTwo.radix;
    @ requires 0 <= p && p < a.ledger.parts && p < b.ledger.parts;
    @ requires 0 <= grant && grant < a.grants.count && grant < b.grants.count
    @      ==> a.grants.frame[grant] == b.grants.frame[grant];
    @ requires 0 <= g && g < a.ledger.state.length && g < b.ledger.state.length;
    @ requires a.ledger.state[g] == b.ledger.state[g];
    @ requires a.ledger.ownerRights[g] == b.ledger.ownerRights[g];
    @ ensures \result ==> a.ledger.state[g] == b.ledger.state[g];
    @ ensures \result ==> a.ledger.ownerRights[g] == b.ledger.ownerRights[g];
    @*/
    @Theorem(
            in = Passing.class,
            twinReplaces =
                    "m.ledger.state[m.grants.frame[grant] + index] == Ledger.LENT && m.ledger.ownerRights[m.grants.frame[grant] + index] == 0 ... m.stageTwo.radix.next[0 .. m.stageTwo.radix.next.length - 1];",
            twinBy =
                    "m.ledger.ownerRights[m.grants.frame[grant] + index] == m.ledger.ownerMost[0]; assignable m.ledger.ownerRights[0 .. m.ledger.ownerRights.length - 1];")
    static boolean lendIsStepConsistent(Memory a, Memory b, int p, int grant, int index, boolean stopped, int g) {
        int first = Passing.lend(a, p, grant, index, stopped);
        int second = Passing.lend(b, p, grant, index, stopped);
        return first == second && (first == Abi.OK || first == Abi.DENIED);
    }

    /** What LEND makes of the receiver's part of a row, if it lends or denies, depends on that part, on the grant and on the answer (G1-06, G2-01). */
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
    @ requires a.ledger.borrower[g] == b.ledger.borrower[g];
    @ requires a.ledger.borrowerPage[g] == b.ledger.borrowerPage[g];
    @ requires a.ledger.borrowerRights[g] == b.ledger.borrowerRights[g];
    @ ensures \result ==> a.ledger.borrower[g] == b.ledger.borrower[g];
    @ ensures \result ==> a.ledger.borrowerPage[g] == b.ledger.borrowerPage[g];
    @ ensures \result ==> a.ledger.borrowerRights[g] == b.ledger.borrowerRights[g];
    @*/
    @Theorem(
            in = Passing.class,
            twinReplaces =
                    "m.ledger.ownerRights[m.grants.frame[grant] + index] == 0 && m.ledger.borrower[m.grants.frame[grant] + index] == m.grants.to[grant]",
            twinBy =
                    "m.ledger.ownerRights[m.grants.frame[grant] + index] == 0 && m.ledger.borrower[m.grants.frame[grant] + index] == m.grants.to[0]")
    static boolean lendToIsStepConsistent(Memory a, Memory b, int p, int grant, int index, boolean stopped, int g) {
        int first = Passing.lend(a, p, grant, index, stopped);
        int second = Passing.lend(b, p, grant, index, stopped);
        return first == second && (first == Abi.OK || first == Abi.DENIED);
    }

    /** What SHARE makes of a row, if it shares or denies, depends on that row, on the caller's grant and on the answer (G1-07, G2-01). */
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
    @ requires a.ledger.state[g] == b.ledger.state[g];
    @ requires a.ledger.borrower[g] == b.ledger.borrower[g];
    @ requires a.ledger.borrowerPage[g] == b.ledger.borrowerPage[g];
    @ requires a.ledger.borrowerRights[g] == b.ledger.borrowerRights[g];
    @ ensures \result ==> a.ledger.state[g] == b.ledger.state[g];
    @ ensures \result ==> a.ledger.borrower[g] == b.ledger.borrower[g];
    @ ensures \result ==> a.ledger.borrowerPage[g] == b.ledger.borrowerPage[g];
    @ ensures \result ==> a.ledger.borrowerRights[g] == b.ledger.borrowerRights[g];
    @*/
    @Theorem(
            in = Passing.class,
            twinReplaces = "== Ledger.SHARED && m.ledger.borrower[m.grants.frame[grant] + index] == m.grants.to[grant]",
            twinBy = "== Ledger.SHARED && m.ledger.borrower[m.grants.frame[grant] + index] == m.grants.to[0]")
    static boolean shareIsStepConsistent(Memory a, Memory b, int p, int grant, int index, boolean stopped, int g) {
        int first = Passing.share(a, p, grant, index, stopped);
        int second = Passing.share(b, p, grant, index, stopped);
        return first == second && (first == Abi.OK || first == Abi.DENIED);
    }

    /** What RELINQUISH makes of the state of a row depends on that state, on the arguments and on the answer (G1-09, G2-01). */
    /*@ normal_behavior
    @ requires \invariant_for(a.ledger) && \invariant_for(b.ledger) && \invariant_for(a.grants) && \invariant_for(b.grants);
    @ requires a != b && a.ledger != b.ledger && a.stageTwo.radix != b.stageTwo.radix;
    @ requires (Object) a.ledger != (Object) b.stageTwo.radix && (Object) b.ledger != (Object) a.stageTwo.radix;
    @ requires 0 <= p && p < a.ledger.parts && p < b.ledger.parts;
    @ requires 0 <= grant && grant < a.grants.count && grant < b.grants.count
    @      ==> a.grants.frame[grant] == b.grants.frame[grant];
    @ requires 0 <= g && g < a.ledger.state.length && g < b.ledger.state.length;
    @ requires a.ledger.state[g] == b.ledger.state[g];
    @ ensures \result ==> a.ledger.state[g] == b.ledger.state[g];
    @*/
    @Theorem(
            in = Passing.class,
            twinReplaces = "==> m.ledger.state[m.grants.frame[grant] + index] == Ledger.RETURNED",
            twinBy = "==> m.ledger.state[m.grants.frame[grant] + index] == m.ledger.ownerMost[0]")
    static boolean relinquishIsStepConsistent(Memory a, Memory b, int p, int grant, int index, int g) {
        int first = Passing.relinquish(a, p, grant, index);
        int second = Passing.relinquish(b, p, grant, index);
        return first == second;
    }

    /** What RECLAIM makes of a row depends on that row, on the arguments and on the answer (G1-09, G2-01). */
    /*@ normal_behavior
    @ requires \invariant_for(a.ledger) && \invariant_for(b.ledger) && \invariant_for(a.grants) && \invariant_for(b.grants);
    @ requires a != b && a.ledger != b.ledger && a.stageTwo.radix != b.stageTwo.radix;
    @ requires (Object) a.ledger != (Object) b.stageTwo.radix && (Object) b.ledger != (Object) a.stageTwo.radix;
    @ requires 0 <= p && p < a.ledger.parts && p < b.ledger.parts;
    @ requires 0 <= grant && grant < a.grants.count && grant < b.grants.count
    @      ==> a.grants.frame[grant] == b.grants.frame[grant];
    @ requires 0 <= g && g < a.ledger.state.length && g < b.ledger.state.length;
    @ requires a.ledger.state[g] == b.ledger.state[g];
    @ requires a.ledger.ownerMost[g] == b.ledger.ownerMost[g];
    @ requires a.ledger.ownerRights[g] == b.ledger.ownerRights[g];
    @ ensures \result ==> a.ledger.state[g] == b.ledger.state[g];
    @ ensures \result ==> a.ledger.ownerRights[g] == b.ledger.ownerRights[g];
    @*/
    @Theorem(
            in = Passing.class,
            twinReplaces =
                    "&& m.ledger.ownerRights[m.grants.frame[grant] + index] == m.ledger.ownerMost[m.grants.frame[grant] + index];",
            twinBy = "&& m.ledger.ownerRights[m.grants.frame[grant] + index] == m.ledger.ownerMost[0];")
    static boolean reclaimIsStepConsistent(Memory a, Memory b, int p, int grant, int index, int g) {
        int first = Passing.reclaim(a, p, grant, index);
        int second = Passing.reclaim(b, p, grant, index);
        return first == second;
    }
}
