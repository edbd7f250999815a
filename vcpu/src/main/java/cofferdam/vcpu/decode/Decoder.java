package cofferdam.vcpu.decode;

import cofferdam.vcpu.GuestState;

/**
 * Decodes 64-bit machine code (SDM vol. 2, chapter 2).
 *
 * <p>Bytes are asked for one by one, so that a page after the instruction is never touched. An encoding without meaning
 * decodes to the operation that raises #UD.
 */
public final class Decoder {
    /** Longest instruction in bytes. */
    public static final int MAX_LENGTH = 15;

    private final Opcode[] oneByte;
    private final Opcode[] twoByte;
    private final Opcode[] threeByte;
    private final Operation unimplemented;
    private final Operation undefined;
    private final Operation tooLong;
    private final CodeSource source;

    /** The bytes being decoded. */
    private final byte[] window = new byte[MAX_LENGTH + 1];

    private int have;
    private int at;
    private boolean overrun;

    private boolean prefix66;
    private int rex;

    /**
     * A decoder over the opcode tables (one byte, 0F, 0F38) of 256 entries each; a null entry is not implemented.
     *
     * @param undefined raises #UD for encodings that no processor of this kind has
     * @param unimplemented raises #UD and counts
     * @param tooLong raises #GP for more than 15 bytes
     */
    public Decoder(
            Opcode[] oneByte,
            Opcode[] twoByte,
            Opcode[] threeByte,
            Operation undefined,
            Operation unimplemented,
            Operation tooLong,
            CodeSource source) {
        this.oneByte = oneByte;
        this.twoByte = twoByte;
        this.threeByte = threeByte;
        this.undefined = undefined;
        this.unimplemented = unimplemented;
        this.tooLong = tooLong;
        this.source = source;
    }

    /** Where to put the first bytes before {@link #decode}. */
    public byte[] window() {
        return window;
    }

    /**
     * Decodes the instruction at the start of the window.
     *
     * @param available bytes in the window, 1..15; the source supplies more on demand
     */
    public void decode(Instruction i, int available) {
        have = available;
        at = 0;
        overrun = false;
        prefix66 = false;
        rex = 0;
        i.clear();
        Opcode opcode = opcode(i, prefixes(i));
        i.operation = overrun ? tooLong : operation(i, opcode);
        if (overrun) {
            i.operation = tooLong;
        }
        i.length = at;
        if (i.base == GuestState.RIP) {
            i.displacement += at;
        }
    }

    private int prefixes(Instruction i) {
        while (true) {
            int b = next();
            switch (b) {
                case 0x66:
                    prefix66 = true;
                    break;
                case 0x67:
                    i.address32 = true;
                    break;
                case 0xf0:
                    i.lock = true;
                    break;
                case 0xf2:
                case 0xf3:
                    i.repeat = b;
                    break;
                case 0x64:
                    i.segment = GuestState.segment(GuestState.FS, GuestState.BASE);
                    break;
                case 0x65:
                    i.segment = GuestState.segment(GuestState.GS, GuestState.BASE);
                    break;
                case 0x26:
                case 0x2e:
                case 0x36:
                case 0x3e:
                    break;
                default:
                    if ((b & 0xf0) == 0x40) {
                        rex = b;
                        continue;
                    }
                    return b;
            }
            rex = 0;
        }
    }

    private Opcode opcode(Instruction i, int first) {
        Opcode found;
        i.wide = (rex & 8) != 0;
        i.opcode = first;
        if (first == 0x0f) {
            int second = next();
            i.opcode = second;
            found = twoByte[second];
            i.identity = 0x0f00 | second;
            if (second == 0x38 || second == 0x3a) {
                int third = next();
                found = second == 0x38 ? threeByte[third] : null;
                i.identity = i.identity << 8 | third;
            }
        } else {
            found = oneByte[first];
            i.identity = first;
        }
        if (found != null) {
            if (i.repeat == 0xf3 && found.withF3 != null) {
                return found.withF3;
            }
            if (i.repeat == 0xf2 && found.withF2 != null) {
                return found.withF2;
            }
            if (prefix66 && i.repeat == 0 && found.with66 != null) {
                return found.with66;
            }
        }
        return found;
    }

