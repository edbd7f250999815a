package cofferdam.vcpu.execute;

import static cofferdam.vcpu.decode.Opcode.DEFAULT64;
import static cofferdam.vcpu.decode.Opcode.MEMORY_ONLY;
import static cofferdam.vcpu.decode.Opcode.MODRM;

import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.decode.Instruction;
import cofferdam.vcpu.decode.Opcode;

/** MOV and POP of segment registers, LFS/LGS/LSS, LLDT, LTR, SLDT, STR, VERR, VERW, LAR, LSL. */
final class SegmentInstructions {
    private final Core core;
    private final long[] r;
    private final Descriptors descriptors;
    private final StackInstructions stack;

    SegmentInstructions(Core core, OpcodeMap map, Descriptors descriptors, StackInstructions stack) {
        this.core = core;
        this.r = core.r;
        this.descriptors = descriptors;
        this.stack = stack;
        map.one[0x8c] = Opcode.of(this::fromSegment, MODRM);
        map.one[0x8e] = Opcode.of(this::toSegment, MODRM);
        map.two[0xa1] = Opcode.of(i -> pop(i, GuestState.FS), DEFAULT64);
        map.two[0xa9] = Opcode.of(i -> pop(i, GuestState.GS), DEFAULT64);
        map.two[0xb2] = Opcode.of(i -> loadFar(i, GuestState.SS), MODRM | MEMORY_ONLY);
        map.two[0xb4] = Opcode.of(i -> loadFar(i, GuestState.FS), MODRM | MEMORY_ONLY);
        map.two[0xb5] = Opcode.of(i -> loadFar(i, GuestState.GS), MODRM | MEMORY_ONLY);
        map.two[0x02] = Opcode.of(i -> query(i, true), MODRM);
        map.two[0x03] = Opcode.of(i -> query(i, false), MODRM);
        Opcode invalid = Opcode.of(core::undefined, MODRM);
        map.two[0x00] = Opcode.group(
                Opcode.of(i -> storeSelector(i, GuestState.LDTR), MODRM),
                Opcode.of(i -> storeSelector(i, GuestState.TR), MODRM),
                Opcode.of(this::loadLdt, MODRM),
                Opcode.of(this::loadTask, MODRM),
                Opcode.of(i -> verify(i, false), MODRM),
                Opcode.of(i -> verify(i, true), MODRM),
                invalid,
                invalid);
    }

    private void fromSegment(Instruction i) {
        if (i.extension > GuestState.GS) {
            throw core.undefinedOpcode();
        }
        long selector = r[GuestState.segment(i.extension, GuestState.SELECTOR)];
        core.writeRm(i, i.memory ? 2 : i.size, selector);
    }

    private void toSegment(Instruction i) {
        if (i.extension > GuestState.GS || i.extension == GuestState.CS) {
            throw core.undefinedOpcode();
        }
        loadData(i.extension, (int) core.readRm(i, 2));
        if (i.extension == GuestState.SS) {
            core.startShadow(2);
        }
    }

    private void pop(Instruction i, int segment) {
        loadData(segment, (int) stack.peek(i.size, 0) & 0xffff);
        r[GuestState.RSP] += i.size;
    }

    private void loadFar(Instruction i, int segment) {
        long address = core.address(i);
        long offset = core.memory.read(address, i.size, i.stack);
        loadData(segment, (int) core.memory.read(address + i.size, 2, i.stack));
        core.setRegister(i.reg, i.size, offset);
    }

    /** Loads DS, ES, FS, GS or SS with all checks (SDM vol. 2, MOV). */
    private void loadData(int segment, int selector) {
        boolean isStack = segment == GuestState.SS;
        if (Descriptors.isNull(selector)) {
            if (isStack && (core.cpl == 3 || (selector & 3) != core.cpl)) {
                throw core.generalProtection();
            }
            descriptors.loadNull(segment, selector);
            return;
        }
        long descriptor = descriptors.fetch(selector, GuestFault.GENERAL_PROTECTION, 0);
        boolean allowed = isStack ? stackAllowed(selector, descriptor) : dataAllowed(selector, descriptor);
        if (!allowed) {
            throw core.fault(GuestFault.GENERAL_PROTECTION, selector & 0xfffc);
        }
        if (!Descriptors.present(descriptor)) {
            throw core.fault(isStack ? GuestFault.STACK_FAULT : GuestFault.NOT_PRESENT, selector & 0xfffc);
        }
        descriptors.markAccessed(selector, descriptor);
        descriptors.load(segment, selector, descriptor);
    }

    private boolean stackAllowed(int selector, long descriptor) {
        return (selector & 3) == core.cpl
                && Descriptors.isWritableData(descriptor)
                && Descriptors.dpl(descriptor) == core.cpl;
    }

