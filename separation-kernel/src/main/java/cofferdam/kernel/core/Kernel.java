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
    /*@ spec_public @*/ private final Messages messages;
    /*@ spec_public @*/ private final Hypercalls hypercalls;
    /*@ spec_public @*/ private final Pending pending;
    /*@ spec_public @*/ private final Routes routes;
    /*@ spec_public @*/ private final DmaMap dma;
    /*@ spec_public @*/ private final Schedule schedule;
    /*@ spec_public @*/ private final HealthMonitor health;
    /*@ spec_public @*/ private final Contexts contexts;
    /*@ spec_public @*/ private final Entries entries;
    /*@ spec_public @*/ private final AuditRing audit;
    /*@ spec_public @*/ private final CpuidLeaves cpuid;
    /*@ spec_public @*/ private final Inspection inspection;

    /**
     * Builds all translation tables in the configuration's table frames, fills the partitions' memory from the pristine
     * images, and starts every schedule at its first minor frame. The configuration is sealed.
     *
     * @throws ConfigurationException if the configuration is not complete or its tables do not fit
     */
    public Kernel(Configuration configuration, Platform platform) {
        if (!configuration.complete()) {
            throw new ConfigurationException("the configuration is not complete");
        }
        configuration.seal();
        partitions = configuration.partitions;
        memory = new Memory(platform, configuration);
        messages = new Messages(platform, configuration.queues, configuration.samples);
        pending = new Pending();
        routes = configuration.routes;
        dma = configuration.dma;
        schedule = configuration.schedule;
        health = configuration.health;
        contexts = configuration.contexts;
        entries = new Entries();
        audit = new AuditRing();
        cpuid = new CpuidLeaves(
                configuration.physicalAddressBits, configuration.gigabytePages, configuration.fiveLevels);
        hypercalls = new Hypercalls(memory, messages, configuration.events, pending, health);
        inspection = new Inspection(configuration, messages, pending, audit);
        if (memory.build(configuration) != Abi.OK) {
            throw new ConfigurationException("the translation tables do not fit");
        }
        for (int p = 0; p < partitions; p++) {
            memory.loadImages(p);
            contexts.restart(p);
        }
    }

    /** Who holds the processor now, or {@link Abi#NOBODY}; also for processors that do not exist. */
    public int current(int cpu) {
        return schedule.current(cpu);
    }

    /** Whether a partition can execute now: not stopped, and not waiting without a reason to wake up. */
    public boolean runnable(int partition) {
        if (!exists(partition)) {
            return false;
        }
        int status = health.status(partition);
        if (status == Abi.RUNNING) {
            return true;
        }
        if (status == Abi.STOPPED || pending.highest(partition) < 0) {
            return false;
        }
        return status == Abi.YIELDED || Registers.interruptsEnabled(contexts.get(partition, Registers.RFLAGS));
    }

    /** Advances a processor's schedule by a tick. */
    public void tick(int cpu) {
        if (schedule.tick(cpu)) {
            int p = schedule.current(cpu);
            if (p >= 0 && health.status(p) == Abi.YIELDED) {
                health.enter(p, Abi.RUNNING);
            }
        }
    }

    /** Ticks since boot on this processor. */
    public long ticks(int cpu) {
        return schedule.elapsed(cpu);
    }

    /** A device asserts its interrupt line: its vector becomes pending at its partition. */
    public void interrupt(int line) {
        int p = routes.partition(line);
        if (p < 0) {
            record(0, Abi.NOBODY, AuditRing.STRAY_INTERRUPT, line);
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
    public int handleExit(int cpu, int reason, long qualification, long guestPhysical, int instructionLength) {
        int p = schedule.current(cpu);
        if (p < 0 || health.status(p) == Abi.STOPPED) {
            return Abi.EXIT_IGNORED;
        }
        health.enter(p, Abi.RUNNING);
        if (ExitReasons.benign(reason)) {
            return Abi.EXIT_RESUMED;
        }
        if (reason == ExitReasons.VMCALL) {
            advance(p, instructionLength);
            return vmcall(cpu, p);
        }
        if (reason == ExitReasons.CPUID) {
            advance(p, instructionLength);
            cpuid(p);
            return Abi.EXIT_RESUMED;
        }
        if (reason == ExitReasons.HLT) {
            advance(p, instructionLength);
            health.enter(p, Abi.HALTED);
            return Abi.EXIT_WAITS;
        }
        return fault(cpu, p, ExitReasons.fault(reason));
    }

    private int vmcall(int cpu, int p) {
        long number = contexts.get(p, Registers.RAX);
        long result;
        int outcome = Abi.EXIT_HYPERCALL;
        if (Registers.privilegeLevel(contexts.get(p, Registers.SS_ATTRIBUTES)) != 0) {
            result = Abi.DENIED;
        } else if (number == Abi.PARTITION) {
            result = p;
        } else if (number == Abi.TICKS) {
            result = schedule.elapsed(cpu);
        } else if (number == Abi.YIELD) {
            health.enter(p, Abi.YIELDED);
            outcome = Abi.EXIT_WAITS;
            result = Abi.OK;
        } else if (number == Abi.STOP) {
            stop(cpu, p);
            return Abi.EXIT_STOPPED;
        } else {
            result = hypercalls.call(
                    p,
                    Hypercalls.narrow(number),
                    contexts.get(p, Registers.RDI),
                    contexts.get(p, Registers.RSI),
                    contexts.get(p, Registers.RDX));
        }
        if (result == Abi.DENIED || result == Abi.INVALID || result == Abi.UNKNOWN) {
            record(cpu, p, AuditRing.REFUSED, result == Abi.UNKNOWN ? -1 : Hypercalls.narrow(number));
        }
        contexts.set(p, Registers.RAX, result);
        return outcome;
    }

    private void cpuid(int p) {
        long leaf = contexts.get(p, Registers.RAX) & 0xFFFFFFFFL;
        long subleaf = contexts.get(p, Registers.RCX) & 0xFFFFFFFFL;
        contexts.set(p, Registers.RAX, cpuid.eax(leaf));
        contexts.set(p, Registers.RBX, cpuid.ebx(leaf));
        contexts.set(p, Registers.RCX, cpuid.ecx(leaf, subleaf));
        contexts.set(p, Registers.RDX, cpuid.edx(leaf));
    }

    /** Goes on behind the exiting instruction, which also ends blocking by STI and MOV SS. */
    private void advance(int p, int length) {
        int bytes = length < 0 || length > 15 ? 0 : length;
        contexts.set(p, Registers.RIP, contexts.get(p, Registers.RIP) + bytes);
        contexts.set(p, Registers.INTERRUPTIBILITY, 0L);
    }

    private int fault(int cpu, int p, int fault) {
        record(cpu, p, AuditRing.FAULT, fault);
        int action = health.decide(p, fault);
        if (action == Abi.ACTION_INJECT) {
            entries.set(p, Entries.GENERAL_PROTECTION, false);
            return Abi.EXIT_INJECTED;
        }
        if (action == Abi.ACTION_STOP) {
            stop(cpu, p);
            return Abi.EXIT_STOPPED;
        }
        release(p);
        memory.restore(p);
        contexts.restart(p);
        health.restarted(p);
        record(cpu, p, AuditRing.RESTARTED, health.restarts(p));
        return Abi.EXIT_RESTARTED;
    }

    private void stop(int cpu, int p) {
        health.enter(p, Abi.STOPPED);
        release(p);
        contexts.scrub(p);
        record(cpu, p, AuditRing.STOPPED, 0);
    }

    /** Nothing of p's past remains: not in its frames, its incoming messages, its interrupts, nor in loans. */
    private void release(int p) {
        memory.release(p);
        messages.clear(p);
        pending.clear(p);
        entries.set(p, 0, false);
    }

    private void record(int cpu, int p, int kind, int detail) {
        long now = schedule.elapsed(cpu);
        audit.record(now > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) now, p, kind, detail);
    }

    private boolean exists(int partition) {
        return partition >= 0 && partition < partitions;
    }

    /** A saved register; 0 if there is no such partition or index. */
    public long register(int partition, int index) {
        boolean valid = exists(partition) && index >= 0 && index < Registers.STATE_WORDS;
        return valid ? contexts.get(partition, index) : 0L;
    }

    /** Stores a saved register; no effect if there is no such partition or index. */
    public void setRegister(int partition, int index, long value) {
        if (exists(partition) && index >= 0 && index < Registers.STATE_WORDS) {
            contexts.set(partition, index, value);
        }
    }

    /** Copies a partition's saved registers out; no effect unless the array has {@link Registers#STATE_WORDS} words. */
    public void copyRegisters(int partition, long[] into) {
        if (exists(partition) && into.length == Registers.STATE_WORDS) {
            for (int i = 0; i < Registers.STATE_WORDS; i++) {
                into[i] = contexts.get(partition, i);
            }
        }
    }

    /** Saves a partition's registers; no effect unless the array has {@link Registers#STATE_WORDS} words. */
    public void saveRegisters(int partition, long[] from) {
        if (exists(partition) && from.length == Registers.STATE_WORDS) {
            for (int i = 0; i < Registers.STATE_WORDS; i++) {
                contexts.set(partition, i, from[i]);
            }
        }
    }

    /** The EPT pointer of a partition (SDM vol. 3, 25.6.11); 0 if there is none. */
    public long eptPointer(int partition) {
        return exists(partition) ? memory.eptPointer(partition) : 0L;
    }

    /** Host-physical address of the VT-d root table, or 0 without DMA remapping. */
    public long dmaRootTable() {
        return memory.dmaRootTable();
    }

    /** The DMA domain id of a device, or 0. */
    public int dmaDomain(int device) {
        return device >= 0 && device < dma.count() ? device + 1 : 0;
    }

    /**
     * Decides what the next VM entry delivers: a pending exception, else the highest pending vector if the saved
     * RFLAGS.IF and interruptibility allow it. The vector is then no longer pending. Idempotent until {@link
     * #entryDone}.
     */
    public void prepareEntry(int partition) {
        if (!exists(partition)) {
            return;
        }
        int vector = pending.highest(partition);
        if (entries.event(partition) != 0 || vector < 0) {
            entries.set(partition, entries.event(partition), vector >= 0);
            return;
        }
        boolean open = Registers.interruptsEnabled(contexts.get(partition, Registers.RFLAGS))
                && contexts.get(partition, Registers.INTERRUPTIBILITY) == 0L;
        if (open) {
            pending.set(partition, vector, false);
            entries.set(partition, Entries.EXTERNAL_INTERRUPT + vector, pending.highest(partition) >= 0);
        } else {
            entries.set(partition, 0, true);
        }
    }

    /** VM-entry interruption information (SDM vol. 3, 25.8.3), 0 for none. */
    public int entryInterruption(int partition) {
        return exists(partition) ? entries.event(partition) : 0;
    }

    /** VM-entry exception error code: the kernel's only exception is #GP(0). */
    public int entryErrorCode(int partition) {
        return 0;
    }

    /** Whether an interrupt is pending that the next entry does not deliver: ask for interrupt-window exiting. */
    public boolean interruptWindow(int partition) {
        return exists(partition) && entries.window(partition);
    }

    /** The entry took place and delivered its event. A halted or waiting partition runs. */
    public void entryDone(int partition) {
        if (exists(partition)) {
            entries.set(partition, 0, false);
            health.enter(partition, Abi.RUNNING);
        }
    }

    /** The highest pending vector, or -1. */
    public int pendingVector(int partition) {
        return exists(partition) ? pending.highest(partition) : -1;
    }

    /** A read-only view of the whole state, for checkers. */
    public Inspection inspection() {
        return inspection;
    }
}
