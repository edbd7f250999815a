package cofferdam.spec.walk;

import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.x86.LinearAddress;
import cofferdam.spec.x86.PagingFeatures;

/**
 * Lists everything an EPT tree maps.
 *
 * <p>A table is listed once per way to it. Of trees that refer to themselves, or to one table many times, not all is
 * listed: what is left out is told by {@link Visitor#unlisted}.
 */
public final class EptMap {
    private static final int ENTRIES = 512;

    private final PhysicalMemory memory;
    private final PagingFeatures features;
    private final Visitor visitor;
    private final TableVisits visits = new TableVisits();

    private EptMap(PhysicalMemory memory, PagingFeatures features, Visitor visitor) {
        this.memory = memory;
        this.features = features;
        this.visitor = visitor;
    }

    /** What a listing meets, in ascending order of guest-physical addresses. */
    public interface Visitor {
        /**
         * A leaf.
         *
         * @param rights logical AND of bits 2:0 over the path (1 read, 2 write, 4 execute); may be 0
         * @param bytes 4 KiB, 2 MiB or 1 GiB
         * @param memoryType bits 5:3 of the leaf; 6 is write-back
         */
        void leaf(long guestPhysical, long hostPhysical, long bytes, int rights, int memoryType);

        /** A frame that holds a table of the given level (4 the top), once per way to it. */
        default void table(int level, long hostPhysical) {}

        /**
         * An entry that gives an EPT misconfiguration for all {@code bytes} from {@code guestPhysical}. For a table outside
         * memory it is reported once, with all its range, its first entry's address and -1.
         */
        default void misconfigured(int level, long guestPhysical, long bytes, long entryAddress, long entry) {}

        /**
         * A table that was met before, {@value TableVisits#MOST_REPEATS} times or more counting all tables: what it maps
         * in the {@code bytes} from {@code guestPhysical} is not listed.
         *
         * @throws IllegalStateException unless overridden, so that nobody takes a part of the mapping for all of it
         */
        default void unlisted(int level, long guestPhysical, long bytes, long table) {
            throw new IllegalStateException(
                    "the EPT table at 0x" + Long.toHexString(table) + " is met on too many ways");
        }
    }

    /**
     * Lists the tables, leaves and malformed entries.
     *
     * @throws IllegalArgumentException if VM entry would refuse the EPT pointer
     */
    public static void leaves(PhysicalMemory memory, PagingFeatures features, long eptp, Visitor visitor) {
        EptWalker.requireValid(eptp, features);
        new EptMap(memory, features, visitor).table(4, EptPointer.root(eptp), 0, EptEntry.RIGHTS);
    }

    private void table(int level, long table, long start, long rights) {
        visitor.table(level, table);
        if (!memory.covers(table, PhysicalMemory.FRAME_BYTES)) {
            visitor.misconfigured(level, start, LinearAddress.span(level + 1), table, -1);
            return;
        }
        if (!visits.enter(table)) {
            visitor.unlisted(level, start, LinearAddress.span(level + 1), table);
            return;
        }
        long span = LinearAddress.span(level);
        for (int i = 0; i < ENTRIES; i++) {
            long address = table + 8L * i;
            long entry = memory.read64(address);
            if (EptEntry.isPresent(entry)) {
                entry(level, address, entry, start + i * span, rights & entry);
            }
        }
    }

    private void entry(int level, long address, long entry, long start, long rights) {
        if (EptEntry.isMisconfigured(entry, level, features)) {
            visitor.misconfigured(level, start, LinearAddress.span(level), address, entry);
        } else if (EptEntry.isLeaf(entry, level)) {
            visitor.leaf(
                    start,
                    EptEntry.page(entry, level),
                    LinearAddress.span(level),
                    (int) rights,
                    EptEntry.memoryType(entry));
        } else {
            table(level - 1, EptEntry.table(entry), start, rights);
        }
    }
}
