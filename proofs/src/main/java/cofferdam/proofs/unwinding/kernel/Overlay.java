package cofferdam.proofs.unwinding.kernel;

import cofferdam.spec.machine.Contents;
import java.util.Arrays;

/** What the frames of the specification hold after its step: what lay in memory before, and over it what it wrote. */
final class Overlay implements Contents {
    private final FlatMemory memory;
    private final int[] first;
    /** By frame of memory: the frame of the specification, or -1. */
    private final int[] frameOf;

    private final int[] stamp;
    private final long[] value;
    private int now = 1;
    private int[] written = new int[64];
    private int count;

    /**
     * Contents over memory.
     *
     * @param first by frame of the specification the number of its first word in memory
     */
    Overlay(FlatMemory memory, int[] first) {
        this.memory = memory;
        this.first = first.clone();
        frameOf = new int[memory.frames()];
        Arrays.fill(frameOf, -1);
        for (int f = 0; f < first.length; f++) {
            frameOf[first[f] / FlatMemory.WORDS] = f;
        }
        stamp = new int[memory.frames() * FlatMemory.WORDS];
        value = new long[stamp.length];
    }

    /** Nothing is written. */
    void clear() {
        now++;
        count = 0;
    }

    @Override
    public long word(int frame, int index) {
        int at = first[frame] + index;
        return stamp[at] == now ? value[at] : memory.word(at);
    }

    @Override
    public void write(int frame, int index, long word) {
        put(first[frame] + index, word);
    }

    @Override
    public void scrub(int frame) {
        whole(frame, false);
    }

    @Override
    public void fill(int frame) {
        whole(frame, true);
    }

    private void whole(int frame, boolean asAtBoot) {
        for (int block = first[frame] / 64; block < (first[frame] + FlatMemory.WORDS) / 64; block++) {
            for (long bits = memory.noted(block); bits != 0; bits &= bits - 1) {
                int at = 64 * block + Long.numberOfTrailingZeros(bits);
                put(at, asAtBoot ? memory.initialWord(at) : 0);
            }
        }
        for (int i = 0; i < count; i++) {
            if (written[i] / FlatMemory.WORDS == first[frame] / FlatMemory.WORDS) {
                value[written[i]] = asAtBoot ? memory.initialWord(written[i]) : 0;
            }
        }
    }

    private void put(int at, long word) {
        if (stamp[at] != now) {
            stamp[at] = now;
            if (count == written.length) {
                written = Arrays.copyOf(written, 2 * count);
            }
            written[count++] = at;
        }
        value[at] = word;
    }

    /** Where memory holds now, after the kernel's step, something else, in words; null if nowhere. */
    String difference() {
        for (int i = 0; i < count; i++) {
            if (memory.word(written[i]) != value[written[i]]) {
                return differs(written[i], value[written[i]]);
            }
        }
        for (int n = 0; n < memory.written(); n++) {
            int at = memory.written(n);
            boolean specified = frameOf[at / FlatMemory.WORDS] >= 0;
            if (specified && stamp[at] != now && memory.word(at) != memory.former(n)) {
                return differs(at, memory.former(n));
            }
        }
        return null;
    }

    private String differs(int at, long wanted) {
        return "in frame " + frameOf[at / FlatMemory.WORDS] + " word " + at % FlatMemory.WORDS + " is "
                + memory.word(at) + ", not " + wanted;
    }
}
