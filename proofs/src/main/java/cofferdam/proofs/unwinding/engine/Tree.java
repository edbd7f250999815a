package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.util.Arrays;

/**
 * The current state of a system as a binary tree: node {@code i} has the children {@code 2 i} and {@code 2 i + 1}, the
 * leaves are the parts, and each node but the root is a number in the table of pairs. After a step only the paths above
 * parts that changed are looked up again.
 */
final class Tree {
    private static final int LATE = 1 << 12;

    private final PairTable pairs;
    private final Parts parts;
    private final int leaves;
    private final int[] at;
    private final long[] dirty;
    private final int[] changed;
    private final int[] undoNode;
    private final int[] undoValue;
    private int undo;
    /** Pairs looked up lately, and their numbers: close by, where the table of all pairs is not. */
    private final long[] latePairs = new long[LATE];

    private final int[] lateNumbers = new int[LATE];

    Tree(PairTable pairs, Parts parts, TransitionSystem system) {
        this.pairs = pairs;
        this.parts = parts;
        leaves = system.parts();
        at = new int[Math.max(4, 2 * leaves)];
        dirty = new long[(leaves >>> 6) + 1];
        changed = new int[leaves];
        undoNode = new int[2 * leaves];
        undoValue = new int[2 * leaves];
    }

    /** Reads the whole current state. */
    long read(TransitionSystem system) {
        Arrays.fill(at, 0);
        for (int leaf = 0; leaf < leaves; leaf++) {
            at[leaves + leaf] = parts.number(system.part(leaf));
        }
        for (int node = leaves - 1; node > 1; node--) {
            at[node] = pairs.number(PairTable.pair(at[2 * node], at[2 * node + 1]));
        }
        undo = 0;
        return root();
    }

    private long root() {
        return leaves == 1 ? PairTable.pair(at[1], 0) : PairTable.pair(at[2], at[3]);
    }

    /** The number of a part's content. */
    int part(int index) {
        return at[leaves + index];
    }

    int parts() {
        return leaves;
    }

    /** Brings system and tree to a state; only what differs is touched. */
    void load(TransitionSystem system, long root) {
        undo = 0;
        int left = (int) (root >>> 32);
        if (leaves == 1) {
            load(system, 1, left);
        } else {
            load(system, 2, left);
            load(system, 3, (int) root);
        }
    }

    private void load(TransitionSystem system, int node, int number) {
        if (at[node] == number) {
            return;
        }
        at[node] = number;
        if (node >= leaves) {
            system.setPart(node - leaves, parts.get(number));
        } else {
            long pair = pairs.get(number);
            load(system, 2 * node, (int) (pair >>> 32));
            load(system, 2 * node + 1, (int) pair);
        }
    }

    /** Follows a step of the system, until {@link #back}. */
    long follow(TransitionSystem system) {
        int count = system.changed(changed);
        undo = 0;
        for (int i = 0; i < count; i++) {
            int leaf = leaves + changed[i];
            replace(leaf, parts.number(system.part(changed[i])));
        }
        if (undo == 0) {
            return root();
        }
        for (int word = leaves - 1 >>> 6; word >= 0; word--) {
            while (dirty[word] != 0) {
                int node = (word << 6) + 63 - Long.numberOfLeadingZeros(dirty[word]);
                dirty[word] &= ~(1L << node);
                if (node > 1) {
                    replace(node, number(PairTable.pair(at[2 * node], at[2 * node + 1])));
                }
            }
        }
        return root();
    }

    private int number(long pair) {
        int place = (int) Hash.mix(pair) & LATE - 1;
        if (latePairs[place] != pair || lateNumbers[place] == 0) {
            lateNumbers[place] = pairs.number(pair) + 1;
            latePairs[place] = pair;
        }
        return lateNumbers[place] - 1;
    }

    /** Whether the system says that its last step changed nothing. */
    boolean stays(TransitionSystem system) {
        return system.changed(changed) == 0;
    }

    /** Whether the followed step led to another state. */
    boolean moved() {
        return undo != 0;
    }

    private void replace(int node, int number) {
        if (at[node] != number) {
            undoNode[undo] = node;
            undoValue[undo++] = at[node];
            at[node] = number;
            int parent = node >>> 1;
            dirty[parent >>> 6] |= 1L << parent;
        }
    }

    /** Undoes what {@link #follow} did. */
    void back() {
        while (undo > 0) {
            undo--;
            at[undoNode[undo]] = undoValue[undo];
        }
    }

    /** The part-wise sum of hashes of the current state: what was added and taken by the step, or all of it. */
    void digest(int[] initial, long[] into) {
        into[0] = 0;
        into[1] = 0;
        for (int index = 0; index < leaves; index++) {
            int number = at[leaves + index];
            if (number != initial[index]) {
                parts.add(index, number, 1, into);
            }
        }
    }

    /** The sum of the followed step, from that of the state before it. */
    void digestStep(int[] initial, long[] before, long[] into) {
        into[0] = before[0];
        into[1] = before[1];
        for (int i = 0; i < undo && undoNode[i] >= leaves; i++) {
            int index = undoNode[i] - leaves;
            if (undoValue[i] != initial[index]) {
                parts.add(index, undoValue[i], -1, into);
            }
            if (at[undoNode[i]] != initial[index]) {
                parts.add(index, at[undoNode[i]], 1, into);
            }
        }
    }
}
