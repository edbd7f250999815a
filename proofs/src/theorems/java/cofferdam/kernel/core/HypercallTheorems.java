package cofferdam.kernel.core;

/** Hypercalls as partitions make them: every number has an answer, and a call reaches what its caller may reach. */
final class HypercallTheorems {
    private HypercallTheorems() {}

    /** Every hypercall number has an answer, and exactly those that do not exist are answered as unknown (G9-01, G9-02). */
    /*@ normal_behavior
    @ requires 0 <= p && p < h.memoryCalls.memory.ledger.parts && p < h.messageCalls.buffers.memory.ledger.parts;
    @ ensures Abi.UNKNOWN <= \result;
    @ ensures number < Abi.MAP || Abi.RAISE_EVENT < number ==> \result == Abi.UNKNOWN;
    @ ensures Abi.MAP <= number && number <= Abi.RAISE_EVENT ==> Abi.UNKNOWN < \result;
    @*/
    @Theorem(
            in = Hypercalls.class,
            twinReplaces = "ensures \\result == Abi.UNKNOWN <==> !(Abi.MAP <= number && number <= Abi.RAISE_EVENT);",
            twinBy = "ensures \\result == Abi.UNKNOWN <==> !(Abi.MAP <= number && number < Abi.RAISE_EVENT);")
    static long everyNumberHasAnAnswer(Hypercalls h, int p, int number, long a, long b, long c) {
        return h.call(p, number, a, b, c);
    }

    /** No call about memory changes the row of a frame that its caller neither owns nor borrows (G1-01, G1-03, G2-01). */
    /*@ normal_behavior
    @ requires \invariant_for(m.memory.ledger) && 0 <= p && p < m.memory.ledger.parts && Abi.MAP <= number && number <= Abi.RECLAIM;
    @ requires 0 <= g && g < m.memory.ledger.state.length;
    @ requires m.memory.ledger.owner[g] != p && m.memory.ledger.borrower[g] != p;
    @ ensures m.memory.ledger.state[g] == \old(m.memory.ledger.state[g]);
    @ ensures m.memory.ledger.owner[g] == \old(m.memory.ledger.owner[g]);
    @ ensures m.memory.ledger.ownerPage[g] == \old(m.memory.ledger.ownerPage[g]);
    @ ensures m.memory.ledger.ownerMost[g] == \old(m.memory.ledger.ownerMost[g]);
    @ ensures m.memory.ledger.ownerRights[g] == \old(m.memory.ledger.ownerRights[g]);
    @ ensures m.memory.ledger.borrower[g] == \old(m.memory.ledger.borrower[g]);
    @ ensures m.memory.ledger.borrowerPage[g] == \old(m.memory.ledger.borrowerPage[g]);
    @ ensures m.memory.ledger.borrowerRights[g] == \old(m.memory.ledger.borrowerRights[g]);
    @*/
    @Theorem(
            in = MemoryCalls.class,
            twinReplaces = "&& \\old(memory.ledger.owner[g]) != p && \\old(memory.ledger.borrower[g]) != p;"
                    + " memory.ledger.state[g] == \\old(memory.ledger.state[g]) && memory.ledger.owner[g]",
            twinBy = "&& \\old(memory.ledger.owner[g]) != p && \\old(memory.ledger.borrower[g]) == p;"
                    + " memory.ledger.state[g] == \\old(memory.ledger.state[g]) && memory.ledger.owner[g]")
    static void memoryCallRespectsLocally(MemoryCalls m, int p, int number, long a, long b, long c, int g) {
        m.call(p, number, a, b, c);
    }

