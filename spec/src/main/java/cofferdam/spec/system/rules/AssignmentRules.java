package cofferdam.spec.system.rules;

import static cofferdam.spec.system.rules.Rule.limit;
import static cofferdam.spec.system.rules.Rule.rule;
import static cofferdam.spec.system.rules.Text.hex;
import static cofferdam.spec.system.rules.Text.pages;

import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Extent;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Partition.DeviceAssignment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules on devices given to partitions and on what they reach by DMA (G3-01). */
final class AssignmentRules {
    /** DMA to these addresses is an interrupt request (VT-d, "Interrupt Address Range"). */
    private static final Extent INTERRUPT_RANGE = new Extent(0xfee00000L, 0x100000L);

    static final List<Rule> ALL = List.of(
            limit("ASG-01", "A partition has at most 16 devices.", (facts, report) -> facts.partitions()
                    .forEach(p -> Limits.check(
                            report, p.devices(), 16, "devices in partition \"" + p.name() + "\"", a -> a.where()))),
            rule(
                    "ASG-02",
                    "An assigned device exists on the platform.",
                    "<device ref=\"copier\"",
                    "<device ref=\"printer\"",
                    each((facts, p, a, report) -> report.unless(
                            facts.device(a.device()).isPresent(),
                            a.where(),
                            "the platform has no device \"" + a.device() + "\"",
                            "name a device of the platform"))),
            rule(
                    "ASG-03",
                    "A device belongs to at most one partition.",
                    "<device ref=\"copier\"",
                    "<device ref=\"nic\"",
                    AssignmentRules::oneOwner),
            rule(
                    "ASG-04",
                    "A device's registers begin at a multiple of 4 KiB in guest-physical memory.",
                    "at=\"0x700000\"",
                    "at=\"0x700004\"",
                    each((facts, p, a, report) -> report.unless(
                            pages(a.registersAt()),
                            a.where(),
                            "the registers of \"" + a.device() + "\" begin at guest-physical " + hex(a.registersAt()),
                            "write a multiple of 0x1000"))),
            rule(
                    "ASG-05",
                    "A device's registers lie below the guest-physical address width of the processors, at most 42 bits.",
                    "at=\"0x700000\"",
                    "at=\"0x7fffffffff000\"",
                    GuestOverlap.within(GuestWindow.Kind.REGISTERS)),
            rule(
                    "ASG-06",
                    "A device's registers overlap nothing else in guest-physical memory.",
                    "at=\"0x700000\"",
                    "at=\"0x30f000\"",
                    GuestOverlap.apart(GuestWindow.Kind.REGISTERS)),
            rule(
                    "ASG-07",
                    "A device's interrupt vector lies between 32 and 255, beyond the exceptions.",
                    "vector=\"50\"",
                    "vector=\"31\"",
                    each((facts, p, a, report) -> report.unless(
                            a.vector() >= 32 && a.vector() <= 255,
                            a.where(),
                            "the vector of \"" + a.device() + "\" is " + a.vector(),
                            "write a number from 32 to 255"))),
            rule(
                    "ASG-08",
                    "Two devices of a partition have different vectors.",
                    "<fault on=\"ept-violation\"",
                    "<device ref=\"spare\" at=\"0x700000\" vector=\"40\"/><fault on=\"ept-violation\"",
                    AssignmentRules::ownVector),
            rule(
                    "DMA-01",
                    "DMA reaches regions of the partition that owns the device only.",
                    "dma=\"scratch\"",
                    "dma=\"buffers\"",
                    eachTarget((facts, p, a, target, report) -> report.unless(
                            Facts.region(p, target).isPresent() || isMemoryChannel(facts, target),
                            a.where(),
                            "partition \"" + p.name() + "\" has no region \"" + target + "\" for DMA of \"" + a.device()
                                    + "\"",
                            "name a region of this partition"))),
            rule(
                    "DMA-02",
                    "DMA reaches no memory channel.",
                    "dma=\"scratch\"",
                    "dma=\"frames\"",
                    eachTarget((facts, p, a, target, report) -> report.unless(
                            Facts.region(p, target).isPresent() || !isMemoryChannel(facts, target),
                            a.where(),
                            "the DMA of \"" + a.device() + "\" would reach the memory channel \"" + target + "\"",
                            "name a region and let the partition copy"))),
            rule(
                    "DMA-03",
                    "A region is named once for DMA of a device.",
                    "dma=\"scratch\"",
                    "dma=\"scratch scratch\"",
                    each((facts, p, a, report) -> {
                        Set<String> seen = new HashSet<>();
                        a.dma()
                                .forEach(target -> report.unless(
                                        seen.add(target),
                                        a.where(),
                                        "region \"" + target + "\" is named twice for DMA of \"" + a.device() + "\"",
                                        "name it once"));
                    })),
            rule(
                    "DMA-04",
                    "A device is given to a partition only behind a remapping unit, since it could reach all memory otherwise.",
                    "<iommu name=\"dmar\" base=\"0xfed90000\" addressWidth=\"39\"/>",
                    "",
                    each((facts, p, a, report) -> report.unless(
                            facts.platform().iommu().isPresent(),
                            a.where(),
                            "partition \"" + p.name() + "\" has \"" + a.device()
                                    + "\" but the platform has no remapping unit",
                            "add <iommu .../> to the platform"))),
            rule(
                    "DMA-05",
                    "DMA addresses lie below the remapping unit's address width.",
                    "name=\"scratch\" size=\"64K\" at=\"0x300000\"",
                    "name=\"scratch\" size=\"64K\" at=\"0x8000000000\"",
                    eachRegion((facts, a, r, report) -> facts.platform()
                            .iommu()
                            .ifPresent(unit -> report.unless(
                                    r.extent().end() <= 1L << Math.min(52, unit.addressWidth()),
                                    a.where(),
                                    "the DMA region \"" + r.name() + "\" at " + r.extent()
                                            + " lies beyond the remapping unit's " + unit.addressWidth()
                                            + " address bits",
                                    "move the region to lower guest-physical addresses")))),
            rule(
                    "DMA-06",
                    "DMA addresses do not lie between 0xfee00000 and 0xfeefffff, where a write is an interrupt request.",
                    "name=\"scratch\" size=\"64K\" at=\"0x300000\"",
                    "name=\"scratch\" size=\"64K\" at=\"0xfedff000\"",
                    eachRegion((facts, a, r, report) -> report.unless(
                            !r.extent().overlaps(INTERRUPT_RANGE),
                            a.where(),
                            "the DMA region \"" + r.name() + "\" at " + r.extent()
                                    + " overlaps the interrupt address range " + INTERRUPT_RANGE,
                            "move the region to other guest-physical addresses"))));

