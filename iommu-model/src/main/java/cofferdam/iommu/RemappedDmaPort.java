package cofferdam.iommu;

import cofferdam.iommu.device.DmaPort;
import cofferdam.spec.memory.PhysicalBus;

/**
 * The DMA way of one requester: every page is translated by the remapping unit, then memory is accessed.
 *
 * <p>DMA reaches memory only; a translated address that leads to registers or to nothing blocks the request.
 */
public final class RemappedDmaPort implements DmaPort {
    /** The way of a requester through a unit. */
    public RemappedDmaPort(RemappingUnit unit, PhysicalBus bus, int requesterId) {}

    @Override
    public boolean read(long address, byte[] into, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean write(long address, byte[] from, int offset, int length) {
        throw new UnsupportedOperationException();
    }
}
