package cofferdam.vcpu.execute;

import static cofferdam.vcpu.decode.Opcode.IMM8S;
import static cofferdam.vcpu.decode.Opcode.IMM_Z;
import static cofferdam.vcpu.decode.Opcode.MODRM;

import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.decode.Instruction;
import cofferdam.vcpu.decode.Opcode;

/**
 * MUL, IMUL, DIV, IDIV, sign extensions of the accumulator.
 *
 * <p>After a multiplication ZF, SF and PF, undefined, are those of the low half and AF is clear. Divisions leave the
 * flags.
 */
final class MultiplyInstructions {
    private final Core core;
    private final long[] r;

    MultiplyInstructions(Core core, OpcodeMap map) {
        this.core = core;
        this.r = core.r;
        map.two[0xaf] = Opcode.of(i -> product(i, core.register(i.reg, i.size), core.readRm(i, i.size)), MODRM);
        map.one[0x69] = Opcode.of(i -> product(i, core.readRm(i, i.size), i.immediate), MODRM, IMM_Z);
        map.one[0x6b] = Opcode.of(i -> product(i, core.readRm(i, i.size), i.immediate), MODRM, IMM8S);
        map.one[0x98] = Opcode.of(this::extendAccumulator, 0);
        map.one[0x99] = Opcode.of(this::signToData, 0);
    }

    private static long signed(long value, int size) {
        int unused = 64 - 8 * size;
        return value << unused >> unused;
    }

    private void setFlags(long low, boolean overflow, int size) {
        core.setArithmetic(Flags.zeroSignParity(low, size) | (overflow ? Flags.CF | Flags.OF : 0));
    }

    private void product(Instruction i, long x, long y) {
        long a = signed(x, i.size);
        long b = signed(y, i.size);
        long low = a * b;
        boolean overflow = i.size == 8 ? Math.multiplyHigh(a, b) != low >> 63 : signed(low, i.size) != low;
        core.setRegister(i.reg, i.size, low);
        setFlags(low, overflow, i.size);
    }

    /** MUL r/m. */
    void multiply(Instruction i) {
        long a = core.register(GuestState.RAX, i.size);
        long b = core.readRm(i, i.size);
        long low = a * b;
        long high = i.size == 8 ? unsignedHigh(a, b) : low >>> 8 * i.size;
        storePair(i.size, low, high);
        setFlags(low, high != 0, i.size);
    }

    /** IMUL r/m. */
    void multiplySigned(Instruction i) {
        long a = signed(core.register(GuestState.RAX, i.size), i.size);
        long b = signed(core.readRm(i, i.size), i.size);
        long low = a * b;
        long high = i.size == 8 ? Math.multiplyHigh(a, b) : low >> 8 * i.size;
        boolean overflow = i.size == 8 ? high != low >> 63 : signed(low, i.size) != low;
        storePair(i.size, low, high);
        setFlags(low, overflow, i.size);
    }

    private static long unsignedHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
    }

    /** Stores a double-width result or a quotient and remainder: AH:AL or rDX:rAX. */
    private void storePair(int size, long low, long high) {
        if (size == 1) {
            core.setRegister(GuestState.RAX, 2, low & 0xff | (high & 0xff) << 8);
        } else {
            core.setRegister(GuestState.RAX, size, low);
            core.setRegister(GuestState.RDX, size, high);
        }
    }

    private long highHalf(int size) {
        return size == 1 ? r[GuestState.RAX] >>> 8 & 0xff : core.register(GuestState.RDX, size);
    }

    /** DIV r/m; #DE on zero or overflow. */
    void divide(Instruction i) {
        int size = i.size;
        long divisor = core.readRm(i, size);
        long high = highHalf(size);
        long low = core.register(GuestState.RAX, size);
        // The quotient fits exactly if the high half is below the divisor; this also excludes zero.
        if (Long.compareUnsigned(high, divisor) >= 0) {
            throw core.fault(GuestFault.DIVIDE_ERROR, 0);
        }
        if (size < 8) {
            long dividend = high << 8 * size | low;
            storePair(size, Long.divideUnsigned(dividend, divisor), Long.remainderUnsigned(dividend, divisor));
        } else {
            long quotient = divideWide(high, low, divisor);
            storePair(size, quotient, low - quotient * divisor);
        }
    }

    /** IDIV r/m; #DE on zero or overflow. */
    void divideSigned(Instruction i) {
        int size = i.size;
        long divisor = signed(core.readRm(i, size), size);
        long high = highHalf(size);
        long low = core.register(GuestState.RAX, size);
        if (divisor == 0) {
            throw core.fault(GuestFault.DIVIDE_ERROR, 0);
        }
        if (size < 8) {
            long dividend = signed(high << 8 * size | low, 2 * size);
            // The smallest 64-bit dividend over -1 wraps to itself, which does not fit either.
            long quotient = dividend / divisor;
            if (signed(quotient, size) != quotient) {
                throw core.fault(GuestFault.DIVIDE_ERROR, 0);
            }
            storePair(size, quotient, dividend % divisor);
        } else {
            divideSignedWide(high, low, divisor);
        }
    }

    private void divideSignedWide(long high, long low, long divisor) {
        boolean negative = high < 0;
        long magnitudeLow = negative ? -low : low;
        long magnitudeHigh = negative ? ~high + (low == 0 ? 1 : 0) : high;
        long by = Math.abs(divisor);
        if (Long.compareUnsigned(magnitudeHigh, by) >= 0) {
            throw core.fault(GuestFault.DIVIDE_ERROR, 0);
        }
        long quotient = divideWide(magnitudeHigh, magnitudeLow, by);
        long remainder = magnitudeLow - quotient * by;
        boolean negativeQuotient = negative != (divisor < 0);
        if (negativeQuotient ? Long.compareUnsigned(quotient, Long.MIN_VALUE) > 0 : quotient < 0) {
            throw core.fault(GuestFault.DIVIDE_ERROR, 0);
        }
        storePair(8, negativeQuotient ? -quotient : quotient, negative ? -remainder : remainder);
    }

    /** Quotient of a 128-bit dividend whose high half is below the divisor, all unsigned. */
    private static long divideWide(long high, long low, long divisor) {
        if (high == 0) {
            return Long.divideUnsigned(low, divisor);
        }
        long remainder = high;
        long quotient = 0;
        for (int bit = 63; bit >= 0; bit--) {
            boolean carry = remainder < 0;
            remainder = remainder << 1 | low >>> bit & 1;
            quotient <<= 1;
            if (carry || Long.compareUnsigned(remainder, divisor) >= 0) {
                remainder -= divisor;
                quotient |= 1;
            }
        }
        return quotient;
    }

    /** CBW, CWDE, CDQE. */
    private void extendAccumulator(Instruction i) {
        core.setRegister(GuestState.RAX, i.size, signed(r[GuestState.RAX], i.size / 2));
    }

    /** CWD, CDQ, CQO. */
    private void signToData(Instruction i) {
        core.setRegister(GuestState.RDX, i.size, signed(r[GuestState.RAX], i.size) >> 63);
    }
}
