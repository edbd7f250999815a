package cofferdam.kernel.platform;

import java.util.Optional;
import java.util.Set;

/**
 * All that a partition can observe at one moment (claim G2), part by part.
 *
 * <p>Host-physical addresses are not part of it: a partition cannot see them. A view reads the machine when asked, not
 * when made.
 */
public final class PartitionView {
    /** Parts of a view. */
    public enum Part {
        /** All of its register state, as its next instruction would see it. */
        REGISTERS,
        /** Which guest-physical pages it reaches, with which rights. */
        MAP,
        /** Content of the frames that nobody else reaches. */
        MEMORY,
        /** Content of memory channels it takes part in and of frames under a grant. */
        SHARED_MEMORY,
        /** Messages it can receive, and what it is told of lost ones. */
        PORTS,
        /** Events and interrupt vectors that wait for it. */
        EVENTS,
        /** State of its devices. */
        DEVICES,
        /** Whether it runs, waits or was stopped. */
        HEALTH
    }

    private PartitionView() {}

    /** A 64-bit hash over the whole view; equal views have equal hashes. */
    public long hash() {
        throw new UnsupportedOperationException();
    }

    /** A hash over some parts only. */
    public long hash(Set<Part> parts) {
        throw new UnsupportedOperationException();
    }

    /** Whether two views of the same partition agree in some parts; faster than comparing hashes. */
    public static boolean same(PartitionView a, PartitionView b, Set<Part> parts) {
        throw new UnsupportedOperationException();
    }

    /**
     * Where two views of the same partition differ first: a register, a guest-physical address, a port, a device.
     *
     * @return what differs with both values, or nothing if the views agree in these parts
     */
    public static Optional<String> firstDifference(PartitionView a, PartitionView b, Set<Part> parts) {
        throw new UnsupportedOperationException();
    }
}
