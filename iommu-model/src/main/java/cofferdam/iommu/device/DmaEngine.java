package cofferdam.iommu.device;

/** A device that copies between memory and an internal 4 KiB buffer. */
public final class DmaEngine implements PciDevice {
    private final int requesterId;

    /** A DMA engine with the given requester id, 0..0xffff. */
    public DmaEngine(int requesterId) {
        this.requesterId = requesterId;
    }

    @Override
    public int requesterId() {
        return requesterId;
    }

    @Override
    public long readRegister(long offset, int bytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeRegister(long offset, int bytes, long value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void step(DmaPort port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean takeInterrupt() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void reset() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void state(StateVisitor visitor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DmaEngine copy() {
        throw new UnsupportedOperationException();
    }
}
