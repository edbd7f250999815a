package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * States as bytes of their own, for other machines: the parts that differ from the initial state, each with its index
 * (2 bytes), its length (4) and its content. Equal states are equal bytes, and the hash is that of the tables.
 */
public final class Portable {
    private static final int HEAD = Short.BYTES + Integer.BYTES;

    private final TransitionSystem system;
    private final byte[][] initial;
    private final boolean[] differs;

    /** For a system in its initial state. */
    public Portable(TransitionSystem system) {
        this.system = system;
        initial = new byte[system.parts()][];
        differs = new boolean[initial.length];
        for (int index = 0; index < initial.length; index++) {
            initial[index] = system.part(index).clone();
        }
    }

    /** The current state. */
    public byte[] read() {
        byte[][] parts = new byte[initial.length][];
        int length = 0;
        for (int index = 0; index < initial.length; index++) {
            byte[] part = system.part(index);
            if (!Arrays.equals(part, initial[index])) {
                parts[index] = part;
                length += HEAD + part.length;
            }
        }
        ByteBuffer state = ByteBuffer.allocate(length);
        for (int index = 0; index < initial.length; index++) {
            if (parts[index] != null) {
                state.putShort((short) index).putInt(parts[index].length).put(parts[index]);
            }
        }
        return state.array();
    }

    /** Makes this the current state, whatever the current one was that it was last given. */
    public void load(byte[] state) {
        boolean[] before = differs.clone();
        Arrays.fill(differs, false);
        ByteBuffer rest = ByteBuffer.wrap(state);
        while (rest.hasRemaining()) {
            int index = rest.getShort() & 0xffff;
            byte[] part = new byte[rest.getInt()];
            rest.get(part);
            system.setPart(index, part);
            differs[index] = true;
        }
        for (int index = 0; index < initial.length; index++) {
            if (before[index] && !differs[index]) {
                system.setPart(index, initial[index]);
            }
        }
    }

    /** What a state adds to the hash of a set. */
    public static StateHash hash(byte[] state) {
        long[] sum = new long[2];
        ByteBuffer rest = ByteBuffer.wrap(state);
        while (rest.hasRemaining()) {
            int index = rest.getShort() & 0xffff;
            byte[] part = new byte[rest.getInt()];
            rest.get(part);
            for (int half = 0; half < sum.length; half++) {
                sum[half] += StateHash.part(index, StateHash.content(part, part.length, half));
            }
        }
        return StateHash.of(sum);
    }
}
