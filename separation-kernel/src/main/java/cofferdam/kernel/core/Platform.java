package cofferdam.kernel.core;

/**
 * What the core needs of the machine. Implementations change nothing of the core's own state and do not call it back.
 * Addresses are host-physical; a frame's address is a multiple of 4096.
 */
public interface Platform {
    /** The 64-bit little-endian word at an 8-byte aligned address. */
    /*@ public normal_behavior
    @ assignable \nothing;
    @*/
    long read(long physical);

    /** Stores a 64-bit word at an 8-byte aligned address. */
    /*@ public normal_behavior
    @ assignable \nothing;
    @*/
    void write(long physical, long word);

    /** Fills the frame at this address with zeros. */
    /*@ public normal_behavior
    @ assignable \nothing;
    @*/
    void scrubFrame(long physical);

    /** Copies the frame at one address to the frame at another. */
    /*@ public normal_behavior
    @ assignable \nothing;
    @*/
    void copyFrame(long from, long to);

    /** Drops every cached translation of a partition's stage-two tables on every processor (INVEPT single-context). */
    /*@ public normal_behavior
    @ assignable \nothing;
    @*/
    void flushTlb(int partition);

    /** Drops every cached second-level translation of a DMA domain (IOTLB domain-selective invalidation). */
    /*@ public normal_behavior
    @ assignable \nothing;
    @*/
    void flushIotlb(int domain);

    /** Drops every cached root and context entry (context-cache global invalidation). */
    /*@ public normal_behavior
    @ assignable \nothing;
    @*/
    void flushContextCache();

    /** Brings a device (numbered as in the configuration) to its state after power-on and drops its pending interrupt. */
    /*@ public normal_behavior
    @ assignable \nothing;
    @*/
    void resetDevice(int device);
}
