package cofferdam.iommu.device;

/**
 * A network card with a receive and a transmit ring of descriptors in memory, see {@link DescriptorRing} for their
 * form.
 *
 * <pre>
 * offset  register       bits
 * 00      IDENTITY   ro  0xcd0d0002
 * 04      CONTROL    rw  | 0 31:4 | TX_INTERRUPT 3 | RX_INTERRUPT 2 | TX_ENABLE 1 | RX_ENABLE 0 |
 * 08      RX_RING    rw  63:4 DMA address of the receive ring, 3:0 zero
 * 10      TX_RING    rw  63:4 DMA address of the transmit ring, 3:0 zero
 * 18      RX_SIZE    rw  descriptors, 1..256; other values: no ring. Writing sets RX_HEAD and RX_TAIL to 0
 * 1c      TX_SIZE    rw  the same for the transmit ring
 * 20      RX_TAIL    rw  first descriptor that does not belong to the card, below RX_SIZE
 * 24      TX_TAIL    rw  the same for the transmit ring
 * 28      RX_HEAD    ro  next descriptor the card uses
 * 2c      TX_HEAD    ro  the same for the transmit ring
 * 30      STATUS     rw  | 0 31:4 | TX_BLOCKED 3 | RX_BLOCKED 2 | TX_DONE 1 | RX_DONE 0 |   write 1 to clear
 * 34      RX_LOST    ro  packets that found no descriptor, or one with too little room
 * 38      RX_FAULT   ro  63:0 DMA address at which receiving was blocked last
 * 40      TX_FAULT   ro  63:0 DMA address at which transmitting was blocked last
 * </pre>
 *
 * <p>Each tick the card takes at most one packet from its {@link Wire} and sends at most one of at most 2048 bytes. A
 * blocked DMA request sets RX_BLOCKED or TX_BLOCKED and clears the direction's enable bit; the packet is lost, the
 * descriptor stays. A transmit length of 0 or above 2048 completes without sending.
 *
 * <p>The line is raised when a DONE or BLOCKED bit of a direction whose interrupt is on becomes 1.
 */
public final class NetworkCard extends RegisterDevice {
    /** Content of the IDENTITY register. */
    public static final int IDENTITY = 0xcd0d_0002;

    /** Offset of the enable bits. */
    public static final int CONTROL = 0x04;

    /** Offset of the receive ring's address. */
    public static final int RX_RING = 0x08;

    /** Offset of the transmit ring's address. */
    public static final int TX_RING = 0x10;

    /** Offset of the receive ring's number of descriptors. */
    public static final int RX_SIZE = 0x18;

    /** Offset of the transmit ring's number of descriptors. */
    public static final int TX_SIZE = 0x1c;

    /** Offset of the end of the descriptors given for receiving. */
    public static final int RX_TAIL = 0x20;

    /** Offset of the end of the descriptors given for transmitting. */
    public static final int TX_TAIL = 0x24;

    /** Offset of the next descriptor to receive into. */
    public static final int RX_HEAD = 0x28;

    /** Offset of the next descriptor to transmit. */
    public static final int TX_HEAD = 0x2c;

    /** Offset of the status. */
    public static final int STATUS = 0x30;

    /** Offset of the number of lost packets. */
    public static final int RX_LOST = 0x34;

    /** Offset of the blocked address of receiving. */
    public static final int RX_FAULT = 0x38;

    /** Offset of the blocked address of transmitting. */
    public static final int TX_FAULT = 0x40;

    private static final int RX_ENABLE = 1;
    private static final int TX_ENABLE = 1 << 1;
    private static final int RX_INTERRUPT = 1 << 2;
    private static final int TX_INTERRUPT = 1 << 3;
    private static final int CONTROL_KEPT = 0xf;
    private static final int RX_DONE = 1;
    private static final int TX_DONE = 1 << 1;
    private static final int RX_BLOCKED = 1 << 2;
    private static final int TX_BLOCKED = 1 << 3;

    private final Wire wire;
    private final DescriptorRing rx = new DescriptorRing();
    private final DescriptorRing tx = new DescriptorRing();
    private int control;
    private int status;
    private int lost;

    /** A network card with the given requester id, 0..0xffff, on a wire. */
    public NetworkCard(int requesterId, Wire wire) {
        super(requesterId);
        this.wire = wire;
    }

    /** The wire it is plugged into. */
    public Wire wire() {
        return wire;
    }

