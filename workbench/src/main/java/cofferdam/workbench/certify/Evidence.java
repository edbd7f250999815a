package cofferdam.workbench.certify;

import cofferdam.proofs.harness.ProvedItem;
import java.util.List;
import java.util.Optional;

/**
 * What one check found about one claim.
 *
 * @param check name of the check
 * @param claim such as {@code G1}
 * @param requirements ids of the requirements it is about
 * @param statement what was looked at, in one sentence
 * @param scope bounds, number of tries, seed
 * @param witness present exactly if the verdict is FAILS
 * @param proofs theorems and lemmas that make it up, if it is one of proofs
 */
public record Evidence(
        String check,
        String claim,
        List<String> requirements,
        Verdict verdict,
        Strength strength,
        String statement,
        String scope,
        Optional<Witness> witness,
        List<ProvedItem> proofs) {

    public Evidence {
        requirements = List.copyOf(requirements);
        proofs = List.copyOf(proofs);
        if (!proofs.stream().allMatch(ProvedItem::stands)) {
            throw new IllegalArgumentException("what is not proved is no evidence: " + check);
        }
        if (witness.isPresent() != (verdict == Verdict.FAILS)) {
            throw new IllegalArgumentException("a failure needs a witness, and nothing else has one: " + check);
        }
        for (String requirement : requirements) {
            if (!requirement.startsWith(claim + "-")) {
                throw new IllegalArgumentException(requirement + " is not a requirement of " + claim);
            }
        }
    }

    /** Evidence that is no proof. */
    public Evidence(
            String check,
            String claim,
            List<String> requirements,
            Verdict verdict,
            Strength strength,
            String statement,
            String scope,
            Optional<Witness> witness) {
        this(check, claim, requirements, verdict, strength, statement, scope, witness, List.of());
    }

    /** Whether it is about a part of its requirements only: a format, a table, a component of the kernel. */
    public boolean part() {
        return !proofs.isEmpty() && proofs.stream().allMatch(ProvedItem::part);
    }

    /** Evidence from a check of the given strength, failing with the witness if there is one. */
    static Evidence of(Check check, Strength strength, String scope, Optional<Witness> witness) {
        return of(check.name(), check.claim(), check.requirements(), strength, check.statement(), scope, witness);
    }

    /** A check that shows nothing, and why. */
    static Evidence unknown(Check check, String why) {
        return unknown(check.name(), check.claim(), check.requirements(), check.statement(), why);
    }

    /** Evidence of the given strength, failing with the witness if there is one. */
    public static Evidence of(
            String check,
            String claim,
            List<String> requirements,
            Strength strength,
            String statement,
            String scope,
            Optional<Witness> witness) {
        Verdict verdict = witness.isPresent() ? Verdict.FAILS : Verdict.HOLDS;
        return new Evidence(check, claim, requirements, verdict, strength, statement, scope, witness);
    }

    /** Something that was not shown, and why. */
    public static Evidence unknown(
            String check, String claim, List<String> requirements, String statement, String why) {
        return new Evidence(
                check, claim, requirements, Verdict.UNKNOWN, Strength.UNKNOWN, statement, why, Optional.empty());
    }
}
