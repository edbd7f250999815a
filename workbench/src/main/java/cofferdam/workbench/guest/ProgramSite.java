package cofferdam.workbench.guest;

import cofferdam.spec.system.KernelMemoryNeed;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;

/**
 * Where in a partition a program of ours may lie, and the memory it may use.
 *
 * @param partition its number
 * @param entry guest-physical, and linear, address of the first instruction
 * @param stack initial RSP
 * @param capacity bytes from the entry to the end of its region, the initial page tables, or what the kernel can keep
 * @param data base of memory the program may read and write without harming itself; 0 if there is none
 * @param dataBytes size of that memory, a multiple of 8
 */
public record ProgramSite(int partition, long entry, long stack, int capacity, long data, long dataBytes) {
    /** Most bytes a program of ours takes. */
    static final int MOST_BYTES = 16 * 1024;

    private static final int PAGE = 4096;

    /** The site of a partition. */
    public static ProgramSite of(Substitution subject, int partition) {
        SystemDescription system = subject.system();
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
        // Boot keeps a copy of every image page in kernel memory; the entry's page has one already.
        long pages = PAGE - entry % PAGE + spareKernelMemory(subject);
        int capacity = (int) Math.max(0, Math.min(Math.min(end - entry, pages), MOST_BYTES));
        long stack = p.start().stack();
        long[][] taken = {{entry, entry + capacity}, {tables, tables + tableBytes(system)}, {stack - PAGE, stack}};
        long[] data = {0, 0};
        for (MemoryRegion region : p.memory()) {
            if (region.access().write()) {
                long[] free = largestFree(region.at(), region.at() + region.size(), taken);
                data = free[1] - free[0] > data[1] - data[0] ? free : data;
            }
        }
        return new ProgramSite(partition, entry, stack, capacity, data[0], data[1] - data[0]);
    }

    /** Kernel memory that this system's tables and images leave free, in whole pages. */
    private static long spareKernelMemory(Substitution subject) {
        long need = KernelMemoryNeed.bytes(subject.system(), image -> subject.bytes(image.file()).length);
        return Math.max(0, (subject.system().platform().kernel().size() - need) / PAGE * PAGE);
    }

    /** Bytes of the initial page tables: two pages with 1 GiB leaves, six without. */
    public static long tableBytes(SystemDescription system) {
        return (long) KernelMemoryNeed.guestTablePages(system.platform().processors()) * PAGE;
    }

    /** Whether a program of this many bytes fits. */
    public boolean fits(int bytes) {
        return bytes <= capacity;
    }

    /** The largest page-aligned part of {@code [from, to)} that touches nothing taken. */
    private static long[] largestFree(long from, long to, long[][] taken) {
        long[] best = {0, 0};
        long start = from;
        for (long page = from; page <= to; page += PAGE) {
            boolean free = page < to;
            for (long[] other : taken) {
                free &= page >= other[1] || other[0] >= page + PAGE;
            }
            if (!free) {
                best = page - start > best[1] - best[0] ? new long[] {start, page} : best;
                start = page + PAGE;
            }
        }
        return best;
    }
}
