package cofferdam.kernel.core;

/**
 * The static system, filled by boot in any order that respects the numbers, then taken over by {@link Kernel}, after
 * which it refuses every further call. Each call checks its arguments and what is there already and answers {@link
 * Abi#DENIED} without any effect if they do not fit; otherwise OK or the number of what was added.
 *
 * <p>A <em>frame</em> is 4 KiB of host-physical memory or device registers, numbered densely from 0 in the order of
 * {@link MemoryConfiguration#addFrames}. A <em>page</em> is a guest-physical page number (guest-physical address divided
 * by 4096).
 */
public final class Configuration {
    /*@ spec_public @*/ final int processors;
    /*@ spec_public @*/ final int partitions;
    /*@ spec_public @*/ final MemoryConfiguration memory;
    /*@ spec_public @*/ final KernelConfiguration kernel;
    /*@ spec_public @*/ final DeviceConfiguration devices;
    /*@ spec_public @*/ final RunConfiguration run;
    /*@ spec_public @*/ int physicalAddressBits;
    /*@ spec_public @*/ boolean twoMegabyteLeaves;
    /*@ spec_public @*/ boolean oneGigabyteLeaves;
    /*@ spec_public @*/ boolean gigabytePages;
    /*@ spec_public @*/ boolean fiveLevels;
    /*@ spec_public @*/ private boolean sealed;

    /*@ public invariant 1 <= processors && processors <= Limits.PROCESSORS && run.schedule.processors == processors;
    @ public invariant 1 <= partitions && partitions <= Limits.PARTITIONS && memory.partitions == partitions;
    @ public invariant \invariant_for(kernel) && kernel.memory == memory;
    @ public invariant \invariant_for(devices) && devices.memory == memory && \invariant_for(run);
    @ public invariant run.partitions == partitions && (devices.sealed ==> sealed);
    @ public invariant physicalAddressBits == 0 || (32 <= physicalAddressBits && physicalAddressBits <= 52);
    @*/

    /**
     * An empty system; numbers out of range are brought into it.
     *
     * @param processors 1..8
     * @param partitions 1..16
     * @param frames how many frames will be added at most, 1..2^24
     */
    /*@ public normal_behavior
    @ ensures !sealed;
    @ assignable \nothing;
    @*/
    public Configuration(int processors, int partitions, int frames) {
        this(
                clamp(processors, Limits.PROCESSORS),
                clamp(partitions, Limits.PARTITIONS),
                MemoryConfiguration.of(clamp(partitions, Limits.PARTITIONS), clamp(frames, Limits.FRAMES)));
    }

    /*@ normal_behavior
    @ requires 1 <= processors && processors <= Limits.PROCESSORS;
    @ requires 1 <= partitions && partitions <= Limits.PARTITIONS && memory.partitions == partitions;
    @ ensures !sealed;
    @ assignable \nothing;
    @*/
    Configuration(int processors, int partitions, MemoryConfiguration memory) {
        this(
                processors,
                partitions,
                memory,
                KernelConfiguration.of(memory),
                DeviceConfiguration.of(memory),
                RunConfiguration.of(processors, partitions));
    }

    /*@ private normal_behavior
    @ ensures this.processors == processors && this.partitions == partitions && this.memory == memory;
    @ ensures this.kernel == kernel && this.devices == devices && this.run == run;
    @ ensures physicalAddressBits == 0 && !sealed;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Configuration(
            int processors,
            int partitions,
            MemoryConfiguration memory,
            KernelConfiguration kernel,
            DeviceConfiguration devices,
            RunConfiguration run) {
        this.processors = processors;
        this.partitions = partitions;
        this.memory = memory;
        this.kernel = kernel;
        this.devices = devices;
        this.run = run;
    }

    /*@ private normal_behavior
    @ requires 1 <= most;
    @ ensures 1 <= \result && \result <= most;
    @ assignable \nothing;
    @*/
    private static /*@ pure helper @*/ int clamp(int value, int most) {
        if (value < 1) {
            return 1;
        }
        return value > most ? most : value;
    }

    /** Who gets which frames. */
    /*@ public normal_behavior
    @ ensures \result == memory;
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ MemoryConfiguration memory() {
        return memory;
    }

    /** What the kernel's own frames hold. */
    /*@ public normal_behavior
    @ ensures \result == kernel;
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ KernelConfiguration kernel() {
        return kernel;
    }

    /** Which devices there are. */
    /*@ public normal_behavior
    @ ensures \result == devices;
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ DeviceConfiguration devices() {
        return devices;
    }

    /** When partitions run and how they talk. */
    /*@ public normal_behavior
    @ ensures \result == run;
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ RunConfiguration run() {
        return run;
    }

    /**
     * What the processors can do.
     *
     * @param bits physical-address bits, 32..52
     * @param twoMegabytes EPT and second-level leaves of 2 MiB may be used
     * @param oneGigabyte EPT and second-level leaves of 1 GiB may be used
     * @param gigabytePages guests may use 1 GiB pages (told by CPUID)
     * @param fiveLevels guests may use 5-level paging (told by CPUID)
     */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == (32 <= bits && bits <= 52 ? Abi.OK : Abi.DENIED);
    @ ensures physicalAddressBits == (\result == Abi.OK ? bits : \old(physicalAddressBits));
    @ ensures \result == Abi.OK ==> twoMegabyteLeaves == twoMegabytes && oneGigabyteLeaves == oneGigabyte
    @      && this.gigabytePages == gigabytePages && this.fiveLevels == fiveLevels;
    @ assignable physicalAddressBits, twoMegabyteLeaves, oneGigabyteLeaves, this.gigabytePages, this.fiveLevels;
    @*/
    public int setProcessor(
            int bits, boolean twoMegabytes, boolean oneGigabyte, boolean gigabytePages, boolean fiveLevels) {
        boolean refused = sealed || bits < 32 || bits > 52;
        /*+OPENJML@ split; @*/
        if (refused) {
            return Abi.DENIED;
        }
        take(bits, twoMegabytes, oneGigabyte, gigabytePages, fiveLevels);
        return Abi.OK;
    }

