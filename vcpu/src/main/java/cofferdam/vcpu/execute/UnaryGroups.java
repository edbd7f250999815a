package cofferdam.vcpu.execute;

import static cofferdam.vcpu.decode.Opcode.BYTE;
import static cofferdam.vcpu.decode.Opcode.FIXED64;
import static cofferdam.vcpu.decode.Opcode.IMM8S;
import static cofferdam.vcpu.decode.Opcode.IMM_Z;
import static cofferdam.vcpu.decode.Opcode.LOCKABLE;
import static cofferdam.vcpu.decode.Opcode.MEMORY_ONLY;
import static cofferdam.vcpu.decode.Opcode.MODRM;

import cofferdam.vcpu.decode.Opcode;

/** The opcode groups F6, F7, FE and FF, whose members are of different kinds. */
final class UnaryGroups {
    private UnaryGroups() {}

    static void register(
            Core core,
            OpcodeMap map,
            ArithmeticInstructions arithmetic,
            MultiplyInstructions multiply,
            BranchInstructions branch,
            StackInstructions stack,
            FarTransfers far) {
        Opcode invalid = Opcode.of(core::undefined, MODRM);
        map.one[0xf6] = unary(BYTE, IMM8S, arithmetic, multiply);
        map.one[0xf7] = unary(0, IMM_Z, arithmetic, multiply);
        map.one[0xfe] = Opcode.group(
                Opcode.of(arithmetic::increment, MODRM | BYTE | LOCKABLE),
                Opcode.of(arithmetic::decrement, MODRM | BYTE | LOCKABLE),
                invalid,
                invalid,
                invalid,
                invalid,
                invalid,
                invalid);
        map.one[0xff] = Opcode.group(
                Opcode.of(arithmetic::increment, MODRM | LOCKABLE),
                Opcode.of(arithmetic::decrement, MODRM | LOCKABLE),
                Opcode.of(branch::callIndirect, MODRM | FIXED64),
                Opcode.of(far::call, MODRM | MEMORY_ONLY),
                Opcode.of(branch::jumpIndirect, MODRM | FIXED64),
                Opcode.of(far::jump, MODRM | MEMORY_ONLY),
                Opcode.of(stack::pushRm, MODRM | Opcode.DEFAULT64),
                invalid);
    }

    private static Opcode unary(
            int flags, int immediate, ArithmeticInstructions arithmetic, MultiplyInstructions multiply) {
        Opcode test = Opcode.of(arithmetic::testImmediate, MODRM | flags, immediate);
        return Opcode.group(
                test,
                test,
                Opcode.of(arithmetic::not, MODRM | flags | LOCKABLE),
                Opcode.of(arithmetic::negate, MODRM | flags | LOCKABLE),
                Opcode.of(multiply::multiply, MODRM | flags),
                Opcode.of(multiply::multiplySigned, MODRM | flags),
                Opcode.of(multiply::divide, MODRM | flags),
                Opcode.of(multiply::divideSigned, MODRM | flags));
    }
}
