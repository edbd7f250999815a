package cofferdam.kernel.core;

/**
 * The separation kernel. Every method is total: whatever the arguments, it returns, changes only what its contract says,
 * and never throws once constructed. Requirements G5-02, G9-01, G9-03, G9-05.
 *
 * <p>Use by the platform, for each processor: {@link #current} says who runs; if {@link #runnable}, {@link
 * #prepareEntry}, load the registers ({@link #copyRegisters}), enter with {@link #eptPointer} and {@link
 * #entryInterruption}; on exit {@link #entryDone}, save all registers ({@link #saveRegisters}) and call {@link
 * #handleExit}. After every tick, {@link #tick}.
 */
public final class Kernel {
    /*@ spec_public @*/ private final int partitions;
    /*@ spec_public @*/ private final Translation translation;
    /*@ spec_public @*/ private final Exits exits;
    /*@ spec_public @*/ private final Delivery delivery;
    /*@ spec_public @*/ private final Journal journal;
    /*@ spec_public @*/ private final Pending pending;
    /*@ spec_public @*/ private final Routes routes;
    /*@ spec_public @*/ private final Schedule schedule;
    /*@ spec_public @*/ private final HealthMonitor health;
    /*@ spec_public @*/ private final Contexts contexts;
    /*@ spec_public @*/ private final Entries entries;
    /*@ spec_public @*/ private final Inspection inspection;

    /*@ public invariant 1 <= partitions;
    @ public invariant partitions <= Limits.PARTITIONS;
    @ public invariant \invariant_for(schedule);
    @ public invariant \invariant_for(health);
    @ public invariant \invariant_for(contexts);
    @ public invariant \invariant_for(entries);
    @ public invariant \invariant_for(pending);
    @ public invariant \invariant_for(routes);
    @ public invariant \invariant_for(journal.audit);
    @ public invariant journal.schedule == schedule;
    @ public invariant delivery.pending == pending;
    @ public invariant delivery.entries == entries;
    @ public invariant delivery.contexts == contexts;
    @ public invariant delivery.health == health;
    @*/

    /*+OPENJML@ public invariant (\forall int i; 0 <= i && i < Limits.LINES; routes.partition[i] < partitions);
    @ public invariant (\forall int m; 0 <= m && m < Limits.MINOR_FRAMES; schedule.partition[m] < partitions);
    @ public invariant partitions <= exits.parts;
    @ public invariant exits.standing.health == health;
    @ public invariant exits.status == health.status;
    @ public invariant exits.restarts == health.restarts;
    @ public invariant exits.saved == contexts.saved;
    @ public invariant exits.fields == journal.audit.fields;
    @ public invariant exits.at == journal.audit.at;
    @ public invariant exits.waiting == pending.pending;
    @ public invariant exits.event == entries.event;
    @ public invariant exits.window == entries.window;
    @ public invariant exits.cut == entries.cut;
    @ public invariant exits.state.__owner != (Object) schedule;
    @ public invariant exits.state.__owner != (Object) routes;
    @ public invariant exits.owner.__owner != (Object) schedule;
    @ public invariant exits.owner.__owner != (Object) routes;
    @ public invariant exits.ownerPage.__owner != (Object) schedule;
    @ public invariant exits.ownerPage.__owner != (Object) routes;
    @ public invariant exits.ownerMost.__owner != (Object) schedule;
    @ public invariant exits.ownerMost.__owner != (Object) routes;
    @ public invariant exits.ownerRights.__owner != (Object) schedule;
    @ public invariant exits.ownerRights.__owner != (Object) routes;
    @ public invariant exits.borrower.__owner != (Object) schedule;
    @ public invariant exits.borrower.__owner != (Object) routes;
    @ public invariant exits.borrowerPage.__owner != (Object) schedule;
    @ public invariant exits.borrowerPage.__owner != (Object) routes;
    @ public invariant exits.borrowerRights.__owner != (Object) schedule;
    @ public invariant exits.borrowerRights.__owner != (Object) routes;
    @ public invariant exits.guestTables.__owner != (Object) schedule;
    @ public invariant exits.guestTables.__owner != (Object) routes;
    @ public invariant exits.deviceTables.__owner != (Object) schedule;
    @ public invariant exits.deviceTables.__owner != (Object) routes;
    @ public invariant exits.filled.__owner != (Object) schedule;
    @ public invariant exits.filled.__owner != (Object) routes;
    @ public invariant exits.head.__owner != (Object) schedule;
    @ public invariant exits.head.__owner != (Object) routes;
    @ public invariant exits.lost.__owner != (Object) schedule;
    @ public invariant exits.lost.__owner != (Object) routes;
    @ public invariant exits.lengths.__owner != (Object) schedule;
    @ public invariant exits.lengths.__owner != (Object) routes;
    @ public invariant exits.sampleLengths.__owner != (Object) schedule;
    @ public invariant exits.sampleLengths.__owner != (Object) routes;
    @ public invariant exits.queued.__owner != (Object) schedule;
    @ public invariant exits.sampled.__owner != (Object) schedule;
    @ public invariant (Object) health != (Object) schedule;
    @ public invariant (Object) health != (Object) routes;
    @ public invariant (Object) contexts != (Object) schedule;
    @ public invariant (Object) contexts != (Object) routes;
    @ public invariant (Object) journal.audit != (Object) schedule;
    @ public invariant (Object) journal.audit != (Object) routes;
    @ public invariant (Object) entries != (Object) schedule;
    @ public invariant (Object) entries != (Object) routes;
    @*/

