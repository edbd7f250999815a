package cofferdam.kernel.core;

/** Decides whether a partition can be entered and what the entry delivers. Requirement G3-07. */
final class Delivery {
    /*@ spec_public @*/ private final Pending pending;
    /*@ spec_public @*/ private final Entries entries;
    /*@ spec_public @*/ private final Contexts contexts;
    /*@ spec_public @*/ private final HealthMonitor health;

    /*@ public invariant \invariant_for(pending) && \invariant_for(entries) && \invariant_for(contexts);
    @ public invariant \invariant_for(health);
    @*/

    /*@ private normal_behavior
    @ ensures this.pending == pending && this.entries == entries && this.contexts == contexts && this.health == health;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Delivery(Pending pending, Entries entries, Contexts contexts, HealthMonitor health) {
        this.pending = pending;
        this.entries = entries;
        this.contexts = contexts;
        this.health = health;
    }

    /** The delivery of these components' events. */
    /*@ normal_behavior
    @ ensures \result.pending == pending && \result.entries == entries && \result.contexts == contexts;
    @ ensures \result.health == health && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Delivery of(Pending pending, Entries entries, Contexts contexts, HealthMonitor health) {
        return new Delivery(pending, entries, contexts, health);
    }

    /** Whether p can execute now: not stopped, and not waiting without a reason to wake up. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result == (health.status[p] == Abi.RUNNING
    @      || (health.status[p] != Abi.STOPPED && pending.highest(p) >= 0 && (health.status[p] == Abi.YIELDED
    @         || Registers.interruptsEnabled(contexts.saved[p * Registers.STATE_WORDS + Registers.RFLAGS]))));
    @ assignable \nothing;
    @*/
    /*@ spec_public pure @*/ boolean runnable(int p) {
        int status = health.status(p);
        if (status == Abi.RUNNING) {
            return true;
        }
        if (status == Abi.STOPPED || pending.highest(p) < 0) {
            return false;
        }
        return status == Abi.YIELDED || Registers.interruptsEnabled(contexts.get(p, Registers.RFLAGS));
    }

    /** A vector becomes pending at p, unless p is stopped. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && 0 <= v && v < Limits.VECTORS;
    @ ensures pending.pending[p * Limits.VECTORS + v]
    @      == (\old(pending.pending[p * Limits.VECTORS + v]) || health.status[p] != Abi.STOPPED);
    @ assignable pending.pending[p * Limits.VECTORS + v];
    @*/
    void raise(int p, int v) {
        pending.set(p, v, pending.has(p, v) || health.status(p) != Abi.STOPPED);
    }

    /**
     * Decides what p's next entry delivers: what was decided before, else the highest pending vector if the saved
     * RFLAGS.IF and interruptibility allow it. The vector is then no longer pending.
     */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \old(entries.event[p]) != 0 ==> entries.event[p] == \old(entries.event[p]);
    @ ensures entries.event[p] != \old(entries.event[p]) ==> open(p)
    @      && Entries.EXTERNAL_INTERRUPT + pending.highest(p) < entries.event[p]
    @      && entries.event[p] < Entries.EXTERNAL_INTERRUPT + Limits.VECTORS;
    @ ensures (\forall int k; p * Limits.VECTORS <= k && k < (p + 1) * Limits.VECTORS
    @      && entries.event[p] != \old(entries.event[p])
    @      && entries.event[p] == Entries.EXTERNAL_INTERRUPT + (k - p * Limits.VECTORS); \old(pending.pending[k]));
    @ ensures entries.event[p] == 0 ==> !open(p) || pending.highest(p) < 0;
    @ ensures entries.window[p] == (pending.highest(p) >= 0);
    @ ensures (\forall int k; p * Limits.VECTORS <= k && k < (p + 1) * Limits.VECTORS; pending.pending[k]
    @      == (\old(pending.pending[k]) && (\old(entries.event[p]) != 0
    @         || entries.event[p] != Entries.EXTERNAL_INTERRUPT + (k - p * Limits.VECTORS))));
    @ assignable entries.event[p], entries.window[p],
    @    pending.pending[p * Limits.VECTORS .. p * Limits.VECTORS + (Limits.VECTORS - 1)];
    @*/
    void prepare(int p) {
        int vector = pending.highest(p);
        boolean deliver = entries.event(p) == 0 && vector >= 0 && open(p);
        if (deliver) {
            pending.set(p, vector, false);
            /*+OPENJML@ assert \invariant_for(health); @*/
        }
        /*+OPENJML@ assert \invariant_for(health); @*/
        boolean more = deliver ? pending.highest(p) >= 0 : vector >= 0;
        entries.set(p, deliver ? Entries.EXTERNAL_INTERRUPT + vector : entries.event(p), more);
    }

    /** Whether p's saved state lets an external interrupt in. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result == (contexts.saved[p * Registers.STATE_WORDS + Registers.INTERRUPTIBILITY] == 0
    @      && Registers.interruptsEnabled(contexts.saved[p * Registers.STATE_WORDS + Registers.RFLAGS]));
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean open(int p) {
        return contexts.get(p, Registers.INTERRUPTIBILITY) == 0L
                && Registers.interruptsEnabled(contexts.get(p, Registers.RFLAGS));
    }

    /**
     * The entry took place, and p, if it waited, runs. Its event is delivered, unless the exit cut the delivery: then an
     * external interrupt is pending again, and an exception is remembered for the answer to the exit.
     */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures entries.event[p] == 0 && !entries.window[p] && entries.cut[p] == cut;
    @ ensures health.status[p] == (\old(health.status[p]) == Abi.STOPPED ? Abi.STOPPED : Abi.RUNNING);
    @ ensures \old(health.status[p]) != Abi.STOPPED && Vectoring.external(cut)
    @      ==> pending.pending[p * Limits.VECTORS + Vectoring.vector(cut)];
    @ ensures (\forall int k; p * Limits.VECTORS <= k && k < (p + 1) * Limits.VECTORS;
    @      pending.pending[k] == \old(pending.pending[k]) || (pending.pending[k] && cut < 0
    @         && k == p * Limits.VECTORS + (cut - Integer.MIN_VALUE) % Limits.VECTORS));
    @ assignable entries.event[p], entries.window[p], entries.cut[p], health.status[p],
    @    pending.pending[p * Limits.VECTORS .. p * Limits.VECTORS + (Limits.VECTORS - 1)];
    @*/
    void done(int p, int cut) {
        entries.set(p, 0, false);
        /*+OPENJML@ assert \invariant_for(health); @*/
        entries.cut(p, cut);
        /*+OPENJML@ assert \invariant_for(health); @*/
        if (Vectoring.external(cut)) {
            raise(p, Vectoring.vector(cut));
            /*+OPENJML@ assert \invariant_for(health); @*/
        }
        health.enter(p, Abi.RUNNING);
    }
}
