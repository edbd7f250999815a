package cofferdam.spec.machine;

/**
 * A system as it is found, in the terms of the machine: the range of an abstraction function. Frames, devices, processors and
 * ports are numbered as in {@link Frames}, {@link FlowPolicy#devices} and the description.
 */
public interface Observed {
    /** The owner has the frame for itself. */
    int AT_HOME = Memory.AT_HOME;

    /** Another has the frame instead of its owner. */
    int LENT = Memory.LENT;

    /** Another has the frame, too. */
    int SHARED = Memory.SHARED;

    /** The other has given the frame back, and the owner has not yet taken it. */
    int RETURNED = Memory.RETURNED;

    /** A partition runs when it has the processor. */
    int RUNNING = Standing.RUNNING;

    /** It waits for an interrupt. */
    int HALTED = Standing.HALTED;

    /** It waits for an interrupt or its next minor frame. */
    int YIELDED = Standing.YIELDED;

    /** It never runs again. */
    int STOPPED = Standing.STOPPED;

    /** It waits, and interrupts do not wake it. */
    int DEAF = Standing.DEAF;

    /** Nothing is due at a partition's next entry. */
    int NOTHING = Standing.NOTHING;

    /** A general-protection exception is due. */
    int GENERAL_PROTECTION = Standing.GENERAL_PROTECTION;

    /** A double fault is due. */
    int DOUBLE_FAULT = Standing.DOUBLE_FAULT;

    /** Whose the frame is. */
    int owner(int frame);

    /** {@link #AT_HOME}, {@link #LENT}, {@link #SHARED} or {@link #RETURNED}. */
    int loan(int frame);

    /** To whom the frame is lent or with whom it is shared, or -1. */
    int guest(int frame);

    /** With which rights a partition sees the frame, 0 if not at all. */
    int rights(int partition, int frame);

    /** A word of a frame. */
    long word(int frame, int index);

    /** Whether a device may do anything at all. */
    boolean awake(int device);

    /** Whether a device reaches a frame. */
    boolean reaches(int device, int frame);

    /** {@link #RUNNING}, {@link #HALTED}, {@link #YIELDED}, {@link #STOPPED} or {@link #DEAF}. */
    int status(int partition);

    /** How often a partition was started again. */
    int restarts(int partition);

    /** {@link #NOTHING}, {@link #GENERAL_PROTECTION} or {@link #DOUBLE_FAULT}. */
    int due(int partition);

    /** Whether a vector waits for a partition. */
    boolean waits(int partition, int vector);

    /** Messages in a queue. */
    int messages(int queue);

    /** Messages that a queue dropped. */
    int lost(int queue);

    /** Words of the n-th oldest message of a queue. */
    int length(int queue, int n);

    /** A word of the n-th oldest message of a queue. */
    long word(int queue, int n, int index);

    /** Words of a sampling port's message, 0 if it has none. */
    int sampleLength(int port);

    /** A word of a sampling port's message. */
    long sampleWord(int port, int index);

    /** Which of its minor frames a processor is in, from 0. */
    int position(int processor);

    /** Ticks that are left of that minor frame, this one included. */
    int left(int processor);

    /** Ticks since boot. */
    long elapsed(int processor);
}