    @Override
    int read(int offset) {
        switch (offset) {
            case 0x00:
                return IDENTITY;
            case CONTROL:
                return control;
            case RX_RING:
                return (int) rx.base;
            case RX_RING + 4:
                return (int) (rx.base >>> 32);
            case TX_RING:
                return (int) tx.base;
            case TX_RING + 4:
                return (int) (tx.base >>> 32);
            case RX_SIZE:
                return rx.size;
            case TX_SIZE:
                return tx.size;
            case RX_TAIL:
                return rx.tail;
            case TX_TAIL:
                return tx.tail;
            case RX_HEAD:
                return rx.head;
            case TX_HEAD:
                return tx.head;
            case STATUS:
                return status;
            case RX_LOST:
                return lost;
            case RX_FAULT:
                return (int) rx.fault;
            case RX_FAULT + 4:
                return (int) (rx.fault >>> 32);
            case TX_FAULT:
                return (int) tx.fault;
            case TX_FAULT + 4:
                return (int) (tx.fault >>> 32);
            default:
                return 0;
        }
    }

    @Override
    void write(int offset, int value) {
        switch (offset) {
            case CONTROL:
                control = value & CONTROL_KEPT;
                break;
            case RX_RING:
                rx.base = withLow(rx.base, value & ~0xf);
                break;
            case RX_RING + 4:
                rx.base = withHigh(rx.base, value);
                break;
            case TX_RING:
                tx.base = withLow(tx.base, value & ~0xf);
                break;
            case TX_RING + 4:
                tx.base = withHigh(tx.base, value);
                break;
            case RX_SIZE:
                rx.resize(value);
                break;
            case TX_SIZE:
                tx.resize(value);
                break;
            case RX_TAIL:
                rx.moveTail(value);
                break;
            case TX_TAIL:
                tx.moveTail(value);
                break;
            case STATUS:
                status &= ~value;
                break;
            default:
                break;
        }
    }

    @Override
    public void step(DmaPort port) {
        byte[] packet = wire.tick();
        if (packet != null) {
            receive(port, packet);
        }
        if ((control & TX_ENABLE) != 0 && tx.ready()) {
            transmit(port);
        }
    }

    private void receive(DmaPort port, byte[] packet) {
        if ((control & RX_ENABLE) == 0 || !rx.ready()) {
            lost++;
            return;
        }
        if (!rx.fetch(port)) {
            block(RX_BLOCKED, RX_ENABLE, RX_INTERRUPT);
            return;
        }
        if (rx.length() < packet.length) {
            lost++;
            return;
        }
        boolean passed =
                rx.transfer(port, rx.buffer(), packet, 0, packet.length, true) && rx.complete(port, packet.length);
        if (passed) {
            report(RX_DONE, RX_INTERRUPT);
        } else {
            block(RX_BLOCKED, RX_ENABLE, RX_INTERRUPT);
        }
    }

    private void transmit(DmaPort port) {
        if (!tx.fetch(port)) {
            block(TX_BLOCKED, TX_ENABLE, TX_INTERRUPT);
            return;
        }
        int length = tx.length() > DescriptorRing.MAX_PACKET ? 0 : tx.length();
        byte[] packet = new byte[length];
        boolean passed = tx.transfer(port, tx.buffer(), packet, 0, length, false) && tx.complete(port, length);
        if (!passed) {
            block(TX_BLOCKED, TX_ENABLE, TX_INTERRUPT);
            return;
        }
        if (length != 0) {
            wire.send(packet);
        }
        report(TX_DONE, TX_INTERRUPT);
    }

    private void block(int statusBit, int enableBit, int interruptBit) {
        control &= ~enableBit;
        report(statusBit, interruptBit);
    }

    private void report(int statusBit, int interruptBit) {
        if ((status & statusBit) == 0 && (control & interruptBit) != 0) {
            raiseInterrupt();
        }
        status |= statusBit;
    }

    /** Resets the card; the wire is the outside world and goes on. */
    @Override
    public void reset() {
        super.reset();
        rx.reset();
        tx.reset();
        control = 0;
        status = 0;
        lost = 0;
    }

    /** The card alone; {@link Wire#state} shows what passed over the wire. */
    @Override
    public void state(StateVisitor visitor) {
        super.state(visitor);
        visitor.word("CONTROL", control);
        visitor.word("STATUS", status);
        visitor.word("RX_LOST", lost);
        rx.state("RX", visitor);
        tx.state("TX", visitor);
    }

    @Override
    public NetworkCard copy() {
        NetworkCard copy = new NetworkCard(requesterId(), wire.copy());
        copy.copyInterruptFrom(this);
        copy.rx.copyFrom(rx);
        copy.tx.copyFrom(tx);
        copy.control = control;
        copy.status = status;
        copy.lost = lost;
        return copy;
    }
}
