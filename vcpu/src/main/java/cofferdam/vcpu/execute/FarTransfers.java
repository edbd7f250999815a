package cofferdam.vcpu.execute;

import static cofferdam.vcpu.decode.Opcode.FIXED64;
import static cofferdam.vcpu.decode.Opcode.IMM16;

import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.decode.Instruction;
import cofferdam.vcpu.decode.Opcode;

/**
 * Far JMP, CALL and RET, IRET, SYSCALL and SYSRET between 64-bit code segments.
 *
 * <p>A transfer to a compatibility-mode segment, through a call gate or to a task is not modelled and raises #GP with
 * the selector.
 */
final class FarTransfers {
    private final Core core;
    private final long[] r;
    private final Descriptors descriptors;
    private final StackInstructions stack;

    FarTransfers(Core core, OpcodeMap map, Descriptors descriptors, StackInstructions stack) {
        this.core = core;
        this.r = core.r;
        this.descriptors = descriptors;
        this.stack = stack;
        map.one[0xca] = Opcode.of(this::returnFar, 0, IMM16);
        map.one[0xcb] = Opcode.of(this::returnFar, 0);
        map.one[0xcf] = Opcode.of(this::returnFromInterrupt, 0);
        map.two[0x05] = Opcode.of(this::systemCall, FIXED64);
        map.two[0x07] = Opcode.of(this::systemReturn, 0);
    }

    private GuestFault protection(int selector) {
        return core.fault(GuestFault.GENERAL_PROTECTION, selector & 0xfffc);
    }

    /** The descriptor of a code segment to enter at the current level; raises #GP or #NP. */
    private long target(int selector) {
        if (Descriptors.isNull(selector)) {
            throw core.generalProtection();
        }
        long descriptor = descriptors.fetch(selector, GuestFault.GENERAL_PROTECTION, 0);
        boolean allowed = Descriptors.isConforming(descriptor)
                ? Descriptors.dpl(descriptor) <= core.cpl
                : (selector & 3) <= core.cpl && Descriptors.dpl(descriptor) == core.cpl;
        requireLongCode(selector, descriptor, allowed);
        return descriptor;
    }

    private void requireLongCode(int selector, long descriptor, boolean allowed) {
        if (!Descriptors.isCode(descriptor) || !allowed) {
            throw protection(selector);
        }
        if (!Descriptors.present(descriptor)) {
            throw core.fault(GuestFault.NOT_PRESENT, selector & 0xfffc);
        }
        if (!Descriptors.isLong(descriptor)) {
            throw protection(selector);
        }
    }

    private void requireCanonical(long offset) {
        if (!core.canonical(offset)) {
            throw core.generalProtection();
        }
    }

    private void enter(int selector, long descriptor, long offset) {
        requireCanonical(offset);
        descriptors.markAccessed(selector, descriptor);
        descriptors.load(GuestState.CS, selector & 0xfffc | core.cpl, descriptor);
        core.nextRip = offset;
    }

    /** JMP m16:16/32/64. */
    void jump(Instruction i) {
        long address = core.address(i);
        long offset = core.memory.read(address, i.size, i.stack);
        int selector = (int) core.memory.read(address + i.size, 2, i.stack);
        enter(selector, target(selector), offset);
    }

    /** CALL m16:16/32/64. */
    void call(Instruction i) {
        int size = i.size;
        long address = core.address(i);
        long offset = core.memory.read(address, size, i.stack);
        int selector = (int) core.memory.read(address + size, 2, i.stack);
        long descriptor = target(selector);
        long top = r[GuestState.RSP] - 2L * size;
        long back = core.nextRip;
        long codeSelector = r[GuestState.segment(GuestState.CS, GuestState.SELECTOR)];
        core.memory.checkPushes(r[GuestState.RSP], 2, size);
        enter(selector, descriptor, offset);
        core.memory.write(top + size, size, codeSelector, true);
        core.memory.write(top, size, back, true);
        r[GuestState.RSP] = top;
    }

    private void returnFar(Instruction i) {
        int size = i.size;
        long offset = stack.peek(size, 0);
        int selector = (int) stack.peek(size, size) & 0xffff;
        long descriptor = returnTarget(selector);
        if ((selector & 3) == core.cpl) {
            requireCanonical(offset);
            descriptors.markAccessed(selector, descriptor);
            descriptors.load(GuestState.CS, selector, descriptor);
            r[GuestState.RSP] += 2L * size + i.immediate;
        } else {
            long newStack = stack.peek(size, 2L * size + i.immediate);
            int stackSelector = (int) stack.peek(size, 3L * size + i.immediate) & 0xffff;
            toOuterLevel(selector, descriptor, stackSelector, offset);
            r[GuestState.RSP] = newStack + i.immediate;
        }
        core.nextRip = offset;
    }