    /**
     * Builds all translation tables in the configuration's table frames, fills the partitions' memory from the pristine
     * images, and starts every schedule at its first minor frame. The configuration is sealed.
     *
     * @throws ConfigurationException if the configuration is not complete or its tables do not fit
     */
    /*@ public behavior
    @ requires \invariant_for(configuration);
    @ ensures partitions == configuration.partitions && configuration.sealed;
    @ ensures (\forall int k; 0 <= k && k < 80 * partitions; contexts.saved[k] == contexts.start[k]);
    @ ensures (\forall int k; 0 <= k && k < pending.pending.length; !pending.pending[k]);
    @ ensures (\forall int p; 0 <= p && p < Limits.PARTITIONS;
    @      entries.event[p] == 0 && !entries.window[p] && entries.cut[p] == 0);
    @ ensures journal.audit.at[0] == 0 && journal.audit.at[1] == 0;
    @ signals_only ConfigurationException;
    @*/
    public Kernel(Configuration configuration, Platform platform) {
        this(configuration, Assembly.of(configuration, Start.load(configuration, platform), platform));
    }

    /*@ private normal_behavior
    @ ensures partitions == c.partitions && translation == a.translation && exits == a.exits;
    @ ensures delivery == a.delivery && journal == a.journal && pending == a.pending && entries == a.entries;
    @ ensures inspection == a.inspection && routes == c.devices.routes && schedule == c.run.schedule;
    @ ensures health == c.run.health && contexts == c.run.contexts;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Kernel(Configuration c, Assembly a) {
        partitions = c.partitions;
        translation = a.translation;
        exits = a.exits;
        delivery = a.delivery;
        journal = a.journal;
        pending = a.pending;
        routes = c.devices.routes;
        schedule = c.run.schedule;
        health = c.run.health;
        contexts = c.run.contexts;
        entries = a.entries;
        inspection = a.inspection;
    }

    /** Who holds the processor now, or {@link Abi#NOBODY}; also for processors that do not exist. Requirement G4-01. */
    /*@ public normal_behavior
    @ ensures \result == schedule.current(cpu);
    @ ensures Abi.NOBODY <= \result && \result < partitions;
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int current(int cpu) {
        return schedule.current(cpu);
    }

    /** Whether a partition can execute now: not stopped, and not waiting without a reason to wake up. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= partition && partition < partitions && delivery.runnable(partition));
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ boolean runnable(int partition) {
        return exists(partition) && delivery.runnable(partition);
    }

    /** Advances a processor's schedule by a tick; who yielded runs again when its minor frame begins. Requirement G4-01. */
    /*@ public normal_behavior
    @ ensures 0 <= cpu && cpu < schedule.processors && schedule.length[cpu] > 0
    @      ==> 0 <= schedule.position[cpu] && schedule.position[cpu] < Limits.MINOR_FRAMES;
    @ ensures 0 <= cpu && cpu < schedule.processors && schedule.length[cpu] > 0
    @      ==> schedule.left[cpu] == (\old(schedule.left[cpu]) > 1 ? \old(schedule.left[cpu]) - 1
    @         : schedule.ticks[schedule.position[cpu]]);
    @ ensures 0 <= cpu && cpu < schedule.processors && schedule.length[cpu] > 0
    @      ==> schedule.position[cpu] == (\old(schedule.left[cpu]) > 1 ? \old(schedule.position[cpu])
    @         : \old(schedule.position[cpu]) + 1 < schedule.first[cpu] + schedule.length[cpu]
    @         ? \old(schedule.position[cpu]) + 1 : schedule.first[cpu]);
    @ ensures (\forall int o; 0 <= o && o < schedule.processors && (o != cpu || schedule.length[o] == 0);
    @      schedule.left[o] == \old(schedule.left[o]) && schedule.position[o] == \old(schedule.position[o])
    @      && schedule.elapsed[o] == \old(schedule.elapsed[o]));
    @ ensures (\forall int p; 0 <= p && p < Limits.PARTITIONS; health.status[p] == \old(health.status[p])
    @      || (\old(health.status[p]) == Abi.YIELDED && health.status[p] == Abi.RUNNING
    @         && 0 <= cpu && cpu < schedule.processors && schedule.length[cpu] > 0
    @         && \old(schedule.left[cpu]) == 1 && schedule.partition[schedule.position[cpu]] == p));
    @ assignable schedule.left[0 .. schedule.left.length - 1], schedule.position[0 .. schedule.position.length - 1],
    @    schedule.elapsed[0 .. schedule.elapsed.length - 1], health.status[0 .. health.status.length - 1];
    @*/
    public void tick(int cpu) {
        boolean next = schedule.tick(cpu);
        /*+OPENJML@ assert \invariant_for(health) && \invariant_for(routes); @*/
        health.wake(next ? schedule.current(cpu) : Abi.NOBODY);
    }

