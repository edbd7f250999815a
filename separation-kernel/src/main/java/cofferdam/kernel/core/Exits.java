package cofferdam.kernel.core;

/** What the kernel does on each VM exit. Every reason has an answer. Requirements G9-01, G9-02, G9-03. */
final class Exits {
    /*@ spec_public @*/ private final Schedule schedule;
    /*@ spec_public @*/ private final HealthMonitor health;
    /*@ spec_public @*/ private final Contexts contexts;
    /*@ spec_public @*/ private final CpuidLeaves cpuid;
    /*@ spec_public @*/ private final Hypercalls hypercalls;
    /*@ spec_public @*/ private final Recovery recovery;
    /*@ spec_public @*/ private final Journal journal;

    /*@ private normal_behavior
    @ ensures this.schedule == schedule && this.health == health && this.contexts == contexts && this.cpuid == cpuid;
    @ ensures this.hypercalls == hypercalls && this.recovery == recovery && this.journal == journal;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Exits(
            Schedule schedule,
            HealthMonitor health,
            Contexts contexts,
            CpuidLeaves cpuid,
            Hypercalls hypercalls,
            Recovery recovery,
            Journal journal) {
        this.schedule = schedule;
        this.health = health;
        this.contexts = contexts;
        this.cpuid = cpuid;
        this.hypercalls = hypercalls;
        this.recovery = recovery;
        this.journal = journal;
    }

    /** The dispatch over these parts. */
    /*@ normal_behavior
    @ ensures \result.schedule == schedule && \result.health == health && \result.contexts == contexts;
    @ ensures \result.cpuid == cpuid && \result.hypercalls == hypercalls && \result.recovery == recovery;
    @ ensures \result.journal == journal && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Exits of(
            Schedule schedule,
            HealthMonitor health,
            Contexts contexts,
            CpuidLeaves cpuid,
            Hypercalls hypercalls,
            Recovery recovery,
            Journal journal) {
        return new Exits(schedule, health, contexts, cpuid, hypercalls, recovery, journal);
    }

    /** An exit of the processor's current partition; one of the {@code EXIT_} codes of {@link Abi}. */
    /*@ normal_behavior
    @ ensures Abi.EXIT_RESUMED <= \result && \result <= Abi.EXIT_IGNORED;
    @ ensures \result == Abi.EXIT_IGNORED
    @      <==> schedule.current(cpu) < 0 || \old(health.status[schedule.current(cpu)]) == Abi.STOPPED;
    @ ensures (\forall int k; 0 <= k && k < Limits.PARTITIONS * Registers.STATE_WORDS
    @      && k / Registers.STATE_WORDS != schedule.current(cpu); contexts.saved[k] == \old(contexts.saved[k]));
    @ ensures (\forall int q; 0 <= q && q < Limits.PARTITIONS && q != schedule.current(cpu); health.status[q] == \old(health.status[q])
    @      && health.restarts[q] == \old(health.restarts[q]) && recovery.entries.event[q] == \old(recovery.entries.event[q])
    @      && recovery.entries.window[q] == \old(recovery.entries.window[q]) && recovery.entries.cut[q] == \old(recovery.entries.cut[q]));
    @ ensures (\forall int k; 0 <= k && k < Limits.PARTITIONS * Limits.VECTORS && k / Limits.VECTORS != schedule.current(cpu);
    @      \old(recovery.pending.pending[k]) ==> recovery.pending.pending[k]);
    @ assignable recovery.pending.pending[*], recovery.entries.event[*], recovery.entries.window[*],
    @    recovery.entries.cut[*], health.status[*], health.restarts[*], contexts.saved[*], journal.audit.fields[*],
    @    journal.audit.at[*], recovery.memory.ledger.state[*], recovery.memory.ledger.owner[*],
    @    recovery.memory.ledger.ownerPage[*], recovery.memory.ledger.ownerMost[*],
    @    recovery.memory.ledger.ownerRights[*], recovery.memory.ledger.borrower[*],
    @    recovery.memory.ledger.borrowerPage[*], recovery.memory.ledger.borrowerRights[*],
    @    recovery.memory.ledger.pinned[*], recovery.memory.dma.mapped[*], recovery.memory.dma.admitted[*],
    @    recovery.memory.stageTwo.radix.next[*], recovery.memory.dmaTables.radix.next[*],
    @    recovery.messages.queues.filled[*], recovery.messages.queues.head[*], recovery.messages.queues.lost[*],
    @    recovery.messages.queues.length[*], recovery.messages.queued.words[*], recovery.messages.samples.length[*],
    @    recovery.messages.sampled.words[*];
    @*/
    int handle(int cpu, int reason, int instructionLength) {
        int p = schedule.current(cpu);
        if (p < 0 || health.status(p) == Abi.STOPPED) {
            return Abi.EXIT_IGNORED;
        }
        health.enter(p, Abi.RUNNING);
        if (ExitReasons.benign(reason)) {
            return Abi.EXIT_RESUMED;
        }
        if (reason == ExitReasons.VMCALL) {
            advance(p, instructionLength);
            return vmcall(cpu, p);
        }
        if (reason == ExitReasons.CPUID) {
            advance(p, instructionLength);
            cpuid(p);
            return Abi.EXIT_RESUMED;
        }
        if (reason == ExitReasons.HLT) {
            advance(p, instructionLength);
            health.enter(p, Abi.HALTED);
            return Abi.EXIT_WAITS;
        }
        return recovery.fault(cpu, p, ExitReasons.fault(reason));
    }

