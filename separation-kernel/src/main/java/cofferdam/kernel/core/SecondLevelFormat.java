package cofferdam.kernel.core;

/**
 * VT-d legacy-mode root, context and second-level entries (VT-d 9.1, 9.3, 9.8).
 *
 * <pre>
 *  127     88 87       72 71 67 66  64 63                12 11   4 3  2 1  0
 * +----------+-----------+-----+------+--------------------+------+----+---+---+
 * |    0     |     0     |  0  |  0   | context table      |  0         0   | P |   root entry
 * +----------+-----------+-----+------+--------------------+------+----+---+---+
 * |    0     | domain id |  0  |  AW  | second-level table |  0   | TT |FPD| P |   context entry; TT = 0, FPD = 0
 * +----------+-----------+-----+------+--------------------+------+----+---+---+
 * </pre>
 *
 * AW: 1 for 39-bit three-level tables, 2 for 48-bit four-level tables.
 */
public final class SecondLevelFormat {
    /** The rights bits of an entry. */
    public static final long PRESENT = 3L;

    private SecondLevelFormat() {}

    /** A 4 KiB leaf; only reading and writing count. */
    /*@ public normal_behavior
    @ ensures 0 <= frame ==> \result == frame % 4503599627370496L - frame % 4096L + (rights % 4 + 4) % 4;
    @ ensures frame < 0 ==> \result
    @    == (frame + 9223372036854775807L + 1L) % 4503599627370496L
    @    - (frame + 9223372036854775807L + 1L) % 4096L + (rights % 4 + 4) % 4;
    @ ensures 0 <= \result && \result < Frames.ADDRESSES;
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ long leaf(long frame, int rights) {
        return (frame & RadixFormat.ADDRESS) | ((long) rights & PRESENT);
    }

    /** Low word of a present root entry (leading to a context table) or context entry (to a second-level table). */
    /*@ public normal_behavior
    @ ensures 0 <= table ==> \result == table % 4503599627370496L - table % 4096L + 1L;
    @ ensures table < 0 ==> \result
    @    == (table + 9223372036854775807L + 1L) % 4503599627370496L
    @    - (table + 9223372036854775807L + 1L) % 4096L + 1L;
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ long low(long table) {
        return (table & RadixFormat.ADDRESS) | 1L;
    }

    /** High word of a context entry. */
    /*@ public normal_behavior
    @ requires 0 <= domain && domain < 65536 && (levels == 3 || levels == 4);
    @ ensures \result == 256L * domain + levels - 2;
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ long high(int domain, int levels) {
        return ((long) domain << 8) | (long) (levels - 2);
    }
}
