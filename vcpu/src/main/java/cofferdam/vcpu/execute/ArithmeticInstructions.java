package cofferdam.vcpu.execute;

import static cofferdam.vcpu.decode.Opcode.BYTE;
import static cofferdam.vcpu.decode.Opcode.IMM8S;
import static cofferdam.vcpu.decode.Opcode.IMM_Z;
import static cofferdam.vcpu.decode.Opcode.LOCKABLE;
import static cofferdam.vcpu.decode.Opcode.MODRM;

import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.decode.Instruction;
import cofferdam.vcpu.decode.Opcode;

/**
 * ADD, OR, ADC, SBB, AND, SUB, XOR, CMP, TEST, INC, DEC, NEG, NOT, XADD, CMPXCHG.
 *
 * <p>AF, undefined after logic operations, is cleared as processors do.
 */
final class ArithmeticInstructions {
    private static final int ADD = 0;
    private static final int OR = 1;
    private static final int ADC = 2;
    private static final int SBB = 3;
    private static final int AND = 4;
    private static final int SUB = 5;
    private static final int XOR = 6;
    private static final int CMP = 7;

    private final Core core;
    private final long[] r;

    ArithmeticInstructions(Core core, OpcodeMap map) {
        this.core = core;
        this.r = core.r;
        Opcode[] byteGroup = new Opcode[8];
        Opcode[] fullGroup = new Opcode[8];
        Opcode[] shortGroup = new Opcode[8];
        for (int n = ADD; n <= CMP; n++) {
            int op = n;
            int lock = op == CMP ? 0 : LOCKABLE;
            map.one[8 * op] = Opcode.of(i -> rmReg(op, i), MODRM | BYTE | lock);
            map.one[8 * op + 1] = Opcode.of(i -> rmReg(op, i), MODRM | lock);
            map.one[8 * op + 2] = Opcode.of(i -> regRm(op, i), MODRM | BYTE);
            map.one[8 * op + 3] = Opcode.of(i -> regRm(op, i), MODRM);
            map.one[8 * op + 4] = Opcode.of(i -> accumulator(op, i), BYTE, IMM8S);
            map.one[8 * op + 5] = Opcode.of(i -> accumulator(op, i), 0, IMM_Z);
            byteGroup[op] = Opcode.of(i -> rmImmediate(op, i), MODRM | BYTE | lock, IMM8S);
            fullGroup[op] = Opcode.of(i -> rmImmediate(op, i), MODRM | lock, IMM_Z);
            shortGroup[op] = Opcode.of(i -> rmImmediate(op, i), MODRM | lock, IMM8S);
        }
        map.one[0x80] = Opcode.group(byteGroup);
        map.one[0x81] = Opcode.group(fullGroup);
        map.one[0x83] = Opcode.group(shortGroup);
        map.one[0x84] = Opcode.of(this::test, MODRM | BYTE);
        map.one[0x85] = Opcode.of(this::test, MODRM);
        map.one[0xa8] = Opcode.of(this::testAccumulator, BYTE, IMM8S);
        map.one[0xa9] = Opcode.of(this::testAccumulator, 0, IMM_Z);
        map.two[0xb0] = Opcode.of(this::compareExchange, MODRM | BYTE | LOCKABLE);
        map.two[0xb1] = Opcode.of(this::compareExchange, MODRM | LOCKABLE);
        map.two[0xc0] = Opcode.of(this::exchangeAdd, MODRM | BYTE | LOCKABLE);
        map.two[0xc1] = Opcode.of(this::exchangeAdd, MODRM | LOCKABLE);
    }