    private AssignmentRules() {}

    /** A check of one assignment. */
    @FunctionalInterface
    private interface AssignmentCheck {
        void run(Facts facts, Partition partition, DeviceAssignment assignment, Report report);
    }

    /** A check of one name in a DMA list. */
    @FunctionalInterface
    private interface TargetCheck {
        void run(Facts facts, Partition partition, DeviceAssignment assignment, String target, Report report);
    }

    /** A check of one region open to DMA. */
    @FunctionalInterface
    private interface RegionCheck {
        void run(Facts facts, DeviceAssignment assignment, MemoryRegion region, Report report);
    }

    private static Rule.Check each(AssignmentCheck check) {
        return (facts, report) ->
                facts.partitions().forEach(p -> p.devices().forEach(a -> check.run(facts, p, a, report)));
    }

    private static Rule.Check eachTarget(TargetCheck check) {
        return each((facts, p, a, report) ->
                a.dma().stream().distinct().forEach(target -> check.run(facts, p, a, target, report)));
    }

    private static Rule.Check eachRegion(RegionCheck check) {
        return eachTarget((facts, p, a, target, report) ->
                Facts.region(p, target).ifPresent(region -> check.run(facts, a, region, report)));
    }

    private static boolean isMemoryChannel(Facts facts, String name) {
        return facts.channels(Channel.Memory.class).stream()
                .anyMatch(c -> c.name().equals(name));
    }

    private static void oneOwner(Facts facts, Report report) {
        Map<String, String> owners = new HashMap<>();
        for (Partition partition : facts.partitions()) {
            for (DeviceAssignment assignment : partition.devices()) {
                String owner = owners.putIfAbsent(assignment.device(), partition.name());
                report.unless(
                        owner == null,
                        assignment.where(),
                        "\"" + assignment.device() + "\" already belongs to partition \"" + owner + "\"",
                        "give it to one partition");
            }
        }
    }

    private static void ownVector(Facts facts, Report report) {
        for (Partition partition : facts.partitions()) {
            Map<Integer, String> users = new HashMap<>();
            for (DeviceAssignment assignment : partition.devices()) {
                String user = users.putIfAbsent(assignment.vector(), assignment.device());
                report.unless(
                        user == null,
                        assignment.where(),
                        "the vector " + assignment.vector() + " of \"" + assignment.device() + "\" is that of \"" + user
                                + "\"",
                        "give each device of a partition its own vector");
            }
        }
    }
}
