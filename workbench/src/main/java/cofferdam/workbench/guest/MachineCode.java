package cofferdam.workbench.guest;

import java.io.ByteArrayOutputStream;

/** Writes x86-64 instructions of 64-bit mode as bytes (Intel SDM vol. 2). */
final class MachineCode {
    /** Register numbers as instructions encode them. */
    static final int RAX = 0;

    static final int RCX = 1;
    static final int RDX = 2;
    static final int RSP = 4;
    static final int RSI = 6;
    static final int RDI = 7;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Appends bytes as they are. */
    MachineCode raw(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    /** Appends bytes as they are. */
    MachineCode raw(byte[] values) {
        bytes.writeBytes(values);
        return this;
    }

    /** MOV r64, imm64; registers 0..7. */
    MachineCode move(int register, long value) {
        return raw(0x48, 0xb8 + register).quad(value);
    }

    /** Four bytes, little-endian. */
    MachineCode word(int value) {
        return raw(value & 0xff, value >> 8 & 0xff, value >> 16 & 0xff, value >>> 24);
    }

    /** Eight bytes, little-endian. */
    MachineCode quad(long value) {
        return word((int) value).word((int) (value >>> 32));
    }

    /** VMCALL. */
    MachineCode vmcall() {
        return raw(0x0f, 0x01, 0xc1);
    }

    /** Appends zero bytes up to a multiple of the given power of two. */
    MachineCode align(int multiple) {
        while (bytes.size() % multiple != 0) {
            bytes.write(0);
        }
        return this;
    }

    int size() {
        return bytes.size();
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
