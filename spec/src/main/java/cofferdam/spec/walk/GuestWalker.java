package cofferdam.spec.walk;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.x86.PagingFeatures;

/** Four- and five-level guest paging without EPT: guest-physical is host-physical (SDM vol. 3A, 4.5 to 4.8). */
public final class GuestWalker {
    private GuestWalker() {}

    /**
     * Translates a canonical linear address; {@code user} tells a user-mode access from a supervisor-mode one.
     *
     * @throws IllegalArgumentException if the address is not canonical
     */
    public static LinearWalk walk(
            PhysicalMemory memory,
            PagingFeatures features,
            PagingControls controls,
            long linear,
            Access access,
            boolean user) {
        return new PagingWalk(memory, features, controls, PagingWalk.NO_EPT).walk(linear, access, user);
    }
}
