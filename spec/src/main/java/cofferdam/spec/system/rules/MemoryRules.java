package cofferdam.spec.system.rules;

import static cofferdam.spec.system.rules.Rule.limit;
import static cofferdam.spec.system.rules.Rule.rule;
import static cofferdam.spec.system.rules.Text.hex;
import static cofferdam.spec.system.rules.Text.pages;
import static cofferdam.spec.system.rules.Text.size;

import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import java.util.List;

/** Rules on the memory of partitions (G8-04). */
final class MemoryRules {
    static final List<Rule> ALL = List.of(
            limit("MEM-01", "A partition has at most 32 memory regions.", (facts, report) -> facts.partitions()
                    .forEach(p -> Limits.check(
                            report, p.memory(), 32, "regions in partition \"" + p.name() + "\"", r -> r.where()))),
            rule(
                    "MEM-02",
                    "The size of a region is a positive multiple of 4 KiB.",
                    "name=\"loan\" size=\"16K\"",
                    "name=\"loan\" size=\"16000\"",
                    each((r, report) -> report.unless(
                            r.size() > 0 && pages(r.size()),
                            r.where(),
                            "region \"" + r.name() + "\" has " + size(r.size()),
                            "write a positive multiple of 4K"))),
            rule(
                    "MEM-03",
                    "A region begins at a multiple of 4 KiB in guest-physical memory.",
                    "name=\"loan\" size=\"16K\" at=\"0x500000\"",
                    "name=\"loan\" size=\"16K\" at=\"0x500800\"",
                    each((r, report) -> report.unless(
                            pages(r.at()),
                            r.where(),
                            "region \"" + r.name() + "\" begins at guest-physical " + hex(r.at()),
                            "write a multiple of 0x1000"))),
            rule(
                    "MEM-04",
                    "A chosen physical base of a region is a multiple of 4 KiB.",
                    "physical=\"0x900000\"",
                    "physical=\"0x900001\"",
                    HostOverlap.aligned(HostOverlap.REGIONS)),
            rule(
                    "MEM-05",
                    "A region lies below the guest-physical address width of the processors, at most 42 bits.",
                    "name=\"loan\" size=\"16K\" at=\"0x500000\"",
                    "name=\"loan\" size=\"16K\" at=\"0x3fffffff000\"",
                    GuestOverlap.within(GuestWindow.Kind.REGION)),
            rule(
                    "MEM-06",
                    "A region with a chosen physical base lies inside one memory bank.",
                    "physical=\"0x900000\"",
                    "physical=\"0x3fff000\"",
                    HostOverlap.insideBank(HostOverlap.REGIONS)),
            rule(
                    "MEM-07",
                    "Regions of different partitions do not overlap in physical memory.",
                    "physical=\"0x100100000\"",
                    "physical=\"0x701000\"",
                    HostOverlap.apart((earlier, later) ->
                            !earlier.isChannel() && !later.isChannel() && earlier.owner() != later.owner())),
            rule(
                    "MEM-08",
                    "Two regions of one partition do not overlap in physical memory.",
                    "physical=\"0x900000\"",
                    "physical=\"0x8f0000\"",
                    HostOverlap.apart((earlier, later) -> !later.isChannel() && earlier.owner() == later.owner())),
            rule(
                    "MEM-09",
                    "A region does not overlap kernel memory.",
                    "physical=\"0x900000\"",
                    "physical=\"0x4ff000\"",
                    HostOverlap.offKernel(HostOverlap.REGIONS)),
            rule(
                    "MEM-10",
                    "A region does not overlap the registers of a device or of the remapping unit.",
                    "physical=\"0x900000\"",
                    "physical=\"0xfed90000\"",
                    HostOverlap.offRegisters(HostOverlap.REGIONS)),
            rule(
                    "MEM-11",
                    "Two regions of a partition do not overlap in guest-physical memory.",
                    "name=\"parcel\" size=\"8K\" at=\"0x510000\"",
                    "name=\"parcel\" size=\"8K\" at=\"0x503000\"",
                    GuestOverlap.apart(GuestWindow.Kind.REGION)),
            rule(
                    "MEM-12",
                    "Memory that can be written can be read, since no EPT entry allows writing alone.",
                    "name=\"buffers\" size=\"64K\" at=\"0x400000\" access=\"rw\"",
                    "name=\"buffers\" size=\"64K\" at=\"0x400000\" access=\"w\"",
                    each((r, report) -> report.unless(
                            r.access().read() || !r.access().write(),
                            r.where(),
                            "region \"" + r.name() + "\" has access=\"" + r.access() + "\"",
                            "add r"))),
            rule(
                    "MEM-13",
                    "Memory that can be executed can be read, since not every processor knows execute-only memory.",
                    "name=\"code\" size=\"64K\" at=\"0x0\" access=\"rx\"",
                    "name=\"code\" size=\"64K\" at=\"0x0\" access=\"x\"",
                    each((r, report) -> report.unless(
                            r.access().read() || !r.access().execute(),
                            r.where(),
                            "region \"" + r.name() + "\" has access=\"" + r.access() + "\"",
                            "add r"))),
            rule(
                    "MEM-14",
                    "Regions without a chosen physical base fit into the memory that is left.",
                    "name=\"scratch\" size=\"64K\" at=\"0x300000\"",
                    "name=\"scratch\" size=\"80M\" at=\"0x10000000\"",
                    MemoryRules::placed),
            limit(
                    "MEM-15",
                    "All partitions together have at most 256 memory regions.",
                    (facts, report) -> Limits.check(
                            report, facts.regions().toList(), 256, "regions in all partitions", r -> r.where())),
            rule(
                    "PAR-01",
                    "A partition has memory it can execute.",
                    "name=\"code\" size=\"64K\" at=\"0x0\" access=\"rx\"",
                    "name=\"code\" size=\"64K\" at=\"0x0\" access=\"r\"",
                    (facts, report) -> facts.partitions()
                            .forEach(p -> report.unless(
                                    p.memory().stream().anyMatch(r -> r.access().execute()),
                                    p.where(),
                                    "partition \"" + p.name() + "\" has no executable memory",
                                    "give it a region with access=\"rx\""))),
            rule(
                    "PAR-02",
                    "A partition has memory it can write.",
                    "name=\"all\" size=\"2M\" at=\"0x0\" access=\"rwx\"",
                    "name=\"all\" size=\"2M\" at=\"0x0\" access=\"rx\"",
                    (facts, report) -> facts.partitions()
                            .forEach(p -> report.unless(
                                    p.memory().stream().anyMatch(r -> r.access().write()),
                                    p.where(),
                                    "partition \"" + p.name() + "\" has no writable memory",
                                    "give it a region with access=\"rw\" for its stack and page tables"))));

    private MemoryRules() {}

    /** A check of one region. */
    @FunctionalInterface
    private interface RegionCheck {
        void run(MemoryRegion region, Report report);
    }

    private static Rule.Check each(RegionCheck check) {
        return (facts, report) -> facts.regions().forEach(r -> check.run(r, report));
    }

    private static void placed(Facts facts, Report report) {
        for (int p = 0; p < facts.partitions().size(); p++) {
            Partition partition = facts.partitions().get(p);
            for (int r = 0; r < partition.memory().size(); r++) {
                MemoryRegion region = partition.memory().get(r);
                HostOverlap.placed(
                        facts.placement().regionBase(p, r),
                        "region \"" + partition.name() + "/" + region.name() + "\"",
                        region.size(),
                        region.where(),
                        report);
            }
        }
    }
}
