package cofferdam.spec.system;

/**
 * A PCI device.
 *
 * @param pci bus:device.function packed as the 16-bit requester id of PCI and VT-d (bus 15:8, device 7:3, function 2:0)
 * @param registers physical base of its register window
 * @param registersSize bytes of the window, a multiple of 4096
 * @param line the interrupt line it asserts, 0..63
 * @param peer what a network card is connected to; SOURCE for other devices, where it means nothing
 */
public record Device(
        String name, Kind kind, int pci, long registers, long registersSize, int line, Peer peer, Location where) {
    /** The addresses of its register window. */
    public Extent extent() {
        return new Extent(registers, registersSize);
    }

    /** What the device does. */
    public enum Kind {
        /** Copies between memory and an internal buffer. */
        DMA_ENGINE,
        /** Sends and receives packets by DMA. */
        NETWORK_CARD
    }

    /** The far end of a network card's wire. */
    public enum Peer {
        /** Packets from a seed arrive. */
        SOURCE,
        /** What the card sends comes back later. */
        ECHO,
        /** Nothing arrives. */
        SILENT
    }
}
