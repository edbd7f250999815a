package cofferdam.kernel.core;

/**
 * EPT leaves and the EPT pointer (SDM vol. 3, 29.3.2 and 25.6.11). Written apart from the formats of {@code spec} on
 * purpose: a slip in one shows as a difference.
 *
 * <pre>
 *  63      52 51                 12 11     7  6     5    3  2   1   0
 * +----------+---------------------+---------+-----+------+---+---+---+
 * |    0     |   frame address     |    0    |IPAT | type | X | W | R |   4 KiB leaf; IPAT = 0
 * +----------+---------------------+---------+-----+------+---+---+---+
 * |    0     |   PML4 address      |    0    | A/D | len-1| type      |   pointer; A/D = 0, len-1 = 3, type = 6
 * +----------+---------------------+---------+-----+------+-----------+
 * </pre>
 */
public final class EptFormat {
    /** The rights bits of an entry. */
    public static final long PRESENT = 7L;

    /** Levels of the tables. */
    public static final int LEVELS = 4;

    private EptFormat() {}

    /** A 4 KiB leaf; uncached (type 0) for device registers, else write-back (type 6). */
    /*@ public normal_behavior
    @ ensures 0 <= frame ==> \result == frame % 4503599627370496L - frame % 4096L + (uncached ? 0L : 48L) + (rights % 8 + 8) % 8;
    @ ensures frame < 0 ==> \result
    @    == (frame + 9223372036854775807L + 1L) % 4503599627370496L
    @    - (frame + 9223372036854775807L + 1L) % 4096L + (uncached ? 0L : 48L) + (rights % 8 + 8) % 8;
    @ ensures 0 <= \result && \result < Frames.ADDRESSES;
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ long leaf(long frame, int rights, boolean uncached) {
        return (frame & RadixFormat.ADDRESS) | (uncached ? 0L : 0x30L) | ((long) rights & PRESENT);
    }

    /** Rights 0..7 in a leaf. */
    /*@ public normal_behavior
    @ ensures 0 <= \result && \result <= 7;
    @ ensures \result == (entry % 8L < 0L ? entry % 8L + 8L : entry % 8L);
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ int rights(long entry) {
        int rights = 0;
        if ((entry & 1L) != 0L) {
            rights = rights + 1;
        }
        if ((entry & 2L) != 0L) {
            rights = rights + 2;
        }
        if ((entry & 4L) != 0L) {
            rights = rights + 4;
        }
        return rights;
    }

    /** Whether a leaf is write-back memory, not device registers. */
    /*@ public normal_behavior
    @ ensures \result == (entry % 64L < 0L ? -16L <= entry % 64L && entry % 64L < -8L : entry % 64L / 8L == 6L);
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ boolean writeBack(long entry) {
        return (entry & 0x38L) == 0x30L;
    }

    /** The EPT pointer to a four-level table with write-back walks. */
    /*@ public normal_behavior
    @ ensures 0 <= root ==> \result == root % 4503599627370496L - root % 4096L + 30L;
    @ ensures root < 0 ==> \result
    @    == (root + 9223372036854775807L + 1L) % 4503599627370496L
    @    - (root + 9223372036854775807L + 1L) % 4096L + 30L;
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ long pointer(long root) {
        return (root & RadixFormat.ADDRESS) | 0x1EL;
    }
}
