package cofferdam.kernel.core;

/**
 * Where the registers the kernel touches lie in a saved guest state of {@link #STATE_WORDS} words. The numbers are those
 * of {@code cofferdam.vcpu.GuestState}; the core keeps its own copy because it depends on nothing.
 */
public final class Registers {
    public static final int RAX = 0;
    public static final int RCX = 1;
    public static final int RDX = 2;
    public static final int RBX = 3;
    public static final int RSI = 6;
    public static final int RDI = 7;
    public static final int RIP = 16;
    public static final int RFLAGS = 17;

    /** Access rights of SS; bits 6:5 are the DPL, which is the current privilege level (SDM vol. 3, 25.4.1). */
    public static final int SS_ATTRIBUTES = 35;

    /** Blocking by STI (bit 0) and MOV SS (bit 1) (SDM vol. 3, table 25-3). */
    public static final int INTERRUPTIBILITY = 71;

    /** Words in a saved state. */
    public static final int STATE_WORDS = 80;

    private Registers() {}

    /** The privilege level 0..3 in the access rights of SS. */
    /*@ public normal_behavior
    @ ensures 0 <= \result && \result <= 3;
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ int privilegeLevel(long ssAttributes) {
        long level = (ssAttributes >>> 5) & 3L;
        if (level == 0L) {
            return 0;
        }
        if (level == 1L) {
            return 1;
        }
        return level == 2L ? 2 : 3;
    }

    /** Whether RFLAGS.IF (bit 9) is set. */
    /*@ public normal_behavior
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ boolean interruptsEnabled(long rflags) {
        return (rflags & 0x200L) != 0L;
    }
}
