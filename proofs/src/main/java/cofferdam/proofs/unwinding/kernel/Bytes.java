package cofferdam.proofs.unwinding.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that are written one number after the other and read again. */
final class Bytes {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long CONTINUED = 0x8080_8080_8080_8080L;

    /** Bits of a number that are written by one store. */
    private static final int AT_ONCE = 56;

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
        if (rest >>> 7 == 0) {
            content[size++] = (byte) rest;
        } else if (rest >>> AT_ONCE == 0) {
            int count = (Long.SIZE + 6 - Long.numberOfLeadingZeros(rest)) / 7;
            WORD.set(content, size, spread(rest) | CONTINUED & (1L << 8 * (count - 1)) - 1);
            size += count;
        } else {
            while (rest >>> 7 != 0) {
                content[size++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            content[size++] = (byte) rest;
        }
    }

    /** Seven bits into each byte, without asking how many: halves, quarters, eighths. */
    private static long spread(long bits) {
        long halves = bits & 0xfff_ffffL | (bits & 0xff_ffff_f000_0000L) << 4;
        long quarters = halves & 0x0000_3fff_0000_3fffL | (halves & 0x0fff_c000_0fff_c000L) << 2;
        return quarters & 0x007f_007f_007f_007fL | (quarters & 0x3f80_3f80_3f80_3f80L) << 1;
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
