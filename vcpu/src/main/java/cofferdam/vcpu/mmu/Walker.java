package cofferdam.vcpu.mmu;

import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.ept.EptQualification;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.x86.ControlBits;
import cofferdam.spec.x86.PageFaultErrorCode;
import cofferdam.spec.x86.PagingEntry;
import cofferdam.spec.x86.PagingFeatures;

/**
 * The page walker of the MMU: guest tables, each entry reached through EPT, flags set in memory; no allocation.
 *
 * <p>It does in primitives what {@link cofferdam.spec.walk.TwoStageWalker} says, in the same order, and is compared with
 * it by property tests.
 */
final class Walker {
    private static final int PAGE_SHIFT = 12;
    private static final int INDEX_BITS = 9;
    private static final int ENTRY_OFFSET = 0xff8;
    private static final int LEVELS = 5;

    private final PhysicalMemory memory;
    private final SecondStage second;
    private final PagingFeatures features;

    /** Reserved bits of entries, by level; the second row for entries that map a page. */
    private final long[] reservedTable = new long[LEVELS + 1];

    private final long[] reservedPage = new long[LEVELS + 1];

    /** Guest entries used in the walk under way, by level: where they lie, and what EPT allows there. */
    private final long[] usedGuest = new long[LEVELS + 1];

    private final long[] usedEntry = new long[LEVELS + 1];
    private final long[] usedHost = new long[LEVELS + 1];
    private final long[] usedRights = new long[LEVELS + 1];

    private long top;
    private int topLevel;
    private boolean writeProtect;
    private boolean supervisorFetchPrevented;
    private boolean supervisorDataPrevented;
    private boolean globalPages;
    private boolean protectionKeys;
    private boolean fetchReported;
    private int pkru;
    private long tableNeeds;

    private long attributes;
    private int fault = Mmu.NONE;
    private int errorCode;
    private long qualification;
    private long guestPhysical;

    Walker(PhysicalMemory memory, PagingFeatures features) {
        this.memory = memory;
        this.features = features;
        this.second = new SecondStage(memory, features);
    }

    void context(long cr0, long cr3, long cr4, long efer, int pkru, boolean ac) {
        boolean noExecute = (efer & ControlBits.EFER_NXE) != 0;
        top = ControlBits.topTable(cr3);
        topLevel = (cr4 & ControlBits.CR4_LA57) != 0 ? 5 : 4;
        writeProtect = (cr0 & ControlBits.CR0_WP) != 0;
        supervisorFetchPrevented = (cr4 & ControlBits.CR4_SMEP) != 0;
        supervisorDataPrevented = (cr4 & ControlBits.CR4_SMAP) != 0 && !ac;
        globalPages = (cr4 & ControlBits.CR4_PGE) != 0;
        protectionKeys = (cr4 & ControlBits.CR4_PKE) != 0;
        fetchReported = noExecute || supervisorFetchPrevented;
        this.pkru = pkru;
        for (int level = 1; level <= LEVELS; level++) {
            reservedTable[level] = PagingEntry.reserved(level, false, features, noExecute);
            reservedPage[level] = PagingEntry.reserved(level, true, features, noExecute);
        }
    }

    void eptp(long eptp) {
        second.eptp(eptp);
        tableNeeds = EptPointer.usesAccessedDirty(eptp) ? EptEntry.READ | EptEntry.WRITE : EptEntry.READ;
    }

    /** Walks; gives the host-physical address, or -1 and a fault. */
    long walk(long linear, int access, boolean user) {
        long all = -1;
        long any = 0;
        long table = top;
        int level = topLevel;
        long entry;
        while (true) {
            int shift = INDEX_BITS * level;
            long address = table | linear >>> shift & ENTRY_OFFSET;
            long host = second.translate(address, tableNeeds);
            if (host < 0) {
                return exit(address, EptQualification.LINEAR_VALID);
            }
            usedGuest[level] = address;
            usedHost[level] = host;
            usedRights[level] = second.rights();
            entry = memory.readEntry(host);
            usedEntry[level] = entry;
            if ((entry & PagingEntry.PRESENT) == 0) {
                return pageFault(access, user, 0);
            }
            boolean leaf = level == 1 || level <= 3 && (entry & PagingEntry.PAGE_SIZE) != 0;
            if ((entry & (leaf ? reservedPage : reservedTable)[level]) != 0) {
                return pageFault(access, user, PageFaultErrorCode.PRESENT | PageFaultErrorCode.RESERVED);
            }
            all &= entry;
            any |= entry;
            if (leaf) {
                break;
            }
            table = entry & PagingEntry.ADDRESS;
            level--;
        }
        boolean keyDenied = deniedByKey(access, user, all, entry);
        if (keyDenied || !allowed(access, user, all, any)) {
            int key = keyDenied ? PageFaultErrorCode.PROTECTION_KEY : 0;
            return pageFault(access, user, PageFaultErrorCode.PRESENT | key);
        }
        boolean flagsSet =
                (all & PagingEntry.ACCESSED) != 0 && (access != Mmu.WRITE || (entry & PagingEntry.DIRTY) != 0);
        if (!flagsSet && !setFlags(level, access)) {
            return -1;
        }
        long inPage = (1L << PAGE_SHIFT + INDEX_BITS * (level - 1)) - 1;
        long physical = entry & PagingEntry.ADDRESS & ~inPage | linear & inPage;
        long host = second.translate(physical, 1L << access);
        if (host < 0) {
            return exit(physical, EptQualification.LINEAR_VALID | EptQualification.TRANSLATED);
        }
        attributes = attributes(level, access, all, any, entry);
        return host;
    }

