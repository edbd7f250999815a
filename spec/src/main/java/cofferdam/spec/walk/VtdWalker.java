package cofferdam.spec.walk;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.vtd.RemappingFeatures;

/** DMA remapping in legacy mode (VT-d specification 4.x, 3.4 and 3.7). */
public final class VtdWalker {
    private VtdWalker() {}

    /** As {@link #walk(PhysicalMemory, RemappingFeatures, long, int, long, boolean)} with every feature. */
    public static VtdWalk walk(
            PhysicalMemory memory, long rootTable, int requesterId, long address, boolean write, int addressWidth) {
        return walk(memory, RemappingFeatures.ofWidth(addressWidth), rootTable, requesterId, address, write);
    }

    /**
     * Remaps one DMA request.
     *
     * @param rootTable host-physical address of the root table, as in RTADDR_REG[63:12]
     * @param requesterId bus in bits 15:8, device and function in bits 7:0
     */
    public static VtdWalk walk(
            PhysicalMemory memory,
            RemappingFeatures features,
            long rootTable,
            int requesterId,
            long address,
            boolean write) {
        throw new UnsupportedOperationException();
    }
}
