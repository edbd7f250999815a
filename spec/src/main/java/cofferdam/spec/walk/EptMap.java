package cofferdam.spec.walk;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.x86.PagingFeatures;

/** Lists everything an EPT tree maps. */
public final class EptMap {
    private EptMap() {}

    /** What a listing meets, in ascending order of guest-physical addresses. */
    public interface Visitor {
        /**
         * A leaf.
         *
         * @param rights logical AND of bits 2:0 over the path (1 read, 2 write, 4 execute)
         * @param bytes 4 KiB, 2 MiB or 1 GiB
         * @param memoryType bits 5:3 of the leaf; 6 is write-back
         */
        void leaf(long guestPhysical, long hostPhysical, long bytes, int rights, int memoryType);

        /** A frame that holds a table of the given level (4 the top), once per way to it. */
        default void table(int level, long hostPhysical) {}

        /** An entry that gives an EPT misconfiguration for all {@code bytes} from {@code guestPhysical}. */
        default void misconfigured(int level, long guestPhysical, long bytes, long entryAddress, long entry) {}
    }

    /**
     * Lists the tables, leaves and malformed entries.
     *
     * @throws IllegalArgumentException if VM entry would refuse the EPT pointer
     */
    public static void leaves(PhysicalMemory memory, PagingFeatures features, long eptp, Visitor visitor) {
        throw new UnsupportedOperationException();
    }
}
