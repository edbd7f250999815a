package cofferdam.vcpu.execute;

/** RFLAGS bits, and the arithmetic flags of a result (SDM vol. 1, 3.4.3). */
public final class Flags {
    public static final long CF = 1;
    public static final long PF = 1 << 2;
    public static final long AF = 1 << 4;
    public static final long ZF = 1 << 6;
    public static final long SF = 1 << 7;
    public static final long TF = 1 << 8;
    public static final long IF = 1 << 9;
    public static final long DF = 1 << 10;
    public static final long OF = 1 << 11;
    public static final long IOPL = 3 << 12;
    public static final long NT = 1 << 14;
    public static final long RF = 1 << 16;
    public static final long VM = 1 << 17;
    public static final long AC = 1 << 18;
    public static final long VIF = 1 << 19;
    public static final long VIP = 1 << 20;
    public static final long ID = 1 << 21;

    /** The six arithmetic flags. */
    public static final long ARITHMETIC = CF | PF | AF | ZF | SF | OF;

    /** Bit 1, always set. */
    public static final long FIXED = 2;

    /** Bits that exist. */
    public static final long DEFINED = ARITHMETIC | TF | IF | DF | IOPL | NT | RF | VM | AC | VIF | VIP | ID | FIXED;

    private Flags() {}

    /**
     * The arithmetic flags of an addition or subtraction.
     *
     * @param result its low {@code bytes} bytes count
     * @param carries bit n is the carry (borrow) out of bit n
     * @param bytes 1, 2, 4 or 8
     */
    public static long of(long result, long carries, int bytes) {
        int top = 8 * bytes - 1;
        return zeroSignParity(result, bytes)
                | (carries >>> top & 1)
                | (carries & 8) << 1
                | ((carries >>> top ^ carries >>> (top - 1)) & 1) << 11;
    }

    /** ZF, SF and PF of a result; the others clear. */
    public static long zeroSignParity(long result, int bytes) {
        long aligned = result << (64 - 8 * bytes);
        long flags = aligned >>> 63 << 7 | (0x9669 >>> ((result ^ result >>> 4) & 15) & 1) << 2;
        return aligned == 0 ? flags | ZF : flags;
    }

    /**
     * Whether a condition of Jcc, SETcc or CMOVcc holds.
     *
     * @param condition 0..15, as encoded in the opcode's low bits
     */
    public static boolean holds(int condition, long flags) {
        boolean holds;
        switch (condition >> 1) {
            case 0:
                holds = (flags & OF) != 0;
                break;
            case 1:
                holds = (flags & CF) != 0;
                break;
            case 2:
                holds = (flags & ZF) != 0;
                break;
            case 3:
                holds = (flags & (CF | ZF)) != 0;
                break;
            case 4:
                holds = (flags & SF) != 0;
                break;
            case 5:
                holds = (flags & PF) != 0;
                break;
            case 6:
                holds = less(flags);
                break;
            default:
                holds = less(flags) || (flags & ZF) != 0;
                break;
        }
        return holds == ((condition & 1) == 0);
    }

    private static boolean less(long flags) {
        return ((flags >>> 7 ^ flags >>> 11) & 1) != 0;
    }
}
