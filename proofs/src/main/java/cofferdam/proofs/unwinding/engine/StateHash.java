package cofferdam.proofs.unwinding.engine;

import java.io.Serializable;

/**
 * A hash of 128 bits of a set of states that does not depend on the order they were found in: the sum of the hashes of its
 * states. A state's hash is mixed from the sum over its parts that differ from the initial state. Equal sets have equal
 * hashes whichever engine found them.
 */
public record StateHash(long high, long low) implements Serializable {
    private static final long[] SEEDS = {0x243f6a8885a308d3L, 0x13198a2e03707344L};

    /** Of no state. */
    public static final StateHash NONE = new StateHash(0, 0);

    /** One half of the hash of a content. */
    static long content(byte[] content, int length, int half) {
        return Hash.of(content, length, SEEDS[half]);
    }

    /** What a part adds to one half of its state's sum. */
    static long part(int index, long content) {
        return Hash.mix(content + index * 0xa4093822299f31d1L);
    }

    /** Of one state, from the sum over its parts. */
    static StateHash of(long[] sum) {
        return new StateHash(Hash.of(sum[0], sum[1]), Hash.of(sum[1] ^ SEEDS[0], sum[0]));
    }

    /** Of both together. */
    public StateHash plus(StateHash other) {
        return new StateHash(high + other.high, low + other.low);
    }

    @Override
    public String toString() {
        return String.format("%016x%016x", high, low);
    }
}
