package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.util.Arrays;

/** Three cells of one partition, into which it writes values and between which it copies them; never are all three different. */
final class Names implements TransitionSystem.Symmetric {
    private static final int CELLS = 3;

    private final int values;
    private final byte[] now = new byte[CELLS];
    private byte[] before = now.clone();

    /** With values 0 to one less than this. */
    Names(int values) {
        this.values = values;
    }

    /** The cells. */
    byte[] cells() {
        return now.clone();
    }

    @Override
    public int parts() {
        return CELLS;
    }

    @Override
    public byte[] part(int index) {
        return new byte[] {now[index]};
    }

    @Override
    public void setPart(int index, byte[] content) {
        now[index] = content[0];
    }

    @Override
    public int actions() {
        return CELLS * values + 1;
    }

    @Override
    public String action(int action) {
        return action == CELLS * values
                ? "cells are turned round"
                : "cell " + action % CELLS + " becomes " + value(action);
    }

    /** The largest value comes first, so that what is reached first mostly has to be renamed. */
    private int value(int action) {
        return values - 1 - action / CELLS;
    }

    @Override
    public boolean step(int action) {
        before = now.clone();
        if (action == CELLS * values) {
            now[0] = before[1];
            now[1] = before[2];
            now[2] = before[0];
        } else {
            now[action % CELLS] = (byte) value(action);
        }
        return true;
    }

    @Override
    public int changed(int[] into) {
        int count = 0;
        for (int i = 0; i < CELLS; i++) {
            if (now[i] != before[i]) {
                into[count++] = i;
            }
        }
        return count;
    }

    @Override
    public void back() {
        System.arraycopy(before, 0, now, 0, CELLS);
    }

    @Override
    public int domains() {
        return 2;
    }

    @Override
    public String domain(int domain) {
        return domain == 0 ? "writer" : "scheduler";
    }

    @Override
    public int actor(int action) {
        return 0;
    }

    @Override
    public boolean interferes(int from, int to) {
        return from == to;
    }

    @Override
    public int scheduler() {
        return 1;
    }

    @Override
    public byte[] view(int domain) {
        return domain == 0 ? now.clone() : new byte[0];
    }

    @Override
    public byte[] output() {
        return new byte[0];
    }

    @Override
    public String brokenInvariant() {
        boolean different = now[0] != now[1] && now[1] != now[2] && now[2] != now[0];
        return different && now[0] != 0 && now[1] != 0 && now[2] != 0 ? "three different values" : null;
    }

    @Override
    public void represent() {
        byte[] names = new byte[values];
        byte next = 1;
        for (int i = 0; i < CELLS; i++) {
            if (now[i] != 0 && names[now[i]] == 0) {
                names[now[i]] = next++;
            }
            now[i] = names[now[i]];
        }
    }

    @Override
    public long orbit() {
        long different = Arrays.stream(new int[] {now[0], now[1], now[2]})
                .filter(cell -> cell != 0)
                .distinct()
                .count();
        long orbit = 1;
        for (int i = 0; i < different; i++) {
            orbit *= values - 1 - i;
        }
        return orbit;
    }
}
