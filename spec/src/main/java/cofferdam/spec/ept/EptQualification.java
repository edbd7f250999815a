package cofferdam.spec.ept;

/**
 * The exit qualification of an EPT violation (SDM vol. 3C, 28.2.1, table 28-7; 27.2.1 before edition 080).
 *
 * <pre>
 *  63   13  12  11  9 8 7 6 5 4 3 2 1 0
 * +-------+----+-----+-+-+-+-+-+-+-+-+-+
 * | 0     |NMI | 0   |T|L|0|x|w|r|F|W|R|
 * +-------+----+-----+-+-+-+-+-+-+-+-+-+
 *
 *   R W F  the access was a data read, a data write, an instruction fetch
 *   r w x  logical AND of bits 0, 1, 2 of the EPT entries used for the address; all 0 if one was not present
 *   L      the guest-linear address is valid
 *   T      if L: 1 the address is the translation of the linear address, 0 it is that of a guest paging entry
 *   NMI    unblocking by IRET
 * </pre>
 *
 * Bits 6 (mode-based execute), 11:9 (advanced information) and above 12 belong to features that are not modelled. When
 * EPT accessed and dirty flags are on, an access to a guest paging entry counts as read and write: R = W = 1.
 */
public final class EptQualification {
    /** R. */
    public static final long READ = 1;

    /** W. */
    public static final long WRITE = 1 << 1;

    /** F. */
    public static final long FETCH = 1 << 2;

    /** Position of r, w, x. */
    public static final int RIGHTS_SHIFT = 3;

    /** L. */
    public static final long LINEAR_VALID = 1 << 7;

    /** T. */
    public static final long TRANSLATED = 1 << 8;

    private EptQualification() {}
}
