package cofferdam.proofs.unwinding.kernel;

/**
 * A primitive array inside the kernel, beside two copies of it: its content at the start and its content before the
 * present step.
 */
abstract class LiveArray {
    private final String name;

    LiveArray(String name) {
        this.name = name;
    }

    /** The array in the form {@code Type.field}, with a number behind it if there are several. */
    final String name() {
        return name;
    }

    abstract int length();

    /** An element now. */
    abstract long get(int i);

    /** An element at the start. */
    abstract long initial(int i);

    /** The first element of {@code [from, to)} that is not what it was at the start, or -1. */
    abstract int differs(int from, int to);

    /** An element before the present step. */
    abstract long before(int i);

    /** Changes an element. */
    abstract void put(int i, long value);

    /** The first element of {@code [from, to)} that the present step has changed, or -1. */
    abstract int mismatch(int from, int to);

    /** What was changed in {@code [from, to)} stays. */
    abstract void commit(int from, int to);

    /** In {@code [from, to)} all is as at the start, but for the present step. */
    abstract void reset(int from, int to);

    /** What was changed in {@code [from, to)} is undone. */
    abstract void undo(int from, int to);

    /** The start of everything is now. */
    abstract void begin();

    /** Wraps an array. */
    static LiveArray of(String name, Object array) {
        if (array instanceof int[] ints) {
            return new LiveInts(name, ints);
        }
        if (array instanceof long[] longs) {
            return new LiveLongs(name, longs);
        }
        if (array instanceof boolean[] booleans) {
            return new LiveBooleans(name, booleans);
        }
        throw new UnknownStateException(name + ": a " + array.getClass().getSimpleName() + " is not looked at");
    }
}
