package cofferdam.spec.x86;

/**
 * The control-register bits that steer paging (SDM vol. 3A, 2.5 and 4.1.3), IA32_EFER's (2.2.1) and PKRU (4.6.2).
 *
 * <pre>
 * CR0         31 PG | 16 WP | 0 PE
 * CR3         M-1:12 address of the top table | 4 PCD | 3 PWT
 * CR4         22 PKE | 21 SMAP | 20 SMEP | 17 PCIDE | 12 LA57 | 7 PGE | 5 PAE
 * IA32_EFER   11 NXE | 10 LMA | 8 LME | 0 SCE
 * RFLAGS      18 AC
 * PKRU        bit 2k: accesses with key k disabled | bit 2k + 1: writes with key k disabled
 * </pre>
 */
public final class ControlBits {
    /** CR0.PE: protected mode. */
    public static final long CR0_PE = 1;

    /** CR0.WP: supervisor writes respect R/W = 0. */
    public static final long CR0_WP = 1L << 16;

    /** CR0.PG: paging. */
    public static final long CR0_PG = 1L << 31;

    /** CR4.PAE: entries of 64 bits. */
    public static final long CR4_PAE = 1L << 5;

    /** CR4.PGE: the G flag of entries counts. */
    public static final long CR4_PGE = 1L << 7;

    /** CR4.LA57: five levels. */
    public static final long CR4_LA57 = 1L << 12;

    /** CR4.SMEP: no supervisor fetches from user pages. */
    public static final long CR4_SMEP = 1L << 20;

    /** CR4.SMAP: no supervisor data accesses to user pages unless RFLAGS.AC is set. */
    public static final long CR4_SMAP = 1L << 21;

    /** CR4.PKE: protection keys of user pages count. */
    public static final long CR4_PKE = 1L << 22;

    /** IA32_EFER.LME: IA-32e mode enabled. */
    public static final long EFER_LME = 1L << 8;

    /** IA32_EFER.LMA: IA-32e mode active. */
    public static final long EFER_LMA = 1L << 10;

    /** IA32_EFER.NXE: the XD flag of entries counts. */
    public static final long EFER_NXE = 1L << 11;

    private ControlBits() {}

    /** Physical address of the top paging structure in CR3. */
    public static long topTable(long cr3) {
        return cr3 & PagingEntry.ADDRESS;
    }

    /** PKRU.ADk: data accesses to user pages with a key, 0..15, are disabled. */
    public static boolean accessDisabled(int pkru, int key) {
        return (pkru >>> 2 * key & 1) != 0;
    }

    /** PKRU.WDk: writes to user pages with a key, 0..15, are disabled (for supervisor writes only if CR0.WP is set). */
    public static boolean writeDisabled(int pkru, int key) {
        return (pkru >>> 2 * key + 1 & 1) != 0;
    }
}
