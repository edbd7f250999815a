package cofferdam.proofs.deductive;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.evidence.EvidenceFolder;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.OpenLedger;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.RecordedEvidence;
import cofferdam.proofs.evidence.Result;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * KeY's recorded answers against the sources as they are (G11-01). While the record is not marked complete, stale and
 * missing answers are counted; once it is, they fail the build.
 */
class RecordedKeyTest {
    private static final KeyProver PROVER = KeyProver.ofProcess();
    private static final RecordedEvidence RECORD = EvidenceFolder.shipped(KeyProver.NAME);
    private static final OpenLedger LEDGER = EvidenceFolder.ledger();

    @Test
    void whatIsNotFreshlyProvedStandsInTheLedgerOnceTheRecordIsComplete() {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        List<String> unexplained = new ArrayList<>();
        for (Obligation obligation : PROVER.obligations()) {
            Result result = RECORD.about(obligation, PROVER);
            counts.merge(result.outcome(), 1, Integer::sum);
            if (result.outcome() != Outcome.PROVED && LEDGER.reason(obligation).isEmpty()) {
                unexplained.add(result.outcome() + " " + obligation.id());
            }
        }
        System.out.println("recorded answers of KeY: " + counts + ", unexplained: " + unexplained.size());
        assertThat(RECORD.complete() ? unexplained : List.of()).isEmpty();
        assertThat(RECORD.complete() && counts.getOrDefault(Outcome.PROVED, 0) < 150)
                .isFalse();
    }

    @Test
    void theLedgerNamesContractsOfComponentsThatAreNotProved() {
        List<String> known = PROVER.obligations().stream()
                .map(obligation -> OpenLedger.key(obligation.tool(), obligation.id()))
                .toList();
        assertThat(LEDGER.keys().stream().filter(key -> key.startsWith(KeyProver.NAME + " ")))
                .isSubsetOf(known);
        assertThat(PROVER.obligations())
                .filteredOn(obligation -> LEDGER.reason(obligation).isPresent())
                .noneMatch(obligation -> RECORD.about(obligation, PROVER).outcome() == Outcome.PROVED);
    }
}
