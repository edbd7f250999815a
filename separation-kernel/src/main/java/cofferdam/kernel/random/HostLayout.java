package cofferdam.kernel.random;

import cofferdam.kernel.random.SystemPlan.Block;
import java.util.ArrayList;
import java.util.List;

/** Where frames lie in host-physical memory: pieces in ascending order, with gaps between them or without. */
final class HostLayout {
    private static final long PAGE = 4096;
    private static final long LARGE = 2 << 20;
    private static final long HUGE = 1 << 30;
    private static final long MOST = 64L << 30;

    private final Choices choices;
    private final boolean high;
    private final List<Integer> pieces = new ArrayList<>();
    private int frames;

    /**
     * Nothing yet.
     *
     * @param high whether gaps may be as large as memory
     */
    HostLayout(Choices choices, boolean high) {
        this.choices = choices;
        this.high = high;
    }

    /** Number of the first of n further frames, all kernel frames left out. */
    int take(int n) {
        pieces.add(n);
        frames += n;
        return frames - n;
    }

    /** How many frames were taken. */
    int frames() {
        return frames;
    }

    /** The blocks of all frames with n of the kernel before or behind them; those without the kernel if n is 0. */
    List<Block> blocks(int n, boolean kernelFirst) {
        List<Block> blocks = new ArrayList<>();
        if (n > 0 && kernelFirst) {
            append(blocks, n);
        }
        for (int piece : pieces) {
            int cut = piece > 1 && piece < LARGE / PAGE && choices.chance(15) ? choices.between(1, piece - 1) : 0;
            if (cut > 0) {
                append(blocks, cut);
            }
            append(blocks, piece - cut);
        }
        if (n > 0 && !kernelFirst) {
            append(blocks, n);
        }
        return blocks;
    }

    private void append(List<Block> blocks, int n) {
        Block last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
        long end = last == null ? PAGE * (1 + choices.below(16)) : last.end();
        long address = end + gap(end, n);
        if (last != null && address == end) {
            blocks.set(blocks.size() - 1, new Block(last.address(), last.frames() + n));
        } else {
            blocks.add(new Block(address, n));
        }
    }

    private long gap(long end, int n) {
        long huge = n >= HUGE / PAGE ? HUGE : LARGE;
        switch (n >= LARGE / PAGE && choices.chance(80) ? 2 : choices.below(6)) {
            case 1:
                return PAGE * (1 + choices.below(3));
            case 2:
                return up(end, huge) - end;
            case 3:
                return high && end < MOST / 2 ? up(end, HUGE) - end : 0;
            case 4:
                return high && end < MOST / 2 ? up(end, 4 * HUGE) + choices.below(8) * 4 * HUGE - end : 0;
            default:
                return 0;
        }
    }

    private static long up(long address, long size) {
        return (address + size - 1) / size * size;
    }
}
