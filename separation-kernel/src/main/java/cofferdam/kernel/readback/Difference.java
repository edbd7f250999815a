package cofferdam.kernel.readback;

/**
 * One place where the real tables say something other than they should.
 *
 * @param kind what sort of difference
 * @param subject the partition or device whose tables they are, by name; {@code "kernel"} for the kernel's own
 * @param address the guest-physical or DMA address, or -1 where none applies
 * @param hostPhysical the host-physical address, or -1 where none applies
 * @param sentence the difference in words, with all names and numbers
 */
public record Difference(Kind kind, String subject, long address, long hostPhysical, String sentence) {
    /** Sorts of differences. */
    public enum Kind {
        /** Declared, but the tables do not map it. */
        MISSING,
        /** Mapped, but not declared. */
        EXTRA,
        /** Mapped where declared, with other rights. */
        WRONG_RIGHTS,
        /** Mapped where declared, to another frame. */
        WRONG_TARGET,
        /** Mapped with another memory type. */
        WRONG_MEMORY_TYPE,
        /** A table lies in a frame that is not the kernel's. */
        TABLE_NOT_KERNEL_OWNED,
        /** One frame serves as a table in two places. */
        TABLE_SHARED,
        /** An entry has reserved bits set or is otherwise malformed. */
        MALFORMED_ENTRY,
        /** Kernel memory or remapping-hardware registers can be reached. */
        KERNEL_REACHABLE,
        /** A frame is reached by two subjects without a declaration. */
        SHARED_FRAME,
        /** A translation cache still holds what the tables no longer say. */
        STALE_TRANSLATION,
        /** The kernel's ledger and the tables disagree. */
        LEDGER
    }

    @Override
    public String toString() {
        return kind + ": " + sentence;
    }
}
