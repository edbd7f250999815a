package cofferdam.kernel.core;

/** Basic VM-exit reasons (SDM vol. 3, appendix C) and what the kernel makes of them. */
final class ExitReasons {
    public static final int EXTERNAL_INTERRUPT = 1;
    public static final int TRIPLE_FAULT = 2;
    public static final int INTERRUPT_WINDOW = 7;
    public static final int CPUID = 10;
    public static final int HLT = 12;
    public static final int VMCALL = 18;
    public static final int EPT_VIOLATION = 48;
    public static final int EPT_MISCONFIGURATION = 49;
    public static final int PREEMPTION_TIMER = 52;

    private ExitReasons() {}

    /** Whether the exit says only that time has passed or an interrupt can be delivered. */
    /*@ normal_behavior
    @ ensures \result == (reason == 1 || reason == 7 || reason == 52);
    @ assignable \nothing;
    @*/
    static /*@ pure @*/ boolean benign(int reason) {
        return reason == EXTERNAL_INTERRUPT || reason == INTERRUPT_WINDOW || reason == PREEMPTION_TIMER;
    }

    /**
     * Whether the exit was caused by an instruction that no partition may execute: GETSEC, INVD, INVLPG, RDPMC, RSM, the
     * VMX instructions, CR and DR accesses, port I/O, RDMSR, WRMSR, MWAIT, MONITOR, PAUSE, descriptor-table accesses,
     * INVEPT, INVVPID, WBINVD, XSETBV, RDRAND, INVPCID, VMFUNC, ENCLS, RDSEED, XSAVES, XRSTORS, UMWAIT, TPAUSE.
     */
    /*@ normal_behavior
    @ ensures \result == (reason == 11 || (13 <= reason && reason <= 17) || (19 <= reason && reason <= 32)
    @      || reason == 36 || reason == 39 || reason == 40 || reason == 46 || reason == 47 || reason == 50
    @      || reason == 51 || (53 <= reason && reason <= 55) || (57 <= reason && reason <= 61)
    @      || reason == 63 || reason == 64 || reason == 67 || reason == 68);
    @ assignable \nothing;
    @*/
    static /*@ pure @*/ boolean instruction(int reason) {
        if (reason == 11 || (reason >= 13 && reason <= 17) || (reason >= 19 && reason <= 32)) {
            return true;
        }
        if (reason == 36 || reason == 39 || reason == 40 || reason == 46 || reason == 47) {
            return true;
        }
        if (reason == 50 || reason == 51 || (reason >= 53 && reason <= 55) || (reason >= 57 && reason <= 61)) {
            return true;
        }
        return reason == 63 || reason == 64 || reason == 67 || reason == 68;
    }

    /** The fault that an exit is, if it is one. */
    /*@ normal_behavior
    @ ensures \result == (reason == 48 ? Abi.EPT_VIOLATION : reason == 49 ? Abi.EPT_MISCONFIGURATION
    @      : reason == 2 ? Abi.TRIPLE_FAULT
    @      : instruction(reason) ? Abi.FORBIDDEN_INSTRUCTION : Abi.UNEXPECTED_EXIT);
    @ ensures 0 <= \result && \result < Abi.FAULTS;
    @ assignable \nothing;
    @*/
    static /*@ pure @*/ int fault(int reason) {
        if (reason == EPT_VIOLATION) {
            return Abi.EPT_VIOLATION;
        }
        if (reason == EPT_MISCONFIGURATION) {
            return Abi.EPT_MISCONFIGURATION;
        }
        if (reason == TRIPLE_FAULT) {
            return Abi.TRIPLE_FAULT;
        }
        return instruction(reason) ? Abi.FORBIDDEN_INSTRUCTION : Abi.UNEXPECTED_EXIT;
    }
}
