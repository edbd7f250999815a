package cofferdam.vcpu.mmu;

import cofferdam.spec.memory.PhysicalBus;
import cofferdam.spec.x86.PagingFeatures;

/**
 * Translates linear addresses through guest tables and EPT, with a TLB.
 *
 * <p>Translations stay in the TLB, stale or not, until the guest or the hypervisor invalidates them; faults are never
 * cached. Changing registers by {@link #setContext} flushes nothing: that is the caller's, as the SDM (vol. 3A, 4.10.4)
 * lists it. Entries are tagged by VPID and EPT root. Page tables are read from memory only, never from device
 * registers; a table where no memory is reads as all ones.
 */
public final class Mmu {
    /** Access kinds of {@link #translate}. */
    public static final int READ = 0;

    /** See {@link #READ}. */
    public static final int WRITE = 1;

    /** See {@link #READ}. */
    public static final int FETCH = 2;

    /** {@link #fault()}: the last translation succeeded. */
    public static final int NONE = 0;

    /** {@link #fault()}: #PF with {@link #pageFaultErrorCode()}. */
    public static final int PAGE_FAULT = 1;

    /** {@link #fault()}: VM exit 48 with {@link #exitQualification()} and {@link #guestPhysical()}. */
    public static final int EPT_VIOLATION = 2;

    /** {@link #fault()}: VM exit 49 with {@link #guestPhysical()}. */
    public static final int EPT_MISCONFIGURATION = 3;

    /** An EPT pointer that turns the second stage off: guest-physical is host-physical. */
    public static final long NO_EPT = 0;

    /** An MMU with an empty TLB, EPT off, all registers zero. */
    public Mmu(PhysicalBus bus, PagingFeatures features) {}

    /** Sets the registers that steer translation; flushes nothing. Only IA-32e paging is modelled. */
    public void setContext(long cr0, long cr3, long cr4, long efer, int pkru) {
        throw new UnsupportedOperationException();
    }

    /** Sets RFLAGS.AC as supervisor data accesses see it; pass false for implicit accesses (descriptor tables). */
    public void setAc(boolean ac) {
        throw new UnsupportedOperationException();
    }

    /**
     * Sets the EPT pointer, or {@link #NO_EPT}; flushes nothing.
     *
     * @throws IllegalArgumentException if VM entry would refuse it
     */
    public void setEptp(long eptp) {
        throw new UnsupportedOperationException();
    }

    /** Sets the tag of new and looked-up TLB entries, 0..65535. */
    public void setVpid(int vpid) {
        throw new UnsupportedOperationException();
    }

    /**
     * Translates an access that does not cross a page.
     *
     * @param linear canonical address
     * @param access READ, WRITE or FETCH
     * @param user whether it is a user-mode access (CPL 3 and not implicit)
     * @return the host-physical address, or -1: see {@link #fault()}
     */
    public long translate(long linear, int access, boolean user) {
        throw new UnsupportedOperationException();
    }

    /** What stopped the last translation that gave -1; NONE after one that succeeded. */
    public int fault() {
        throw new UnsupportedOperationException();
    }

    /** Error code of the last page fault: bits P, W/R, U/S, RSVD, I/D, PK. */
    public int pageFaultErrorCode() {
        throw new UnsupportedOperationException();
    }

    /** Exit qualification of the last EPT violation. */
    public long exitQualification() {
        throw new UnsupportedOperationException();
    }

    /** Guest-physical address of the last EPT violation or misconfiguration. */
    public long guestPhysical() {
        throw new UnsupportedOperationException();
    }

    /** INVLPG: drops the current VPID's translations, also global ones, of the page that holds an address. */
    public void invalidatePage(long linear) {
        throw new UnsupportedOperationException();
    }

    /** MOV to CR3: drops the current VPID's translations except global ones. */
    public void flushNonGlobal() {
        throw new UnsupportedOperationException();
    }

    /** MOV to CR0 or CR4 that changes paging: drops the current VPID's translations, also global ones. */
    public void flushGuest() {
        throw new UnsupportedOperationException();
    }

    /** INVEPT, single context: drops all translations made through an EPT root, of every VPID. */
    public void invalidateEptp(long eptp) {
        throw new UnsupportedOperationException();
    }

    /** INVEPT, all contexts: empties the TLB. */
    public void invalidateAll() {
        throw new UnsupportedOperationException();
    }

    /**
     * A number that changes whenever a translation remembered by the caller may no longer hold: on every invalidation and
     * every change of registers, EPT pointer or VPID. It does not change with the privilege of accesses.
     */
    public long epoch() {
        throw new UnsupportedOperationException();
    }
}
