package cofferdam.workbench.certify;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.readback.Difference;
import cofferdam.kernel.readback.ReadBack;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import java.util.List;
import java.util.Optional;

/**
 * Looks for entries that a table frame held before it became a table (G6-04): on a machine whose kernel memory was full of
 * ones, every entry that the kernel did not write would map something.
 */
final class TableFrameChecks {
    private TableFrameChecks() {}

    /** The first difference from the description, right after boot or once large leaves were split. */
    static Optional<Witness> firstOldEntry(Machine dirty) {
        Optional<Witness> atBoot = first(dirty, "right after boot");
        if (atBoot.isPresent()) {
            return atBoot;
        }
        SystemDescription system = dirty.description();
        KernelCalls calls = new KernelCalls(dirty);
        int region = 0;
        for (int p = 0; p < system.partitions().size(); p++) {
            Partition partition = system.partitions().get(p);
            boolean current = calls.turnOf(p);
            for (int r = 0; r < partition.memory().size(); r++, region++) {
                if (current) {
                    calls.call(p, 0, Abi.UNMAP, region, 0, 0);
                    calls.call(
                            p,
                            0,
                            Abi.MAP,
                            region,
                            0,
                            partition.memory().get(r).access().bits());
                }
            }
        }
        return first(dirty, "after the first page of each region was unmapped and mapped again");
    }

    private static Optional<Witness> first(Machine machine, String when) {
        List<Difference> differences = ReadBack.compare(machine);
        return differences.stream()
                .findFirst()
                .map(d -> Witness.atBoot(
                        d.sentence() + ", " + when + ", with memory full of ones before",
                        d.subject(),
                        "0x" + Long.toHexString(Math.max(d.address(), d.hostPhysical()))));
    }
}
