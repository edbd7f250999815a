package cofferdam.kernel.core;

/**
 * The numbers a partition and the kernel agree on: hypercalls, results, and the codes boot hands over.
 *
 * <p>A hypercall is a VMCALL at CPL 0 with its number in RAX and its arguments in RDI, RSI and RDX; the result comes back
 * in RAX (zero or more: success; negative: one of the codes below); no other register changes.
 */
public final class Abi {
    /** PARTITION(): the caller's own number. */
    public static final int PARTITION = 0;

    /** TICKS(): ticks since boot. */
    public static final int TICKS = 1;

    /** YIELD(): wait until an interrupt is pending or the caller's next minor frame begins. */
    public static final int YIELD = 2;

    /** STOP(): never run again. */
    public static final int STOP = 3;

    /** MAP(region, index, rights): reach an own frame at its home page with these rights, at most the declared ones. */
    public static final int MAP = 4;

    /** UNMAP(region, index): stop reaching an own frame. */
    public static final int UNMAP = 5;

    /** DMA_MAP(device, region, index): let an own device reach an own frame of a region declared for it. */
    public static final int DMA_MAP = 6;

    /** DMA_UNMAP(device, region, index): take that back. */
    public static final int DMA_UNMAP = 7;

    /** LEND(grant, index): the receiver reaches the frame, the owner no longer does. */
    public static final int LEND = 8;

    /** SHARE(grant, index): both reach the frame. */
    public static final int SHARE = 9;

    /** DONATE(grant, index): the receiver becomes the owner. */
    public static final int DONATE = 10;

    /** RELINQUISH(grant, index): the receiver gives a lent or shared frame back. */
    public static final int RELINQUISH = 11;

    /** RECLAIM(grant, index): the owner takes a relinquished frame back; {@link #BUSY} until it is relinquished. */
    public static final int RECLAIM = 12;

    /** QUEUE_SEND(port, address, length): appends a message; dropped silently if full, unless acknowledged. */
    public static final int QUEUE_SEND = 13;

    /** QUEUE_RECEIVE(port, address, capacity): takes the oldest message; the result is its length in bytes. */
    public static final int QUEUE_RECEIVE = 14;

    /** QUEUE_LOST(port): how many messages were dropped since the receiver last asked. */
    public static final int QUEUE_LOST = 15;

    /** SAMPLE_WRITE(port, address, length): replaces the port's message. */
    public static final int SAMPLE_WRITE = 16;

    /** SAMPLE_READ(port, address, capacity): copies the port's message; the result is its length in bytes. */
    public static final int SAMPLE_READ = 17;

    /** RAISE_EVENT(event): makes the event's interrupt pending at its receiver. */
    public static final int RAISE_EVENT = 18;

    /** How many hypercalls there are; numbers from here on are {@link #UNKNOWN}. */
    public static final int HYPERCALLS = 19;

    /** Done. */
    public static final int OK = 0;

    /** Not the caller's, or it does not exist: one answer for both. */
    public static final int DENIED = -1;

    /** An argument is out of range. */
    public static final int INVALID = -2;

    /** No message. */
    public static final int EMPTY = -3;

    /** An acknowledged queue is full. */
    public static final int FULL = -4;

    /** The frame is not in the state this call needs. */
    public static final int BUSY = -5;

    /** No table frame left. Boot sizes the pools so that this cannot happen. */
    public static final int NO_MEMORY = -6;

    /** No such hypercall. */
    public static final int UNKNOWN = -7;

    /** No partition. */
    public static final int NOBODY = -1;

    /** Right to read; bit 0 of an EPT entry. */
    public static final int READ = 1;

    /** Right to write; bit 1 of an EPT entry. */
    public static final int WRITE = 2;

    /** Right to execute; bit 2 of an EPT entry. */
    public static final int EXECUTE = 4;

    /** A grant's mode bit: frames may be lent. */
    public static final int MODE_LEND = 1;

    /** A grant's mode bit: frames may be shared. */
    public static final int MODE_SHARE = 2;

    /** A grant's mode bit: frames may be donated. */
    public static final int MODE_DONATE = 4;

    /** Fault: guest-physical memory the partition does not have. */
    public static final int EPT_VIOLATION = 0;

    /** Fault: a malformed stage-two entry. */
    public static final int EPT_MISCONFIGURATION = 1;

    /** Fault: the partition could not deliver its own exceptions. */
    public static final int TRIPLE_FAULT = 2;

    /** Fault: port I/O, MSR, control register or another instruction that is not permitted. */
    public static final int FORBIDDEN_INSTRUCTION = 3;

    /** Fault: an exit the kernel has no use for. */
    public static final int UNEXPECTED_EXIT = 4;

    /** How many kinds of fault there are. */
    public static final int FAULTS = 5;

    /** Action: deliver #GP(0) to the partition. */
    public static final int ACTION_INJECT = 0;

    /** Action: never run it again. */
    public static final int ACTION_STOP = 1;

    /** Action: scrub, reload and start again. */
    public static final int ACTION_RESTART = 2;

    /** Status: the partition runs when the schedule says so. */
    public static final int RUNNING = 0;

    /** Status: it waits for an interrupt (HLT). */
    public static final int HALTED = 1;

    /** Status: it waits for an interrupt or its next minor frame (YIELD). */
    public static final int YIELDED = 2;

    /** Status: it never runs again. */
    public static final int STOPPED = 3;

    /** What {@link Kernel#handleExit} did: the partition goes on. */
    public static final int EXIT_RESUMED = 0;

    /** What {@link Kernel#handleExit} did: a hypercall. */
    public static final int EXIT_HYPERCALL = 1;

    /** What {@link Kernel#handleExit} did: the partition waits. */
    public static final int EXIT_WAITS = 2;

    /** What {@link Kernel#handleExit} did: #GP(0) will be delivered. */
    public static final int EXIT_INJECTED = 3;

    /** What {@link Kernel#handleExit} did: the partition is stopped. */
    public static final int EXIT_STOPPED = 4;

    /** What {@link Kernel#handleExit} did: the partition starts again. */
    public static final int EXIT_RESTARTED = 5;

    /** What {@link Kernel#handleExit} did: nothing, for nobody runs on that processor. */
    public static final int EXIT_IGNORED = 6;

    private Abi() {}
}
