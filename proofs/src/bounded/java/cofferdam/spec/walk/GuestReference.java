package cofferdam.spec.walk;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.x86.PagingFeatures;

/** Outcome of the reference walk of guest tables, as numbers. */
public final class GuestReference {
    /** 0 for a translation, 1 for a page fault, 2 for an EPT violation, 3 for an EPT misconfiguration. */
    public final int kind;

    /** The host-physical address, error code or qualification. */
    public final long value;

    /** The guest-physical address, save for page faults. */
    public final long guestPhysical;

    /** Walks for a read (0), a write (1) or a fetch (2). */
    public GuestReference(
            PhysicalMemory memory,
            PagingFeatures features,
            PagingControls controls,
            long eptp,
            long linear,
            int access,
            boolean user) {
        Access kindOfAccess = access == 0 ? Access.READ : access == 1 ? Access.WRITE : Access.FETCH;
        LinearWalk walk = new PagingWalk(memory, features, controls, eptp).walk(linear, kindOfAccess, user);
        if (walk instanceof LinearWalk.Translated done) {
            kind = 0;
            value = done.hostPhysical();
            guestPhysical = done.guestPhysical();
        } else if (walk instanceof LinearWalk.PageFault fault) {
            kind = 1;
            value = fault.errorCode();
            guestPhysical = 0;
        } else if (walk instanceof LinearWalk.EptViolation violation) {
            kind = 2;
            value = violation.qualification();
            guestPhysical = violation.guestPhysical();
        } else {
            kind = 3;
            value = 0;
            guestPhysical = ((LinearWalk.EptMisconfiguration) walk).guestPhysical();
        }
    }
}
