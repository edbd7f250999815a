package cofferdam.vcpu;

/**
 * Where each register lies in a saved guest state: {@code long[STATE_WORDS]}.
 *
 * <p>General registers stand in the order of their x86 encoding. Each segment register takes four words. Attributes
 * have the layout of the VMX access-rights fields (SDM vol. 3, 25.4.1, table 25-2).
 */
public final class GuestState {
    public static final int RAX = 0;
    public static final int RCX = 1;
    public static final int RDX = 2;
    public static final int RBX = 3;
    public static final int RSP = 4;
    public static final int RBP = 5;
    public static final int RSI = 6;
    public static final int RDI = 7;
    public static final int R8 = 8;
    public static final int R9 = 9;
    public static final int R10 = 10;
    public static final int R11 = 11;
    public static final int R12 = 12;
    public static final int R13 = 13;
    public static final int R14 = 14;
    public static final int R15 = 15;
    public static final int RIP = 16;
    public static final int RFLAGS = 17;
    public static final int CR0 = 18;
    public static final int CR2 = 19;
    public static final int CR3 = 20;
    public static final int CR4 = 21;
    public static final int EFER = 22;
    public static final int PKRU = 23;

    /** First word of the segment registers ES, CS, SS, DS, FS, GS, LDTR, TR; see {@link #segment}. */
    public static final int SEGMENTS = 24;

    public static final int ES = 0;
    public static final int CS = 1;
    public static final int SS = 2;
    public static final int DS = 3;
    public static final int FS = 4;
    public static final int GS = 5;
    public static final int LDTR = 6;
    public static final int TR = 7;

    public static final int SELECTOR = 0;
    public static final int BASE = 1;
    public static final int LIMIT = 2;
    public static final int ATTRIBUTES = 3;

    public static final int GDTR_BASE = 56;
    public static final int GDTR_LIMIT = 57;
    public static final int IDTR_BASE = 58;
    public static final int IDTR_LIMIT = 59;
    public static final int STAR = 60;
    public static final int LSTAR = 61;
    public static final int CSTAR = 62;
    public static final int FMASK = 63;
    public static final int KERNEL_GS_BASE = 64;
    public static final int SYSENTER_CS = 65;
    public static final int SYSENTER_ESP = 66;
    public static final int SYSENTER_EIP = 67;
    public static final int PAT = 68;
    public static final int TSC_AUX = 69;
    public static final int DR7 = 70;

    /** Bit 0: blocking by STI; bit 1: blocking by MOV SS (SDM vol. 3, table 25-3). */
    public static final int INTERRUPTIBILITY = 71;

    /** 0 active, 1 halted (SDM vol. 3, 25.4.2). */
    public static final int ACTIVITY = 72;

    /** Words in a saved state; those above {@link #ACTIVITY} are zero. */
    public static final int STATE_WORDS = 80;

    private GuestState() {}

    /** The word of a segment register's field, e.g. {@code segment(CS, BASE)}. */
    public static int segment(int segment, int field) {
        return SEGMENTS + 4 * segment + field;
    }
}