    /** What RAISE_EVENT answers depends on the caller's own events alone: a stopped receiver is not told (G2-03, G2-08). */
    /*@ normal_behavior
    @ requires \invariant_for(a.events) && \invariant_for(a.delivery.pending) && \invariant_for(a.delivery.health);
    @ requires \invariant_for(b.events) && \invariant_for(b.delivery.pending) && \invariant_for(b.delivery.health);
    @ requires a != b && a.events != b.events && a.delivery.pending != b.delivery.pending;
    @ requires (0 <= e && e < a.events.count && a.events.from[(int) e] == p)
    @      == (0 <= e && e < b.events.count && b.events.from[(int) e] == p);
    @ ensures \result;
    @ assignable a.delivery.pending.pending[*], b.delivery.pending.pending[*];
    @*/
    @Theorem(
            in = EventCalls.class,
            twinReplaces = "&& events.from[(int) event] == p ? Abi.OK : Abi.DENIED);",
            twinBy = "&& events.from[(int) event] == p"
                    + " && delivery.health.status[events.to[(int) event]] != Abi.STOPPED ? Abi.OK : Abi.DENIED);")
    static boolean raiseIsOutputConsistent(EventCalls a, EventCalls b, int p, long e) {
        int first = a.raise(p, e);
        return first == b.raise(p, e);
    }

    /** RAISE_EVENT makes nothing pending but the event's vector at its declared receiver (G2-01, G2-08). */
    /*@ normal_behavior
    @ requires \invariant_for(a.events) && \invariant_for(a.delivery.pending) && \invariant_for(a.delivery.health);
    @ requires 0 <= r && r < Limits.PARTITIONS && 0 <= v && v < Limits.VECTORS;
    @ requires 0 <= e && e < a.events.count ==> a.events.to[(int) e] != r;
    @ ensures a.delivery.pending.pending[r * Limits.VECTORS + v] == \old(a.delivery.pending.pending[r * Limits.VECTORS + v]);
    @ assignable a.delivery.pending.pending[*];
    @*/
    @Theorem(
            in = EventCalls.class,
            twinReplaces = "&& k == events.to[(int) event] * Limits.VECTORS + events.vector[(int) event])));",
            twinBy = "&& k % Limits.VECTORS == events.vector[(int) event])));")
    static void raiseRespectsLocally(EventCalls a, int p, long e, int r, int v) {
        /*@ assert 0 <= e && e < a.events.count ==> 0 <= a.events.vector((int) e) && a.events.vector((int) e) < Limits.VECTORS; @*/
        a.raise(p, e);
    }

    /** What is pending for a partition after RAISE_EVENT depends on what was, on its status and on the caller's events (G2-01). */
    /*@ normal_behavior
    @ requires \invariant_for(a.events) && \invariant_for(a.delivery.pending) && \invariant_for(a.delivery.health);
    @ requires \invariant_for(b.events) && \invariant_for(b.delivery.pending) && \invariant_for(b.delivery.health);
    @ requires a != b && a.events != b.events && a.delivery.pending != b.delivery.pending;
    @ requires a.delivery.health != b.delivery.health && 0 <= r && r < Limits.PARTITIONS && 0 <= v && v < Limits.VECTORS;
    @ requires a.events.count == b.events.count;
    @ requires 0 <= e && e < a.events.count ==> a.events.from[(int) e] == b.events.from[(int) e]
    @      && a.events.to[(int) e] == b.events.to[(int) e] && a.events.vector[(int) e] == b.events.vector[(int) e];
    @ requires a.delivery.health.status[r] == b.delivery.health.status[r];
    @ requires a.delivery.pending.pending[r * Limits.VECTORS + v] == b.delivery.pending.pending[r * Limits.VECTORS + v];
    @ ensures a.delivery.pending.pending[r * Limits.VECTORS + v] == b.delivery.pending.pending[r * Limits.VECTORS + v];
    @ assignable a.delivery.pending.pending[*], b.delivery.pending.pending[*];
    @*/
    @Theorem(
            in = EventCalls.class,
            twinReplaces =
                    "&& 0 <= event && event < Limits.EVENTS && delivery.health.status[k / Limits.VECTORS] != Abi.STOPPED",
            twinBy = "&& 0 <= event && event < Limits.EVENTS && delivery.health.status[0] != Abi.STOPPED")
    static void raiseIsStepConsistent(EventCalls a, EventCalls b, int p, long e, int r, int v) {
        a.raise(p, e);
        b.raise(p, e);
    }
}
