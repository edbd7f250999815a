package cofferdam.proofs.openjml;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.evidence.EvidenceFolder;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.OpenLedger;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.RecordedEvidence;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The record kept with the sources, against the sources as they are (G11-01). While it is not marked complete, stale
 * and missing answers are listed; once it is, they fail the build.
 */
class RecordedOpenJmlTest {
    private static final OpenJmlProver PROVER = OpenJmlProver.ofProcess(false);
    private static final RecordedEvidence RECORD = EvidenceFolder.shipped(OpenJmlProver.NAME);
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
        System.out.println("recorded answers of OpenJML: " + counts + ", unexplained: " + unexplained.size());
        assertThat(counts.values().stream().mapToInt(count -> count).sum()).isGreaterThan(200);
        assertThat(RECORD.complete() ? unexplained : List.of()).isEmpty();
    }

    @Test
    void theLedgerNamesMethodsOfTheCoreThatAreNotProved() {
        List<String> known = PROVER.obligations().stream()
                .map(obligation -> OpenLedger.key(obligation.tool(), obligation.id()))
                .toList();
        assertThat(LEDGER.keys().stream().filter(key -> key.startsWith("openjml ")))
                .isSubsetOf(known);
        assertThat(PROVER.obligations())
                .filteredOn(obligation -> LEDGER.reason(obligation).isPresent())
                .noneMatch(obligation -> RECORD.about(obligation, PROVER).outcome() == Outcome.PROVED);
    }

    @Test
    void aChangeOfOneByteInAProvedMethodMakesItsAnswerStale() {
        CoreSources shipped = CoreSources.shipped(Reader.OPENJML);
        Obligation method = PROVER.obligations().stream()
                .filter(obligation -> obligation.id().contains("Events.to("))
                .findFirst()
                .orElseThrow();
        String hash = PROVER.inputHash(method, "1");
        Result proved = new Result(method, "1", hash, Outcome.PROVED, "", 0, false);
        RecordedEvidence record =
                RecordedEvidence.none(OpenJmlProver.NAME).with(List.of(proved), List.of(method), false);
        assertThat(record.about(method, PROVER).outcome()).isEqualTo(Outcome.PROVED);

        Map<String, String> changed = new TreeMap<>(shipped.files());
        changed.computeIfPresent("Events", (type, text) -> text.replace("return to[e];", "return to[0];"));
        assertThat(changed).isNotEqualTo(shipped.files());
        OpenJmlProver other = new OpenJmlProver(CoreSources.of(changed, Reader.OPENJML), () -> null, Duration.ZERO);
        assertThat(record.about(method, other).outcome()).isEqualTo(Outcome.STALE);
    }
}
