package cofferdam.kernel.core;

/**
 * Carries out the hypercalls that partitions' registers ask for, all but STOP, and tells the results. Requirements G9-02,
 * G9-04.
 */
final class Vmcalls {
    /*@ spec_public @*/ private final Hypercalls hypercalls;
    /*@ spec_public @*/ private final Standing standing;

    /*+OPENJML@ public invariant hypercalls.state != standing.at && hypercalls.state != standing.fields;
    @ public invariant hypercalls.state != standing.status && hypercalls.state != standing.restarts;
    @ public invariant hypercalls.owner != standing.at && hypercalls.owner != standing.fields;
    @ public invariant hypercalls.owner != standing.status && hypercalls.owner != standing.restarts;
    @ public invariant hypercalls.ownerPage != standing.at && hypercalls.ownerPage != standing.fields;
    @ public invariant hypercalls.ownerPage != standing.status && hypercalls.ownerPage != standing.restarts;
    @ public invariant hypercalls.ownerMost != standing.at && hypercalls.ownerMost != standing.fields;
    @ public invariant hypercalls.ownerMost != standing.status && hypercalls.ownerMost != standing.restarts;
    @ public invariant hypercalls.ownerRights != standing.at && hypercalls.ownerRights != standing.fields;
    @ public invariant hypercalls.ownerRights != standing.status && hypercalls.ownerRights != standing.restarts;
    @ public invariant hypercalls.borrower != standing.at && hypercalls.borrower != standing.fields;
    @ public invariant hypercalls.borrower != standing.status && hypercalls.borrower != standing.restarts;
    @ public invariant hypercalls.borrowerPage != standing.at && hypercalls.borrowerPage != standing.fields;
    @ public invariant hypercalls.borrowerPage != standing.status && hypercalls.borrowerPage != standing.restarts;
    @ public invariant hypercalls.borrowerRights != standing.at && hypercalls.borrowerRights != standing.fields;
    @ public invariant hypercalls.borrowerRights != standing.status;
    @ public invariant hypercalls.borrowerRights != standing.restarts && hypercalls.guestTables != standing.at;
    @ public invariant hypercalls.guestTables != standing.fields && hypercalls.guestTables != standing.status;
    @ public invariant hypercalls.guestTables != standing.restarts && hypercalls.deviceTables != standing.at;
    @ public invariant hypercalls.deviceTables != standing.fields && hypercalls.deviceTables != standing.status;
    @ public invariant hypercalls.deviceTables != standing.restarts && hypercalls.filled != standing.at;
    @ public invariant hypercalls.filled != standing.fields && hypercalls.filled != standing.status;
    @ public invariant hypercalls.filled != standing.restarts && hypercalls.head != standing.at;
    @ public invariant hypercalls.head != standing.fields && hypercalls.head != standing.status;
    @ public invariant hypercalls.head != standing.restarts && hypercalls.lost != standing.at;
    @ public invariant hypercalls.lost != standing.fields && hypercalls.lost != standing.status;
    @ public invariant hypercalls.lost != standing.restarts && hypercalls.lengths != standing.at;
    @ public invariant hypercalls.lengths != standing.fields && hypercalls.lengths != standing.status;
    @ public invariant hypercalls.lengths != standing.restarts && hypercalls.sampleLengths != standing.at;
    @ public invariant hypercalls.sampleLengths != standing.fields && hypercalls.sampleLengths != standing.status;
    @ public invariant hypercalls.sampleLengths != standing.restarts && hypercalls.queued != standing.saved;
    @ public invariant hypercalls.sampled != standing.saved;
    @*/

