package cofferdam.workbench.replay;

import cofferdam.spec.system.Platform;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.flow.Reach;
import cofferdam.workbench.flow.ReachMap;
import java.util.List;

/** Whose physical memory is, by the description. */
final class Estates {
    private final SystemDescription system;
    private final List<Reach> reach;

    Estates(SystemDescription system) {
        this.system = system;
        reach = ReachMap.of(system);
    }

    /** A stretch of physical memory that begins in one place, and what happened to it. */
    Moment.Frame frame(long physical, long bytes, String use) {
        String address = "0x" + Long.toHexString(physical);
        Platform.KernelMemory kernel = system.platform().kernel();
        if (physical >= kernel.base() && physical - kernel.base() < kernel.size()) {
            return new Moment.Frame(address, bytes, "kernel", "kernel memory", use);
        }
        for (Reach r : reach) {
            if (physical >= r.physical() && physical - r.physical() < r.bytes()) {
                int slash = r.what().indexOf('/');
                String owner = slash > 0 ? r.what().substring(0, slash) : r.subject();
                return new Moment.Frame(address, bytes, owner, r.what(), use);
            }
        }
        return new Moment.Frame(address, bytes, "nobody", "declared for nobody", use);
    }
}
