package cofferdam.proofs.unwinding.spark;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What follows from states that look alike: a row of results, the first state with it, and a state with another row if
 * there is one.
 */
record Fact(byte[] row, int depth, State first, int otherDepth, State other) implements Serializable {
    static Fact of(byte[] row, int depth, State state) {
        return new Fact(row, depth, state, 0, null);
    }

    boolean broken() {
        return other != null;
    }

    private boolean before(Fact fact) {
        return depth != fact.depth ? depth < fact.depth : first.compareTo(fact.first) < 0;
    }

    /** Of both together; the order does not matter for whether it is broken. */
    static Fact merge(Fact a, Fact b) {
        Fact one = a.before(b) ? a : b;
        Fact two = one == a ? b : a;
        if (one.broken() || Arrays.equals(one.row, two.row) && !two.broken()) {
            return one;
        }
        if (Arrays.equals(one.row, two.row)) {
            return new Fact(one.row, one.depth, one.first, two.otherDepth, two.other);
        }
        return new Fact(one.row, one.depth, one.first, two.depth, two.first);
    }
}
