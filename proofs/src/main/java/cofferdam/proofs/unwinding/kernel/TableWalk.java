package cofferdam.proofs.unwinding.kernel;

/**
 * Walks of EPT (SDM vol. 3, 29.3.2) and VT-d tables (VT-d 9.1, 9.3, 9.8) in a {@link FlatMemory}, written for speed; tests
 * compare them with the reference walkers. What a walk yields is the address of a frame with the rights of all entries
 * on the way in bits 2:0 and the memory type of the leaf in bits 5:3, or 0 if the page is not mapped.
 */
final class TableWalk {
    /** Rights in what a walk yields. */
    static final long RIGHTS = 7;
    /** Memory type in what a walk yields. */
    static final long TYPE = 0x38;
    /** Write-back memory. */
    static final long WRITE_BACK = 0x30;
    /** Address in what a walk yields. */
    static final long ADDRESS = 0x000F_FFFF_FFFF_F000L;

    private static final long LARGE = 0x80;

    private TableWalk() {}

    /** Receives what tables say. */
    interface Visitor {
        /** A frame is a table of this level. */
        void table(long address, int level, long page);

        /** Some pages from one on are mapped to frames side by side. */
        void leaf(long page, long pages, long found);
    }

    /** The walk of a page under an EPT pointer. */
    static long ept(FlatMemory memory, long pointer, long page) {
        return walk(memory, pointer & ADDRESS, 4, page, RIGHTS, 0);
    }

    /** The walk of a page for a PCI requester under a root table. */
    static long vtd(FlatMemory memory, long root, int requester, long page) {
        long context = context(memory, root, requester);
        if (context < 0) {
            return 0;
        }
        int levels = levels(memory, context);
        if (page >>> 9 * levels != 0) {
            return 0;
        }
        return walk(memory, word(memory, context) & ADDRESS, levels, page, 3, WRITE_BACK);
    }

    /** Address of the context entry of a requester if it is present, or -1. */
    static long context(FlatMemory memory, long root, int requester) {
        long entry = word(memory, root + 16L * (requester >> 8));
        long context = (entry & ADDRESS) + 16L * (requester & 0xff);
        return root == 0 || (entry & 1) == 0 || (word(memory, context) & 1) == 0 ? -1 : context;
    }

    /** All that EPT tables say. */
    static void eptAll(FlatMemory memory, long pointer, Visitor visitor) {
        all(memory, pointer & ADDRESS, 4, 0, RIGHTS, 0, visitor);
    }

    /** All that VT-d tables say of a requester. */
    static void vtdAll(FlatMemory memory, long root, int requester, Visitor visitor) {
        long context = context(memory, root, requester);
        if (context >= 0) {
            all(memory, word(memory, context) & ADDRESS, levels(memory, context), 0, 3, WRITE_BACK, visitor);
        }
    }

    private static int levels(FlatMemory memory, long context) {
        return (int) (word(memory, context + 8) & 7) + 2;
    }

    private static long walk(FlatMemory memory, long root, int levels, long page, long mask, long type) {
        long table = root;
        long rights = mask;
        for (int level = levels; level > 0; level--) {
            long entry = word(memory, table + 8 * (page >>> 9 * (level - 1) & 511));
            rights &= entry;
            if (rights == 0) {
                return 0;
            }
            if (level == 1 || (entry & LARGE) != 0) {
                long below = (page & (1L << 9 * (level - 1)) - 1) << 12;
                return (entry & ADDRESS) + below | rights | (type != 0 ? type : entry & TYPE);
            }
            table = entry & ADDRESS;
        }
        return 0;
    }

    private static void all(
            FlatMemory memory, long table, int level, long page, long mask, long type, Visitor visitor) {
        visitor.table(table, level, page);
        long span = 1L << 9 * (level - 1);
        for (int i = 0; i < FlatMemory.WORDS; i++) {
            long entry = word(memory, table + 8L * i);
            long rights = entry & mask;
            if (rights != 0 && (level == 1 || (entry & LARGE) != 0)) {
                visitor.leaf(page + i * span, span, entry & ADDRESS | rights | (type != 0 ? type : entry & TYPE));
            } else if (rights != 0) {
                all(memory, entry & ADDRESS, level - 1, page + i * span, rights, type, visitor);
            }
        }
    }

    private static long word(FlatMemory memory, long physical) {
        int index = memory.index(physical);
        return index < 0 ? 0 : memory.word(index);
    }
}
