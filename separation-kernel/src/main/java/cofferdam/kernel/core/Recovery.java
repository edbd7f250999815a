package cofferdam.kernel.core;

/**
 * Answers a partition's faults as its rules say, and takes everything away from a partition that ends. Requirements
 * G5-01, G5-04.
 */
final class Recovery {
    /*@ spec_public @*/ private final Estate estate;
    /*@ spec_public @*/ private final Standing standing;

    /*+OPENJML@ public invariant estate.state != standing.at && estate.state != standing.fields;
    @ public invariant estate.state != standing.restarts && estate.state != standing.status;
    @ public invariant estate.ownerRights != standing.at && estate.ownerRights != standing.fields;
    @ public invariant estate.ownerRights != standing.restarts && estate.ownerRights != standing.status;
    @ public invariant estate.borrower != standing.at && estate.borrower != standing.fields;
    @ public invariant estate.borrower != standing.restarts && estate.borrower != standing.status;
    @ public invariant estate.borrowerRights != standing.at && estate.borrowerRights != standing.fields;
    @ public invariant estate.borrowerRights != standing.restarts && estate.borrowerRights != standing.status;
    @ public invariant estate.guestTables != standing.at && estate.guestTables != standing.fields;
    @ public invariant estate.guestTables != standing.restarts && estate.guestTables != standing.status;
    @ public invariant estate.deviceTables != standing.at && estate.deviceTables != standing.fields;
    @ public invariant estate.deviceTables != standing.restarts && estate.deviceTables != standing.status;
    @ public invariant estate.filled != standing.at && estate.filled != standing.fields;
    @ public invariant estate.filled != standing.restarts && estate.filled != standing.status;
    @ public invariant estate.head != standing.at && estate.head != standing.fields;
    @ public invariant estate.head != standing.restarts && estate.head != standing.status;
    @ public invariant estate.lost != standing.at && estate.lost != standing.fields;
    @ public invariant estate.lost != standing.restarts && estate.lost != standing.status;
    @ public invariant estate.sampleLengths != standing.at && estate.sampleLengths != standing.fields;
    @ public invariant estate.sampleLengths != standing.restarts && estate.sampleLengths != standing.status;
    @ public invariant estate.event != standing.at && estate.event != standing.fields;
    @ public invariant estate.event != standing.restarts && estate.event != standing.status;
    @ public invariant estate.cut != standing.at && estate.cut != standing.fields && estate.cut != standing.restarts;
    @ public invariant estate.cut != standing.status && estate.queued != standing.saved;
    @ public invariant estate.sampled != standing.saved && estate.event != standing.action;
    @ public invariant estate.event != standing.limit;
    @*/

