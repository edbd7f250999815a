package cofferdam.kernel.core;

/**
 * How a partition stands: its status, its restarts and its registers, with the record of what happens to it, and what its
 * registers ask for. For
 * contracts, it names the arrays in which this is kept, and writes 80 for {@link Registers#STATE_WORDS}, 5 for {@link
 * Abi#FAULTS} and 1024 for the words of {@link AuditRing}: OpenJML multiplies by numbers better than by names.
 * Requirements G5-01, G5-04, G9-04.
 */
final class Standing {
    /*@ spec_public @*/ private final HealthMonitor health;
    /*@ spec_public @*/ private final Contexts contexts;
    /*@ spec_public @*/ private final Journal journal;

    /*+OPENJML@ public ghost final int[] action;
    @ public ghost final int[] limit;
    @ public ghost final int[] status;
    @ public ghost final int[] restarts;
    @ public ghost final long[] saved;
    @ public ghost final long[] start;
    @ public ghost final int[] fields;
    @ public ghost final int[] at;
    @ public ghost final long[] elapsed;
    @*/

    /*+OPENJML@ public invariant action == health.action && limit == health.limit && status == health.status;
    @ public invariant restarts == health.restarts && saved == contexts.saved && start == contexts.start;
    @ public invariant fields == journal.audit.fields && at == journal.audit.at;
    @ public invariant elapsed == journal.schedule.elapsed;
    @ public invariant status.length == Limits.PARTITIONS && restarts.length == Limits.PARTITIONS && at.length == 2;
    @ public invariant action.length == 5 * Limits.PARTITIONS && limit.length == action.length;
    @ public invariant saved.length == 80 * Limits.PARTITIONS && start.length == saved.length;
    @ public invariant fields.length == 1024 && 0 <= at[0] && at[0] < Limits.AUDIT_RECORDS && 0 <= at[1];
    @*/

