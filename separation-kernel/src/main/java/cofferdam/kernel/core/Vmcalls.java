package cofferdam.kernel.core;

/**
 * Carries out the hypercalls that partitions' registers ask for, all but STOP, and tells the results. For contracts, it
 * names arrays as {@link Recovery} does. Requirements G9-02, G9-04.
 */
final class Vmcalls {
    /*@ spec_public @*/ private final Hypercalls hypercalls;
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

    /*+OPENJML@ public invariant parts == hypercalls.parts && state == hypercalls.state && owner == hypercalls.owner;
    @ public invariant ownerPage == hypercalls.ownerPage && ownerMost == hypercalls.ownerMost;
    @ public invariant ownerRights == hypercalls.ownerRights && borrower == hypercalls.borrower;
    @ public invariant borrowerPage == hypercalls.borrowerPage && borrowerRights == hypercalls.borrowerRights;
    @ public invariant pinned == hypercalls.pinned && mapped == hypercalls.mapped;
    @ public invariant guestTables == hypercalls.guestTables && deviceTables == hypercalls.deviceTables;
    @ public invariant filled == hypercalls.filled && head == hypercalls.head && lost == hypercalls.lost;
    @ public invariant lengths == hypercalls.lengths && queued == hypercalls.queued;
    @ public invariant sampleLengths == hypercalls.sampleLengths && sampled == hypercalls.sampled;
    @ public invariant waiting == hypercalls.waiting && stateLast == hypercalls.stateLast;
    @ public invariant ownerLast == hypercalls.ownerLast && ownerPageLast == hypercalls.ownerPageLast;
    @ public invariant ownerMostLast == hypercalls.ownerMostLast && ownerRightsLast == hypercalls.ownerRightsLast;
    @ public invariant borrowerLast == hypercalls.borrowerLast && borrowerPageLast == hypercalls.borrowerPageLast;
    @ public invariant borrowerRightsLast == hypercalls.borrowerRightsLast && pinnedLast == hypercalls.pinnedLast;
    @ public invariant mappedLast == hypercalls.mappedLast && guestTablesLast == hypercalls.guestTablesLast;
    @ public invariant deviceTablesLast == hypercalls.deviceTablesLast && filledLast == hypercalls.filledLast;
    @ public invariant headLast == hypercalls.headLast && lostLast == hypercalls.lostLast;
    @ public invariant lengthsLast == hypercalls.lengthsLast && queuedLast == hypercalls.queuedLast;
    @ public invariant sampleLengthsLast == hypercalls.sampleLengthsLast && sampledLast == hypercalls.sampledLast;
    @ public invariant status == standing.status && restarts == standing.restarts && saved == standing.saved;
    @ public invariant fields == standing.fields && at == standing.at;
    @ public invariant state != at && state != fields && state != status && state != restarts && owner != at;
    @ public invariant owner != fields && owner != status && owner != restarts && ownerPage != at;
    @ public invariant ownerPage != fields && ownerPage != status && ownerPage != restarts && ownerMost != at;
    @ public invariant ownerMost != fields && ownerMost != status && ownerMost != restarts && ownerRights != at;
    @ public invariant ownerRights != fields && ownerRights != status && ownerRights != restarts && borrower != at;
    @ public invariant borrower != fields && borrower != status && borrower != restarts && borrowerPage != at;
    @ public invariant borrowerPage != fields && borrowerPage != status && borrowerPage != restarts;
    @ public invariant borrowerRights != at && borrowerRights != fields && borrowerRights != status;
    @ public invariant borrowerRights != restarts && guestTables != at && guestTables != fields;
    @ public invariant guestTables != status && guestTables != restarts && deviceTables != at;
    @ public invariant deviceTables != fields && deviceTables != status && deviceTables != restarts && filled != at;
    @ public invariant filled != fields && filled != status && filled != restarts && head != at && head != fields;
    @ public invariant head != status && head != restarts && lost != at && lost != fields && lost != status;
    @ public invariant lost != restarts && lengths != at && lengths != fields && lengths != status;
    @ public invariant lengths != restarts && sampleLengths != at && sampleLengths != fields;
    @ public invariant sampleLengths != status && sampleLengths != restarts && queued != saved && sampled != saved;
    @ public invariant waiting.length == 256 * Limits.PARTITIONS && saved.length == 80 * Limits.PARTITIONS;
    @*/

