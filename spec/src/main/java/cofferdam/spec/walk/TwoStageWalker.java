package cofferdam.spec.walk;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.x86.PagingFeatures;

/** Guest paging with every guest-physical access, also those to guest tables, translated by EPT (SDM vol. 3C, 29.3). */
public final class TwoStageWalker {
    private TwoStageWalker() {}

    /**
     * Translates a canonical linear address; {@code user} tells a user-mode access from a supervisor-mode one.
     *
     * @throws IllegalArgumentException if the address is not canonical or VM entry would refuse the EPT pointer
     */
    public static LinearWalk walk(
            PhysicalMemory memory,
            PagingFeatures features,
            PagingControls controls,
            long eptp,
            long linear,
            Access access,
            boolean user) {
        EptWalker.requireValid(eptp, features);
        return new PagingWalk(memory, features, controls, eptp).walk(linear, access, user);
    }
}
