package cofferdam.proofs.unwinding.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The visited set. A state is the pair at the root of its tree; beside it stand the state and action it was first reached
 * from, and what each domain sees in it. Numbers are in the order of the search.
 */
final class States extends Index {
    private final LongPages roots = new LongPages();
    private final IntPages parents = new IntPages();
    private final CharPages actions = new CharPages();
    private final ViewRows views;

    States(int domains) {
        views = new ViewRows(domains);
    }

    long root(int state) {
        return roots.get(state);
    }

    /** The state it was first reached from; itself for the first. */
    int parent(int state) {
        return parents.get(state);
    }

    /** The action by which it was first reached. */
    int action(int state) {
        return actions.get(state);
    }

    ViewRows views() {
        return views;
    }

    int find(long root) {
        long hash = Hash.mix(root);
        return find(segment(hash), hash, root);
    }

    /**
     * The number of the state with this root, entered if it is new.
     *
     * @param settled states from this number on are new in this block: of several ways to them the first one counts
     * @return the number; its complement if the state is new
     */
    int reach(long root, int parent, int action, int settled) {
        long hash = Hash.mix(root);
        Segment segment = segment(hash);
        int state = find(segment, hash, root);
        if (state != ABSENT && state < settled) {
            return state;
        }
        synchronized (segment) {
            if (state == ABSENT) {
                state = find(segment, hash, root);
            }
            if (state != ABSENT) {
                if (state >= settled && earlier(parent, action, state)) {
                    from(state, parent, action);
                }
                return state;
            }
            state = next();
            roots.set(state, root);
            from(state, parent, action);
            segment.enter(hash, state, this);
            return ~state;
        }
    }

    private boolean earlier(int parent, int action, int state) {
        int known = parents.get(state);
        return parent < known || parent == known && action < actions.get(state);
    }

    private void from(int state, int parent, int action) {
        parents.set(state, parent);
        actions.set(state, action);
    }

    private int find(Segment segment, long hash, long root) {
        Slots slots = segment.slots;
        byte wanted = tag(hash);
        int slot = slots.first(hash);
        for (byte tag = slots.tagAt(slot); tag != 0; tag = slots.tagAt(slot)) {
            if (tag == wanted && roots.get(slots.rows[slot]) == root) {
                return slots.rows[slot];
            }
            slot = slot + 1 == slots.tags.length ? 0 : slot + 1;
        }
        return ABSENT;
    }

    /**
     * Numbers the states of a block as one worker alone would have: in the order of the states and actions they were first
     * reached from. Nobody else is at work meanwhile but those that share this.
     */
    void settle(int from, int to, Settling.Sharing sharing) {
        int count = to - from;
        int[] order = Settling.order(from, count, parents, actions);
        int domains = views.width();
        long[] root = new long[count];
        int[] parent = new int[count];
        int[] action = new int[count];
        int[] view = new int[count * domains];
        Slots[] slots = new Slots[count];
        int[] slot = new int[count];
        sharing.each(count, i -> {
            int old = from + order[i];
            root[i] = roots.get(old);
            parent[i] = parents.get(old);
            action[i] = actions.get(old);
            for (int domain = 0; domain < domains; domain++) {
                view[i * domains + domain] = views.get(old, domain);
            }
            slots[i] = segment(Hash.mix(root[i])).slots;
            slot[i] = slotOf(slots[i], root[i]);
        });
        sharing.each(count, i -> {
            roots.set(from + i, root[i]);
            from(from + i, parent[i], action[i]);
            views.set(from + i, view, i * domains);
            slots[i].rows[slot[i]] = from + i;
        });
    }

    private int slotOf(Slots slots, long root) {
        int slot = slots.first(Hash.mix(root));
        while (roots.get(slots.rows[slot]) != root) {
            slot = slot + 1 == slots.tags.length ? 0 : slot + 1;
        }
        return slot;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size());
        for (int state = 0; state < size(); state++) {
            out.writeLong(roots.get(state));
            out.writeInt(parents.get(state));
            out.writeChar(actions.get(state));
            for (int domain = 0; domain < views.width(); domain++) {
                out.writeInt(views.get(state, domain));
            }
        }
    }

    /** Each state but the first was reached from one before it. */
    void read(DataInput in) throws IOException {
        int count = ContradictionException.below(in.readInt(), Integer.MAX_VALUE, "the number of states");
        ContradictionException.unless(count > 0, "there is no state");
        int[] row = new int[views.width()];
        for (int state = 0; state < count; state++) {
            roots.set(state, in.readLong());
            from(state, ContradictionException.below(in.readInt(), Math.max(1, state), "a parent"), in.readChar());
            for (int domain = 0; domain < row.length; domain++) {
                row[domain] = in.readInt();
            }
            views.set(state, row, 0);
        }
        reindex(count);
    }

    @Override
    long hashOf(int row) {
        return Hash.mix(roots.get(row));
    }

    long bytes() {
        return slotBytes() + roots.bytes() + parents.bytes() + actions.bytes() + views.bytes();
    }
}
