package cofferdam.vcpu.execute;

import cofferdam.vcpu.decode.Opcode;

/** The opcode maps while they are being filled. */
final class OpcodeMap {
    /** One-byte opcodes. */
    final Opcode[] one = new Opcode[256];

    /** Two-byte opcodes, after 0F. */
    final Opcode[] two = new Opcode[256];

    /** Three-byte opcodes, after 0F38. */
    final Opcode[] three = new Opcode[256];

    OpcodeMap(Core core) {
        Opcode invalid = Opcode.of(core::undefined, 0);
        int[] notIn64BitMode = {
            0x06, 0x07, 0x0e, 0x16, 0x17, 0x1e, 0x1f, 0x27, 0x2f, 0x37, 0x3f, 0x60, 0x61, 0x82, 0x9a, 0xce, 0xd4, 0xd5,
            0xd6, 0xea
        };
        for (int opcode : notIn64BitMode) {
            one[opcode] = invalid;
        }
        two[0x0b] = invalid;
        two[0xb9] = Opcode.of(core::undefined, Opcode.MODRM);
        two[0xff] = Opcode.of(core::undefined, Opcode.MODRM);
    }

    /** Fills a run of one-byte opcodes that share an entry. */
    void one(int first, int last, Opcode opcode) {
        for (int n = first; n <= last; n++) {
            one[n] = opcode;
        }
    }

    /** Fills a run of two-byte opcodes that share an entry. */
    void two(int first, int last, Opcode opcode) {
        for (int n = first; n <= last; n++) {
            two[n] = opcode;
        }
    }
}
