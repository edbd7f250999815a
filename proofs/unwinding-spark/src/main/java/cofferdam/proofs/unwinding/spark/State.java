package cofferdam.proofs.unwinding.spark;

import java.io.Serializable;
import java.util.Arrays;

/** A state in portable form, or a key of a join: bytes that are compared as such. */
final class State implements Serializable, Comparable<State> {
    private static final long serialVersionUID = 1;

    private final byte[] bytes;

    State(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof State && Arrays.equals(bytes, ((State) other).bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public int compareTo(State other) {
        return Arrays.compare(bytes, other.bytes);
    }
}
