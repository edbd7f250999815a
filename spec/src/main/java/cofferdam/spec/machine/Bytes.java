package cofferdam.spec.machine;

import java.util.Arrays;

/** Numbers as bytes: small ones take one byte, and no two rows of numbers give the same bytes. */
final class Bytes {
    private byte[] bytes = new byte[256];
    private int size;

    void put(long number) {
        if (size + 10 > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        long rest = number << 1 ^ number >> 63;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** What was put since the last time, as an array of its own. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, size);
        size = 0;
        return taken;
    }
}
