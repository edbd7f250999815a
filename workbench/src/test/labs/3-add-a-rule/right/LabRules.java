package cofferdam.spec.system.rules;

import static cofferdam.spec.system.rules.Rule.rule;

import cofferdam.spec.system.Partition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules of a project of its own: no network without a guard. */
final class LabRules {
    static final List<Rule> ALL = List.of(
            rule(
                    "LAB-01",
                    "No channel, event or grant leads directly from one partition that owns a device to another.",
                    "from=\"guard\" to=\"black\" messageSize=\"64\"",
                    "from=\"red\" to=\"black\" messageSize=\"64\"",
                    LabRules::guarded));

    private LabRules() {}

    private static void guarded(Facts facts, Report report) {
        Set<String> owners = facts.partitions().stream()
                .filter(p -> !p.devices().isEmpty())
                .map(Partition::name)
                .collect(Collectors.toSet());
        Stream.of(Flow.channels(facts), Flow.events(facts), Flow.grants(facts))
                .flatMap(List::stream)
                .filter(f -> !f.from().equals(f.to()))
                .forEach(f -> report.unless(
                        !(owners.contains(f.from()) && owners.contains(f.to())),
                        f.where(),
                        "\"" + f.name() + "\" leads from \"" + f.from() + "\" to \"" + f.to()
                                + "\", and both own devices",
                        "let it pass a partition without devices"));
    }
}