    /*+OPENJML@ private normal_behavior
    @ requires memory.frames.sound() && memory.ledger.sound() && memory.windows.sound() && memory.regions.sound();
    @ requires memory.grants.sound() && kernel.images.sound() && devices.dma.sound() && devices.windows.sound();
    @ requires devices.routes.sound() && run.events.sound() && run.queues.sound() && run.samples.sound();
    @ requires run.schedule.sound() && run.health.sound();
    @ ensures memory.frames.sound() && memory.ledger.sound() && memory.windows.sound() && memory.regions.sound();
    @ ensures memory.grants.sound() && kernel.images.sound() && devices.dma.sound() && devices.windows.sound();
    @ ensures devices.routes.sound() && run.events.sound() && run.queues.sound() && run.samples.sound();
    @ ensures run.schedule.sound() && run.health.sound();
    @ ensures physicalAddressBits == bits && twoMegabyteLeaves == twoMegabytes && oneGigabyteLeaves == oneGigabyte;
    @ ensures this.gigabytePages == gigabytePages && this.fiveLevels == fiveLevels;
    @ assignable physicalAddressBits, twoMegabyteLeaves, oneGigabyteLeaves, this.gigabytePages, this.fiveLevels;
    @*/
    private /*@ helper @*/ void take(
            int bits, boolean twoMegabytes, boolean oneGigabyte, boolean gigabytePages, boolean fiveLevels) {
        physicalAddressBits = bits;
        twoMegabyteLeaves = twoMegabytes;
        oneGigabyteLeaves = oneGigabyte;
        this.gigabytePages = gigabytePages;
        this.fiveLevels = fiveLevels;
    }

    /** How many kernel frames the tables need; ask after everything else was added. */
    /*@ public normal_behavior
    @ ensures partitions <= \result;
    @ assignable \nothing;
    @*/
    public int tableFramesNeeded() {
        return needed(memory.windows, partitions, devices.windows, devices.dma, devices.levels);
    }

    /** How many frames the tables of these windows need; devices have as many levels as is said, 0 for no tables. */
    /*@ normal_behavior
    @ requires 0 <= partitions && partitions <= Limits.PARTITIONS && (levels == 0 || levels == 3 || levels == 4);
    @ ensures partitions <= \result;
    @ assignable \nothing;
    @*/
    static int needed(Windows guests, int partitions, Windows others, DmaMap dma, int levels) {
        int needed = guests.allTables(partitions, EptFormat.LEVELS);
        if (levels == 0) {
            return needed;
        }
        return needed + 1 + others.allTables(dma.count(), levels) + dma.buses();
    }

    /**
     * Whether a kernel can be constructed: the processor is set, there are table frames enough, every processor has a
     * minor frame, and no device is without DMA remapping.
     */
    /*@ public normal_behavior
    @ ensures \result ==> !sealed && physicalAddressBits != 0 && (devices.levels != 0 || devices.dma.count == 0);
    @ assignable \nothing;
    @*/
    public boolean complete() {
        if (sealed
                || physicalAddressBits == 0
                || kernel.tableFrames < needed(memory.windows, partitions, devices.windows, devices.dma, devices.levels)
                || !run.schedule.complete()) {
            return false;
        }
        return devices.levels != 0 || devices.dma.count() == 0;
    }

    /** From now on every call is refused. */
    /*@ normal_behavior
    @ ensures sealed && memory.sealed && kernel.sealed && devices.sealed && run.sealed;
    @ ensures kernel.tableFrame == \old(kernel.tableFrame) && kernel.tableFrames == \old(kernel.tableFrames);
    @ ensures devices.levels == \old(devices.levels);
    @ assignable sealed, memory.*, kernel.*, devices.*, run.*;
    @*/
    void seal() {
        close();
    }

    /*+OPENJML@ private normal_behavior
    @ requires \invariant_for(memory) && \invariant_for(kernel) && \invariant_for(devices) && \invariant_for(run);
    @ requires kernel.memory == memory && devices.memory == memory;
    @ ensures \invariant_for(memory) && \invariant_for(kernel) && \invariant_for(devices) && \invariant_for(run);
    @ ensures sealed && memory.sealed && kernel.sealed && devices.sealed && run.sealed;
    @ ensures kernel.tableFrame == \old(kernel.tableFrame) && kernel.tableFrames == \old(kernel.tableFrames);
    @ ensures devices.levels == \old(devices.levels);
    @ assignable sealed, memory.*, kernel.*, devices.*, run.*;
    @*/
    private /*@ helper @*/ void close() {
        sealed = true;
        memory.seal();
        kernel.seal();
        devices.seal();
        run.seal();
    }
}
