package cofferdam.vcpu.execute;

import static cofferdam.vcpu.decode.Opcode.DEFAULT64;
import static cofferdam.vcpu.decode.Opcode.IMM8S;
import static cofferdam.vcpu.decode.Opcode.IMM_Z;
import static cofferdam.vcpu.decode.Opcode.MODRM;
import static cofferdam.vcpu.decode.Opcode.REGISTER_IN_OPCODE;

import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.decode.Instruction;
import cofferdam.vcpu.decode.Opcode;

/** PUSH, POP, PUSHF, POPF, ENTER, LEAVE. */
final class StackInstructions {
    private final Core core;
    private final long[] r;

    StackInstructions(Core core, OpcodeMap map) {
        this.core = core;
        this.r = core.r;
        map.one(0x50, 0x57, Opcode.of(i -> push(i.size, r[i.reg]), DEFAULT64 | REGISTER_IN_OPCODE));
        map.one(0x58, 0x5f, Opcode.of(this::popRegister, DEFAULT64 | REGISTER_IN_OPCODE));
        map.one[0x68] = Opcode.of(i -> push(i.size, i.immediate), DEFAULT64, IMM_Z);
        map.one[0x6a] = Opcode.of(i -> push(i.size, i.immediate), DEFAULT64, IMM8S);
        // Reserved members of the group are AMD's XOP prefix, not an instruction here.
        map.one[0x8f] =
                Opcode.group(Opcode.of(this::popRm, MODRM | DEFAULT64), null, null, null, null, null, null, null);
        map.one[0x9c] = Opcode.of(this::pushFlags, DEFAULT64);
        map.one[0x9d] = Opcode.of(this::popFlags, DEFAULT64);
        map.one[0xc8] = Opcode.of(this::enter, DEFAULT64, Opcode.IMM16_8);
        map.one[0xc9] = Opcode.of(this::leave, DEFAULT64);
        map.two[0xa0] = Opcode.of(i -> push(i.size, selector(GuestState.FS)), DEFAULT64);
        map.two[0xa8] = Opcode.of(i -> push(i.size, selector(GuestState.GS)), DEFAULT64);
    }

    private long selector(int segment) {
        return r[GuestState.segment(segment, GuestState.SELECTOR)];
    }

    /** Pushes a value of 2, 4 or 8 bytes. */
    void push(int size, long value) {
        long top = r[GuestState.RSP] - size;
        core.memory.write(top, size, value, true);
        r[GuestState.RSP] = top;
    }

    /** Reads the top of the stack, at a distance in bytes, without popping it. */
    long peek(int size, long distance) {
        return core.memory.read(r[GuestState.RSP] + distance, size, true);
    }

    /** PUSH r/m. */
    void pushRm(Instruction i) {
        push(i.size, core.readRm(i, i.size));
    }

    private void popRegister(Instruction i) {
        long value = peek(i.size, 0);
        r[GuestState.RSP] += i.size;
        core.setRegister(i.reg, i.size, value);
    }

    /** POP r/m: an address that uses RSP sees it already popped. */
    private void popRm(Instruction i) {
        long value = peek(i.size, 0);
        long old = r[GuestState.RSP];
        if (!i.memory) {
            r[GuestState.RSP] = old + i.size;
            core.setRegister(i.rm, i.size, value);
            return;
        }
        r[GuestState.RSP] = old + i.size;
        long address = core.address(i);
        r[GuestState.RSP] = old;
        core.memory.write(address, i.size, value, i.stack);
        r[GuestState.RSP] = old + i.size;
    }

    private void pushFlags(Instruction i) {
        push(i.size, r[GuestState.RFLAGS] & ~(Flags.RF | Flags.VM));
    }

    private void popFlags(Instruction i) {
        long value = peek(i.size, 0);
        long kept = i.size == 2 ? -1 : ~(Flags.VIF | Flags.VIP);
        core.setFlags(mergedFlags(core, value, i.size) & kept);
        r[GuestState.RSP] += i.size;
    }

    /** RFLAGS after POPF or IRET of a value, as the privilege level allows, VIF and VIP apart (SDM vol. 2). */
    static long mergedFlags(Core core, long value, int size) {
        long old = core.r[GuestState.RFLAGS];
        long changeable = Flags.ARITHMETIC | Flags.TF | Flags.DF | Flags.NT | Flags.AC | Flags.ID;
        if (core.cpl == 0) {
            changeable |= Flags.IOPL;
        }
        if (core.cpl <= (old & Flags.IOPL) >>> 12) {
            changeable |= Flags.IF;
        }
        if (size == 2) {
            changeable &= 0xffff;
        }
        return old & ~changeable | value & changeable;
    }

    private void leave(Instruction i) {
        long frame = r[GuestState.RBP];
        long value = core.memory.read(frame, i.size, true);
        r[GuestState.RSP] = frame + i.size;
        core.setRegister(GuestState.RBP, i.size, value);
    }

    private void enter(Instruction i) {
        int size = i.size;
        int level = i.immediate2 & 31;
        long top = r[GuestState.RSP] - size;
        long frame = top;
        int pushes = level == 0 ? 1 : level + 1;
        long bottom = r[GuestState.RSP] - (long) pushes * size - i.immediate;
        core.memory.checkPushes(r[GuestState.RSP], pushes, size);
        core.memory.checkWrite(bottom, size, true);
        long[] links = new long[level];
        for (int n = 1; n < level; n++) {
            links[n] = core.memory.read(r[GuestState.RBP] - (long) n * size, size, true);
        }
        core.memory.write(top, size, r[GuestState.RBP], true);
        for (int n = 1; n < level; n++) {
            top -= size;
            core.memory.write(top, size, links[n], true);
        }
        if (level > 0) {
            top -= size;
            core.memory.write(top, size, frame, true);
        }
        core.setRegister(GuestState.RBP, size, frame);
        r[GuestState.RSP] = top - i.immediate;
    }
}
