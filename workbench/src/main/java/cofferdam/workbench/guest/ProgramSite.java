package cofferdam.workbench.guest;

import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;

/**
 * Where in a partition a program of ours may lie, and the memory it may use.
 *
 * @param partition its number
 * @param entry guest-physical, and linear, address of the first instruction
 * @param stack initial RSP
 * @param capacity bytes from the entry to the end of its region or the initial page tables
 * @param data base of memory the program may read and write without harming itself; 0 if there is none
 * @param dataBytes size of that memory, a multiple of 8
 */
public record ProgramSite(int partition, long entry, long stack, int capacity, long data, long dataBytes) {
    /** Most bytes a program of ours takes. */
    static final int MOST_BYTES = 16 * 1024;

    private static final int PAGE_TABLE_BYTES = 6 * 4096;

    /** The site of a partition. */
    public static ProgramSite of(SystemDescription system, int partition) {
        Partition p = system.partitions().get(partition);
        long entry = p.start().entry();
        long end = entry;
        for (MemoryRegion region : p.memory()) {
            if (entry >= region.at() && entry - region.at() < region.size()) {
                end = region.at() + region.size();
            }
        }
        long tables = p.start().pageTables();
        if (tables >= entry) {
            end = Math.min(end, tables);
        }
        int capacity = (int) Math.min(end - entry, MOST_BYTES);
        long codeEnd = entry + capacity;
        for (MemoryRegion region : p.memory()) {
            if (region.access().write()) {
                long from = region.at();
                long to = region.at() + region.size();
                // What lies behind both the program and the page tables, or the whole region if neither is in it.
                if (overlaps(from, to, entry, codeEnd)) {
                    from = codeEnd;
                }
                if (overlaps(from, to, tables, tables + PAGE_TABLE_BYTES)) {
                    from = tables + PAGE_TABLE_BYTES;
                }
                if (to - from >= 64) {
                    return new ProgramSite(partition, entry, p.start().stack(), capacity, from, to - from);
                }
            }
        }
        return new ProgramSite(partition, entry, p.start().stack(), capacity, 0, 0);
    }

    /** Whether a program of this many bytes fits. */
    public boolean fits(int bytes) {
        return bytes <= capacity;
    }

    private static boolean overlaps(long from, long to, long otherFrom, long otherTo) {
        return from < otherTo && otherFrom < to;
    }
}
