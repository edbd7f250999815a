package cofferdam.kernel.core;

/**
 * The separation kernel. Every method is total: whatever the arguments, it returns, changes only what its contract says,
 * and never throws once constructed.
 *
 * <p>Use by the platform, for each processor: {@link #current} says who runs; if {@link #runnable}, {@link
 * #prepareEntry}, load the registers ({@link #copyRegisters}), enter with {@link #eptPointer} and {@link
 * #entryInterruption}; on exit {@link #entryDone}, save all registers ({@link #saveRegisters}) and call {@link
 * #handleExit}. After every tick, {@link #tick}.
 */
public final class Kernel {
    /**
     * Builds all translation tables in the configuration's table frames, fills the partitions' memory from the pristine
     * images, and starts every schedule at its first minor frame. The configuration is sealed.
     *
     * @throws IllegalArgumentException if the configuration is not complete
     */
    public Kernel(Configuration configuration, Platform platform) {
        throw new UnsupportedOperationException();
    }

    /** Who holds the processor now, or {@link Abi#NOBODY}; also for processors that do not exist. */
    public int current(int cpu) {
        throw new UnsupportedOperationException();
    }

    /** Whether a partition can execute now: not stopped, and not waiting without a pending interrupt. */
    public boolean runnable(int partition) {
        throw new UnsupportedOperationException();
    }

    /** Advances a processor's schedule by a tick. */
    public void tick(int cpu) {
        throw new UnsupportedOperationException();
    }

    /** Ticks since boot on this processor. */
    public long ticks(int cpu) {
        throw new UnsupportedOperationException();
    }

    /** A device asserts its interrupt line: its vector becomes pending at its partition. */
    public void interrupt(int line) {
        throw new UnsupportedOperationException();
    }

    /**
     * A VM exit of the processor's current partition, whose registers have been saved.
     *
     * @param reason basic exit reason (SDM vol. 3, appendix C)
     * @param qualification exit qualification
     * @param guestPhysical guest-physical address of EPT exits
     * @param instructionLength bytes of the exiting instruction
     * @return one of the {@code EXIT_} codes of {@link Abi}
     */
    public int handleExit(int cpu, int reason, long qualification, long guestPhysical, int instructionLength) {
        throw new UnsupportedOperationException();
    }

    /** A saved register; 0 if there is no such partition or index. */
    public long register(int partition, int index) {
        throw new UnsupportedOperationException();
    }

    /** Stores a saved register; no effect if there is no such partition or index. */
    public void setRegister(int partition, int index, long value) {
        throw new UnsupportedOperationException();
    }

    /** Copies a partition's saved registers out; no effect unless the array has {@link Registers#STATE_WORDS} words. */
    public void copyRegisters(int partition, long[] into) {
        throw new UnsupportedOperationException();
    }

    /** Saves a partition's registers; no effect unless the array has {@link Registers#STATE_WORDS} words. */
    public void saveRegisters(int partition, long[] from) {
        throw new UnsupportedOperationException();
    }

    /** The EPT pointer of a partition (SDM vol. 3, 25.6.11); 0 if there is none. */
    public long eptPointer(int partition) {
        throw new UnsupportedOperationException();
    }

    /** Host-physical address of the VT-d root table, or 0 without DMA remapping. */
    public long dmaRootTable() {
        throw new UnsupportedOperationException();
    }

    /** The DMA domain id of a device, or 0. */
    public int dmaDomain(int device) {
        throw new UnsupportedOperationException();
    }

    /**
     * Decides what the next VM entry delivers: a pending exception, else the highest pending vector if the saved
     * RFLAGS.IF and interruptibility allow it. The vector is then no longer pending. Idempotent until {@link
     * #entryDone}.
     */
    public void prepareEntry(int partition) {
        throw new UnsupportedOperationException();
    }

    /** VM-entry interruption information (SDM vol. 3, 25.8.3), 0 for none. */
    public int entryInterruption(int partition) {
        throw new UnsupportedOperationException();
    }

    /** VM-entry exception error code. */
    public int entryErrorCode(int partition) {
        throw new UnsupportedOperationException();
    }

    /** Whether an interrupt is pending that could not be delivered: ask for interrupt-window exiting. */
    public boolean interruptWindow(int partition) {
        throw new UnsupportedOperationException();
    }

    /** The entry took place and delivered its event. */
    public void entryDone(int partition) {
        throw new UnsupportedOperationException();
    }

    /** The highest pending vector, or -1. */
    public int pendingVector(int partition) {
        throw new UnsupportedOperationException();
    }

    /** A read-only view of the whole state, for checkers. */
    public Inspection inspection() {
        throw new UnsupportedOperationException();
    }
}
