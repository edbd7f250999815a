package cofferdam.workbench.certify;

import cofferdam.spec.requirement.Claim;
import cofferdam.spec.requirement.Requirement;
import java.util.List;
import java.util.Optional;

/**
 * The verdict on one claim: fails if any evidence fails, is unknown if any part is unknown or there is no evidence, holds
 * partly if there are requirements that no evidence is about, and otherwise holds; its strength is the weakest among its
 * evidence.
 *
 * @param assumptions ids of the assumptions the verdict rests on
 */
public record ClaimVerdict(Claim claim, List<Evidence> evidence, List<String> assumptions) {
    public ClaimVerdict {
        evidence = List.copyOf(evidence);
        assumptions = List.copyOf(assumptions);
    }

    /** The verdict. */
    public Verdict verdict() {
        if (failure().isPresent()) {
            return Verdict.FAILS;
        }
        boolean unknown = evidence.isEmpty() || evidence.stream().anyMatch(e -> e.verdict() == Verdict.UNKNOWN);
        if (unknown) {
            return Verdict.UNKNOWN;
        }
        return notShown().isEmpty() ? Verdict.HOLDS : Verdict.PARTLY;
    }

    /** How strong the verdict is: that of the failing evidence, or the weakest of all. */
    public Strength strength() {
        return failure().map(Evidence::strength).orElseGet(() -> evidence.stream()
                .map(Evidence::strength)
                .reduce(Strength::weaker)
                .orElse(Strength.UNKNOWN));
    }

    /** The first evidence that fails. */
    public Optional<Evidence> failure() {
        return evidence.stream().filter(e -> e.verdict() == Verdict.FAILS).findFirst();
    }

    /** Requirements of the claim that no evidence of this certificate is about, be it in part. */
    public List<String> notShown() {
        return claim.requirements().stream()
                .map(Requirement::id)
                .filter(id -> evidence.stream()
                        .noneMatch(e -> !e.part() && e.requirements().contains(id)))
                .toList();
    }

    /** The evidence that decides the strength, whose scope stands for the claim in one-line summaries. */
    public Optional<Evidence> deciding() {
        return failure().or(() -> evidence.stream()
                .filter(e -> e.strength() == strength())
                .findFirst());
    }
}