    /*@ private normal_behavior
    @ ensures this.hypercalls == hypercalls && this.standing == standing;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Vmcalls(Hypercalls hypercalls, Standing standing) {
        this.hypercalls = hypercalls;
        this.standing = standing;
    }

    /** The calls of these partitions; they share no array with how partitions stand. */
    /*+OPENJML@ normal_behavior
    @ requires hypercalls.state != standing.at && hypercalls.state != standing.fields;
    @ requires hypercalls.state != standing.status && hypercalls.state != standing.restarts;
    @ requires hypercalls.owner != standing.at && hypercalls.owner != standing.fields;
    @ requires hypercalls.owner != standing.status && hypercalls.owner != standing.restarts;
    @ requires hypercalls.ownerPage != standing.at && hypercalls.ownerPage != standing.fields;
    @ requires hypercalls.ownerPage != standing.status && hypercalls.ownerPage != standing.restarts;
    @ requires hypercalls.ownerMost != standing.at && hypercalls.ownerMost != standing.fields;
    @ requires hypercalls.ownerMost != standing.status && hypercalls.ownerMost != standing.restarts;
    @ requires hypercalls.ownerRights != standing.at && hypercalls.ownerRights != standing.fields;
    @ requires hypercalls.ownerRights != standing.status && hypercalls.ownerRights != standing.restarts;
    @ requires hypercalls.borrower != standing.at && hypercalls.borrower != standing.fields;
    @ requires hypercalls.borrower != standing.status && hypercalls.borrower != standing.restarts;
    @ requires hypercalls.borrowerPage != standing.at && hypercalls.borrowerPage != standing.fields;
    @ requires hypercalls.borrowerPage != standing.status && hypercalls.borrowerPage != standing.restarts;
    @ requires hypercalls.borrowerRights != standing.at && hypercalls.borrowerRights != standing.fields;
    @ requires hypercalls.borrowerRights != standing.status && hypercalls.borrowerRights != standing.restarts;
    @ requires hypercalls.guestTables != standing.at && hypercalls.guestTables != standing.fields;
    @ requires hypercalls.guestTables != standing.status && hypercalls.guestTables != standing.restarts;
    @ requires hypercalls.deviceTables != standing.at && hypercalls.deviceTables != standing.fields;
    @ requires hypercalls.deviceTables != standing.status && hypercalls.deviceTables != standing.restarts;
    @ requires hypercalls.filled != standing.at && hypercalls.filled != standing.fields;
    @ requires hypercalls.filled != standing.status && hypercalls.filled != standing.restarts;
    @ requires hypercalls.head != standing.at && hypercalls.head != standing.fields;
    @ requires hypercalls.head != standing.status && hypercalls.head != standing.restarts;
    @ requires hypercalls.lost != standing.at && hypercalls.lost != standing.fields;
    @ requires hypercalls.lost != standing.status && hypercalls.lost != standing.restarts;
    @ requires hypercalls.lengths != standing.at && hypercalls.lengths != standing.fields;
    @ requires hypercalls.lengths != standing.status && hypercalls.lengths != standing.restarts;
    @ requires hypercalls.sampleLengths != standing.at && hypercalls.sampleLengths != standing.fields;
    @ requires hypercalls.sampleLengths != standing.status && hypercalls.sampleLengths != standing.restarts;
    @ requires hypercalls.queued != standing.saved && hypercalls.sampled != standing.saved;
    @ ensures \result.hypercalls == hypercalls && \result.standing == standing && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Vmcalls of(Hypercalls hypercalls, Standing standing) {
        return new Vmcalls(hypercalls, standing);
    }

    /** Whether p's registers ask for STOP. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result == (Registers.privilegeLevel(standing.saved[80 * p + Registers.SS_ATTRIBUTES]) == 0
    @      && standing.saved[80 * p + Registers.RAX] == Abi.STOP);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean stops(int p) {
        return standing.privilege(p) == 0 && standing.register(p, Registers.RAX) == Abi.STOP;
    }

    /** The hypercall that p's registers ask for, unless it is STOP; the code for {@link Kernel#handleExit}. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < hypercalls.parts && p < Limits.PARTITIONS && standing.status[p] == Abi.RUNNING;
    @ ensures \result == (Registers.privilegeLevel(\old(standing.saved[80 * p + Registers.SS_ATTRIBUTES])) == 0
    @      && \old(standing.saved[80 * p + Registers.RAX]) == Abi.YIELD ? Abi.EXIT_WAITS : Abi.EXIT_HYPERCALL);
    @ ensures Registers.privilegeLevel(\old(standing.saved[80 * p + Registers.SS_ATTRIBUTES])) != 0
    @      ==> standing.saved[80 * p + Registers.RAX] == Abi.DENIED;
    @ ensures \result == Abi.EXIT_HYPERCALL && (standing.saved[80 * p + Registers.RAX] == Abi.DENIED
    @      || standing.saved[80 * p + Registers.RAX] == Abi.INVALID
    @      || standing.saved[80 * p + Registers.RAX] == Abi.UNKNOWN)
    @      ==> standing.fields[4 * \old(standing.at[0]) + 1] == p
    @         && standing.fields[4 * \old(standing.at[0]) + 2] == AuditRing.REFUSED;
    @ ensures standing.status[p] == (\result == Abi.EXIT_WAITS ? Abi.YIELDED : Abi.RUNNING);
    @ ensures (\forall int k; 0 <= k && k < 256 * Limits.PARTITIONS;
    @      \old(hypercalls.waiting[k]) ==> hypercalls.waiting[k]);
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ assignable hypercalls.state[0 .. hypercalls.stateLast], hypercalls.owner[0 .. hypercalls.ownerLast],
    @    hypercalls.ownerPage[0 .. hypercalls.ownerPageLast], hypercalls.ownerMost[0 .. hypercalls.ownerMostLast],
    @    hypercalls.ownerRights[0 .. hypercalls.ownerRightsLast], hypercalls.borrower[0 .. hypercalls.borrowerLast],
    @    hypercalls.borrowerPage[0 .. hypercalls.borrowerPageLast],
    @    hypercalls.borrowerRights[0 .. hypercalls.borrowerRightsLast], hypercalls.pinned[0 .. hypercalls.pinnedLast],
    @    hypercalls.mapped[0 .. hypercalls.mappedLast], hypercalls.guestTables[0 .. hypercalls.guestTablesLast],
    @    hypercalls.deviceTables[0 .. hypercalls.deviceTablesLast], hypercalls.filled[0 .. hypercalls.filledLast],
    @    hypercalls.head[0 .. hypercalls.headLast], hypercalls.lost[0 .. hypercalls.lostLast],
    @    hypercalls.lengths[0 .. hypercalls.lengthsLast], hypercalls.queued[0 .. hypercalls.queuedLast],
    @    hypercalls.sampleLengths[0 .. hypercalls.sampleLengthsLast], hypercalls.sampled[0 .. hypercalls.sampledLast],
    @    hypercalls.waiting[0 .. 256 * Limits.PARTITIONS - 1], standing.status[p],
    @    standing.saved[80 * p + Registers.RAX], standing.fields[0 .. 1024 - 1], standing.at[0 .. 1];
    @*/
    int call(int cpu, int p) {
        long number = standing.register(p, Registers.RAX);
        /*+OPENJML@ split; @*/
        if (standing.privilege(p) != 0) {
            standing.answer(cpu, p, number, Abi.DENIED);
            return Abi.EXIT_HYPERCALL;
        }
        /*+OPENJML@ split; @*/
        if (number == Abi.YIELD) {
            standing.pause(p);
            return Abi.EXIT_WAITS;
        }
        serve(cpu, p, number);
        return Abi.EXIT_HYPERCALL;
    }

