package cofferdam.spec.vtd;

/** Reasons of DMA-remapping faults in legacy mode (VT-d specification 4.x, 7.1.3: codes of FRCD_REG.FR). */
public enum FaultReason {
    /** The root entry is not present. */
    ROOT_NOT_PRESENT(0x1),
    /** The context entry is not present. */
    CONTEXT_NOT_PRESENT(0x2),
    /** A present context entry is programmed wrongly: its width or translation type is not supported. */
    CONTEXT_INVALID(0x3),
    /** The DMA address is beyond the width of the domain or of the unit. */
    ADDRESS_BEYOND_WIDTH(0x4),
    /** A write, or an atomic, without write permission. */
    WRITE_DENIED(0x5),
    /** A read without read permission. */
    READ_DENIED(0x6),
    /** Fetching a second-level entry failed, from a table that another second-level entry refers to. */
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
    TABLE_RESERVED(0xc),
    /** The second level translated to the interrupt address range 0xFEExxxxx. */
    INTERRUPT_ADDRESS(0xe);

    private final int code;

    FaultReason(int code) {
        this.code = code;
    }

    /**
     * Whether FPD of the context entry suppresses the recording: not for faults met before that entry was read
     * (VT-d specification 4.x, 7.1.3, column "qualified by FPD").
     */
    public boolean isQualified() {
        switch (this) {
            case ROOT_NOT_PRESENT:
            case ROOT_ACCESS:
            case ROOT_RESERVED:
            case CONTEXT_ACCESS:
                return false;
            default:
                return true;
        }
    }

    /** The code in FRCD_REG.FR, 8 bits. */
    public int code() {
        return code;
    }
}
