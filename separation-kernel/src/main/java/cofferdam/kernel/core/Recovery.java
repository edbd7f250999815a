package cofferdam.kernel.core;

/** Answers a partition's faults as its rules say, and takes everything away from a partition that ends. Requirements G5-01, G5-04. */
final class Recovery {
    /*@ spec_public @*/ private final Memory memory;
    /*@ spec_public @*/ private final Messages messages;
    /*@ spec_public @*/ private final Pending pending;
    /*@ spec_public @*/ private final Entries entries;
    /*@ spec_public @*/ private final HealthMonitor health;
    /*@ spec_public @*/ private final Contexts contexts;
    /*@ spec_public @*/ private final Journal journal;

    /*@ private normal_behavior
    @ ensures this.memory == memory && this.messages == messages && this.pending == pending;
    @ ensures this.entries == entries && this.health == health && this.contexts == contexts && this.journal == journal;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Recovery(
            Memory memory,
            Messages messages,
            Pending pending,
            Entries entries,
            HealthMonitor health,
            Contexts contexts,
            Journal journal) {
        this.memory = memory;
        this.messages = messages;
        this.pending = pending;
        this.entries = entries;
        this.health = health;
        this.contexts = contexts;
        this.journal = journal;
    }

    /** The recovery of these parts. */
    /*@ normal_behavior
    @ ensures \result.memory == memory && \result.messages == messages && \result.pending == pending;
    @ ensures \result.entries == entries && \result.health == health && \result.contexts == contexts;
    @ ensures \result.journal == journal && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Recovery of(
            Memory memory,
            Messages messages,
            Pending pending,
            Entries entries,
            HealthMonitor health,
            Contexts contexts,
            Journal journal) {
        return new Recovery(memory, messages, pending, entries, health, contexts, journal);
    }

    /** Answers a fault of p; the code for {@link Kernel#handleExit}. */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && 0 <= fault && fault < Abi.FAULTS;
    @ ensures \result == (\old(health.decide(p, kind(p, fault))) == Abi.ACTION_INJECT ? Abi.EXIT_INJECTED
    @      : \old(health.decide(p, kind(p, fault))) == Abi.ACTION_STOP ? Abi.EXIT_STOPPED : Abi.EXIT_RESTARTED);
    @ ensures \result == Abi.EXIT_INJECTED ==> entries.event[p] == Vectoring.answer(\old(entries.cut[p]));
    @ ensures \result == Abi.EXIT_STOPPED ==> health.status[p] == Abi.STOPPED;
    @ ensures \result == Abi.EXIT_RESTARTED ==> health.restarts[p] == \old(health.restarts[p]) + 1
    @      && health.status[p] == Abi.RUNNING;
    @ ensures journal.audit.fields[4 * \old(journal.audit.at[0]) + 1] == p
    @      && journal.audit.fields[4 * \old(journal.audit.at[0]) + 2] == AuditRing.FAULT;
    @ ensures (\forall int k; 0 <= k && k < Limits.PARTITIONS * Registers.STATE_WORDS
    @      && k / Registers.STATE_WORDS != p; contexts.saved[k] == \old(contexts.saved[k]));
    @ ensures (\forall int q; 0 <= q && q < Limits.PARTITIONS && q != p; health.status[q] == \old(health.status[q])
    @      && health.restarts[q] == \old(health.restarts[q]) && entries.event[q] == \old(entries.event[q])
    @      && entries.window[q] == \old(entries.window[q]) && entries.cut[q] == \old(entries.cut[q]));
    @ ensures (\forall int k; 0 <= k && k < Limits.PARTITIONS * Limits.VECTORS && k / Limits.VECTORS != p;
    @      \old(pending.pending[k]) ==> pending.pending[k]);
    @ assignable pending.pending[*], entries.event[*], entries.window[*], entries.cut[*], health.status[*],
    @    health.restarts[*], contexts.saved[*], journal.audit.fields[*], journal.audit.at[*], memory.ledger.state[*],
    @    memory.ledger.owner[*], memory.ledger.ownerPage[*], memory.ledger.ownerMost[*],
    @    memory.ledger.ownerRights[*], memory.ledger.borrower[*], memory.ledger.borrowerPage[*],
    @    memory.ledger.borrowerRights[*], memory.ledger.pinned[*], memory.dma.mapped[*], memory.dma.admitted[*],
    @    memory.stageTwo.radix.next[*], memory.dmaTables.radix.next[*], messages.queues.filled[*],
    @    messages.queues.head[*], messages.queues.lost[*], messages.queues.length[*], messages.queued.words[*],
    @    messages.samples.length[*], messages.sampled.words[*];
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
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures health.status[p] == Abi.STOPPED && entries.event[p] == 0 && entries.cut[p] == 0;
    @ ensures (\forall int k; 0 <= k && k < Limits.PARTITIONS * Registers.STATE_WORDS
    @      && k / Registers.STATE_WORDS == p; contexts.saved[k] == 0L);
    @ ensures (\forall int k; 0 <= k && k < Limits.PARTITIONS * Limits.VECTORS && k / Limits.VECTORS == p;
    @      !pending.pending[k]);
    @ ensures (\forall int k; 0 <= k && k < Limits.PARTITIONS * Registers.STATE_WORDS
    @      && k / Registers.STATE_WORDS != p; contexts.saved[k] == \old(contexts.saved[k]));
    @ ensures (\forall int q; 0 <= q && q < Limits.PARTITIONS && q != p; health.status[q] == \old(health.status[q])
    @      && health.restarts[q] == \old(health.restarts[q]) && entries.event[q] == \old(entries.event[q])
    @      && entries.window[q] == \old(entries.window[q]) && entries.cut[q] == \old(entries.cut[q]));
    @ ensures (\forall int k; 0 <= k && k < Limits.PARTITIONS * Limits.VECTORS && k / Limits.VECTORS != p;
    @      \old(pending.pending[k]) ==> pending.pending[k]);
    @ assignable pending.pending[*], entries.event[*], entries.window[*], entries.cut[*], health.status[*],
    @    contexts.saved[*], journal.audit.fields[*], journal.audit.at[*], memory.ledger.state[*],
    @    memory.ledger.owner[*], memory.ledger.ownerPage[*], memory.ledger.ownerMost[*],
    @    memory.ledger.ownerRights[*], memory.ledger.borrower[*], memory.ledger.borrowerPage[*],
    @    memory.ledger.borrowerRights[*], memory.ledger.pinned[*], memory.dma.mapped[*], memory.dma.admitted[*],
    @    memory.stageTwo.radix.next[*], memory.dmaTables.radix.next[*], messages.queues.filled[*],
    @    messages.queues.head[*], messages.queues.lost[*], messages.queues.length[*], messages.queued.words[*],
    @    messages.samples.length[*], messages.sampled.words[*];
    @*/
    void stop(int cpu, int p) {
        health.enter(p, Abi.STOPPED);
        release(p);
        contexts.scrub(p);
        journal.record(cpu, p, AuditRing.STOPPED, 0);
    }