    /** Carries out p's hypercall of this number, neither STOP nor YIELD; p finds the result in RAX, and a refusal is recorded. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < hypercalls.parts && p < Limits.PARTITIONS;
    @ ensures standing.status[p] == \old(standing.status[p]);
    @ ensures (standing.saved[80 * p + Registers.RAX] == Abi.DENIED
    @      || standing.saved[80 * p + Registers.RAX] == Abi.INVALID
    @      || standing.saved[80 * p + Registers.RAX] == Abi.UNKNOWN)
    @      ==> standing.fields[4 * \old(standing.at[0]) + 1] == p
    @         && standing.fields[4 * \old(standing.at[0]) + 2] == AuditRing.REFUSED;
    @ ensures (\forall int k; 0 <= k && k < 256 * Limits.PARTITIONS;
    @      \old(hypercalls.waiting[k]) ==> hypercalls.waiting[k]);
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ assignable hypercalls.state[0 .. hypercalls.stateLast], hypercalls.owner[0 .. hypercalls.ownerLast],
    @    hypercalls.ownerPage[0 .. hypercalls.ownerPageLast], hypercalls.ownerMost[0 .. hypercalls.ownerMostLast],
    @    hypercalls.ownerRights[0 .. hypercalls.ownerRightsLast], hypercalls.borrower[0 .. hypercalls.borrowerLast],
    @    hypercalls.borrowerPage[0 .. hypercalls.borrowerPageLast],
    @    hypercalls.borrowerRights[0 .. hypercalls.borrowerRightsLast], hypercalls.pinned[0 .. hypercalls.pinnedLast],
    @    hypercalls.mapped[0 .. hypercalls.mappedLast], hypercalls.guestTables[0 .. hypercalls.guestTablesLast],
    @    hypercalls.deviceTables[0 .. hypercalls.deviceTablesLast], hypercalls.filled[0 .. hypercalls.filledLast],
    @    hypercalls.head[0 .. hypercalls.headLast], hypercalls.lost[0 .. hypercalls.lostLast],
    @    hypercalls.lengths[0 .. hypercalls.lengthsLast], hypercalls.queued[0 .. hypercalls.queuedLast],
    @    hypercalls.sampleLengths[0 .. hypercalls.sampleLengthsLast], hypercalls.sampled[0 .. hypercalls.sampledLast],
    @    hypercalls.waiting[0 .. 256 * Limits.PARTITIONS - 1], standing.saved[80 * p + Registers.RAX],
    @    standing.fields[0 .. 1024 - 1], standing.at[0 .. 1];
    @*/
    void serve(int cpu, int p, long number) {
        standing.answer(cpu, p, number, result(cpu, p, number));
    }

