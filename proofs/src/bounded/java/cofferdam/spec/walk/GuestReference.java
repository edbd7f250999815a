package cofferdam.spec.walk;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.x86.PagingFeatures;

/** Outcome of the reference walk of guest tables without EPT, as numbers. */
public final class GuestReference {
    /** 0 for a translation, 1 for a page fault, else what cannot be without EPT. */
    public final int kind;

    /** The host-physical address, or the error code. */
    public final long value;

    /** Walks for a read (0), a write (1) or a fetch (2). */
    public GuestReference(
            PhysicalMemory memory,
            PagingFeatures features,
            PagingControls controls,
            long linear,
            int access,
            boolean user) {
        Access kindOfAccess = access == 0 ? Access.READ : access == 1 ? Access.WRITE : Access.FETCH;
        PagingWalk paging = new PagingWalk(memory, features, controls, PagingWalk.NO_EPT);
        LinearWalk walk = paging.walk(linear, kindOfAccess, user);
        if (walk instanceof LinearWalk.Translated done) {
            kind = 0;
            value = done.hostPhysical();
        } else if (walk instanceof LinearWalk.PageFault fault) {
            kind = 1;
            value = fault.errorCode();
        } else {
            kind = 2;
            value = 0;
        }
    }
}
