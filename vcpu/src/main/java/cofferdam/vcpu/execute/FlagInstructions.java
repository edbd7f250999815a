package cofferdam.vcpu.execute;

import static cofferdam.vcpu.decode.Opcode.MODRM;

import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.ProcessorFeatures.Feature;
import cofferdam.vcpu.decode.Instruction;
import cofferdam.vcpu.decode.Opcode;

/** CMC, CLC, STC, CLD, STD, CLI, STI, LAHF, SAHF, CLAC, STAC, and what does nothing: NOP, prefetches, fences. */
final class FlagInstructions {
    private static final long LOW = Flags.CF | Flags.PF | Flags.AF | Flags.ZF | Flags.SF;

    private final Core core;
    private final long[] r;

    FlagInstructions(Core core, OpcodeMap map) {
        this.core = core;
        this.r = core.r;
        map.one[0xf5] = Opcode.of(i -> r[GuestState.RFLAGS] ^= Flags.CF, 0);
        map.one[0xf8] = Opcode.of(i -> r[GuestState.RFLAGS] &= ~Flags.CF, 0);
        map.one[0xf9] = Opcode.of(i -> r[GuestState.RFLAGS] |= Flags.CF, 0);
        map.one[0xfc] = Opcode.of(i -> r[GuestState.RFLAGS] &= ~Flags.DF, 0);
        map.one[0xfd] = Opcode.of(i -> r[GuestState.RFLAGS] |= Flags.DF, 0);
        map.one[0xfa] = Opcode.of(this::clearInterrupt, 0);
        map.one[0xfb] = Opcode.of(this::setInterrupt, 0);
        map.one[0x9e] = Opcode.of(this::storeAh, 0);
        map.one[0x9f] = Opcode.of(this::loadAh, 0);
        map.one[0x9b] = Opcode.of(this::waitForFpu, 0);
        Opcode nothing = Opcode.of(i -> {}, MODRM);
        map.two[0x0d] = nothing;
        map.two(0x18, 0x1f, nothing);
        map.two[0xae] = fences();
    }

    /** The group of 0FAE: fences; CLFLUSH and its like check their operand like a load; the rest is SSE or XSAVE. */
    private Opcode fences() {
        Opcode nothing = Opcode.of(i -> {}, MODRM);
        Opcode[] registers = new Opcode[64];
        for (int n = 0; n < 64; n++) {
            registers[n] = n >= 0x28 ? nothing : null;
        }
        Opcode flush = Opcode.of(i -> core.readRm(i, 1), MODRM | Opcode.MEMORY_ONLY);
        Opcode fence =
                Opcode.group(null, null, null, null, null, null, null, flush).registers(registers);
        Opcode writeBack = Opcode.group(null, null, null, null, null, null, flush, flush);
        fence.operandSizeMeans(writeBack);
        fence.repeatMeans(
                core.features.has(Feature.FSGSBASE)
                        ? Opcode.group(base(0), base(1), base(2), base(3), null, null, null, null)
                        : Opcode.group(null, null, null, null, null, null, null, null));
        return fence;
    }

    /** RDFSBASE, RDGSBASE, WRFSBASE, WRGSBASE, in the order of ModRM.reg. */
    private Opcode base(int kind) {
        int word = GuestState.segment((kind & 1) == 0 ? GuestState.FS : GuestState.GS, GuestState.BASE);
        return Opcode.of(
                i -> {
                    if (i.memory || (r[GuestState.CR4] & SystemBits.CR4_FSGSBASE) == 0) {
                        throw core.undefinedOpcode();
                    }
                    if (kind < 2) {
                        core.setRegister(i.rm, i.size, r[word]);
                    } else {
                        long value = core.register(i.rm, i.size);
                        if (!core.canonical(value)) {
                            throw core.generalProtection();
                        }
                        r[word] = value;
                    }
                },
                MODRM);
    }

    private void requireIoPrivilege() {
        if (core.cpl > (r[GuestState.RFLAGS] & Flags.IOPL) >>> 12) {
            throw core.generalProtection();
        }
    }

    private void clearInterrupt(Instruction i) {
        requireIoPrivilege();
        r[GuestState.RFLAGS] &= ~Flags.IF;
    }

    private void setInterrupt(Instruction i) {
        requireIoPrivilege();
        if ((r[GuestState.RFLAGS] & Flags.IF) == 0) {
            r[GuestState.RFLAGS] |= Flags.IF;
            core.startShadow(1);
        }
    }

    private void storeAh(Instruction i) {
        r[GuestState.RFLAGS] = r[GuestState.RFLAGS] & ~LOW | r[GuestState.RAX] >>> 8 & LOW;
    }

    private void loadAh(Instruction i) {
        core.setRegister(16, 1, r[GuestState.RFLAGS] & LOW | Flags.FIXED);
    }

    /** FWAIT: there is no x87 unit to wait for, but MP and TS trap as ever. */
    private void waitForFpu(Instruction i) {
        long both = SystemBits.CR0_MP | SystemBits.CR0_TS;
        if ((r[GuestState.CR0] & both) == both) {
            throw core.fault(7, 0);
        }
    }

    /** STAC and CLAC. */
    void setAc(boolean value) {
        if (core.cpl != 0 || !core.features.has(Feature.SMAP)) {
            throw core.undefinedOpcode();
        }
        core.setFlags(value ? r[GuestState.RFLAGS] | Flags.AC : r[GuestState.RFLAGS] & ~Flags.AC);
    }
}