    /** Ticks since boot on this processor. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= cpu && cpu < schedule.processors ? schedule.elapsed[cpu] : 0);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ long ticks(int cpu) {
        return schedule.elapsed(cpu);
    }

    /** A device asserts its interrupt line: its vector becomes pending at its partition, unless that is stopped. Requirement G3-06. */
    /*@ public normal_behavior
    @ ensures (\forall int k; 0 <= k && k < pending.pending.length; pending.pending[k] == (\old(pending.pending[k])
    @      || (0 <= line && line < Limits.LINES && 0 <= routes.partition[line]
    @         && health.status[routes.partition[line]] != Abi.STOPPED
    @         && k == routes.partition[line] * Limits.VECTORS + routes.vector[line])));
    @ ensures 0 <= line && line < Limits.LINES && 0 <= routes.partition[line]
    @      ==> journal.audit.at[0] == \old(journal.audit.at[0]) && journal.audit.at[1] == \old(journal.audit.at[1]);
    @ ensures !(0 <= line && line < Limits.LINES && 0 <= routes.partition[line])
    @      ==> journal.audit.fields[4 * \old(journal.audit.at[0]) + 2] == AuditRing.STRAY_INTERRUPT
    @         && journal.audit.fields[4 * \old(journal.audit.at[0]) + 3] == line;
    @ assignable pending.pending[0 .. pending.pending.length - 1],
    @    journal.audit.fields[0 .. journal.audit.fields.length - 1], journal.audit.at[0 .. 1];
    @*/
    public void interrupt(int line) {
        int p = routes.partition(line);
        if (p < 0) {
            journal.record(0, Abi.NOBODY, AuditRing.STRAY_INTERRUPT, line);
            /*+OPENJML@ assert \invariant_for(schedule) && \invariant_for(routes) && \invariant_for(health); @*/
        }
        /*+OPENJML@ assert \invariant_for(schedule) && \invariant_for(routes) && \invariant_for(health); @*/
        if (p >= 0) {
            delivery.raise(p, routes.vector(line));
            /*+OPENJML@ assert \invariant_for(schedule) && \invariant_for(routes) && \invariant_for(health); @*/
        }
    }

