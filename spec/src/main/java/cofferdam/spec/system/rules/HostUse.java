package cofferdam.spec.system.rules;

import cofferdam.spec.system.Extent;
import cofferdam.spec.system.Location;

/**
 * A use of host-physical memory at a place its author chose.
 *
 * @param owner number of the partition, or {@link #CHANNEL} for a memory channel
 * @param label what it is, for messages
 */
record HostUse(int owner, String label, Extent extent, Location where) {
    /** Owner of memory channels. */
    static final int CHANNEL = -1;

    boolean isChannel() {
        return owner == CHANNEL;
    }
}
