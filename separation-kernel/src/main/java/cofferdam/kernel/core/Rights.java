package cofferdam.kernel.core;

/**
 * Access rights as small numbers: read 1, write 2, execute 4, the three lowest bits of an EPT entry.
 *
 * <p>Written with division and remainder, which both provers understand, not with bit operations.
 */
public final class Rights {
    private Rights() {}

    /** Whether rights can stand in an EPT entry: reading is included, for write-only is malformed (SDM vol. 3, 29.3.3.1). */
    /*@ public normal_behavior
    @ ensures \result == (rights == 1 || rights == 3 || rights == 5 || rights == 7);
    @ assignable \nothing;
    @*/
    public static /*@ pure helper @*/ /*+KEY@ strictly_pure @*/ boolean mappable(int rights) {
        return rights == 1 || rights == 3 || rights == 5 || rights == 7;
    }

    /** Whether each right is among the most that are allowed. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= rights && rights <= 7 && 0 <= most && most <= 7 && rights % 2 <= most % 2
    @      && (rights / 2) % 2 <= (most / 2) % 2 && rights / 4 <= most / 4);
    @ assignable \nothing;
    @*/
    public static /*@ pure helper @*/ /*+KEY@ strictly_pure @*/ boolean within(int rights, int most) {
        if (rights < 0 || rights > 7 || most < 0 || most > 7) {
            return false;
        }
        return rights % 2 <= most % 2 && (rights / 2) % 2 <= (most / 2) % 2 && rights / 4 <= most / 4;
    }
}
