package cofferdam.kernel.core;

/** How much of everything a system can have. */
public final class Limits {
    /** Partitions. */
    public static final int PARTITIONS = 16;

    /** Processors. */
    public static final int PROCESSORS = 8;

    /** Host-physical frames the ledger can hold: 64 GiB. */
    public static final int FRAMES = 16777216;

    /** Guest-physical pages of a partition: 4 TiB (42 address bits). */
    public static final int PAGES = 1073741824;

    /** Memory regions of all partitions together. */
    public static final int REGIONS = 256;

    /** Windows: places where a frame may appear in a partition (regions, channel ends, device registers, grants). */
    public static final int WINDOWS = 512;

    /** Grants. */
    public static final int GRANTS = 64;

    /** Devices. */
    public static final int DEVICES = 16;

    /** Interrupt lines. */
    public static final int LINES = 64;

    /** Interrupt vectors. */
    public static final int VECTORS = 256;

    /** Ports of each kind. */
    public static final int PORTS = 64;

    /** Messages that all queues together hold. */
    public static final int SLOTS = 4096;

    /** 64-bit words in the longest message: one page. */
    public static final int MESSAGE_WORDS = 512;

    /** Events. */
    public static final int EVENTS = 64;

    /** Minor frames of all processors together. */
    public static final int MINOR_FRAMES = 1024;

    /** Ticks of the longest minor frame. */
    public static final int MINOR_FRAME_TICKS = 1048576;

    /** Restarts of one partition. */
    public static final int RESTARTS = 1048576;

    /** Records in the audit ring. */
    public static final int AUDIT_RECORDS = 256;

    private Limits() {}
}