    /*+OPENJML@ private normal_behavior
    @ ensures this.hypercalls == hypercalls && this.standing == standing;
    @ ensures parts == hypercalls.parts && state == hypercalls.state && owner == hypercalls.owner;
    @ ensures ownerPage == hypercalls.ownerPage && ownerMost == hypercalls.ownerMost;
    @ ensures ownerRights == hypercalls.ownerRights && borrower == hypercalls.borrower;
    @ ensures borrowerPage == hypercalls.borrowerPage && borrowerRights == hypercalls.borrowerRights;
    @ ensures pinned == hypercalls.pinned && mapped == hypercalls.mapped && guestTables == hypercalls.guestTables;
    @ ensures deviceTables == hypercalls.deviceTables && filled == hypercalls.filled && head == hypercalls.head;
    @ ensures lost == hypercalls.lost && lengths == hypercalls.lengths && queued == hypercalls.queued;
    @ ensures sampleLengths == hypercalls.sampleLengths && sampled == hypercalls.sampled;
    @ ensures waiting == hypercalls.waiting && stateLast == hypercalls.stateLast && ownerLast == hypercalls.ownerLast;
    @ ensures ownerPageLast == hypercalls.ownerPageLast && ownerMostLast == hypercalls.ownerMostLast;
    @ ensures ownerRightsLast == hypercalls.ownerRightsLast && borrowerLast == hypercalls.borrowerLast;
    @ ensures borrowerPageLast == hypercalls.borrowerPageLast && borrowerRightsLast == hypercalls.borrowerRightsLast;
    @ ensures pinnedLast == hypercalls.pinnedLast && mappedLast == hypercalls.mappedLast;
    @ ensures guestTablesLast == hypercalls.guestTablesLast && deviceTablesLast == hypercalls.deviceTablesLast;
    @ ensures filledLast == hypercalls.filledLast && headLast == hypercalls.headLast;
    @ ensures lostLast == hypercalls.lostLast && lengthsLast == hypercalls.lengthsLast;
    @ ensures queuedLast == hypercalls.queuedLast && sampleLengthsLast == hypercalls.sampleLengthsLast;
    @ ensures sampledLast == hypercalls.sampledLast;
    @ ensures status == standing.status && restarts == standing.restarts && saved == standing.saved;
    @ ensures fields == standing.fields && at == standing.at;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Vmcalls(Hypercalls hypercalls, Standing standing) {
        this.hypercalls = hypercalls;
        this.standing = standing;
        /*+OPENJML@ set this.parts = hypercalls.parts; @*/
        /*+OPENJML@ set this.state = hypercalls.state; @*/
        /*+OPENJML@ set this.owner = hypercalls.owner; @*/
        /*+OPENJML@ set this.ownerPage = hypercalls.ownerPage; @*/
        /*+OPENJML@ set this.ownerMost = hypercalls.ownerMost; @*/
        /*+OPENJML@ set this.ownerRights = hypercalls.ownerRights; @*/
        /*+OPENJML@ set this.borrower = hypercalls.borrower; @*/
        /*+OPENJML@ set this.borrowerPage = hypercalls.borrowerPage; @*/
        /*+OPENJML@ set this.borrowerRights = hypercalls.borrowerRights; @*/
        /*+OPENJML@ set this.pinned = hypercalls.pinned; @*/
        /*+OPENJML@ set this.mapped = hypercalls.mapped; @*/
        /*+OPENJML@ set this.guestTables = hypercalls.guestTables; @*/
        /*+OPENJML@ set this.deviceTables = hypercalls.deviceTables; @*/
        /*+OPENJML@ set this.filled = hypercalls.filled; @*/
        /*+OPENJML@ set this.head = hypercalls.head; @*/
        /*+OPENJML@ set this.lost = hypercalls.lost; @*/
        /*+OPENJML@ set this.lengths = hypercalls.lengths; @*/
        /*+OPENJML@ set this.queued = hypercalls.queued; @*/
        /*+OPENJML@ set this.sampleLengths = hypercalls.sampleLengths; @*/
        /*+OPENJML@ set this.sampled = hypercalls.sampled; @*/
        /*+OPENJML@ set this.waiting = hypercalls.waiting; @*/
        /*+OPENJML@ set this.stateLast = hypercalls.stateLast; @*/
        /*+OPENJML@ set this.ownerLast = hypercalls.ownerLast; @*/
        /*+OPENJML@ set this.ownerPageLast = hypercalls.ownerPageLast; @*/
        /*+OPENJML@ set this.ownerMostLast = hypercalls.ownerMostLast; @*/
        /*+OPENJML@ set this.ownerRightsLast = hypercalls.ownerRightsLast; @*/
        /*+OPENJML@ set this.borrowerLast = hypercalls.borrowerLast; @*/
        /*+OPENJML@ set this.borrowerPageLast = hypercalls.borrowerPageLast; @*/
        /*+OPENJML@ set this.borrowerRightsLast = hypercalls.borrowerRightsLast; @*/
        /*+OPENJML@ set this.pinnedLast = hypercalls.pinnedLast; @*/
        /*+OPENJML@ set this.mappedLast = hypercalls.mappedLast; @*/
        /*+OPENJML@ set this.guestTablesLast = hypercalls.guestTablesLast; @*/
        /*+OPENJML@ set this.deviceTablesLast = hypercalls.deviceTablesLast; @*/
        /*+OPENJML@ set this.filledLast = hypercalls.filledLast; @*/
        /*+OPENJML@ set this.headLast = hypercalls.headLast; @*/
        /*+OPENJML@ set this.lostLast = hypercalls.lostLast; @*/
        /*+OPENJML@ set this.lengthsLast = hypercalls.lengthsLast; @*/
        /*+OPENJML@ set this.queuedLast = hypercalls.queuedLast; @*/
        /*+OPENJML@ set this.sampleLengthsLast = hypercalls.sampleLengthsLast; @*/
        /*+OPENJML@ set this.sampledLast = hypercalls.sampledLast; @*/
        /*+OPENJML@ set this.status = standing.status; @*/
        /*+OPENJML@ set this.restarts = standing.restarts; @*/
        /*+OPENJML@ set this.saved = standing.saved; @*/
        /*+OPENJML@ set this.fields = standing.fields; @*/
        /*+OPENJML@ set this.at = standing.at; @*/
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
    @ ensures \result == (Registers.privilegeLevel(saved[80 * p + Registers.SS_ATTRIBUTES]) == 0
    @      && saved[80 * p + Registers.RAX] == Abi.STOP);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean stops(int p) {
        return standing.privilege(p) == 0 && standing.register(p, Registers.RAX) == Abi.STOP;
    }

