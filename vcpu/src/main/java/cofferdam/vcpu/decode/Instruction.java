package cofferdam.vcpu.decode;

import cofferdam.vcpu.GuestState;

/**
 * A decoded instruction; mutable, because the decode cache reuses it.
 *
 * <p>Byte registers AH, CH, DH, BH have the codes 16..19. The linear address of a memory operand is
 * {@code displacement + r[base] + (r[index] << scale)}, cut to 32 bits if {@link #address32}, plus {@code r[segment]},
 * where each index names a word of the guest state and {@link #ZERO} a word that is always 0. A RIP-relative
 * displacement includes the instruction's length.
 */
public final class Instruction {
    /** A word of the guest state that is always zero. */
    public static final int ZERO = GuestState.STATE_WORDS - 1;

    /** What to do. */
    public Operation operation;
    /** Bytes, 1..15. */
    public int length;
    /** Operand size in bytes: 1, 2, 4 or 8. */
    public int size;
    /** Last opcode byte. */
    public int opcode;
    /** Opcode bytes as a number, with map and mandatory prefix, for reports. */
    public int identity;
    /** ModRM.reg with REX.R, or the register in the opcode's low bits. */
    public int reg;
    /** ModRM.reg without REX. */
    public int extension;
    /** ModRM.rm register with REX.B; meaningful if not {@link #memory}. */
    public int rm;
    /** Whether ModRM names memory. */
    public boolean memory;
    /** See the class comment. */
    public int base;
    /** See the class comment. */
    public int index;
    /** 0..3. */
    public int scale;
    /** Word of the segment base. */
    public int segment;
    /** Signed displacement. */
    public long displacement;
    /** Address-size prefix. */
    public boolean address32;
    /** The operand is in the stack segment, so that a non-canonical address gives #SS. */
    public boolean stack;
    /** First immediate, extended as the opcode says. */
    public long immediate;
    /** Second immediate (ENTER). */
    public int immediate2;
    /** 0, F2H or F3H. */
    public int repeat;
    /** REX.W. */
    public boolean wide;
    /** LOCK prefix. */
    public boolean lock;

    /** Host-physical address of the first byte, or -1 if not cached. */
    public long physical = -1;
    /** First eight bytes under {@link #mask0}. */
    public long raw0;
    /** Next eight bytes under {@link #mask1}. */
    public long raw1;
    /** Which bits of the first eight bytes belong to the instruction. */
    public long mask0;
    /** Which bits of the next eight bytes belong to the instruction. */
    public long mask1;

    /** An empty instruction. */
    public Instruction() {}

    void clear() {
        size = 4;
        identity = 0;
        reg = 0;
        extension = 0;
        rm = 0;
        memory = false;
        base = ZERO;
        index = ZERO;
        scale = 0;
        segment = ZERO;
        displacement = 0;
        address32 = false;
        stack = false;
        immediate = 0;
        immediate2 = 0;
        repeat = 0;
        wide = false;
        lock = false;
        physical = -1;
    }
}
