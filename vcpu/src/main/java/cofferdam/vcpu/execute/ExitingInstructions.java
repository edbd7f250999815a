package cofferdam.vcpu.execute;

import static cofferdam.vcpu.decode.Opcode.BYTE;
import static cofferdam.vcpu.decode.Opcode.IMM8;
import static cofferdam.vcpu.decode.Opcode.MEMORY_ONLY;
import static cofferdam.vcpu.decode.Opcode.MODRM;

import cofferdam.vcpu.ExitReason;
import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.decode.Instruction;
import cofferdam.vcpu.decode.Opcode;

/**
 * What always leaves the guest: CPUID, HLT, INVD, port I/O and VMX instructions (SDM vol. 3, 26.1.2 and 26.1.3).
 *
 * <p>Checks that come before the exit: privilege, and for I/O the permission bitmap. The VM-exit instruction-information
 * field is not modelled.
 */
final class ExitingInstructions {
    private static final int IN = 1 << 3;
    private static final int STRING = 1 << 4;
    private static final int REPEATED = 1 << 5;
    private static final int IMMEDIATE = 1 << 6;

    private final Core core;
    private final long[] r;
    private final Descriptors descriptors;

    ExitingInstructions(Core core, OpcodeMap map, Descriptors descriptors) {
        this.core = core;
        this.r = core.r;
        this.descriptors = descriptors;
        map.two[0xa2] = leaves(ExitReason.CPUID);
        map.one[0xf4] = Opcode.of(i -> privileged(ExitReason.HLT), 0);
        map.two[0x08] = Opcode.of(i -> privileged(ExitReason.INVD), 0);
        map.two[0x09] = Opcode.of(i -> core.requireSupervisor(), 0);
        map.two[0x78] = Opcode.of(i -> core.exit(ExitReason.VMREAD, 0), MODRM);
        map.two[0x79] = Opcode.of(i -> core.exit(ExitReason.VMWRITE, 0), MODRM);
        Opcode invalid = Opcode.of(core::undefined, 0);
        map.three[0x80] = Opcode.of(core::undefined, 0).operandSizeMeans(withOperand(ExitReason.INVEPT));
        map.three[0x81] = Opcode.of(core::undefined, 0).operandSizeMeans(withOperand(ExitReason.INVVPID));
        map.three[0x82] = invalid;
        map.two[0x37] = invalid;
        map.two[0xaa] = invalid;
        for (int wide = 0; wide < 2; wide++) {
            int flags = wide == 0 ? BYTE : 0;
            map.one[0xe4 + wide] = Opcode.of(i -> port(i, (int) i.immediate, IN | IMMEDIATE), flags, IMM8);
            map.one[0xe6 + wide] = Opcode.of(i -> port(i, (int) i.immediate, IMMEDIATE), flags, IMM8);
            map.one[0xec + wide] = Opcode.of(i -> port(i, (int) r[GuestState.RDX] & 0xffff, IN), flags);
            map.one[0xee + wide] = Opcode.of(i -> port(i, (int) r[GuestState.RDX] & 0xffff, 0), flags);
            map.one[0x6c + wide] = Opcode.of(i -> string(i, IN), flags);
            map.one[0x6e + wide] = Opcode.of(i -> string(i, 0), flags);
        }
    }

    /** An opcode that does nothing but leave, at any privilege level. */
    Opcode leaves(int reason) {
        return Opcode.of(i -> core.exit(reason, 0), 0);
    }

    private void privileged(int reason) {
        core.requireSupervisor();
        core.exit(reason, 0);
    }

    private static int portSize(Instruction i) {
        return Math.min(i.size, 4);
    }

    private void port(Instruction i, int port, int kind) {
        descriptors.requirePorts(port, portSize(i));
        core.exit(ExitReason.IO_INSTRUCTION, portSize(i) - 1 | kind | (long) port << 16);
    }

    /** INS and OUTS; a repetition of no iterations does nothing. */
    private void string(Instruction i, int direction) {
        int port = (int) r[GuestState.RDX] & 0xffff;
        int width = i.address32 ? 4 : 8;
        if (i.repeat != 0 && core.register(GuestState.RCX, width) == 0) {
            return;
        }
        descriptors.requirePorts(port, portSize(i));
        int repeated = i.repeat != 0 ? REPEATED : 0;
        long linear = direction == IN
                ? core.register(GuestState.RDI, width)
                : core.register(GuestState.RSI, width) + r[i.segment];
        core.exit(ExitReason.IO_INSTRUCTION, portSize(i) - 1 | direction | STRING | repeated | (long) port << 16);
        core.vmcs.recordAddresses(0, linear);
    }

    /** The group 0FC7: CMPXCHG8B/16B, VMPTRLD, VMCLEAR, VMXON, VMPTRST; RDRAND and RDSEED do not exist. */
    Opcode group9(MoveInstructions move) {
        Opcode pair = Opcode.of(move::compareExchangePair, MODRM | MEMORY_ONLY | Opcode.LOCKABLE);
        Opcode store = withOperand(ExitReason.VMPTRST);
        Opcode plain = group9(pair, withOperand(ExitReason.VMPTRLD), store);
        plain.operandSizeMeans(group9(pair, withOperand(ExitReason.VMCLEAR), store));
        plain.repeatMeans(group9(pair, withOperand(ExitReason.VMXON), store));
        return plain;
    }

    private Opcode group9(Opcode pair, Opcode six, Opcode seven) {
        Opcode invalid = Opcode.of(core::undefined, MODRM);
        return Opcode.group(invalid, pair, invalid, invalid, invalid, invalid, six, seven);
    }

    private Opcode withOperand(int reason) {
        return Opcode.of(i -> core.exit(reason, 0), MODRM | MEMORY_ONLY);
    }
}
