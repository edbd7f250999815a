package cofferdam.vcpu.mmu;

import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.memory.PhysicalBus;
import cofferdam.spec.x86.ControlBits;
import cofferdam.spec.x86.PagingFeatures;

/**
 * Translates linear addresses through guest tables and EPT, with a TLB.
 *
 * <p>Translations stay in the TLB, stale or not, until the guest or the hypervisor invalidates them; faults are never
 * cached. Changing registers by {@link #setContext} flushes nothing: that is the caller's, as the SDM (vol. 3A, 4.10.4)
 * lists it. Entries are tagged by VPID and EPT root. An entry that does not allow an access leads to a new walk, so
 * staleness can only allow, never forbid; a fault drops the entry of its page (vol. 3A, 4.10.4.1; vol. 3C, 29.4.3.1).
 * Page tables are read from memory only, never from device registers; a table where no memory is reads as all ones.
 * Paging-structure caches and PCIDs are not modelled.
 */
public final class Mmu {
    /** Access kind of {@link #translate}: data read. */
    public static final int READ = 0;

    /** Access kind: data write, or read-modify-write. */
    public static final int WRITE = 1;

    /** Access kind: instruction fetch. */
    public static final int FETCH = 2;

    /** {@link #fault()}: no translation failed yet. */
    public static final int NONE = 0;

    /** {@link #fault()}: #PF with {@link #pageFaultErrorCode()}. */
    public static final int PAGE_FAULT = 1;

    /** {@link #fault()}: VM exit 48 with {@link #exitQualification()} and {@link #guestPhysical()}. */
    public static final int EPT_VIOLATION = 2;

    /** {@link #fault()}: VM exit 49 with {@link #guestPhysical()}. */
    public static final int EPT_MISCONFIGURATION = 3;

    /** An EPT pointer that turns the second stage off: guest-physical is host-physical. */
    public static final long NO_EPT = 0;

    private static final int KINDS = 3;

    private final PagingFeatures features;
    private final Walker walker;
    private final Tlb tlb = new Tlb();
    private long cr0;
    private long cr3;
    private long cr4;
    private long efer;
    private int pkru;
    private boolean ac;
    private long eptp = NO_EPT;
    private int vpid;
    private long epoch;

    /** What a TLB entry must have, by access kind, user-mode ones after the others. */
    private final long[] needs = new long[2 * KINDS];

    /** Which protection keys forbid an access, bit k key k, in the same order. */
    private final int[] deniedKeys = new int[2 * KINDS];

    /** An MMU with an empty TLB, EPT off, all registers zero. */
    public Mmu(PhysicalBus bus, PagingFeatures features) {
        this.features = features;
        this.walker = new Walker(bus.memory(), features);
        applyContext();
    }

    /** Sets the registers that steer translation; flushes nothing. Only IA-32e paging is modelled. */
    public void setContext(long cr0, long cr3, long cr4, long efer, int pkru) {
        if (cr0 == this.cr0 && cr3 == this.cr3 && cr4 == this.cr4 && efer == this.efer && pkru == this.pkru) {
            return;
        }
        this.cr0 = cr0;
        this.cr3 = cr3;
        this.cr4 = cr4;
        this.efer = efer;
        this.pkru = pkru;
        applyContext();
    }

    /** Sets RFLAGS.AC as supervisor data accesses see it; pass false for implicit accesses (descriptor tables). */
    public void setAc(boolean ac) {
        if (ac != this.ac) {
            this.ac = ac;
            applyContext();
        }
    }

    /**
     * Sets the EPT pointer, or {@link #NO_EPT}; flushes nothing.
     *
     * @throws IllegalArgumentException if VM entry would refuse it
     */
    public void setEptp(long eptp) {
        if (eptp != NO_EPT && !EptPointer.isValid(eptp, features)) {
            throw new IllegalArgumentException("EPT pointer 0x" + Long.toHexString(eptp));
        }
        if (eptp != this.eptp) {
            this.eptp = eptp;
            tlb.root(eptp);
            walker.eptp(eptp);
            epoch++;
        }
    }

