package cofferdam.vcpu;

/**
 * Which MSRs a guest may read and write by itself (SDM vol. 3, 25.6.9).
 *
 * <p>Covers 0..1FFFH and C0000000H..C0001FFFH; any other MSR always exits. At first everything exits except FS_BASE,
 * GS_BASE, KERNEL_GS_BASE, STAR, LSTAR, CSTAR, FMASK, PAT, TSC_AUX and EFER.
 */
public final class MsrBitmap {
    public static final int PAT = 0x277;
    public static final int EFER = 0xC000_0080;
    public static final int STAR = 0xC000_0081;
    public static final int LSTAR = 0xC000_0082;
    public static final int CSTAR = 0xC000_0083;
    public static final int FMASK = 0xC000_0084;
    public static final int FS_BASE = 0xC000_0100;
    public static final int GS_BASE = 0xC000_0101;
    public static final int KERNEL_GS_BASE = 0xC000_0102;
    public static final int TSC_AUX = 0xC000_0103;

    private static final int RANGE = 0x2000;
    private static final int HIGH_BASE = 0xC000_0000;

    private final long[] passRead = new long[2 * RANGE / 64];
    private final long[] passWrite = new long[2 * RANGE / 64];

    MsrBitmap() {
        int[] passed = {PAT, EFER, STAR, LSTAR, CSTAR, FMASK, FS_BASE, GS_BASE, KERNEL_GS_BASE, TSC_AUX};
        for (int msr : passed) {
            pass(msr, true, true);
        }
    }

    /** Sets whether reads and writes of an MSR stay in the guest; an MSR outside the ranges is not affected. */
    public void pass(int msr, boolean read, boolean write) {
        int bit = bit(msr);
        if (bit >= 0) {
            set(passRead, bit, read);
            set(passWrite, bit, write);
        }
    }

    /** Whether RDMSR of this MSR stays in the guest. */
    public boolean passesRead(int msr) {
        int bit = bit(msr);
        return bit >= 0 && (passRead[bit >> 6] >>> bit & 1) != 0;
    }

    /** Whether WRMSR of this MSR stays in the guest. */
    public boolean passesWrite(int msr) {
        int bit = bit(msr);
        return bit >= 0 && (passWrite[bit >> 6] >>> bit & 1) != 0;
    }

    private static int bit(int msr) {
        if (msr >= 0 && msr < RANGE) {
            return msr;
        }
        int high = msr - HIGH_BASE;
        return high >= 0 && high < RANGE ? RANGE + high : -1;
    }

    private static void set(long[] map, int bit, boolean value) {
        long mask = 1L << bit;
        map[bit >> 6] = value ? map[bit >> 6] | mask : map[bit >> 6] & ~mask;
    }
}
