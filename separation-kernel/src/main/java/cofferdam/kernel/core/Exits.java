package cofferdam.kernel.core;

/**
 * What the kernel does on each VM exit. Every reason has an answer. For contracts, it names arrays as {@link Recovery}
 * does. Requirements G9-01, G9-02, G9-03.
 */
final class Exits {
    /*@ spec_public @*/ private final Recovery recovery;
    /*@ spec_public @*/ private final Vmcalls vmcalls;
    /*@ spec_public @*/ private final CpuidAnswers cpuid;
    /*@ spec_public @*/ private final Standing standing;

    /*+OPENJML@ public ghost final int parts;
    @ public ghost final int[] state;
    @ public ghost final int[] owner;
    @ public ghost final int[] ownerPage;
    @ public ghost final int[] ownerMost;
    @ public ghost final int[] ownerRights;
    @ public ghost final int[] borrower;
    @ public ghost final int[] borrowerPage;
    @ public ghost final int[] borrowerRights;
    @ public ghost final boolean[] pinned;
    @ public ghost final boolean[] mapped;
    @ public ghost final boolean[] admitted;
    @ public ghost final int[] guestTables;
    @ public ghost final int[] deviceTables;
    @ public ghost final int[] filled;
    @ public ghost final int[] head;
    @ public ghost final int[] lost;
    @ public ghost final int[] lengths;
    @ public ghost final long[] queued;
    @ public ghost final int[] sampleLengths;
    @ public ghost final long[] sampled;
    @ public ghost final boolean[] waiting;
    @ public ghost final int[] event;
    @ public ghost final boolean[] window;
    @ public ghost final int[] cut;
    @ public ghost final int[] status;
    @ public ghost final int[] restarts;
    @ public ghost final long[] saved;
    @ public ghost final int[] fields;
    @ public ghost final int[] at;
    @ public ghost final int stateLast;
    @ public ghost final int ownerLast;
    @ public ghost final int ownerPageLast;
    @ public ghost final int ownerMostLast;
    @ public ghost final int ownerRightsLast;
    @ public ghost final int borrowerLast;
    @ public ghost final int borrowerPageLast;
    @ public ghost final int borrowerRightsLast;
    @ public ghost final int pinnedLast;
    @ public ghost final int mappedLast;
    @ public ghost final int admittedLast;
    @ public ghost final int guestTablesLast;
    @ public ghost final int deviceTablesLast;
    @ public ghost final int filledLast;
    @ public ghost final int headLast;
    @ public ghost final int lostLast;
    @ public ghost final int lengthsLast;
    @ public ghost final int queuedLast;
    @ public ghost final int sampleLengthsLast;
    @ public ghost final int sampledLast;
    @*/

