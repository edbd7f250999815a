package cofferdam.kernel.core;

/** Answers a partition's faults as its rules say, and takes everything away from a partition that ends. Requirements G5-01, G5-04. */
final class Recovery {
    /*@ spec_public @*/ private final Belongings belongings;
    /*@ spec_public @*/ private final Inbox inbox;
    /*@ spec_public @*/ private final Pending pending;
    /*@ spec_public @*/ private final Entries entries;
    /*@ spec_public @*/ private final HealthMonitor health;
    /*@ spec_public @*/ private final Contexts contexts;
    /*@ spec_public @*/ private final Journal journal;

    /*+OPENJML@ public ghost final int[] state;
    @ public ghost final int[] ownerRights;
    @ public ghost final int[] borrower;
    @ public ghost final int[] borrowerRights;
    @ public ghost final boolean[] pinned;
    @ public ghost final boolean[] mapped;
    @ public ghost final boolean[] admitted;
    @ public ghost final int[] guestTables;
    @ public ghost final int[] deviceTables;
    @ public ghost final int[] filled;
    @ public ghost final int[] head;
    @ public ghost final int[] lost;
    @ public ghost final long[] queued;
    @ public ghost final int[] sampleLengths;
    @ public ghost final long[] sampled;
    @*/

    /*+OPENJML@ public invariant state == belongings.state && ownerRights == belongings.ownerRights;
    @ public invariant borrower == belongings.borrower && borrowerRights == belongings.borrowerRights;
    @ public invariant pinned == belongings.pinned && mapped == belongings.mapped && admitted == belongings.admitted;
    @ public invariant guestTables == belongings.guestTables && deviceTables == belongings.deviceTables;
    @ public invariant filled == inbox.filled && head == inbox.head && lost == inbox.lost && queued == inbox.queued;
    @ public invariant sampleLengths == inbox.sampleLengths && sampled == inbox.sampled;
    @*/

