package cofferdam.spec.walk;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.vtd.ContextEntry;
import cofferdam.spec.vtd.FaultReason;
import cofferdam.spec.vtd.RemappingFeatures;
import cofferdam.spec.vtd.RootEntry;
import cofferdam.spec.vtd.SecondLevelEntry;
import cofferdam.spec.x86.LinearAddress;
import java.util.Optional;

/**
 * Lists everything the DMA-remapping tables let devices reach. What {@link EptMap} says on tables met again holds here,
 * too, over the second-level tables of all requesters together.
 */
public final class VtdMap {
    private static final int BUSES = 256;
    private static final int DEVICES = 256;
    private static final int ENTRIES = 512;

    private final PhysicalMemory memory;
    private final RemappingFeatures features;
    private final Visitor visitor;
    private final TableVisits visits = new TableVisits();

    private VtdMap(PhysicalMemory memory, RemappingFeatures features, Visitor visitor) {
        this.memory = memory;
        this.features = features;
        this.visitor = visitor;
    }

    /** What a listing meets, in ascending order of requester ids and DMA addresses. */
    public interface Visitor {
        /**
         * A requester with a valid context entry.
         *
         * @param passThrough its DMA is not translated at all: it reaches every address below the unit's width
         */
        void requester(int requesterId, int domain, boolean passThrough);

        /**
         * A leaf of that requester.
         *
         * @param hostPhysical where it leads; requests that would reach the interrupt range 0xFEExxxxx are blocked all the
         *     same
         * @param rights 1 read, 2 write; may be 0
         */
        void leaf(int requesterId, long address, long hostPhysical, long bytes, int rights);

        /** A frame that holds a table: level 0 root or context table, 4..1 second level. Once per way to it. */
        default void table(int level, long hostPhysical) {}

        /**
         * A present entry that blocks all requests through it, with the reason it gives.
         *
         * @param requesterId for a root entry the first one of its bus
         * @param entry the entry, of root and context entries the low word; -1 if its table lies outside memory
         */
        default void malformed(int requesterId, FaultReason reason, long entryAddress, long entry) {}

        /**
         * A second-level table that was met before, {@value TableVisits#MOST_REPEATS} times or more counting all tables:
         * what it lets the requester reach from {@code address} on is not listed.
         *
         * @throws IllegalStateException unless overridden, so that nobody takes a part of the reach for all of it
         */
        default void unlisted(int requesterId, int level, long address, long table) {
            throw new IllegalStateException(
                    "the second-level table at 0x" + Long.toHexString(table) + " is met on too many ways");
        }
    }

    /** Lists root table, requesters and leaves. */
    public static void leaves(PhysicalMemory memory, RemappingFeatures features, long rootTable, Visitor visitor) {
        new VtdMap(memory, features, visitor).root(rootTable);
    }

    private void root(long table) {
        visitor.table(0, table);
        if (!memory.covers(table, PhysicalMemory.FRAME_BYTES)) {
            visitor.malformed(0, FaultReason.ROOT_ACCESS, table, -1);
            return;
        }
        for (int bus = 0; bus < BUSES; bus++) {
            long address = table + (long) bus * RootEntry.BYTES;
            long low = memory.read64(address);
            if (!RootEntry.isPresent(low)) {
                continue;
            }
            Optional<FaultReason> wrong = VtdWalker.checkRoot(low, memory.read64(address + 8), features);
            if (wrong.isPresent()) {
                visitor.malformed(bus * DEVICES, wrong.get(), address, low);
            } else {
                contexts(bus, RootEntry.contextTable(low));
            }
        }
    }

    private void contexts(int bus, long table) {
        visitor.table(0, table);
        if (!memory.covers(table, PhysicalMemory.FRAME_BYTES)) {
            visitor.malformed(bus * DEVICES, FaultReason.CONTEXT_ACCESS, table, -1);
            return;
        }
        for (int device = 0; device < DEVICES; device++) {
            long address = table + (long) device * ContextEntry.BYTES;
            long low = memory.read64(address);
            if (!ContextEntry.isPresent(low)) {
                continue;
            }
            int requester = bus * DEVICES + device;
            long high = memory.read64(address + 8);
            Optional<FaultReason> wrong = VtdWalker.checkContext(low, high, features);
            if (wrong.isPresent()) {
                visitor.malformed(requester, wrong.get(), address, low);
                continue;
            }
            boolean passThrough = ContextEntry.translationType(low) == ContextEntry.PASS_THROUGH;
            visitor.requester(requester, ContextEntry.domain(high), passThrough);
            if (!passThrough) {
                int levels = ContextEntry.levels(ContextEntry.addressWidth(high));
                if (!memory.covers(ContextEntry.table(low), PhysicalMemory.FRAME_BYTES)) {
                    visitor.malformed(requester, FaultReason.CONTEXT_INVALID, address, low);
                    continue;
                }
                table(requester, levels, ContextEntry.table(low), 0, SecondLevelEntry.RIGHTS);
            }
        }
    }

    private void table(int requester, int level, long table, long start, long rights) {
        visitor.table(level, table);
        if (!memory.covers(table, PhysicalMemory.FRAME_BYTES)) {
            visitor.malformed(requester, FaultReason.TABLE_ACCESS, table, -1);
            return;
        }
        if (!visits.enter(table)) {
            visitor.unlisted(requester, level, start, table);
            return;
        }
        long span = LinearAddress.span(level);
        for (int i = 0; i < ENTRIES; i++) {
            long address = table + 8L * i;
            long entry = memory.read64(address);
            if (!SecondLevelEntry.isPresent(entry)) {
                continue;
            }
            if (SecondLevelEntry.setsReserved(entry, level, features)) {
                visitor.malformed(requester, FaultReason.TABLE_RESERVED, address, entry);
            } else if (SecondLevelEntry.isLeaf(entry, level)) {
                visitor.leaf(requester, start + i * span, SecondLevelEntry.page(entry, level), span, (int)
                        (rights & entry & SecondLevelEntry.RIGHTS));
            } else {
                table(requester, level - 1, SecondLevelEntry.table(entry), start + i * span, rights & entry);
            }
        }
    }
}
