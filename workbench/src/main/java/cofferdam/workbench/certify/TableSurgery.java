package cofferdam.workbench.certify;

import cofferdam.kernel.platform.Machine;
import cofferdam.spec.memory.PhysicalMemory;

/** Finds translation-table entries in a machine's memory, so that a corrupted one can be put there. */
final class TableSurgery {
    private static final long ADDRESS = 0x000f_ffff_ffff_f000L;
    private static final long LARGE = 1 << 7;
    private static final int NONE = -1;

    private TableSurgery() {}

    /** Physical address of the EPT leaf that maps a guest-physical address, or -1. */
    static long eptLeaf(Machine machine, int partition, long guestPhysical) {
        return leaf(machine.memory(), machine.kernel().eptPointer(partition) & ADDRESS, 4, guestPhysical);
    }

    /** Physical address of the second-level leaf that maps a DMA address of a requester, or -1. */
    static long dmaLeaf(Machine machine, int requester, long address) {
        PhysicalMemory memory = machine.memory();
        long root = memory.read64(machine.kernel().dmaRootTable() + 16L * (requester >>> 8));
        if ((root & 1) == 0) {
            return NONE;
        }
        long context = (root & ADDRESS) + 16L * (requester & 0xff);
        if ((memory.read64(context) & 1) == 0) {
            return NONE;
        }
        // Address width 1: three levels, 2: four (VT-d specification, context entry).
        int levels = (int) (memory.read64(context + 8) & 7) + 2;
        return leaf(memory, memory.read64(context) & ADDRESS, levels, address);
    }

    private static long leaf(PhysicalMemory memory, long root, int levels, long address) {
        long table = root;
        for (int level = levels; level >= 1; level--) {
            long at = table + 8 * (address >>> 12 + 9 * (level - 1) & 0x1ff);
            long entry = memory.read64(at);
            if ((entry & 7) == 0) {
                return NONE;
            }
            if (level == 1 || (entry & LARGE) != 0) {
                return at;
            }
            table = entry & ADDRESS;
        }
        return NONE;
    }
}