    /**
     * A VM exit of the processor's current partition, whose registers have been saved.
     *
     * @param reason basic exit reason (SDM vol. 3, appendix C)
     * @param qualification exit qualification; nothing depends on it
     * @param guestPhysical guest-physical address of EPT exits; nothing depends on it
     * @param instructionLength bytes of the exiting instruction
     * @return one of the {@code EXIT_} codes of {@link Abi}
     */
    /*+OPENJML@ public normal_behavior
    @ ensures Abi.EXIT_RESUMED <= \result && \result <= Abi.EXIT_IGNORED;
    @ ensures schedule.current(cpu) < 0 ==> \result == Abi.EXIT_IGNORED;
    @ ensures (\forall int p; 0 <= p && p < Limits.PARTITIONS && p == schedule.current(cpu);
    @      \result == Abi.EXIT_IGNORED <==> \old(health.status[p]) == Abi.STOPPED);
    @ ensures (\forall int c; 0 <= c && c < schedule.processors; schedule.position[c] == \old(schedule.position[c])
    @      && schedule.left[c] == \old(schedule.left[c]) && schedule.elapsed[c] == \old(schedule.elapsed[c]));
    @ assignable exits.state[0 .. exits.stateLast], exits.owner[0 .. exits.ownerLast],
    @    exits.ownerPage[0 .. exits.ownerPageLast], exits.ownerMost[0 .. exits.ownerMostLast],
    @    exits.ownerRights[0 .. exits.ownerRightsLast], exits.borrower[0 .. exits.borrowerLast],
    @    exits.borrowerPage[0 .. exits.borrowerPageLast], exits.borrowerRights[0 .. exits.borrowerRightsLast],
    @    exits.pinned[0 .. exits.pinnedLast], exits.mapped[0 .. exits.mappedLast],
    @    exits.admitted[0 .. exits.admittedLast], exits.guestTables[0 .. exits.guestTablesLast],
    @    exits.deviceTables[0 .. exits.deviceTablesLast], exits.filled[0 .. exits.filledLast],
    @    exits.head[0 .. exits.headLast], exits.lost[0 .. exits.lostLast], exits.lengths[0 .. exits.lengthsLast],
    @    exits.queued[0 .. exits.queuedLast], exits.sampleLengths[0 .. exits.sampleLengthsLast],
    @    exits.sampled[0 .. exits.sampledLast], exits.waiting[0 .. 256 * Limits.PARTITIONS - 1], exits.event[0 .. 15],
    @    exits.window[0 .. 15], exits.cut[0 .. 15], health.status[0 .. 15], health.restarts[0 .. 15],
    @    contexts.saved[0 .. 80 * Limits.PARTITIONS - 1], journal.audit.fields[0 .. 1024 - 1],
    @    journal.audit.at[0 .. 1];
    @*/
    public int handleExit(int cpu, int reason, long qualification, long guestPhysical, int instructionLength) {
        return exits.handle(cpu, schedule.current(cpu), reason, instructionLength);
    }

    /*@ private normal_behavior
    @ ensures \result == (0 <= partition && partition < partitions);
    @ assignable \nothing;
    @*/
    private /*@ pure @*/ boolean exists(int partition) {
        return partition >= 0 && partition < partitions;
    }

