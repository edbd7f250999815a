package cofferdam.kernel.readback;

import cofferdam.kernel.platform.Machine;
import java.util.List;

/**
 * Who reaches which frame of physical memory by processor or by DMA, from a walk of the real tables, and whether each may
 * (claims G1 and G3). Allowed are the declared owners, declared memory channels, and those grants that are active and
 * declared.
 */
public final class ReachabilityAudit {
    private ReachabilityAudit() {}

    /** Whatever is reached without leave, now; includes stale translations in TLBs and the IOTLB. */
    public static List<Difference> check(Machine machine) {
        throw new UnsupportedOperationException();
    }
}
