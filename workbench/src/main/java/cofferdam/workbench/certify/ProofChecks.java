package cofferdam.workbench.certify;

import cofferdam.proofs.bounded.JbmcProver;
import cofferdam.proofs.deductive.KeyProver;
import cofferdam.proofs.harness.ProofSummary;
import cofferdam.proofs.harness.ProvedItem;
import cofferdam.proofs.openjml.OpenJmlProver;
import cofferdam.spec.requirement.Claim;
import cofferdam.spec.requirement.Requirement;
import cofferdam.spec.requirement.RequirementCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is proved, as evidence: for each claim and prover the requirements whose theorems all stand. What is stale, open
 * or missing makes no evidence; the certificate lists it.
 */
public final class ProofChecks {
    private static final String NAME = "proved-by-";
    private static final List<String> TOOLS = List.of(JbmcProver.NAME, KeyProver.NAME, OpenJmlProver.NAME);

    private ProofChecks() {}

    /** The provers whose theorems and lemmas are evidence; others show that wrong ones are refuted. */
    public static List<String> tools() {
        return TOOLS;
    }

    /** The name of the evidence that a prover gives, as reports print it. */
    public static String name(String tool) {
        return NAME + tool;
    }

    /** What such evidence says. */
    public static String statement(String tool) {
        return switch (tool) {
            case JbmcProver.NAME ->
                "Lemmas about the bits of entries and tables hold for all values, and so does all they rest on.";
            case KeyProver.NAME ->
                "Components of the kernel core reveal and touch no more than their contracts say, for all inputs"
                        + " and sizes, and so does all that this rests on.";
            default ->
                "Theorems about the kernel core hold for all its states, inputs and sizes, and so do all contracts"
                        + " they rest on.";
        };
    }

    static List<Evidence> evidence(ProofSummary proofs) {
        List<Evidence> evidence = new ArrayList<>();
        for (Claim claim : RequirementCatalogue.shipped().claims()) {
            for (String tool : TOOLS) {
                of(claim, tool, proofs).ifPresent(evidence::add);
            }
        }
        return evidence;
    }

    private static Optional<Evidence> of(Claim claim, String tool, ProofSummary proofs) {
        List<String> requirements = new ArrayList<>();
        SortedSet<ProvedItem> items = new TreeSet<>(Comparator.comparing(ProvedItem::obligation));
        for (Requirement requirement : claim.requirements()) {
            List<ProvedItem> proving = proofs.proving(requirement.id(), tool);
            if (!proving.isEmpty()) {
                requirements.add(requirement.id());
                items.addAll(proving);
            }
        }
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new Evidence(
                        name(tool),
                        claim.id(),
                        requirements,
                        Verdict.HOLDS,
                        Strength.PROVED,
                        statement(tool),
                        scope(items),
                        Optional.empty(),
                        List.copyOf(items)));
    }

    private static String scope(SortedSet<ProvedItem> items) {
        String versions = String.join(
                ", ", new TreeSet<>(items.stream().map(ProvedItem::version).toList()));
        return items.size() + (items.size() == 1 ? " statement" : " statements")
                + " about this kernel's source, whatever" + " the system; "
                + items.first().tool() + " " + versions;
    }
}
