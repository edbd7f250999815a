package cofferdam.workbench.replay;

import cofferdam.vcpu.ExitReason;

/** VM exits in words. */
final class ExitWords {
    private ExitWords() {}

    /** What a partition did that led to an exit; empty if it did nothing itself. */
    static String of(int reason, long guestPhysical, long rip) {
        String where = ", rip " + Tables.hex(rip);
        return switch (reason) {
            case ExitReason.EXTERNAL_INTERRUPT, ExitReason.INTERRUPT_WINDOW, ExitReason.PREEMPTION_TIMER -> "";
            case ExitReason.EPT_VIOLATION -> "EPT violation at " + Tables.hex(guestPhysical) + where;
            case ExitReason.EPT_MISCONFIGURATION -> "EPT misconfiguration at " + Tables.hex(guestPhysical) + where;
            case ExitReason.TRIPLE_FAULT -> "triple fault" + where;
            case ExitReason.HLT -> "waits for an interrupt (HLT)" + where;
            case ExitReason.CPUID -> "runs CPUID" + where;
            case ExitReason.RDMSR -> "reads an MSR" + where;
            case ExitReason.WRMSR -> "writes an MSR" + where;
            case ExitReason.CONTROL_REGISTER -> "accesses a control register" + where;
            case ExitReason.MOV_DR -> "accesses a debug register" + where;
            case ExitReason.IO_INSTRUCTION -> "accesses an I/O port" + where;
            default -> "runs an instruction that leaves it (exit reason " + reason + ")" + where;
        };
    }
}