    /*@ private normal_behavior
    @ ensures this.estate == estate && this.standing == standing;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Recovery(Estate estate, Standing standing) {
        this.estate = estate;
        this.standing = standing;
    }

    /** The recovery of these parts, which share no array. */
    /*+OPENJML@ normal_behavior
    @ requires estate.state != standing.at && estate.state != standing.fields;
    @ requires estate.state != standing.restarts && estate.state != standing.status;
    @ requires estate.ownerRights != standing.at && estate.ownerRights != standing.fields;
    @ requires estate.ownerRights != standing.restarts && estate.ownerRights != standing.status;
    @ requires estate.borrower != standing.at && estate.borrower != standing.fields;
    @ requires estate.borrower != standing.restarts && estate.borrower != standing.status;
    @ requires estate.borrowerRights != standing.at && estate.borrowerRights != standing.fields;
    @ requires estate.borrowerRights != standing.restarts && estate.borrowerRights != standing.status;
    @ requires estate.guestTables != standing.at && estate.guestTables != standing.fields;
    @ requires estate.guestTables != standing.restarts && estate.guestTables != standing.status;
    @ requires estate.deviceTables != standing.at && estate.deviceTables != standing.fields;
    @ requires estate.deviceTables != standing.restarts && estate.deviceTables != standing.status;
    @ requires estate.filled != standing.at && estate.filled != standing.fields;
    @ requires estate.filled != standing.restarts && estate.filled != standing.status;
    @ requires estate.head != standing.at && estate.head != standing.fields;
    @ requires estate.head != standing.restarts && estate.head != standing.status;
    @ requires estate.lost != standing.at && estate.lost != standing.fields;
    @ requires estate.lost != standing.restarts && estate.lost != standing.status;
    @ requires estate.sampleLengths != standing.at && estate.sampleLengths != standing.fields;
    @ requires estate.sampleLengths != standing.restarts && estate.sampleLengths != standing.status;
    @ requires estate.event != standing.at && estate.event != standing.fields;
    @ requires estate.event != standing.restarts && estate.event != standing.status;
    @ requires estate.cut != standing.at && estate.cut != standing.fields && estate.cut != standing.restarts;
    @ requires estate.cut != standing.status && estate.queued != standing.saved;
    @ requires estate.sampled != standing.saved && estate.event != standing.action;
    @ requires estate.event != standing.limit;
    @ ensures \result.estate == estate && \result.standing == standing && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Recovery of(Estate estate, Standing standing) {
        return new Recovery(estate, standing);
    }

    /** Answers a fault of p; the code for {@link Kernel#handleExit}. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < estate.parts && 0 <= fault && fault < Abi.FAULTS;
    @ ensures \result == (\old(standing.decide(p, kind(p, fault))) == Abi.ACTION_INJECT ? Abi.EXIT_INJECTED
    @      : \old(standing.decide(p, kind(p, fault))) == Abi.ACTION_STOP ? Abi.EXIT_STOPPED : Abi.EXIT_RESTARTED);
    @ ensures \result == Abi.EXIT_INJECTED ==> estate.event[p] == Vectoring.answer(\old(estate.cut[p]));
    @ ensures \result == Abi.EXIT_INJECTED ==> standing.status[p] == \old(standing.status[p]);
    @ ensures \result == Abi.EXIT_STOPPED ==> standing.status[p] == Abi.STOPPED;
    @ ensures \result == Abi.EXIT_RESTARTED ==> standing.restarts[p] == \old(standing.restarts[p]) + 1
    @      && standing.status[p] == Abi.RUNNING;
    @ ensures standing.fields[4 * \old(standing.at[0]) + 1] == p
    @      && standing.fields[4 * \old(standing.at[0]) + 2] == AuditRing.FAULT;
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ assignable estate.state[0 .. estate.stateLast], estate.ownerRights[0 .. estate.ownerRightsLast],
    @    estate.borrower[0 .. estate.borrowerLast], estate.borrowerRights[0 .. estate.borrowerRightsLast],
    @    estate.admitted[0 .. estate.admittedLast], estate.guestTables[0 .. estate.guestTablesLast],
    @    estate.pinned[0 .. estate.pinnedLast], estate.mapped[0 .. estate.mappedLast],
    @    estate.deviceTables[0 .. estate.deviceTablesLast], estate.filled[0 .. estate.filledLast],
    @    estate.head[0 .. estate.headLast], estate.lost[0 .. estate.lostLast], estate.queued[0 .. estate.queuedLast],
    @    estate.sampleLengths[0 .. estate.sampleLengthsLast], estate.sampled[0 .. estate.sampledLast],
    @    estate.waiting[256 * p .. 256 * p + 255], estate.event[p], estate.window[p], estate.cut[p],
    @    standing.status[p], standing.restarts[p], standing.saved[80 * p .. 80 * p + 79],
    @    standing.fields[0 .. 1024 - 1], standing.at[0 .. 1];
    @*/
    int fault(int cpu, int p, int fault) {
        int kind = kind(p, fault);
        int action = standing.decide(p, kind);
        standing.record(cpu, p, kind);
        return answer(cpu, p, action);
    }

