package cofferdam.kernel.core;

/**
 * Answers a partition's faults as its rules say, and takes everything away from a partition that ends. For contracts, it
 * names arrays as {@link Estate} and {@link Standing} do: OpenJML asks of every dot in a list of arrays whether what
 * stands before it is null, for every pair of a caller's array and a callee's. Requirements G5-01, G5-04.
 */
final class Recovery {
    /*@ spec_public @*/ private final Estate estate;
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

    /*+OPENJML@ public invariant parts == estate.parts && state == estate.state && owner == estate.owner;
    @ public invariant ownerPage == estate.ownerPage && ownerMost == estate.ownerMost;
    @ public invariant ownerRights == estate.ownerRights && borrower == estate.borrower;
    @ public invariant borrowerPage == estate.borrowerPage && borrowerRights == estate.borrowerRights;
    @ public invariant pinned == estate.pinned && mapped == estate.mapped && admitted == estate.admitted;
    @ public invariant guestTables == estate.guestTables && deviceTables == estate.deviceTables;
    @ public invariant filled == estate.filled && head == estate.head && lost == estate.lost;
    @ public invariant lengths == estate.lengths && queued == estate.queued && sampleLengths == estate.sampleLengths;
    @ public invariant sampled == estate.sampled && waiting == estate.waiting && event == estate.event;
    @ public invariant window == estate.window && cut == estate.cut && stateLast == estate.stateLast;
    @ public invariant ownerLast == estate.ownerLast && ownerPageLast == estate.ownerPageLast;
    @ public invariant ownerMostLast == estate.ownerMostLast && ownerRightsLast == estate.ownerRightsLast;
    @ public invariant borrowerLast == estate.borrowerLast && borrowerPageLast == estate.borrowerPageLast;
    @ public invariant borrowerRightsLast == estate.borrowerRightsLast && pinnedLast == estate.pinnedLast;
    @ public invariant mappedLast == estate.mappedLast && admittedLast == estate.admittedLast;
    @ public invariant guestTablesLast == estate.guestTablesLast && deviceTablesLast == estate.deviceTablesLast;
    @ public invariant filledLast == estate.filledLast && headLast == estate.headLast && lostLast == estate.lostLast;
    @ public invariant lengthsLast == estate.lengthsLast && queuedLast == estate.queuedLast;
    @ public invariant sampleLengthsLast == estate.sampleLengthsLast && sampledLast == estate.sampledLast;
    @ public invariant status == standing.status && restarts == standing.restarts && saved == standing.saved;
    @ public invariant fields == standing.fields && at == standing.at;
    @ public invariant state != at && state != fields && state != restarts && state != status && ownerRights != at;
    @ public invariant ownerRights != fields && ownerRights != restarts && ownerRights != status && borrower != at;
    @ public invariant borrower != fields && borrower != restarts && borrower != status && borrowerRights != at;
    @ public invariant borrowerRights != fields && borrowerRights != restarts && borrowerRights != status;
    @ public invariant guestTables != at && guestTables != fields && guestTables != restarts && guestTables != status;
    @ public invariant deviceTables != at && deviceTables != fields && deviceTables != restarts;
    @ public invariant deviceTables != status && filled != at && filled != fields && filled != restarts;
    @ public invariant filled != status && head != at && head != fields && head != restarts && head != status;
    @ public invariant lost != at && lost != fields && lost != restarts && lost != status && sampleLengths != at;
    @ public invariant sampleLengths != fields && sampleLengths != restarts && sampleLengths != status && event != at;
    @ public invariant event != fields && event != restarts && event != status && cut != at && cut != fields;
    @ public invariant cut != restarts && cut != status && queued != saved && sampled != saved;
    @ public invariant event != standing.action && event != standing.limit;
    @ public invariant waiting.length == 256 * Limits.PARTITIONS && event.length == Limits.PARTITIONS;
    @ public invariant window.length == Limits.PARTITIONS && cut.length == Limits.PARTITIONS;
    @ public invariant 0 <= parts && parts <= Limits.PARTITIONS;
    @*/

