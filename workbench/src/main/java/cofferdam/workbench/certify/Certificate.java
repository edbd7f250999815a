package cofferdam.workbench.certify;

import cofferdam.proofs.defects.SourceEdit;
import cofferdam.proofs.harness.ProofSummary;
import cofferdam.spec.system.SystemDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything one run of {@code certify} found.
 *
 * @param edit the seeded defect or patch the kernel ran with, if any
 * @param complete whether every check ran to its end; false after an interruption
 * @param tried what was tried and how often, in words and numbers
 * @param coverage which states were visited
 * @param proofs what is proved of this kernel by the records, and what is not or no longer
 */
public record Certificate(
        SystemDescription system,
        long seed,
        Optional<SourceEdit> edit,
        String version,
        boolean complete,
        List<ClaimVerdict> claims,
        List<Assumption> assumptions,
        Map<String, Long> tried,
        Coverage coverage,
        ProofSummary proofs) {

    /** Fails if any claim fails; otherwise unknown if one is unknown; otherwise partly if one holds partly. */
    public Verdict verdict() {
        Verdict worst = Verdict.HOLDS;
        for (ClaimVerdict claim : claims) {
            if (claim.verdict() == Verdict.FAILS) {
                return Verdict.FAILS;
            }
            worst = worst.compareTo(claim.verdict()) >= 0 ? worst : claim.verdict();
        }
        return worst;
    }

    /** The claims with a given verdict. */
    public List<ClaimVerdict> with(Verdict verdict) {
        return claims.stream().filter(c -> c.verdict() == verdict).toList();
    }
}
