package cofferdam.iommu.device;

/** A 64-bit hash of visited state: FNV-1a over words with a final mix; names do not count, order does. */
public final class StateHash implements StateVisitor {
    private long hash = 0xcbf29ce484222325L;

    /** A hash of nothing yet. */
    public StateHash() {
        // Starts at the FNV offset basis.
    }

    @Override
    public void word(String name, long value) {
        hash = mix(hash ^ value);
    }

    @Override
    public void bytes(String name, byte[] content) {
        word(name, content.length);
        for (byte b : content) {
            hash = (hash ^ b & 0xff) * 0x100000001b3L;
        }
    }

    /** An independent hash of the same visits. */
    StateHash copy() {
        StateHash copy = new StateHash();
        copy.hash = hash;
        return copy;
    }

    /** The hash of what was visited so far. */
    public long value() {
        return mix(hash);
    }

    private static long mix(long z) {
        long y = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        y = (y ^ y >>> 27) * 0x94d049bb133111ebL;
        return y ^ y >>> 31;
    }
}