    private long returnTarget(int selector) {
        if (Descriptors.isNull(selector)) {
            throw core.generalProtection();
        }
        long descriptor = descriptors.fetch(selector, GuestFault.GENERAL_PROTECTION, 0);
        int level = selector & 3;
        boolean allowed = level >= core.cpl
                && (Descriptors.isConforming(descriptor)
                        ? Descriptors.dpl(descriptor) <= level
                        : Descriptors.dpl(descriptor) == level);
        requireLongCode(selector, descriptor, allowed);
        return descriptor;
    }

    /** Loads CS and SS popped by a return, with all checks before the first change. */
    private void toOuterLevel(int selector, long descriptor, int stackSelector, long offset) {
        int level = selector & 3;
        long stackDescriptor = 0;
        boolean nullStack = Descriptors.isNull(stackSelector);
        if (nullStack) {
            if (level == 3 || (stackSelector & 3) != level) {
                throw core.generalProtection();
            }
        } else {
            stackDescriptor = descriptors.fetch(stackSelector, GuestFault.GENERAL_PROTECTION, 0);
            if ((stackSelector & 3) != level
                    || !Descriptors.isWritableData(stackDescriptor)
                    || Descriptors.dpl(stackDescriptor) != level) {
                throw protection(stackSelector);
            }
            if (!Descriptors.present(stackDescriptor)) {
                throw core.fault(GuestFault.STACK_FAULT, stackSelector & 0xfffc);
            }
        }
        requireCanonical(offset);
        if (!nullStack) {
            descriptors.markAccessed(stackSelector, stackDescriptor);
        }
        descriptors.markAccessed(selector, descriptor);
        boolean outward = level > core.cpl;
        descriptors.load(GuestState.CS, selector, descriptor);
        if (nullStack) {
            descriptors.loadNull(GuestState.SS, stackSelector);
        } else {
            descriptors.load(GuestState.SS, stackSelector, stackDescriptor);
        }
        core.setCpl(level);
        if (outward) {
            dropInnerSegments(level);
        }
    }

    /** A return to a less privileged level nulls data segments which that level may not use. */
    private void dropInnerSegments(int level) {
        int[] data = {GuestState.ES, GuestState.DS, GuestState.FS, GuestState.GS};
        for (int segment : data) {
            long attributes = r[GuestState.segment(segment, GuestState.ATTRIBUTES)];
            boolean conforming = (attributes & 0x1c) == 0x1c;
            boolean unusable = (attributes >>> 16 & 1) != 0;
            if (!unusable && !conforming && (attributes >>> 5 & 3) < level) {
                descriptors.loadNull(segment, 0);
            }
        }
    }

    private void returnFromInterrupt(Instruction i) {
        int size = i.size;
        if ((r[GuestState.RFLAGS] & Flags.NT) != 0) {
            throw core.generalProtection();
        }
        long offset = stack.peek(size, 0);
        int selector = (int) stack.peek(size, size) & 0xffff;
        long flags = stack.peek(size, 2L * size);
        long newStack = stack.peek(size, 3L * size);
        int stackSelector = (int) stack.peek(size, 4L * size) & 0xffff;
        long descriptor = returnTarget(selector);
        long merged = StackInstructions.mergedFlags(core, flags, size);
        if (core.cpl == 0 && size > 2) {
            long virtual = Flags.VIF | Flags.VIP;
            merged = merged & ~virtual | flags & virtual;
        }
        toOuterLevel(selector, descriptor, stackSelector, offset);
        r[GuestState.RSP] = newStack;
        core.setFlags(merged);
        core.nextRip = offset;
    }

    private void systemCall(Instruction i) {
        if ((r[GuestState.EFER] & SystemBits.EFER_SCE) == 0) {
            throw core.undefinedOpcode();
        }
        long back = core.nextRip;
        core.jump(r[GuestState.LSTAR]);
        r[GuestState.RCX] = back;
        r[GuestState.R11] = r[GuestState.RFLAGS];
        int selector = (int) (r[GuestState.STAR] >>> 32) & 0xfffc;
        core.setFlags(r[GuestState.RFLAGS] & ~r[GuestState.FMASK]);
        descriptors.loadFlat(selector, selector + 8 & 0xffff, 0);
    }

    private void systemReturn(Instruction i) {
        if ((r[GuestState.EFER] & SystemBits.EFER_SCE) == 0) {
            throw core.undefinedOpcode();
        }
        core.requireSupervisor();
        // Without REX.W it would return to compatibility mode.
        if (!i.wide) {
            throw core.generalProtection();
        }
        core.jump(r[GuestState.RCX]);
        int base = (int) (r[GuestState.STAR] >>> 48);
        core.setFlags(r[GuestState.R11] & 0x3c_7fd7);
        descriptors.loadFlat(base + 16 & 0xffff | 3, base + 8 & 0xffff | 3, 3);
    }
}
