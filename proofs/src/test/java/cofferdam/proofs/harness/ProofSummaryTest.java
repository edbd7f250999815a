package cofferdam.proofs.harness;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.defects.Defect;
import cofferdam.proofs.defects.DefectCatalogue;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Prover;
import cofferdam.proofs.evidence.RecordedEvidence;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.harness.ProofEffort.OfTool;
import cofferdam.proofs.openjml.OpenJmlProver;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A theorem counts as proved only by a fresh answer to it and to all that it rests on (G10-02). */
class ProofSummaryTest {
    private static final ShippedSources SOURCES = ShippedSources.of(
            Map.of("separation-kernel/src/main/java/cofferdam/kernel/core/One.java", "class One {\n/*@ pure @*/\n}\n"));

    private final FakeProver prover = new FakeProver();

    @Test
    void aTheoremStandsWhenItAndWhatItRestsOnAreFreshlyProved() {
        ProofSummary summary = summary(prover.recorded(Outcome.PROVED, Outcome.PROVED));
        assertThat(summary.proving("G1-01", "openjml"))
                .extracting(ProvedItem::obligation)
                .containsExactly("theorem");
        assertThat(summary.lacking()).isEmpty();
        assertThat(summary.contracts()).isEqualTo(Map.of("openjml", "1 of 1"));
        assertThat(summary.proving("G1-02", "openjml")).isEmpty();
        assertThat(summary.effort().code()).isEqualTo(2);
        assertThat(summary.effort().contracts()).isEqualTo(1);
        assertThat(summary.effort().tools()).containsExactly(new OfTool("openjml", 2, 200, 0, "contract", 100));
        assertThat(summary.items()).extracting(ProvedItem::millis).containsExactly(100L);
        assertThat(summary.proving("G1-01", "jbmc")).isEmpty();
    }

    @Test
    void aContractThatIsNotProvedTakesTheTheoremWithIt() {
        for (Outcome outcome : List.of(Outcome.OPEN, Outcome.TIMEOUT, Outcome.VACUOUS, Outcome.ERROR)) {
            ProofSummary summary = summary(prover.recorded(outcome, Outcome.PROVED));
            assertThat(summary.proving("G1-01", "openjml")).isEmpty();
            assertThat(summary.lacking()).extracting(ProvedItem::lacking).containsExactly(List.of("contract"));
            assertThat(summary.contracts()).isEqualTo(Map.of("openjml", "0 of 1"));
        }
    }

    @Test
    void aStaleOrMissingOrOpenTheoremIsListedAndProvesNothing() {
        RecordedEvidence record = prover.recorded(Outcome.PROVED, Outcome.PROVED);
        prover.sources = "changed";
        ProofSummary stale = summary(record);
        assertThat(stale.proving("G1-01", "openjml")).isEmpty();
        assertThat(stale.lacking()).extracting(ProvedItem::outcome).containsExactly(Outcome.STALE);
        assertThat(stale.counts()).isEqualTo(Map.of(Outcome.STALE, 2));
        assertThat(stale.effort().tools()).isEmpty();
        assertThat(summary(RecordedEvidence.none("openjml")).lacking())
                .extracting(ProvedItem::outcome)
                .containsExactly(Outcome.MISSING);
        assertThat(summary(prover.recorded(Outcome.PROVED, Outcome.OPEN)).proving("G1-01", "openjml"))
                .isEmpty();
    }

    @Test
    void withADefectOfTheCoreAnswersAboutTheSoundCoreAreStale() {
        ShippedSources sound = ShippedSources.load();
        Prover prover = OpenJmlProver.among(sound);
        RecordedEvidence allProved = RecordedEvidence.none("openjml")
                .with(
                        prover.obligations().stream()
                                .map(one ->
                                        new Result(one, "1", prover.inputHash(one, "1"), Outcome.PROVED, "", 1, false))
                                .toList(),
                        prover.obligations(),
                        true);
        assertThat(ProofSummary.of(List.of(prover), tool -> allProved, sound)
                        .counts()
                        .keySet())
                .containsExactly(Outcome.PROVED);
        Defect defect = DefectCatalogue.shipped().find("lender-keeps-access").orElseThrow();
        Map<String, String> files = new TreeMap<>(sound.files());
        files.putAll(defect.edit().applyTo(sound));
        ShippedSources patched = ShippedSources.of(files);
        Prover broken = OpenJmlProver.among(patched);
        assertThat(ProofSummary.of(List.of(broken), tool -> allProved, patched)
                        .counts()
                        .get(Outcome.STALE))
                .isPositive();
    }

    @Test
    void whatIsKeptInTheCacheReadsBackTheSame() throws Exception {
        ProofSummary summary = summary(prover.recorded(Outcome.OPEN, Outcome.PROVED));
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readValue(json.writeValueAsString(summary), ProofSummary.class))
                .isEqualTo(summary);
    }

    private ProofSummary summary(RecordedEvidence record) {
        return ProofSummary.of(List.of(prover), tool -> record, SOURCES);
    }
}
