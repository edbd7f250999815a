package cofferdam.proofs.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.evidence.EvidenceFolder;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.OpenLedger;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The recorded run with contracts checked (G11-01): nothing failed, and each method's precondition was met by an example,
 * so that no contract is vacuous, or the ledger says why not. While the record is not marked complete, it may be about
 * an earlier core.
 */
class RecordedRuntimeTest {
    private static final String EXAMPLES = "examples";
    private static final CoreSources CORE = CoreSources.shipped(Reader.OPENJML);
    private static final RuntimeRecord RECORD =
            RuntimeRecord.parse(EvidenceFolder.shippedText(RuntimeRecord.NAME).orElseThrow());
    private static final OpenLedger LEDGER = EvidenceFolder.ledger();

    @Test
    void contractsHeldWhereverTheyWereChecked() {
        assertThat(RECORD.failed()).isEmpty();
        assertThat(RECORD.passed()).isGreaterThan(150);
        assertThat(RECORD.checked()).isGreaterThan(500);
    }

    @Test
    void theRecordIsAboutTheCoreAsItIsOnceItIsComplete() {
        boolean fresh = RECORD.input().equals(RuntimeRun.input(CORE, RECORD.version()));
        System.out.println("recorded run with contracts checked: " + (fresh ? "fresh" : "STALE"));
        assertThat(fresh || !RECORD.complete()).isTrue();
    }

    @Test
    void everyPreconditionIsMetByAnExampleOrTheLedgerSaysWhyNot() {
        List<String> without = RuntimeRun.enterable(CORE).stream()
                .filter(id -> !RECORD.entered().contains(id))
                .toList();
        List<String> unexplained = without.stream()
                .filter(id -> LEDGER.reason(new Obligation(id, List.of(), "", EXAMPLES, List.of()))
                        .isEmpty())
                .toList();
        System.out.println(without.size() + " methods without a recorded example, unexplained: " + unexplained);
        assertThat(RECORD.complete() ? unexplained : List.of()).isEmpty();
        assertThat(RuntimeRun.enterable(CORE)).hasSizeGreaterThan(250);
        assertThat(LEDGER.keys().stream().filter(key -> key.startsWith(EXAMPLES + " ")))
                .isSubsetOf(
                        without.stream().map(id -> OpenLedger.key(EXAMPLES, id)).toList());
    }
}
