package cofferdam.kernel.core;

/** What the kernel does on each VM exit. Every reason has an answer. Requirements G9-01, G9-02, G9-03. */
final class Exits {
    /*@ spec_public @*/ private final Recovery recovery;
    /*@ spec_public @*/ private final Vmcalls vmcalls;
    /*@ spec_public @*/ private final CpuidAnswers cpuid;
    /*@ spec_public @*/ private final Standing standing;

    /*+OPENJML@ public ghost final Estate estate;
    @*/

    /*+OPENJML@ public invariant recovery.estate == estate && recovery.standing == standing;
    @ public invariant vmcalls.standing == standing && cpuid.saved == standing.saved;
    @ public invariant vmcalls.hypercalls.parts == estate.parts && vmcalls.hypercalls.state == estate.state;
    @ public invariant vmcalls.hypercalls.owner == estate.owner && vmcalls.hypercalls.ownerPage == estate.ownerPage;
    @ public invariant vmcalls.hypercalls.ownerMost == estate.ownerMost;
    @ public invariant vmcalls.hypercalls.ownerRights == estate.ownerRights;
    @ public invariant vmcalls.hypercalls.borrower == estate.borrower;
    @ public invariant vmcalls.hypercalls.borrowerPage == estate.borrowerPage;
    @ public invariant vmcalls.hypercalls.borrowerRights == estate.borrowerRights;
    @ public invariant vmcalls.hypercalls.pinned == estate.pinned && vmcalls.hypercalls.mapped == estate.mapped;
    @ public invariant vmcalls.hypercalls.guestTables == estate.guestTables;
    @ public invariant vmcalls.hypercalls.deviceTables == estate.deviceTables;
    @ public invariant vmcalls.hypercalls.filled == estate.filled && vmcalls.hypercalls.head == estate.head;
    @ public invariant vmcalls.hypercalls.lost == estate.lost && vmcalls.hypercalls.lengths == estate.lengths;
    @ public invariant vmcalls.hypercalls.queued == estate.queued;
    @ public invariant vmcalls.hypercalls.sampleLengths == estate.sampleLengths;
    @ public invariant vmcalls.hypercalls.sampled == estate.sampled && vmcalls.hypercalls.waiting == estate.waiting;
    @ public invariant vmcalls.hypercalls.stateLast == estate.stateLast;
    @ public invariant vmcalls.hypercalls.ownerLast == estate.ownerLast;
    @ public invariant vmcalls.hypercalls.ownerPageLast == estate.ownerPageLast;
    @ public invariant vmcalls.hypercalls.ownerMostLast == estate.ownerMostLast;
    @ public invariant vmcalls.hypercalls.ownerRightsLast == estate.ownerRightsLast;
    @ public invariant vmcalls.hypercalls.borrowerLast == estate.borrowerLast;
    @ public invariant vmcalls.hypercalls.borrowerPageLast == estate.borrowerPageLast;
    @ public invariant vmcalls.hypercalls.borrowerRightsLast == estate.borrowerRightsLast;
    @ public invariant vmcalls.hypercalls.pinnedLast == estate.pinnedLast;
    @ public invariant vmcalls.hypercalls.mappedLast == estate.mappedLast;
    @ public invariant vmcalls.hypercalls.guestTablesLast == estate.guestTablesLast;
    @ public invariant vmcalls.hypercalls.deviceTablesLast == estate.deviceTablesLast;
    @ public invariant vmcalls.hypercalls.filledLast == estate.filledLast;
    @ public invariant vmcalls.hypercalls.headLast == estate.headLast;
    @ public invariant vmcalls.hypercalls.lostLast == estate.lostLast;
    @ public invariant vmcalls.hypercalls.lengthsLast == estate.lengthsLast;
    @ public invariant vmcalls.hypercalls.queuedLast == estate.queuedLast;
    @ public invariant vmcalls.hypercalls.sampleLengthsLast == estate.sampleLengthsLast;
    @ public invariant vmcalls.hypercalls.sampledLast == estate.sampledLast;
    @ public invariant estate.parts <= Limits.PARTITIONS && estate.waiting.length == 256 * Limits.PARTITIONS;
    @ public invariant estate.event.length == 16 && estate.window.length == 16 && estate.cut.length == 16;
    @ public invariant estate.waiting != estate.pinned && estate.waiting != estate.mapped;
    @ public invariant estate.waiting != estate.admitted;
    @ public invariant estate.state != estate.event && estate.state != estate.cut && estate.owner != estate.event;
    @ public invariant estate.owner != estate.cut && estate.ownerPage != estate.event;
    @ public invariant estate.ownerPage != estate.cut && estate.ownerMost != estate.event;
    @ public invariant estate.ownerMost != estate.cut && estate.ownerRights != estate.event;
    @ public invariant estate.ownerRights != estate.cut && estate.borrower != estate.event;
    @ public invariant estate.borrower != estate.cut && estate.borrowerPage != estate.event;
    @ public invariant estate.borrowerPage != estate.cut && estate.borrowerRights != estate.event;
    @ public invariant estate.borrowerRights != estate.cut && estate.guestTables != estate.event;
    @ public invariant estate.guestTables != estate.cut && estate.deviceTables != estate.event;
    @ public invariant estate.deviceTables != estate.cut && estate.filled != estate.event;
    @ public invariant estate.filled != estate.cut && estate.head != estate.event && estate.head != estate.cut;
    @ public invariant estate.lost != estate.event && estate.lost != estate.cut && estate.lengths != estate.event;
    @ public invariant estate.lengths != estate.cut && estate.sampleLengths != estate.event;
    @ public invariant estate.sampleLengths != estate.cut && estate.pinned != estate.window;
    @ public invariant estate.mapped != estate.window && estate.admitted != estate.window;
    @ public invariant estate.waiting != estate.window;
    @*/

