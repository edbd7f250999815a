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

    /*@ public invariant hypercalls.memoryCalls.memory == recovery.estate.belongings.memory;
    @ public invariant hypercalls.messageCalls.buffers.memory == recovery.estate.belongings.memory;
    @ public invariant hypercalls.messageCalls.messages == recovery.estate.inbox.messages;
    @ public invariant hypercalls.eventCalls.delivery.pending == recovery.estate.pending;
    @ public invariant recovery.standing.health == health && recovery.standing.contexts == contexts;
    @ public invariant recovery.standing.journal == journal;
    @ public invariant journal.schedule == schedule;
    @*/

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
    @ requires hypercalls.memoryCalls.memory == recovery.estate.belongings.memory;
    @ requires hypercalls.messageCalls.buffers.memory == recovery.estate.belongings.memory;
    @ requires hypercalls.messageCalls.messages == recovery.estate.inbox.messages;
    @ requires hypercalls.eventCalls.delivery.pending == recovery.estate.pending;
    @ requires recovery.standing.health == health && recovery.standing.contexts == contexts;
    @ requires recovery.standing.journal == journal;
    @ requires journal.schedule == schedule;
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
    /*+OPENJML@ normal_behavior
    @ requires schedule.current(cpu) < recovery.estate.parts;
    @ ensures Abi.EXIT_RESUMED <= \result && \result <= Abi.EXIT_IGNORED;
    @ ensures \result == Abi.EXIT_IGNORED
    @      <==> schedule.current(cpu) < 0 || \old(health.status[schedule.current(cpu)]) == Abi.STOPPED;
    @ ensures (\forall int k; 0 <= k && k < contexts.saved.length
    @      && (k < schedule.current(cpu) * Registers.STATE_WORDS || (schedule.current(cpu) + 1) * Registers.STATE_WORDS <= k);
    @      contexts.saved[k] == \old(contexts.saved[k]));
    @ ensures (\forall int q; 0 <= q && q < Limits.PARTITIONS && q != schedule.current(cpu);
    @      health.status[q] == \old(health.status[q]) && health.restarts[q] == \old(health.restarts[q]));
    @ ensures (\forall int q; 0 <= q && q < Limits.PARTITIONS && q != schedule.current(cpu);
    @      recovery.estate.event[q] == \old(recovery.estate.event[q])
    @      && recovery.estate.window[q] == \old(recovery.estate.window[q])
    @      && recovery.estate.cut[q] == \old(recovery.estate.cut[q]));
    @ ensures (\forall int k; 0 <= k && k < recovery.estate.waiting.length && (k < schedule.current(cpu) * Limits.VECTORS
    @      || (schedule.current(cpu) + 1) * Limits.VECTORS <= k); \old(recovery.estate.waiting[k]) ==> recovery.estate.waiting[k]);
    @ assignable recovery.estate.waiting[0 .. recovery.estate.waiting.length - 1],
    @    recovery.estate.event[0 .. recovery.estate.event.length - 1],
    @    recovery.estate.window[0 .. recovery.estate.window.length - 1],
    @    recovery.estate.cut[0 .. recovery.estate.cut.length - 1], health.status[0 .. health.status.length - 1],
    @    health.restarts[0 .. health.restarts.length - 1], contexts.saved[0 .. contexts.saved.length - 1],
    @    journal.audit.fields[0 .. journal.audit.fields.length - 1], journal.audit.at[0 .. 1],
    @    recovery.estate.state[0 .. recovery.estate.stateLast],
    @    recovery.estate.belongings.owner[0 .. recovery.estate.belongings.owner.length - 1],
    @    recovery.estate.belongings.ownerPage[0 .. recovery.estate.belongings.ownerPage.length - 1],
    @    recovery.estate.belongings.ownerMost[0 .. recovery.estate.belongings.ownerMost.length - 1],
    @    recovery.estate.ownerRights[0 .. recovery.estate.ownerRightsLast],
    @    recovery.estate.borrower[0 .. recovery.estate.borrowerLast],
    @    recovery.estate.belongings.borrowerPage[0 .. recovery.estate.belongings.borrowerPage.length - 1],
    @    recovery.estate.borrowerRights[0 .. recovery.estate.borrowerRightsLast],
    @    recovery.estate.pinned[0 .. recovery.estate.pinnedLast],
    @    recovery.estate.mapped[0 .. recovery.estate.mappedLast],
    @    recovery.estate.admitted[0 .. recovery.estate.admittedLast],
    @    recovery.estate.guestTables[0 .. recovery.estate.guestTablesLast],
    @    recovery.estate.deviceTables[0 .. recovery.estate.deviceTablesLast],
    @    recovery.estate.filled[0 .. recovery.estate.filledLast],
    @    recovery.estate.head[0 .. recovery.estate.headLast],
    @    recovery.estate.lost[0 .. recovery.estate.lostLast],
    @    recovery.estate.inbox.lengths[0 .. recovery.estate.inbox.lengths.length - 1],
    @    recovery.estate.queued[0 .. recovery.estate.queuedLast],
    @    recovery.estate.sampleLengths[0 .. recovery.estate.sampleLengthsLast],
    @    recovery.estate.sampled[0 .. recovery.estate.sampledLast];
    @*/
    int handle(int cpu, int reason, int instructionLength) {
        int p = schedule.current(cpu);
        if (p < 0 || health.status(p) == Abi.STOPPED) {
            return Abi.EXIT_IGNORED;
        }
        return exit(cpu, p, reason, instructionLength);
    }

    /** An exit of p, which runs on this processor. */
    /*+OPENJML@ private normal_behavior
    @ requires 0 <= p && p < recovery.estate.parts;
    @ requires health.status[p] != Abi.STOPPED;
    @ ensures Abi.EXIT_RESUMED <= \result && \result < Abi.EXIT_IGNORED;
    @ ensures ExitReasons.benign(reason) ==> \result == Abi.EXIT_RESUMED && health.status[p] == Abi.RUNNING;
    @ ensures reason == ExitReasons.VMCALL ==> \result == Abi.EXIT_HYPERCALL || \result == Abi.EXIT_WAITS
    @      || \result == Abi.EXIT_STOPPED;
    @ ensures reason == ExitReasons.CPUID ==> \result == Abi.EXIT_RESUMED && health.status[p] == Abi.RUNNING;
    @ ensures reason == ExitReasons.HLT ==> \result == Abi.EXIT_WAITS && health.status[p] == Abi.HALTED;
    @ ensures \result == Abi.EXIT_STOPPED <==> health.status[p] == Abi.STOPPED;
    @ ensures (\forall int k; 0 <= k && k < recovery.estate.waiting.length && (k < p * Limits.VECTORS
    @      || (p + 1) * Limits.VECTORS <= k); \old(recovery.estate.waiting[k]) ==> recovery.estate.waiting[k]);
    @ assignable recovery.estate.waiting[0 .. recovery.estate.waiting.length - 1], recovery.estate.event[p],
    @    recovery.estate.window[p], recovery.estate.cut[p], health.status[p], health.restarts[p],
    @    contexts.saved[p * Registers.STATE_WORDS .. p * Registers.STATE_WORDS + (Registers.STATE_WORDS - 1)],
    @    journal.audit.fields[0 .. journal.audit.fields.length - 1], journal.audit.at[0 .. 1],
    @    recovery.estate.state[0 .. recovery.estate.stateLast],
    @    recovery.estate.belongings.owner[0 .. recovery.estate.belongings.owner.length - 1],
    @    recovery.estate.belongings.ownerPage[0 .. recovery.estate.belongings.ownerPage.length - 1],
    @    recovery.estate.belongings.ownerMost[0 .. recovery.estate.belongings.ownerMost.length - 1],
    @    recovery.estate.ownerRights[0 .. recovery.estate.ownerRightsLast],
    @    recovery.estate.borrower[0 .. recovery.estate.borrowerLast],
    @    recovery.estate.belongings.borrowerPage[0 .. recovery.estate.belongings.borrowerPage.length - 1],
    @    recovery.estate.borrowerRights[0 .. recovery.estate.borrowerRightsLast],
    @    recovery.estate.pinned[0 .. recovery.estate.pinnedLast],
    @    recovery.estate.mapped[0 .. recovery.estate.mappedLast],
    @    recovery.estate.admitted[0 .. recovery.estate.admittedLast],
    @    recovery.estate.guestTables[0 .. recovery.estate.guestTablesLast],
    @    recovery.estate.deviceTables[0 .. recovery.estate.deviceTablesLast],
    @    recovery.estate.filled[0 .. recovery.estate.filledLast],
    @    recovery.estate.head[0 .. recovery.estate.headLast],
    @    recovery.estate.lost[0 .. recovery.estate.lostLast],
    @    recovery.estate.inbox.lengths[0 .. recovery.estate.inbox.lengths.length - 1],
    @    recovery.estate.queued[0 .. recovery.estate.queuedLast],
    @    recovery.estate.sampleLengths[0 .. recovery.estate.sampleLengthsLast],
    @    recovery.estate.sampled[0 .. recovery.estate.sampledLast];
    @*/
    private int exit(int cpu, int p, int reason, int instructionLength) {
        health.enter(p, Abi.RUNNING);
        if (ExitReasons.benign(reason)) {
            return Abi.EXIT_RESUMED;
        }
        if (reason == ExitReasons.VMCALL) {
            return hypercall(cpu, p, instructionLength);
        }
        if (reason == ExitReasons.CPUID) {
            return identify(p, instructionLength);
        }
        if (reason == ExitReasons.HLT) {
            return halt(p, instructionLength);
        }
        return recovery.fault(cpu, p, ExitReasons.fault(reason));
    }

    /*@ private normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result == Abi.EXIT_RESUMED && contexts.saved[p * Registers.STATE_WORDS + Registers.INTERRUPTIBILITY] == 0;
    @ assignable
    @    contexts.saved[p * Registers.STATE_WORDS .. p * Registers.STATE_WORDS + (Registers.STATE_WORDS - 1)];
    @*/
    private int identify(int p, int instructionLength) {
        advance(p, instructionLength);
        cpuid(p);
        return Abi.EXIT_RESUMED;
    }

    /*@ private normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && health.status[p] != Abi.STOPPED;
    @ ensures \result == Abi.EXIT_WAITS && health.status[p] == Abi.HALTED && contexts.saved[p * Registers.STATE_WORDS + Registers.INTERRUPTIBILITY] == 0;
    @ assignable health.status[p],
    @    contexts.saved[p * Registers.STATE_WORDS .. p * Registers.STATE_WORDS + (Registers.STATE_WORDS - 1)];
    @*/
    private int halt(int p, int instructionLength) {
        advance(p, instructionLength);
        health.enter(p, Abi.HALTED);
        return Abi.EXIT_WAITS;
    }

    /*+OPENJML@ private normal_behavior
    @ requires 0 <= p && p < recovery.estate.parts;
    @ requires health.status[p] == Abi.RUNNING;
    @ ensures \result == Abi.EXIT_HYPERCALL || \result == Abi.EXIT_WAITS || \result == Abi.EXIT_STOPPED;
    @ ensures \result == Abi.EXIT_STOPPED <==> health.status[p] == Abi.STOPPED;
    @ ensures (\forall int k; 0 <= k && k < recovery.estate.waiting.length && (k < p * Limits.VECTORS
    @      || (p + 1) * Limits.VECTORS <= k); \old(recovery.estate.waiting[k]) ==> recovery.estate.waiting[k]);
    @ assignable recovery.estate.waiting[0 .. recovery.estate.waiting.length - 1], recovery.estate.event[p],
    @    recovery.estate.window[p], recovery.estate.cut[p], health.status[p],
    @    contexts.saved[p * Registers.STATE_WORDS .. p * Registers.STATE_WORDS + (Registers.STATE_WORDS - 1)],
    @    journal.audit.fields[0 .. journal.audit.fields.length - 1], journal.audit.at[0 .. 1],
    @    recovery.estate.state[0 .. recovery.estate.stateLast],
    @    recovery.estate.belongings.owner[0 .. recovery.estate.belongings.owner.length - 1],
    @    recovery.estate.belongings.ownerPage[0 .. recovery.estate.belongings.ownerPage.length - 1],
    @    recovery.estate.belongings.ownerMost[0 .. recovery.estate.belongings.ownerMost.length - 1],
    @    recovery.estate.ownerRights[0 .. recovery.estate.ownerRightsLast],
    @    recovery.estate.borrower[0 .. recovery.estate.borrowerLast],
    @    recovery.estate.belongings.borrowerPage[0 .. recovery.estate.belongings.borrowerPage.length - 1],
    @    recovery.estate.borrowerRights[0 .. recovery.estate.borrowerRightsLast],
    @    recovery.estate.pinned[0 .. recovery.estate.pinnedLast],
    @    recovery.estate.mapped[0 .. recovery.estate.mappedLast],
    @    recovery.estate.admitted[0 .. recovery.estate.admittedLast],
    @    recovery.estate.guestTables[0 .. recovery.estate.guestTablesLast],
    @    recovery.estate.deviceTables[0 .. recovery.estate.deviceTablesLast],
    @    recovery.estate.filled[0 .. recovery.estate.filledLast],
    @    recovery.estate.head[0 .. recovery.estate.headLast],
    @    recovery.estate.lost[0 .. recovery.estate.lostLast],
    @    recovery.estate.inbox.lengths[0 .. recovery.estate.inbox.lengths.length - 1],
    @    recovery.estate.queued[0 .. recovery.estate.queuedLast],
    @    recovery.estate.sampleLengths[0 .. recovery.estate.sampleLengthsLast],
    @    recovery.estate.sampled[0 .. recovery.estate.sampledLast];
    @*/
    private int hypercall(int cpu, int p, int instructionLength) {
        advance(p, instructionLength);
        return vmcall(cpu, p);
    }

    /** The hypercall that p's registers say. */
    /*+OPENJML@ private normal_behavior
    @ requires 0 <= p && p < recovery.estate.parts;
    @ requires health.status[p] == Abi.RUNNING;
    @ ensures \result == (Registers.privilegeLevel(\old(contexts.saved[p * Registers.STATE_WORDS + Registers.SS_ATTRIBUTES])) != 0
    @      ? Abi.EXIT_HYPERCALL : \old(contexts.saved[p * Registers.STATE_WORDS + Registers.RAX]) == Abi.STOP ? Abi.EXIT_STOPPED
    @      : \old(contexts.saved[p * Registers.STATE_WORDS + Registers.RAX]) == Abi.YIELD ? Abi.EXIT_WAITS : Abi.EXIT_HYPERCALL);
    @ ensures Registers.privilegeLevel(\old(contexts.saved[p * Registers.STATE_WORDS + Registers.SS_ATTRIBUTES])) != 0
    @      ==> contexts.saved[p * Registers.STATE_WORDS + Registers.RAX] == Abi.DENIED;
    @ ensures \result == Abi.EXIT_HYPERCALL && (contexts.saved[p * Registers.STATE_WORDS + Registers.RAX] == Abi.DENIED
    @      || contexts.saved[p * Registers.STATE_WORDS + Registers.RAX] == Abi.INVALID
    @      || contexts.saved[p * Registers.STATE_WORDS + Registers.RAX] == Abi.UNKNOWN)
    @      ==> journal.audit.fields[4 * \old(journal.audit.at[0]) + 1] == p
    @         && journal.audit.fields[4 * \old(journal.audit.at[0]) + 2] == AuditRing.REFUSED;
    @ ensures \result == Abi.EXIT_STOPPED ==> health.status[p] == Abi.STOPPED;
    @ ensures \result == Abi.EXIT_WAITS ==> health.status[p] == Abi.YIELDED;
    @ ensures \result == Abi.EXIT_HYPERCALL ==> health.status[p] == Abi.RUNNING;
    @ ensures (\forall int k; 0 <= k && k < recovery.estate.waiting.length && (k < p * Limits.VECTORS
    @      || (p + 1) * Limits.VECTORS <= k); \old(recovery.estate.waiting[k]) ==> recovery.estate.waiting[k]);
    @ assignable recovery.estate.waiting[0 .. recovery.estate.waiting.length - 1], recovery.estate.event[p],
    @    recovery.estate.window[p], recovery.estate.cut[p], health.status[p],
    @    contexts.saved[p * Registers.STATE_WORDS .. p * Registers.STATE_WORDS + (Registers.STATE_WORDS - 1)],
    @    journal.audit.fields[0 .. journal.audit.fields.length - 1], journal.audit.at[0 .. 1],
    @    recovery.estate.state[0 .. recovery.estate.stateLast],
    @    recovery.estate.belongings.owner[0 .. recovery.estate.belongings.owner.length - 1],
    @    recovery.estate.belongings.ownerPage[0 .. recovery.estate.belongings.ownerPage.length - 1],
    @    recovery.estate.belongings.ownerMost[0 .. recovery.estate.belongings.ownerMost.length - 1],
    @    recovery.estate.ownerRights[0 .. recovery.estate.ownerRightsLast],
    @    recovery.estate.borrower[0 .. recovery.estate.borrowerLast],
    @    recovery.estate.belongings.borrowerPage[0 .. recovery.estate.belongings.borrowerPage.length - 1],
    @    recovery.estate.borrowerRights[0 .. recovery.estate.borrowerRightsLast],
    @    recovery.estate.pinned[0 .. recovery.estate.pinnedLast],
    @    recovery.estate.mapped[0 .. recovery.estate.mappedLast],
    @    recovery.estate.admitted[0 .. recovery.estate.admittedLast],
    @    recovery.estate.guestTables[0 .. recovery.estate.guestTablesLast],
    @    recovery.estate.deviceTables[0 .. recovery.estate.deviceTablesLast],
    @    recovery.estate.filled[0 .. recovery.estate.filledLast],
    @    recovery.estate.head[0 .. recovery.estate.headLast],
    @    recovery.estate.lost[0 .. recovery.estate.lostLast],
    @    recovery.estate.inbox.lengths[0 .. recovery.estate.inbox.lengths.length - 1],
    @    recovery.estate.queued[0 .. recovery.estate.queuedLast],
    @    recovery.estate.sampleLengths[0 .. recovery.estate.sampleLengthsLast],
    @    recovery.estate.sampled[0 .. recovery.estate.sampledLast];
    @*/
    private int vmcall(int cpu, int p) {
        long number = contexts.get(p, Registers.RAX);
        if (Registers.privilegeLevel(contexts.get(p, Registers.SS_ATTRIBUTES)) != 0) {
            answer(cpu, p, number, Abi.DENIED);
            return Abi.EXIT_HYPERCALL;
        }
        if (number == Abi.STOP) {
            recovery.stop(cpu, p);
            return Abi.EXIT_STOPPED;
        }
        if (number == Abi.YIELD) {
            return pause(p);
        }
        answer(cpu, p, number, result(cpu, p, number));
        return Abi.EXIT_HYPERCALL;
    }

    /*@ private normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && health.status[p] != Abi.STOPPED;
    @ ensures \result == Abi.EXIT_WAITS && health.status[p] == Abi.YIELDED;
    @ ensures contexts.saved[p * Registers.STATE_WORDS + Registers.RAX] == Abi.OK;
    @ assignable health.status[p], contexts.saved[p * Registers.STATE_WORDS + Registers.RAX];
    @*/
    private int pause(int p) {
        health.enter(p, Abi.YIELDED);
        contexts.set(p, Registers.RAX, Abi.OK);
        return Abi.EXIT_WAITS;
    }

    /** What the hypercall of this number, neither STOP nor YIELD, answers. */
    /*+OPENJML@ private normal_behavior
    @ requires 0 <= p && p < recovery.estate.parts;
    @ ensures number == Abi.PARTITION ==> \result == p;
    @ ensures number == Abi.TICKS ==> \result == schedule.elapsed(cpu);
    @ ensures Abi.UNKNOWN <= \result;
    @ ensures number < Abi.PARTITION || Abi.RAISE_EVENT < number ==> \result == Abi.UNKNOWN;
    @ ensures Abi.MAP <= number && number <= Abi.RAISE_EVENT ==> \result != Abi.UNKNOWN;
    @ ensures (\forall int k; 0 <= k && k < recovery.estate.waiting.length;
    @      \old(recovery.estate.waiting[k]) ==> recovery.estate.waiting[k]);
    @ ensures number != Abi.RAISE_EVENT ==> (\forall int k; 0 <= k && k < recovery.estate.waiting.length;
    @      recovery.estate.waiting[k] == \old(recovery.estate.waiting[k]));
    @ assignable recovery.estate.state[0 .. recovery.estate.stateLast],
    @    recovery.estate.belongings.owner[0 .. recovery.estate.belongings.owner.length - 1],
    @    recovery.estate.belongings.ownerPage[0 .. recovery.estate.belongings.ownerPage.length - 1],
    @    recovery.estate.belongings.ownerMost[0 .. recovery.estate.belongings.ownerMost.length - 1],
    @    recovery.estate.ownerRights[0 .. recovery.estate.ownerRightsLast],
    @    recovery.estate.borrower[0 .. recovery.estate.borrowerLast],
    @    recovery.estate.belongings.borrowerPage[0 .. recovery.estate.belongings.borrowerPage.length - 1],
    @    recovery.estate.borrowerRights[0 .. recovery.estate.borrowerRightsLast],
    @    recovery.estate.pinned[0 .. recovery.estate.pinnedLast],
    @    recovery.estate.mapped[0 .. recovery.estate.mappedLast],
    @    recovery.estate.guestTables[0 .. recovery.estate.guestTablesLast],
    @    recovery.estate.deviceTables[0 .. recovery.estate.deviceTablesLast],
    @    recovery.estate.filled[0 .. recovery.estate.filledLast],
    @    recovery.estate.head[0 .. recovery.estate.headLast],
    @    recovery.estate.lost[0 .. recovery.estate.lostLast],
    @    recovery.estate.inbox.lengths[0 .. recovery.estate.inbox.lengths.length - 1],
    @    recovery.estate.queued[0 .. recovery.estate.queuedLast],
    @    recovery.estate.sampleLengths[0 .. recovery.estate.sampleLengthsLast],
    @    recovery.estate.sampled[0 .. recovery.estate.sampledLast],
    @    recovery.estate.waiting[0 .. recovery.estate.waiting.length - 1];
    @*/
    private long result(int cpu, int p, long number) {
        if (number == Abi.PARTITION) {
            return p;
        }
        if (number == Abi.TICKS) {
            return schedule.elapsed(cpu);
        }
        return hypercalls.call(
                p,
                Hypercalls.narrow(number),
                contexts.get(p, Registers.RDI),
                contexts.get(p, Registers.RSI),
                contexts.get(p, Registers.RDX));
    }

    /** p finds the result in RAX, and a refusal is recorded. */
    /*@ private normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures contexts.saved[p * Registers.STATE_WORDS + Registers.RAX] == result;
    @ ensures result == Abi.DENIED || result == Abi.INVALID || result == Abi.UNKNOWN
    @      ==> journal.audit.fields[4 * \old(journal.audit.at[0]) + 1] == p
    @         && journal.audit.fields[4 * \old(journal.audit.at[0]) + 2] == AuditRing.REFUSED
    @         && journal.audit.fields[4 * \old(journal.audit.at[0]) + 3]
    @            == (result == Abi.UNKNOWN ? -1 : Hypercalls.narrow(number));
    @ ensures !(result == Abi.DENIED || result == Abi.INVALID || result == Abi.UNKNOWN)
    @      ==> journal.audit.at[0] == \old(journal.audit.at[0]) && journal.audit.at[1] == \old(journal.audit.at[1]);
    @ assignable contexts.saved[p * Registers.STATE_WORDS + Registers.RAX],
    @    journal.audit.fields[0 .. journal.audit.fields.length - 1], journal.audit.at[0 .. 1];
    @*/
    private void answer(int cpu, int p, long number, long result) {
        if (result == Abi.DENIED || result == Abi.INVALID || result == Abi.UNKNOWN) {
            journal.record(cpu, p, AuditRing.REFUSED, result == Abi.UNKNOWN ? -1 : Hypercalls.narrow(number));
            /*+OPENJML@ assert \invariant_for(schedule) && \invariant_for(health); @*/
        }
        /*+OPENJML@ assert \invariant_for(schedule) && \invariant_for(health); @*/
        contexts.set(p, Registers.RAX, result);
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
