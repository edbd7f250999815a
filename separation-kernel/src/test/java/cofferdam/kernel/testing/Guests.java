package cofferdam.kernel.testing;

import cofferdam.kernel.platform.Machine;

/** Looks into partitions' memory. */
public final class Guests {
    private Guests() {}

    /** The 64-bit word at a guest-physical address of a partition. */
    public static long word(Machine machine, int partition, long guestPhysical) {
        long host = machine.guestToHost(partition, guestPhysical);
        if (host < 0) {
            throw new AssertionError("partition " + partition + " has nothing at 0x" + Long.toHexString(guestPhysical));
        }
        return machine.memory().read64(host);
    }
}
