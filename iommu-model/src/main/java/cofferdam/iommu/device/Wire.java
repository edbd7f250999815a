package cofferdam.iommu.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The other end of a network card's cable: what arrives, and a transcript of what was sent; all of it deterministic.
 *
 * <p>The peer is a source of packets, an echo of what was sent, or silent. At most one packet arrives in a tick. It is
 * the outside world, not part of the card: a reset of the card leaves it alone. Packet number n of a seed is always the same:
 *
 * <pre>
 * byte  0..3   magic "CFDM" (0x4d444643, little-endian as all fields)
 *       4..7   sequence number n, from 0
 *       8..9   bytes of the whole packet: 64, 72, .. 128
 *      10..11  0
 *      12..15  sum of the payload bytes
 *      16..    payload from SplitMix64
 * </pre>
 */
public final class Wire {
    /** First four bytes of a packet that arrives. */
    public static final int MAGIC = 0x4d44_4643;

    /** Bytes before the payload. */
    public static final int HEADER_BYTES = 16;

    /** How many sent packets are kept whole. */
    public static final int KEPT_PACKETS = 16;

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final int SMALLEST = 64;
    private static final int SIZES = 9;

    private final long seed;
    private final int period;
    private final int echoDelay;
    private final int corruptEvery;
    private final Deque<Echo> echoes = new ArrayDeque<>();
    private final Deque<byte[]> sent = new ArrayDeque<>();
    private StateHash sentHash = new StateHash();
    private long ticks;
    private long arrived;
    private long sentPackets;

    /** A packet on its way back, and the tick it arrives in at the earliest. */
    private record Echo(long due, byte[] packet) {}

    private Wire(long seed, int period, int echoDelay, int corruptEvery) {
        if (period < 0 || echoDelay < 0 || corruptEvery < 0) {
            throw new IllegalArgumentException(
                    "wire with period " + period + ", delay " + echoDelay + ", every " + corruptEvery + "th corrupt");
        }
        this.seed = seed;
        this.period = period;
        this.echoDelay = echoDelay;
        this.corruptEvery = corruptEvery;
    }

    /**
     * A wire that brings a packet every so many ticks.
     *
     * @param seed decides sizes and contents of the packets
     * @param period ticks between two packets; 0: none arrive
     */
    public Wire(long seed, int period) {
        this(seed, period, 0, 0);
    }

    /** A wire on which nothing arrives. */
    public static Wire silent() {
        return new Wire(0, 0, 0, 0);
    }

    /**
     * A wire on which every packet sent comes back.
     *
     * @param delay ticks from sending to arriving, 1 or more
     * @param corruptEvery every so many packets one comes back with a single bit changed; 0: none does
     */
    public static Wire echo(int delay, int corruptEvery) {
        if (delay == 0) {
            throw new IllegalArgumentException("an echo without delay");
        }
        return new Wire(0, 0, delay, corruptEvery);
    }

    /** Packet number {@code sequence} of a seed. */
    public static byte[] packet(long seed, long sequence) {
        long random = mix(seed + mix(sequence));
        byte[] packet = new byte[SMALLEST + 8 * (int) Long.remainderUnsigned(random, SIZES)];
        ByteBuffer fields = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
        int sum = 0;
        for (int i = HEADER_BYTES; i < packet.length; i += 8) {
            random += GOLDEN;
            fields.putLong(i, mix(random));
        }
        for (int i = HEADER_BYTES; i < packet.length; i++) {
            sum += packet[i] & 0xff;
        }
        fields.putInt(0, MAGIC)
                .putInt(4, (int) sequence)
                .putShort(8, (short) packet.length)
                .putInt(12, sum);
        return packet;
    }

    private static long mix(long z) {
        long y = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        y = (y ^ y >>> 27) * 0x94d049bb133111ebL;
        return y ^ y >>> 31;
    }

    /** One tick passes: the packet that arrives in it, or null. */
    byte[] tick() {
        ticks++;
        if (!echoes.isEmpty() && echoes.getFirst().due() <= ticks) {
            arrived++;
            return echoes.removeFirst().packet();
        }
        if (period == 0 || ticks % period != 0) {
            return null;
        }
        return packet(seed, arrived++);
    }

    /** Takes a packet from the card. */
    void send(byte[] packet) {
        sentPackets++;
        sentHash.bytes("packet", packet);
        sent.addLast(packet.clone());
        if (sent.size() > KEPT_PACKETS) {
            sent.removeFirst();
        }
        if (echoDelay != 0) {
            echoes.addLast(new Echo(ticks + echoDelay, corrupted(packet)));
        }
    }

    /** What comes back of the packet sent last: the same bytes, or one bit of one of them changed. */
    private byte[] corrupted(byte[] packet) {
        byte[] back = packet.clone();
        if (corruptEvery != 0 && sentPackets % corruptEvery == 0) {
            back[(int) (sentPackets % back.length)] ^= 1;
        }
        return back;
    }

    /** Packets that arrived so far, taken by the card or not. */
    public long arrivedPackets() {
        return arrived;
    }

    /** Packets sent by the card so far. */
    public long sentPackets() {
        return sentPackets;
    }

    /** Hash over the bytes and lengths of all packets sent by the card so far, in order; their times do not count. */
    public long sentHash() {
        return sentHash.value();
    }

    /** The last packets sent, oldest first, at most {@value #KEPT_PACKETS}. */
    public List<byte[]> lastSent() {
        return sent.stream().map(byte[]::clone).toList();
    }

    /** Shows what passed over the wire so far. */
    public void state(StateVisitor visitor) {
        visitor.word("ticks", ticks);
        visitor.word("arrived packets", arrived);
        visitor.word("sent packets", sentPackets);
        visitor.word("sent hash", sentHash());
        for (Echo echo : echoes) {
            visitor.word("echo due", echo.due());
            visitor.bytes("echo", echo.packet());
        }
    }

    /** An independent wire in the same state. */
    public Wire copy() {
        Wire copy = new Wire(seed, period, echoDelay, corruptEvery);
        copy.echoes.addAll(echoes);
        copy.sent.addAll(sent);
        copy.sentHash = sentHash.copy();
        copy.ticks = ticks;
        copy.arrived = arrived;
        copy.sentPackets = sentPackets;
        return copy;
    }
}
