package cofferdam.spec.walk;

import java.util.List;

/** Outcome of translating one linear address, through guest tables and EPT. */
public sealed interface LinearWalk {
    /** The entries read, guest and EPT entries in the order of reading. */
    List<PathStep> path();

    /** Flags to set, guest and EPT, in order; those before a fault are set all the same. */
    List<FlagUpdate> updates();

    /**
     * The access is allowed.
     *
     * @param hostPhysical the final address; without EPT equal to {@code guestPhysical}
     * @param guestPhysical what the guest's tables yield
     */
    record Translated(long hostPhysical, long guestPhysical, List<PathStep> path, List<FlagUpdate> updates)
            implements LinearWalk {}

    /** A page fault with its error code. */
    record PageFault(int errorCode, List<PathStep> path, List<FlagUpdate> updates) implements LinearWalk {}

    /** An EPT violation with the full exit qualification. */
    record EptViolation(long guestPhysical, long qualification, List<PathStep> path, List<FlagUpdate> updates)
            implements LinearWalk {}

    /** An EPT misconfiguration. */
    record EptMisconfiguration(long guestPhysical, List<PathStep> path, List<FlagUpdate> updates)
            implements LinearWalk {}
}
