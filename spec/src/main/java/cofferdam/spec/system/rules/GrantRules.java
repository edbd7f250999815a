package cofferdam.spec.system.rules;

import static cofferdam.spec.system.rules.Rule.limit;
import static cofferdam.spec.system.rules.Rule.rule;
import static cofferdam.spec.system.rules.Text.hex;
import static cofferdam.spec.system.rules.Text.pages;

import cofferdam.spec.system.Grant;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules on the passing of frames at run time (G1-10). */
final class GrantRules {
    static final List<Rule> ALL = List.of(
            limit("GRT-01", "There are at most 64 grants.", Flow.few(Flow::grants, "grants")),
            rule(
                    "GRT-02",
                    "A grant comes from a partition.",
                    "id=\"0\" from=\"red\" region=\"red/loan\"",
                    "id=\"0\" from=\"spare\" region=\"red/loan\"",
                    Flow.fromPartition(Flow::grants)),
            rule(
                    "GRT-03",
                    "A grant leads to a partition.",
                    "to=\"guard\" at=\"0xc00000\"",
                    "to=\"blue\" at=\"0xc00000\"",
                    Flow.toPartition(Flow::grants)),
            rule(
                    "GRT-04",
                    "A grant leads from one partition to another.",
                    "to=\"guard\" at=\"0xc00000\"",
                    "to=\"red\" at=\"0xc00000\"",
                    Flow.twoEnds(Flow::grants)),
            rule(
                    "GRT-05",
                    "The id of a grant is below the number of grants.",
                    "<grant name=\"gift\" id=\"1\"",
                    "<grant name=\"gift\" id=\"3\"",
                    Flow.dense(Flow::grants)),
            rule(
                    "GRT-06",
                    "The ids of grants differ.",
                    "<grant name=\"gift\" id=\"1\"",
                    "<grant name=\"gift\" id=\"0\"",
                    Flow.numbered(Flow::grants)),
            rule(
                    "GRT-07",
                    "The region of a grant exists.",
                    "region=\"red/loan\"",
                    "region=\"red/lone\"",
                    (facts, report) -> grants(facts)
                            .forEach(g -> report.unless(
                                    facts.region(g).isPresent(),
                                    g.where(),
                                    "there is no region \"" + g.region() + "\"",
                                    "write partition/region, such as \"red/ram\""))),
            rule(
                    "GRT-08",
                    "A grant's sender can own the region: it is the sender's own, or another grant donates it to the sender.",
                    "region=\"red/loan\"",
                    "region=\"black/main\"",
                    GrantRules::ownership),
            rule(
                    "GRT-09",
                    "A grant does not lead back to the partition whose region it is; lent frames come back by reclaiming.",
                    "to=\"guard\" at=\"0xe00000\"",
                    "to=\"red\" at=\"0xe00000\"",
                    (facts, report) -> grants(facts)
                            .forEach(g -> report.unless(
                                    !g.region().startsWith(g.to() + "/") || g.to().equals(g.from()),
                                    g.where(),
                                    "grant \"" + g.name() + "\" leads back to \"" + g.to() + "\", whose region it is",
                                    "name another receiver"))),
            rule(
                    "GRT-10",
                    "A grant begins at a multiple of 4 KiB at its receiver.",
                    "at=\"0xc00000\"",
                    "at=\"0xc00800\"",
                    (facts, report) -> grants(facts)
                            .forEach(g -> report.unless(
                                    pages(g.at()),
                                    g.where(),
                                    "grant \"" + g.name() + "\" begins at guest-physical " + hex(g.at()),
                                    "write a multiple of 0x1000"))),
            rule(
                    "GRT-11",
                    "A grant lies below the guest-physical address width of its receiver, at most 42 bits.",
                    "at=\"0xc00000\"",
                    "at=\"0x40000000000\"",
                    GuestOverlap.within(GuestWindow.Kind.GRANT)),
            rule(
                    "GRT-12",
                    "The window of a grant overlaps nothing else in its receiver.",
                    "at=\"0xc00000\"",
                    "at=\"0x80f000\"",
                    GuestOverlap.apart(GuestWindow.Kind.GRANT)),
            rule(
                    "GRT-13",
                    "A grant gives no right that the region does not have.",
                    "at=\"0xc00000\" access=\"rw\"",
                    "at=\"0xc00000\" access=\"rwx\"",
                    eachRegion((facts, g, r, report) -> report.unless(
                            (g.access().bits() & ~r.access().bits()) == 0,
                            g.where(),
                            "grant \"" + g.name() + "\" gives " + g.access() + " to a region with access=\""
                                    + r.access() + "\"",
                            "write at most " + r.access()))),
            rule(
                    "GRT-14",
                    "A grant includes the right to read.",
                    "at=\"0xc00000\" access=\"rw\"",
                    "at=\"0xc00000\" access=\"w\"",
                    (facts, report) -> grants(facts)
                            .forEach(g -> report.unless(
                                    g.access().read(),
                                    g.where(),
                                    "grant \"" + g.name() + "\" has access=\"" + g.access() + "\"",
                                    "add r"))),
            rule(
                    "GRT-15",
                    "No region is granted that a device reaches by DMA.",
                    "region=\"red/loan\"",
                    "region=\"red/buffers\"",
                    eachRegion(GrantRules::offDma)),
            rule(
                    "GRT-16",
                    "A region is granted to a partition once, so that each of its frames has one home there.",
                    "region=\"red/loan\"",
                    "region=\"red/parcel\"",
                    GrantRules::oneHome));