    /*+OPENJML@ private normal_behavior
    @ ensures this.recovery == recovery && this.vmcalls == vmcalls && this.cpuid == cpuid;
    @ ensures this.standing == standing && estate == recovery.estate;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Exits(Recovery recovery, Vmcalls vmcalls, CpuidAnswers cpuid, Standing standing) {
        this.recovery = recovery;
        this.vmcalls = vmcalls;
        this.cpuid = cpuid;
        this.standing = standing;
        /*+OPENJML@ set this.estate = recovery.estate; @*/
    }

    /** The dispatch over these parts, which are about the same partitions. */
    /*+OPENJML@ normal_behavior
    @ requires recovery.standing == standing && vmcalls.standing == standing && cpuid.saved == standing.saved;
    @ requires vmcalls.hypercalls.parts == recovery.estate.parts;
    @ requires vmcalls.hypercalls.state == recovery.estate.state;
    @ requires vmcalls.hypercalls.owner == recovery.estate.owner;
    @ requires vmcalls.hypercalls.ownerPage == recovery.estate.ownerPage;
    @ requires vmcalls.hypercalls.ownerMost == recovery.estate.ownerMost;
    @ requires vmcalls.hypercalls.ownerRights == recovery.estate.ownerRights;
    @ requires vmcalls.hypercalls.borrower == recovery.estate.borrower;
    @ requires vmcalls.hypercalls.borrowerPage == recovery.estate.borrowerPage;
    @ requires vmcalls.hypercalls.borrowerRights == recovery.estate.borrowerRights;
    @ requires vmcalls.hypercalls.pinned == recovery.estate.pinned;
    @ requires vmcalls.hypercalls.mapped == recovery.estate.mapped;
    @ requires vmcalls.hypercalls.guestTables == recovery.estate.guestTables;
    @ requires vmcalls.hypercalls.deviceTables == recovery.estate.deviceTables;
    @ requires vmcalls.hypercalls.filled == recovery.estate.filled;
    @ requires vmcalls.hypercalls.head == recovery.estate.head && vmcalls.hypercalls.lost == recovery.estate.lost;
    @ requires vmcalls.hypercalls.lengths == recovery.estate.lengths;
    @ requires vmcalls.hypercalls.queued == recovery.estate.queued;
    @ requires vmcalls.hypercalls.sampleLengths == recovery.estate.sampleLengths;
    @ requires vmcalls.hypercalls.sampled == recovery.estate.sampled;
    @ requires vmcalls.hypercalls.waiting == recovery.estate.waiting;
    @ requires vmcalls.hypercalls.stateLast == recovery.estate.stateLast;
    @ requires vmcalls.hypercalls.ownerLast == recovery.estate.ownerLast;
    @ requires vmcalls.hypercalls.ownerPageLast == recovery.estate.ownerPageLast;
    @ requires vmcalls.hypercalls.ownerMostLast == recovery.estate.ownerMostLast;
    @ requires vmcalls.hypercalls.ownerRightsLast == recovery.estate.ownerRightsLast;
    @ requires vmcalls.hypercalls.borrowerLast == recovery.estate.borrowerLast;
    @ requires vmcalls.hypercalls.borrowerPageLast == recovery.estate.borrowerPageLast;
    @ requires vmcalls.hypercalls.borrowerRightsLast == recovery.estate.borrowerRightsLast;
    @ requires vmcalls.hypercalls.pinnedLast == recovery.estate.pinnedLast;
    @ requires vmcalls.hypercalls.mappedLast == recovery.estate.mappedLast;
    @ requires vmcalls.hypercalls.guestTablesLast == recovery.estate.guestTablesLast;
    @ requires vmcalls.hypercalls.deviceTablesLast == recovery.estate.deviceTablesLast;
    @ requires vmcalls.hypercalls.filledLast == recovery.estate.filledLast;
    @ requires vmcalls.hypercalls.headLast == recovery.estate.headLast;
    @ requires vmcalls.hypercalls.lostLast == recovery.estate.lostLast;
    @ requires vmcalls.hypercalls.lengthsLast == recovery.estate.lengthsLast;
    @ requires vmcalls.hypercalls.queuedLast == recovery.estate.queuedLast;
    @ requires vmcalls.hypercalls.sampleLengthsLast == recovery.estate.sampleLengthsLast;
    @ requires vmcalls.hypercalls.sampledLast == recovery.estate.sampledLast;
    @ requires \invariant_for(recovery.estate) && recovery.estate.waiting != recovery.estate.pinned;
    @ requires recovery.estate.waiting != recovery.estate.mapped;
    @ requires recovery.estate.waiting != recovery.estate.admitted;
    @ requires recovery.estate.state != recovery.estate.event && recovery.estate.state != recovery.estate.cut;
    @ requires recovery.estate.owner != recovery.estate.event && recovery.estate.owner != recovery.estate.cut;
    @ requires recovery.estate.ownerPage != recovery.estate.event;
    @ requires recovery.estate.ownerPage != recovery.estate.cut;
    @ requires recovery.estate.ownerMost != recovery.estate.event;
    @ requires recovery.estate.ownerMost != recovery.estate.cut;
    @ requires recovery.estate.ownerRights != recovery.estate.event;
    @ requires recovery.estate.ownerRights != recovery.estate.cut;
    @ requires recovery.estate.borrower != recovery.estate.event && recovery.estate.borrower != recovery.estate.cut;
    @ requires recovery.estate.borrowerPage != recovery.estate.event;
    @ requires recovery.estate.borrowerPage != recovery.estate.cut;
    @ requires recovery.estate.borrowerRights != recovery.estate.event;
    @ requires recovery.estate.borrowerRights != recovery.estate.cut;
    @ requires recovery.estate.guestTables != recovery.estate.event;
    @ requires recovery.estate.guestTables != recovery.estate.cut;
    @ requires recovery.estate.deviceTables != recovery.estate.event;
    @ requires recovery.estate.deviceTables != recovery.estate.cut;
    @ requires recovery.estate.filled != recovery.estate.event && recovery.estate.filled != recovery.estate.cut;
    @ requires recovery.estate.head != recovery.estate.event && recovery.estate.head != recovery.estate.cut;
    @ requires recovery.estate.lost != recovery.estate.event && recovery.estate.lost != recovery.estate.cut;
    @ requires recovery.estate.lengths != recovery.estate.event && recovery.estate.lengths != recovery.estate.cut;
    @ requires recovery.estate.sampleLengths != recovery.estate.event;
    @ requires recovery.estate.sampleLengths != recovery.estate.cut;
    @ requires recovery.estate.pinned != recovery.estate.window && recovery.estate.mapped != recovery.estate.window;
    @ requires recovery.estate.admitted != recovery.estate.window;
    @ requires recovery.estate.waiting != recovery.estate.window;
    @ ensures \result.recovery == recovery && \result.vmcalls == vmcalls && \result.cpuid == cpuid;
    @ ensures \result.standing == standing && \result.estate == recovery.estate && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Exits of(Recovery recovery, Vmcalls vmcalls, CpuidAnswers cpuid, Standing standing) {
        return new Exits(recovery, vmcalls, cpuid, standing);
    }

    /** An exit of p, or of nobody if p is negative; one of the {@code EXIT_} codes of {@link Abi}. */
    /*+OPENJML@ normal_behavior
    @ requires p < estate.parts && \invariant_for(standing.health);
    @ ensures Abi.EXIT_RESUMED <= \result && \result <= Abi.EXIT_IGNORED;
    @ ensures \result == Abi.EXIT_IGNORED <==> p < 0 || \old(standing.status[p]) == Abi.STOPPED;
    @ ensures (\forall int k; 0 <= k && k < 80 * Limits.PARTITIONS && (k < 80 * p || 80 * p + 79 < k);
    @      standing.saved[k] == \old(standing.saved[k]));
    @ ensures (\forall int q; 0 <= q && q < Limits.PARTITIONS && q != p;
    @      standing.status[q] == \old(standing.status[q]) && standing.restarts[q] == \old(standing.restarts[q]));
    @ ensures (\forall int q; 0 <= q && q < Limits.PARTITIONS && q != p; estate.event[q] == \old(estate.event[q])
    @      && estate.window[q] == \old(estate.window[q]) && estate.cut[q] == \old(estate.cut[q]));
    @ ensures (\forall int k; 0 <= k && k < 256 * Limits.PARTITIONS && (k < 256 * p || 256 * p + 255 < k);
    @      \old(estate.waiting[k]) ==> estate.waiting[k]);
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ assignable estate.state[0 .. estate.stateLast], estate.owner[0 .. estate.ownerLast],
    @    estate.ownerPage[0 .. estate.ownerPageLast], estate.ownerMost[0 .. estate.ownerMostLast],
    @    estate.ownerRights[0 .. estate.ownerRightsLast], estate.borrower[0 .. estate.borrowerLast],
    @    estate.borrowerPage[0 .. estate.borrowerPageLast], estate.borrowerRights[0 .. estate.borrowerRightsLast],
    @    estate.pinned[0 .. estate.pinnedLast], estate.mapped[0 .. estate.mappedLast],
    @    estate.admitted[0 .. estate.admittedLast], estate.guestTables[0 .. estate.guestTablesLast],
    @    estate.deviceTables[0 .. estate.deviceTablesLast], estate.filled[0 .. estate.filledLast],
    @    estate.head[0 .. estate.headLast], estate.lost[0 .. estate.lostLast],
    @    estate.lengths[0 .. estate.lengthsLast], estate.queued[0 .. estate.queuedLast],
    @    estate.sampleLengths[0 .. estate.sampleLengthsLast], estate.sampled[0 .. estate.sampledLast],
    @    estate.waiting[0 .. 256 * Limits.PARTITIONS - 1], estate.event[0 .. 15], estate.window[0 .. 15],
    @    estate.cut[0 .. 15], standing.status[0 .. 15], standing.restarts[0 .. 15],
    @    standing.saved[0 .. 80 * Limits.PARTITIONS - 1], standing.fields[0 .. 1024 - 1], standing.at[0 .. 1];
    @*/
    int handle(int cpu, int p, int reason, int instructionLength) {
        if (p < 0 || standing.status(p) == Abi.STOPPED) {
            return Abi.EXIT_IGNORED;
        }
        return exit(cpu, p, reason, instructionLength);
    }

    /** An exit of p, which runs on this processor. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < estate.parts && standing.status[p] != Abi.STOPPED;
    @ ensures Abi.EXIT_RESUMED <= \result && \result < Abi.EXIT_IGNORED;
    @ ensures ExitReasons.benign(reason) ==> \result == Abi.EXIT_RESUMED && standing.status[p] == Abi.RUNNING;
    @ ensures reason == ExitReasons.VMCALL ==> \result == Abi.EXIT_HYPERCALL || \result == Abi.EXIT_WAITS
    @      || \result == Abi.EXIT_STOPPED;
    @ ensures reason == ExitReasons.CPUID ==> \result == Abi.EXIT_RESUMED && standing.status[p] == Abi.RUNNING;
    @ ensures reason == ExitReasons.HLT ==> \result == Abi.EXIT_WAITS && standing.status[p] == Abi.HALTED;
    @ ensures \result == Abi.EXIT_STOPPED <==> standing.status[p] == Abi.STOPPED;
    @ ensures (\forall int k; 0 <= k && k < 256 * Limits.PARTITIONS && (k < 256 * p || 256 * p + 255 < k);
    @      \old(estate.waiting[k]) ==> estate.waiting[k]);
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ assignable estate.state[0 .. estate.stateLast], estate.owner[0 .. estate.ownerLast],
    @    estate.ownerPage[0 .. estate.ownerPageLast], estate.ownerMost[0 .. estate.ownerMostLast],
    @    estate.ownerRights[0 .. estate.ownerRightsLast], estate.borrower[0 .. estate.borrowerLast],
    @    estate.borrowerPage[0 .. estate.borrowerPageLast], estate.borrowerRights[0 .. estate.borrowerRightsLast],
    @    estate.pinned[0 .. estate.pinnedLast], estate.mapped[0 .. estate.mappedLast],
    @    estate.admitted[0 .. estate.admittedLast], estate.guestTables[0 .. estate.guestTablesLast],
    @    estate.deviceTables[0 .. estate.deviceTablesLast], estate.filled[0 .. estate.filledLast],
    @    estate.head[0 .. estate.headLast], estate.lost[0 .. estate.lostLast],
    @    estate.lengths[0 .. estate.lengthsLast], estate.queued[0 .. estate.queuedLast],
    @    estate.sampleLengths[0 .. estate.sampleLengthsLast], estate.sampled[0 .. estate.sampledLast],
    @    estate.waiting[0 .. 256 * Limits.PARTITIONS - 1], estate.event[p], estate.window[p], estate.cut[p],
    @    standing.status[p], standing.restarts[p], standing.saved[80 * p .. 80 * p + 79],
    @    standing.fields[0 .. 1024 - 1], standing.at[0 .. 1];
    @*/
    int exit(int cpu, int p, int reason, int instructionLength) {
        standing.enter(p, Abi.RUNNING);
        /*+OPENJML@ split; @*/
        if (ExitReasons.benign(reason)) {
            return Abi.EXIT_RESUMED;
        }
        /*+OPENJML@ split; @*/
        if (reason == ExitReasons.VMCALL) {
            return hypercall(cpu, p, instructionLength);
        }
        /*+OPENJML@ split; @*/
        if (reason == ExitReasons.CPUID) {
            return identify(p, instructionLength);
        }
        /*+OPENJML@ split; @*/
        if (reason == ExitReasons.HLT) {
            return halt(p, instructionLength);
        }
        return recovery.fault(cpu, p, ExitReasons.fault(reason));
    }

    /** CPUID: p goes on with its answer. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result == Abi.EXIT_RESUMED && standing.saved[80 * p + Registers.INTERRUPTIBILITY] == 0;
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ assignable standing.saved[80 * p .. 80 * p + 79];
    @*/
    int identify(int p, int instructionLength) {
        cpuid.answer(p);
        standing.advance(p, instructionLength);
        return Abi.EXIT_RESUMED;
    }

    /** HLT: p waits for an interrupt. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && standing.status[p] != Abi.STOPPED;
    @ ensures \result == Abi.EXIT_WAITS && standing.status[p] == Abi.HALTED;
    @ ensures standing.saved[80 * p + Registers.INTERRUPTIBILITY] == 0;
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ assignable standing.status[p], standing.saved[80 * p .. 80 * p + 79];
    @*/
    int halt(int p, int instructionLength) {
        standing.advance(p, instructionLength);
        standing.enter(p, Abi.HALTED);
        return Abi.EXIT_WAITS;
    }

    /** VMCALL: p goes on behind it, and the hypercall that its registers ask for is carried out. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < estate.parts && standing.status[p] == Abi.RUNNING;
    @ ensures \result == (Registers.privilegeLevel(\old(standing.saved[80 * p + Registers.SS_ATTRIBUTES])) != 0
    @      ? Abi.EXIT_HYPERCALL : \old(standing.saved[80 * p + Registers.RAX]) == Abi.STOP ? Abi.EXIT_STOPPED
    @      : \old(standing.saved[80 * p + Registers.RAX]) == Abi.YIELD ? Abi.EXIT_WAITS : Abi.EXIT_HYPERCALL);
    @ ensures Registers.privilegeLevel(\old(standing.saved[80 * p + Registers.SS_ATTRIBUTES])) != 0
    @      ==> standing.saved[80 * p + Registers.RAX] == Abi.DENIED;
    @ ensures \result == Abi.EXIT_HYPERCALL && (standing.saved[80 * p + Registers.RAX] == Abi.DENIED
    @      || standing.saved[80 * p + Registers.RAX] == Abi.INVALID
    @      || standing.saved[80 * p + Registers.RAX] == Abi.UNKNOWN)
    @      ==> standing.fields[4 * \old(standing.at[0]) + 1] == p
    @         && standing.fields[4 * \old(standing.at[0]) + 2] == AuditRing.REFUSED;
    @ ensures \result == Abi.EXIT_STOPPED ==> standing.status[p] == Abi.STOPPED;
    @ ensures \result == Abi.EXIT_WAITS ==> standing.status[p] == Abi.YIELDED;
    @ ensures \result == Abi.EXIT_HYPERCALL ==> standing.status[p] == Abi.RUNNING;
    @ ensures (\forall int k; 0 <= k && k < 256 * Limits.PARTITIONS && (k < 256 * p || 256 * p + 255 < k);
    @      \old(estate.waiting[k]) ==> estate.waiting[k]);
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ assignable estate.state[0 .. estate.stateLast], estate.owner[0 .. estate.ownerLast],
    @    estate.ownerPage[0 .. estate.ownerPageLast], estate.ownerMost[0 .. estate.ownerMostLast],
    @    estate.ownerRights[0 .. estate.ownerRightsLast], estate.borrower[0 .. estate.borrowerLast],
    @    estate.borrowerPage[0 .. estate.borrowerPageLast], estate.borrowerRights[0 .. estate.borrowerRightsLast],
    @    estate.pinned[0 .. estate.pinnedLast], estate.mapped[0 .. estate.mappedLast],
    @    estate.admitted[0 .. estate.admittedLast], estate.guestTables[0 .. estate.guestTablesLast],
    @    estate.deviceTables[0 .. estate.deviceTablesLast], estate.filled[0 .. estate.filledLast],
    @    estate.head[0 .. estate.headLast], estate.lost[0 .. estate.lostLast],
    @    estate.lengths[0 .. estate.lengthsLast], estate.queued[0 .. estate.queuedLast],
    @    estate.sampleLengths[0 .. estate.sampleLengthsLast], estate.sampled[0 .. estate.sampledLast],
    @    estate.waiting[0 .. 256 * Limits.PARTITIONS - 1], estate.event[p], estate.window[p], estate.cut[p],
    @    standing.status[p], standing.saved[80 * p .. 80 * p + 79], standing.fields[0 .. 1024 - 1],
    @    standing.at[0 .. 1];
    @*/
    int hypercall(int cpu, int p, int instructionLength) {
        standing.advance(p, instructionLength);
        /*+OPENJML@ split; @*/
        if (vmcalls.stops(p)) {
            recovery.stop(cpu, p);
            return Abi.EXIT_STOPPED;
        }
        return vmcalls.call(cpu, p);
    }
}
