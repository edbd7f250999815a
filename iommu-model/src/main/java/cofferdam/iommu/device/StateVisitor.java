package cofferdam.iommu.device;

/** Receives everything a device remembers, in a fixed order. */
public interface StateVisitor {
    /** A register or counter. */
    void word(String name, long value);

    /** A buffer; the array is the device's own and must not be changed. */
    void bytes(String name, byte[] content);
}
