package cofferdam.spec.ept;

import cofferdam.spec.x86.PagingFeatures;

/**
 * The extended-page-table pointer of a VMCS (SDM vol. 3C, 25.6.11, table 25-9; 24.6.11 before edition 080).
 *
 * <pre>
 *  63       M M-1                         12 11       8 7   6   5       3 2      0
 * +----------+------------------------------+----------+---+----+--------+--------+
 * | rsvd 0   | address of the EPT PML4      | rsvd 0   |SSS| AD | length | memory |
 * |          |                              |          |   |    | - 1    | type   |
 * +----------+------------------------------+----------+---+----+--------+--------+
 *
 *   memory type  0 uncacheable or 6 write-back, for accesses to the EPT structures
 *   length - 1   3: four levels
 *   AD           accessed and dirty flags are set in EPT entries
 *   SSS          supervisor shadow-stack control; not supported here, must be 0
 * </pre>
 */
public final class EptPointer {
    /** Enables accessed and dirty flags. */
    public static final long ACCESSED_DIRTY = 1 << 6;

    /** Bits 51:12: the top table, and the tag of cached translations (EPTRTA). */
    public static final long ROOT = 0x000f_ffff_ffff_f000L;

    private static final int LENGTH_SHIFT = 3;
    private static final long FOUR_LEVELS = 3 << LENGTH_SHIFT;
    private static final long LENGTH = 7 << LENGTH_SHIFT;
    private static final long MEMORY_TYPE = 7;
    private static final long ALWAYS_RESERVED = 0xf80;

    private EptPointer() {}

    /** A pointer to a write-back table of four levels. */
    public static long of(long root, boolean accessedDirty) {
        return root | FOUR_LEVELS | EptEntry.WRITE_BACK | (accessedDirty ? ACCESSED_DIRTY : 0);
    }

    /** Whether VM entry accepts the pointer (SDM vol. 3C, 27.2.1.1). */
    public static boolean isValid(long eptp, PagingFeatures features) {
        long type = eptp & MEMORY_TYPE;
        long reserved = ALWAYS_RESERVED
                | -(1L << features.physicalAddressBits())
                | (features.eptAccessedDirty() ? 0 : ACCESSED_DIRTY);
        return (type == 0 || type == EptEntry.WRITE_BACK) && (eptp & LENGTH) == FOUR_LEVELS && (eptp & reserved) == 0;
    }

    /** Host-physical address of the top table. */
    public static long root(long eptp) {
        return eptp & ROOT;
    }

    /** Whether accessed and dirty flags are on. */
    public static boolean usesAccessedDirty(long eptp) {
        return (eptp & ACCESSED_DIRTY) != 0;
    }
}
