package cofferdam.spec.vtd;

/**
 * An entry of a context table in legacy mode, 16 bytes, one per device and function (VT-d specification 4.x, 9.3).
 *
 * <pre>
 *  127                                88 87              72  71  70   67 66  64
 * +-------------------------------------+------------------+----+-------+------+
 * | reserved 0                          | DID              | 0  | ign.  | AW   |
 * +-------------------------------------+------------------+----+-------+------+
 *  63        HAW HAW-1                                  12 11      4 3  2  1   0
 * +-------------+-----------------------------------------+---------+----+---+---+
 * | reserved 0  | SLPTPTR: address of the top table       | rsvd 0  | TT |FPD| P |
 * +-------------+-----------------------------------------+---------+----+---+---+
 *
 *   TT   0 translate untranslated requests, 1 device-TLBs besides, 2 pass-through, 3 reserved
 *   FPD  faults of this device are not recorded
 *   AW   1 three levels (39 bits), 2 four levels (48 bits), 3 five levels (57 bits)
 *   DID  domain id, the tag of cached translations
 * </pre>
 */
public final class ContextEntry {
    /** Bytes of an entry. */
    public static final int BYTES = 16;

    /** P: the device may be translated. */
    public static final long PRESENT = 1;

    /** FPD: most faults are not recorded. */
    public static final long FAULT_DISABLE = 1 << 1;

    /** TT of a device whose requests are translated. */
    public static final int TRANSLATE = 0;

    /** TT of a device whose requests pass unchanged. */
    public static final int PASS_THROUGH = 2;

    private static final long TABLE = ~0xfffL;
    private static final long RESERVED_HIGH = 0xffff_ffff_ff00_0080L;
    private static final int DOMAIN_SHIFT = 8;

    private ContextEntry() {}

    /** The low word of a present entry, without FPD. */
    public static long low(long table, int translationType) {
        return table | translationType << 2 | PRESENT;
    }

    /** The high word; the width is 39 or 48. */
    public static long high(int domain, int addressWidth) {
        return (long) domain << DOMAIN_SHIFT | (addressWidth - 30) / 9;
    }

    /** Bit P. */
    public static boolean isPresent(long low) {
        return (low & PRESENT) != 0;
    }

    /** Bit FPD; it counts even if the entry is not present. */
    public static boolean disablesFaults(long low) {
        return (low & FAULT_DISABLE) != 0;
    }

    /** TT, 0..3. */
    public static int translationType(long low) {
        return (int) low >>> 2 & 3;
    }

    /** Host-physical address of the second level's top table. */
    public static long table(long low) {
        return low & TABLE;
    }

    /** Bits of a DMA address: 30, 39, 48, ... as field AW, 0..7, tells. */
    public static int addressWidth(long high) {
        return 30 + 9 * ((int) high & 7);
    }

    /** Levels of tables for an address width, e.g. 4 for 48. */
    public static int levels(int addressWidth) {
        return (addressWidth - 12) / 9;
    }

    /** Domain id, 0..65535. */
    public static int domain(long high) {
        return (int) (high >>> DOMAIN_SHIFT) & 0xffff;
    }

    /** Whether a present entry sets a bit that must be zero. */
    public static boolean setsReserved(long low, long high, int hostAddressBits) {
        return (high & RESERVED_HIGH) != 0 || (low & (0xff0 | -(1L << hostAddressBits))) != 0;
    }
}
