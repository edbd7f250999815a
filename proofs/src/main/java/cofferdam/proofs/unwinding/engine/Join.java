package cofferdam.proofs.unwinding.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;

/**
 * Groups the states that look alike to some domains, and keeps what follows from the first of each group: a hash join,
 * linear in the number of states. A group is known by its first state and compared by the views in it, so it is exact.
 */
final class Join extends Index {
    private final ViewRows views;
    private final int observer;
    private final int actor;
    private final int scheduler;
    private final IntPages leaders = new IntPages();
    private final IntPages results = new IntPages();
    private final BitSet broken = new BitSet();

    /** States alike to these three, of whom some may be the same. */
    Join(ViewRows views, int observer, int actor, int scheduler) {
        this.views = views;
        this.observer = observer;
        this.actor = actor;
        this.scheduler = scheduler;
    }

    /**
     * The group of a state, entered with this result if it is new.
     *
     * @param seen the numbers of what each domain sees in the state
     */
    int group(int state, int[] seen, int result) {
        long hash = hash(seen[observer], seen[actor], seen[scheduler]);
        Segment segment = segment(hash);
        int group = find(segment, hash, seen);
        if (group != ABSENT) {
            return group;
        }
        synchronized (segment) {
            group = find(segment, hash, seen);
            if (group == ABSENT) {
                group = next();
                leaders.set(group, state);
                results.set(group, result);
                segment.enter(hash, group, this);
            }
            return group;
        }
    }

    int find(int[] seen) {
        long hash = hash(seen[observer], seen[actor], seen[scheduler]);
        return find(segment(hash), hash, seen);
    }

    private int find(Segment segment, long hash, int[] seen) {
        Slots slots = segment.slots;
        byte wanted = tag(hash);
        int slot = slots.first(hash);
        for (byte tag = slots.tagAt(slot); tag != 0; tag = slots.tagAt(slot)) {
            if (tag == wanted && alike(leaders.get(slots.rows[slot]), seen)) {
                return slots.rows[slot];
            }
            slot = slot + 1 == slots.tags.length ? 0 : slot + 1;
        }
        return ABSENT;
    }

    private boolean alike(int leader, int[] seen) {
        return views.get(leader, observer) == seen[observer]
                && views.get(leader, actor) == seen[actor]
                && views.get(leader, scheduler) == seen[scheduler];
    }

    private static long hash(int observer, int actor, int scheduler) {
        return Hash.mix(Hash.mix(PairTable.pair(observer, actor)) + scheduler);
    }

    @Override
    long hashOf(int group) {
        int leader = leaders.get(group);
        return hash(views.get(leader, observer), views.get(leader, actor), views.get(leader, scheduler));
    }

    int result(int group) {
        return results.get(group);
    }

    int observer() {
        return observer;
    }

    int actor() {
        return actor;
    }

    synchronized void breaks(int group) {
        broken.set(group);
    }

    synchronized BitSet broken() {
        return broken;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size());
        for (int group = 0; group < size(); group++) {
            out.writeInt(leaders.get(group));
            out.writeInt(results.get(group));
        }
        long[] words = broken.toLongArray();
        out.writeInt(words.length);
        for (long word : words) {
            out.writeLong(word);
        }
    }

    /** After the views of all states. */
    void read(DataInput in) throws IOException {
        int count = ContradictionException.below(in.readInt(), Integer.MAX_VALUE, "the number of groups");
        for (int group = 0; group < count; group++) {
            leaders.set(group, in.readInt());
            results.set(group, in.readInt());
        }
        int words = in.readInt();
        for (int word = 0; word < words; word++) {
            long bits = in.readLong();
            for (int bit = 0; bit < 64; bit++) {
                if ((bits >>> bit & 1) != 0) {
                    broken.set(64 * word + bit);
                }
            }
        }
        reindex(count);
    }

    /** Leaders and results are among so many states and rows. */
    void check(int states, int rows) throws ContradictionException {
        for (int group = 0; group < size(); group++) {
            ContradictionException.below(leaders.get(group), states, "the first state of a group");
            ContradictionException.below(results.get(group), rows, "a result");
        }
    }

    long bytes() {
        return slotBytes() + leaders.bytes() + results.bytes();
    }
}
