package cofferdam.kernel.soak;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Limits;
import cofferdam.kernel.core.Registers;

/** Which vectors wait for a partition and what its next entry delivers. */
final class ModelInterrupts {
    static final int NOTHING = 0;
    private static final int VALID = 0x8000_0000;
    private static final int GENERAL_PROTECTION = 0x8000_0B0D;
    private static final int DOUBLE_FAULT = 0x8000_0B08;
    private static final int TYPE_EXCEPTION = 3;
    private static final int VECTOR_DOUBLE_FAULT = 8;

    final boolean[][] pending;
    final int[] event;
    final boolean[] window;

    private final ModelState state;
    private final int[] cut;

    ModelInterrupts(ModelState state) {
        this.state = state;
        int partitions = state.status.length;
        pending = new boolean[partitions][Limits.VECTORS];
        event = new int[partitions];
        window = new boolean[partitions];
        cut = new int[partitions];
    }

    /** A vector waits for a partition, unless that is stopped. */
    void raise(int p, int vector) {
        if (state.status[p] != Abi.STOPPED) {
            pending[p][vector] = true;
        }
    }

    /** The highest vector that waits, or -1. */
    int highest(int p) {
        int v = Limits.VECTORS - 1;
        while (v >= 0 && !pending[p][v]) {
            v--;
        }
        return v;
    }

    /** What the next entry delivers: what was decided before, else the highest vector if the partition takes interrupts. */
    void prepare(int p) {
        int vector = highest(p);
        boolean open = state.interruptFlag(p) && state.registers[p][Registers.INTERRUPTIBILITY] == 0;
        if (event[p] == NOTHING && vector >= 0 && open) {
            pending[p][vector] = false;
            event[p] = VALID | vector;
        }
        window[p] = highest(p) >= 0;
    }

    /** An entry took place, and the delivery of an event was cut, or 0. */
    void entered(int p, int information) {
        event[p] = NOTHING;
        window[p] = false;
        cut[p] = information;
        if (information < 0 && type(information) == 0) {
            raise(p, information & 0xff);
        }
        state.enter(p, Abi.RUNNING);
    }

    /** What answers a fault by an exception: #GP, or #DF while a contributory exception or page fault was delivered, or nothing. */
    int answer(int p) {
        int vector = cut[p] & 0xff;
        if (cut[p] >= 0 || type(cut[p]) != TYPE_EXCEPTION) {
            return GENERAL_PROTECTION;
        }
        if (vector == VECTOR_DOUBLE_FAULT) {
            return NOTHING;
        }
        return vector == 0 || vector >= 10 && vector <= 14 ? DOUBLE_FAULT : GENERAL_PROTECTION;
    }

    /** The next entry delivers the answer. */
    void inject(int p) {
        event[p] = answer(p);
        window[p] = false;
    }

    /** Nothing waits any more. */
    void clear(int p) {
        java.util.Arrays.fill(pending[p], false);
        event[p] = NOTHING;
        window[p] = false;
        cut[p] = 0;
    }

    private static int type(int information) {
        return information >>> 8 & 7;
    }
}