    private long compute(int op, long a, long b, int size) {
        long flags = r[GuestState.RFLAGS];
        long result;
        long carries;
        switch (op) {
            case ADD:
                result = a + b;
                carries = a & b | (a | b) & ~result;
                break;
            case ADC:
                result = a + b + (flags & Flags.CF);
                carries = a & b | (a | b) & ~result;
                break;
            case SBB:
                result = a - b - (flags & Flags.CF);
                carries = ~a & b | (~a | b) & result;
                break;
            case SUB:
            case CMP:
                result = a - b;
                carries = ~a & b | (~a | b) & result;
                break;
            case AND:
                result = a & b;
                r[GuestState.RFLAGS] = flags & ~Flags.ARITHMETIC | Flags.zeroSignParity(result, size);
                return result;
            case OR:
                result = a | b;
                r[GuestState.RFLAGS] = flags & ~Flags.ARITHMETIC | Flags.zeroSignParity(result, size);
                return result;
            default:
                result = a ^ b;
                r[GuestState.RFLAGS] = flags & ~Flags.ARITHMETIC | Flags.zeroSignParity(result, size);
                return result;
        }
        r[GuestState.RFLAGS] = flags & ~Flags.ARITHMETIC | Flags.of(result, carries, size);
        return result;
    }

    private void toRm(int op, Instruction i, long b) {
        if (op == CMP) {
            compute(CMP, core.readRm(i, i.size), b, i.size);
        } else {
            core.writeBack(i, i.size, compute(op, core.readToModify(i, i.size), b, i.size));
        }
    }

    private void rmReg(int op, Instruction i) {
        toRm(op, i, core.register(i.reg, i.size));
    }

    private void rmImmediate(int op, Instruction i) {
        toRm(op, i, i.immediate);
    }

    private void regRm(int op, Instruction i) {
        long b = core.readRm(i, i.size);
        long result = compute(op, core.register(i.reg, i.size), b, i.size);
        if (op != CMP) {
            core.setRegister(i.reg, i.size, result);
        }
    }

    private void accumulator(int op, Instruction i) {
        long result = compute(op, core.register(GuestState.RAX, i.size), i.immediate, i.size);
        if (op != CMP) {
            core.setRegister(GuestState.RAX, i.size, result);
        }
    }

    private void test(Instruction i) {
        compute(AND, core.readRm(i, i.size), core.register(i.reg, i.size), i.size);
    }

    private void testAccumulator(Instruction i) {
        compute(AND, core.register(GuestState.RAX, i.size), i.immediate, i.size);
    }

    /** TEST r/m, imm. */
    void testImmediate(Instruction i) {
        compute(AND, core.readRm(i, i.size), i.immediate, i.size);
    }

    /** NOT r/m; no flags. */
    void not(Instruction i) {
        core.writeBack(i, i.size, ~core.readToModify(i, i.size));
    }

    /** NEG r/m. */
    void negate(Instruction i) {
        core.writeBack(i, i.size, compute(SUB, 0, core.readToModify(i, i.size), i.size));
    }

    /** INC r/m; leaves CF. */
    void increment(Instruction i) {
        step(i, ADD);
    }

    /** DEC r/m; leaves CF. */
    void decrement(Instruction i) {
        step(i, SUB);
    }

    private void step(Instruction i, int op) {
        long a = core.readToModify(i, i.size);
        long carry = r[GuestState.RFLAGS] & Flags.CF;
        long result = compute(op, a, 1, i.size);
        r[GuestState.RFLAGS] = r[GuestState.RFLAGS] & ~Flags.CF | carry;
        core.writeBack(i, i.size, result);
    }

    private void exchangeAdd(Instruction i) {
        long old = core.readToModify(i, i.size);
        long sum = compute(ADD, old, core.register(i.reg, i.size), i.size);
        core.setRegister(i.reg, i.size, old);
        core.writeBack(i, i.size, sum);
    }

    private void compareExchange(Instruction i) {
        long old = core.readToModify(i, i.size);
        long accumulator = core.register(GuestState.RAX, i.size);
        compute(CMP, accumulator, old, i.size);
        if (accumulator == old) {
            core.writeBack(i, i.size, core.register(i.reg, i.size));
        } else {
            // Memory gets a write cycle in any case; a register is not touched, not even its upper half.
            if (i.memory) {
                core.memory.writeBack(old);
            }
            core.setRegister(GuestState.RAX, i.size, old);
        }
    }
}
