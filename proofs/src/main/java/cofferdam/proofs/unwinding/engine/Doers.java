package cofferdam.proofs.unwinding.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Who did an action first, for each thing that the scheduler sees. */
final class Doers {
    private final int actions;
    private final CharPages doers = new CharPages();
    private volatile int rows;

    Doers(int actions) {
        this.actions = actions;
    }

    /** The domain that did the action first when the scheduler saw this; from now on this one, if nobody did. */
    int first(int seen, int action, int actor) {
        int at = seen * actions + action;
        if (seen < rows) {
            int known = doers.get(at);
            if (known != 0) {
                return known - 1;
            }
        }
        return enter(seen, at, actor);
    }

    private synchronized int enter(int seen, int at, int actor) {
        for (; rows <= seen; rows++) {
            for (int action = 0; action < actions; action++) {
                doers.set(rows * actions + action, 0);
            }
        }
        int known = doers.get(at);
        if (known != 0) {
            return known - 1;
        }
        doers.set(at, actor + 1);
        return actor;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(rows);
        for (int at = 0; at < rows * actions; at++) {
            out.writeChar(doers.get(at));
        }
    }

    void read(DataInput in) throws IOException {
        int count = in.readInt();
        ContradictionException.below(count, Integer.MAX_VALUE / actions, "the number of rows");
        for (int at = 0; at < count * actions; at++) {
            doers.set(at, in.readChar());
        }
        rows = count;
    }

    long bytes() {
        return doers.bytes();
    }
}