    /*+OPENJML@ private normal_behavior
    @ ensures this.belongings == belongings && this.inbox == inbox && this.pending == pending;
    @ ensures this.entries == entries && this.health == health && this.contexts == contexts && this.journal == journal;
    @ ensures state == belongings.state && ownerRights == belongings.ownerRights && borrower == belongings.borrower;
    @ ensures borrowerRights == belongings.borrowerRights && pinned == belongings.pinned;
    @ ensures mapped == belongings.mapped && admitted == belongings.admitted;
    @ ensures guestTables == belongings.guestTables && deviceTables == belongings.deviceTables;
    @ ensures filled == inbox.filled && head == inbox.head && lost == inbox.lost && queued == inbox.queued;
    @ ensures sampleLengths == inbox.sampleLengths && sampled == inbox.sampled;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Recovery(
            Belongings belongings,
            Inbox inbox,
            Pending pending,
            Entries entries,
            HealthMonitor health,
            Contexts contexts,
            Journal journal) {
        this.belongings = belongings;
        this.inbox = inbox;
        this.pending = pending;
        this.entries = entries;
        this.health = health;
        this.contexts = contexts;
        this.journal = journal;
        /*+OPENJML@ set this.state = belongings.state; @*/
        /*+OPENJML@ set this.ownerRights = belongings.ownerRights; @*/
        /*+OPENJML@ set this.borrower = belongings.borrower; @*/
        /*+OPENJML@ set this.borrowerRights = belongings.borrowerRights; @*/
        /*+OPENJML@ set this.pinned = belongings.pinned; @*/
        /*+OPENJML@ set this.mapped = belongings.mapped; @*/
        /*+OPENJML@ set this.admitted = belongings.admitted; @*/
        /*+OPENJML@ set this.guestTables = belongings.guestTables; @*/
        /*+OPENJML@ set this.deviceTables = belongings.deviceTables; @*/
        /*+OPENJML@ set this.filled = inbox.filled; @*/
        /*+OPENJML@ set this.head = inbox.head; @*/
        /*+OPENJML@ set this.lost = inbox.lost; @*/
        /*+OPENJML@ set this.queued = inbox.queued; @*/
        /*+OPENJML@ set this.sampleLengths = inbox.sampleLengths; @*/
        /*+OPENJML@ set this.sampled = inbox.sampled; @*/
    }

    /** The recovery of these parts. */
    /*@ normal_behavior
    @ ensures \result.belongings == belongings && \result.inbox == inbox && \result.pending == pending;
    @ ensures \result.entries == entries && \result.health == health && \result.contexts == contexts;
    @ ensures \result.journal == journal && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Recovery of(
            Belongings belongings,
            Inbox inbox,
            Pending pending,
            Entries entries,
            HealthMonitor health,
            Contexts contexts,
            Journal journal) {
        return new Recovery(belongings, inbox, pending, entries, health, contexts, journal);
    }

    /** Answers a fault of p; the code for {@link Kernel#handleExit}. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < belongings.parts && 0 <= fault && fault < Abi.FAULTS;
    @ ensures \result == (\old(health.decide(p, kind(p, fault))) == Abi.ACTION_INJECT ? Abi.EXIT_INJECTED
    @      : \old(health.decide(p, kind(p, fault))) == Abi.ACTION_STOP ? Abi.EXIT_STOPPED : Abi.EXIT_RESTARTED);
    @ ensures \result == Abi.EXIT_INJECTED ==> entries.event[p] == Vectoring.answer(\old(entries.cut[p]));
    @ ensures \result == Abi.EXIT_STOPPED ==> health.status[p] == Abi.STOPPED;
    @ ensures \result == Abi.EXIT_RESTARTED ==> health.restarts[p] == \old(health.restarts[p]) + 1
    @      && health.status[p] == Abi.RUNNING;
    @ ensures journal.audit.fields[4 * \old(journal.audit.at[0]) + 1] == p
    @      && journal.audit.fields[4 * \old(journal.audit.at[0]) + 2] == AuditRing.FAULT;
    @ assignable pending.pending[p * Limits.VECTORS .. p * Limits.VECTORS + (Limits.VECTORS - 1)],
    @    entries.event[p], entries.window[p], entries.cut[p], health.status[p], health.restarts[p],
    @    contexts.saved[p * Registers.STATE_WORDS .. p * Registers.STATE_WORDS + (Registers.STATE_WORDS - 1)],
    @    journal.audit.fields[0 .. journal.audit.fields.length - 1], journal.audit.at[0 .. 1],
    @    state[0 .. state.length - 1], ownerRights[0 .. ownerRights.length - 1],
    @    borrower[0 .. borrower.length - 1], borrowerRights[0 .. borrowerRights.length - 1],
    @    pinned[0 .. pinned.length - 1], mapped[0 .. mapped.length - 1], admitted[0 .. admitted.length - 1],
    @    guestTables[0 .. guestTables.length - 1], deviceTables[0 .. deviceTables.length - 1],
    @    filled[0 .. filled.length - 1], head[0 .. head.length - 1], lost[0 .. lost.length - 1],
    @    queued[0 .. queued.length - 1], sampleLengths[0 .. sampleLengths.length - 1],
    @    sampled[0 .. sampled.length - 1];
    @*/
    int fault(int cpu, int p, int fault) {
        int kind = kind(p, fault);
        journal.record(cpu, p, AuditRing.FAULT, kind);
        int action = health.decide(p, kind);
        if (action == Abi.ACTION_INJECT) {
            entries.set(p, Vectoring.answer(entries.cut(p)), false);
            return Abi.EXIT_INJECTED;
        }
        if (action == Abi.ACTION_STOP) {
            stop(cpu, p);
            return Abi.EXIT_STOPPED;
        }
        restart(cpu, p);
        return Abi.EXIT_RESTARTED;
    }

    /** The fault itself, or a triple fault if the exception that would answer it cannot be delivered. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && 0 <= fault && fault < Abi.FAULTS;
    @ ensures \result == (health.decide(p, fault) == Abi.ACTION_INJECT && Vectoring.answer(entries.cut[p]) == 0
    @      ? Abi.TRIPLE_FAULT : fault);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int kind(int p, int fault) {
        boolean lost = health.decide(p, fault) == Abi.ACTION_INJECT && Vectoring.answer(entries.cut(p)) == 0;
        return lost ? Abi.TRIPLE_FAULT : fault;
    }

    /** p never runs again, and nothing of it remains. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < belongings.parts;
    @ ensures health.status[p] == Abi.STOPPED && entries.event[p] == 0 && !entries.window[p] && entries.cut[p] == 0;
    @ ensures (\forall int k; p * Registers.STATE_WORDS <= k && k < (p + 1) * Registers.STATE_WORDS;
    @      contexts.saved[k] == 0L);
    @ ensures (\forall int k; p * Limits.VECTORS <= k && k < (p + 1) * Limits.VECTORS; !pending.pending[k]);
    @ ensures journal.audit.fields[4 * \old(journal.audit.at[0]) + 1] == p
    @      && journal.audit.fields[4 * \old(journal.audit.at[0]) + 2] == AuditRing.STOPPED;
    @ ensures (\forall int k; 0 <= k && k < journal.audit.fields.length && (k < 4 * \old(journal.audit.at[0])
    @      || 4 * \old(journal.audit.at[0]) + 3 < k); journal.audit.fields[k] == \old(journal.audit.fields[k]));
    @ assignable pending.pending[p * Limits.VECTORS .. p * Limits.VECTORS + (Limits.VECTORS - 1)],
    @    entries.event[p], entries.window[p], entries.cut[p], health.status[p],
    @    contexts.saved[p * Registers.STATE_WORDS .. p * Registers.STATE_WORDS + (Registers.STATE_WORDS - 1)],
    @    journal.audit.fields[0 .. journal.audit.fields.length - 1], journal.audit.at[0 .. 1],
    @    state[0 .. state.length - 1], ownerRights[0 .. ownerRights.length - 1],
    @    borrower[0 .. borrower.length - 1], borrowerRights[0 .. borrowerRights.length - 1],
    @    admitted[0 .. admitted.length - 1], guestTables[0 .. guestTables.length - 1],
    @    filled[0 .. filled.length - 1], head[0 .. head.length - 1], lost[0 .. lost.length - 1],
    @    queued[0 .. queued.length - 1], sampleLengths[0 .. sampleLengths.length - 1],
    @    sampled[0 .. sampled.length - 1];
    @*/
    void stop(int cpu, int p) {
        release(p);
        close(cpu, p);
    }

    /** p is stopped, its registers are gone, and that is recorded. */
    /*@ private normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures health.status[p] == Abi.STOPPED;
    @ ensures (\forall int k; p * Registers.STATE_WORDS <= k && k < (p + 1) * Registers.STATE_WORDS;
    @      contexts.saved[k] == 0L);
    @ ensures journal.audit.fields[4 * \old(journal.audit.at[0]) + 1] == p
    @      && journal.audit.fields[4 * \old(journal.audit.at[0]) + 2] == AuditRing.STOPPED;
    @ ensures (\forall int k; 0 <= k && k < journal.audit.fields.length && (k < 4 * \old(journal.audit.at[0])
    @      || 4 * \old(journal.audit.at[0]) + 3 < k); journal.audit.fields[k] == \old(journal.audit.fields[k]));
    @ assignable health.status[p],
    @    contexts.saved[p * Registers.STATE_WORDS .. p * Registers.STATE_WORDS + (Registers.STATE_WORDS - 1)],
    @    journal.audit.fields[0 .. journal.audit.fields.length - 1], journal.audit.at[0 .. 1];
    @*/
    private void close(int cpu, int p) {
        health.enter(p, Abi.STOPPED);
        contexts.scrub(p);
        journal.record(cpu, p, AuditRing.STOPPED, 0);
    }

    /** p starts again from its declared state. */
    /*+OPENJML@ private normal_behavior
    @ requires 0 <= p && p < belongings.parts;
    @ requires health.restarts[p] < Limits.RESTARTS;
    @ ensures health.restarts[p] == \old(health.restarts[p]) + 1 && health.status[p] == Abi.RUNNING;
    @ ensures entries.event[p] == 0 && !entries.window[p] && entries.cut[p] == 0;
    @ ensures (\forall int k; p * Registers.STATE_WORDS <= k && k < (p + 1) * Registers.STATE_WORDS;
    @      contexts.saved[k] == contexts.start[k]);
    @ ensures (\forall int k; p * Limits.VECTORS <= k && k < (p + 1) * Limits.VECTORS; !pending.pending[k]);
    @ ensures journal.audit.fields[4 * \old(journal.audit.at[0]) + 1] == p
    @      && journal.audit.fields[4 * \old(journal.audit.at[0]) + 2] == AuditRing.RESTARTED;
    @ ensures (\forall int k; 0 <= k && k < journal.audit.fields.length && (k < 4 * \old(journal.audit.at[0])
    @      || 4 * \old(journal.audit.at[0]) + 3 < k); journal.audit.fields[k] == \old(journal.audit.fields[k]));
    @ assignable pending.pending[p * Limits.VECTORS .. p * Limits.VECTORS + (Limits.VECTORS - 1)],
    @    entries.event[p], entries.window[p], entries.cut[p], health.status[p], health.restarts[p],
    @    contexts.saved[p * Registers.STATE_WORDS .. p * Registers.STATE_WORDS + (Registers.STATE_WORDS - 1)],
    @    journal.audit.fields[0 .. journal.audit.fields.length - 1], journal.audit.at[0 .. 1],
    @    state[0 .. state.length - 1], ownerRights[0 .. ownerRights.length - 1],
    @    borrower[0 .. borrower.length - 1], borrowerRights[0 .. borrowerRights.length - 1],
    @    pinned[0 .. pinned.length - 1], mapped[0 .. mapped.length - 1], admitted[0 .. admitted.length - 1],
    @    guestTables[0 .. guestTables.length - 1], deviceTables[0 .. deviceTables.length - 1],
    @    filled[0 .. filled.length - 1], head[0 .. head.length - 1], lost[0 .. lost.length - 1],
    @    queued[0 .. queued.length - 1], sampleLengths[0 .. sampleLengths.length - 1],
    @    sampled[0 .. sampled.length - 1];
    @*/
    private void restart(int cpu, int p) {
        renew(p);
        revive(cpu, p);
    }

    /** p runs from its first registers on, and that is recorded. */
    /*@ private normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && health.restarts[p] < Limits.RESTARTS;
    @ ensures health.restarts[p] == \old(health.restarts[p]) + 1 && health.status[p] == Abi.RUNNING;
    @ ensures (\forall int k; p * Registers.STATE_WORDS <= k && k < (p + 1) * Registers.STATE_WORDS;
    @      contexts.saved[k] == contexts.start[k]);
    @ ensures journal.audit.fields[4 * \old(journal.audit.at[0]) + 1] == p
    @      && journal.audit.fields[4 * \old(journal.audit.at[0]) + 2] == AuditRing.RESTARTED;
    @ ensures (\forall int k; 0 <= k && k < journal.audit.fields.length && (k < 4 * \old(journal.audit.at[0])
    @      || 4 * \old(journal.audit.at[0]) + 3 < k); journal.audit.fields[k] == \old(journal.audit.fields[k]));
    @ assignable health.status[p], health.restarts[p],
    @    contexts.saved[p * Registers.STATE_WORDS .. p * Registers.STATE_WORDS + (Registers.STATE_WORDS - 1)],
    @    journal.audit.fields[0 .. journal.audit.fields.length - 1], journal.audit.at[0 .. 1];
    @*/
    private void revive(int cpu, int p) {
        contexts.restart(p);
        health.restarted(p);
        journal.record(cpu, p, AuditRing.RESTARTED, health.restarts(p));
    }

    /** Nothing of p's past remains, and p has again what it owns. */
    /*+OPENJML@ private normal_behavior
    @ requires 0 <= p && p < belongings.parts;
    @ ensures (\forall int k; p * Limits.VECTORS <= k && k < (p + 1) * Limits.VECTORS; !pending.pending[k]);
    @ ensures entries.event[p] == 0 && !entries.window[p] && entries.cut[p] == 0;
    @ assignable state[0 .. state.length - 1], ownerRights[0 .. ownerRights.length - 1],
    @    borrower[0 .. borrower.length - 1], borrowerRights[0 .. borrowerRights.length - 1],
    @    admitted[0 .. admitted.length - 1], guestTables[0 .. guestTables.length - 1],
    @    filled[0 .. filled.length - 1], head[0 .. head.length - 1], lost[0 .. lost.length - 1],
    @    queued[0 .. queued.length - 1], sampleLengths[0 .. sampleLengths.length - 1],
    @    sampled[0 .. sampled.length - 1],
    @    pending.pending[p * Limits.VECTORS .. p * Limits.VECTORS + (Limits.VECTORS - 1)], entries.event[p],
    @    entries.window[p], entries.cut[p], pinned[0 .. pinned.length - 1], mapped[0 .. mapped.length - 1],
    @    deviceTables[0 .. deviceTables.length - 1];
    @*/
    private void renew(int p) {
        release(p);
        belongings.restore(p);
    }

    /** Nothing of p's past remains: not in its frames, its incoming messages, its interrupts, nor in loans. */
    /*+OPENJML@ private normal_behavior
    @ requires 0 <= p && p < belongings.parts;
    @ ensures (\forall int k; p * Limits.VECTORS <= k && k < (p + 1) * Limits.VECTORS; !pending.pending[k]);
    @ ensures entries.event[p] == 0 && !entries.window[p] && entries.cut[p] == 0;
    @ assignable state[0 .. state.length - 1], ownerRights[0 .. ownerRights.length - 1],
    @    borrower[0 .. borrower.length - 1], borrowerRights[0 .. borrowerRights.length - 1],
    @    admitted[0 .. admitted.length - 1], guestTables[0 .. guestTables.length - 1],
    @    filled[0 .. filled.length - 1], head[0 .. head.length - 1], lost[0 .. lost.length - 1],
    @    queued[0 .. queued.length - 1], sampleLengths[0 .. sampleLengths.length - 1],
    @    sampled[0 .. sampled.length - 1],
    @    pending.pending[p * Limits.VECTORS .. p * Limits.VECTORS + (Limits.VECTORS - 1)], entries.event[p],
    @    entries.window[p], entries.cut[p];
    @*/
    private void release(int p) {
        belongings.release(p);
        inbox.clear(p);
        forget(p);
    }

    /** Nothing waits for p, and nothing is delivered at its next entry. */
    /*@ private normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures (\forall int k; p * Limits.VECTORS <= k && k < (p + 1) * Limits.VECTORS; !pending.pending[k]);
    @ ensures entries.event[p] == 0 && !entries.window[p] && entries.cut[p] == 0;
    @ assignable pending.pending[p * Limits.VECTORS .. p * Limits.VECTORS + (Limits.VECTORS - 1)],
    @    entries.event[p], entries.window[p], entries.cut[p];
    @*/
    private void forget(int p) {
        pending.clear(p);
        entries.set(p, 0, false);
        entries.cut(p, 0);
    }
}