    /*+OPENJML@ public invariant recovery.standing == standing;
    @ public invariant vmcalls.standing == standing;
    @ public invariant cpuid.saved == saved;
    @ public invariant parts == recovery.parts;
    @ public invariant state == recovery.state;
    @ public invariant owner == recovery.owner;
    @ public invariant ownerPage == recovery.ownerPage;
    @ public invariant ownerMost == recovery.ownerMost;
    @ public invariant ownerRights == recovery.ownerRights;
    @ public invariant borrower == recovery.borrower;
    @ public invariant borrowerPage == recovery.borrowerPage;
    @ public invariant borrowerRights == recovery.borrowerRights;
    @ public invariant pinned == recovery.pinned;
    @ public invariant mapped == recovery.mapped;
    @ public invariant admitted == recovery.admitted;
    @ public invariant guestTables == recovery.guestTables;
    @ public invariant deviceTables == recovery.deviceTables;
    @ public invariant filled == recovery.filled;
    @ public invariant head == recovery.head;
    @ public invariant lost == recovery.lost;
    @ public invariant lengths == recovery.lengths;
    @ public invariant queued == recovery.queued;
    @ public invariant sampleLengths == recovery.sampleLengths;
    @ public invariant sampled == recovery.sampled;
    @ public invariant waiting == recovery.waiting;
    @ public invariant event == recovery.event;
    @ public invariant window == recovery.window;
    @ public invariant cut == recovery.cut;
    @ public invariant stateLast == recovery.stateLast;
    @ public invariant ownerLast == recovery.ownerLast;
    @ public invariant ownerPageLast == recovery.ownerPageLast;
    @ public invariant ownerMostLast == recovery.ownerMostLast;
    @ public invariant ownerRightsLast == recovery.ownerRightsLast;
    @ public invariant borrowerLast == recovery.borrowerLast;
    @ public invariant borrowerPageLast == recovery.borrowerPageLast;
    @ public invariant borrowerRightsLast == recovery.borrowerRightsLast;
    @ public invariant pinnedLast == recovery.pinnedLast;
    @ public invariant mappedLast == recovery.mappedLast;
    @ public invariant admittedLast == recovery.admittedLast;
    @ public invariant guestTablesLast == recovery.guestTablesLast;
    @ public invariant deviceTablesLast == recovery.deviceTablesLast;
    @ public invariant filledLast == recovery.filledLast;
    @ public invariant headLast == recovery.headLast;
    @ public invariant lostLast == recovery.lostLast;
    @ public invariant lengthsLast == recovery.lengthsLast;
    @ public invariant queuedLast == recovery.queuedLast;
    @ public invariant sampleLengthsLast == recovery.sampleLengthsLast;
    @ public invariant sampledLast == recovery.sampledLast;
    @ public invariant parts == vmcalls.parts;
    @ public invariant state == vmcalls.state;
    @ public invariant owner == vmcalls.owner;
    @ public invariant ownerPage == vmcalls.ownerPage;
    @ public invariant ownerMost == vmcalls.ownerMost;
    @ public invariant ownerRights == vmcalls.ownerRights;
    @ public invariant borrower == vmcalls.borrower;
    @ public invariant borrowerPage == vmcalls.borrowerPage;
    @ public invariant borrowerRights == vmcalls.borrowerRights;
    @ public invariant pinned == vmcalls.pinned;
    @ public invariant mapped == vmcalls.mapped;
    @ public invariant guestTables == vmcalls.guestTables;
    @ public invariant deviceTables == vmcalls.deviceTables;
    @ public invariant filled == vmcalls.filled;
    @ public invariant head == vmcalls.head;
    @ public invariant lost == vmcalls.lost;
    @ public invariant lengths == vmcalls.lengths;
    @ public invariant queued == vmcalls.queued;
    @ public invariant sampleLengths == vmcalls.sampleLengths;
    @ public invariant sampled == vmcalls.sampled;
    @ public invariant waiting == vmcalls.waiting;
    @ public invariant stateLast == vmcalls.stateLast;
    @ public invariant ownerLast == vmcalls.ownerLast;
    @ public invariant ownerPageLast == vmcalls.ownerPageLast;
    @ public invariant ownerMostLast == vmcalls.ownerMostLast;
    @ public invariant ownerRightsLast == vmcalls.ownerRightsLast;
    @ public invariant borrowerLast == vmcalls.borrowerLast;
    @ public invariant borrowerPageLast == vmcalls.borrowerPageLast;
    @ public invariant borrowerRightsLast == vmcalls.borrowerRightsLast;
    @ public invariant pinnedLast == vmcalls.pinnedLast;
    @ public invariant mappedLast == vmcalls.mappedLast;
    @ public invariant guestTablesLast == vmcalls.guestTablesLast;
    @ public invariant deviceTablesLast == vmcalls.deviceTablesLast;
    @ public invariant filledLast == vmcalls.filledLast;
    @ public invariant headLast == vmcalls.headLast;
    @ public invariant lostLast == vmcalls.lostLast;
    @ public invariant lengthsLast == vmcalls.lengthsLast;
    @ public invariant queuedLast == vmcalls.queuedLast;
    @ public invariant sampleLengthsLast == vmcalls.sampleLengthsLast;
    @ public invariant sampledLast == vmcalls.sampledLast;
    @ public invariant status == standing.status;
    @ public invariant restarts == standing.restarts;
    @ public invariant saved == standing.saved;
    @ public invariant fields == standing.fields;
    @ public invariant at == standing.at;
    @ public invariant parts <= Limits.PARTITIONS;
    @ public invariant waiting.length == 256 * Limits.PARTITIONS;
    @ public invariant event.length == 16;
    @ public invariant window.length == 16;
    @ public invariant cut.length == 16;
    @ public invariant stateLast < state.length;
    @ public invariant ownerLast < owner.length;
    @ public invariant ownerPageLast < ownerPage.length;
    @ public invariant ownerMostLast < ownerMost.length;
    @ public invariant ownerRightsLast < ownerRights.length;
    @ public invariant borrowerLast < borrower.length;
    @ public invariant borrowerPageLast < borrowerPage.length;
    @ public invariant borrowerRightsLast < borrowerRights.length;
    @ public invariant pinnedLast < pinned.length;
    @ public invariant mappedLast < mapped.length;
    @ public invariant admittedLast < admitted.length;
    @ public invariant guestTablesLast < guestTables.length;
    @ public invariant deviceTablesLast < deviceTables.length;
    @ public invariant filledLast < filled.length;
    @ public invariant headLast < head.length;
    @ public invariant lostLast < lost.length;
    @ public invariant lengthsLast < lengths.length;
    @ public invariant queuedLast < queued.length;
    @ public invariant sampleLengthsLast < sampleLengths.length;
    @ public invariant sampledLast < sampled.length;
    @ public invariant waiting != pinned;
    @ public invariant waiting != mapped;
    @ public invariant waiting != admitted;
    @ public invariant state != event;
    @ public invariant state != cut;
    @ public invariant owner != event;
    @ public invariant owner != cut;
    @ public invariant ownerPage != event;
    @ public invariant ownerPage != cut;
    @ public invariant ownerMost != event;
    @ public invariant ownerMost != cut;
    @ public invariant ownerRights != event;
    @ public invariant ownerRights != cut;
    @ public invariant borrower != event;
    @ public invariant borrower != cut;
    @ public invariant borrowerPage != event;
    @ public invariant borrowerPage != cut;
    @ public invariant borrowerRights != event;
    @ public invariant borrowerRights != cut;
    @ public invariant guestTables != event;
    @ public invariant guestTables != cut;
    @ public invariant deviceTables != event;
    @ public invariant deviceTables != cut;
    @ public invariant filled != event;
    @ public invariant filled != cut;
    @ public invariant head != event;
    @ public invariant head != cut;
    @ public invariant lost != event;
    @ public invariant lost != cut;
    @ public invariant lengths != event;
    @ public invariant lengths != cut;
    @ public invariant sampleLengths != event;
    @ public invariant sampleLengths != cut;
    @ public invariant pinned != window;
    @ public invariant mapped != window;
    @ public invariant admitted != window;
    @ public invariant waiting != window;
    @ public invariant status != fields;
    @ public invariant status != at;
    @ public invariant restarts != fields;
    @ public invariant restarts != at;
    @*/

