package cofferdam.kernel.platform;

import cofferdam.spec.walk.Access;
import cofferdam.spec.walk.EptWalk;
import cofferdam.spec.walk.EptWalker;
import cofferdam.spec.walk.PathStep;
import java.util.List;

/** Changes translation tables behind the kernel's back. */
final class TableEdits {
    private TableEdits() {}

    /** Makes the EPT leaf of a mapped guest-physical address not present. */
    static void clearLeaf(Machine machine, int partition, long guestPhysical) {
        List<PathStep> path = EptWalker.walk(
                        machine.memory(),
                        machine.pagingFeatures(),
                        machine.kernel().eptPointer(partition),
                        guestPhysical,
                        Access.READ)
                .path();
        if (EptWalker.walk(
                        machine.memory(),
                        machine.pagingFeatures(),
                        machine.kernel().eptPointer(partition),
                        guestPhysical,
                        Access.READ)
                instanceof EptWalk.Translated) {
            machine.memory().write64(path.get(path.size() - 1).address(), 0);
        } else {
            throw new AssertionError("nothing mapped at 0x" + Long.toHexString(guestPhysical));
        }
    }
}
