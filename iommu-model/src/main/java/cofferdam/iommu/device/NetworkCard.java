package cofferdam.iommu.device;

/** A network card with a receive and a transmit ring of descriptors in memory. */
public final class NetworkCard implements PciDevice {
    private final int requesterId;
    private final Wire wire;

    /** A network card with the given requester id, 0..0xffff, on a wire. */
    public NetworkCard(int requesterId, Wire wire) {
        this.wire = wire;
        this.requesterId = requesterId;
    }

    /** The wire it is plugged into. */
    public Wire wire() {
        return wire;
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
    public NetworkCard copy() {
        throw new UnsupportedOperationException();
    }
}
