package cofferdam.kernel.core;

/** Writes security-relevant events into the audit ring with the time of the processor they happened on. Requirement G9-04. */
final class Journal {
    /*@ spec_public @*/ private final Schedule schedule;
    /*@ spec_public @*/ private final AuditRing audit;

    /*@ public invariant \invariant_for(audit) && schedule.elapsed.length == schedule.processors;
    @*/

    /*@ private normal_behavior
    @ ensures this.schedule == schedule && this.audit == audit;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Journal(Schedule schedule, AuditRing audit) {
        this.schedule = schedule;
        this.audit = audit;
    }

    /** A journal that takes the time from this schedule. */
    /*@ normal_behavior
    @ ensures \result.schedule == schedule && \result.audit == audit && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Journal of(Schedule schedule, AuditRing audit) {
        return new Journal(schedule, audit);
    }

    /** Writes a record; the time of a processor that does not exist is 0. */
    /*@ normal_behavior
    @ ensures audit.fields[4 * \old(audit.at[0])] == (0 <= cpu && cpu < schedule.processors
    @      ? (schedule.elapsed[cpu] > Integer.MAX_VALUE ? Integer.MAX_VALUE : schedule.elapsed[cpu]) : 0);
    @ ensures audit.fields[4 * \old(audit.at[0]) + 1] == partition && audit.fields[4 * \old(audit.at[0]) + 2] == kind;
    @ ensures audit.fields[4 * \old(audit.at[0]) + 3] == detail;
    @ ensures (\forall int k; 0 <= k && k < audit.fields.length && (k < 4 * \old(audit.at[0])
    @      || 4 * \old(audit.at[0]) + 3 < k); audit.fields[k] == \old(audit.fields[k]));
    @ ensures audit.at[0] == (\old(audit.at[0]) + 1 < Limits.AUDIT_RECORDS ? \old(audit.at[0]) + 1 : 0);
    @ ensures audit.at[1] == (\old(audit.at[1]) < Integer.MAX_VALUE ? \old(audit.at[1]) + 1 : \old(audit.at[1]));
    @ assignable audit.fields[0 .. audit.fields.length - 1], audit.at[0 .. 1];
    @*/
    void record(int cpu, int partition, int kind, int detail) {
        long now = schedule.elapsed(cpu);
        audit.record(now > 2147483647L ? 2147483647 : (int) now, partition, kind, detail);
    }

    /** Ticks since boot; 0 on a processor that does not exist. */
    /*@ normal_behavior
    @ ensures \result == (0 <= cpu && cpu < schedule.elapsed.length ? schedule.elapsed[cpu] : 0) && 0 <= \result;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ long ticks(int cpu) {
        return schedule.elapsed(cpu);
    }
}