    /** The hypercall that p's registers ask for, unless it is STOP; the code for {@link Kernel#handleExit}. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < parts && p < Limits.PARTITIONS && status[p] == Abi.RUNNING;
    @ ensures \result == (Registers.privilegeLevel(\old(saved[80 * p + Registers.SS_ATTRIBUTES])) == 0
    @      && \old(saved[80 * p + Registers.RAX]) == Abi.YIELD ? Abi.EXIT_WAITS : Abi.EXIT_HYPERCALL);
    @ ensures Registers.privilegeLevel(\old(saved[80 * p + Registers.SS_ATTRIBUTES])) != 0
    @      ==> saved[80 * p + Registers.RAX] == Abi.DENIED;
    @ ensures \result == Abi.EXIT_HYPERCALL && (saved[80 * p + Registers.RAX] == Abi.DENIED
    @      || saved[80 * p + Registers.RAX] == Abi.INVALID
    @      || saved[80 * p + Registers.RAX] == Abi.UNKNOWN)
    @      ==> fields[4 * \old(at[0]) + 1] == p
    @         && fields[4 * \old(at[0]) + 2] == AuditRing.REFUSED;
    @ ensures status[p] == (\result == Abi.EXIT_WAITS ? Abi.YIELDED : Abi.RUNNING);
    @ ensures (\forall int k; 0 <= k && k < 256 * Limits.PARTITIONS;
    @      \old(waiting[k]) ==> waiting[k]);
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ assignable state[0 .. stateLast], owner[0 .. ownerLast], ownerPage[0 .. ownerPageLast],
    @    ownerMost[0 .. ownerMostLast], ownerRights[0 .. ownerRightsLast], borrower[0 .. borrowerLast],
    @    borrowerPage[0 .. borrowerPageLast], borrowerRights[0 .. borrowerRightsLast], pinned[0 .. pinnedLast],
    @    mapped[0 .. mappedLast], guestTables[0 .. guestTablesLast], deviceTables[0 .. deviceTablesLast],
    @    filled[0 .. filledLast], head[0 .. headLast], lost[0 .. lostLast], lengths[0 .. lengthsLast],
    @    queued[0 .. queuedLast], sampleLengths[0 .. sampleLengthsLast], sampled[0 .. sampledLast],
    @    waiting[0 .. 256 * Limits.PARTITIONS - 1], status[p], saved[80 * p + Registers.RAX], fields[0 .. 1024 - 1],
    @    at[0 .. 1];
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
    @ requires 0 <= p && p < parts && p < Limits.PARTITIONS;
    @ ensures status[p] == \old(status[p]);
    @ ensures (saved[80 * p + Registers.RAX] == Abi.DENIED
    @      || saved[80 * p + Registers.RAX] == Abi.INVALID
    @      || saved[80 * p + Registers.RAX] == Abi.UNKNOWN)
    @      ==> fields[4 * \old(at[0]) + 1] == p
    @         && fields[4 * \old(at[0]) + 2] == AuditRing.REFUSED;
    @ ensures (\forall int k; 0 <= k && k < 256 * Limits.PARTITIONS;
    @      \old(waiting[k]) ==> waiting[k]);
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ assignable state[0 .. stateLast], owner[0 .. ownerLast], ownerPage[0 .. ownerPageLast],
    @    ownerMost[0 .. ownerMostLast], ownerRights[0 .. ownerRightsLast], borrower[0 .. borrowerLast],
    @    borrowerPage[0 .. borrowerPageLast], borrowerRights[0 .. borrowerRightsLast], pinned[0 .. pinnedLast],
    @    mapped[0 .. mappedLast], guestTables[0 .. guestTablesLast], deviceTables[0 .. deviceTablesLast],
    @    filled[0 .. filledLast], head[0 .. headLast], lost[0 .. lostLast], lengths[0 .. lengthsLast],
    @    queued[0 .. queuedLast], sampleLengths[0 .. sampleLengthsLast], sampled[0 .. sampledLast],
    @    waiting[0 .. 256 * Limits.PARTITIONS - 1], saved[80 * p + Registers.RAX], fields[0 .. 1024 - 1], at[0 .. 1];
    @*/
    void serve(int cpu, int p, long number) {
        standing.answer(cpu, p, number, result(cpu, p, number));
    }

