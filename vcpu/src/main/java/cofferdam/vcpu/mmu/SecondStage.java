package cofferdam.vcpu.mmu;

import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.ept.EptQualification;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.x86.PagingFeatures;

/** The EPT walk of the MMU; no allocation, no cache. */
final class SecondStage {
    private static final int PAGE_SHIFT = 12;
    private static final int INDEX_BITS = 9;
    private static final int ENTRY_OFFSET = 0xff8;
    private static final int LEVELS = 4;
    private static final int WIDTH = 48;

    private final PhysicalMemory memory;
    private final PagingFeatures features;
    private final long[] used = new long[LEVELS + 1];
    private final long[] reservedTable = new long[LEVELS + 1];
    private final long[] reservedPage = new long[LEVELS + 1];
    private long eptp;
    private boolean setsFlags;
    private long rights;
    private boolean dirtyNow;
    private boolean misconfigured;
    private long qualification;

    SecondStage(PhysicalMemory memory, PagingFeatures features) {
        this.memory = memory;
        this.features = features;
        for (int level = 1; level <= LEVELS; level++) {
            reservedTable[level] = EptEntry.reserved(level, false, features);
            reservedPage[level] = EptEntry.reserved(level, true, features);
        }
    }

    void eptp(long eptp) {
        this.eptp = eptp;
        setsFlags = EptPointer.usesAccessedDirty(eptp);
    }

    /**
     * Translates a guest-physical address.
     *
     * @param needs rights bits 2:0 that the access requires
     * @return host-physical address with {@link #rights} and {@link #dirtyNow}, or -1 with {@link #qualification}
     */
    long translate(long address, long needs) {
        if (eptp == Mmu.NO_EPT) {
            rights = EptEntry.RIGHTS;
            dirtyNow = true;
            return address;
        }
        misconfigured = false;
        if (address >>> WIDTH != 0) {
            qualification = needs;
            return -1;
        }
        long table = eptp & EptPointer.ROOT;
        long all = -1;
        int level = LEVELS;
        long entry;
        while (true) {
            long at = table | address >>> INDEX_BITS * level & ENTRY_OFFSET;
            used[level] = at;
            entry = memory.readEntry(at);
            if ((entry & EptEntry.RIGHTS) == 0) {
                qualification = needs;
                return -1;
            }
            boolean leaf = level == 1 || level <= 3 && (entry & EptEntry.LARGE) != 0;
            if (isMisconfigured(entry, leaf, level)) {
                misconfigured = true;
                return -1;
            }
            all &= entry;
            if (leaf) {
                break;
            }
            table = entry & EptEntry.ADDRESS;
            level--;
        }
        if ((all & needs) != needs) {
            qualification = needs | (all & EptEntry.RIGHTS) << EptQualification.RIGHTS_SHIFT;
            return -1;
        }
        rights = all & EptEntry.RIGHTS;
        dirtyNow = true;
        if (setsFlags) {
            boolean dirty = (entry & EptEntry.DIRTY) != 0;
            dirtyNow = dirty || (needs & EptEntry.WRITE) != 0;
            if ((all & EptEntry.ACCESSED) == 0 || dirty != dirtyNow) {
                setFlags(level, needs);
            }
        }
        long inPage = (1L << PAGE_SHIFT + INDEX_BITS * (level - 1)) - 1;
        return entry & EptEntry.ADDRESS & ~inPage | address & inPage;
    }

    private boolean isMisconfigured(long entry, boolean leaf, int level) {
        long given = entry & EptEntry.RIGHTS;
        if ((given & (EptEntry.READ | EptEntry.WRITE)) == EptEntry.WRITE
                || given == EptEntry.EXECUTE && !features.eptExecuteOnly()) {
            return true;
        }
        if (!leaf) {
            return (entry & reservedTable[level]) != 0;
        }
        int type = EptEntry.memoryType(entry);
        return (entry & reservedPage[level]) != 0 || type == 2 || type == 3 || type == 7;
    }

    /** Sets flags in the entries used; all of them lie in memory, since all ones are a misconfiguration. */
    private void setFlags(int pageLevel, long needs) {
        for (int level = LEVELS; level >= pageLevel; level--) {
            long flags = EptEntry.ACCESSED;
            if (level == pageLevel && (needs & EptEntry.WRITE) != 0) {
                flags |= EptEntry.DIRTY;
            }
            long at = used[level];
            long entry = memory.read64(at);
            if ((entry & flags) != flags) {
                memory.write64(at, entry | flags);
            }
        }
    }

    /** Logical AND of the entries' bits 2:0 in the last successful translation. */
    long rights() {
        return rights;
    }

    /** Whether the page's dirty flag is set, or not in use, after the last successful translation. */
    boolean dirtyNow() {
        return dirtyNow;
    }

    /** Whether the last failure was an EPT misconfiguration. */
    boolean isMisconfigured() {
        return misconfigured;
    }

    /** Qualification bits 5:0 of the last EPT violation. */
    long qualification() {
        return qualification;
    }
}
