package cofferdam.spec.x86;

/**
 * The error code of a page fault (SDM vol. 3A, 4.7 and figure 4-12).
 *
 * <pre>
 *  31          16  15  14     7   6     5    4    3     2    1    0
 * +--------------+-----+-------+-----+----+-----+------+-----+-----+---+
 * | reserved     | SGX | rsvd  | SS  | PK | I/D | RSVD | U/S | W/R | P |
 * +--------------+-----+-------+-----+----+-----+------+-----+-----+---+
 * </pre>
 *
 * SS (shadow stacks) and SGX never occur here.
 */
public final class PageFaultErrorCode {
    /** P: an access right was missing or a reserved bit set; clear if an entry was not present. */
    public static final int PRESENT = 1;

    /** W/R: the access was a write. */
    public static final int WRITE = 1 << 1;

    /** U/S: the access was made in user mode. */
    public static final int USER = 1 << 2;

    /** RSVD: an entry had a reserved bit set. */
    public static final int RESERVED = 1 << 3;

    /** I/D: the access was a fetch, and NXE or SMEP is on. */
    public static final int FETCH = 1 << 4;

    /** PK: a protection key forbade the access. */
    public static final int PROTECTION_KEY = 1 << 5;

    private PageFaultErrorCode() {}
}
