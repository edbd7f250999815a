package cofferdam.kernel.testing;

import java.io.ByteArrayOutputStream;

/** Hand-assembled guests: each method appends one instruction, or a named short sequence, of 64-bit machine code. */
public final class Asm {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** The code so far. */
    public byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Bytes as they are. */
    public Asm raw(int... code) {
        for (int b : code) {
            bytes.write(b);
        }
        return this;
    }

    /** {@code mov rax, imm64}. */
    public Asm rax(long value) {
        return raw(0x48, 0xb8).quad(value);
    }

    /** {@code mov rdi, imm64}. */
    public Asm rdi(long value) {
        return raw(0x48, 0xbf).quad(value);
    }

    /** {@code mov rsi, imm64}. */
    public Asm rsi(long value) {
        return raw(0x48, 0xbe).quad(value);
    }

    /** {@code mov rdx, imm64}. */
    public Asm rdx(long value) {
        return raw(0x48, 0xba).quad(value);
    }

    /** {@code mov rcx, imm64}. */
    public Asm rcx(long value) {
        return raw(0x48, 0xb9).quad(value);
    }

    /** {@code mov [abs32], rax}. */
    public Asm store(int address) {
        return raw(0x48, 0x89, 0x04, 0x25).word(address);
    }

    /** {@code mov rax, [abs32]}. */
    public Asm load(int address) {
        return raw(0x48, 0x8b, 0x04, 0x25).word(address);
    }

    /** {@code mov rax, value; mov [abs32], rax}. */
    public Asm poke(int address, long value) {
        return rax(value).store(address);
    }

    /** {@code inc qword [abs32]}. */
    public Asm increment(int address) {
        return raw(0x48, 0xff, 0x04, 0x25).word(address);
    }

    /** Registers, {@code vmcall}, and the result stored: {@code mov [result], rax}. */
    public Asm call(int result, long number, long a, long b, long c) {
        return rdi(a).rsi(b).rdx(c).rax(number).raw(0x0f, 0x01, 0xc1).store(result);
    }

    /** {@code cli}. */
    public Asm cli() {
        return raw(0xfa);
    }

    /** {@code sti}. */
    public Asm sti() {
        return raw(0xfb);
    }

    /** {@code hlt}. */
    public Asm hlt() {
        return raw(0xf4);
    }

    /** {@code jmp $}. */
    public Asm loop() {
        return raw(0xeb, 0xfe);
    }

    /** {@code jmp abs}, to an offset in this code. */
    public Asm jump(int offset) {
        return raw(0xe9).word(offset - bytes.size() - 4);
    }

    /** Where the next instruction will lie, as an offset in this code. */
    public int here() {
        return bytes.size();
    }

    /** {@code nop} up to an offset. */
    public Asm padTo(int offset) {
        while (bytes.size() < offset) {
            raw(0x90);
        }
        return this;
    }

    /** {@code iretq}. */
    public Asm iretq() {
        return raw(0x48, 0xcf);
    }

    /** Four bytes, little-endian. */
    public Asm word(int value) {
        return raw(value, value >>> 8, value >>> 16, value >>> 24);
    }

    /** Eight bytes, little-endian. */
    public Asm quad(long value) {
        return word((int) value).word((int) (value >>> 32));
    }

    /**
     * Sets one IDT gate and loads a GDT and IDT that lie in writable memory; uses RAX.
     *
     * <pre>
     *   tables + 000H   GDT: null, 64-bit code, data
     *   tables + 100H   GDTR image, IDTR image
     *   tables + 200H.. IDT of 256 gates
     * </pre>
     */
    public Asm interruptGate(int tables, int vector, int handler) {
        poke(tables + 8, 0x00af9b000000ffffL).poke(tables + 16, 0x00cf93000000ffffL);
        pseudoDescriptor(tables + 0x100, 23, tables);
        pseudoDescriptor(tables + 0x110, 4095, tables + 0x200);
        int gate = tables + 0x200 + 16 * vector;
        poke(gate, handler & 0xffffL | 8L << 16 | 0x8e00L << 32 | (handler & 0xffff0000L) << 32);
        // lgdt [tables + 100H]; lidt [tables + 110H]
        return raw(0x0f, 0x01, 0x14, 0x25)
                .word(tables + 0x100)
                .raw(0x0f, 0x01, 0x1c, 0x25)
                .word(tables + 0x110);
    }

    private void pseudoDescriptor(int at, int limit, int base) {
        poke(at, limit | (long) base << 16).poke(at + 8, 0);
    }
}
