package cofferdam.proofs.unwinding.kernel;

import java.util.Arrays;

/** Bytes that are written one number after the other and read again. */
final class Bytes {
    private byte[] content = new byte[256];
    private int size;

    /** Nothing was written. */
    void clear() {
        size = 0;
    }

    /** How many bytes were written. */
    int size() {
        return size;
    }

    /** Appends a number; small ones take little room. */
    void put(long number) {
        if (size + 10 > content.length) {
            content = Arrays.copyOf(content, 2 * content.length);
        }
        long rest = number << 1 ^ number >> 63;
        while ((rest & ~0x7fL) != 0) {
            content[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        content[size++] = (byte) rest;
    }

    /** What was written. */
    byte[] copy() {
        return size == 0 ? EMPTY : Arrays.copyOf(content, size);
    }

    /** Nothing. */
    static final byte[] EMPTY = {};

    /** Reads numbers from what was written. */
    static final class Reader {
        private final byte[] content;
        private int at;

        Reader(byte[] content) {
            this.content = content;
        }

        boolean more() {
            return at < content.length;
        }

        long next() {
            long value = 0;
            int shift = 0;
            while (content[at] < 0) {
                value |= (content[at++] & 0x7fL) << shift;
                shift += 7;
            }
            value |= (long) content[at++] << shift;
            return value >>> 1 ^ -(value & 1);
        }
    }
}
