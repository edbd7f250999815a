package cofferdam.workbench.cli;

import cofferdam.proofs.defects.Defect;
import cofferdam.proofs.defects.DefectCatalogue;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.proofs.unwinding.kernel.ModelRules;
import cofferdam.spec.requirement.Claim;
import cofferdam.spec.requirement.Requirement;
import cofferdam.spec.requirement.RequirementCatalogue;
import cofferdam.spec.system.rules.RuleCatalogue;
import cofferdam.spec.system.rules.RuleText;
import cofferdam.workbench.attack.AttemptRules;
import cofferdam.workbench.attack.Judged;
import cofferdam.workbench.certify.Assumption;
import cofferdam.workbench.certify.Assumptions;
import cofferdam.workbench.certify.Check;
import cofferdam.workbench.certify.ProofChecks;
import cofferdam.workbench.certify.Strength;
import cofferdam.workbench.certify.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything reports refer to by an id or a fixed word; a heading and paragraphs for each. */
final class Glossary {
    private final Map<String, List<String>> entries = new LinkedHashMap<>();

    Glossary() {
        for (Claim claim : RequirementCatalogue.shipped().claims()) {
            List<String> text = new ArrayList<>(List.of(claim.id() + " " + claim.title(), claim.text()));
            claim.requirements().forEach(r -> text.add(r.id() + " " + r.title() + ": " + r.text()));
            entries.put(claim.id(), text);
        }
        for (Requirement requirement : RequirementCatalogue.shipped().requirements()) {
            entries.put(requirement.id(), requirement(requirement));
        }
        for (RuleText rule : RuleCatalogue.texts()) {
            entries.put(
                    rule.id(),
                    List.of(
                            "Rule " + rule.id(),
                            rule.sentence(),
                            "Accepted: " + rule.good().strip(),
                            "Rejected: " + rule.bad().strip()));
        }
        for (RuleText rule : AttemptRules.all()) {
            entries.put(
                    rule.id(),
                    List.of(
                            "Rule " + rule.id() + " of files of attempts",
                            rule.sentence(),
                            "Accepted: " + rule.good().strip(),
                            "Rejected: " + rule.bad().strip()));
        }
        for (RuleText rule : ModelRules.all()) {
            entries.put(
                    rule.id(),
                    List.of(
                            "Rule " + rule.id() + " of models, which 'cofferdam explore' visits",
                            rule.sentence(),
                            "Accepted: " + rule.good(),
                            "Rejected: " + rule.bad()));
        }
        for (Property property : Property.values()) {
            entries.put(
                    property.id().toUpperCase(Locale.ROOT),
                    List.of(
                            "Property " + property.id() + " of explored states: " + property.words(),
                            property.meaning()));
        }
        for (Judged.Outcome outcome : Judged.Outcome.values()) {
            entries.put(
                    outcome.word(), List.of("Outcome " + outcome.word() + " of an attempt", outcome.meaning() + "."));
        }
        for (Assumption a : Assumptions.listed()) {
            String claims = "Relied on by " + String.join(", ", a.claims()) + ".";
            entries.put(a.id(), List.of("Assumption " + a.id(), a.text(), a.reason(), claims));
        }
        for (Verdict verdict : Verdict.values()) {
            entries.put(verdict.name(), List.of("Verdict " + verdict, verdict.meaning() + "."));
        }
        for (Strength strength : Strength.values()) {
            entries.put(
                    strength.name(),
                    List.of(
                            (strength == Strength.UNKNOWN ? "Verdict and strength " : "Strength ") + strength,
                            strength.meaning() + ".",
                            "Strongest first: " + strengths() + "."));
        }
        for (Outcome outcome : Outcome.values()) {
            entries.putIfAbsent(
                    outcome.name(), List.of("Answer " + outcome + " of 'cofferdam prove'", outcome.meaning() + "."));
        }
        for (Defect d : DefectCatalogue.shipped().all()) {
            entries.put(
                    d.name().toUpperCase(Locale.ROOT),
                    List.of(
                            "Defect " + d.name() + ", breaks " + d.requirement(),
                            d.story() + (d.advisory().isEmpty() ? "" : " As in " + d.advisory()),
                            "See it: cofferdam certify docs/examples/" + d.example() + "/system.xml --defect "
                                    + d.name()));
        }
        for (Check check : Check.all()) {
            entries.put(
                    check.name().toUpperCase(Locale.ROOT),
                    List.of(
                            "Check " + check.name() + ", evidence for " + check.claim(),
                            check.statement(),
                            "About the requirements " + String.join(", ", check.requirements()) + "."));
        }
        for (String tool : ProofChecks.tools()) {
            entries.put(
                    ProofChecks.name(tool).toUpperCase(Locale.ROOT),
                    List.of(
                            "Evidence " + ProofChecks.name(tool),
                            ProofChecks.statement(tool),
                            "Only for proofs of the kernel's sources as they are; 'cofferdam prove --list' names them."));
        }
        InterfaceWords.addTo(entries);
    }

    /** A heading and paragraphs; empty if there is no such id or word. */
    List<String> explain(String id) {
        return entries.getOrDefault(id.strip().toUpperCase(Locale.ROOT), List.of());
    }

    /** What to try instead of an id that is not there. */
    String suggestion(String id) {
        String wanted = id.strip().toUpperCase(Locale.ROOT);
        String stem = wanted.length() > 2 ? wanted.substring(0, 3) : wanted;
        List<String> near = entries.keySet().stream()
                .filter(key -> key.startsWith(stem))
                .limit(8)
                .toList();
        return near.isEmpty()
                ? "Ids look like G1, G1-03, MEM-07, A-02 or SAMPLED; reports show them beside what they are about."
                : "Did you mean one of: " + String.join(", ", near) + "?";
    }

    private static List<String> requirement(Requirement requirement) {
        List<String> text = new ArrayList<>();
        text.add(requirement.id() + " " + requirement.title());
        text.add(requirement.text());
        RequirementCatalogue.shipped()
                .claim(requirement.claim())
                .ifPresent(
                        claim -> text.add("Part of claim " + claim.id() + " " + claim.title() + ": " + claim.text()));
        return text;
    }

    private static String strengths() {
        List<String> names = new ArrayList<>();
        for (Strength strength : Strength.values()) {
            names.add(strength.name());
        }
        return String.join(", ", names);
    }
}