    private GrantRules() {}

    /** A check of a grant whose region exists. */
    @FunctionalInterface
    private interface RegionCheck {
        void run(Facts facts, Grant grant, MemoryRegion region, Report report);
    }

    private static List<Grant> grants(Facts facts) {
        return facts.description().grants();
    }

    private static Rule.Check eachRegion(RegionCheck check) {
        return (facts, report) ->
                grants(facts).forEach(g -> facts.region(g).ifPresent(r -> check.run(facts, g, r, report)));
    }

    private static void ownership(Facts facts, Report report) {
        for (Grant grant : grants(facts)) {
            boolean own = grant.region().startsWith(grant.from() + "/");
            boolean donated = grants(facts).stream()
                    .anyMatch(g -> g.modes().contains(Grant.Mode.DONATE)
                            && g.region().equals(grant.region())
                            && g.to().equals(grant.from()));
            report.unless(
                    own
                            || donated
                            || !facts.isPartition(grant.from())
                            || facts.region(grant).isEmpty(),
                    grant.where(),
                    "partition \"" + grant.from() + "\" can never own the region \"" + grant.region() + "\"",
                    "name a region of the sender, or add a grant that donates this one to it");
        }
    }

    private static void offDma(Facts facts, Grant grant, MemoryRegion region, Report report) {
        Partition owner = facts.partitions()
                .get(facts.description().partitionNumber(grant.region().split("/")[0]));
        for (Partition.DeviceAssignment assignment : owner.devices()) {
            report.unless(
                    !assignment.dma().contains(region.name()),
                    grant.where(),
                    "grant \"" + grant.name() + "\" passes on the region \"" + grant.region() + "\", which \""
                            + assignment.device() + "\" reaches by DMA",
                    "grant another region");
        }
    }

    private static void oneHome(Facts facts, Report report) {
        Map<String, Grant> homes = new HashMap<>();
        for (Grant grant : grants(facts)) {
            Grant first = homes.putIfAbsent(grant.region() + " " + grant.to(), grant);
            if (first != null) {
                report.add(
                        grant.where(),
                        "the region \"" + grant.region() + "\" is granted to \"" + grant.to()
                                + "\" a second time; the first is \"" + first.name() + "\"",
                        "merge the two or grant another region");
            }
        }
    }
}
