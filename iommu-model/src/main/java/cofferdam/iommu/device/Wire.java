package cofferdam.iommu.device;

/** The other end of a network card's cable: a deterministic source of packets and a transcript of what was sent. */
public final class Wire {
    /**
     * A wire that brings a packet every so many ticks.
     *
     * @param seed decides sizes and contents of the packets
     * @param period ticks between two packets; 0: none arrive
     */
    public Wire(long seed, int period) {}

    /** Packets sent by the card so far. */
    public long sentPackets() {
        throw new UnsupportedOperationException();
    }

    /** Hash over all packets sent by the card so far, in order, with the tick each was sent at left out. */
    public long sentHash() {
        throw new UnsupportedOperationException();
    }
}
