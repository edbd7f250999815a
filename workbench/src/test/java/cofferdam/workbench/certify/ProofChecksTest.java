package cofferdam.workbench.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Prover;
import cofferdam.proofs.evidence.RecordedEvidence;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.harness.ProofEffort;
import cofferdam.proofs.harness.ProofSummary;
import cofferdam.proofs.harness.ProvedItem;
import cofferdam.proofs.openjml.OpenJmlProver;
import cofferdam.spec.requirement.RequirementCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** PROVED stands in a certificate only for what the records freshly prove, with tool, version and hash (G10-02). */
class ProofChecksTest {
    private static final ShippedSources SOURCES = ShippedSources.load();
    private static final Prover PROVER = OpenJmlProver.among(SOURCES);

    @Test
    void requirementsWhoseTheoremsAllStandAreProved() {
        List<Evidence> evidence = evidence(
                item("isolation", "openjml", Outcome.PROVED, "G1-01", "G2-01"),
                item("kernel-unreachable", "openjml", Outcome.PROVED, "G1-02"));
        assertThat(evidence).extracting(Evidence::claim).containsExactly("G1", "G2");
        assertThat(evidence).extracting(Evidence::strength).containsOnly(Strength.PROVED);
        assertThat(evidence.get(0).requirements()).containsExactly("G1-01", "G1-02");
        assertThat(evidence.get(0).scope()).startsWith("2 statements").endsWith("openjml 9.9");
        assertThat(evidence.get(1).requirements()).containsExactly("G2-01");
    }

    @Test
    void oneTheoremThatDoesNotStandTakesItsRequirementAway() {
        List<Evidence> evidence = evidence(
                item("isolation", "openjml", Outcome.PROVED, "G1-01", "G1-02"),
                item("other", "openjml", Outcome.STALE, "G1-02"));
        assertThat(evidence).hasSize(1);
        assertThat(evidence.get(0).requirements()).containsExactly("G1-01");
        assertThat(evidence(item("other", "openjml", Outcome.OPEN, "G1-02"))).isEmpty();
    }

    @Test
    void lemmasAboutBitsAndComponentsDoNotShowAWholeRequirement() {
        ClaimVerdict byBits = verdict(evidence(item("ept", "jbmc", Outcome.PROVED, "G1-13")));
        assertThat(byBits.notShown()).contains("G1-13");
        ClaimVerdict byTheorem = verdict(evidence(item("walk", "openjml", Outcome.PROVED, "G1-13")));
        assertThat(byTheorem.notShown()).doesNotContain("G1-13");
    }

    @Test
    void aClaimKeepsTheWeakestStrengthBesideAProof() {
        Evidence sampled =
                Evidence.of("x", "G1", List.of("G1-13"), Strength.SAMPLED, "looked", "3 runs", Optional.empty());
        Evidence proved =
                evidence(item("walk", "openjml", Outcome.PROVED, "G1-13")).get(0);
        assertThat(verdict(List.of(sampled, proved)).strength()).isEqualTo(Strength.SAMPLED);
    }

    @Test
    void anAnswerTakenOutOfTheRecordTakesAwayWhatRestsOnIt() {
        Obligation theorem = PROVER.obligations().stream()
                .filter(one -> PROVER.theorem(one)
                        && one.requirements().contains("G1-02")
                        && !PROVER.reliesOn(one).isEmpty())
                .findFirst()
                .orElseThrow();
        String contract = PROVER.reliesOn(theorem).stream().sorted().findFirst().orElseThrow();
        assertThat(verdict(recordedWithout("nothing")).notShown()).doesNotContain("G1-02");
        for (String missing : List.of(theorem.id(), contract)) {
            List<Evidence> evidence = recordedWithout(missing);
            assertThat(evidence).noneMatch(one -> one.requirements().contains("G1-02"));
            assertThat(verdict(evidence).notShown()).contains("G1-02");
            assertThat(verdict(evidence).verdict()).isNotEqualTo(Verdict.HOLDS);
        }
    }

    /** What the certificate shows by OpenJML if everything is proved, but one answer is missing. */
    private static List<Evidence> recordedWithout(String id) {
        List<Result> answers = PROVER.obligations().stream()
                .filter(one -> !one.id().equals(id))
                .map(one -> new Result(one, "1", PROVER.inputHash(one, "1"), Outcome.PROVED, "", 0, false))
                .toList();
        RecordedEvidence record = RecordedEvidence.none(PROVER.name()).with(answers, PROVER.obligations(), true);
        return ProofChecks.evidence(ProofSummary.of(List.of(PROVER), tool -> record, SOURCES)).stream()
                .filter(evidence -> evidence.claim().equals("G1"))
                .toList();
    }

    @Test
    void whatIsNotProvedCannotBeEvidence() {
        assertThatThrownBy(() -> new Evidence(
                        "x",
                        "G1",
                        List.of("G1-13"),
                        Verdict.HOLDS,
                        Strength.PROVED,
                        "s",
                        "scope",
                        Optional.empty(),
                        List.of(item("walk", "openjml", Outcome.STALE, "G1-13"))))
                .hasMessageContaining("what is not proved is no evidence");
    }

    private static List<Evidence> evidence(ProvedItem... items) {
        return ProofChecks.evidence(new ProofSummary(
                List.of(items), new TreeMap<>(), new TreeMap<>(), new ProofEffort(0, 0, 0, List.of())));
    }

    private static ClaimVerdict verdict(List<Evidence> evidence) {
        return new ClaimVerdict(RequirementCatalogue.shipped().claim("G1").orElseThrow(), evidence, List.of());
    }

    private static ProvedItem item(String id, String tool, Outcome outcome, String... requirements) {
        return new ProvedItem(
                id, tool, List.of(requirements), "Says " + id + ".", outcome, "9.9", "abc", 100, 0, List.of());
    }
}
