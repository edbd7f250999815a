package cofferdam.vcpu.execute;

import static cofferdam.vcpu.decode.Opcode.IMM8;
import static cofferdam.vcpu.decode.Opcode.LOCKABLE;
import static cofferdam.vcpu.decode.Opcode.MODRM;

import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.ProcessorFeatures.Feature;
import cofferdam.vcpu.decode.Instruction;
import cofferdam.vcpu.decode.Opcode;

/**
 * BT, BTS, BTR, BTC, BSF, BSR, TZCNT, LZCNT, POPCNT, BSWAP.
 *
 * <p>BT and its like change CF alone. BSF and BSR of zero leave the destination (32-bit forms still clear its upper
 * half) and set the other flags as a logic operation on the source would.
 */
final class BitInstructions {
    private static final int TEST = 0;
    private static final int SET = 1;
    private static final int RESET = 2;

    private final Core core;
    private final long[] r;

    BitInstructions(Core core, OpcodeMap map) {
        this.core = core;
        this.r = core.r;
        Opcode[] group = new Opcode[8];
        Opcode invalid = Opcode.of(core::undefined, MODRM);
        for (int n = 0; n < 4; n++) {
            int kind = n;
            int lock = kind == TEST ? 0 : LOCKABLE;
            map.two[0xa3 + 8 * kind] = Opcode.of(i -> byRegister(i, kind), MODRM | lock);
            group[n] = invalid;
            group[4 + n] = Opcode.of(i -> byImmediate(i, kind), MODRM | lock, IMM8);
        }
        map.two[0xba] = Opcode.group(group);
        map.two[0xbc] = Opcode.of(this::scanForward, MODRM);
        map.two[0xbd] = Opcode.of(this::scanReverse, MODRM);
        if (core.features.has(Feature.BMI1)) {
            map.two[0xbc].repeatMeans(Opcode.of(this::trailingZeroes, MODRM));
        }
        if (core.features.has(Feature.LZCNT)) {
            map.two[0xbd].repeatMeans(Opcode.of(this::leadingZeroes, MODRM));
        }
        map.two[0xb8] = Opcode.of(core::undefined, 0);
        if (core.features.has(Feature.POPCNT)) {
            map.two[0xb8].repeatMeans(Opcode.of(this::populationCount, MODRM));
        }
        map.two(0xc8, 0xcf, Opcode.of(this::swapBytes, Opcode.REGISTER_IN_OPCODE));
    }

    private void byRegister(Instruction i, int kind) {
        int bits = 8 * i.size;
        long index = core.register(i.reg, i.size);
        if (!i.memory) {
            inRegister(i, kind, (int) index & bits - 1);
            return;
        }
        long signed = index << (64 - bits) >> (64 - bits);
        long offset = core.offset(i) + (signed >> (i.size == 8 ? 6 : i.size == 4 ? 5 : 4)) * i.size;
        long address = (i.address32 ? offset & 0xffff_ffffL : offset) + r[i.segment];
        inMemory(i, kind, address, (int) index & bits - 1);
    }

    private void byImmediate(Instruction i, int kind) {
        int bit = (int) i.immediate & 8 * i.size - 1;
        if (i.memory) {
            inMemory(i, kind, core.address(i), bit);
        } else {
            inRegister(i, kind, bit);
        }
    }

    private void inRegister(Instruction i, int kind, int bit) {
        long value = core.register(i.rm, i.size);
        if (kind != TEST) {
            core.setRegister(i.rm, i.size, changed(kind, value, bit));
        }
        setCarry(value >>> bit);
    }

    private void inMemory(Instruction i, int kind, long address, int bit) {
        long value;
        if (kind == TEST) {
            value = core.memory.read(address, i.size, i.stack);
        } else {
            value = core.memory.readToModify(address, i.size, i.stack);
            core.memory.writeBack(changed(kind, value, bit));
        }
        setCarry(value >>> bit);
    }

    private static long changed(int kind, long value, int bit) {
        long mask = 1L << bit;
        return kind == SET ? value | mask : kind == RESET ? value & ~mask : value ^ mask;
    }

    private void setCarry(long bit) {
        r[GuestState.RFLAGS] = r[GuestState.RFLAGS] & ~Flags.CF | bit & 1;
    }

    private void scanForward(Instruction i) {
        long value = core.readRm(i, i.size);
        scanned(i, value, Long.numberOfTrailingZeros(value));
    }

    private void scanReverse(Instruction i) {
        long value = core.readRm(i, i.size);
        scanned(i, value, 63 - Long.numberOfLeadingZeros(value));
    }

    private void scanned(Instruction i, long value, int position) {
        core.setRegister(i.reg, i.size, value == 0 ? r[i.reg] : position);
        core.setArithmetic(Flags.zeroSignParity(value, i.size));
    }

    private void trailingZeroes(Instruction i) {
        long value = core.readRm(i, i.size);
        counted(i, value, Math.min(Long.numberOfTrailingZeros(value), 8 * i.size));
    }

    private void leadingZeroes(Instruction i) {
        long value = core.readRm(i, i.size);
        counted(i, value, Long.numberOfLeadingZeros(value) - (64 - 8 * i.size));
    }

    private void counted(Instruction i, long value, int count) {
        core.setRegister(i.reg, i.size, count);
        core.setArithmetic((value == 0 ? Flags.CF : 0) | (count == 0 ? Flags.ZF : 0));
    }

    private void populationCount(Instruction i) {
        long value = core.readRm(i, i.size);
        core.setRegister(i.reg, i.size, Long.bitCount(value));
        core.setArithmetic(value == 0 ? Flags.ZF : 0);
    }

    /** BSWAP; the undefined 16-bit form gives zero. */
    private void swapBytes(Instruction i) {
        long value = r[i.reg];
        long swapped = i.size == 8
                ? Long.reverseBytes(value)
                : i.size == 4 ? Integer.reverseBytes((int) value) & 0xffff_ffffL : 0;
        core.setRegister(i.reg, i.size, swapped);
    }
}
