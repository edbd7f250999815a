package cofferdam.kernel.core;

/** The parts of a kernel, put together over a memory that {@link Start} has filled. */
final class Assembly {
    /*@ spec_public @*/ final Translation translation;
    /*@ spec_public @*/ final Exits exits;
    /*@ spec_public @*/ final Delivery delivery;
    /*@ spec_public @*/ final Journal journal;
    /*@ spec_public @*/ final Pending pending;
    /*@ spec_public @*/ final Entries entries;
    /*@ spec_public @*/ final Inspection inspection;

    /*@ private normal_behavior
    @ ensures this.translation == translation && this.exits == exits && this.delivery == delivery;
    @ ensures this.journal == journal && this.pending == pending && this.entries == entries;
    @ ensures this.inspection == inspection;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Assembly(
            Translation translation,
            Exits exits,
            Delivery delivery,
            Journal journal,
            Pending pending,
            Entries entries,
            Inspection inspection) {
        this.translation = translation;
        this.exits = exits;
        this.delivery = delivery;
        this.journal = journal;
        this.pending = pending;
        this.entries = entries;
        this.inspection = inspection;
    }

    /** A kernel's parts over this memory, which is the configuration's: nothing is pending, nothing is recorded. */
    /*@ normal_behavior
    @ requires 32 <= c.physicalAddressBits && memory.ledger == c.memory.ledger;
    @ ensures \result.translation.memory == memory && \result.journal.schedule == c.run.schedule;
    @ ensures \result.delivery.pending == \result.pending && \result.delivery.entries == \result.entries;
    @ ensures \result.delivery.contexts == c.run.contexts && \result.delivery.health == c.run.health;
    @ ensures (\forall int k; 0 <= k && k < \result.pending.pending.length; !\result.pending.pending[k]);
    @ ensures (\forall int p; 0 <= p && p < Limits.PARTITIONS; \result.entries.event[p] == 0
    @      && !\result.entries.window[p] && \result.entries.cut[p] == 0);
    @ ensures \result.journal.audit.at[0] == 0 && \result.journal.audit.at[1] == 0;
    @ ensures \fresh(\result);
    @ assignable \nothing;
    @*/
    static Assembly of(Configuration c, Memory memory, Platform platform) {
        Pending pending = new Pending();
        Entries entries = new Entries();
        AuditRing audit = new AuditRing();
        Messages messages = new Messages(platform, c.run.queues, c.run.samples);
        CpuidLeaves leaves = new CpuidLeaves(c.physicalAddressBits, c.gigabytePages, c.fiveLevels);
        Journal journal = Journal.of(c.run.schedule, audit);
        Delivery delivery = Delivery.of(pending, entries, c.run.contexts, c.run.health);
        Standing standing = Standing.of(c.run.health, c.run.contexts, journal);
        Recovery recovery =
                Recovery.of(Estate.of(Belongings.of(memory), Inbox.of(messages), pending, entries), standing);
        Hypercalls hypercalls = Hypercalls.of(
                MemoryCalls.of(memory, c.run.health),
                MessageCalls.of(Buffers.of(memory), messages),
                EventCalls.of(c.run.events, delivery));
        Exits exits =
                Exits.of(recovery, Vmcalls.of(hypercalls, standing), CpuidAnswers.of(c.run.contexts, leaves), standing);
        Inspection inspection = Inspection.of(c, messages, pending, audit);
        return new Assembly(Translation.of(memory), exits, delivery, journal, pending, entries, inspection);
    }
}
