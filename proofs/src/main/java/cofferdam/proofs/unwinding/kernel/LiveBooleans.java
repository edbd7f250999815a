package cofferdam.proofs.unwinding.kernel;

import java.util.Arrays;

/** An array of booleans inside the kernel. */
final class LiveBooleans extends LiveArray {
    private final boolean[] live;
    private final boolean[] before;
    private boolean[] initial;

    LiveBooleans(String name, boolean[] live) {
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
        return live[i] ? 1 : 0;
    }

    @Override
    long initial(int i) {
        return initial[i] ? 1 : 0;
    }

    @Override
    int differs(int from, int to) {
        int at = Arrays.mismatch(live, from, to, initial, from, to);
        return at < 0 ? -1 : from + at;
    }

    @Override
    long before(int i) {
        return before[i] ? 1 : 0;
    }

    @Override
    void put(int i, long value) {
        live[i] = value != 0;
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
