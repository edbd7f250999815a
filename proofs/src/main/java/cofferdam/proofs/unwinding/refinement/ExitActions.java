package cofferdam.proofs.unwinding.refinement;

import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.core.Registers;
import cofferdam.spec.machine.Action;
import cofferdam.spec.system.Partition.Fault;
import java.util.Set;

/** What a VM exit of machine code is in the terms of the specification (SDM vol. 3, appendix C). */
final class ExitActions {
    private static final int EXTERNAL_INTERRUPT = 1;
    private static final int TRIPLE_FAULT = 2;
    private static final int INTERRUPT_WINDOW = 7;
    private static final int CPUID = 10;
    private static final int HLT = 12;
    private static final int VMCALL = 18;
    private static final int EPT_VIOLATION = 48;
    private static final int EPT_MISCONFIGURATION = 49;
    private static final int PREEMPTION_TIMER = 52;
    /** RFLAGS.IF. */
    static final long INTERRUPTS = 0x200;

    /** GETSEC, INVD, INVLPG, RDPMC; the VMX instructions; CR and DR accesses, port I/O, MSRs; and so on. */
    private static final Set<Integer> FORBIDDEN = Set.of(
            11, 13, 14, 15, 16, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 36, 39, 40, 46, 47, 50, 51,
            53, 54, 55, 57, 58, 59, 60, 61, 63, 64, 67, 68);

    private ExitActions() {}

    /**
     * The action that an exit is, from the registers that the kernel has saved and not yet changed.
     *
     * @param cut IDT-vectoring information
     */
    static Action of(Kernel kernel, int p, int reason, int cut) {
        return switch (reason) {
            case EXTERNAL_INTERRUPT, INTERRUPT_WINDOW, PREEMPTION_TIMER -> Action.of(Action.Kind.CARRY_ON, p);
            case CPUID -> Action.of(Action.Kind.IDENTIFY, p);
            case HLT -> Action.of(Action.Kind.HALT, p, interrupts(kernel, p) ? 1 : 0);
            case VMCALL -> call(kernel, p);
            case TRIPLE_FAULT -> fault(p, Fault.TRIPLE_FAULT, cut);
            case EPT_VIOLATION -> fault(p, Fault.EPT_VIOLATION, cut);
            case EPT_MISCONFIGURATION -> fault(p, Fault.EPT_MISCONFIGURATION, cut);
            default -> fault(p, FORBIDDEN.contains(reason) ? Fault.FORBIDDEN_INSTRUCTION : Fault.UNEXPECTED_EXIT, cut);
        };
    }

    /** Whether a partition's interrupts are on. */
    static boolean interrupts(Kernel kernel, int p) {
        return (kernel.register(p, Registers.RFLAGS) & INTERRUPTS) != 0;
    }

    /** Whether IDT-vectoring information says that the delivery of an interrupt was cut, which then waits on. */
    static boolean cutsInterrupt(int cut) {
        return cut < 0 && (cut >>> 8 & 7) == 0;
    }

    private static Action call(Kernel kernel, int p) {
        boolean user = (kernel.register(p, Registers.SS_ATTRIBUTES) >> 5 & 3) != 0;
        return Action.of(
                user ? Action.Kind.USER_CALL : Action.Kind.CALL,
                p,
                kernel.register(p, Registers.RAX),
                kernel.register(p, Registers.RDI),
                kernel.register(p, Registers.RSI),
                kernel.register(p, Registers.RDX));
    }

    /** What was cut is a double fault, a contributory exception or page fault, or nothing that matters (table 6-5). */
    private static Action fault(int p, Fault fault, int cut) {
        boolean exception = cut < 0 && (cut >>> 8 & 7) == 3;
        int vector = cut & 0xff;
        int kind = !exception ? 0 : vector == 8 ? 2 : vector == 0 || vector >= 10 && vector <= 14 ? 1 : 0;
        return Action.of(Action.Kind.FAULT, p, fault.ordinal(), kind);
    }
}
