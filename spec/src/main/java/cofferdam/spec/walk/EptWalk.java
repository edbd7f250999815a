package cofferdam.spec.walk;

import java.util.List;

/** Outcome of translating one guest-physical address. */
public sealed interface EptWalk {
    /** The EPT entries read, from the top. */
    List<PathStep> path();

    /**
     * The access is allowed.
     *
     * @param hostPhysical the translation
     * @param rights logical AND of bits 2:0 over the path: 1 read, 2 write, 4 execute
     * @param pageBytes 4 KiB, 2 MiB or 1 GiB
     * @param updates EPT accessed and dirty flags to set, in order; empty unless the EPTP enables them
     */
    record Translated(long hostPhysical, int rights, long pageBytes, List<PathStep> path, List<FlagUpdate> updates)
            implements EptWalk {}

    /**
     * An EPT violation.
     *
     * @param qualification exit-qualification bits 5:0; bits 7 and 8 depend on why the address was used
     */
    record Violation(long guestPhysical, long qualification, List<PathStep> path) implements EptWalk {}

    /** An EPT misconfiguration: the last entry of the path is malformed. */
    record Misconfiguration(long guestPhysical, List<PathStep> path) implements EptWalk {}
}
