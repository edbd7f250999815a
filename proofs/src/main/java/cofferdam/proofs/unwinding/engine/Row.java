package cofferdam.proofs.unwinding.engine;

import java.util.Arrays;

/** What follows from a state, action by action, as bytes: seven bits of a number each. */
final class Row {
    private byte[] bytes = new byte[64];
    private int length;
    private int last;

    void clear() {
        length = 0;
        last = 0;
    }

    /** Actions come in rising order. */
    void put(int action, int number) {
        put(action - last);
        last = action;
        put(number);
    }

    private void put(int number) {
        if (length + 5 > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int rest = number;
        for (; rest >>> 7 != 0; rest >>>= 7) {
            bytes[length++] = (byte) (rest | 0x80);
        }
        bytes[length++] = (byte) rest;
    }

    int number(Contents rows) {
        return rows.number(bytes, length);
    }
}
