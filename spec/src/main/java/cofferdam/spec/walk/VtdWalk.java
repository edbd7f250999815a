package cofferdam.spec.walk;

import cofferdam.spec.vtd.FaultReason;
import java.util.List;

/** Outcome of remapping one DMA request. */
public sealed interface VtdWalk {
    /** Root, context and second-level entries read, in this order. A context entry shows its low word. */
    List<PathStep> path();

    /**
     * The request goes through.
     *
     * @param domain domain id of the context entry
     * @param rights 1 read, 2 write, as the path allows
     * @param pageBytes size of the leaf; for pass-through 4 KiB
     */
    record Translated(long hostPhysical, int domain, int rights, long pageBytes, List<PathStep> path)
            implements VtdWalk {}

    /**
     * The request is blocked.
     *
     * @param recorded whether the fault is recorded: FPD of the context entry suppresses it for some reasons
     */
    record Fault(FaultReason reason, boolean recorded, List<PathStep> path) implements VtdWalk {}
}
