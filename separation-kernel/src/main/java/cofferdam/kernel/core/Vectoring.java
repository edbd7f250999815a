package cofferdam.kernel.core;

/**
 * Reads IDT-vectoring information: the event whose delivery an exit has cut (SDM vol. 3, 28.2.4). Bit 31 says that there
 * is one, bits 10:8 are its type, bits 7:0 its vector. Requirement G3-07.
 *
 * <p>Written with division and remainder, which both provers understand, not with bit operations.
 */
final class Vectoring {
    /** Type: external interrupt. */
    static final int EXTERNAL = 0;

    /** Type: hardware exception. */
    static final int EXCEPTION = 3;

    private Vectoring() {}

    /** Type of the cut event, -1 if there is none. */
    /*@ normal_behavior
    @ ensures \result == (information >= 0 ? -1 : ((information - Integer.MIN_VALUE) / 256) % 8);
    @ ensures -1 <= \result && \result <= 7;
    @ assignable \nothing;
    @*/
    static /*@ pure helper @*/ int type(int information) {
        return information >= 0 ? -1 : ((information - Integer.MIN_VALUE) / 256) % 8;
    }

    /** Vector of the cut event, -1 if there is none. */
    /*@ normal_behavior
    @ ensures \result == (information >= 0 ? -1 : (information - Integer.MIN_VALUE) % 256);
    @ ensures -1 <= \result && \result < Limits.VECTORS && (information < 0 ==> 0 <= \result);
    @ assignable \nothing;
    @*/
    static /*@ pure helper @*/ int vector(int information) {
        return information >= 0 ? -1 : (information - Integer.MIN_VALUE) % 256;
    }

    /** Whether an external interrupt was cut, which must stay pending. */
    /*@ normal_behavior
    @ ensures \result == (information < 0 && type(information) == EXTERNAL);
    @ assignable \nothing;
    @*/
    static /*@ pure helper @*/ boolean external(int information) {
        return type(information) == EXTERNAL;
    }

    /**
     * What becomes of a general-protection exception that comes while this event was delivered: itself, or a double fault
     * after a contributory exception or a page fault, or 0, a triple fault, after a double fault (SDM vol. 3, table 6-5).
     */
    /*@ normal_behavior
    @ ensures \result == (type(information) != EXCEPTION ? Entries.GENERAL_PROTECTION
    @      : vector(information) == 8 ? 0
    @      : vector(information) == 0 || (10 <= vector(information) && vector(information) <= 14)
    @         ? Entries.DOUBLE_FAULT : Entries.GENERAL_PROTECTION);
    @ assignable \nothing;
    @*/
    static /*@ pure helper @*/ int answer(int information) {
        if (type(information) != EXCEPTION) {
            return Entries.GENERAL_PROTECTION;
        }
        int vector = vector(information);
        if (vector == 8) {
            return 0;
        }
        return vector == 0 || (vector >= 10 && vector <= 14) ? Entries.DOUBLE_FAULT : Entries.GENERAL_PROTECTION;
    }
}
