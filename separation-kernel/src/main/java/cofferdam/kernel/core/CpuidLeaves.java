package cofferdam.kernel.core;

/**
 * What CPUID tells a partition: a fixed answer that depends on the configured processor alone, so that it leaks neither
 * the host nor other partitions (Intel SDM vol. 2, CPUID).
 */
final class CpuidLeaves {
    /*@ spec_public @*/ private final int physicalAddressBits;
    /*@ spec_public @*/ private final boolean gigabytePages;
    /*@ spec_public @*/ private final boolean fiveLevels;

    /*@ public invariant 32 <= physicalAddressBits && physicalAddressBits <= 52;
    @*/

    /*+KEY@ accessible \inv : this.physicalAddressBits;
    @*/

    /*@ normal_behavior
    @ requires 32 <= physicalAddressBits && physicalAddressBits <= 52;
    @ ensures this.physicalAddressBits == physicalAddressBits;
    @ ensures this.gigabytePages == gigabytePages && this.fiveLevels == fiveLevels;
    @ assignable \nothing;
    @*/
    CpuidLeaves(int physicalAddressBits, boolean gigabytePages, boolean fiveLevels) {
        this.physicalAddressBits = physicalAddressBits;
        this.gigabytePages = gigabytePages;
        this.fiveLevels = fiveLevels;
    }

    /** EAX of a leaf. */
    /*@ normal_behavior
    @ ensures \result == (leaf == 0 ? 7 : leaf == 1 ? 0x6F0 : leaf == 0x40000000L ? 0x40000000L
    @      : leaf == 0x80000000L ? 0x80000008L
    @      : leaf == 0x80000008L ? (fiveLevels ? 57 : 48) * 256 + physicalAddressBits : 0);
    @ ensures 0 <= \result && \result <= 0xFFFFFFFFL;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ long eax(long leaf) {
        if (leaf == 0L) {
            return 7L;
        }
        if (leaf == 1L) {
            return 0x000006F0L;
        }
        if (leaf == 0x40000000L) {
            return 0x40000000L;
        }
        if (leaf == 0x80000000L) {
            return 0x80000008L;
        }
        if (leaf == 0x80000008L) {
            return (fiveLevels ? 57L : 48L) * 256L + (long) physicalAddressBits;
        }
        return 0L;
    }

    /** EBX of a leaf: parts of the names "CofferdamCPU" and "CofferdamHv". */
    /*@ normal_behavior
    @ ensures \result == (leaf == 0 || leaf == 0x40000000L ? 0x66666F43L : 0);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ long ebx(long leaf) {
        if (leaf == 0L || leaf == 0x40000000L) {
            return 0x66666F43L;
        }
        return 0L;
    }

    /** ECX of a leaf; bit 31 of leaf 1 says that a hypervisor is present, bit 16 of leaf 7 five-level paging. */
    /*@ normal_behavior
    @ ensures \result == (leaf == 0 ? 0x5550436DL : leaf == 0x40000000L ? 0x0076486DL : leaf == 1 ? 0x80000000L
    @      : leaf == 7 && subleaf == 0 && fiveLevels ? 0x10000L : 0);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ long ecx(long leaf, long subleaf) {
        if (leaf == 0L) {
            return 0x5550436DL;
        }
        if (leaf == 0x40000000L) {
            return 0x0076486DL;
        }
        if (leaf == 1L) {
            return 0x80000000L;
        }
        if (leaf == 7L && subleaf == 0L && fiveLevels) {
            return 0x10000L;
        }
        return 0L;
    }

    /** EDX of a leaf; leaf 1: TSC, MSR, PAE, CX8, SEP, PGE, CMOV, PAT; leaf 80000001: SYSCALL, NX, 1 GiB pages, LM. */
    /*@ normal_behavior
    @ ensures \result == (leaf == 0 || leaf == 0x40000000L ? 0x61647265L : leaf == 1 ? 0x0001A970L
    @      : leaf == 0x80000001L ? (gigabytePages ? 0x24100800L : 0x20100800L) : 0);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ long edx(long leaf) {
        if (leaf == 0L || leaf == 0x40000000L) {
            return 0x61647265L;
        }
        if (leaf == 1L) {
            return 0x0001A970L;
        }
        if (leaf == 0x80000001L) {
            return gigabytePages ? 0x24100800L : 0x20100800L;
        }
        return 0L;
    }
}
