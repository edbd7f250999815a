package cofferdam.proofs.unwinding.synthetic;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.util.Arrays;

/**
 * Partitions with cells of memory, a channel from each to the next, and a clock between them. Who runs writes any value into
 * any of its cells, sends its first cell and receives into it. With {@code v} values, {@code c} cells and {@code p}
 * partitions there are {@code p (v^c (v + 1))^p / (v + 1)} states.
 */
public class Cells implements TransitionSystem {
    private final int partitions;
    private final int cells;
    private final int values;
    private final byte[][] contents;

    /** Cells of each partition, then channels, then whose turn it is. */
    private final byte[] now;

    private final int turn;
    private int changed;
    private int first;
    private byte before;
    private final byte[] output = new byte[1];

    /** So many partitions with so many cells each of so many values. */
    public Cells(int partitions, int cells, int values) {
        this.partitions = partitions;
        this.cells = cells;
        this.values = values;
        turn = partitions * cells + partitions - 1;
        now = new byte[turn + 1];
        contents = new byte[Math.max(values + 1, partitions)][];
        for (int value = 0; value < contents.length; value++) {
            contents[value] = new byte[] {(byte) value, 0, 0, 0, 0, 0, 0, 0};
        }
    }

    @Override
    public int parts() {
        return now.length;
    }

    @Override
    public byte[] part(int index) {
        return contents[now[index]];
    }

    @Override
    public void setPart(int index, byte[] content) {
        now[index] = content[0];
    }

    @Override
    public int actions() {
        return cells * values + 3;
    }

    @Override
    public String action(int action) {
        if (action < cells * values) {
            return "write " + action % values + " into cell " + action / values;
        }
        return new String[] {"send cell 0", "receive into cell 0", "tick"}[action - cells * values];
    }

    @Override
    public boolean step(int action) {
        int self = now[turn];
        output[0] = 0;
        if (action < cells * values) {
            return set(self * cells + action / values, action % values);
        }
        int channels = partitions * cells;
        switch (action - cells * values) {
            case 0:
                return self + 1 < partitions && set(channels + self, 1 + now[self * cells]);
            case 1:
                if (self == 0) {
                    return false;
                }
                output[0] = now[channels + self - 1];
                return set(self * cells, Math.max(0, output[0] - 1));
            default:
                return set(turn, self + 1 == partitions ? 0 : self + 1);
        }
    }

    private boolean set(int index, int value) {
        first = index;
        before = now[index];
        now[index] = (byte) value;
        changed = before == value ? 0 : 1;
        return true;
    }

    @Override
    public int changed(int[] into) {
        into[0] = first;
        return changed;
    }

    @Override
    public void back() {
        now[first] = before;
    }

    @Override
    public int domains() {
        return partitions + 1;
    }

    @Override
    public String domain(int domain) {
        return domain == partitions ? "scheduler" : "partition " + domain;
    }

    @Override
    public int actor(int action) {
        return action == cells * values + 2 ? partitions : now[turn];
    }

    @Override
    public boolean interferes(int from, int to) {
        return from == to || from == partitions || to == from + 1 && to != partitions;
    }

    @Override
    public int scheduler() {
        return partitions;
    }

    @Override
    public byte[] view(int domain) {
        if (domain == partitions) {
            return new byte[] {now[turn]};
        }
        byte[] view = Arrays.copyOfRange(now, domain * cells, (domain + 1) * cells + 1);
        view[cells] = domain == 0 ? 0 : now[partitions * cells + domain - 1];
        return view;
    }

    @Override
    public byte[] output() {
        return output;
    }

    @Override
    public String brokenInvariant() {
        return now[turn] < partitions ? null : "nobody's turn";
    }
}
