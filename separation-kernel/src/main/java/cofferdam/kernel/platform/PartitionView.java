package cofferdam.kernel.platform;

import java.util.Optional;

/**
 * All that a partition can observe at one moment: registers, the memory it reaches, what it can receive, what is pending
 * for it, its devices' registers, its health (claim G2).
 *
 * <p>Host-physical addresses are not part of it: a partition cannot see them.
 */
public final class PartitionView {
    private PartitionView() {}

    /** A 64-bit hash over the whole view; equal views have equal hashes. */
    public long hash() {
        throw new UnsupportedOperationException();
    }

    /**
     * Where two views of the same partition differ first: a register, a guest-physical address, a port, a device.
     *
     * @return what differs with both values, or nothing if the views are the same
     */
    public static Optional<String> firstDifference(PartitionView a, PartitionView b) {
        throw new UnsupportedOperationException();
    }
}