    /** Does to p what was decided; the code for {@link Kernel#handleExit}. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < estate.parts;
    @ requires action == Abi.ACTION_RESTART ==> standing.restarts[p] < Limits.RESTARTS;
    @ requires \invariant_for(standing.health);
    @ requires action == Abi.ACTION_INJECT || action == Abi.ACTION_STOP || action == Abi.ACTION_RESTART;
    @ ensures \result == (action == Abi.ACTION_INJECT ? Abi.EXIT_INJECTED
    @      : action == Abi.ACTION_STOP ? Abi.EXIT_STOPPED : Abi.EXIT_RESTARTED);
    @ ensures \result == Abi.EXIT_INJECTED ==> estate.event[p] == Vectoring.answer(\old(estate.cut[p]));
    @ ensures \result == Abi.EXIT_INJECTED ==> standing.status[p] == \old(standing.status[p]);
    @ ensures \result == Abi.EXIT_STOPPED ==> standing.status[p] == Abi.STOPPED;
    @ ensures \result == Abi.EXIT_RESTARTED ==> standing.restarts[p] == \old(standing.restarts[p]) + 1
    @      && standing.status[p] == Abi.RUNNING;
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ ensures (\forall int k; 0 <= k && k < 1024 && (k < 4 * \old(standing.at[0])
    @      || 4 * \old(standing.at[0]) + 3 < k); standing.fields[k] == \old(standing.fields[k]));
    @ assignable estate.state[0 .. estate.stateLast], estate.ownerRights[0 .. estate.ownerRightsLast],
    @    estate.borrower[0 .. estate.borrowerLast], estate.borrowerRights[0 .. estate.borrowerRightsLast],
    @    estate.admitted[0 .. estate.admittedLast], estate.guestTables[0 .. estate.guestTablesLast],
    @    estate.pinned[0 .. estate.pinnedLast], estate.mapped[0 .. estate.mappedLast],
    @    estate.deviceTables[0 .. estate.deviceTablesLast], estate.filled[0 .. estate.filledLast],
    @    estate.head[0 .. estate.headLast], estate.lost[0 .. estate.lostLast], estate.queued[0 .. estate.queuedLast],
    @    estate.sampleLengths[0 .. estate.sampleLengthsLast], estate.sampled[0 .. estate.sampledLast],
    @    estate.waiting[256 * p .. 256 * p + 255], estate.event[p], estate.window[p], estate.cut[p],
    @    standing.status[p], standing.restarts[p], standing.saved[80 * p .. 80 * p + 79],
    @    standing.fields[0 .. 1024 - 1], standing.at[0 .. 1];
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
    @ ensures \result == (standing.decide(p, fault) == Abi.ACTION_INJECT && Vectoring.answer(estate.cut[p]) == 0
    @      ? Abi.TRIPLE_FAULT : fault);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int kind(int p, int fault) {
        boolean lost = standing.decide(p, fault) == Abi.ACTION_INJECT && estate.answer(p) == 0;
        return lost ? Abi.TRIPLE_FAULT : fault;
    }

    /** p never runs again, and nothing of it remains. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < estate.parts;
    @ ensures standing.status[p] == Abi.STOPPED;
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ ensures estate.event[p] == 0 && !estate.window[p] && estate.cut[p] == 0;
    @ ensures (\forall int k; 80 * p <= k && k <= 80 * p + 79;
    @      standing.saved[k] == 0L);
    @ ensures (\forall int k; 256 * p <= k && k <= 256 * p + 255; !estate.waiting[k]);
    @ ensures standing.fields[4 * \old(standing.at[0]) + 1] == p
    @      && standing.fields[4 * \old(standing.at[0]) + 2] == AuditRing.STOPPED;
    @ ensures (\forall int k; 0 <= k && k < 1024 && (k < 4 * \old(standing.at[0])
    @      || 4 * \old(standing.at[0]) + 3 < k); standing.fields[k] == \old(standing.fields[k]));
    @ assignable estate.state[0 .. estate.stateLast], estate.ownerRights[0 .. estate.ownerRightsLast],
    @    estate.borrower[0 .. estate.borrowerLast], estate.borrowerRights[0 .. estate.borrowerRightsLast],
    @    estate.admitted[0 .. estate.admittedLast], estate.guestTables[0 .. estate.guestTablesLast],
    @    estate.filled[0 .. estate.filledLast], estate.head[0 .. estate.headLast], estate.lost[0 .. estate.lostLast],
    @    estate.queued[0 .. estate.queuedLast], estate.sampleLengths[0 .. estate.sampleLengthsLast],
    @    estate.sampled[0 .. estate.sampledLast], estate.waiting[256 * p .. 256 * p + 255], estate.event[p],
    @    estate.window[p], estate.cut[p], standing.status[p], standing.saved[80 * p .. 80 * p + 79],
    @    standing.fields[0 .. 1024 - 1], standing.at[0 .. 1];
    @*/
    void stop(int cpu, int p) {
        estate.clear(p);
        standing.close(cpu, p);
    }

    /** p starts again from its declared state. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < estate.parts && standing.restarts[p] < Limits.RESTARTS;
    @ ensures standing.restarts[p] == \old(standing.restarts[p]) + 1 && standing.status[p] == Abi.RUNNING;
    @ ensures \invariant_for(standing) && \invariant_for(standing.health);
    @ ensures estate.event[p] == 0 && !estate.window[p] && estate.cut[p] == 0;
    @ ensures (\forall int k; 80 * p <= k && k <= 80 * p + 79;
    @      standing.saved[k] == standing.start[k]);
    @ ensures (\forall int k; 256 * p <= k && k <= 256 * p + 255; !estate.waiting[k]);
    @ ensures standing.fields[4 * \old(standing.at[0]) + 1] == p
    @      && standing.fields[4 * \old(standing.at[0]) + 2] == AuditRing.RESTARTED;
    @ ensures (\forall int k; 0 <= k && k < 1024 && (k < 4 * \old(standing.at[0])
    @      || 4 * \old(standing.at[0]) + 3 < k); standing.fields[k] == \old(standing.fields[k]));
    @ assignable estate.state[0 .. estate.stateLast], estate.ownerRights[0 .. estate.ownerRightsLast],
    @    estate.borrower[0 .. estate.borrowerLast], estate.borrowerRights[0 .. estate.borrowerRightsLast],
    @    estate.admitted[0 .. estate.admittedLast], estate.guestTables[0 .. estate.guestTablesLast],
    @    estate.pinned[0 .. estate.pinnedLast], estate.mapped[0 .. estate.mappedLast],
    @    estate.deviceTables[0 .. estate.deviceTablesLast], estate.filled[0 .. estate.filledLast],
    @    estate.head[0 .. estate.headLast], estate.lost[0 .. estate.lostLast], estate.queued[0 .. estate.queuedLast],
    @    estate.sampleLengths[0 .. estate.sampleLengthsLast], estate.sampled[0 .. estate.sampledLast],
    @    estate.waiting[256 * p .. 256 * p + 255], estate.event[p], estate.window[p], estate.cut[p],
    @    standing.status[p], standing.restarts[p], standing.saved[80 * p .. 80 * p + 79],
    @    standing.fields[0 .. 1024 - 1], standing.at[0 .. 1];
    @*/
    void restart(int cpu, int p) {
        estate.renew(p);
        standing.revive(cpu, p);
    }
}
