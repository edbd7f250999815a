package cofferdam.kernel.core;

/**
 * Where the registers the kernel touches lie in a saved guest state of {@link #STATE_WORDS} words. The numbers are those
 * of {@code cofferdam.vcpu.GuestState}; the core keeps its own copy because it depends on nothing.
 *
 * <p>Bits are read with division and remainder, which both provers understand, not with bit operations.
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
    @ ensures \result == ((ssAttributes % 128 + 128) % 128) / 32;
    @ ensures 0 <= \result && \result <= 3;
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ int privilegeLevel(long ssAttributes) {
        int low = (int) (ssAttributes % 128L);
        return (low < 0 ? low + 128 : low) / 32;
    }

    /** The lower 32 bits of a register. */
    /*@ public normal_behavior
    @ ensures \result == (word % 4294967296L + 4294967296L) % 4294967296L;
    @ ensures 0 <= \result && \result < 4294967296L;
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ long low(long word) {
        long low = word % 4294967296L;
        return low < 0L ? low + 4294967296L : low;
    }

    /** An address some bytes further on; behind the last comes the first. */
    /*@ public normal_behavior
    @ requires 0 <= bytes && bytes <= 15;
    @ ensures address <= Long.MAX_VALUE - bytes ==> \result == address + bytes;
    @ ensures address > Long.MAX_VALUE - bytes ==> \result == Long.MIN_VALUE + (bytes - 1 - (Long.MAX_VALUE - address));
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ long after(long address, int bytes) {
        if (address <= Long.MAX_VALUE - bytes) {
            return address + bytes;
        }
        return Long.MIN_VALUE + (bytes - 1 - (Long.MAX_VALUE - address));
    }

    /** Whether RFLAGS.IF (bit 9) is set. */
    /*@ public normal_behavior
    @ ensures \result == ((rflags % 1024 + 1024) % 1024 >= 512);
    @ assignable \nothing;
    @*/
    public static /*@ pure @*/ boolean interruptsEnabled(long rflags) {
        int low = (int) (rflags % 1024L);
        return (low < 0 ? low + 1024 : low) >= 512;
    }
}
