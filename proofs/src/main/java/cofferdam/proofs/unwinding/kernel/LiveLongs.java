package cofferdam.proofs.unwinding.kernel;

import java.util.Arrays;

/** An array of longs inside the kernel. */
final class LiveLongs extends LiveArray {
    private final long[] live;
    private final long[] before;
    private long[] initial;

    LiveLongs(String name, long[] live) {
        super(name);
        this.live = live;
        before = live.clone();
        initial = live.clone();
    }

    @Override
    int length() {
        return live.length;
    }

    @Override
    long get(int i) {
        return live[i];
    }

    @Override
    long initial(int i) {
        return initial[i];
    }

    @Override
    int differs(int from, int to) {
        int at = Arrays.mismatch(live, from, to, initial, from, to);
        return at < 0 ? -1 : from + at;
    }

    @Override
    long before(int i) {
        return before[i];
    }

    @Override
    void put(int i, long value) {
        live[i] = value;
    }

    @Override
    int mismatch(int from, int to) {
        int at = Arrays.mismatch(live, from, to, before, from, to);
        return at < 0 ? -1 : from + at;
    }

    @Override
    void commit(int from, int to) {
        System.arraycopy(live, from, before, from, to - from);
    }

    @Override
    void reset(int from, int to) {
        System.arraycopy(initial, from, live, from, to - from);
    }

    @Override
    void undo(int from, int to) {
        System.arraycopy(before, from, live, from, to - from);
    }

    @Override
    void begin() {
        System.arraycopy(live, 0, before, 0, live.length);
        initial = live.clone();
    }
}
