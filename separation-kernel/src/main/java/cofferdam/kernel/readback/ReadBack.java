package cofferdam.kernel.readback;

import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.readback.Difference.Kind;
import cofferdam.kernel.tables.Declaration;
import cofferdam.kernel.tables.Run;
import cofferdam.kernel.tables.TableReading;
import cofferdam.spec.system.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Shows that the tables in memory equal the description (claim G8), without asking the kernel: it walks the real EPT and
 * VT-d tables with the reference walkers.
 *
 * <p>It holds for a freshly booted machine; once partitions pass frames on or unmap them, {@link ReachabilityAudit} says
 * whether what they reach is allowed.
 */
public final class ReadBack {
    private ReadBack() {}

    /**
     * Compares the tables of a freshly booted machine with its description (G8-01, G8-02, G8-03).
     *
     * @return the differences in a fixed order; empty if the tables are exactly the description
     */
    public static List<Difference> compare(Machine machine) {
        List<Difference> differences = new ArrayList<>();
        MachineTables tables = MachineTables.of(machine);
        Declaration declaration = machine.declaration();
        for (int p = 0; p < tables.partitions(); p++) {
            String name = machine.description().partitions().get(p).name();
            compareRuns(
                    "partition " + name,
                    name,
                    declaration.processorRuns(p),
                    tables.partition(p).runs(),
                    declaration,
                    differences);
        }
        compareRequesters(machine, tables, declaration, differences);
        differences.addAll(TableFrames.check(machine, tables));
        return differences;
    }

    private static void compareRequesters(
            Machine machine, MachineTables tables, Declaration declaration, List<Difference> differences) {
        Map<Integer, TableReading.Requester> actual = tables.remapping().requesters();
        for (Map.Entry<Integer, List<Run>> declared : declaration.dmaRuns().entrySet()) {
            String name = deviceName(machine, declaration, declared.getKey());
            TableReading.Requester requester = actual.get(declared.getKey());
            if (requester != null && requester.passThrough()) {
                differences.add(new Difference(
                        Kind.EXTRA, name, -1, -1, "device " + name + " reaches all memory: its DMA is not translated"));
            }
            List<Run> runs = requester == null ? List.of() : requester.runs();
            compareRuns("device " + name, name, declared.getValue(), runs, declaration, differences);
        }
        for (TableReading.Requester requester : actual.values()) {
            if (!declaration.dmaRuns().containsKey(requester.id())) {
                String name = deviceName(machine, declaration, requester.id());
                differences.add(new Difference(
                        Kind.EXTRA, name, -1, -1, name + " belongs to no partition, but has a context entry"));
            }
        }
    }

    static String deviceName(Machine machine, Declaration declaration, int requester) {
        int device = declaration.deviceOf(requester);
        List<Device> devices = machine.description().platform().devices();
        return device >= 0
                ? devices.get(device).name()
                : String.format(
                        "requester %02x:%02x.%x", requester >>> 8 & 0xff, requester >>> 3 & 0x1f, requester & 7);
    }

    /** Goes through both lists from one boundary to the next. */
    private static void compareRuns(
            String who,
            String name,
            List<Run> wanted,
            List<Run> found,
            Declaration declaration,
            List<Difference> into) {
        int w = 0;
        int f = 0;
        long at = 0;
        while (w < wanted.size() || f < found.size()) {
            Run want = w < wanted.size() ? wanted.get(w) : null;
            Run have = f < found.size() ? found.get(f) : null;
            if (want != null && at >= want.end()) {
                w++;
                continue;
            }
            if (have != null && at >= have.end()) {
                f++;
                continue;
            }
            long next = Math.min(boundary(want, at), boundary(have, at));
            boolean wants = want != null && want.at() <= at;
            boolean has = have != null && have.at() <= at;
            if (wants || has) {
                Run wantedPart = wants ? want.part(at, next - at) : null;
                Run foundPart = has ? have.part(at, next - at) : null;
                compareStretch(who, name, wantedPart, foundPart, declaration, into);
            }
            at = next;
        }
    }

    private static long boundary(Run run, long at) {
        if (run == null) {
            return Long.MAX_VALUE;
        }
        return at < run.at() ? run.at() : run.end();
    }

    private static void compareStretch(
            String who, String name, Run want, Run have, Declaration declaration, List<Difference> into) {
        if (have == null) {
            into.add(difference(
                    Kind.MISSING,
                    name,
                    want,
                    who + " does not reach " + range(want) + " with rights " + Run.letters(want.rights())
                            + ", which the description gives it"));
        } else if (want == null) {
            into.add(difference(
                    Kind.EXTRA,
                    name,
                    have,
                    who + " reaches " + range(have) + " -> "
                            + target(have, declaration) + " with rights " + Run.letters(have.rights())
                            + ", which the description does not give it"));
        } else {
            if (want.physical() != have.physical()) {
                into.add(difference(
                        Kind.WRONG_TARGET,
                        name,
                        have,
                        who + " reaches " + target(have, declaration) + " at " + range(have) + " instead of "
                                + target(want, declaration)));
            }
            if (want.rights() != have.rights()) {
                into.add(difference(
                        Kind.WRONG_RIGHTS,
                        name,
                        have,
                        who + " reaches " + range(have) + " with rights " + Run.letters(have.rights()) + " instead of "
                                + Run.letters(want.rights())));
            }
            if (want.memoryType() != have.memoryType()) {
                into.add(difference(
                        Kind.WRONG_MEMORY_TYPE,
                        name,
                        have,
                        who + " reaches " + range(have) + " with memory type " + have.memoryType() + " instead of "
                                + want.memoryType()));
            }
        }
    }

    private static Difference difference(Kind kind, String name, Run run, String sentence) {
        return new Difference(kind, name, run.at(), run.physical(), sentence);
    }

    static String range(Run run) {
        return "0x" + Long.toHexString(run.at()) + "..0x" + Long.toHexString(run.end() - 1);
    }

    static String target(Run run, Declaration declaration) {
        Declaration.Stretch stretch = declaration.stretchAt(run.physical());
        return "host-physical 0x" + Long.toHexString(run.physical()) + " ("
                + (stretch == null ? "not declared" : stretch.name()) + ")";
    }
}
