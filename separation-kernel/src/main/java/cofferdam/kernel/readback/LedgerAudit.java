package cofferdam.kernel.readback;

import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.core.Ledger;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.readback.Difference.Kind;
import cofferdam.kernel.tables.Run;
import cofferdam.kernel.tables.TableReading;
import cofferdam.spec.system.Device;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Shows that the tables refine the kernel's ledger (G1-13): walking a partition's stage-two tables gives exactly the
 * frames, places and rights of the ledger's rows, and walking a device's gives exactly the frames of its DMA map.
 */
public final class LedgerAudit {
    private final Machine machine;
    private final Inspection inspection;
    private final List<Difference> differences = new ArrayList<>();

    private LedgerAudit(Machine machine) {
        this.machine = machine;
        inspection = machine.kernel().inspection();
    }

    /** Where tables and ledger say different things now; one difference at most for each partition and device. */
    public static List<Difference> check(Machine machine) {
        return check(machine, MachineTables.of(machine));
    }

    static List<Difference> check(Machine machine, MachineTables tables) {
        LedgerAudit audit = new LedgerAudit(machine);
        for (int p = 0; p < tables.partitions(); p++) {
            audit.comparePartition(p, tables.partition(p).runs());
        }
        for (int d = 0; d < machine.description().platform().devices().size(); d++) {
            audit.compareDevice(d, tables);
        }
        return audit.differences;
    }

    private void comparePartition(int partition, List<Run> found) {
        List<Run> wanted = rows(partition);
        int at = 0;
        while (at < wanted.size() && at < found.size() && wanted.get(at).equals(found.get(at))) {
            at++;
        }
        if (at == wanted.size() && at == found.size()) {
            return;
        }
        String name = machine.description().partitions().get(partition).name();
        Run want = at < wanted.size() ? wanted.get(at) : null;
        Run have = at < found.size() ? found.get(at) : null;
        Run shown = have == null ? want : have;
        differences.add(new Difference(
                Kind.LEDGER,
                name,
                shown.at(),
                shown.physical(),
                "the ledger says that partition " + name + " reaches " + words(want) + ", its tables say "
                        + words(have)));
    }

    /** What the ledger's rows say a partition reaches. */
    private List<Run> rows(int partition) {
        List<Run> rows = new ArrayList<>();
        for (int f = 0; f < inspection.frames(); f++) {
            if (inspection.frameOwner(f) == partition && inspection.frameOwnerRights(f) != 0) {
                rows.add(row(f, inspection.frameOwnerPage(f), inspection.frameOwnerRights(f)));
            }
            if (inspection.frameBorrower(f) == partition && inspection.frameBorrowerRights(f) != 0) {
                rows.add(row(f, inspection.frameBorrowerPage(f), inspection.frameBorrowerRights(f)));
            }
        }
        rows.sort(Comparator.comparingLong(Run::at));
        return Run.merged(rows);
    }

    private Run row(int frame, int page, int rights) {
        int type = inspection.frameState(frame) == Ledger.DEVICE ? Run.UNCACHED : Run.WRITE_BACK;
        return new Run((long) page * Leave.PAGE, inspection.frameAddress(frame), Leave.PAGE, rights, type);
    }

    private void compareDevice(int number, MachineTables tables) {
        Device device = machine.description().platform().devices().get(number);
        Set<Long> found = new TreeSet<>();
        TableReading.Requester requester = tables.remapping().requesters().get(device.pci());
        if (requester != null) {
            for (Run run : requester.runs()) {
                for (long at = run.physical(); at < run.physicalEnd(); at += Leave.PAGE) {
                    found.add(at);
                }
            }
        }
        Set<Long> wanted = new TreeSet<>();
        int kernelNumber = machine.kernelDevice(number);
        for (int f = 0; f < inspection.frames(); f++) {
            if (kernelNumber >= 0 && inspection.deviceReaches(kernelNumber, f)) {
                wanted.add(inspection.frameAddress(f));
            }
        }
        if (!found.equals(wanted)) {
            Set<Long> both = new TreeSet<>(found);
            both.addAll(wanted);
            long first = both.stream()
                    .filter(at -> found.contains(at) != wanted.contains(at))
                    .findFirst()
                    .orElseThrow();
            differences.add(new Difference(
                    Kind.LEDGER,
                    device.name(),
                    -1,
                    first,
                    "device " + device.name() + " reaches host-physical 0x" + Long.toHexString(first)
                            + (found.contains(first)
                                    ? " by its tables, but not by the kernel's DMA map"
                                    : " by the kernel's DMA map, but not by its tables")));
        }
    }

    private static String words(Run run) {
        return run == null
                ? "nothing more"
                : ReadBack.range(run) + " -> 0x" + Long.toHexString(run.physical()) + " with rights "
                        + Run.letters(run.rights());
    }
}