    /*+OPENJML@ private normal_behavior
    @ ensures this.health == health && this.contexts == contexts && this.journal == journal;
    @ ensures action == health.action && limit == health.limit && status == health.status;
    @ ensures restarts == health.restarts && saved == contexts.saved && start == contexts.start;
    @ ensures fields == journal.audit.fields && at == journal.audit.at && elapsed == journal.schedule.elapsed;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Standing(HealthMonitor health, Contexts contexts, Journal journal) {
        this.health = health;
        this.contexts = contexts;
        this.journal = journal;
        /*+OPENJML@ set this.action = health.action; @*/
        /*+OPENJML@ set this.limit = health.limit; @*/
        /*+OPENJML@ set this.status = health.status; @*/
        /*+OPENJML@ set this.restarts = health.restarts; @*/
        /*+OPENJML@ set this.saved = contexts.saved; @*/
        /*+OPENJML@ set this.start = contexts.start; @*/
        /*+OPENJML@ set this.fields = journal.audit.fields; @*/
        /*+OPENJML@ set this.at = journal.audit.at; @*/
        /*+OPENJML@ set this.elapsed = journal.schedule.elapsed; @*/
    }

    /** What is kept in these. */
    /*@ normal_behavior
    @ ensures \result.health == health && \result.contexts == contexts && \result.journal == journal;
    @ ensures \fresh(\result);
    @ assignable \nothing;
    @*/
    static Standing of(HealthMonitor health, Contexts contexts, Journal journal) {
        return new Standing(health, contexts, journal);
    }

    /** What the rules say of a fault of p, see {@link HealthMonitor#decide}. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && 0 <= fault && fault < Abi.FAULTS;
    @ ensures \result == Abi.ACTION_INJECT || \result == Abi.ACTION_STOP || \result == Abi.ACTION_RESTART;
    @ ensures \result == Abi.ACTION_RESTART
    @      <==> (action[5 * p + fault] == Abi.ACTION_RESTART && restarts[p] < limit[5 * p + fault]);
    @ ensures \result == Abi.ACTION_RESTART ==> restarts[p] < Limits.RESTARTS;
    @ ensures \result == Abi.ACTION_INJECT
    @      <==> (action[5 * p + fault] == Abi.ACTION_INJECT && fault != Abi.TRIPLE_FAULT);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int decide(int p, int fault) {
        return health.decide(p, fault);
    }

    /** A fault of p is recorded. */
    /*+OPENJML@ normal_behavior
    @ ensures fields[4 * \old(at[0]) + 1] == p
    @      && fields[4 * \old(at[0]) + 2] == AuditRing.FAULT;
    @ ensures fields[4 * \old(at[0]) + 3] == kind;
    @ ensures (\forall int k; 0 <= k && k < 1024 && (k < 4 * \old(at[0])
    @      || 4 * \old(at[0]) + 3 < k); fields[k] == \old(fields[k]));
    @ ensures at[0] == (\old(at[0]) + 1 < Limits.AUDIT_RECORDS ? \old(at[0]) + 1 : 0);
    @ ensures \invariant_for(health);
    @ assignable fields[0 .. 1024 - 1], at[0 .. 1];
    @*/
    void record(int cpu, int p, int kind) {
        journal.record(cpu, p, AuditRing.FAULT, kind);
    }

    /** p is stopped, its registers are gone, and that is recorded. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures status[p] == Abi.STOPPED;
    @ ensures (\forall int k; 80 * p <= k && k <= 80 * p + 79;
    @      saved[k] == 0L);
    @ ensures fields[4 * \old(at[0]) + 1] == p
    @      && fields[4 * \old(at[0]) + 2] == AuditRing.STOPPED;
    @ ensures (\forall int k; 0 <= k && k < 1024 && (k < 4 * \old(at[0])
    @      || 4 * \old(at[0]) + 3 < k); fields[k] == \old(fields[k]));
    @ ensures \invariant_for(health);
    @ assignable status[p], saved[80 * p .. 80 * p + 79], fields[0 .. 1024 - 1], at[0 .. 1];
    @*/
    void close(int cpu, int p) {
        health.enter(p, Abi.STOPPED);
        /*+OPENJML@ assert \invariant_for(health); @*/
        contexts.scrub(p);
        /*+OPENJML@ assert \invariant_for(health); @*/
        journal.record(cpu, p, AuditRing.STOPPED, 0);
    }

    /** p runs from its first registers on, and that is recorded. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && restarts[p] < Limits.RESTARTS;
    @ ensures restarts[p] == \old(restarts[p]) + 1 && status[p] == Abi.RUNNING;
    @ ensures (\forall int k; 80 * p <= k && k <= 80 * p + 79;
    @      saved[k] == start[k]);
    @ ensures fields[4 * \old(at[0]) + 1] == p
    @      && fields[4 * \old(at[0]) + 2] == AuditRing.RESTARTED;
    @ ensures (\forall int k; 0 <= k && k < 1024 && (k < 4 * \old(at[0])
    @      || 4 * \old(at[0]) + 3 < k); fields[k] == \old(fields[k]));
    @ ensures \invariant_for(health);
    @ assignable status[p], restarts[p], saved[80 * p .. 80 * p + 79], fields[0 .. 1024 - 1], at[0 .. 1];
    @*/
    void revive(int cpu, int p) {
        contexts.restart(p);
        /*+OPENJML@ assert \invariant_for(health); @*/
        health.restarted(p);
        /*+OPENJML@ assert \invariant_for(health); @*/
        journal.record(cpu, p, AuditRing.RESTARTED, health.restarts(p));
    }

    /** Status of a partition. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result == status[p] && Abi.RUNNING <= \result && \result <= Abi.STOPPED;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int status(int p) {
        return health.status(p);
    }

    /** A saved register of p. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && 0 <= i && i < 80;
    @ ensures \result == saved[80 * p + i];
    @ assignable \nothing;
    @*/
    /*@ pure @*/ long register(int p, int i) {
        return contexts.get(p, i);
    }

    /** The privilege level at which p executes. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result == Registers.privilegeLevel(saved[80 * p + Registers.SS_ATTRIBUTES]);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int privilege(int p) {
        return Registers.privilegeLevel(contexts.get(p, Registers.SS_ATTRIBUTES));
    }

    /** Ticks since boot on this processor. */
    /*+OPENJML@ normal_behavior
    @ ensures \result == (0 <= cpu && cpu < elapsed.length ? elapsed[cpu] : 0) && 0 <= \result;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ long ticks(int cpu) {
        return journal.ticks(cpu);
    }

    /** p, which is not stopped, runs, waits or yields from now on. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && status[p] != Abi.STOPPED;
    @ requires Abi.RUNNING <= what && what <= Abi.YIELDED;
    @ ensures status[p] == what;
    @ ensures \invariant_for(health);
    @ assignable status[p];
    @*/
    void enter(int p, int what) {
        health.enter(p, what);
    }

    /** p goes on behind the exiting instruction, which also ends blocking by STI and MOV SS. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures saved[80 * p + Registers.RIP] == Registers.after(\old(saved[80 * p + Registers.RIP]),
    @      0 <= length && length <= 15 ? length : 0);
    @ ensures saved[80 * p + Registers.INTERRUPTIBILITY] == 0;
    @ ensures \invariant_for(health);
    @ assignable saved[80 * p + Registers.RIP], saved[80 * p + Registers.INTERRUPTIBILITY];
    @*/
    void advance(int p, int length) {
        int bytes = length < 0 || length > 15 ? 0 : length;
        contexts.set(p, Registers.RIP, Registers.after(contexts.get(p, Registers.RIP), bytes));
        /*+OPENJML@ assert \invariant_for(health); @*/
        contexts.set(p, Registers.INTERRUPTIBILITY, 0L);
    }

    /** p finds the result in RAX, and a refusal is recorded. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures saved[80 * p + Registers.RAX] == result;
    @ ensures result == Abi.DENIED || result == Abi.INVALID || result == Abi.UNKNOWN
    @      ==> fields[4 * \old(at[0]) + 1] == p && fields[4 * \old(at[0]) + 2] == AuditRing.REFUSED
    @         && fields[4 * \old(at[0]) + 3] == (result == Abi.UNKNOWN ? -1 : Hypercalls.narrow(number));
    @ ensures !(result == Abi.DENIED || result == Abi.INVALID || result == Abi.UNKNOWN)
    @      ==> at[0] == \old(at[0]) && at[1] == \old(at[1]);
    @ ensures (\forall int k; 0 <= k && k < 1024 && (k < 4 * \old(at[0])
    @      || 4 * \old(at[0]) + 3 < k); fields[k] == \old(fields[k]));
    @ ensures \invariant_for(health);
    @ assignable saved[80 * p + Registers.RAX], fields[0 .. 1024 - 1], at[0 .. 1];
    @*/
    void answer(int cpu, int p, long number, long result) {
        if (result == Abi.DENIED || result == Abi.INVALID || result == Abi.UNKNOWN) {
            journal.record(cpu, p, AuditRing.REFUSED, result == Abi.UNKNOWN ? -1 : Hypercalls.narrow(number));
            /*+OPENJML@ assert \invariant_for(health); @*/
        }
        /*+OPENJML@ assert \invariant_for(health); @*/
        contexts.set(p, Registers.RAX, result);
    }

    /** p waits for an interrupt or its next minor frame. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && status[p] != Abi.STOPPED;
    @ ensures status[p] == Abi.YIELDED && saved[80 * p + Registers.RAX] == Abi.OK;
    @ ensures \invariant_for(health);
    @ assignable status[p], saved[80 * p + Registers.RAX];
    @*/
    void pause(int p) {
        health.enter(p, Abi.YIELDED);
        /*+OPENJML@ assert \invariant_for(health); @*/
        contexts.set(p, Registers.RAX, Abi.OK);
    }
}