    /** A saved register; 0 if there is no such partition or index. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= partition && partition < partitions && 0 <= index && index < Registers.STATE_WORDS
    @      ? contexts.saved[partition * Registers.STATE_WORDS + index] : 0);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ long register(int partition, int index) {
        boolean valid = exists(partition) && index >= 0 && index < Registers.STATE_WORDS;
        return valid ? contexts.get(partition, index) : 0L;
    }

    /** Stores a saved register; no effect if there is no such partition or index. */
    /*@ public normal_behavior
    @ ensures (\forall int k; 0 <= k && k < contexts.saved.length; contexts.saved[k]
    @      == (0 <= partition && partition < partitions && 0 <= index && index < Registers.STATE_WORDS
    @         && k == partition * Registers.STATE_WORDS + index ? value : \old(contexts.saved[k])));
    @ assignable contexts.saved[0 .. contexts.saved.length - 1];
    @*/
    public void setRegister(int partition, int index, long value) {
        if (exists(partition) && index >= 0 && index < Registers.STATE_WORDS) {
            contexts.set(partition, index, value);
            /*+OPENJML@ assert \invariant_for(schedule) && \invariant_for(routes) && \invariant_for(health); @*/
        }
    }

    /** Copies a partition's saved registers out; no effect unless the array has {@link Registers#STATE_WORDS} words. */
    /*@ public normal_behavior
    @ requires into != contexts.saved && into != contexts.start && into != schedule.elapsed;
    @ ensures (\forall int k; 0 <= k && k < into.length; into[k] == (0 <= partition && partition < partitions
    @      && into.length == Registers.STATE_WORDS
    @      ? contexts.saved[partition * Registers.STATE_WORDS + k] : \old(into[k])));
    @ assignable into[0 .. into.length - 1];
    @*/
    public void copyRegisters(int partition, long[] into) {
        if (exists(partition) && into.length == Registers.STATE_WORDS) {
            contexts.load(partition, into);
            /*+OPENJML@ assert \invariant_for(schedule) && \invariant_for(routes) && \invariant_for(health); @*/
        }
    }

    /** Saves a partition's registers; no effect unless the array has {@link Registers#STATE_WORDS} words. */
    /*@ public normal_behavior
    @ requires from != contexts.saved;
    @ ensures (\forall int k; 0 <= k && k < contexts.saved.length; contexts.saved[k] == (0 <= partition
    @      && partition < partitions && from.length == Registers.STATE_WORDS && partition * Registers.STATE_WORDS <= k
    @      && k < (partition + 1) * Registers.STATE_WORDS
    @      ? from[k - partition * Registers.STATE_WORDS] : \old(contexts.saved[k])));
    @ assignable contexts.saved[0 .. contexts.saved.length - 1];
    @*/
    public void saveRegisters(int partition, long[] from) {
        if (exists(partition) && from.length == Registers.STATE_WORDS) {
            contexts.save(partition, from);
            /*+OPENJML@ assert \invariant_for(schedule) && \invariant_for(routes) && \invariant_for(health); @*/
        }
    }

    /** The EPT pointer of a partition (SDM vol. 3, 25.6.11); 0 if there is none. */
    /*@ public normal_behavior
    @ requires \invariant_for(translation.memory) && partitions <= translation.memory.ledger.parts;
    @ requires (\forall int p; 0 <= p && p < partitions; 0 <= translation.memory.stageTwo.radix.root[p]);
    @ ensures !(0 <= partition && partition < partitions) ==> \result == 0;
    @ assignable \nothing;
    @*/
    public long eptPointer(int partition) {
        return exists(partition) ? translation.eptPointer(partition) : 0L;
    }

    /** Host-physical address of the VT-d root table, or 0 without DMA remapping. */
    /*@ public normal_behavior
    @ requires \invariant_for(translation.memory);
    @ ensures translation.memory.dmaTables.root < 0 ==> \result == 0;
    @ assignable \nothing;
    @*/
    public long dmaRootTable() {
        return translation.dmaRootTable();
    }

    /** The DMA domain id of a device, or 0. */
    /*@ public normal_behavior
    @ requires \invariant_for(translation.memory);
    @ ensures \result == (0 <= device && device < translation.memory.dma.count ? device + 1 : 0);
    @ assignable \nothing;
    @*/
    public int dmaDomain(int device) {
        return translation.dmaDomain(device);
    }