    private boolean allowed(int access, boolean user, long all, long any) {
        boolean userPage = (all & PagingEntry.USER) != 0;
        if (access == Mmu.FETCH) {
            return any >= 0 && (user ? userPage : !(userPage && supervisorFetchPrevented));
        }
        if (user ? !userPage : userPage && supervisorDataPrevented) {
            return false;
        }
        return access == Mmu.READ || (all & PagingEntry.WRITABLE) != 0 || !user && !writeProtect;
    }

    private boolean deniedByKey(int access, boolean user, long all, long leaf) {
        if (!protectionKeys || access == Mmu.FETCH || (all & PagingEntry.USER) == 0) {
            return false;
        }
        int rights = pkru >>> 2 * PagingEntry.protectionKey(leaf);
        return (rights & 1) != 0 || access == Mmu.WRITE && (rights & 2) != 0 && (user || writeProtect);
    }

    /** Sets accessed flags from the top level down to a page's level, and the page's dirty flag. */
    private boolean setFlags(int pageLevel, int access) {
        for (int level = topLevel; level >= pageLevel; level--) {
            long flags = PagingEntry.ACCESSED;
            if (level == pageLevel && access == Mmu.WRITE) {
                flags |= PagingEntry.DIRTY;
            }
            if ((usedEntry[level] & flags) == flags) {
                // As almost always; a table where there is no memory comes here, too.
                continue;
            }
            // The entry may have been used at a higher level as well, and so have changed.
            long entry = memory.read64(usedHost[level]);
            if ((entry & flags) == flags) {
                continue;
            }
            if ((usedRights[level] & EptEntry.WRITE) == 0) {
                fault = Mmu.EPT_VIOLATION;
                guestPhysical = usedGuest[level];
                qualification = EptQualification.WRITE
                        | usedRights[level] << EptQualification.RIGHTS_SHIFT
                        | EptQualification.LINEAR_VALID;
                return false;
            }
            memory.write64(usedHost[level], entry | flags);
        }
        return true;
    }

    /** What a TLB entry says of the page besides its frame. */
    private long attributes(int level, int access, long all, long any, long leaf) {
        long rights = second.rights();
        if (!second.dirtyNow() || access != Mmu.WRITE && (leaf & PagingEntry.DIRTY) == 0) {
            rights &= ~EptEntry.WRITE;
        }
        if (any < 0) {
            rights &= ~EptEntry.EXECUTE;
        }
        long result = rights | (long) (level - 1) << Tlb.SIZE_SHIFT;
        if ((all & PagingEntry.WRITABLE) != 0) {
            result |= Tlb.WRITABLE;
        }
        if (globalPages && (leaf & PagingEntry.GLOBAL) != 0) {
            result |= Tlb.GLOBAL;
        }
        if ((all & PagingEntry.USER) != 0) {
            return result | Tlb.USER | (long) PagingEntry.protectionKey(leaf) << Tlb.KEY_SHIFT;
        }
        return result | Tlb.SUPERVISOR | Tlb.NO_KEY << Tlb.KEY_SHIFT;
    }

    private long pageFault(int access, boolean user, int why) {
        fault = Mmu.PAGE_FAULT;
        errorCode = why
                | (access == Mmu.WRITE ? PageFaultErrorCode.WRITE : 0)
                | (user ? PageFaultErrorCode.USER : 0)
                | (access == Mmu.FETCH && fetchReported ? PageFaultErrorCode.FETCH : 0);
        return -1;
    }

    private long exit(long address, long why) {
        guestPhysical = address;
        if (second.isMisconfigured()) {
            fault = Mmu.EPT_MISCONFIGURATION;
        } else {
            fault = Mmu.EPT_VIOLATION;
            qualification = second.qualification() | why;
        }
        return -1;
    }

    long attributes() {
        return attributes;
    }

    int fault() {
        return fault;
    }

    int errorCode() {
        return errorCode;
    }

    long qualification() {
        return qualification;
    }

    long guestPhysical() {
        return guestPhysical;
    }
}
