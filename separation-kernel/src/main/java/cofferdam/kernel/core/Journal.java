package cofferdam.kernel.core;

/** Writes security-relevant events into the audit ring with the time of the processor they happened on. Requirement G9-04. */
final class Journal {
    /*@ spec_public @*/ private final Schedule schedule;
    /*@ spec_public @*/ private final AuditRing audit;

    /*@ normal_behavior
    @ ensures this.schedule == schedule && this.audit == audit;
    @ assignable \nothing;
    @*/
    Journal(Schedule schedule, AuditRing audit) {
        this.schedule = schedule;
        this.audit = audit;
    }

    /** Writes a record; the time of a processor that does not exist is 0. */
    /*@ normal_behavior
    @ requires \invariant_for(schedule) && \invariant_for(audit);
    @ ensures \invariant_for(audit);
    @ assignable audit.fields[*], audit.next, audit.count;
    @*/
    void record(int cpu, int partition, int kind, int detail) {
        long now = schedule.elapsed(cpu);
        audit.record(now > 2147483647L ? 2147483647 : (int) now, partition, kind, detail);
    }
}
