package cofferdam.proofs.unwinding.kernel;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * What the present step did to tables and to the caches over them. The hardware may have cached any translation that the
 * tables have ever given since the kernel last dropped it; so only whether a drop came after the last write matters.
 * Requirements G6-03, G3-05.
 */
final class Caches {
    /** A frame that is no table and that the kernel need not drop anything for. */
    static final int DATA = -1;
    /** A frame of kernel memory that is no table, or not yet. */
    static final int UNUSED = -2;
    /** The frame of a VT-d root or context table. */
    static final int CONTEXT = -3;

    private final int partitions;
    private final int[] spaceOf;
    private final boolean[] upper;
    private final boolean[] wrote;
    private final boolean[] flushed;
    private final boolean[] unflushed;
    private IntConsumer dropped = space -> {};
    private boolean contextUnflushed;
    private boolean shapeWritten;

    Caches(int frames, int partitions, int devices) {
        this.partitions = partitions;
        spaceOf = new int[frames];
        Arrays.fill(spaceOf, DATA);
        upper = new boolean[frames];
        wrote = new boolean[partitions + devices];
        flushed = new boolean[wrote.length];
        unflushed = new boolean[wrote.length];
    }

    /** Who hears of each space whose translations the kernel drops. */
    void onDrop(IntConsumer listener) {
        dropped = listener;
    }

    /** How many spaces there are: partitions, then devices. */
    int spaces() {
        return wrote.length;
    }

    /** Says what a frame is used for: the number of the space that it is a table of, or one of the constants. */
    void use(int frame, int space) {
        spaceOf[frame] = space;
        upper[frame] = false;
    }

    /** Says that a frame is a table of a space that leads to tables. */
    void useAbove(int frame, int space) {
        spaceOf[frame] = space;
        upper[frame] = true;
    }

    /** Whether a frame, when written, may make other frames tables or no tables. */
    boolean leadsOn(int frame) {
        return upper[frame] || spaceOf[frame] == UNUSED || spaceOf[frame] == CONTEXT;
    }

    /** What a frame is used for. */
    int use(int frame) {
        return spaceOf[frame];
    }

    /** A step begins. */
    void begin() {
        Arrays.fill(wrote, false);
        Arrays.fill(flushed, false);
        Arrays.fill(unflushed, false);
        contextUnflushed = false;
        shapeWritten = false;
    }

    /** The kernel has written to a frame. */
    void written(int frame) {
        int space = spaceOf[frame];
        if (space >= 0) {
            wrote[space] = true;
            unflushed[space] = true;
        } else if (space == CONTEXT) {
            Arrays.fill(wrote, partitions, wrote.length, true);
            Arrays.fill(unflushed, partitions, wrote.length, true);
            contextUnflushed = true;
        }
        shapeWritten |= leadsOn(frame);
    }

    /** Whether the tables of a space were written. */
    boolean wrote(int space) {
        return wrote[space];
    }

    /** Whether other frames may be tables now than before. */
    boolean shapeWritten() {
        return shapeWritten;
    }

    /** Whether the cached translations of a space were dropped. */
    boolean flushed(int space) {
        return flushed[space];
    }

    /** Whether its tables were written after that. */
    boolean unflushed(int space) {
        return unflushed[space] || space >= partitions && contextUnflushed;
    }

    void flushedTlb(int partition) {
        if (partition >= 0 && partition < partitions) {
            flushed[partition] = true;
            unflushed[partition] = false;
            dropped.accept(partition);
        }
    }

    void flushedIotlb(int domain) {
        int space = partitions + domain - 1;
        if (domain >= 1 && space < wrote.length) {
            flushed[space] = true;
            unflushed[space] = false;
            dropped.accept(space);
        }
    }

    void flushedContext() {
        contextUnflushed = false;
    }
}
