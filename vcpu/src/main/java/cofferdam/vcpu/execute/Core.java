package cofferdam.vcpu.execute;

import cofferdam.spec.memory.PhysicalBus;
import cofferdam.spec.x86.ControlBits;
import cofferdam.spec.x86.PagingFeatures;
import cofferdam.vcpu.ExitReason;
import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.ProcessorFeatures;
import cofferdam.vcpu.ProcessorFeatures.Feature;
import cofferdam.vcpu.Vmcs;
import cofferdam.vcpu.decode.Instruction;
import cofferdam.vcpu.mmu.Mmu;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state all instructions share: registers, privilege, memory, and the way out.
 *
 * <p>While an instruction executes, {@code r[RIP]} is its own address and {@link #nextRip} where to go on. An
 * instruction that throws has changed no register; one that ends in {@link #exit} neither.
 */
public final class Core {
    /** The guest state, laid out as {@link GuestState}. */
    public final long[] r = new long[GuestState.STATE_WORDS];

    final Vmcs vmcs;
    final Mmu mmu;
    final PhysicalBus bus;
    final ProcessorFeatures features;
    final LinearMemory memory;

    /** Where execution goes on after the current instruction. */
    long nextRip;

    /** Current privilege level 0..3. */
    int cpl;

    /** Something is to be looked at before the next instruction. */
    boolean attention;

    /** The current instruction ends the run; the VMCS says why. */
    boolean exitPending;

    /** An interrupt shadow was made by the current instruction and covers the next. */
    boolean shadowStarts;

    /** The current instruction is followed by a single-step trap. */
    boolean singleStep;

    /** Linear address of the last page fault. */
    long faultAddress;

    /** Cycles completed in this run. */
    long cycles;

    /** The run ends when this many cycles are completed. */
    long limit;

    /** Time-stamp counter at the start of this run. */
    long time;

    /** Changes with the privilege of fetches. */
    long fetchEpoch;

    private int canonicalShift = 16;
    private final GuestFault fault = new GuestFault();
    private final VmExit vmExit = new VmExit();
    private final Map<Integer, Long> unimplemented = new TreeMap<>();

    /** A core with an all-zero state. */
    public Core(PhysicalBus bus, ProcessorFeatures features, Vmcs vmcs) {
        this.bus = bus;
        this.features = features;
        this.vmcs = vmcs;
        this.mmu = new Mmu(bus, paging(features));
        this.memory = new LinearMemory(this);
    }

    private static PagingFeatures paging(ProcessorFeatures features) {
        return new PagingFeatures(
                features.physicalAddressBits(),
                features.has(Feature.LA57),
                features.has(Feature.PAGE_1G),
                features.has(Feature.EPT_EXECUTE_ONLY),
                features.has(Feature.EPT_2M),
                features.has(Feature.EPT_1G),
                features.has(Feature.EPT_ACCESSED_DIRTY));
    }

    /** The memory-management unit. */
    public Mmu mmu() {
        return mmu;
    }

    /** Counts of opcodes that are not implemented; live. */
    public Map<Integer, Long> unimplemented() {
        return unimplemented;
    }

    /** Prepares an exception to be thrown. */
    GuestFault fault(int vector, int errorCode) {
        return fault.set(vector, errorCode);
    }

    /** #GP(0) to be thrown. */
    GuestFault generalProtection() {
        return fault.set(GuestFault.GENERAL_PROTECTION, 0);
    }

    /** #UD to be thrown. */
    GuestFault undefinedOpcode() {
        return fault.set(GuestFault.UNDEFINED_OPCODE, 0);
    }

    /** Raises #UD; an operation. */
    void undefined(Instruction i) {
        throw undefinedOpcode();
    }

    /** Raises #UD and counts the opcode (G10-03); an operation. */
    void unimplemented(Instruction i) {
        unimplemented.merge(i.identity, 1L, Long::sum);
        throw undefinedOpcode();
    }

    /** Raises #GP(0) for an instruction of more than 15 bytes; an operation. */
    void tooLong(Instruction i) {
        throw generalProtection();
    }

    /** Raises #GP(0) unless at privilege level 0. */
    void requireSupervisor() {
        if (cpl != 0) {
            throw generalProtection();
        }
    }

    /** The throwable for a translation the MMU refused: a page fault, or an exit already recorded. */
    RuntimeException refused(long linear) {
        switch (mmu.fault()) {
            case Mmu.PAGE_FAULT:
                faultAddress = linear;
                return fault(GuestFault.PAGE_FAULT, mmu.pageFaultErrorCode());
            case Mmu.EPT_VIOLATION:
                vmcs.recordExit(ExitReason.EPT_VIOLATION, mmu.exitQualification(), 0);
                break;
            default:
                vmcs.recordExit(ExitReason.EPT_MISCONFIGURATION, 0, 0);
                break;
        }
        vmcs.recordAddresses(mmu.guestPhysical(), linear);
        return vmExit;
    }

    /** Ends the run with the current instruction, which has done nothing. */
    void exit(int reason, long qualification) {
        vmcs.recordExit(reason, qualification, (int) (nextRip - r[GuestState.RIP]));
        nextRip = r[GuestState.RIP];
        exitPending = true;
        attention = true;
    }

    /** Whether an address is canonical under the current paging mode. */
    boolean canonical(long address) {
        return address << canonicalShift >> canonicalShift == address;
    }

    /** Sends execution to a canonical address, or raises #GP(0). */
    void jump(long target) {
        if (!canonical(target)) {
            throw generalProtection();
        }
        nextRip = target;
    }

    /** Sets the privilege level, the DPL of SS with it. */
    void setCpl(int level) {
        int attributes = GuestState.segment(GuestState.SS, GuestState.ATTRIBUTES);
        r[attributes] = r[attributes] & ~0x60 | (long) level << 5;
        cpl = level;
        privilegeChanged();
    }

    /** To be called when CPL, RFLAGS.AC or CR0.AM changed. */
    void privilegeChanged() {
        boolean ac = (r[GuestState.RFLAGS] & Flags.AC) != 0;
        memory.setPrivilege(cpl == 3, ac, ac && cpl == 3 && (r[GuestState.CR0] & SystemBits.CR0_AM) != 0);
        fetchEpoch++;
    }

    /** Replaces RFLAGS, with all that follows from AC and TF. */
    void setFlags(long value) {
        long old = r[GuestState.RFLAGS];
        r[GuestState.RFLAGS] = value & Flags.DEFINED & ~(Flags.RF | Flags.VM) | Flags.FIXED;
        if (((old ^ value) & Flags.AC) != 0) {
            privilegeChanged();
        }
        attention = true;
    }

    /** To be called when CR0, CR3, CR4, EFER or PKRU changed; flushes nothing. */
    void contextChanged() {
        canonicalShift = (r[GuestState.CR4] & ControlBits.CR4_LA57) != 0 ? 7 : 16;
        mmu.setContext(
                r[GuestState.CR0], r[GuestState.CR3], r[GuestState.CR4], r[GuestState.EFER], (int) r[GuestState.PKRU]);
        privilegeChanged();
    }

    /** Takes over a guest state: privilege, translation context, events. */
    void stateLoaded() {
        r[Instruction.ZERO] = 0;
        r[GuestState.RFLAGS] = r[GuestState.RFLAGS] & Flags.DEFINED & ~(Flags.RF | Flags.VM) | Flags.FIXED;
        cpl = (int) r[GuestState.segment(GuestState.SS, GuestState.ATTRIBUTES)] >> 5 & 3;
        contextChanged();
    }

    /** Starts an interrupt shadow: 1 by STI, 2 by MOV SS. */
    void startShadow(int kind) {
        r[GuestState.INTERRUPTIBILITY] |= kind;
        shadowStarts = true;
        attention = true;
    }

    /** The value of a register operand, zero-extended. */
    long register(int code, int size) {
        switch (size) {
            case 8:
                return r[code];
            case 4:
                return r[code] & 0xffff_ffffL;
            case 2:
                return r[code] & 0xffff;
            default:
                return code < 16 ? r[code] & 0xff : r[code - 16] >>> 8 & 0xff;
        }
    }

    /** Writes a register operand; 32 bits clear the upper half, 8 and 16 leave the rest. */
    void setRegister(int code, int size, long value) {
        switch (size) {
            case 8:
                r[code] = value;
                break;
            case 4:
                r[code] = value & 0xffff_ffffL;
                break;
            case 2:
                r[code] = r[code] & ~0xffffL | value & 0xffff;
                break;
            default:
                if (code < 16) {
                    r[code] = r[code] & ~0xffL | value & 0xff;
                } else {
                    r[code - 16] = r[code - 16] & ~0xff00L | (value & 0xff) << 8;
                }
                break;
        }
    }

    /** The offset part of a memory operand's address, as LEA gives it. */
    long offset(Instruction i) {
        long offset = i.displacement + r[i.base] + (r[i.index] << i.scale);
        return i.address32 ? offset & 0xffff_ffffL : offset;
    }

    /** The linear address of a memory operand. */
    long address(Instruction i) {
        return offset(i) + r[i.segment];
    }

    /** Reads the r/m operand. */
    long readRm(Instruction i, int size) {
        return i.memory ? memory.read(address(i), size, i.stack) : register(i.rm, size);
    }

    /** Writes the r/m operand. */
    void writeRm(Instruction i, int size, long value) {
        if (i.memory) {
            memory.write(address(i), size, value, i.stack);
        } else {
            setRegister(i.rm, size, value);
        }
    }

    /** Reads the r/m operand that {@link #writeBack} will then write without a fault. */
    long readToModify(Instruction i, int size) {
        return i.memory ? memory.readToModify(address(i), size, i.stack) : register(i.rm, size);
    }

    /** Writes what {@link #readToModify} read. */
    void writeBack(Instruction i, int size, long value) {
        if (i.memory) {
            memory.writeBack(value);
        } else {
            setRegister(i.rm, size, value);
        }
    }

    /** Replaces the arithmetic flags. */
    void setArithmetic(long flags) {
        r[GuestState.RFLAGS] = r[GuestState.RFLAGS] & ~Flags.ARITHMETIC | flags;
    }
}