    /*@ private normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result == Abi.EXIT_HYPERCALL || \result == Abi.EXIT_WAITS || \result == Abi.EXIT_STOPPED;
    @ ensures \result == Abi.EXIT_HYPERCALL && Abi.UNKNOWN <= contexts.saved[p * Registers.STATE_WORDS + Registers.RAX]
    @      && (contexts.saved[p * Registers.STATE_WORDS + Registers.RAX] == Abi.DENIED
    @         || contexts.saved[p * Registers.STATE_WORDS + Registers.RAX] == Abi.INVALID
    @         || contexts.saved[p * Registers.STATE_WORDS + Registers.RAX] == Abi.UNKNOWN)
    @      ==> journal.audit.fields[4 * \old(journal.audit.at[0]) + 1] == p
    @         && journal.audit.fields[4 * \old(journal.audit.at[0]) + 2] == AuditRing.REFUSED;
    @ ensures \result == Abi.EXIT_STOPPED ==> health.status[p] == Abi.STOPPED;
    @ ensures (\forall int k; 0 <= k && k < Limits.PARTITIONS * Registers.STATE_WORDS
    @      && k / Registers.STATE_WORDS != p; contexts.saved[k] == \old(contexts.saved[k]));
    @ ensures (\forall int q; 0 <= q && q < Limits.PARTITIONS && q != p; health.status[q] == \old(health.status[q])
    @      && health.restarts[q] == \old(health.restarts[q]) && recovery.entries.event[q] == \old(recovery.entries.event[q])
    @      && recovery.entries.window[q] == \old(recovery.entries.window[q]) && recovery.entries.cut[q] == \old(recovery.entries.cut[q]));
    @ ensures (\forall int k; 0 <= k && k < Limits.PARTITIONS * Limits.VECTORS && k / Limits.VECTORS != p;
    @      \old(recovery.pending.pending[k]) ==> recovery.pending.pending[k]);
    @ assignable recovery.pending.pending[*], recovery.entries.event[*], recovery.entries.window[*],
    @    recovery.entries.cut[*], health.status[*], health.restarts[*], contexts.saved[*], journal.audit.fields[*],
    @    journal.audit.at[*], recovery.memory.ledger.state[*], recovery.memory.ledger.owner[*],
    @    recovery.memory.ledger.ownerPage[*], recovery.memory.ledger.ownerMost[*],
    @    recovery.memory.ledger.ownerRights[*], recovery.memory.ledger.borrower[*],
    @    recovery.memory.ledger.borrowerPage[*], recovery.memory.ledger.borrowerRights[*],
    @    recovery.memory.ledger.pinned[*], recovery.memory.dma.mapped[*], recovery.memory.dma.admitted[*],
    @    recovery.memory.stageTwo.radix.next[*], recovery.memory.dmaTables.radix.next[*],
    @    recovery.messages.queues.filled[*], recovery.messages.queues.head[*], recovery.messages.queues.lost[*],
    @    recovery.messages.queues.length[*], recovery.messages.queued.words[*], recovery.messages.samples.length[*],
    @    recovery.messages.sampled.words[*];
    @*/
    private int vmcall(int cpu, int p) {
        long number = contexts.get(p, Registers.RAX);
        long result;
        int outcome = Abi.EXIT_HYPERCALL;
        if (Registers.privilegeLevel(contexts.get(p, Registers.SS_ATTRIBUTES)) != 0) {
            result = Abi.DENIED;
        } else if (number == Abi.PARTITION) {
            result = p;
        } else if (number == Abi.TICKS) {
            result = schedule.elapsed(cpu);
        } else if (number == Abi.YIELD) {
            health.enter(p, Abi.YIELDED);
            outcome = Abi.EXIT_WAITS;
            result = Abi.OK;
        } else if (number == Abi.STOP) {
            recovery.stop(cpu, p);
            return Abi.EXIT_STOPPED;
        } else {
            result = hypercalls.call(
                    p,
                    Hypercalls.narrow(number),
                    contexts.get(p, Registers.RDI),
                    contexts.get(p, Registers.RSI),
                    contexts.get(p, Registers.RDX));
        }
        if (result == Abi.DENIED || result == Abi.INVALID || result == Abi.UNKNOWN) {
            journal.record(cpu, p, AuditRing.REFUSED, result == Abi.UNKNOWN ? -1 : Hypercalls.narrow(number));
        }
        contexts.set(p, Registers.RAX, result);
        return outcome;
    }

