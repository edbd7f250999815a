package cofferdam.spec.system.rules;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules of the description: {@code docs/rules.md} and {@code cofferdam explain} show this list (G8-05). */
public final class RuleCatalogue {
    private static final List<Rule> RULES = Stream.of(
                    PlatformRules.ALL,
                    KernelRules.ALL,
                    DeviceRules.ALL,
                    PartitionRules.ALL,
                    NameRules.ALL,
                    MemoryRules.ALL,
                    ImageRules.ALL,
                    StartRules.ALL,
                    AssignmentRules.ALL,
                    ChannelRules.ALL,
                    ChannelMemoryRules.ALL,
                    GrantRules.ALL,
                    ScheduleRules.ALL)
            .flatMap(List::stream)
            .toList();

    private static final List<RuleText> TEXTS = Stream.concat(
                    ReadingRules.all().stream(), RULES.stream().map(Rule::text))
            .sorted(Comparator.comparing(RuleText::id))
            .toList();

    private RuleCatalogue() {}

    /** What every rule says, those of reading included, by id. */
    public static List<RuleText> texts() {
        return TEXTS;
    }

    /** What the rule of an id such as {@code MEM-07} says. */
    public static Optional<RuleText> text(String id) {
        return TEXTS.stream().filter(t -> t.id().equals(id)).findFirst();
    }

    /**
     * What is wrong with a description, in the order of the file; empty if nothing. Image files are read below the
     * description's folder.
     */
    public static List<Finding> check(SystemDescription description) {
        Facts facts = new Facts(description);
        List<Finding> findings = new ArrayList<>();
        RULES.stream().filter(Rule::limit).forEach(rule -> rule.check(facts, findings));
        if (findings.isEmpty()) {
            RULES.stream().filter(rule -> !rule.limit()).forEach(rule -> rule.check(facts, findings));
        }
        findings.sort(Finding.ORDER);
        return findings;
    }
}
