package cofferdam.kernel.readback;

import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.readback.Difference.Kind;
import cofferdam.kernel.tables.Run;
import cofferdam.kernel.tables.TableReading;
import cofferdam.spec.system.Device;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Shows that the tables refine the kernel's ledger (G1-13): walking a partition's stage-two tables gives exactly the
 * frames, places and rights of the ledger's rows, and walking a device's gives exactly the frames of its DMA map.
 */
public final class LedgerAudit {
    private final Machine machine;
    private final Inspection inspection;
    private final LedgerReading ledger;
    private final List<Difference> differences = new ArrayList<>();

    private LedgerAudit(Machine machine, LedgerReading ledger) {
        this.machine = machine;
        this.ledger = ledger;
        inspection = machine.kernel().inspection();
    }

    /** Where tables and ledger say different things now; one difference at most for each partition and device. */
    public static List<Difference> check(Machine machine) {
        return check(
                machine,
                MachineTables.of(machine),
                new LedgerReading(machine.kernel().inspection()));
    }

    static List<Difference> check(Machine machine, MachineTables tables, LedgerReading ledger) {
        LedgerAudit audit = new LedgerAudit(machine, ledger);
        for (int p = 0; p < tables.partitions(); p++) {
            audit.comparePartition(p, tables.partition(p).runs());
        }
        for (int d = 0; d < machine.description().platform().devices().size(); d++) {
            audit.compareDevice(d, tables);
        }
        return audit.differences;
    }

    private void comparePartition(int partition, List<Run> found) {
        List<Run> wanted = ledger.runs(partition);
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

    private void compareDevice(int number, MachineTables tables) {
        Device device = machine.description().platform().devices().get(number);
        TableReading.Requester requester = tables.remapping().requesters().get(device.pci());
        List<Run> runs = requester == null ? List.of() : requester.runs();
        BitSet found = new BitSet();
        for (Run run : runs) {
            int frame = -1;
            for (long at = run.physical(); at < run.physicalEnd(); at += Leave.PAGE) {
                // Frames side by side mostly have numbers side by side.
                boolean next = frame >= 0 && inspection.frameAddress(frame + 1) == at;
                frame = next ? frame + 1 : inspection.frameAt(at);
                if (frame < 0) {
                    differs(device, at, true);
                    return;
                }
                found.set(frame);
            }
        }
        int kernelNumber = machine.kernelDevice(number);
        for (int f = 0; f < inspection.frames(); f++) {
            boolean wanted = kernelNumber >= 0 && inspection.deviceReaches(kernelNumber, f);
            if (wanted != found.get(f)) {
                differs(device, inspection.frameAddress(f), found.get(f));
                return;
            }
        }
    }

    private void differs(Device device, long physical, boolean byTables) {
        differences.add(new Difference(
                Kind.LEDGER,
                device.name(),
                -1,
                physical,
                "device " + device.name() + " reaches host-physical 0x" + Long.toHexString(physical)
                        + (byTables
                                ? " by its tables, but not by the kernel's DMA map"
                                : " by the kernel's DMA map, but not by its tables")));
    }

    private static String words(Run run) {
        return run == null
                ? "nothing more"
                : ReadBack.range(run) + " -> 0x" + Long.toHexString(run.physical()) + " with rights "
                        + Run.letters(run.rights());
    }
}