    /*+OPENJML@ private normal_behavior
    @ ensures this.recovery == recovery && this.vmcalls == vmcalls && this.cpuid == cpuid;
    @ ensures this.standing == standing;
    @ ensures parts == recovery.parts && state == recovery.state && owner == recovery.owner;
    @ ensures ownerPage == recovery.ownerPage && ownerMost == recovery.ownerMost;
    @ ensures ownerRights == recovery.ownerRights && borrower == recovery.borrower;
    @ ensures borrowerPage == recovery.borrowerPage && borrowerRights == recovery.borrowerRights;
    @ ensures pinned == recovery.pinned && mapped == recovery.mapped && admitted == recovery.admitted;
    @ ensures guestTables == recovery.guestTables && deviceTables == recovery.deviceTables;
    @ ensures filled == recovery.filled && head == recovery.head && lost == recovery.lost;
    @ ensures lengths == recovery.lengths && queued == recovery.queued && sampleLengths == recovery.sampleLengths;
    @ ensures sampled == recovery.sampled && waiting == recovery.waiting && event == recovery.event;
    @ ensures window == recovery.window && cut == recovery.cut && stateLast == recovery.stateLast;
    @ ensures ownerLast == recovery.ownerLast && ownerPageLast == recovery.ownerPageLast;
    @ ensures ownerMostLast == recovery.ownerMostLast && ownerRightsLast == recovery.ownerRightsLast;
    @ ensures borrowerLast == recovery.borrowerLast && borrowerPageLast == recovery.borrowerPageLast;
    @ ensures borrowerRightsLast == recovery.borrowerRightsLast && pinnedLast == recovery.pinnedLast;
    @ ensures mappedLast == recovery.mappedLast && admittedLast == recovery.admittedLast;
    @ ensures guestTablesLast == recovery.guestTablesLast && deviceTablesLast == recovery.deviceTablesLast;
    @ ensures filledLast == recovery.filledLast && headLast == recovery.headLast && lostLast == recovery.lostLast;
    @ ensures lengthsLast == recovery.lengthsLast && queuedLast == recovery.queuedLast;
    @ ensures sampleLengthsLast == recovery.sampleLengthsLast && sampledLast == recovery.sampledLast;
    @ ensures status == standing.status && restarts == standing.restarts && saved == standing.saved;
    @ ensures fields == standing.fields && at == standing.at;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Exits(Recovery recovery, Vmcalls vmcalls, CpuidAnswers cpuid, Standing standing) {
        this.recovery = recovery;
        this.vmcalls = vmcalls;
        this.cpuid = cpuid;
        this.standing = standing;
        /*+OPENJML@ set this.parts = recovery.parts; @*/
        /*+OPENJML@ set this.state = recovery.state; @*/
        /*+OPENJML@ set this.owner = recovery.owner; @*/
        /*+OPENJML@ set this.ownerPage = recovery.ownerPage; @*/
        /*+OPENJML@ set this.ownerMost = recovery.ownerMost; @*/
        /*+OPENJML@ set this.ownerRights = recovery.ownerRights; @*/
        /*+OPENJML@ set this.borrower = recovery.borrower; @*/
        /*+OPENJML@ set this.borrowerPage = recovery.borrowerPage; @*/
        /*+OPENJML@ set this.borrowerRights = recovery.borrowerRights; @*/
        /*+OPENJML@ set this.pinned = recovery.pinned; @*/
        /*+OPENJML@ set this.mapped = recovery.mapped; @*/
        /*+OPENJML@ set this.admitted = recovery.admitted; @*/
        /*+OPENJML@ set this.guestTables = recovery.guestTables; @*/
        /*+OPENJML@ set this.deviceTables = recovery.deviceTables; @*/
        /*+OPENJML@ set this.filled = recovery.filled; @*/
        /*+OPENJML@ set this.head = recovery.head; @*/
        /*+OPENJML@ set this.lost = recovery.lost; @*/
        /*+OPENJML@ set this.lengths = recovery.lengths; @*/
        /*+OPENJML@ set this.queued = recovery.queued; @*/
        /*+OPENJML@ set this.sampleLengths = recovery.sampleLengths; @*/
        /*+OPENJML@ set this.sampled = recovery.sampled; @*/
        /*+OPENJML@ set this.waiting = recovery.waiting; @*/
        /*+OPENJML@ set this.event = recovery.event; @*/
        /*+OPENJML@ set this.window = recovery.window; @*/
        /*+OPENJML@ set this.cut = recovery.cut; @*/
        /*+OPENJML@ set this.stateLast = recovery.stateLast; @*/
        /*+OPENJML@ set this.ownerLast = recovery.ownerLast; @*/
        /*+OPENJML@ set this.ownerPageLast = recovery.ownerPageLast; @*/
        /*+OPENJML@ set this.ownerMostLast = recovery.ownerMostLast; @*/
        /*+OPENJML@ set this.ownerRightsLast = recovery.ownerRightsLast; @*/
        /*+OPENJML@ set this.borrowerLast = recovery.borrowerLast; @*/
        /*+OPENJML@ set this.borrowerPageLast = recovery.borrowerPageLast; @*/
        /*+OPENJML@ set this.borrowerRightsLast = recovery.borrowerRightsLast; @*/
        /*+OPENJML@ set this.pinnedLast = recovery.pinnedLast; @*/
        /*+OPENJML@ set this.mappedLast = recovery.mappedLast; @*/
        /*+OPENJML@ set this.admittedLast = recovery.admittedLast; @*/
        /*+OPENJML@ set this.guestTablesLast = recovery.guestTablesLast; @*/
        /*+OPENJML@ set this.deviceTablesLast = recovery.deviceTablesLast; @*/
        /*+OPENJML@ set this.filledLast = recovery.filledLast; @*/
        /*+OPENJML@ set this.headLast = recovery.headLast; @*/
        /*+OPENJML@ set this.lostLast = recovery.lostLast; @*/
        /*+OPENJML@ set this.lengthsLast = recovery.lengthsLast; @*/
        /*+OPENJML@ set this.queuedLast = recovery.queuedLast; @*/
        /*+OPENJML@ set this.sampleLengthsLast = recovery.sampleLengthsLast; @*/
        /*+OPENJML@ set this.sampledLast = recovery.sampledLast; @*/
        /*+OPENJML@ set this.status = standing.status; @*/
        /*+OPENJML@ set this.restarts = standing.restarts; @*/
        /*+OPENJML@ set this.saved = standing.saved; @*/
        /*+OPENJML@ set this.fields = standing.fields; @*/
        /*+OPENJML@ set this.at = standing.at; @*/
    }

    /** The dispatch over these parts, which are about the same partitions. */
    /*+OPENJML@ normal_behavior
    @ requires recovery.standing == standing && vmcalls.standing == standing && cpuid.saved == standing.saved;
    @ requires \invariant_for(recovery.estate) && vmcalls.parts == recovery.parts && vmcalls.state == recovery.state;
    @ requires vmcalls.owner == recovery.owner && vmcalls.ownerPage == recovery.ownerPage;
    @ requires vmcalls.ownerMost == recovery.ownerMost && vmcalls.ownerRights == recovery.ownerRights;
    @ requires vmcalls.borrower == recovery.borrower && vmcalls.borrowerPage == recovery.borrowerPage;
    @ requires vmcalls.borrowerRights == recovery.borrowerRights && vmcalls.pinned == recovery.pinned;
    @ requires vmcalls.mapped == recovery.mapped && vmcalls.guestTables == recovery.guestTables;
    @ requires vmcalls.deviceTables == recovery.deviceTables && vmcalls.filled == recovery.filled;
    @ requires vmcalls.head == recovery.head && vmcalls.lost == recovery.lost && vmcalls.lengths == recovery.lengths;
    @ requires vmcalls.queued == recovery.queued && vmcalls.sampleLengths == recovery.sampleLengths;
    @ requires vmcalls.sampled == recovery.sampled && vmcalls.waiting == recovery.waiting;
    @ requires vmcalls.stateLast == recovery.stateLast && vmcalls.ownerLast == recovery.ownerLast;
    @ requires vmcalls.ownerPageLast == recovery.ownerPageLast && vmcalls.ownerMostLast == recovery.ownerMostLast;
    @ requires vmcalls.ownerRightsLast == recovery.ownerRightsLast && vmcalls.borrowerLast == recovery.borrowerLast;
    @ requires vmcalls.borrowerPageLast == recovery.borrowerPageLast;
    @ requires vmcalls.borrowerRightsLast == recovery.borrowerRightsLast && vmcalls.pinnedLast == recovery.pinnedLast;
    @ requires vmcalls.mappedLast == recovery.mappedLast && vmcalls.guestTablesLast == recovery.guestTablesLast;
    @ requires vmcalls.deviceTablesLast == recovery.deviceTablesLast && vmcalls.filledLast == recovery.filledLast;
    @ requires vmcalls.headLast == recovery.headLast && vmcalls.lostLast == recovery.lostLast;
    @ requires vmcalls.lengthsLast == recovery.lengthsLast && vmcalls.queuedLast == recovery.queuedLast;
    @ requires vmcalls.sampleLengthsLast == recovery.sampleLengthsLast && vmcalls.sampledLast == recovery.sampledLast;
    @ requires recovery.waiting != recovery.pinned && recovery.waiting != recovery.mapped;
    @ requires recovery.waiting != recovery.admitted && recovery.state != recovery.event;
    @ requires recovery.state != recovery.cut && recovery.owner != recovery.event && recovery.owner != recovery.cut;
    @ requires recovery.ownerPage != recovery.event && recovery.ownerPage != recovery.cut;
    @ requires recovery.ownerMost != recovery.event && recovery.ownerMost != recovery.cut;
    @ requires recovery.ownerRights != recovery.event && recovery.ownerRights != recovery.cut;
    @ requires recovery.borrower != recovery.event && recovery.borrower != recovery.cut;
    @ requires recovery.borrowerPage != recovery.event && recovery.borrowerPage != recovery.cut;
    @ requires recovery.borrowerRights != recovery.event && recovery.borrowerRights != recovery.cut;
    @ requires recovery.guestTables != recovery.event && recovery.guestTables != recovery.cut;
    @ requires recovery.deviceTables != recovery.event && recovery.deviceTables != recovery.cut;
    @ requires recovery.filled != recovery.event && recovery.filled != recovery.cut;
    @ requires recovery.head != recovery.event && recovery.head != recovery.cut && recovery.lost != recovery.event;
    @ requires recovery.lost != recovery.cut && recovery.lengths != recovery.event;
    @ requires recovery.lengths != recovery.cut && recovery.sampleLengths != recovery.event;
    @ requires recovery.sampleLengths != recovery.cut && recovery.pinned != recovery.window;
    @ requires recovery.mapped != recovery.window && recovery.admitted != recovery.window;
    @ requires recovery.waiting != recovery.window && standing.status != standing.fields;
    @ requires standing.status != standing.at && standing.restarts != standing.fields;
    @ requires standing.restarts != standing.at;
    @ ensures \result.recovery == recovery && \result.vmcalls == vmcalls && \result.cpuid == cpuid;
    @ ensures \result.standing == standing && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Exits of(Recovery recovery, Vmcalls vmcalls, CpuidAnswers cpuid, Standing standing) {
        return new Exits(recovery, vmcalls, cpuid, standing);
    }

    /** An exit of p, or of nobody if p is negative; one of the {@code EXIT_} codes of {@link Abi}. */
    /*+OPENJML@ normal_behavior
    @ requires p < parts && \invariant_for(standing.health);
    @ ensures Abi.EXIT_RESUMED <= \result && \result <= Abi.EXIT_IGNORED;
    @ ensures \result == Abi.EXIT_IGNORED <==> p < 0 || \old(status[p]) == Abi.STOPPED;
    @ ensures (\forall int k; 0 <= k && k < 80 * Limits.PARTITIONS && (k < 80 * p || 80 * p + 79 < k);
    @      saved[k] == \old(saved[k]));
    @ ensures (\forall int q; 0 <= q && q < Limits.PARTITIONS && q != p;
    @      status[q] == \old(status[q]) && restarts[q] == \old(restarts[q]));
    @ ensures (\forall int q; 0 <= q && q < Limits.PARTITIONS && q != p; event[q] == \old(event[q])
    @      && window[q] == \old(window[q]) && cut[q] == \old(cut[q]));
    @ ensures (\forall int k; 0 <= k && k < 256 * Limits.PARTITIONS && (k < 256 * p || 256 * p + 255 < k);
    @      \old(waiting[k]) ==> waiting[k]);
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ assignable state[0 .. stateLast], owner[0 .. ownerLast], ownerPage[0 .. ownerPageLast],
    @    ownerMost[0 .. ownerMostLast], ownerRights[0 .. ownerRightsLast], borrower[0 .. borrowerLast],
    @    borrowerPage[0 .. borrowerPageLast], borrowerRights[0 .. borrowerRightsLast], pinned[0 .. pinnedLast],
    @    mapped[0 .. mappedLast], admitted[0 .. admittedLast], guestTables[0 .. guestTablesLast],
    @    deviceTables[0 .. deviceTablesLast], filled[0 .. filledLast], head[0 .. headLast], lost[0 .. lostLast],
    @    lengths[0 .. lengthsLast], queued[0 .. queuedLast], sampleLengths[0 .. sampleLengthsLast],
    @    sampled[0 .. sampledLast], waiting[0 .. 256 * Limits.PARTITIONS - 1], event[0 .. 15], window[0 .. 15],
    @    cut[0 .. 15], status[0 .. 15], restarts[0 .. 15], saved[0 .. 80 * Limits.PARTITIONS - 1],
    @    fields[0 .. 1024 - 1], at[0 .. 1];
    @*/
    int handle(int cpu, int p, int reason, int instructionLength) {
        /*+OPENJML@ split; @*/
        if (gone(p)) {
            return Abi.EXIT_IGNORED;
        }
        return exit(cpu, p, reason, instructionLength);
    }

    /** Whether nobody is there whom an exit could concern: p is negative, or stopped. */
    /*+OPENJML@ normal_behavior
    @ requires p < Limits.PARTITIONS;
    @ ensures \result == (p < 0 || status[p] == Abi.STOPPED);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean gone(int p) {
        return p < 0 || standing.status(p) == Abi.STOPPED;
    }

    /** An exit of p, which runs on this processor. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < parts && status[p] != Abi.STOPPED;
    @ ensures Abi.EXIT_RESUMED <= \result && \result < Abi.EXIT_IGNORED;
    @ ensures ExitReasons.benign(reason) ==> \result == Abi.EXIT_RESUMED && status[p] == Abi.RUNNING;
    @ ensures reason == ExitReasons.VMCALL ==> \result == Abi.EXIT_HYPERCALL || \result == Abi.EXIT_WAITS
    @      || \result == Abi.EXIT_STOPPED;
    @ ensures reason == ExitReasons.CPUID ==> \result == Abi.EXIT_RESUMED && status[p] == Abi.RUNNING;
    @ ensures reason == ExitReasons.HLT ==> \result == Abi.EXIT_WAITS && status[p] == Abi.HALTED;
    @ ensures \result == Abi.EXIT_STOPPED <==> status[p] == Abi.STOPPED;
    @ ensures (\forall int k; 0 <= k && k < 256 * Limits.PARTITIONS && (k < 256 * p || 256 * p + 255 < k);
    @      \old(waiting[k]) ==> waiting[k]);
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ assignable state[0 .. stateLast], owner[0 .. ownerLast], ownerPage[0 .. ownerPageLast],
    @    ownerMost[0 .. ownerMostLast], ownerRights[0 .. ownerRightsLast], borrower[0 .. borrowerLast],
    @    borrowerPage[0 .. borrowerPageLast], borrowerRights[0 .. borrowerRightsLast], pinned[0 .. pinnedLast],
    @    mapped[0 .. mappedLast], admitted[0 .. admittedLast], guestTables[0 .. guestTablesLast],
    @    deviceTables[0 .. deviceTablesLast], filled[0 .. filledLast], head[0 .. headLast], lost[0 .. lostLast],
    @    lengths[0 .. lengthsLast], queued[0 .. queuedLast], sampleLengths[0 .. sampleLengthsLast],
    @    sampled[0 .. sampledLast], waiting[0 .. 256 * Limits.PARTITIONS - 1], event[p], window[p], cut[p], status[p],
    @    restarts[p], saved[80 * p .. 80 * p + 79], fields[0 .. 1024 - 1], at[0 .. 1];
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
        return fail(cpu, p, ExitReasons.fault(reason));
    }

    /** Any other exit is a fault of p. The private case says what was decided, which the dispatch does not ask for. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < parts && status[p] == Abi.RUNNING && 0 <= fault && fault < Abi.FAULTS;
    @ ensures \result == Abi.EXIT_INJECTED || \result == Abi.EXIT_STOPPED || \result == Abi.EXIT_RESTARTED;
    @ ensures \result == Abi.EXIT_STOPPED <==> status[p] == Abi.STOPPED;
    @ ensures (\forall int k; 0 <= k && k < 256 * Limits.PARTITIONS && (k < 256 * p || 256 * p + 255 < k);
    @      waiting[k] == \old(waiting[k]));
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ assignable state[0 .. stateLast], ownerRights[0 .. ownerRightsLast], borrower[0 .. borrowerLast],
    @    borrowerRights[0 .. borrowerRightsLast], admitted[0 .. admittedLast], guestTables[0 .. guestTablesLast],
    @    pinned[0 .. pinnedLast], mapped[0 .. mappedLast], deviceTables[0 .. deviceTablesLast],
    @    filled[0 .. filledLast], head[0 .. headLast], lost[0 .. lostLast], queued[0 .. queuedLast],
    @    sampleLengths[0 .. sampleLengthsLast], sampled[0 .. sampledLast], waiting[256 * p .. 256 * p + 255],
    @    event[p], window[p], cut[p], status[p], restarts[p], saved[80 * p .. 80 * p + 79], fields[0 .. 1024 - 1],
    @    at[0 .. 1];
    @ also private normal_behavior
    @ requires 0 <= p && p < parts && status[p] == Abi.RUNNING && 0 <= fault && fault < Abi.FAULTS;
    @ ensures \result == Abi.EXIT_INJECTED <==> \old(standing.action[5 * p + fault]) == Abi.ACTION_INJECT
    @      && fault != Abi.TRIPLE_FAULT && Vectoring.answer(\old(cut[p])) != 0;
    @ ensures \old(standing.action[5 * p + fault]) != Abi.ACTION_INJECT ==> (\result == Abi.EXIT_RESTARTED
    @      <==> \old(standing.action[5 * p + fault]) == Abi.ACTION_RESTART
    @         && \old(restarts[p]) < \old(standing.limit[5 * p + fault]));
    @ ensures \old(standing.action[5 * p + fault]) == Abi.ACTION_INJECT && \result != Abi.EXIT_INJECTED
    @      ==> (\result == Abi.EXIT_RESTARTED
    @         <==> \old(standing.action[5 * p + Abi.TRIPLE_FAULT]) == Abi.ACTION_RESTART
    @            && \old(restarts[p]) < \old(standing.limit[5 * p + Abi.TRIPLE_FAULT]));
    @ ensures \result == Abi.EXIT_INJECTED ==> event[p] == Vectoring.answer(\old(cut[p]));
    @ ensures \result == Abi.EXIT_INJECTED ==> status[p] == \old(status[p]);
    @ ensures \result == Abi.EXIT_RESTARTED ==> restarts[p] == \old(restarts[p]) + 1 && status[p] == Abi.RUNNING;
    @ ensures fields[4 * \old(at[0]) + 1] == p && fields[4 * \old(at[0]) + 2] == AuditRing.FAULT;
    @ assignable state[0 .. stateLast], ownerRights[0 .. ownerRightsLast], borrower[0 .. borrowerLast],
    @    borrowerRights[0 .. borrowerRightsLast], admitted[0 .. admittedLast], guestTables[0 .. guestTablesLast],
    @    pinned[0 .. pinnedLast], mapped[0 .. mappedLast], deviceTables[0 .. deviceTablesLast],
    @    filled[0 .. filledLast], head[0 .. headLast], lost[0 .. lostLast], queued[0 .. queuedLast],
    @    sampleLengths[0 .. sampleLengthsLast], sampled[0 .. sampledLast], waiting[256 * p .. 256 * p + 255],
    @    event[p], window[p], cut[p], status[p], restarts[p], saved[80 * p .. 80 * p + 79], fields[0 .. 1024 - 1],
    @    at[0 .. 1];
    @*/
    int fail(int cpu, int p, int fault) {
        int kind = recovery.kind(p, fault);
        return recovery.settle(cpu, p, kind, standing.decide(p, kind));
    }

    /** CPUID: p goes on with its answer. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result == Abi.EXIT_RESUMED && saved[80 * p + Registers.INTERRUPTIBILITY] == 0;
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ assignable saved[80 * p .. 80 * p + 79];
    @*/
    int identify(int p, int instructionLength) {
        cpuid.answer(p);
        standing.advance(p, instructionLength);
        return Abi.EXIT_RESUMED;
    }

    /** HLT: p waits for an interrupt. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && status[p] != Abi.STOPPED;
    @ ensures \result == Abi.EXIT_WAITS && status[p] == Abi.HALTED;
    @ ensures saved[80 * p + Registers.INTERRUPTIBILITY] == 0;
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ assignable status[p], saved[80 * p .. 80 * p + 79];
    @*/
    int halt(int p, int instructionLength) {
        standing.advance(p, instructionLength);
        standing.enter(p, Abi.HALTED);
        return Abi.EXIT_WAITS;
    }

    /** VMCALL: p goes on behind it, and the hypercall that its registers ask for is carried out. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < parts && status[p] == Abi.RUNNING;
    @ ensures \result == (Registers.privilegeLevel(\old(saved[80 * p + Registers.SS_ATTRIBUTES])) != 0
    @      ? Abi.EXIT_HYPERCALL : \old(saved[80 * p + Registers.RAX]) == Abi.STOP ? Abi.EXIT_STOPPED
    @      : \old(saved[80 * p + Registers.RAX]) == Abi.YIELD ? Abi.EXIT_WAITS : Abi.EXIT_HYPERCALL);
    @ ensures Registers.privilegeLevel(\old(saved[80 * p + Registers.SS_ATTRIBUTES])) != 0
    @      ==> saved[80 * p + Registers.RAX] == Abi.DENIED;
    @ ensures \result == Abi.EXIT_HYPERCALL && (saved[80 * p + Registers.RAX] == Abi.DENIED
    @      || saved[80 * p + Registers.RAX] == Abi.INVALID
    @      || saved[80 * p + Registers.RAX] == Abi.UNKNOWN)
    @      ==> fields[4 * \old(at[0]) + 1] == p
    @         && fields[4 * \old(at[0]) + 2] == AuditRing.REFUSED;
    @ ensures \result == Abi.EXIT_STOPPED ==> status[p] == Abi.STOPPED;
    @ ensures \result == Abi.EXIT_WAITS ==> status[p] == Abi.YIELDED;
    @ ensures \result == Abi.EXIT_HYPERCALL ==> status[p] == Abi.RUNNING;
    @ ensures (\forall int k; 0 <= k && k < 256 * Limits.PARTITIONS && (k < 256 * p || 256 * p + 255 < k);
    @      \old(waiting[k]) ==> waiting[k]);
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ assignable state[0 .. stateLast], owner[0 .. ownerLast], ownerPage[0 .. ownerPageLast],
    @    ownerMost[0 .. ownerMostLast], ownerRights[0 .. ownerRightsLast], borrower[0 .. borrowerLast],
    @    borrowerPage[0 .. borrowerPageLast], borrowerRights[0 .. borrowerRightsLast], pinned[0 .. pinnedLast],
    @    mapped[0 .. mappedLast], admitted[0 .. admittedLast], guestTables[0 .. guestTablesLast],
    @    deviceTables[0 .. deviceTablesLast], filled[0 .. filledLast], head[0 .. headLast], lost[0 .. lostLast],
    @    lengths[0 .. lengthsLast], queued[0 .. queuedLast], sampleLengths[0 .. sampleLengthsLast],
    @    sampled[0 .. sampledLast], waiting[0 .. 256 * Limits.PARTITIONS - 1], event[p], window[p], cut[p], status[p],
    @    saved[80 * p .. 80 * p + 79], fields[0 .. 1024 - 1], at[0 .. 1];
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