    /** What the hypercall of this number, neither STOP nor YIELD, answers. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < hypercalls.parts && p < Limits.PARTITIONS;
    @ ensures Abi.UNKNOWN <= \result;
    @ ensures number == Abi.PARTITION ==> \result == p;
    @ ensures number == Abi.TICKS
    @      ==> \result == (0 <= cpu && cpu < standing.elapsed.length ? standing.elapsed[cpu] : 0);
    @ ensures number < Abi.PARTITION || Abi.RAISE_EVENT < number ==> \result == Abi.UNKNOWN;
    @ ensures Abi.MAP <= number && number <= Abi.RAISE_EVENT ==> \result != Abi.UNKNOWN;
    @ ensures (\forall int k; 0 <= k && k < 256 * Limits.PARTITIONS;
    @      \old(hypercalls.waiting[k]) ==> hypercalls.waiting[k]);
    @ ensures number != Abi.RAISE_EVENT ==> (\forall int k; 0 <= k && k < 256 * Limits.PARTITIONS;
    @      hypercalls.waiting[k] == \old(hypercalls.waiting[k]));
    @ assignable hypercalls.state[0 .. hypercalls.stateLast], hypercalls.owner[0 .. hypercalls.ownerLast],
    @    hypercalls.ownerPage[0 .. hypercalls.ownerPageLast], hypercalls.ownerMost[0 .. hypercalls.ownerMostLast],
    @    hypercalls.ownerRights[0 .. hypercalls.ownerRightsLast], hypercalls.borrower[0 .. hypercalls.borrowerLast],
    @    hypercalls.borrowerPage[0 .. hypercalls.borrowerPageLast],
    @    hypercalls.borrowerRights[0 .. hypercalls.borrowerRightsLast], hypercalls.pinned[0 .. hypercalls.pinnedLast],
    @    hypercalls.mapped[0 .. hypercalls.mappedLast], hypercalls.guestTables[0 .. hypercalls.guestTablesLast],
    @    hypercalls.deviceTables[0 .. hypercalls.deviceTablesLast], hypercalls.filled[0 .. hypercalls.filledLast],
    @    hypercalls.head[0 .. hypercalls.headLast], hypercalls.lost[0 .. hypercalls.lostLast],
    @    hypercalls.lengths[0 .. hypercalls.lengthsLast], hypercalls.queued[0 .. hypercalls.queuedLast],
    @    hypercalls.sampleLengths[0 .. hypercalls.sampleLengthsLast], hypercalls.sampled[0 .. hypercalls.sampledLast],
    @    hypercalls.waiting[0 .. 256 * Limits.PARTITIONS - 1];
    @*/
    long result(int cpu, int p, long number) {
        if (number == Abi.PARTITION) {
            return p;
        }
        if (number == Abi.TICKS) {
            return standing.ticks(cpu);
        }
        return hypercalls.call(
                p,
                Hypercalls.narrow(number),
                standing.register(p, Registers.RDI),
                standing.register(p, Registers.RSI),
                standing.register(p, Registers.RDX));
    }
}