    /** p starts again from its declared state. */
    /*@ private normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && health.restarts[p] < Limits.RESTARTS;
    @ ensures health.restarts[p] == \old(health.restarts[p]) + 1 && health.status[p] == Abi.RUNNING;
    @ ensures (\forall int k; 0 <= k && k < Limits.PARTITIONS * Registers.STATE_WORDS
    @      && k / Registers.STATE_WORDS == p; contexts.saved[k] == contexts.start[k]);
    @ ensures (\forall int k; 0 <= k && k < Limits.PARTITIONS * Limits.VECTORS && k / Limits.VECTORS == p;
    @      !pending.pending[k]);
    @ ensures (\forall int k; 0 <= k && k < Limits.PARTITIONS * Registers.STATE_WORDS
    @      && k / Registers.STATE_WORDS != p; contexts.saved[k] == \old(contexts.saved[k]));
    @ ensures (\forall int q; 0 <= q && q < Limits.PARTITIONS && q != p; health.status[q] == \old(health.status[q])
    @      && health.restarts[q] == \old(health.restarts[q]) && entries.event[q] == \old(entries.event[q])
    @      && entries.window[q] == \old(entries.window[q]) && entries.cut[q] == \old(entries.cut[q]));
    @ ensures (\forall int k; 0 <= k && k < Limits.PARTITIONS * Limits.VECTORS && k / Limits.VECTORS != p;
    @      \old(pending.pending[k]) ==> pending.pending[k]);
    @ assignable pending.pending[*], entries.event[*], entries.window[*], entries.cut[*], health.status[*],
    @    health.restarts[*], contexts.saved[*], journal.audit.fields[*], journal.audit.at[*], memory.ledger.state[*],
    @    memory.ledger.owner[*], memory.ledger.ownerPage[*], memory.ledger.ownerMost[*],
    @    memory.ledger.ownerRights[*], memory.ledger.borrower[*], memory.ledger.borrowerPage[*],
    @    memory.ledger.borrowerRights[*], memory.ledger.pinned[*], memory.dma.mapped[*], memory.dma.admitted[*],
    @    memory.stageTwo.radix.next[*], memory.dmaTables.radix.next[*], messages.queues.filled[*],
    @    messages.queues.head[*], messages.queues.lost[*], messages.queues.length[*], messages.queued.words[*],
    @    messages.samples.length[*], messages.sampled.words[*];
    @*/
    private void restart(int cpu, int p) {
        release(p);
        Restart.restore(memory, p);
        contexts.restart(p);
        health.restarted(p);
        journal.record(cpu, p, AuditRing.RESTARTED, health.restarts(p));
    }

    /** Nothing of p's past remains: not in its frames, its incoming messages, its interrupts, nor in loans. */
    /*@ private normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures (\forall int k; p * Limits.VECTORS <= k && k < (p + 1) * Limits.VECTORS; !pending.pending[k]);
    @ ensures entries.event[p] == 0 && !entries.window[p] && entries.cut[p] == 0;
    @ assignable memory.ledger.state[*], memory.ledger.owner[*], memory.ledger.ownerPage[*],
    @    memory.ledger.ownerMost[*], memory.ledger.ownerRights[*], memory.ledger.borrower[*],
    @    memory.ledger.borrowerPage[*], memory.ledger.borrowerRights[*], memory.ledger.pinned[*],
    @    memory.dma.mapped[*], memory.dma.admitted[*], memory.stageTwo.radix.next[*], memory.dmaTables.radix.next[*],
    @    messages.queues.filled[*], messages.queues.head[*], messages.queues.lost[*], messages.queues.length[*],
    @    messages.queued.words[*], messages.samples.length[*], messages.sampled.words[*],
    @    pending.pending[p * Limits.VECTORS .. p * Limits.VECTORS + (Limits.VECTORS - 1)],
    @    entries.event[p], entries.window[p], entries.cut[p];
    @*/
    private void release(int p) {
        Restart.release(memory, p);
        messages.clear(p);
        pending.clear(p);
        entries.set(p, 0, false);
        entries.cut(p, 0);
    }
}