    /*+OPENJML@ private normal_behavior
    @ ensures this.estate == estate && this.standing == standing;
    @ ensures parts == estate.parts && state == estate.state && owner == estate.owner;
    @ ensures ownerPage == estate.ownerPage && ownerMost == estate.ownerMost && ownerRights == estate.ownerRights;
    @ ensures borrower == estate.borrower && borrowerPage == estate.borrowerPage;
    @ ensures borrowerRights == estate.borrowerRights && pinned == estate.pinned && mapped == estate.mapped;
    @ ensures admitted == estate.admitted && guestTables == estate.guestTables && deviceTables == estate.deviceTables;
    @ ensures filled == estate.filled && head == estate.head && lost == estate.lost && lengths == estate.lengths;
    @ ensures queued == estate.queued && sampleLengths == estate.sampleLengths && sampled == estate.sampled;
    @ ensures waiting == estate.waiting && event == estate.event && window == estate.window && cut == estate.cut;
    @ ensures stateLast == estate.stateLast && ownerLast == estate.ownerLast && ownerPageLast == estate.ownerPageLast;
    @ ensures ownerMostLast == estate.ownerMostLast && ownerRightsLast == estate.ownerRightsLast;
    @ ensures borrowerLast == estate.borrowerLast && borrowerPageLast == estate.borrowerPageLast;
    @ ensures borrowerRightsLast == estate.borrowerRightsLast && pinnedLast == estate.pinnedLast;
    @ ensures mappedLast == estate.mappedLast && admittedLast == estate.admittedLast;
    @ ensures guestTablesLast == estate.guestTablesLast && deviceTablesLast == estate.deviceTablesLast;
    @ ensures filledLast == estate.filledLast && headLast == estate.headLast && lostLast == estate.lostLast;
    @ ensures lengthsLast == estate.lengthsLast && queuedLast == estate.queuedLast;
    @ ensures sampleLengthsLast == estate.sampleLengthsLast && sampledLast == estate.sampledLast;
    @ ensures status == standing.status && restarts == standing.restarts && saved == standing.saved;
    @ ensures fields == standing.fields && at == standing.at;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Recovery(Estate estate, Standing standing) {
        this.estate = estate;
        this.standing = standing;
        /*+OPENJML@ set this.parts = estate.parts; @*/
        /*+OPENJML@ set this.state = estate.state; @*/
        /*+OPENJML@ set this.owner = estate.owner; @*/
        /*+OPENJML@ set this.ownerPage = estate.ownerPage; @*/
        /*+OPENJML@ set this.ownerMost = estate.ownerMost; @*/
        /*+OPENJML@ set this.ownerRights = estate.ownerRights; @*/
        /*+OPENJML@ set this.borrower = estate.borrower; @*/
        /*+OPENJML@ set this.borrowerPage = estate.borrowerPage; @*/
        /*+OPENJML@ set this.borrowerRights = estate.borrowerRights; @*/
        /*+OPENJML@ set this.pinned = estate.pinned; @*/
        /*+OPENJML@ set this.mapped = estate.mapped; @*/
        /*+OPENJML@ set this.admitted = estate.admitted; @*/
        /*+OPENJML@ set this.guestTables = estate.guestTables; @*/
        /*+OPENJML@ set this.deviceTables = estate.deviceTables; @*/
        /*+OPENJML@ set this.filled = estate.filled; @*/
        /*+OPENJML@ set this.head = estate.head; @*/
        /*+OPENJML@ set this.lost = estate.lost; @*/
        /*+OPENJML@ set this.lengths = estate.lengths; @*/
        /*+OPENJML@ set this.queued = estate.queued; @*/
        /*+OPENJML@ set this.sampleLengths = estate.sampleLengths; @*/
        /*+OPENJML@ set this.sampled = estate.sampled; @*/
        /*+OPENJML@ set this.waiting = estate.waiting; @*/
        /*+OPENJML@ set this.event = estate.event; @*/
        /*+OPENJML@ set this.window = estate.window; @*/
        /*+OPENJML@ set this.cut = estate.cut; @*/
        /*+OPENJML@ set this.stateLast = estate.stateLast; @*/
        /*+OPENJML@ set this.ownerLast = estate.ownerLast; @*/
        /*+OPENJML@ set this.ownerPageLast = estate.ownerPageLast; @*/
        /*+OPENJML@ set this.ownerMostLast = estate.ownerMostLast; @*/
        /*+OPENJML@ set this.ownerRightsLast = estate.ownerRightsLast; @*/
        /*+OPENJML@ set this.borrowerLast = estate.borrowerLast; @*/
        /*+OPENJML@ set this.borrowerPageLast = estate.borrowerPageLast; @*/
        /*+OPENJML@ set this.borrowerRightsLast = estate.borrowerRightsLast; @*/
        /*+OPENJML@ set this.pinnedLast = estate.pinnedLast; @*/
        /*+OPENJML@ set this.mappedLast = estate.mappedLast; @*/
        /*+OPENJML@ set this.admittedLast = estate.admittedLast; @*/
        /*+OPENJML@ set this.guestTablesLast = estate.guestTablesLast; @*/
        /*+OPENJML@ set this.deviceTablesLast = estate.deviceTablesLast; @*/
        /*+OPENJML@ set this.filledLast = estate.filledLast; @*/
        /*+OPENJML@ set this.headLast = estate.headLast; @*/
        /*+OPENJML@ set this.lostLast = estate.lostLast; @*/
        /*+OPENJML@ set this.lengthsLast = estate.lengthsLast; @*/
        /*+OPENJML@ set this.queuedLast = estate.queuedLast; @*/
        /*+OPENJML@ set this.sampleLengthsLast = estate.sampleLengthsLast; @*/
        /*+OPENJML@ set this.sampledLast = estate.sampledLast; @*/
        /*+OPENJML@ set this.status = standing.status; @*/
        /*+OPENJML@ set this.restarts = standing.restarts; @*/
        /*+OPENJML@ set this.saved = standing.saved; @*/
        /*+OPENJML@ set this.fields = standing.fields; @*/
        /*+OPENJML@ set this.at = standing.at; @*/
    }

    /** The recovery of these parts, which share no array. */
    /*+OPENJML@ normal_behavior
    @ requires estate.state != standing.at && estate.state != standing.fields && estate.state != standing.restarts;
    @ requires estate.state != standing.status && estate.ownerRights != standing.at;
    @ requires estate.ownerRights != standing.fields && estate.ownerRights != standing.restarts;
    @ requires estate.ownerRights != standing.status && estate.borrower != standing.at;
    @ requires estate.borrower != standing.fields && estate.borrower != standing.restarts;
    @ requires estate.borrower != standing.status && estate.borrowerRights != standing.at;
    @ requires estate.borrowerRights != standing.fields && estate.borrowerRights != standing.restarts;
    @ requires estate.borrowerRights != standing.status && estate.guestTables != standing.at;
    @ requires estate.guestTables != standing.fields && estate.guestTables != standing.restarts;
    @ requires estate.guestTables != standing.status && estate.deviceTables != standing.at;
    @ requires estate.deviceTables != standing.fields && estate.deviceTables != standing.restarts;
    @ requires estate.deviceTables != standing.status && estate.filled != standing.at;
    @ requires estate.filled != standing.fields && estate.filled != standing.restarts;
    @ requires estate.filled != standing.status && estate.head != standing.at && estate.head != standing.fields;
    @ requires estate.head != standing.restarts && estate.head != standing.status && estate.lost != standing.at;
    @ requires estate.lost != standing.fields && estate.lost != standing.restarts && estate.lost != standing.status;
    @ requires estate.sampleLengths != standing.at && estate.sampleLengths != standing.fields;
    @ requires estate.sampleLengths != standing.restarts && estate.sampleLengths != standing.status;
    @ requires estate.event != standing.at && estate.event != standing.fields && estate.event != standing.restarts;
    @ requires estate.event != standing.status && estate.cut != standing.at && estate.cut != standing.fields;
    @ requires estate.cut != standing.restarts && estate.cut != standing.status && estate.queued != standing.saved;
    @ requires estate.sampled != standing.saved && estate.event != standing.action && estate.event != standing.limit;
    @ ensures \result.estate == estate && \result.standing == standing && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Recovery of(Estate estate, Standing standing) {
        return new Recovery(estate, standing);
    }

    /** Records a fault of p of this kind, and does to p what was decided; the code for {@link Kernel#handleExit}. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < parts;
    @ requires action == Abi.ACTION_RESTART ==> restarts[p] < Limits.RESTARTS;
    @ requires action == Abi.ACTION_INJECT || action == Abi.ACTION_STOP || action == Abi.ACTION_RESTART;
    @ ensures \result == (action == Abi.ACTION_INJECT ? Abi.EXIT_INJECTED
    @      : action == Abi.ACTION_STOP ? Abi.EXIT_STOPPED : Abi.EXIT_RESTARTED);
    @ ensures \result == Abi.EXIT_INJECTED ==> event[p] == Vectoring.answer(\old(cut[p]));
    @ ensures \result == Abi.EXIT_INJECTED ==> status[p] == \old(status[p]);
    @ ensures \result == Abi.EXIT_STOPPED ==> status[p] == Abi.STOPPED;
    @ ensures \result == Abi.EXIT_RESTARTED ==> restarts[p] == \old(restarts[p]) + 1 && status[p] == Abi.RUNNING;
    @ ensures fields[4 * \old(at[0]) + 1] == p && fields[4 * \old(at[0]) + 2] == AuditRing.FAULT;
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ assignable state[0 .. stateLast], ownerRights[0 .. ownerRightsLast], borrower[0 .. borrowerLast],
    @    borrowerRights[0 .. borrowerRightsLast], admitted[0 .. admittedLast], guestTables[0 .. guestTablesLast],
    @    pinned[0 .. pinnedLast], mapped[0 .. mappedLast], deviceTables[0 .. deviceTablesLast],
    @    filled[0 .. filledLast], head[0 .. headLast], lost[0 .. lostLast], queued[0 .. queuedLast],
    @    sampleLengths[0 .. sampleLengthsLast], sampled[0 .. sampledLast], waiting[256 * p .. 256 * p + 255],
    @    event[p], window[p], cut[p], status[p], restarts[p], saved[80 * p .. 80 * p + 79], fields[0 .. 1024 - 1],
    @    at[0 .. 1];
    @*/
    int settle(int cpu, int p, int kind, int action) {
        standing.record(cpu, p, kind);
        return answer(cpu, p, action);
    }

    /** Does to p what was decided; the code for {@link Kernel#handleExit}. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < parts;
    @ requires action == Abi.ACTION_RESTART ==> restarts[p] < Limits.RESTARTS;
    @ requires \invariant_for(standing.health);
    @ requires action == Abi.ACTION_INJECT || action == Abi.ACTION_STOP || action == Abi.ACTION_RESTART;
    @ ensures \result == (action == Abi.ACTION_INJECT ? Abi.EXIT_INJECTED
    @      : action == Abi.ACTION_STOP ? Abi.EXIT_STOPPED : Abi.EXIT_RESTARTED);
    @ ensures \result == Abi.EXIT_INJECTED ==> event[p] == Vectoring.answer(\old(cut[p]));
    @ ensures \result == Abi.EXIT_INJECTED ==> status[p] == \old(status[p]);
    @ ensures \result == Abi.EXIT_STOPPED ==> status[p] == Abi.STOPPED;
    @ ensures \result == Abi.EXIT_RESTARTED ==> restarts[p] == \old(restarts[p]) + 1
    @      && status[p] == Abi.RUNNING;
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ ensures (\forall int k; 0 <= k && k < 1024 && (k < 4 * \old(at[0])
    @      || 4 * \old(at[0]) + 3 < k); fields[k] == \old(fields[k]));
    @ assignable state[0 .. stateLast], ownerRights[0 .. ownerRightsLast], borrower[0 .. borrowerLast],
    @    borrowerRights[0 .. borrowerRightsLast], admitted[0 .. admittedLast], guestTables[0 .. guestTablesLast],
    @    pinned[0 .. pinnedLast], mapped[0 .. mappedLast], deviceTables[0 .. deviceTablesLast],
    @    filled[0 .. filledLast], head[0 .. headLast], lost[0 .. lostLast], queued[0 .. queuedLast],
    @    sampleLengths[0 .. sampleLengthsLast], sampled[0 .. sampledLast], waiting[256 * p .. 256 * p + 255],
    @    event[p], window[p], cut[p], status[p], restarts[p], saved[80 * p .. 80 * p + 79], fields[0 .. 1024 - 1],
    @    at[0 .. 1];
    @*/
    int answer(int cpu, int p, int action) {
        /*+OPENJML@ split; @*/
        if (action == Abi.ACTION_INJECT) {
            estate.inject(p);
            return Abi.EXIT_INJECTED;
        }
        /*+OPENJML@ split; @*/
        if (action == Abi.ACTION_STOP) {
            stop(cpu, p);
            return Abi.EXIT_STOPPED;
        }
        restart(cpu, p);
        return Abi.EXIT_RESTARTED;
    }

    /** The fault itself, or a triple fault if the exception that would answer it cannot be delivered. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && 0 <= fault && fault < Abi.FAULTS;
    @ ensures \result == (standing.decide(p, fault) == Abi.ACTION_INJECT && Vectoring.answer(cut[p]) == 0
    @      ? Abi.TRIPLE_FAULT : fault);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int kind(int p, int fault) {
        boolean lost = standing.decide(p, fault) == Abi.ACTION_INJECT && estate.answer(p) == 0;
        return lost ? Abi.TRIPLE_FAULT : fault;
    }

    /** p never runs again, and nothing of it remains. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < parts;
    @ ensures status[p] == Abi.STOPPED;
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ ensures event[p] == 0 && !window[p] && cut[p] == 0;
    @ ensures (\forall int k; 80 * p <= k && k <= 80 * p + 79;
    @      saved[k] == 0L);
    @ ensures (\forall int k; 256 * p <= k && k <= 256 * p + 255; !waiting[k]);
    @ ensures fields[4 * \old(at[0]) + 1] == p
    @      && fields[4 * \old(at[0]) + 2] == AuditRing.STOPPED;
    @ ensures (\forall int k; 0 <= k && k < 1024 && (k < 4 * \old(at[0])
    @      || 4 * \old(at[0]) + 3 < k); fields[k] == \old(fields[k]));
    @ assignable state[0 .. stateLast], ownerRights[0 .. ownerRightsLast], borrower[0 .. borrowerLast],
    @    borrowerRights[0 .. borrowerRightsLast], admitted[0 .. admittedLast], guestTables[0 .. guestTablesLast],
    @    filled[0 .. filledLast], head[0 .. headLast], lost[0 .. lostLast], queued[0 .. queuedLast],
    @    sampleLengths[0 .. sampleLengthsLast], sampled[0 .. sampledLast], waiting[256 * p .. 256 * p + 255],
    @    event[p], window[p], cut[p], status[p], saved[80 * p .. 80 * p + 79], fields[0 .. 1024 - 1], at[0 .. 1];
    @*/
    void stop(int cpu, int p) {
        estate.clear(p);
        standing.close(cpu, p);
    }

    /** p starts again from its declared state. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < parts && restarts[p] < Limits.RESTARTS;
    @ ensures restarts[p] == \old(restarts[p]) + 1 && status[p] == Abi.RUNNING;
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ ensures event[p] == 0 && !window[p] && cut[p] == 0;
    @ ensures (\forall int k; 80 * p <= k && k <= 80 * p + 79;
    @      saved[k] == standing.start[k]);
    @ ensures (\forall int k; 256 * p <= k && k <= 256 * p + 255; !waiting[k]);
    @ ensures fields[4 * \old(at[0]) + 1] == p
    @      && fields[4 * \old(at[0]) + 2] == AuditRing.RESTARTED;
    @ ensures (\forall int k; 0 <= k && k < 1024 && (k < 4 * \old(at[0])
    @      || 4 * \old(at[0]) + 3 < k); fields[k] == \old(fields[k]));
    @ assignable state[0 .. stateLast], ownerRights[0 .. ownerRightsLast], borrower[0 .. borrowerLast],
    @    borrowerRights[0 .. borrowerRightsLast], admitted[0 .. admittedLast], guestTables[0 .. guestTablesLast],
    @    pinned[0 .. pinnedLast], mapped[0 .. mappedLast], deviceTables[0 .. deviceTablesLast],
    @    filled[0 .. filledLast], head[0 .. headLast], lost[0 .. lostLast], queued[0 .. queuedLast],
    @    sampleLengths[0 .. sampleLengthsLast], sampled[0 .. sampledLast], waiting[256 * p .. 256 * p + 255],
    @    event[p], window[p], cut[p], status[p], restarts[p], saved[80 * p .. 80 * p + 79], fields[0 .. 1024 - 1],
    @    at[0 .. 1];
    @*/
    void restart(int cpu, int p) {
        estate.renew(p);
        standing.revive(cpu, p);
    }
}
