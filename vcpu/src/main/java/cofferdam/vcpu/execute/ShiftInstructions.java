package cofferdam.vcpu.execute;

import static cofferdam.vcpu.decode.Opcode.BYTE;
import static cofferdam.vcpu.decode.Opcode.IMM8;
import static cofferdam.vcpu.decode.Opcode.MODRM;

import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.decode.Instruction;
import cofferdam.vcpu.decode.Opcode;
import cofferdam.vcpu.decode.Operation;
import java.util.function.ToLongFunction;

/**
 * ROL, ROR, RCL, RCR, SHL, SHR, SAR, SHLD, SHRD.
 *
 * <p>A masked count of zero changes no flag. Where the manual leaves OF undefined (counts above 1) it is what the last
 * single-bit step would give for shifts and left-hand bit changes for rotates; AF, undefined, is cleared by shifts and
 * kept by rotates.
 */
final class ShiftInstructions {
    private static final int ROL = 0;
    private static final int ROR = 1;
    private static final int RCL = 2;
    private static final int RCR = 3;
    private static final int SHR = 5;
    private static final int SAR = 7;

    private final Core core;
    private final long[] r;

    ShiftInstructions(Core core, OpcodeMap map) {
        this.core = core;
        this.r = core.r;
        map.one[0xc0] = group(BYTE, IMM8, i -> i.immediate);
        map.one[0xc1] = group(0, IMM8, i -> i.immediate);
        map.one[0xd0] = group(BYTE, Opcode.NO_IMMEDIATE, i -> 1);
        map.one[0xd1] = group(0, Opcode.NO_IMMEDIATE, i -> 1);
        map.one[0xd2] = group(BYTE, Opcode.NO_IMMEDIATE, i -> r[GuestState.RCX]);
        map.one[0xd3] = group(0, Opcode.NO_IMMEDIATE, i -> r[GuestState.RCX]);
        map.two[0xa4] = Opcode.of(i -> shiftLeftDouble(i, (int) i.immediate), MODRM, IMM8);
        map.two[0xa5] = Opcode.of(i -> shiftLeftDouble(i, (int) r[GuestState.RCX]), MODRM);
        map.two[0xac] = Opcode.of(i -> shiftRightDouble(i, (int) i.immediate), MODRM, IMM8);
        map.two[0xad] = Opcode.of(i -> shiftRightDouble(i, (int) r[GuestState.RCX]), MODRM);
    }

    private Opcode group(int flags, int immediate, ToLongFunction<Instruction> count) {
        Opcode[] members = new Opcode[8];
        for (int n = ROL; n <= SAR; n++) {
            int kind = n;
            Operation operation = i -> shift(i, kind, count.applyAsLong(i));
            members[n] = Opcode.of(operation, MODRM | flags, immediate);
        }
        return Opcode.group(members);
    }

    private void shift(Instruction i, int kind, long rawCount) {
        int size = i.size;
        int count = (int) rawCount & (size == 8 ? 63 : 31);
        long a = core.readToModify(i, size);
        if (count == 0) {
            core.writeBack(i, size, a);
            return;
        }
        long result;
        switch (kind) {
            case ROL:
            case ROR:
                result = rotate(a, count, size, kind == ROL);
                break;
            case RCL:
            case RCR:
                result = rotateThroughCarry(a, count, size, kind == RCL);
                break;
            case SHR:
                result = shiftRight(a >>> (count - 1), size);
                break;
            case SAR:
                long extended = a << (64 - 8 * size) >> (64 - 8 * size);
                result = extended >> (count - 1) >> 1;
                setShiftFlags(extended >> (count - 1), result, extended >> (count - 1) & 1, size);
                break;
            default:
                long before = a << (count - 1);
                result = before << 1;
                setShiftFlags(before, result, before >>> (8 * size - 1) & 1, size);
                break;
        }
        core.writeBack(i, size, result);
    }

    private long shiftRight(long before, int size) {
        long result = before >>> 1;
        setShiftFlags(before, result, before & 1, size);
        return result;
    }

    private void setShiftFlags(long before, long result, long carry, int size) {
        long overflow = (before ^ result) >>> (8 * size - 1) & 1;
        core.setArithmetic(Flags.zeroSignParity(result, size) | carry | overflow << 11);
    }

    private void setRotateFlags(long carry, long overflow) {
        r[GuestState.RFLAGS] = r[GuestState.RFLAGS] & ~(Flags.CF | Flags.OF) | carry & 1 | (overflow & 1) << 11;
    }

    private long rotate(long a, int count, int size, boolean left) {
        int bits = 8 * size;
        int turn = left ? count & bits - 1 : -count & bits - 1;
        long result = turn == 0 ? a : a << turn | a >>> (bits - turn);
        long top = result >>> (bits - 1);
        if (left) {
            setRotateFlags(result, top ^ result);
        } else {
            setRotateFlags(top, top ^ result >>> (bits - 2));
        }
        return result;
    }

    private long rotateThroughCarry(long a, int count, int size, boolean left) {
        int bits = 8 * size;
        int turns = count % (bits + 1);
        if (turns == 0) {
            return a;
        }
        long result = a;
        long carry = r[GuestState.RFLAGS] & 1;
        for (int n = 0; n < turns; n++) {
            long out;
            if (left) {
                out = result >>> (bits - 1) & 1;
                result = result << 1 | carry;
            } else {
                out = result & 1;
                result = (result >>> 1) & ~(1L << (bits - 1)) | carry << (bits - 1);
            }
            carry = out;
        }
        setRotateFlags(carry, (a ^ result) >>> (bits - 1));
        return result;
    }

    private void shiftLeftDouble(Instruction i, int rawCount) {
        int bits = 8 * i.size;
        int count = rawCount & (i.size == 8 ? 63 : 31);
        long a = core.readToModify(i, i.size);
        if (count == 0) {
            core.writeBack(i, i.size, a);
            return;
        }
        long fill = core.register(i.reg, i.size);
        long before = leftDouble(a, fill, count - 1, bits);
        long result = leftDouble(a, fill, count, bits);
        setShiftFlags(before, result, before >>> (bits - 1) & 1, i.size);
        core.writeBack(i, i.size, result);
    }

    /** The high part of {@code (a : fill : a) << count}, which for 16 bits defines counts above 16 as processors do. */
    private static long leftDouble(long a, long fill, int count, int bits) {
        if (count == 0) {
            return a;
        }
        if (count <= bits) {
            return a << count | fill >>> (bits - count);
        }
        return fill << (count - bits) | a >>> (2 * bits - count);
    }

    private void shiftRightDouble(Instruction i, int rawCount) {
        int bits = 8 * i.size;
        int count = rawCount & (i.size == 8 ? 63 : 31);
        long a = core.readToModify(i, i.size);
        if (count == 0) {
            core.writeBack(i, i.size, a);
            return;
        }
        long fill = core.register(i.reg, i.size);
        long before = rightDouble(a, fill, count - 1, bits);
        long result = rightDouble(a, fill, count, bits);
        setShiftFlags(before, result, before & 1, i.size);
        core.writeBack(i, i.size, result);
    }

    private static long rightDouble(long a, long fill, int count, int bits) {
        if (count == 0) {
            return a;
        }
        if (count <= bits) {
            return a >>> count | fill << (bits - count);
        }
        return fill >>> (count - bits) | a << (2 * bits - count);
    }
}
