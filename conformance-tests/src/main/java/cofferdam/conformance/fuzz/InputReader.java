package cofferdam.conformance.fuzz;

import java.nio.charset.StandardCharsets;

/** Takes choices out of a fuzzer's bytes, from the front on; all are zero behind the end. */
final class InputReader {
    private final byte[] input;
    private int at;

    InputReader(byte[] input) {
        this.input = input;
    }

    boolean more() {
        return at < input.length;
    }

    int octet() {
        return at < input.length ? input[at++] & 0xff : 0;
    }

    /** One of so many. */
    int below(int bound) {
        int value = bound > 256 ? octet() | octet() << 8 : octet();
        return bound <= 0 ? 0 : value % bound;
    }

    long word() {
        long value = 0;
        for (int n = 0; n < 8; n++) {
            value |= (long) octet() << 8 * n;
        }
        return value;
    }

    byte[] bytes(int most) {
        int length = Math.min(most, input.length - at);
        byte[] taken = new byte[length];
        System.arraycopy(input, at, taken, 0, length);
        at += length;
        return taken;
    }

    byte[] rest() {
        return bytes(input.length);
    }

    /** A short text: its length first. */
    String text() {
        return new String(bytes(octet()), StandardCharsets.UTF_8);
    }
}
