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

    /*@ normal_behavior
    @ ensures this.memory == memory && this.messages == messages && this.pending == pending;
    @ ensures this.entries == entries && this.health == health && this.contexts == contexts && this.journal == journal;
    @ assignable \nothing;
    @*/
    Recovery(
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

    /** Answers a fault of p; the code for {@link Kernel#handleExit}. */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && 0 <= fault && fault < Abi.FAULTS;
    @ ensures \result == Abi.EXIT_INJECTED || \result == Abi.EXIT_STOPPED || \result == Abi.EXIT_RESTARTED;
    @ ensures \result == Abi.EXIT_STOPPED ==> health.status[p] == Abi.STOPPED;
    @ assignable \everything;
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
    @ ensures health.status[p] == Abi.STOPPED;
    @ assignable \everything;
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
    @ assignable \everything;
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
    @ ensures entries.event[p] == 0;
    @ assignable \everything;
    @*/
    private void release(int p) {
        Restart.release(memory, p);
        messages.clear(p);
        pending.clear(p);
        entries.set(p, 0, false);
        entries.cut(p, 0);
    }
}