    /** What the hypercall of this number, neither STOP nor YIELD, answers. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < parts && p < Limits.PARTITIONS;
    @ ensures Abi.UNKNOWN <= \result;
    @ ensures number == Abi.PARTITION ==> \result == p;
    @ ensures number == Abi.TICKS
    @      ==> \result == (0 <= cpu && cpu < standing.elapsed.length ? standing.elapsed[cpu] : 0);
    @ ensures number < Abi.PARTITION || Abi.RAISE_EVENT < number ==> \result == Abi.UNKNOWN;
    @ ensures Abi.MAP <= number && number <= Abi.RAISE_EVENT ==> \result != Abi.UNKNOWN;
    @ ensures (\forall int k; 0 <= k && k < 256 * Limits.PARTITIONS;
    @      \old(waiting[k]) ==> waiting[k]);
    @ ensures number != Abi.RAISE_EVENT ==> (\forall int k; 0 <= k && k < 256 * Limits.PARTITIONS;
    @      waiting[k] == \old(waiting[k]));
    @ assignable state[0 .. stateLast], owner[0 .. ownerLast], ownerPage[0 .. ownerPageLast],
    @    ownerMost[0 .. ownerMostLast], ownerRights[0 .. ownerRightsLast], borrower[0 .. borrowerLast],
    @    borrowerPage[0 .. borrowerPageLast], borrowerRights[0 .. borrowerRightsLast], pinned[0 .. pinnedLast],
    @    mapped[0 .. mappedLast], guestTables[0 .. guestTablesLast], deviceTables[0 .. deviceTablesLast],
    @    filled[0 .. filledLast], head[0 .. headLast], lost[0 .. lostLast], lengths[0 .. lengthsLast],
    @    queued[0 .. queuedLast], sampleLengths[0 .. sampleLengthsLast], sampled[0 .. sampledLast],
    @    waiting[0 .. 256 * Limits.PARTITIONS - 1];
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
