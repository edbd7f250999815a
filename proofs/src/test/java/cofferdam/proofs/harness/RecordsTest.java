package cofferdam.proofs.harness;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.evidence.EvidenceFolder;
import cofferdam.proofs.evidence.OpenLedger;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Prover;
import cofferdam.proofs.evidence.RecordedEvidence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The records kept with the sources, against the sources as they are (G11-01). While a record is not marked complete, what
 * it lacks is counted; once it is, that fails the build.
 */
class RecordsTest {
    /** So much is proved at least, once a record is complete. */
    private static final Map<String, Integer> LEAST = Map.of("jbmc", 60, "key", 150, "openjml", 500);

    /** More reasons to leave something open would be a way of not proving. */
    private static final int ENTRIES = 5;

    private final FakeProver fake = new FakeProver();

    static Stream<String> tools() {
        return Provers.names().stream();
    }

    @ParameterizedTest
    @MethodSource("tools")
    void aRecordThatIsMarkedCompleteIs(String tool) {
        try (Prover prover = Provers.named(tool, false)) {
            RecordedEvidence record = EvidenceFolder.shipped(tool);
            RecordCheck check = new RecordCheck(prover, record, EvidenceFolder.ledger());
            System.out.println("recorded answers of " + tool + ": " + check.counts()
                    + ", neither proved nor explained: " + check.gaps().size());
            assertThat(check.needless()).isEmpty();
            if (record.complete()) {
                assertThat(check.gaps()).isEmpty();
                assertThat(check.counts().getOrDefault(Outcome.PROVED, 0))
                        .isGreaterThanOrEqualTo(LEAST.getOrDefault(tool, 1));
            }
        }
    }

    @Test
    void everyEntryOfTheLedgerIsAboutSomethingThatIsChecked() {
        Set<String> tools = new TreeSet<>(Provers.names());
        // What has no example is compared with the record of runtime checks.
        tools.add("examples");
        assertThat(EvidenceFolder.ledger().keys())
                .allSatisfy(key -> assertThat(key.replaceFirst(" .*", "")).isIn(tools));
    }

    @Test
    void everyLimitIsThatOfAnObligation() {
        Set<String> obligations = new TreeSet<>();
        for (String tool : Provers.names()) {
            try (Prover prover = Provers.named(tool, false)) {
                prover.obligations().forEach(obligation -> obligations.add(OpenLedger.key(tool, obligation.id())));
            }
        }
        assertThat(obligations).containsAll(EvidenceFolder.limits().keys());
    }

    @Test
    void theLedgerIsShort() {
        assertThat(EvidenceFolder.ledger().entries()).hasSizeLessThanOrEqualTo(ENTRIES);
    }

    @ParameterizedTest
    @MethodSource("tools")
    void noTheoremAboutSeparationOrInformationFlowIsLeftOpen(String tool) {
        try (Prover prover = Provers.named(tool, false)) {
            assertThat(prover.obligations().stream()
                            .filter(obligation ->
                                    EvidenceFolder.ledger().reason(obligation).isPresent())
                            .filter(prover::theorem)
                            .filter(obligation -> obligation.requirements().stream()
                                    .anyMatch(id -> id.startsWith("G1-") || id.startsWith("G2-"))))
                    .isEmpty();
        }
    }

    @Test
    void whatIsFreshlyProvedHasNoGap() {
        RecordCheck check = check(fake.recorded(Outcome.PROVED, Outcome.PROVED), "");
        assertThat(check.gaps()).isEmpty();
        assertThat(check.needless()).isEmpty();
        assertThat(check.counts()).isEqualTo(Map.of(Outcome.PROVED, 2));
    }

    @Test
    void anAnswerThatIsMissingOrStaleIsAGapWhateverTheLedgerSays() {
        RecordedEvidence one =
                fake.recorded(Outcome.PROVED, Outcome.PROVED).with(List.of(), List.of(FakeProver.THEOREM), true);
        assertThat(check(one, "").gaps()).containsExactly("MISSING contract");
        assertThat(check(one, "contract").gaps()).containsExactly("MISSING contract");
        RecordedEvidence earlier = fake.recorded(Outcome.PROVED, Outcome.OPEN);
        fake.sources = "changed";
        assertThat(check(earlier, "theorem").gaps()).containsExactly("STALE contract", "STALE theorem");
    }

    @Test
    void whatIsNotProvedIsAGapUnlessTheLedgerSaysWhy() {
        for (Outcome outcome : List.of(Outcome.OPEN, Outcome.TIMEOUT, Outcome.VACUOUS, Outcome.ERROR)) {
            RecordedEvidence record = fake.recorded(outcome, Outcome.PROVED);
            assertThat(check(record, "").gaps()).containsExactly(outcome + " contract");
            assertThat(check(record, "contract").gaps()).isEmpty();
        }
    }

    @Test
    void anEntryOfTheLedgerThatExplainsNothingIsNamed() {
        RecordedEvidence record = fake.recorded(Outcome.PROVED, Outcome.PROVED);
        assertThat(check(record, "contract").needless()).containsExactly("proved: contract");
        assertThat(check(record, "gone").needless()).containsExactly("no obligation: openjml gone");
    }

    private RecordCheck check(RecordedEvidence record, String open) {
        String entry = "{\"tool\":\"openjml\",\"reason\":\"hard\",\"obligations\":[\"" + open + "\"]}";
        return new RecordCheck(
                fake,
                record,
                OpenLedger.parse("{\"format\":\"cofferdam-open-1\",\"open\":[" + (open.isEmpty() ? "" : entry) + "]}"));
    }
}
