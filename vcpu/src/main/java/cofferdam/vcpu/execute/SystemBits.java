package cofferdam.vcpu.execute;

import static cofferdam.spec.x86.ControlBits.CR0_PE;
import static cofferdam.spec.x86.ControlBits.CR0_PG;
import static cofferdam.spec.x86.ControlBits.CR0_WP;
import static cofferdam.spec.x86.ControlBits.EFER_LMA;
import static cofferdam.spec.x86.ControlBits.EFER_LME;
import static cofferdam.spec.x86.ControlBits.EFER_NXE;

/** Bits of CR0, CR4 and EFER that do not steer paging (SDM vol. 3, 2.5 and 2.2.1), and which bits exist. */
final class SystemBits {
    static final long CR0_MP = 1 << 1;
    static final long CR0_EM = 1 << 2;
    static final long CR0_TS = 1 << 3;
    static final long CR0_ET = 1 << 4;
    static final long CR0_NE = 1 << 5;
    static final long CR0_AM = 1 << 18;
    static final long CR0_NW = 1 << 29;
    static final long CR0_CD = 1 << 30;
    static final long CR0_DEFINED =
            CR0_PE | CR0_MP | CR0_EM | CR0_TS | CR0_ET | CR0_NE | CR0_WP | CR0_AM | CR0_NW | CR0_CD | CR0_PG;

    static final long CR4_TSD = 1 << 2;
    static final long CR4_PCE = 1 << 8;
    static final long CR4_UMIP = 1 << 11;
    static final long CR4_FSGSBASE = 1 << 16;
    static final long CR4_PCIDE = 1 << 17;

    /** TSD, DE, PSE, PAE, MCE, PGE, PCE, OSFXSR, OSXMMEXCPT: always there; VME and PVI are not modelled. */
    static final long CR4_ALWAYS = 0x7fc;

    static final long EFER_SCE = 1;
    static final long EFER_DEFINED = EFER_SCE | EFER_LME | EFER_LMA | EFER_NXE;

    private SystemBits() {}
}
