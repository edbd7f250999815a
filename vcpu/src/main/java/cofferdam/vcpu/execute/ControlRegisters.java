package cofferdam.vcpu.execute;

import static cofferdam.vcpu.decode.Opcode.FIXED64;
import static cofferdam.vcpu.decode.Opcode.MODRM;
import static cofferdam.vcpu.decode.Opcode.REGISTER_ONLY;

import cofferdam.spec.x86.ControlBits;
import cofferdam.vcpu.ExitReason;
import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.ProcessorFeatures.Feature;
import cofferdam.vcpu.decode.Instruction;
import cofferdam.vcpu.decode.Opcode;

/**
 * MOV to and from control and debug registers, CLTS, LMSW, SMSW (SDM vol. 2; exits vol. 3, 26.1.3 and table 28-3).
 *
 * <p>CR8 and debug registers always exit. Changes that would leave 64-bit mode raise #GP if the masks let them through.
 */
final class ControlRegisters {
    private static final int TO = 0;
    private static final int FROM = 1;
    private static final int CLTS = 2;
    private static final int LMSW = 3;

    private final Core core;
    private final long[] r;
    private final long cr4Defined;

    ControlRegisters(Core core, OpcodeMap map) {
        this.core = core;
        this.r = core.r;
        this.cr4Defined = cr4Defined();
        map.two[0x20] = Opcode.of(this::read, MODRM | FIXED64 | REGISTER_ONLY);
        map.two[0x22] = Opcode.of(this::write, MODRM | FIXED64 | REGISTER_ONLY);
        map.two[0x21] = Opcode.of(i -> debug(i, FROM), MODRM | FIXED64 | REGISTER_ONLY);
        map.two[0x23] = Opcode.of(i -> debug(i, TO), MODRM | FIXED64 | REGISTER_ONLY);
        map.two[0x06] = Opcode.of(this::clearTaskSwitched, 0);
    }

    private long cr4Defined() {
        return SystemBits.CR4_ALWAYS
                | ifPresent(Feature.UMIP, SystemBits.CR4_UMIP)
                | ifPresent(Feature.LA57, ControlBits.CR4_LA57)
                | ifPresent(Feature.FSGSBASE, SystemBits.CR4_FSGSBASE)
                | ifPresent(Feature.PCID, SystemBits.CR4_PCIDE)
                | ifPresent(Feature.SMEP, ControlBits.CR4_SMEP)
                | ifPresent(Feature.SMAP, ControlBits.CR4_SMAP)
                | ifPresent(Feature.PKE, ControlBits.CR4_PKE);
    }

    private long ifPresent(Feature feature, long bit) {
        return core.features.has(feature) ? bit : 0;
    }

    private void requireExists(int number) {
        if (number == 1 || number > 4 && number != 8 || number > 8) {
            throw core.undefinedOpcode();
        }
        core.requireSupervisor();
    }

    private void exit(int number, int kind, int register) {
        core.exit(ExitReason.CONTROL_REGISTER, number | kind << 4 | (long) register << 8);
    }

    private long visibleCr0() {
        long mask = core.vmcs.cr0Mask();
        return r[GuestState.CR0] & ~mask | core.vmcs.cr0Shadow() & mask;
    }

    private void read(Instruction i) {
        requireExists(i.reg);
        switch (i.reg) {
            case 0:
                r[i.rm] = visibleCr0();
                break;
            case 2:
                r[i.rm] = r[GuestState.CR2];
                break;
            case 3:
                r[i.rm] = r[GuestState.CR3];
                break;
            case 4:
                long mask = core.vmcs.cr4Mask();
                r[i.rm] = r[GuestState.CR4] & ~mask | core.vmcs.cr4Shadow() & mask;
                break;
            default:
                exit(8, FROM, i.rm);
                break;
        }
    }

    private void write(Instruction i) {
        requireExists(i.reg);
        long value = r[i.rm];
        switch (i.reg) {
            case 0:
                if (((value ^ core.vmcs.cr0Shadow()) & core.vmcs.cr0Mask()) != 0) {
                    exit(0, TO, i.rm);
                } else {
                    writeCr0(value);
                }
                break;
            case 2:
                r[GuestState.CR2] = value;
                break;
            case 3:
                writeCr3(value);
                break;
            case 4:
                if (((value ^ core.vmcs.cr4Shadow()) & core.vmcs.cr4Mask()) != 0) {
                    exit(4, TO, i.rm);
                } else {
                    writeCr4(value);
                }
                break;
            default:
                exit(8, TO, i.rm);
                break;
        }
    }

