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
    @ public invariant run.partitions == partitions;
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
        this.processors = clamp(processors, Limits.PROCESSORS);
        this.partitions = clamp(partitions, Limits.PARTITIONS);
        memory = MemoryConfiguration.of(this.partitions, clamp(frames, Limits.FRAMES));
        kernel = KernelConfiguration.of(memory);
        devices = new DeviceConfiguration(memory);
        run = new RunConfiguration(this.processors, this.partitions);
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
        if (sealed || bits < 32 || bits > 52) {
            return Abi.DENIED;
        }
        physicalAddressBits = bits;
        twoMegabyteLeaves = twoMegabytes;
        oneGigabyteLeaves = oneGigabyte;
        this.gigabytePages = gigabytePages;
        this.fiveLevels = fiveLevels;
        return Abi.OK;
    }

    /** How many kernel frames the tables need; ask after everything else was added. */
    /*@ public normal_behavior
    @ ensures partitions <= \result;
    @ assignable \nothing;
    @*/
    public int tableFramesNeeded() {
        int needed = memory.windows.allTables(partitions, EptFormat.LEVELS);
        if (devices.levels == 0) {
            return needed;
        }
        int buses = devices.dma.buses();
        return needed + 1 + devices.windows.allTables(devices.dma.count(), devices.levels) + buses;
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
                || kernel.tableFrames < tableFramesNeeded()
                || !run.schedule.complete()) {
            return false;
        }
        return devices.levels != 0 || devices.dma.count() == 0;
    }

    /** From now on every call is refused. */
    /*@ normal_behavior
    @ ensures sealed && memory.sealed && kernel.sealed && devices.sealed && run.sealed;
    @ assignable sealed, memory.sealed, kernel.sealed, devices.sealed, run.sealed;
    @*/
    void seal() {
        sealed = true;
        memory.seal();
        kernel.seal();
        devices.seal();
        run.seal();
    }
}
