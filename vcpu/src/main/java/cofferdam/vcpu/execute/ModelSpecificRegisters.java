package cofferdam.vcpu.execute;

import cofferdam.spec.x86.ControlBits;
import cofferdam.vcpu.ExitReason;
import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.MsrBitmap;
import cofferdam.vcpu.ProcessorFeatures.Feature;
import cofferdam.vcpu.decode.Instruction;
import cofferdam.vcpu.decode.Opcode;

/** RDMSR, WRMSR, RDTSC, RDTSCP, RDPMC, RDPKRU, WRPKRU, SWAPGS. */
final class ModelSpecificRegisters {
    private static final int TIME_STAMP_COUNTER = 0x10;
    private static final int SYSENTER_CS = 0x174;
    private static final int SYSENTER_ESP = 0x175;
    private static final int SYSENTER_EIP = 0x176;

    private final Core core;
    private final long[] r;

    ModelSpecificRegisters(Core core, OpcodeMap map) {
        this.core = core;
        this.r = core.r;
        map.two[0x30] = Opcode.of(this::write, 0);
        map.two[0x31] = Opcode.of(this::readTime, 0);
        map.two[0x32] = Opcode.of(this::read, 0);
        map.two[0x33] = Opcode.of(this::readCounter, 0);
    }

    private void setPair(long value) {
        core.setRegister(GuestState.RAX, 4, value);
        core.setRegister(GuestState.RDX, 4, value >>> 32);
    }

    /** Where an MSR's value lies in the guest state, or -1 if it is not an MSR of the model. */
    private static int word(int msr) {
        switch (msr) {
            case MsrBitmap.EFER:
                return GuestState.EFER;
            case MsrBitmap.STAR:
                return GuestState.STAR;
            case MsrBitmap.LSTAR:
                return GuestState.LSTAR;
            case MsrBitmap.CSTAR:
                return GuestState.CSTAR;
            case MsrBitmap.FMASK:
                return GuestState.FMASK;
            case MsrBitmap.FS_BASE:
                return GuestState.segment(GuestState.FS, GuestState.BASE);
            case MsrBitmap.GS_BASE:
                return GuestState.segment(GuestState.GS, GuestState.BASE);
            case MsrBitmap.KERNEL_GS_BASE:
                return GuestState.KERNEL_GS_BASE;
            case MsrBitmap.TSC_AUX:
                return GuestState.TSC_AUX;
            case MsrBitmap.PAT:
                return GuestState.PAT;
            case SYSENTER_CS:
                return GuestState.SYSENTER_CS;
            case SYSENTER_ESP:
                return GuestState.SYSENTER_ESP;
            case SYSENTER_EIP:
                return GuestState.SYSENTER_EIP;
            default:
                return -1;
        }
    }

    private void read(Instruction i) {
        core.requireSupervisor();
        int msr = (int) r[GuestState.RCX];
        if (!core.vmcs.msrBitmap().passesRead(msr)) {
            core.exit(ExitReason.RDMSR, 0);
        } else if (msr == TIME_STAMP_COUNTER) {
            setPair(now());
        } else if (word(msr) >= 0) {
            setPair(r[word(msr)]);
        } else {
            throw core.generalProtection();
        }
    }

    private void write(Instruction i) {
        core.requireSupervisor();
        int msr = (int) r[GuestState.RCX];
        if (!core.vmcs.msrBitmap().passesWrite(msr)) {
            core.exit(ExitReason.WRMSR, 0);
            return;
        }
        int word = word(msr);
        long value = core.register(GuestState.RDX, 4) << 32 | core.register(GuestState.RAX, 4);
        if (word < 0 || !valid(msr, value)) {
            throw core.generalProtection();
        }
        if (msr == MsrBitmap.EFER) {
            // LMA is read-only: what is written there has no effect (SDM vol. 3, 2.2.1).
            r[word] = value & ~ControlBits.EFER_LMA | r[word] & ControlBits.EFER_LMA;
            core.contextChanged();
        } else {
            r[word] = value;
        }
    }

    private boolean valid(int msr, long value) {
        switch (msr) {
            case MsrBitmap.EFER:
                return (value & ~SystemBits.EFER_DEFINED) == 0
                        && ((value ^ r[GuestState.EFER]) & ControlBits.EFER_LME) == 0;
            case MsrBitmap.LSTAR:
            case MsrBitmap.CSTAR:
            case MsrBitmap.FS_BASE:
            case MsrBitmap.GS_BASE:
            case MsrBitmap.KERNEL_GS_BASE:
            case SYSENTER_ESP:
            case SYSENTER_EIP:
                return core.canonical(value);
            case MsrBitmap.FMASK:
            case MsrBitmap.TSC_AUX:
                return value >>> 32 == 0;
            case MsrBitmap.PAT:
                return validPat(value);
            default:
                return true;
        }
    }

    /** Memory types 0, 1, 4, 5, 6, 7 in each byte. */
    private static boolean validPat(long value) {
        for (int shift = 0; shift < 64; shift += 8) {
            long type = value >>> shift & 0xff;
            if (type > 7 || type == 2 || type == 3) {
                return false;
            }
        }
        return true;
    }

    private long now() {
        return core.time + core.cycles;
    }

    private void requireTime() {
        if (core.cpl != 0 && (r[GuestState.CR4] & SystemBits.CR4_TSD) != 0) {
            throw core.generalProtection();
        }
    }

    private void readTime(Instruction i) {
        requireTime();
        setPair(now());
    }

    /** RDTSCP. */
    void readTimeAndProcessor(Instruction i) {
        requireTime();
        setPair(now());
        core.setRegister(GuestState.RCX, 4, r[GuestState.TSC_AUX]);
    }

    private void readCounter(Instruction i) {
        if (core.cpl != 0 && (r[GuestState.CR4] & SystemBits.CR4_PCE) == 0) {
            throw core.generalProtection();
        }
        core.exit(ExitReason.RDPMC, 0);
    }

    /** RDPKRU. */
    void readProtectionKeys(Instruction i) {
        requireKeys();
        setPair(r[GuestState.PKRU] & 0xffff_ffffL);
    }

    /** WRPKRU. */
    void writeProtectionKeys(Instruction i) {
        requireKeys();
        if (core.register(GuestState.RDX, 4) != 0) {
            throw core.generalProtection();
        }
        r[GuestState.PKRU] = core.register(GuestState.RAX, 4);
        core.contextChanged();
    }

    private void requireKeys() {
        if ((r[GuestState.CR4] & ControlBits.CR4_PKE) == 0 || !core.features.has(Feature.PKE)) {
            throw core.undefinedOpcode();
        }
        if (core.register(GuestState.RCX, 4) != 0) {
            throw core.generalProtection();
        }
    }

    /** SWAPGS. */
    void swapGs(Instruction i) {
        core.requireSupervisor();
        int word = GuestState.segment(GuestState.GS, GuestState.BASE);
        long base = r[word];
        r[word] = r[GuestState.KERNEL_GS_BASE];
        r[GuestState.KERNEL_GS_BASE] = base;
    }
}