    /*@ private normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures contexts.saved[p * Registers.STATE_WORDS + Registers.RAX]
    @      == cpuid.eax(Registers.low(\old(contexts.saved[p * Registers.STATE_WORDS + Registers.RAX])));
    @ ensures contexts.saved[p * Registers.STATE_WORDS + Registers.RBX]
    @      == cpuid.ebx(Registers.low(\old(contexts.saved[p * Registers.STATE_WORDS + Registers.RAX])));
    @ ensures contexts.saved[p * Registers.STATE_WORDS + Registers.RCX]
    @      == cpuid.ecx(Registers.low(\old(contexts.saved[p * Registers.STATE_WORDS + Registers.RAX])),
    @         Registers.low(\old(contexts.saved[p * Registers.STATE_WORDS + Registers.RCX])));
    @ ensures contexts.saved[p * Registers.STATE_WORDS + Registers.RDX]
    @      == cpuid.edx(Registers.low(\old(contexts.saved[p * Registers.STATE_WORDS + Registers.RAX])));
    @ assignable contexts.saved[p * Registers.STATE_WORDS .. p * Registers.STATE_WORDS + 3];
    @*/
    private void cpuid(int p) {
        long leaf = Registers.low(contexts.get(p, Registers.RAX));
        long subleaf = Registers.low(contexts.get(p, Registers.RCX));
        contexts.set(p, Registers.RAX, cpuid.eax(leaf));
        /*+OPENJML@ assert \invariant_for(schedule) && \invariant_for(health); @*/
        contexts.set(p, Registers.RBX, cpuid.ebx(leaf));
        /*+OPENJML@ assert \invariant_for(schedule) && \invariant_for(health); @*/
        contexts.set(p, Registers.RCX, cpuid.ecx(leaf, subleaf));
        /*+OPENJML@ assert \invariant_for(schedule) && \invariant_for(health); @*/
        contexts.set(p, Registers.RDX, cpuid.edx(leaf));
    }

    /** Goes on behind the exiting instruction, which also ends blocking by STI and MOV SS. */
    /*@ private normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures contexts.saved[p * Registers.STATE_WORDS + Registers.RIP] == Registers.after(
    @      \old(contexts.saved[p * Registers.STATE_WORDS + Registers.RIP]), 0 <= length && length <= 15 ? length : 0);
    @ ensures contexts.saved[p * Registers.STATE_WORDS + Registers.INTERRUPTIBILITY] == 0;
    @ assignable contexts.saved[p * Registers.STATE_WORDS + Registers.RIP],
    @    contexts.saved[p * Registers.STATE_WORDS + Registers.INTERRUPTIBILITY];
    @*/
    private void advance(int p, int length) {
        int bytes = length < 0 || length > 15 ? 0 : length;
        contexts.set(p, Registers.RIP, Registers.after(contexts.get(p, Registers.RIP), bytes));
        /*+OPENJML@ assert \invariant_for(schedule) && \invariant_for(health); @*/
        contexts.set(p, Registers.INTERRUPTIBILITY, 0L);
    }
}
