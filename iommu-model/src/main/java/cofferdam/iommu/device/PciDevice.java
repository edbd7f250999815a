package cofferdam.iommu.device;

import cofferdam.spec.memory.MmioDevice;

/**
 * A PCI device: a window of registers, DMA under its own requester id, one interrupt line.
 *
 * <p>Devices act in {@link #step} alone; a register write only changes registers. They are deterministic: the same
 * register accesses and the same memory give the same behaviour.
 */
public interface PciDevice extends MmioDevice {
    /** The requester id of its DMA: bus 15:8, device 7:3, function 2:0. */
    int requesterId();

    /** Works for one tick: at most a bounded number of bytes is moved. */
    void step(DmaPort port);

    /** Whether an interrupt was raised since the last call; the call takes it, so it is delivered once. */
    boolean takeInterrupt();

    /** Returns to the state after power-on: registers, buffers and pending interrupts are zero (G6). */
    void reset();

    /** Shows everything the device remembers, in a fixed order. */
    void state(StateVisitor visitor);

    /** A hash of everything the device remembers. */
    default long stateHash() {
        StateHash hash = new StateHash();
        state(hash);
        return hash.value();
    }

    /** An independent device in the same state. */
    PciDevice copy();
}
