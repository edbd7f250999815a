package cofferdam.spec.walk;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.vtd.FaultReason;
import cofferdam.spec.vtd.RemappingFeatures;

/** Lists everything the DMA-remapping tables let devices reach. */
public final class VtdMap {
    private VtdMap() {}

    /** What a listing meets, in ascending order of requester ids and DMA addresses. */
    public interface Visitor {
        /**
         * A requester with a valid context entry.
         *
         * @param passThrough its DMA is not translated at all: it reaches every address below the unit's width
         */
        void requester(int requesterId, int domain, boolean passThrough);

        /** A leaf of that requester; rights 1 read, 2 write. */
        void leaf(int requesterId, long address, long hostPhysical, long bytes, int rights);

        /** A frame that holds a table: level 0 root or context table, 4..1 second level. Once per way to it. */
        default void table(int level, long hostPhysical) {}

        /** A present entry that blocks all requests through it, with the reason it gives. */
        default void malformed(int requesterId, FaultReason reason, long entryAddress, long entry) {}
    }

    /** Lists root table, requesters and leaves. */
    public static void leaves(PhysicalMemory memory, RemappingFeatures features, long rootTable, Visitor visitor) {
        throw new UnsupportedOperationException();
    }
}
