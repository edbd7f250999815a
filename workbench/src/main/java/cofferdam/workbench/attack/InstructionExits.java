package cofferdam.workbench.attack;

import cofferdam.vcpu.ExitReason;
import java.util.List;
import java.util.Map;

/** Names of the VM exits that instructions cause which partitions may not use (SDM vol. 3, appendix C). */
final class InstructionExits {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(ExitReason.GETSEC, "getsec"),
            Map.entry(ExitReason.INVD, "invd"),
            Map.entry(ExitReason.INVLPG, "invlpg"),
            Map.entry(ExitReason.RDPMC, "rdpmc"),
            Map.entry(ExitReason.RDTSC, "rdtsc"),
            Map.entry(ExitReason.VMCLEAR, "vmclear"),
            Map.entry(ExitReason.VMLAUNCH, "vmlaunch"),
            Map.entry(ExitReason.VMPTRLD, "vmptrld"),
            Map.entry(ExitReason.VMPTRST, "vmptrst"),
            Map.entry(ExitReason.VMREAD, "vmread"),
            Map.entry(ExitReason.VMRESUME, "vmresume"),
            Map.entry(ExitReason.VMWRITE, "vmwrite"),
            Map.entry(ExitReason.VMXOFF, "vmxoff"),
            Map.entry(ExitReason.VMXON, "vmxon"),
            Map.entry(ExitReason.CONTROL_REGISTER, "control-register"),
            Map.entry(ExitReason.MOV_DR, "mov-dr"),
            Map.entry(ExitReason.IO_INSTRUCTION, "io-instruction"),
            Map.entry(ExitReason.RDMSR, "rdmsr"),
            Map.entry(ExitReason.WRMSR, "wrmsr"),
            Map.entry(ExitReason.INVEPT, "invept"),
            Map.entry(ExitReason.INVVPID, "invvpid"));

    private InstructionExits() {}

    /** The name of an exit; null if it is none of these. */
    static String name(int reason) {
        return NAMES.get(reason);
    }

    /** All names, sorted. */
    static List<String> names() {
        return NAMES.values().stream().sorted().toList();
    }
}
