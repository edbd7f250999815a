package cofferdam.spec.vtd;

/** Reasons of DMA-remapping faults in legacy mode (VT-d specification 4.x, 7.1.3: codes of FRCD_REG.FR). */
public enum FaultReason {
    /** LRT.1: the root entry is not present. */
    ROOT_NOT_PRESENT(0x1),
    /** LCT.1: the context entry is not present. */
    CONTEXT_NOT_PRESENT(0x2),
    /** LCT.2: a present context entry is programmed wrongly: its width or translation type is not supported. */
    CONTEXT_INVALID(0x3),
    /** The DMA address is beyond the width of the domain or of the unit. */
    ADDRESS_BEYOND_WIDTH(0x4),
    /** A write, or an atomic, without write permission. */
    WRITE_DENIED(0x5),
    /** A read without read permission. */
    READ_DENIED(0x6),
    /** Fetching a second-level entry failed. */
    TABLE_ACCESS(0x7),
    /** Fetching the root entry failed. */
    ROOT_ACCESS(0x8),
    /** Fetching the context entry failed. */
    CONTEXT_ACCESS(0x9),
    /** A reserved field of a present root entry is not zero. */
    ROOT_RESERVED(0xa),
    /** A reserved field of a present context entry is not zero. */
    CONTEXT_RESERVED(0xb),
    /** A reserved field of a second-level entry with a right is not zero. */
    TABLE_RESERVED(0xc);

    private final int code;

    FaultReason(int code) {
        this.code = code;
    }

    /** The code in FRCD_REG.FR, 8 bits. */
    public int code() {
        return code;
    }
}
