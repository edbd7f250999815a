package cofferdam.kernel.readback;

import cofferdam.iommu.CachedContext;
import cofferdam.iommu.CachedTranslation;
import cofferdam.iommu.RemappingUnit;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.readback.Difference.Kind;
import cofferdam.kernel.tables.Declaration;
import cofferdam.kernel.tables.Run;
import cofferdam.kernel.tables.TableReading;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what TLBs, IOTLB and context cache hold with what the tables say now (G1-05, G3-05, G6-03): a cached translation to a frame
 * that its partition or device no longer reaches, or with a right it no longer has, is as good as a mapping.
 */
final class CachedTranslationAudit {
    private static final long ROOT = -4096;

    private final Machine machine;
    private final MachineTables tables;
    private final List<Difference> differences = new ArrayList<>();

    private CachedTranslationAudit(Machine machine, MachineTables tables) {
        this.machine = machine;
        this.tables = tables;
    }

    static List<Difference> check(Machine machine, MachineTables tables) {
        CachedTranslationAudit audit = new CachedTranslationAudit(machine, tables);
        int processors = machine.description().platform().processors().count();
        for (int cpu = 0; cpu < processors; cpu++) {
            int number = cpu;
            machine.processor(cpu)
                    .mmu()
                    .forEachCached((vpid, eptRoot, linear, hostFrame, rights) ->
                            audit.processor(number, vpid - 1, eptRoot, linear, hostFrame, rights));
        }
        machine.iommu().ifPresent(audit::unit);
        machine.iommu().ifPresent(audit::contexts);
        return audit.differences;
    }

    private void processor(int cpu, int partition, long eptRoot, long linear, long hostFrame, int rights) {
        String tlb = "the TLB of processor " + cpu;
        if (partition < 0 || partition >= tables.partitions()) {
            stale("kernel", linear, hostFrame, tlb + " holds a translation of no partition");
            return;
        }
        String name = machine.description().partitions().get(partition).name();
        boolean ownRoot = (machine.kernel().eptPointer(partition) & ROOT) == (eptRoot & ROOT);
        int reached = ownRoot ? reached(tables.partition(partition).runs(), hostFrame) : 0;
        if ((rights & ~reached) != 0) {
            stale(
                    name,
                    linear,
                    hostFrame,
                    tlb + " still lets partition " + name + " reach " + target(hostFrame) + " at linear address 0x"
                            + Long.toHexString(linear) + " with rights " + Run.letters(rights)
                            + "; its tables give it " + Run.letters(reached));
        }
    }

    private void unit(RemappingUnit unit) {
        for (CachedTranslation cached : unit.cachedTranslations()) {
            int rights = (cached.read() ? 1 : 0) | (cached.write() ? 2 : 0);
            String name = ReadBack.deviceName(machine, machine.declaration(), cached.requester());
            TableReading.Requester requester = tables.remapping().requesters().get(cached.requester());
            for (long offset = 0; offset < cached.bytes(); offset += Leave.PAGE) {
                long host = cached.hostPhysical() + offset;
                int reached = requester == null || requester.domain() != cached.domain()
                        ? 0
                        : requester.passThrough() ? rights : reached(requester.runs(), host);
                if ((rights & ~reached) != 0) {
                    stale(
                            name,
                            cached.inputPage() + offset,
                            host,
                            "the IOTLB still lets device " + name + " reach " + target(host) + " at DMA address 0x"
                                    + Long.toHexString(cached.inputPage() + offset) + " with rights "
                                    + Run.letters(rights) + "; its tables give it " + Run.letters(reached));
                    break;
                }
            }
        }
    }

    /** A stale context entry lets a device on whose entry in memory is gone or changed. */
    private void contexts(RemappingUnit unit) {
        for (CachedContext cached : unit.cachedContexts()) {
            TableReading.Requester requester = tables.remapping().requesters().get(cached.requester());
            if (requester == null
                    || requester.domain() != cached.domain()
                    || requester.passThrough() != cached.passThrough()
                    || !cached.passThrough() && requester.table() != cached.table()) {
                String name = ReadBack.deviceName(machine, machine.declaration(), cached.requester());
                stale(
                        name,
                        -1,
                        cached.table(),
                        "the context cache still puts device " + name + " into domain " + cached.domain()
                                + " with the tables at 0x" + Long.toHexString(cached.table())
                                + ", which its context entry does not say");
            }
        }
    }

    /** The rights with which some run reaches a frame, wherever it shows it. */
    private static int reached(List<Run> runs, long hostFrame) {
        int rights = 0;
        for (Run run : runs) {
            if (hostFrame >= run.physical() && hostFrame < run.physicalEnd()) {
                rights |= run.rights();
            }
        }
        return rights;
    }

    private String target(long hostFrame) {
        Declaration.Stretch stretch = machine.declaration().stretchAt(hostFrame);
        return "host-physical 0x" + Long.toHexString(hostFrame) + " ("
                + (stretch == null ? "not declared" : stretch.name()) + ")";
    }

    private void stale(String name, long address, long hostFrame, String sentence) {
        differences.add(new Difference(Kind.STALE_TRANSLATION, name, address, hostFrame, sentence));
    }
}
