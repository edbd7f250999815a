package cofferdam.kernel.testing;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.core.Ledger;
import cofferdam.kernel.core.Limits;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.readback.Difference;
import cofferdam.kernel.readback.ReachabilityAudit;
import java.util.List;

/**
 * What must hold of a machine whenever the kernel is not at work: each row of the ledger is sound; tables say what the ledger
 * says; whatever partitions and devices reach, by tables or by what caches still hold, is declared. Requirements G1-01,
 * G1-03, G1-12, G1-13, G3-01, G5-01, G6-03.
 */
final class MachineInvariants {
    private MachineInvariants() {}

    /** The first that does not hold, in words, or null. */
    static String broken(Machine machine) {
        Inspection view = machine.kernel().inspection();
        for (int f = 0; f < view.frames(); f++) {
            boolean sound = Ledger.rowOk(
                    view.frameState(f),
                    view.frameOwner(f),
                    view.frameOwnerRights(f),
                    view.frameBorrower(f),
                    view.frameBorrowerRights(f),
                    view.framePinned(f),
                    view.partitions());
            if (!sound) {
                return "the ledger's row of frame " + f + " is unsound";
            }
        }
        for (int p = 0; p < view.partitions(); p++) {
            if (view.status(p) < Abi.RUNNING || view.status(p) > Abi.STOPPED || view.restarts(p) > Limits.RESTARTS) {
                return "partition " + p + " has status " + view.status(p) + " and was restarted " + view.restarts(p)
                        + " times";
            }
        }
        List<Difference> differences = ReachabilityAudit.check(machine);
        return differences.isEmpty() ? null : differences.get(0).sentence();
    }
}