    /** Decides what the next VM entry delivers, see {@link Delivery#prepare}. Idempotent until {@link #entryDone}. */
    /*@ public normal_behavior
    @ ensures 0 <= partition && partition < partitions && \old(entries.event[partition]) != 0
    @      ==> entries.event[partition] == \old(entries.event[partition]);
    @ ensures 0 <= partition && partition < partitions
    @      ==> entries.window[partition] == (pending.highest(partition) >= 0);
    @ ensures (\forall int p; 0 <= p && p < Limits.PARTITIONS && (p != partition || partitions <= p);
    @      entries.event[p] == \old(entries.event[p]) && entries.window[p] == \old(entries.window[p]));
    @ ensures (\forall int k; 0 <= k && k < pending.pending.length; pending.pending[k] == \old(pending.pending[k])
    @      || (0 <= partition && partition < partitions && partition * Limits.VECTORS <= k && !pending.pending[k]
    @         && entries.event[partition] == Entries.EXTERNAL_INTERRUPT + (k - partition * Limits.VECTORS)));
    @ assignable entries.event[0 .. entries.event.length - 1], entries.window[0 .. entries.window.length - 1],
    @    pending.pending[0 .. pending.pending.length - 1];
    @*/
    public void prepareEntry(int partition) {
        if (exists(partition)) {
            delivery.prepare(partition);
            /*+OPENJML@ assert \invariant_for(schedule) && \invariant_for(routes); @*/
        }
    }

    /** VM-entry interruption information (SDM vol. 3, 25.8.3), 0 for none. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= partition && partition < partitions ? entries.event[partition] : 0);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int entryInterruption(int partition) {
        return exists(partition) ? entries.event(partition) : 0;
    }

    /** VM-entry exception error code: 0, for the kernel's only exceptions are #GP(0) and #DF(0). */
    /*@ public normal_behavior
    @ ensures \result == 0;
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int entryErrorCode(int partition) {
        return 0;
    }

    /** Whether an interrupt is pending that the next entry does not deliver: ask for interrupt-window exiting. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= partition && partition < partitions && entries.window[partition]);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ boolean interruptWindow(int partition) {
        return exists(partition) && entries.window(partition);
    }

    /**
     * The entry took place. A halted or waiting partition runs.
     *
     * @param cut IDT-vectoring information of the exit (SDM vol. 3, 28.2.4): the event whose delivery it cut; 0 for none
     */
    /*@ public normal_behavior
    @ ensures 0 <= partition && partition < partitions ==> entries.event[partition] == 0
    @      && !entries.window[partition] && entries.cut[partition] == cut;
    @ ensures (\forall int p; 0 <= p && p < Limits.PARTITIONS; health.status[p] == (p != partition || partitions <= p
    @      || \old(health.status[p]) == Abi.STOPPED ? \old(health.status[p]) : Abi.RUNNING));
    @ ensures (\forall int p; 0 <= p && p < Limits.PARTITIONS && (p != partition || partitions <= p);
    @      entries.event[p] == \old(entries.event[p]) && entries.window[p] == \old(entries.window[p])
    @      && entries.cut[p] == \old(entries.cut[p]));
    @ assignable entries.event[0 .. entries.event.length - 1], entries.window[0 .. entries.window.length - 1],
    @    entries.cut[0 .. entries.cut.length - 1], health.status[0 .. health.status.length - 1],
    @    pending.pending[0 .. pending.pending.length - 1];
    @*/
    public void entryDone(int partition, int cut) {
        if (exists(partition)) {
            delivery.done(partition, cut);
            /*+OPENJML@ assert \invariant_for(schedule) && \invariant_for(routes); @*/
        }
    }

    /** The highest pending vector, or -1. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= partition && partition < partitions ? pending.highest(partition) : -1);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int pendingVector(int partition) {
        return exists(partition) ? pending.highest(partition) : -1;
    }

    /** A read-only view of the whole state, for checkers. */
    /*@ public normal_behavior
    @ ensures \result == inspection;
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ Inspection inspection() {
        return inspection;
    }
}
