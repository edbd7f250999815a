package cofferdam.workbench.watch;

import cofferdam.spec.system.Partition;
import cofferdam.vcpu.ExitReason;
import java.util.Optional;

/** Which VM exits are faults of which kind (SDM vol. 3, appendix C), told apart without asking the kernel. */
public final class FaultKinds {
    private FaultKinds() {}

    /** The kind of fault that an exit is; nothing for exits that the kernel serves. */
    public static Optional<Partition.Fault> of(int reason) {
        return switch (reason) {
            case ExitReason.EXTERNAL_INTERRUPT,
                    ExitReason.INTERRUPT_WINDOW,
                    ExitReason.PREEMPTION_TIMER,
                    ExitReason.CPUID,
                    ExitReason.HLT,
                    ExitReason.VMCALL -> Optional.empty();
            case ExitReason.EPT_VIOLATION -> Optional.of(Partition.Fault.EPT_VIOLATION);
            case ExitReason.EPT_MISCONFIGURATION -> Optional.of(Partition.Fault.EPT_MISCONFIGURATION);
            case ExitReason.TRIPLE_FAULT -> Optional.of(Partition.Fault.TRIPLE_FAULT);
            case ExitReason.GETSEC,
                    ExitReason.INVD,
                    ExitReason.INVLPG,
                    ExitReason.RDPMC,
                    ExitReason.RDTSC,
                    ExitReason.VMCLEAR,
                    ExitReason.VMLAUNCH,
                    ExitReason.VMPTRLD,
                    ExitReason.VMPTRST,
                    ExitReason.VMREAD,
                    ExitReason.VMRESUME,
                    ExitReason.VMWRITE,
                    ExitReason.VMXOFF,
                    ExitReason.VMXON,
                    ExitReason.CONTROL_REGISTER,
                    ExitReason.MOV_DR,
                    ExitReason.IO_INSTRUCTION,
                    ExitReason.RDMSR,
                    ExitReason.WRMSR,
                    ExitReason.INVEPT,
                    ExitReason.INVVPID -> Optional.of(Partition.Fault.FORBIDDEN_INSTRUCTION);
            default -> Optional.of(Partition.Fault.UNEXPECTED_EXIT);
        };
    }
}