    private Operation operation(Instruction i, Opcode found) {
        Opcode opcode = found;
        if (opcode == null) {
            return notImplemented(i);
        }
        int flags = opcode.flags;
        if ((flags & Opcode.MODRM) != 0) {
            int modrm = next();
            i.extension = modrm >> 3 & 7;
            boolean register = modrm >= 0xc0;
            if (opcode.exact != null && register && opcode.exact[modrm & 63] != null) {
                opcode = opcode.exact[modrm & 63];
            } else if (opcode.group != null) {
                opcode = opcode.group[i.extension];
                i.identity = i.identity << 8 | modrm & 0x38;
            }
            if (opcode == null) {
                return notImplemented(i);
            }
            flags = opcode.flags;
            i.reg = i.extension | (rex & 4) << 1;
            if (register || (flags & Opcode.REGISTER_ONLY) != 0) {
                i.rm = modrm & 7 | (rex & 1) << 3;
                if ((flags & Opcode.MEMORY_ONLY) != 0) {
                    return undefined;
                }
            } else {
                i.memory = true;
                memoryOperand(i, modrm);
            }
        } else if ((flags & Opcode.REGISTER_IN_OPCODE) != 0) {
            i.reg = i.opcode & 7 | (rex & 1) << 3;
        }
        i.size = operandSize(flags);
        if (rex == 0) {
            highByteRegisters(i, flags);
        }
        immediate(i, opcode.immediate);
        if (i.lock && !((flags & Opcode.LOCKABLE) != 0 && i.memory)) {
            return undefined;
        }
        return opcode.operation;
    }

    private Operation notImplemented(Instruction i) {
        if (i.identity >= 0x0f00) {
            i.identity |= i.repeat != 0 ? i.repeat << 24 : prefix66 ? 0x6600_0000 : 0;
        }
        return unimplemented;
    }

    private int operandSize(int flags) {
        if ((flags & Opcode.BYTE) != 0) {
            return 1;
        }
        if ((rex & 8) != 0 || (flags & Opcode.FIXED64) != 0) {
            return 8;
        }
        if (prefix66) {
            return 2;
        }
        return (flags & Opcode.DEFAULT64) != 0 ? 8 : 4;
    }

    private static void highByteRegisters(Instruction i, int flags) {
        if ((flags & Opcode.BYTE) != 0 && i.reg >= 4 && i.reg < 8) {
            i.reg += 12;
        }
        if ((flags & (Opcode.BYTE | Opcode.RM_BYTE)) != 0 && !i.memory && i.rm >= 4 && i.rm < 8) {
            i.rm += 12;
        }
    }

    private void memoryOperand(Instruction i, int modrm) {
        int mod = modrm >> 6;
        int rm = modrm & 7;
        boolean noBase = false;
        if (rm == 4) {
            int sib = next();
            int index = sib >> 3 & 7 | (rex & 2) << 2;
            if (index != 4) {
                i.index = index;
                i.scale = sib >> 6;
            }
            rm = sib & 7;
            noBase = rm == 5 && mod == 0;
            i.base = noBase ? Instruction.ZERO : rm | (rex & 1) << 3;
        } else if (rm == 5 && mod == 0) {
            noBase = true;
            i.base = GuestState.RIP;
        } else {
            i.base = rm | (rex & 1) << 3;
        }
        if (mod == 1) {
            i.displacement = (byte) next();
        } else if (mod == 2 || noBase) {
            i.displacement = (int) little(4);
        }
        i.stack = i.segment == Instruction.ZERO && (i.base == GuestState.RSP || i.base == GuestState.RBP);
    }

    private void immediate(Instruction i, int kind) {
        switch (kind) {
            case Opcode.NO_IMMEDIATE:
                break;
            case Opcode.IMM8:
                i.immediate = next();
                break;
            case Opcode.IMM8S:
                i.immediate = (byte) next();
                break;
            case Opcode.IMM16:
                i.immediate = little(2);
                break;
            case Opcode.IMM_Z:
                i.immediate = i.size == 2 ? (short) little(2) : (int) little(4);
                break;
            case Opcode.IMM32S:
                i.immediate = (int) little(4);
                break;
            case Opcode.IMM_V:
                i.immediate = little(i.size);
                break;
            case Opcode.IMM16_8:
                i.immediate = little(2);
                i.immediate2 = next();
                break;
            default:
                i.memory = true;
                i.displacement = little(i.address32 ? 4 : 8);
                break;
        }
    }

    private long little(int bytes) {
        long value = 0;
        for (int n = 0; n < bytes; n++) {
            value |= (long) next() << 8 * n;
        }
        return value;
    }

    private int next() {
        if (at == have) {
            if (at == MAX_LENGTH) {
                overrun = true;
                return 0;
            }
            have = Math.min(source.more(window, have), MAX_LENGTH);
        }
        return window[at++] & 0xff;
    }
}
