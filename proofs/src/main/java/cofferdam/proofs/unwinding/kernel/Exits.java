package cofferdam.proofs.unwinding.kernel;

/** Basic VM-exit reasons that guests cause in models (SDM vol. 3, appendix C). */
final class Exits {
    static final int TRIPLE_FAULT = 2;
    static final int INIT = 3;
    static final int CPUID = 10;
    static final int HLT = 12;
    static final int VMCALL = 18;
    static final int RDMSR = 31;
    static final int EPT_VIOLATION = 48;
    static final int EPT_MISCONFIGURATION = 49;
    static final int PREEMPTION_TIMER = 52;

    private Exits() {}
}
