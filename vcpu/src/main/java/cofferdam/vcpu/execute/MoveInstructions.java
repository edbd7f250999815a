package cofferdam.vcpu.execute;

import static cofferdam.vcpu.decode.Opcode.BYTE;
import static cofferdam.vcpu.decode.Opcode.LOCKABLE;
import static cofferdam.vcpu.decode.Opcode.MODRM;
import static cofferdam.vcpu.decode.Opcode.OFFSET;
import static cofferdam.vcpu.decode.Opcode.REGISTER_IN_OPCODE;
import static cofferdam.vcpu.decode.Opcode.RM_BYTE;

import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.decode.Instruction;
import cofferdam.vcpu.decode.Opcode;

/** MOV of general registers, MOVZX, MOVSX, MOVSXD, LEA, XCHG, CMOVcc, SETcc, XLAT, CMPXCHG8B/16B. */
final class MoveInstructions {
    private final Core core;
    private final long[] r;

    MoveInstructions(Core core, OpcodeMap map) {
        this.core = core;
        this.r = core.r;
        map.one[0x88] = Opcode.of(this::toRm, MODRM | BYTE);
        map.one[0x89] = Opcode.of(this::toRm, MODRM);
        map.one[0x8a] = Opcode.of(this::toRegister, MODRM | BYTE);
        map.one[0x8b] = Opcode.of(this::toRegister, MODRM);
        map.one[0xa0] = Opcode.of(this::loadAccumulator, BYTE, OFFSET);
        map.one[0xa1] = Opcode.of(this::loadAccumulator, 0, OFFSET);
        map.one[0xa2] = Opcode.of(this::storeAccumulator, BYTE, OFFSET);
        map.one[0xa3] = Opcode.of(this::storeAccumulator, 0, OFFSET);
        map.one(0xb0, 0xb7, Opcode.of(this::immediateToRegister, BYTE | REGISTER_IN_OPCODE, Opcode.IMM8));
        map.one(0xb8, 0xbf, Opcode.of(this::immediateToRegister, REGISTER_IN_OPCODE, Opcode.IMM_V));
        Opcode invalid = Opcode.of(core::undefined, MODRM);
        map.one[0xc6] = Opcode.group(
                Opcode.of(this::immediateToRm, MODRM | BYTE, Opcode.IMM8S),
                invalid,
                invalid,
                invalid,
                invalid,
                invalid,
                invalid,
                invalid);
        map.one[0xc7] = Opcode.group(
                Opcode.of(this::immediateToRm, MODRM, Opcode.IMM_Z),
                invalid,
                invalid,
                invalid,
                invalid,
                invalid,
                invalid,
                invalid);
        map.one[0x8d] = Opcode.of(i -> core.setRegister(i.reg, i.size, core.offset(i)), MODRM | Opcode.MEMORY_ONLY);
        map.one[0x63] = Opcode.of(i -> signExtend(i, 4), MODRM);
        map.two[0xb6] = Opcode.of(i -> core.setRegister(i.reg, i.size, core.readRm(i, 1)), MODRM | RM_BYTE);
        map.two[0xb7] = Opcode.of(i -> core.setRegister(i.reg, i.size, core.readRm(i, 2)), MODRM);
        map.two[0xbe] = Opcode.of(i -> signExtend(i, 1), MODRM | RM_BYTE);
        map.two[0xbf] = Opcode.of(i -> signExtend(i, 2), MODRM);
        map.two[0xc3] = Opcode.of(this::storeNonTemporal, MODRM | Opcode.MEMORY_ONLY);
        map.one[0x86] = Opcode.of(this::exchange, MODRM | BYTE | LOCKABLE);
        map.one[0x87] = Opcode.of(this::exchange, MODRM | LOCKABLE);
        map.one(0x90, 0x97, Opcode.of(this::exchangeAccumulator, REGISTER_IN_OPCODE));
        map.one[0xd7] = Opcode.of(this::translateByte, 0);
        map.two(0x40, 0x4f, Opcode.of(this::conditionalMove, MODRM));
        map.two(0x90, 0x9f, Opcode.of(this::setOnCondition, MODRM | BYTE));
    }