    private boolean dataAllowed(int selector, long descriptor) {
        int type = Descriptors.type(descriptor);
        boolean readable = (type & 0x10) != 0 && ((type & 8) == 0 || (type & 2) != 0);
        return readable
                && (Descriptors.isConforming(descriptor)
                        || Math.max(core.cpl, selector & 3) <= Descriptors.dpl(descriptor));
    }

    /** Raises #GP(0) if CR4.UMIP keeps system registers from user mode. */
    static void requireUnlessUmip(Core core) {
        if (core.cpl != 0 && (core.r[GuestState.CR4] & SystemBits.CR4_UMIP) != 0) {
            throw core.generalProtection();
        }
    }

    private void storeSelector(Instruction i, int segment) {
        requireUnlessUmip(core);
        core.writeRm(i, i.memory ? 2 : i.size, r[GuestState.segment(segment, GuestState.SELECTOR)]);
    }

    private void loadLdt(Instruction i) {
        core.requireSupervisor();
        int selector = (int) core.readRm(i, 2);
        if (Descriptors.isNull(selector)) {
            descriptors.loadNull(GuestState.LDTR, selector);
            return;
        }
        long descriptor = systemDescriptor(selector, 2);
        long high = systemHigh(selector);
        descriptors.loadSystem(GuestState.LDTR, selector, descriptor, high, 2);
    }

    private void loadTask(Instruction i) {
        core.requireSupervisor();
        int selector = (int) core.readRm(i, 2);
        if (Descriptors.isNull(selector)) {
            throw core.generalProtection();
        }
        long descriptor = systemDescriptor(selector, 9);
        long high = systemHigh(selector);
        core.memory.writeSystem(descriptors.address(selector, 8) + 5, (int) (descriptor >>> 40) | 2);
        descriptors.loadSystem(GuestState.TR, selector, descriptor, high, 11);
    }

    private long systemDescriptor(int selector, int type) {
        if ((selector & 4) != 0 || descriptors.address(selector, 16) == -1) {
            throw core.fault(GuestFault.GENERAL_PROTECTION, selector & 0xfffc);
        }
        long descriptor = descriptors.fetch(selector, GuestFault.GENERAL_PROTECTION, 0);
        if (Descriptors.type(descriptor) != type) {
            throw core.fault(GuestFault.GENERAL_PROTECTION, selector & 0xfffc);
        }
        if (!Descriptors.present(descriptor)) {
            throw core.fault(GuestFault.NOT_PRESENT, selector & 0xfffc);
        }
        return descriptor;
    }

    private long systemHigh(int selector) {
        long high = core.memory.readSystem(descriptors.address(selector, 16) + 8, 8);
        if ((high >>> 40 & 31) != 0) {
            throw core.fault(GuestFault.GENERAL_PROTECTION, selector & 0xfffc);
        }
        return high & 0xffff_ffffL;
    }

    private boolean visible(int selector, long descriptor) {
        return Descriptors.isConforming(descriptor) || Math.max(core.cpl, selector & 3) <= Descriptors.dpl(descriptor);
    }

    private void setZero(boolean value) {
        r[GuestState.RFLAGS] = value ? r[GuestState.RFLAGS] | Flags.ZF : r[GuestState.RFLAGS] & ~Flags.ZF;
    }

    private void verify(Instruction i, boolean write) {
        int selector = (int) core.readRm(i, 2);
        if (Descriptors.isNull(selector) || descriptors.address(selector, 8) == -1) {
            setZero(false);
            return;
        }
        long descriptor = descriptors.fetch(selector, GuestFault.GENERAL_PROTECTION, 0);
        int type = Descriptors.type(descriptor);
        boolean readable = (type & 0x10) != 0 && ((type & 8) == 0 || (type & 2) != 0);
        boolean fits = write ? Descriptors.isWritableData(descriptor) : readable;
        setZero(fits && visible(selector, descriptor));
    }

    /** LAR, with the undefined limit bits clear, and LSL. */
    private void query(Instruction i, boolean rights) {
        int selector = (int) core.readRm(i, 2);
        if (Descriptors.isNull(selector) || descriptors.address(selector, 8) == -1) {
            setZero(false);
            return;
        }
        long descriptor = descriptors.fetch(selector, GuestFault.GENERAL_PROTECTION, 0);
        int type = Descriptors.type(descriptor);
        boolean system = type == 2 || type == 9 || type == 11 || rights && type == 12;
        if (!((type & 0x10) != 0 || system) || !visible(selector, descriptor)) {
            setZero(false);
            return;
        }
        core.setRegister(i.reg, i.size, rights ? descriptor >>> 32 & 0xf0_ff00L : Descriptors.limit(descriptor));
        setZero(true);
    }
}