    /** Sets the tag of new and looked-up TLB entries, 0..65535. */
    public void setVpid(int vpid) {
        if (vpid < 0 || vpid > 0xffff) {
            throw new IllegalArgumentException("VPID " + vpid);
        }
        if (vpid != this.vpid) {
            this.vpid = vpid;
            tlb.vpid(vpid);
            epoch++;
        }
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
        int kind = user ? access + KINDS : access;
        long cached = tlb.find(linear, needs[kind], deniedKeys[kind]);
        return cached >= 0 ? cached : translateUncached(linear, access, user);
    }

    private long translateUncached(long linear, int access, boolean user) {
        long host = walker.walk(linear, access, user);
        if (host >= 0) {
            if (tlb.fill(linear, host & Tlb.FRAME | walker.attributes())) {
                epoch++;
            }
        } else if (tlb.drop(linear)) {
            epoch++;
        }
        return host;
    }

    /** What stopped the last translation that gave -1. */
    public int fault() {
        return walker.fault();
    }

    /** Error code of the last page fault: bits P, W/R, U/S, RSVD, I/D, PK. */
    public int pageFaultErrorCode() {
        return walker.errorCode();
    }

    /** Exit qualification of the last EPT violation. */
    public long exitQualification() {
        return walker.qualification();
    }

    /** Guest-physical address of the last EPT violation or misconfiguration. */
    public long guestPhysical() {
        return walker.guestPhysical();
    }

    /** INVLPG: drops the current VPID's translations, also global ones, of the page that holds an address. */
    public void invalidatePage(long linear) {
        tlb.dropPage(linear);
        epoch++;
    }

    /** MOV to CR3: drops the current VPID's translations except global ones. */
    public void flushNonGlobal() {
        tlb.dropGuest(false);
        epoch++;
    }

    /** MOV to CR0 or CR4 that changes paging, INVVPID: drops the current VPID's translations, also global ones. */
    public void flushGuest() {
        tlb.dropGuest(true);
        epoch++;
    }

    /** INVEPT, single context: drops all translations made through an EPT root, of every VPID. */
    public void invalidateEptp(long eptp) {
        tlb.dropRoot(eptp);
        epoch++;
    }

    /** INVEPT and INVVPID, all contexts: empties the TLB. */
    public void invalidateAll() {
        tlb.clear();
        epoch++;
    }

    /**
     * A number that changes whenever a translation remembered by the caller may no longer be in the TLB: on every
     * invalidation, when another one takes its slot, and on every change of registers, EPT pointer or VPID. So nobody uses
     * a translation that {@link #forEachCached} does not show. It does not change with the privilege of accesses.
     */
    public long epoch() {
        return epoch;
    }

    /** Shows every translation that the TLB could still use, of all VPIDs and EPT roots. */
    public void forEachCached(CachedTranslations visitor) {
        tlb.forEach(visitor);
    }

    private void applyContext() {
        walker.context(cr0, cr3, cr4, efer, pkru, ac);
        boolean writeProtect = (cr0 & ControlBits.CR0_WP) != 0;
        long smap = (cr4 & ControlBits.CR4_SMAP) != 0 && !ac ? Tlb.SUPERVISOR : 0;
        long smep = (cr4 & ControlBits.CR4_SMEP) != 0 ? Tlb.SUPERVISOR : 0;
        needs[READ] = Tlb.READ | smap;
        needs[WRITE] = Tlb.WRITE | smap | (writeProtect ? Tlb.WRITABLE : 0);
        needs[FETCH] = Tlb.FETCH | smep;
        needs[KINDS + READ] = Tlb.READ | Tlb.USER;
        needs[KINDS + WRITE] = Tlb.WRITE | Tlb.USER | Tlb.WRITABLE;
        needs[KINDS + FETCH] = Tlb.FETCH | Tlb.USER;
        int accessDenied = 0;
        int writeDenied = 0;
        if ((cr4 & ControlBits.CR4_PKE) != 0) {
            for (int key = 0; key < 16; key++) {
                accessDenied |= (pkru >>> 2 * key & 1) << key;
                writeDenied |= (pkru >>> 2 * key + 1 & 1) << key;
            }
        }
        deniedKeys[READ] = accessDenied;
        deniedKeys[WRITE] = writeProtect ? accessDenied | writeDenied : accessDenied;
        deniedKeys[KINDS + READ] = accessDenied;
        deniedKeys[KINDS + WRITE] = accessDenied | writeDenied;
        epoch++;
    }
}
