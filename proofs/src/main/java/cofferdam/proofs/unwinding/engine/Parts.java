package cofferdam.proofs.unwinding.engine;

/** Contents of parts, and the hashes that a set of states is compared by. */
final class Parts extends Contents {
    private final LongPages high = new LongPages();
    private final LongPages low = new LongPages();

    @Override
    void stored(int row, byte[] content, int length) {
        high.set(row, StateHash.content(content, length, 0));
        low.set(row, StateHash.content(content, length, 1));
    }

    /** Adds to a sum, or takes from it, the hash of a part with this content. */
    void add(int index, int row, int sign, long[] sum) {
        sum[0] += sign * StateHash.part(index, high.get(row));
        sum[1] += sign * StateHash.part(index, low.get(row));
    }

    @Override
    long bytes() {
        return super.bytes() + high.bytes() + low.bytes();
    }
}
