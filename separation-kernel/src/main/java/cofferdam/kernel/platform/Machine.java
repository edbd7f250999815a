package cofferdam.kernel.platform;

import cofferdam.spec.memory.PhysicalBus;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.system.SystemDescription;

/**
 * A running system: processors, memory, remapping unit, devices and the kernel, interleaved deterministically.
 *
 * <p>In each tick, in order: every device steps (in description order), every processor runs its tick's cycles (in
 * order), and the kernel advances every processor's schedule.
 */
public final class Machine {
    Machine() {}

    /** Runs one tick. */
    public void tick() {
        throw new UnsupportedOperationException();
    }

    /** Ticks run since boot. */
    public long ticks() {
        throw new UnsupportedOperationException();
    }

    /** What this machine was booted from. */
    public SystemDescription description() {
        throw new UnsupportedOperationException();
    }

    /** Physical memory. */
    public PhysicalMemory memory() {
        throw new UnsupportedOperationException();
    }

    /** Physical memory and device registers. */
    public PhysicalBus bus() {
        throw new UnsupportedOperationException();
    }

    /** The partition a processor runs now, or -1. */
    public int running(int processor) {
        throw new UnsupportedOperationException();
    }

    /**
     * Where a guest-physical address leads by the partition's real EPT.
     *
     * @return host-physical address, or -1 if it is not mapped
     */
    public long guestToHost(int partition, long guestPhysical) {
        throw new UnsupportedOperationException();
    }

    /** All that a partition can observe now. */
    public PartitionView view(int partition) {
        throw new UnsupportedOperationException();
    }

    /** Tells an observer of everything from now on; replaces the one before. */
    public void observer(MachineObserver observer) {
        throw new UnsupportedOperationException();
    }
}
