package cofferdam.vcpu;

/** Basic VM-exit reasons (SDM vol. 3, appendix C) that the modelled processor can give. */
public final class ExitReason {
    public static final int EXCEPTION_OR_NMI = 0;
    public static final int EXTERNAL_INTERRUPT = 1;
    public static final int TRIPLE_FAULT = 2;
    public static final int INTERRUPT_WINDOW = 7;
    public static final int CPUID = 10;
    public static final int GETSEC = 11;
    public static final int HLT = 12;
    public static final int INVD = 13;
    public static final int INVLPG = 14;
    public static final int RDPMC = 15;
    public static final int RDTSC = 16;
    public static final int VMCALL = 18;
    public static final int VMCLEAR = 19;
    public static final int VMLAUNCH = 20;
    public static final int VMPTRLD = 21;
    public static final int VMPTRST = 22;
    public static final int VMREAD = 23;
    public static final int VMRESUME = 24;
    public static final int VMWRITE = 25;
    public static final int VMXOFF = 26;
    public static final int VMXON = 27;
    public static final int CONTROL_REGISTER = 28;
    public static final int MOV_DR = 29;
    public static final int IO_INSTRUCTION = 30;
    public static final int RDMSR = 31;
    public static final int WRMSR = 32;

    /** VM entry failed: the guest state is not one the processor can run (SDM vol. 3, 27.7). */
    public static final int INVALID_GUEST_STATE = 33;

    public static final int EPT_VIOLATION = 48;
    public static final int EPT_MISCONFIGURATION = 49;
    public static final int INVEPT = 50;
    public static final int PREEMPTION_TIMER = 52;
    public static final int INVVPID = 53;

    private ExitReason() {}
}
