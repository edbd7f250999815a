package cofferdam.spec.walk;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.vtd.FaultReason;
import cofferdam.spec.vtd.RemappingFeatures;
import cofferdam.spec.vtd.RootEntry;
import java.util.Optional;

/** Outcome of the reference walk for DMA, as numbers. */
public final class DmaReference {
    /** The host-physical address, or minus the code of the fault reason. */
    public final long result;

    /** Whether the fault is recorded. */
    public final boolean recorded;

    /** The domain id of what goes through, else -1. */
    public final int domain;

    /** Why root or context entry are refused, 0 if they are not. */
    public static int refusal(PhysicalMemory memory, RemappingFeatures features, long rootTable, int requester) {
        long root = rootTable + requester / 256 * 16L;
        if (!memory.covers(root, 16)) {
            return FaultReason.ROOT_ACCESS.code();
        }
        long rootLow = memory.read64(root);
        Optional<FaultReason> wrong = VtdWalker.checkRoot(rootLow, memory.read64(root + 8), features);
        if (wrong.isPresent()) {
            return wrong.get().code();
        }
        long context = RootEntry.contextTable(rootLow) + requester % 256 * 16L;
        if (!memory.covers(context, 16)) {
            return FaultReason.CONTEXT_ACCESS.code();
        }
        wrong = VtdWalker.checkContext(memory.read64(context), memory.read64(context + 8), features);
        return wrong.isPresent() ? wrong.get().code() : 0;
    }

    /** Remaps one request. */
    public DmaReference(
            PhysicalMemory memory,
            RemappingFeatures features,
            long rootTable,
            int requester,
            long address,
            boolean write) {
        VtdWalk walk = VtdWalker.walk(memory, features, rootTable, requester, address, write);
        if (walk instanceof VtdWalk.Fault fault) {
            result = -fault.reason().code();
            recorded = fault.recorded();
            domain = -1;
        } else {
            VtdWalk.Translated translated = (VtdWalk.Translated) walk;
            result = translated.hostPhysical();
            recorded = false;
            domain = translated.domain();
        }
    }
}
