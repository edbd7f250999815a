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

    /*+OPENJML@ normal_behavior
    @ ensures \result;
    @ ensures b.state != m.status && b.state != m.restarts && b.owner != m.status && b.owner != m.restarts;
    @ ensures b.ownerPage != m.status && b.ownerPage != m.restarts && b.ownerMost != m.status;
    @ ensures b.ownerMost != m.restarts && b.ownerRights != m.status && b.ownerRights != m.restarts;
    @ ensures b.borrower != m.status && b.borrower != m.restarts && b.borrowerPage != m.status;
    @ ensures b.borrowerPage != m.restarts && b.borrowerRights != m.status && b.borrowerRights != m.restarts;
    @ ensures b.guestTables != m.status && b.guestTables != m.restarts && b.deviceTables != m.status;
    @ ensures b.deviceTables != m.restarts && i.filled != m.status && i.filled != m.restarts && i.head != m.status;
    @ ensures i.head != m.restarts && i.lost != m.status && i.lost != m.restarts && i.lengths != m.status;
    @ ensures i.lengths != m.restarts && i.sampleLengths != m.status && i.sampleLengths != m.restarts;
    @ assignable \nothing;
    @ pure model static boolean apartFromHealth(Belongings b, Inbox i, HealthMonitor m) { return true; }
    @*/

    /*+OPENJML@ normal_behavior
    @ ensures \result;
    @ ensures b.state != r.at && b.state != r.fields && b.owner != r.at && b.owner != r.fields;
    @ ensures b.ownerPage != r.at && b.ownerPage != r.fields && b.ownerMost != r.at && b.ownerMost != r.fields;
    @ ensures b.ownerRights != r.at && b.ownerRights != r.fields && b.borrower != r.at && b.borrower != r.fields;
    @ ensures b.borrowerPage != r.at && b.borrowerPage != r.fields && b.borrowerRights != r.at;
    @ ensures b.borrowerRights != r.fields && b.guestTables != r.at && b.guestTables != r.fields;
    @ ensures b.deviceTables != r.at && b.deviceTables != r.fields && i.filled != r.at && i.filled != r.fields;
    @ ensures i.head != r.at && i.head != r.fields && i.lost != r.at && i.lost != r.fields && i.lengths != r.at;
    @ ensures i.lengths != r.fields && i.sampleLengths != r.at && i.sampleLengths != r.fields;
    @ assignable \nothing;
    @ pure model static boolean apartFromAudit(Belongings b, Inbox i, AuditRing r) { return true; }
    @*/

    /*+OPENJML@ normal_behavior
    @ ensures \result;
    @ ensures b.state != n.event && b.state != n.cut && b.owner != n.event && b.owner != n.cut;
    @ ensures b.ownerPage != n.event && b.ownerPage != n.cut && b.ownerMost != n.event && b.ownerMost != n.cut;
    @ ensures b.ownerRights != n.event && b.ownerRights != n.cut && b.borrower != n.event && b.borrower != n.cut;
    @ ensures b.borrowerPage != n.event && b.borrowerPage != n.cut && b.borrowerRights != n.event;
    @ ensures b.borrowerRights != n.cut && b.guestTables != n.event && b.guestTables != n.cut;
    @ ensures b.deviceTables != n.event && b.deviceTables != n.cut && i.filled != n.event && i.filled != n.cut;
    @ ensures i.head != n.event && i.head != n.cut && i.lost != n.event && i.lost != n.cut && i.lengths != n.event;
    @ ensures i.lengths != n.cut && i.sampleLengths != n.event && i.sampleLengths != n.cut && b.pinned != n.window;
    @ ensures b.mapped != n.window && b.admitted != n.window;
    @ assignable \nothing;
    @ pure model static boolean apartFromEntries(Belongings b, Inbox i, Entries n) { return true; }
    @*/

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
        Journal journal = Journal.of(c.run.schedule, audit);
        Delivery delivery = Delivery.of(pending, entries, c.run.contexts, c.run.health);
        CpuidLeaves leaves = new CpuidLeaves(c.physicalAddressBits, c.gigabytePages, c.fiveLevels);
        Hypercalls hypercalls = hypercalls(memory, messages, c.run.events, delivery, c.run.health);
        Exits exits = exits(
                hypercalls,
                Belongings.of(memory),
                Inbox.of(messages),
                pending,
                entries,
                Standing.of(c.run.health, c.run.contexts, journal),
                CpuidAnswers.of(c.run.contexts, leaves),
                c.run.health,
                c.run.contexts,
                audit);
        Inspection inspection = Inspection.of(c, messages, pending, audit);
        return new Assembly(Translation.of(memory), exits, delivery, journal, pending, entries, inspection);
    }

    /** What partitions can ask of these parts. */
    /*+OPENJML@ normal_behavior
    @ requires delivery.health == health;
    @ ensures \result.memoryCalls.memory == memory && \result.messageCalls.messages == messages;
    @ ensures \result.eventCalls.delivery == delivery && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Hypercalls hypercalls(
            Memory memory, Messages messages, Events events, Delivery delivery, HealthMonitor health) {
        return Hypercalls.of(
                MemoryCalls.of(memory, health),
                MessageCalls.of(Buffers.of(memory), messages),
                EventCalls.of(events, delivery));
    }

    /** What is done on exits over these parts, all about the same memory and the same ports. */
    /*+OPENJML@ normal_behavior
    @ requires standing.health == health && standing.contexts == contexts && standing.journal.audit == audit;
    @ requires hypercalls.memoryCalls.memory == belongings.memory && cpuid.contexts == contexts;
    @ requires hypercalls.messageCalls.messages == inbox.messages && hypercalls.eventCalls.delivery.pending == pending;
    @ ensures \result.standing == standing && \result.estate.belongings == belongings && \fresh(\result);
    @ ensures \result.estate.pending == pending && \result.estate.entries == entries;
    @ assignable \nothing;
    @*/
    static Exits exits(
            Hypercalls hypercalls,
            Belongings belongings,
            Inbox inbox,
            Pending pending,
            Entries entries,
            Standing standing,
            CpuidAnswers cpuid,
            HealthMonitor health,
            Contexts contexts,
            AuditRing audit) {
        Estate estate = Estate.of(belongings, inbox, pending, entries);
        Recovery recovery = recovery(estate, belongings, inbox, entries, standing, health, contexts, audit);
        Vmcalls vmcalls = vmcalls(hypercalls, belongings, inbox, standing, health, contexts, audit);
        return dispatch(recovery, vmcalls, cpuid, standing, estate, hypercalls, belongings, inbox);
    }

    /** The answers to faults over an estate of these, none of whose arrays says how a partition stands. */
    /*+OPENJML@ normal_behavior
    @ requires standing.health == health && standing.contexts == contexts && standing.journal.audit == audit;
    @ requires estate.belongings == belongings && estate.inbox == inbox && estate.entries == entries;
    @ ensures \result.estate == estate && \result.standing == standing && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Recovery recovery(
            Estate estate,
            Belongings belongings,
            Inbox inbox,
            Entries entries,
            Standing standing,
            HealthMonitor health,
            Contexts contexts,
            AuditRing audit) {
        /*+OPENJML@ assert apartFromHealth(belongings, inbox, health) && apartFromAudit(belongings, inbox, audit); @*/
        return Recovery.of(estate, standing);
    }

    /** The calls that partitions' registers ask for, on belongings and ports none of whose arrays says how they stand. */
    /*+OPENJML@ normal_behavior
    @ requires standing.health == health && standing.contexts == contexts && standing.journal.audit == audit;
    @ requires hypercalls.memoryCalls.memory == belongings.memory && hypercalls.messageCalls.messages == inbox.messages;
    @ ensures \result.standing == standing && \result.hypercalls == hypercalls && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Vmcalls vmcalls(
            Hypercalls hypercalls,
            Belongings belongings,
            Inbox inbox,
            Standing standing,
            HealthMonitor health,
            Contexts contexts,
            AuditRing audit) {
        return Vmcalls.of(hypercalls, standing);
    }

    /** The dispatch over calls and an estate that are about the same arrays. */
    /*+OPENJML@ normal_behavior
    @ requires recovery.estate == estate && recovery.standing == standing && vmcalls.standing == standing;
    @ requires vmcalls.hypercalls == hypercalls && cpuid.saved == standing.saved;
    @ requires hypercalls.memoryCalls.memory == belongings.memory && hypercalls.messageCalls.messages == inbox.messages;
    @ requires hypercalls.eventCalls.delivery.pending == estate.pending;
    @ requires estate.belongings == belongings && estate.inbox == inbox;
    @ requires \invariant_for(estate.entries) && \invariant_for(estate.pending);
    @ ensures \result.recovery == recovery && \result.standing == standing && \result.estate == estate;
    @ ensures \fresh(\result);
    @ assignable \nothing;
    @*/
    static Exits dispatch(
            Recovery recovery,
            Vmcalls vmcalls,
            CpuidAnswers cpuid,
            Standing standing,
            Estate estate,
            Hypercalls hypercalls,
            Belongings belongings,
            Inbox inbox) {
        return Exits.of(recovery, vmcalls, cpuid, standing);
    }
}
