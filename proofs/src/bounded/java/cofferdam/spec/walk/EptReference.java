package cofferdam.spec.walk;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.x86.PagingFeatures;

/** Outcome of the reference walk, as numbers. */
public final class EptReference {
    /** 0 for a translation, 1 for a violation, 2 for a misconfiguration. */
    public final int kind;

    /** The host-physical address or the qualification. */
    public final long value;

    /** Of a translation, bits 2:0. */
    public final long rights;

    /** Walks for an access that needs some of the bits 2:0. */
    public EptReference(PhysicalMemory memory, PagingFeatures features, long eptp, long address, long needs) {
        EptWalker.Stage stage = EptWalker.stage(new TableView(memory), features, eptp, address, needs);
        if (stage instanceof EptWalker.Stage.Done done) {
            kind = 0;
            value = done.hostPhysical();
            rights = done.rights();
        } else if (stage instanceof EptWalker.Stage.Violation violation) {
            kind = 1;
            value = violation.qualification();
            rights = 0;
        } else {
            kind = 2;
            value = 0;
            rights = 0;
        }
    }
}
