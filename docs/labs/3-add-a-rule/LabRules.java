package cofferdam.spec.system.rules;

import static cofferdam.spec.system.rules.Rule.rule;

import java.util.List;

/** Rules of a project of its own: no network without a guard. */
final class LabRules {
    static final List<Rule> ALL = List.of(
            rule(
                    "LAB-01",
                    "Write here what must hold, in one sentence.",
                    // An excerpt of gate.xml that stands there once and satisfies the rule ...
                    "to=\"guard\" messageSize=\"64\"",
                    // ... and the same excerpt, edited so that it breaks the rule.
                    "to=\"guard\" messageSize=\"64\"",
                    (facts, report) -> {
                        // Walk over what the description declares, and report each violation:
                        // report.add(where, "what is wrong, with its name", "what would be right").
                    }));

    private LabRules() {}
}
