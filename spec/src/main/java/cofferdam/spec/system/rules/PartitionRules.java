package cofferdam.spec.system.rules;

import static cofferdam.spec.system.rules.Rule.limit;
import static cofferdam.spec.system.rules.Rule.rule;
import static cofferdam.spec.system.rules.Text.word;

import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Partition.Action;
import cofferdam.spec.system.Partition.Fault;
import cofferdam.spec.system.Partition.FaultRule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Rules on partitions as a whole and on what happens when they fail. */
final class PartitionRules {
    private static final int MOST_RESTARTS = 1000;

    static final List<Rule> ALL = List.of(
            limit(
                    "PAR-03",
                    "There are at most 16 partitions.",
                    (facts, report) -> Limits.check(report, facts.partitions(), 16, "partitions", p -> p.where())),
            rule(
                    "PAR-04",
                    "A partition runs on a processor that exists.",
                    "name=\"black\" processor=\"1\"",
                    "name=\"black\" processor=\"2\"",
                    (facts, report) -> {
                        int count = facts.platform().processors().count();
                        facts.partitions()
                                .forEach(p -> report.unless(
                                        p.processor() < count,
                                        p.where(),
                                        "partition \"" + p.name() + "\" runs on processor " + p.processor() + " of "
                                                + count,
                                        "write a number below " + count));
                    }),
            rule(
                    "PAR-05",
                    "A partition has an image, since it would run zeroes otherwise.",
                    "<image file=\"images/black.bin\" at=\"0x3000\"/>",
                    "",
                    (facts, report) -> facts.partitions()
                            .forEach(p -> report.unless(
                                    !p.images().isEmpty(),
                                    p.where(),
                                    "partition \"" + p.name() + "\" has no image",
                                    "add <image file=\"...\" at=\"...\"/>"))),
            rule(
                    "FLT-01",
                    "A partition has at most one rule for each fault.",
                    "on=\"triple-fault\" action=\"stop\"",
                    "on=\"ept-violation\" action=\"stop\"",
                    PartitionRules::oneForEachFault),
            rule(
                    "FLT-02",
                    "Only a restart has a limit.",
                    "on=\"triple-fault\" action=\"stop\"",
                    "on=\"triple-fault\" action=\"stop\" limit=\"2\"",
                    each((f, report) -> report.unless(
                            f.action() == Action.RESTART || f.limit() == 0,
                            f.where(),
                            "the action " + word(f.action()) + " has limit=\"" + f.limit() + "\"",
                            "remove limit"))),
            rule(
                    "FLT-03",
                    "A restart has a limit of at least 1.",
                    "action=\"restart\" limit=\"3\"",
                    "action=\"restart\"",
                    each((f, report) -> report.unless(
                            f.action() != Action.RESTART || f.limit() >= 1,
                            f.where(),
                            "the restart on " + word(f.on()) + " has no limit",
                            "write limit=\"1\" or more"))),
            rule(
                    "FLT-04",
                    "The limit of restarts is at most 1000.",
                    "action=\"restart\" limit=\"3\"",
                    "action=\"restart\" limit=\"1001\"",
                    each((f, report) -> report.unless(
                            f.limit() <= MOST_RESTARTS,
                            f.where(),
                            "the limit is " + f.limit(),
                            "write at most " + MOST_RESTARTS))),
            rule(
                    "FLT-05",
                    "A triple fault is not injected: the partition has just failed to take an exception.",
                    "on=\"triple-fault\" action=\"stop\"",
                    "on=\"triple-fault\" action=\"inject\"",
                    each((f, report) -> report.unless(
                            f.on() != Fault.TRIPLE_FAULT || f.action() != Action.INJECT,
                            f.where(),
                            "the action on triple-fault is inject",
                            "write stop or restart"))),
            rule(
                    "FLT-06",
                    "An EPT misconfiguration is not injected: it is no fault of the partition.",
                    "on=\"forbidden-instruction\" action=\"inject\"",
                    "on=\"ept-misconfiguration\" action=\"inject\"",
                    each((f, report) -> report.unless(
                            f.on() != Fault.EPT_MISCONFIGURATION || f.action() != Action.INJECT,
                            f.where(),
                            "the action on ept-misconfiguration is inject",
                            "write stop or restart"))));

    private PartitionRules() {}

    /** A check of one fault rule. */
    @FunctionalInterface
    private interface FaultCheck {
        void run(FaultRule rule, Report report);
    }

    private static Rule.Check each(FaultCheck check) {
        return (facts, report) -> facts.partitions().forEach(p -> p.faults().forEach(f -> check.run(f, report)));
    }

    private static void oneForEachFault(Facts facts, Report report) {
        for (Partition partition : facts.partitions()) {
            Set<Fault> seen = EnumSet.noneOf(Fault.class);
            for (FaultRule rule : partition.faults()) {
                report.unless(
                        seen.add(rule.on()),
                        rule.where(),
                        "partition \"" + partition.name() + "\" has a second rule for " + word(rule.on()),
                        "keep one");
            }
        }
    }
}
