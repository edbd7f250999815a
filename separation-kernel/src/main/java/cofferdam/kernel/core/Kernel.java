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
    /*@ spec_public @*/ private final Memory memory;
    /*@ spec_public @*/ private final Exits exits;
    /*@ spec_public @*/ private final Delivery delivery;
    /*@ spec_public @*/ private final Journal journal;
    /*@ spec_public @*/ private final Pending pending;
    /*@ spec_public @*/ private final Routes routes;
    /*@ spec_public @*/ private final DmaMap dma;
    /*@ spec_public @*/ private final Schedule schedule;
    /*@ spec_public @*/ private final HealthMonitor health;
    /*@ spec_public @*/ private final Contexts contexts;
    /*@ spec_public @*/ private final Entries entries;
    /*@ spec_public @*/ private final Inspection inspection;

    /*@ public invariant 1 <= partitions && partitions <= Limits.PARTITIONS && partitions == memory.ledger.parts;
    @ public invariant \invariant_for(memory) && \invariant_for(pending) && \invariant_for(routes);
    @ public invariant \invariant_for(schedule) && \invariant_for(health) && \invariant_for(contexts);
    @ public invariant \invariant_for(entries) && \invariant_for(dma) && dma == memory.dma;
    @*/

    /*+OPENJML@ public invariant (\forall int i; 0 <= i && i < Limits.LINES; routes.partition[i] < partitions);
    @ public invariant (\forall int m; 0 <= m && m < schedule.count; schedule.partition[m] < partitions);
    @ public invariant (\forall int p; 0 <= p && p < partitions; 0 <= memory.stageTwo.radix.root[p]);
    @*/

    /**
     * Builds all translation tables in the configuration's table frames, fills the partitions' memory from the pristine
     * images, and starts every schedule at its first minor frame. The configuration is sealed.
     *
     * @throws ConfigurationException if the configuration is not complete or its tables do not fit
     */
    /*@ public behavior
    @ requires \invariant_for(configuration);
    @ ensures partitions == configuration.partitions;
    @ signals_only ConfigurationException;
    @*/
    public Kernel(Configuration configuration, Platform platform) {
        if (!configuration.complete()) {
            throw new ConfigurationException("the configuration is not complete");
        }
        configuration.seal();
        partitions = configuration.partitions;
        memory = new Memory(platform, configuration);
        routes = configuration.devices.routes;
        dma = configuration.devices.dma;
        schedule = configuration.run.schedule;
        health = configuration.run.health;
        contexts = configuration.run.contexts;
        pending = new Pending();
        entries = new Entries();
        AuditRing audit = new AuditRing();
        Messages messages = new Messages(platform, configuration.run.queues, configuration.run.samples);
        CpuidLeaves cpuid = new CpuidLeaves(
                configuration.physicalAddressBits, configuration.gigabytePages, configuration.fiveLevels);
        journal = Journal.of(schedule, audit);
        delivery = Delivery.of(pending, entries, contexts, health);
        Recovery recovery = new Recovery(memory, messages, pending, entries, health, contexts, journal);
        Hypercalls hypercalls = new Hypercalls(memory, messages, configuration.run.events, pending, health);
        exits = new Exits(schedule, health, contexts, cpuid, hypercalls, recovery, journal);
        inspection = new Inspection(configuration, messages, pending, audit);
        if (TableBuild.build(memory, configuration) != Abi.OK) {
            throw new ConfigurationException("the translation tables do not fit");
        }
        for (int p = 0; p < partitions; p++) {
            Restart.loadImages(memory, p);
            contexts.restart(p);
        }
    }

    /** Who holds the processor now, or {@link Abi#NOBODY}; also for processors that do not exist. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= cpu && cpu < schedule.processors && schedule.length[cpu] > 0 ? schedule.partition[schedule.position[cpu]] : Abi.NOBODY);
    @ ensures Abi.NOBODY <= \result && \result < partitions;
    @ assignable \nothing;
    @*/
    public int current(int cpu) {
        return schedule.current(cpu);
    }

    /** Whether a partition can execute now: not stopped, and not waiting without a reason to wake up. */
    /*@ public normal_behavior
    @ ensures \result ==> 0 <= partition && partition < partitions && health.status[partition] != Abi.STOPPED;
    @ ensures 0 <= partition && partition < partitions && health.status[partition] == Abi.RUNNING ==> \result;
    @ assignable \nothing;
    @*/
    public boolean runnable(int partition) {
        return exists(partition) && delivery.runnable(partition);
    }

    /** Advances a processor's schedule by a tick. */
    /*@ public normal_behavior
    @ requires 0 <= cpu && cpu < schedule.processors && schedule.length[cpu] > 0;
    @ ensures schedule.left[cpu] == (\old(schedule.left[cpu]) > 1 ? \old(schedule.left[cpu]) - 1
    @    : schedule.ticks[schedule.position[cpu]]);
    @ assignable schedule.left[cpu], schedule.elapsed[cpu], schedule.position[cpu], health.status[*];
    @ also public normal_behavior
    @ requires !(0 <= cpu && cpu < schedule.processors && schedule.length[cpu] > 0);
    @ assignable \nothing;
    @*/
    public void tick(int cpu) {
        if (schedule.tick(cpu)) {
            int p = schedule.current(cpu);
            if (p >= 0 && health.status(p) == Abi.YIELDED) {
                health.enter(p, Abi.RUNNING);
            }
        }
    }

    /** Ticks since boot on this processor. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= cpu && cpu < schedule.processors ? schedule.elapsed[cpu] : 0);
    @ assignable \nothing;
    @*/
    public long ticks(int cpu) {
        return schedule.elapsed(cpu);
    }

    /** A device asserts its interrupt line: its vector becomes pending at its partition. */
    /*@ public normal_behavior
    @ requires 0 <= line && line < Limits.LINES && routes.partition[line] >= 0;
    @ ensures health.status[routes.partition[line]] != Abi.STOPPED
    @    ==> pending.pending[routes.partition[line] * Limits.VECTORS + routes.vector[line]];
    @ assignable pending.pending[routes.partition[line] * Limits.VECTORS + routes.vector[line]];
    @ also public normal_behavior
    @ requires !(0 <= line && line < Limits.LINES && routes.partition[line] >= 0);
    @ assignable journal.audit.fields[*], journal.audit.at[*];
    @*/
    public void interrupt(int line) {
        int p = routes.partition(line);
        if (p < 0) {
            journal.record(0, Abi.NOBODY, AuditRing.STRAY_INTERRUPT, line);
        } else if (health.status(p) != Abi.STOPPED) {
            pending.set(p, routes.vector(line), true);
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
    /*@ public normal_behavior
    @ ensures Abi.EXIT_RESUMED <= \result && \result <= Abi.EXIT_IGNORED;
    @ ensures !(0 <= cpu && cpu < schedule.processors && schedule.length[cpu] > 0) ==> \result == Abi.EXIT_IGNORED;
    @ assignable \everything;
    @*/
    public int handleExit(int cpu, int reason, long qualification, long guestPhysical, int instructionLength) {
        return exits.handle(cpu, reason, instructionLength);
    }

    /*@ private normal_behavior
    @ ensures \result == (0 <= partition && partition < partitions);
    @ assignable \nothing;
    @*/
    private boolean exists(int partition) {
        return partition >= 0 && partition < partitions;
    }

    /** A saved register; 0 if there is no such partition or index. */
    /*@ public normal_behavior
    @ requires 0 <= partition && partition < partitions && 0 <= index && index < Registers.STATE_WORDS;
    @ ensures \result == contexts.saved[partition * Registers.STATE_WORDS + index];
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !(0 <= partition && partition < partitions && 0 <= index && index < Registers.STATE_WORDS);
    @ ensures \result == 0;
    @ assignable \nothing;
    @*/
    public long register(int partition, int index) {
        boolean valid = exists(partition) && index >= 0 && index < Registers.STATE_WORDS;
        return valid ? contexts.get(partition, index) : 0L;
    }

    /** Stores a saved register; no effect if there is no such partition or index. */
    /*@ public normal_behavior
    @ requires 0 <= partition && partition < partitions && 0 <= index && index < Registers.STATE_WORDS;
    @ ensures contexts.saved[partition * Registers.STATE_WORDS + index] == value;
    @ assignable contexts.saved[partition * Registers.STATE_WORDS + index];
    @ also public normal_behavior
    @ requires !(0 <= partition && partition < partitions && 0 <= index && index < Registers.STATE_WORDS);
    @ assignable \nothing;
    @*/
    public void setRegister(int partition, int index, long value) {
        if (exists(partition) && index >= 0 && index < Registers.STATE_WORDS) {
            contexts.set(partition, index, value);
        }
    }

    /** Copies a partition's saved registers out; no effect unless the array has {@link Registers#STATE_WORDS} words. */
    /*@ public normal_behavior
    @ requires into != contexts.saved && into != contexts.start;
    @ assignable into[*];
    @*/
    public void copyRegisters(int partition, long[] into) {
        if (exists(partition) && into.length == Registers.STATE_WORDS) {
            contexts.load(partition, into);
        }
    }

    /** Saves a partition's registers; no effect unless the array has {@link Registers#STATE_WORDS} words. */
    /*@ public normal_behavior
    @ requires 0 <= partition && partition < partitions && from.length == Registers.STATE_WORDS && from != contexts.saved;
    @ assignable contexts.saved[*];
    @ also public normal_behavior
    @ requires !(0 <= partition && partition < partitions && from.length == Registers.STATE_WORDS);
    @ assignable \nothing;
    @*/
    public void saveRegisters(int partition, long[] from) {
        if (exists(partition) && from.length == Registers.STATE_WORDS) {
            contexts.save(partition, from);
        }
    }

    /** The EPT pointer of a partition (SDM vol. 3, 25.6.11); 0 if there is none. */
    /*@ public normal_behavior
    @ ensures !(0 <= partition && partition < partitions) ==> \result == 0;
    @ assignable \nothing;
    @*/
    public long eptPointer(int partition) {
        return exists(partition) ? memory.eptPointer(partition) : 0L;
    }

    /** Host-physical address of the VT-d root table, or 0 without DMA remapping. */
    /*@ public normal_behavior
    @ ensures memory.dmaTables.root < 0 ==> \result == 0;
    @ assignable \nothing;
    @*/
    public long dmaRootTable() {
        return memory.dmaRootTable();
    }

    /** The DMA domain id of a device, or 0. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= device && device < dma.count ? device + 1 : 0);
    @ assignable \nothing;
    @*/
    public int dmaDomain(int device) {
        return device >= 0 && device < dma.count() ? device + 1 : 0;
    }

    /**
     * Decides what the next VM entry delivers: a pending exception, else the highest pending vector if the saved
     * RFLAGS.IF and interruptibility allow it. The vector is then no longer pending. Idempotent until {@link
     * #entryDone}.
     */
    /*@ public normal_behavior
    @ requires 0 <= partition && partition < partitions;
    @ ensures \old(entries.event[partition]) != 0 ==> entries.event[partition] == \old(entries.event[partition]);
    @ assignable entries.event[partition], entries.window[partition], pending.pending[*];
    @ also public normal_behavior
    @ requires !(0 <= partition && partition < partitions);
    @ assignable \nothing;
    @*/
    public void prepareEntry(int partition) {
        if (exists(partition)) {
            delivery.prepare(partition);
        }
    }

    /** VM-entry interruption information (SDM vol. 3, 25.8.3), 0 for none. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= partition && partition < partitions ? entries.event[partition] : 0);
    @ assignable \nothing;
    @*/
    public int entryInterruption(int partition) {
        return exists(partition) ? entries.event(partition) : 0;
    }

    /** VM-entry exception error code: the kernel's only exception is #GP(0). */
    /*@ public normal_behavior
    @ ensures \result == 0;
    @ assignable \nothing;
    @*/
    public int entryErrorCode(int partition) {
        return 0;
    }

    /** Whether an interrupt is pending that the next entry does not deliver: ask for interrupt-window exiting. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= partition && partition < partitions && entries.window[partition]);
    @ assignable \nothing;
    @*/
    public boolean interruptWindow(int partition) {
        return exists(partition) && entries.window(partition);
    }

    /**
     * The entry took place. A halted or waiting partition runs.
     *
     * @param cut IDT-vectoring information of the exit (SDM vol. 3, 28.2.4): the event whose delivery it cut; 0 for none
     */
    /*@ public normal_behavior
    @ requires 0 <= partition && partition < partitions;
    @ ensures entries.event[partition] == 0 && !entries.window[partition] && entries.cut[partition] == cut;
    @ ensures health.status[partition] == (\old(health.status[partition]) == Abi.STOPPED ? Abi.STOPPED : Abi.RUNNING);
    @ assignable entries.event[partition], entries.window[partition], entries.cut[partition], health.status[partition],
    @    pending.pending[*];
    @ also public normal_behavior
    @ requires !(0 <= partition && partition < partitions);
    @ assignable \nothing;
    @*/
    public void entryDone(int partition, int cut) {
        if (exists(partition)) {
            delivery.done(partition, cut);
        }
    }

    /** The highest pending vector, or -1. */
    /*@ public normal_behavior
    @ ensures -1 <= \result && \result < Limits.VECTORS;
    @ ensures !(0 <= partition && partition < partitions) ==> \result == -1;
    @ assignable \nothing;
    @*/
    public int pendingVector(int partition) {
        return exists(partition) ? pending.highest(partition) : -1;
    }

    /** A read-only view of the whole state, for checkers. */
    /*@ public normal_behavior
    @ ensures \result == inspection;
    @ assignable \nothing;
    @*/
    public Inspection inspection() {
        return inspection;
    }
}