    private void writeCr0(long value) {
        long mask = core.vmcs.cr0Mask();
        long old = r[GuestState.CR0];
        boolean paged = (value & ControlBits.CR0_PG) != 0 && (value & ControlBits.CR0_PE) != 0;
        boolean cacheable = (value & SystemBits.CR0_NW) == 0 || (value & SystemBits.CR0_CD) != 0;
        if (value >>> 32 != 0 || !paged || !cacheable) {
            throw core.generalProtection();
        }
        r[GuestState.CR0] = old & mask | value & ~mask & SystemBits.CR0_DEFINED | SystemBits.CR0_ET;
        if (((old ^ value) & (ControlBits.CR0_WP | ControlBits.CR0_PG)) != 0) {
            core.mmu.flushGuest();
        }
        core.contextChanged();
    }

    private void writeCr3(long value) {
        long address = value;
        if ((r[GuestState.CR4] & SystemBits.CR4_PCIDE) != 0) {
            // Bit 63 asks to keep entries; this TLB is not tagged by PCID, so they go all the same.
            address &= Long.MAX_VALUE;
        }
        if (address >>> core.features.physicalAddressBits() != 0) {
            throw core.generalProtection();
        }
        r[GuestState.CR3] = address;
        core.mmu.flushNonGlobal();
        core.contextChanged();
    }

    private void writeCr4(long value) {
        long mask = core.vmcs.cr4Mask();
        long old = r[GuestState.CR4];
        long next = old & mask | value & ~mask;
        boolean pcidOn = (next & ~old & SystemBits.CR4_PCIDE) != 0;
        boolean leaves64 = (next & ControlBits.CR4_PAE) == 0 || ((next ^ old) & ControlBits.CR4_LA57) != 0;
        if ((value & ~(cr4Defined | mask)) != 0 || leaves64 || pcidOn && (r[GuestState.CR3] & 0xfff) != 0) {
            throw core.generalProtection();
        }
        r[GuestState.CR4] = next;
        if (next != old) {
            core.mmu.flushGuest();
        }
        core.contextChanged();
    }

    private void debug(Instruction i, int direction) {
        if (i.reg > 7) {
            throw core.undefinedOpcode();
        }
        core.requireSupervisor();
        core.exit(ExitReason.MOV_DR, i.reg | direction << 4 | (long) i.rm << 8);
    }

    private void clearTaskSwitched(Instruction i) {
        core.requireSupervisor();
        if ((core.vmcs.cr0Mask() & SystemBits.CR0_TS) == 0) {
            r[GuestState.CR0] &= ~SystemBits.CR0_TS;
        } else if ((core.vmcs.cr0Shadow() & SystemBits.CR0_TS) != 0) {
            exit(0, CLTS, 0);
        }
    }

    /** LMSW r/m16: writes PE, MP, EM and TS but cannot clear PE. */
    void loadStatusWord(Instruction i) {
        core.requireSupervisor();
        long source = core.readRm(i, 2);
        long mask = core.vmcs.cr0Mask();
        long shadow = core.vmcs.cr0Shadow();
        long changed = (source ^ shadow) & mask & 0xe | source & ~shadow & mask & ControlBits.CR0_PE;
        if (changed != 0) {
            long qualification = LMSW << 4 | (i.memory ? 1 << 6 : 0) | source << 16;
            long linear = i.memory ? core.address(i) : 0;
            core.exit(ExitReason.CONTROL_REGISTER, qualification);
            core.vmcs.recordAddresses(0, linear);
            return;
        }
        long written = 0xe & ~mask;
        r[GuestState.CR0] = r[GuestState.CR0] & ~written | source & written;
    }

    /** SMSW r/m. */
    void storeStatusWord(Instruction i) {
        SegmentInstructions.requireUnlessUmip(core);
        core.writeRm(i, i.memory ? 2 : i.size, visibleCr0());
    }
}
