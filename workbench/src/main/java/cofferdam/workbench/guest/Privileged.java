package cofferdam.workbench.guest;

import java.util.SplittableRandom;

/** Privileged and unusual instructions, which the kernel must answer or the processor refuse. */
final class Privileged {
    private Privileged() {}

    /** One of them, with operands from the seed. */
    static HostileStep random(SplittableRandom random) {
        long value = random.nextInt(2) == 0 ? random.nextLong() : 1L << random.nextInt(64);
        int port = random.nextInt(0x10000);
        long msr = random.nextInt(3) == 0 ? random.nextInt() : 0xc000_0080L + random.nextInt(8);
        String hex = "0x" + Long.toHexString(value);
        return switch (random.nextInt(18)) {
            case 0 -> HostileStep.withRegisters("CPUID leaf " + hex, value, 0, 0, 0x0f, 0xa2);
            case 1 -> HostileStep.instruction("RDTSC", 0x0f, 0x31);
            case 2 -> HostileStep.withRegisters("RDMSR 0x" + Long.toHexString(msr), 0, msr, 0, 0x0f, 0x32);
            case 3 ->
                HostileStep.withRegisters("WRMSR 0x" + Long.toHexString(msr), value, msr, value >>> 32, 0x0f, 0x30);
            case 4 -> HostileStep.withRegisters("IN from port " + port, 0, 0, port, 0xec);
            case 5 -> HostileStep.withRegisters("OUT to port " + port, value, 0, port, 0xef);
            case 6 -> HostileStep.instruction("reload CR3", 0x0f, 0x20, 0xd8, 0x0f, 0x22, 0xd8);
            case 7 -> HostileStep.withRegisters("MOV CR0, " + hex, value, 0, 0, 0x0f, 0x22, 0xc0);
            case 8 -> HostileStep.withRegisters("MOV CR4, " + hex, value, 0, 0, 0x0f, 0x22, 0xe0);
            case 9 -> HostileStep.withRegisters("INVLPG " + hex, value, 0, 0, 0x0f, 0x01, 0x38);
            case 10 -> HostileStep.instruction("INT3", 0xcc);
            case 11 -> HostileStep.instruction("UD2", 0x0f, 0x0b);
            case 12 -> HostileStep.instruction("STI", 0xfb);
            case 13 -> HostileStep.instruction("PAUSE", 0xf3, 0x90);
            case 14 -> HostileStep.instruction("VMXOFF", 0x0f, 0x01, 0xc4);
            case 15 -> HostileStep.withRegisters("XSETBV", value, 0, 0, 0x0f, 0x01, 0xd1);
            case 16 -> HostileStep.instruction("WBINVD", 0x0f, 0x09);
            default -> HostileStep.withRegisters("MOV DR7, " + hex, value, 0, 0, 0x0f, 0x23, 0xf8);
        };
    }
}
