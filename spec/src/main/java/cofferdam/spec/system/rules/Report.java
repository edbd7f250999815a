package cofferdam.spec.system.rules;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.Location;
import java.util.List;

/** Collects the findings of one rule. */
final class Report {
    private final RuleText rule;
    private final List<Finding> findings;

    Report(RuleText rule, List<Finding> findings) {
        this.rule = rule;
        this.findings = findings;
    }

    /** Adds a finding. */
    void add(Location where, String found, String advice) {
        findings.add(rule.finding(where, found, advice));
    }

    /** Adds a finding unless all is well. */
    void unless(boolean well, Location where, String found, String advice) {
        if (!well) {
            add(where, found, advice);
        }
    }
}
