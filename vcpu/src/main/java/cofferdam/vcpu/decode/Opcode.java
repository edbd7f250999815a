package cofferdam.vcpu.decode;

/** One entry of the opcode tables: an operation and how its operands are encoded. */
public final class Opcode {
    /** A ModRM byte follows. */
    public static final int MODRM = 1;
    /** Operands are bytes. */
    public static final int BYTE = 1 << 1;
    /** Operand size 64 unless prefix 66 makes it 16 (PUSH, POP). */
    public static final int DEFAULT64 = 1 << 2;
    /** Operand size always 64 (near branches, control registers). */
    public static final int FIXED64 = 1 << 3;
    /** The r/m operand is a byte although the register operand is not (MOVZX, MOVSX). */
    public static final int RM_BYTE = 1 << 4;
    /** LOCK is allowed with a memory operand. */
    public static final int LOCKABLE = 1 << 5;
    /** The low three opcode bits, with REX.B, name the register. */
    public static final int REGISTER_IN_OPCODE = 1 << 6;
    /** A register r/m is undefined (LEA, LGDT). */
    public static final int MEMORY_ONLY = 1 << 7;
    /** ModRM.mod is ignored: r/m is a register (MOV CR). */
    public static final int REGISTER_ONLY = 1 << 8;
    /** Implicit RSI or RDI operand that FS or GS override. */
    public static final int STRING = 1 << 9;

    /** No immediate. */
    public static final int NO_IMMEDIATE = 0;
    /** Byte, zero-extended. */
    public static final int IMM8 = 1;
    /** Byte, sign-extended. */
    public static final int IMM8S = 2;
    /** Two bytes, zero-extended. */
    public static final int IMM16 = 3;
    /** Two bytes at operand size 16, else four, sign-extended. */
    public static final int IMM_Z = 4;
    /** Four bytes, sign-extended, whatever the operand size (near branches). */
    public static final int IMM32S = 5;
    /** As many bytes as the operand. */
    public static final int IMM_V = 6;
    /** Two bytes, then one (ENTER). */
    public static final int IMM16_8 = 7;
    /** An absolute address of eight bytes, four with prefix 67. */
    public static final int OFFSET = 8;

    final Operation operation;
    final int flags;
    final int immediate;
    Opcode withF2;
    Opcode withF3;
    Opcode with66;
    Opcode[] group;
    Opcode[] exact;

    private Opcode(Operation operation, int flags, int immediate) {
        this.operation = operation;
        this.flags = flags;
        this.immediate = immediate;
    }

    /** An opcode without immediate. */
    public static Opcode of(Operation operation, int flags) {
        return new Opcode(operation, flags, NO_IMMEDIATE);
    }

    /** An opcode with an immediate of the given kind. */
    public static Opcode of(Operation operation, int flags, int immediate) {
        return new Opcode(operation, flags, immediate);
    }

    /** An opcode whose meaning depends on ModRM.reg; a null member is not implemented. */
    public static Opcode group(Opcode... members) {
        Opcode group = new Opcode(null, MODRM, NO_IMMEDIATE);
        group.group = members;
        return group;
    }

    /**
     * Meanings that depend on the whole ModRM byte with mod = 3, before the group applies.
     *
     * @param members 64 entries by reg and rm; null leaves it to the group
     */
    public Opcode registers(Opcode... members) {
        exact = members;
        return this;
    }

    /** What the opcode means after F3. */
    public Opcode repeatMeans(Opcode other) {
        withF3 = other;
        return this;
    }

    /** What the opcode means after F2. */
    public Opcode repeatNotMeans(Opcode other) {
        withF2 = other;
        return this;
    }

    /** What the opcode means after 66. */
    public Opcode operandSizeMeans(Opcode other) {
        with66 = other;
        return this;
    }
}
