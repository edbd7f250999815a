package cofferdam.iommu.device;

import java.util.Arrays;

/**
 * One ring of a network card: registers BASE, SIZE, TAIL, HEAD and the DMA that its descriptors need.
 *
 * <pre>
 * descriptor  63                                     0
 *        +0  | DMA address of the packet buffer        |
 *        +8  | STATUS 63:32      | 0 31:16 | LENGTH 15:0 |
 * </pre>
 *
 * <p>LENGTH is the room of a receive buffer, then the bytes received; or the bytes to transmit. The card writes the
 * second quadword back with STATUS bit 0 (done). Descriptors from HEAD up to, not including, TAIL belong to the card.
 */
final class DescriptorRing {
    /** Bytes of a descriptor. */
    static final int DESCRIPTOR_BYTES = 16;

    /** The most descriptors of a ring. */
    static final int MAX_SIZE = 256;

    /** The most bytes of a packet. */
    static final int MAX_PACKET = 2048;

    private static final int DONE = 1;

    long base;
    int size;
    int tail;
    int head;
    /** DMA address of the last blocked request. */
    long fault;

    private final byte[] descriptor = new byte[DESCRIPTOR_BYTES];

    /** Whether a descriptor waits for the card. */
    boolean ready() {
        return size != 0 && head != tail;
    }

    /** SIZE: 0..256; larger values count as 0. Restarts the ring. */
    void resize(int descriptors) {
        size = descriptors < 0 || descriptors > MAX_SIZE ? 0 : descriptors;
        head = 0;
        tail = 0;
    }

    /** TAIL: an index into the ring; others are ignored. */
    void moveTail(int to) {
        if (to >= 0 && to < size) {
            tail = to;
        }
    }

    private long at() {
        return base + (long) head * DESCRIPTOR_BYTES;
    }

    /** Reads the descriptor at HEAD; false: blocked. */
    boolean fetch(DmaPort port) {
        return transfer(port, at(), descriptor, 0, DESCRIPTOR_BYTES, false);
    }

    /** Buffer address of the fetched descriptor. */
    long buffer() {
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = value << 8 | descriptor[i] & 0xff;
        }
        return value;
    }

    /** LENGTH of the fetched descriptor. */
    int length() {
        return descriptor[8] & 0xff | (descriptor[9] & 0xff) << 8;
    }

    /** Writes length and status back and goes on to the next descriptor; false: blocked, HEAD stays. */
    boolean complete(DmaPort port, int length) {
        byte[] result = {(byte) length, (byte) (length >>> 8), 0, 0, DONE, 0, 0, 0};
        if (!transfer(port, at() + 8, result, 0, result.length, true)) {
            return false;
        }
        head = (head + 1) % size;
        return true;
    }

    /** A transfer in pieces that stay inside a page; on false {@link #fault} names the blocked piece. */
    boolean transfer(DmaPort port, long address, byte[] bytes, int from, int length, boolean write) {
        for (int done = 0; done < length; ) {
            int piece = RegisterDevice.withinPage(address + done, length - done);
            boolean passed = write
                    ? port.write(address + done, bytes, from + done, piece)
                    : port.read(address + done, bytes, from + done, piece);
            if (!passed) {
                fault = address + done;
                return false;
            }
            done += piece;
        }
        return true;
    }

    void reset() {
        resize(0);
        base = 0;
        fault = 0;
        Arrays.fill(descriptor, (byte) 0);
    }

    void state(String name, StateVisitor visitor) {
        visitor.word(name + "_RING", base);
        visitor.word(name + "_SIZE", size);
        visitor.word(name + "_TAIL", tail);
        visitor.word(name + "_HEAD", head);
        visitor.word(name + "_FAULT", fault);
        visitor.bytes(name + " descriptor", descriptor);
    }

    void copyFrom(DescriptorRing other) {
        base = other.base;
        size = other.size;
        tail = other.tail;
        head = other.head;
        fault = other.fault;
        System.arraycopy(other.descriptor, 0, descriptor, 0, DESCRIPTOR_BYTES);
    }
}
