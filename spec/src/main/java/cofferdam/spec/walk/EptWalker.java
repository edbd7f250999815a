package cofferdam.spec.walk;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.x86.PagingFeatures;

/** The EPT walk (SDM vol. 3C, 29.3.2 and 29.3.3). */
public final class EptWalker {
    private EptWalker() {}

    /**
     * Translates a guest-physical address.
     *
     * @param eptp EPT pointer with a walk length of 4
     * @throws IllegalArgumentException if VM entry would refuse the EPT pointer
     */
    public static EptWalk walk(
            PhysicalMemory memory, PagingFeatures features, long eptp, long guestPhysical, Access access) {
        throw new UnsupportedOperationException();
    }
}
