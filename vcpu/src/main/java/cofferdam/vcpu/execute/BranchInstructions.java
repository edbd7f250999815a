package cofferdam.vcpu.execute;

import static cofferdam.vcpu.decode.Opcode.FIXED64;
import static cofferdam.vcpu.decode.Opcode.IMM32S;
import static cofferdam.vcpu.decode.Opcode.IMM8S;

import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.decode.Instruction;
import cofferdam.vcpu.decode.Opcode;

/**
 * Near JMP, Jcc, CALL, RET, LOOP, JRCXZ.
 *
 * <p>An operand-size prefix is ignored, as on Intel processors.
 */
final class BranchInstructions {
    private final Core core;
    private final long[] r;
    private final StackInstructions stack;

    BranchInstructions(Core core, OpcodeMap map, StackInstructions stack) {
        this.core = core;
        this.r = core.r;
        this.stack = stack;
        map.one(0x70, 0x7f, Opcode.of(this::conditional, FIXED64, IMM8S));
        map.two(0x80, 0x8f, Opcode.of(this::conditional, FIXED64, IMM32S));
        map.one[0xeb] = Opcode.of(this::relative, FIXED64, IMM8S);
        map.one[0xe9] = Opcode.of(this::relative, FIXED64, IMM32S);
        map.one[0xe8] = Opcode.of(i -> call(core.nextRip + i.immediate), FIXED64, IMM32S);
        map.one[0xc3] = Opcode.of(this::returnNear, FIXED64);
        map.one[0xc2] = Opcode.of(this::returnNear, FIXED64, Opcode.IMM16);
        map.one[0xe0] = Opcode.of(i -> loop(i, (r[GuestState.RFLAGS] & Flags.ZF) == 0), FIXED64, IMM8S);
        map.one[0xe1] = Opcode.of(i -> loop(i, (r[GuestState.RFLAGS] & Flags.ZF) != 0), FIXED64, IMM8S);
        map.one[0xe2] = Opcode.of(i -> loop(i, true), FIXED64, IMM8S);
        map.one[0xe3] = Opcode.of(this::jumpIfCountZero, FIXED64, IMM8S);
    }

    private void conditional(Instruction i) {
        if (Flags.holds(i.opcode & 15, r[GuestState.RFLAGS])) {
            core.jump(core.nextRip + i.immediate);
        }
    }

    private void relative(Instruction i) {
        core.jump(core.nextRip + i.immediate);
    }

    private void call(long target) {
        long back = core.nextRip;
        if (!core.canonical(target)) {
            throw core.generalProtection();
        }
        stack.push(8, back);
        core.nextRip = target;
    }

    /** CALL r/m. */
    void callIndirect(Instruction i) {
        call(core.readRm(i, 8));
    }

    /** JMP r/m. */
    void jumpIndirect(Instruction i) {
        core.jump(core.readRm(i, 8));
    }

    private void returnNear(Instruction i) {
        core.jump(stack.peek(8, 0));
        r[GuestState.RSP] += 8 + i.immediate;
    }

    private void loop(Instruction i, boolean condition) {
        int size = i.address32 ? 4 : 8;
        long count = core.register(GuestState.RCX, size) - 1;
        if (condition && (size == 8 ? count : count & 0xffff_ffffL) != 0) {
            core.jump(core.nextRip + i.immediate);
        }
        core.setRegister(GuestState.RCX, size, count);
    }

    private void jumpIfCountZero(Instruction i) {
        if (core.register(GuestState.RCX, i.address32 ? 4 : 8) == 0) {
            core.jump(core.nextRip + i.immediate);
        }
    }
}