    private void toRm(Instruction i) {
        core.writeRm(i, i.size, core.register(i.reg, i.size));
    }

    private void toRegister(Instruction i) {
        core.setRegister(i.reg, i.size, core.readRm(i, i.size));
    }

    private void loadAccumulator(Instruction i) {
        core.setRegister(GuestState.RAX, i.size, core.memory.read(core.address(i), i.size, false));
    }

    private void storeAccumulator(Instruction i) {
        core.memory.write(core.address(i), i.size, r[GuestState.RAX], false);
    }

    private void immediateToRegister(Instruction i) {
        core.setRegister(i.reg, i.size, i.immediate);
    }

    private void immediateToRm(Instruction i) {
        core.writeRm(i, i.size, i.immediate);
    }

    private void signExtend(Instruction i, int from) {
        int unused = 64 - 8 * from;
        // MOVSXD with a 16-bit operand size moves 16 bits.
        long value = core.readRm(i, Math.min(from, i.size));
        core.setRegister(i.reg, i.size, value << unused >> unused);
    }

    private void storeNonTemporal(Instruction i) {
        if (i.size == 2) {
            throw core.undefinedOpcode();
        }
        toRm(i);
    }

    private void exchange(Instruction i) {
        long old = core.readToModify(i, i.size);
        core.writeBack(i, i.size, core.register(i.reg, i.size));
        core.setRegister(i.reg, i.size, old);
    }

    /** XCHG with the accumulator; 90 without REX.B is NOP or PAUSE and must not clear the upper half of RAX. */
    private void exchangeAccumulator(Instruction i) {
        if (i.reg == GuestState.RAX) {
            return;
        }
        long old = core.register(GuestState.RAX, i.size);
        core.setRegister(GuestState.RAX, i.size, core.register(i.reg, i.size));
        core.setRegister(i.reg, i.size, old);
    }

    private void translateByte(Instruction i) {
        long offset = r[GuestState.RBX] + (r[GuestState.RAX] & 0xff);
        long address = (i.address32 ? offset & 0xffff_ffffL : offset) + r[i.segment];
        core.setRegister(GuestState.RAX, 1, core.memory.read(address, 1, false));
    }

    private void conditionalMove(Instruction i) {
        long value = core.readRm(i, i.size);
        boolean moves = Flags.holds(i.opcode & 15, r[GuestState.RFLAGS]);
        core.setRegister(i.reg, i.size, moves ? value : r[i.reg]);
    }

    private void setOnCondition(Instruction i) {
        core.writeRm(i, 1, Flags.holds(i.opcode & 15, r[GuestState.RFLAGS]) ? 1 : 0);
    }

    /** CMPXCHG8B and, with REX.W, CMPXCHG16B, which requires 16-byte alignment. */
    void compareExchangePair(Instruction i) {
        int size = i.wide ? 8 : 4;
        long address = core.address(i);
        if (i.wide && (address & 15) != 0) {
            throw core.generalProtection();
        }
        core.memory.checkWrite(address, 2 * size, i.stack);
        long low = core.memory.read(address, size, i.stack);
        long high = core.memory.read(address + size, size, i.stack);
        boolean equal = low == core.register(GuestState.RAX, size) && high == core.register(GuestState.RDX, size);
        core.memory.write(address, size, equal ? r[GuestState.RBX] : low, i.stack);
        core.memory.write(address + size, size, equal ? r[GuestState.RCX] : high, i.stack);
        if (equal) {
            r[GuestState.RFLAGS] |= Flags.ZF;
        } else {
            r[GuestState.RFLAGS] &= ~Flags.ZF;
            core.setRegister(GuestState.RAX, size, low);
            core.setRegister(GuestState.RDX, size, high);
        }
    }
}
