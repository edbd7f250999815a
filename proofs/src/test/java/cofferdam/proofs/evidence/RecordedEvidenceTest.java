package cofferdam.proofs.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of a prover's answers: stable text, and never trusted for other input than it was made with. */
class RecordedEvidenceTest {
    private static final Obligation A = new Obligation("a()", List.of("G1-01"), "holds", "tool", List.of("-x"));
    private static final Obligation B = new Obligation("b()", List.of(), "holds", "tool", List.of("-x"));

    @TempDir
    Path folder;

    @Test
    void aRecordIsReadAsItWasWritten() throws Exception {
        RecordedEvidence record = RecordedEvidence.none("tool")
                .with(List.of(answer(B, Outcome.OPEN, 1), answer(A, Outcome.PROVED, 1)), List.of(A, B), true);
        EvidenceFolder.write(folder, record);
        RecordedEvidence read = EvidenceFolder.read(folder, "tool");
        assertThat(read.text()).isEqualTo(record.text());
        assertThat(read.complete()).isTrue();
        assertThat(read.tool()).isEqualTo("tool");
        assertThat(read.obligations()).containsExactly("a()", "b()");
        Result answer = read.about(B, new Fake(1));
        assertThat(answer).isEqualTo(new Result(B, "1.0", "b()1.01", Outcome.OPEN, "why", 300, true));
        assertThat(folder.toFile().list()).containsExactly("tool.json");
    }

    @Test
    void anAnswerToOtherInputIsStaleWhateverItSays() {
        RecordedEvidence record =
                RecordedEvidence.none("tool").with(List.of(answer(A, Outcome.PROVED, 1)), List.of(A), false);
        assertThat(record.about(A, new Fake(1)).outcome()).isEqualTo(Outcome.PROVED);
        assertThat(record.about(A, new Fake(2)).outcome()).isEqualTo(Outcome.STALE);
        assertThat(record.about(A, new Fake(2)).detail()).contains("PROVED");
    }

    @Test
    void noAnswerIsMissing() {
        assertThat(RecordedEvidence.none("tool").about(A, new Fake(1)).outcome())
                .isEqualTo(Outcome.MISSING);
    }

    @Test
    void aNewAnswerReplacesTheOldAndAnswersToNothingKnownAreDropped() {
        RecordedEvidence record = RecordedEvidence.none("tool")
                .with(List.of(answer(A, Outcome.OPEN, 1), answer(B, Outcome.OPEN, 1)), List.of(A, B), false)
                .with(List.of(answer(A, Outcome.PROVED, 1)), List.of(A), false);
        assertThat(record.obligations()).containsExactly("a()");
        assertThat(record.about(A, new Fake(1)).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void aTextThatIsNoRecordIsRefused() {
        assertThatThrownBy(() -> RecordedEvidence.parse("{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordedEvidence.parse("{")).isInstanceOf(IllegalArgumentException.class);
        String one = "{\"obligation\": \"a()\", \"outcome\": \"OPEN\"}";
        String twice = "{\"format\": \"cofferdam-evidence-1\", \"answers\": [" + one + "," + one + "]}";
        assertThatThrownBy(() -> RecordedEvidence.parse(twice)).hasMessage("two answers to a()");
    }

    @Test
    void theLedgerGivesReasonsAndHasNoneWithout() {
        OpenLedger ledger = OpenLedger.parse(ledger("tool", "too large"));
        assertThat(ledger.reason(A)).contains("too large");
        assertThat(ledger.reason(B)).isEmpty();
        assertThat(ledger.keys()).containsExactly("tool a()");
        assertThatThrownBy(() -> OpenLedger.parse(ledger("tool", " "))).hasMessage("no reason for tool a()");
        assertThatThrownBy(() -> OpenLedger.parse("{}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLimitIsAMinuteUnlessALongerOneIsWrittenWithAReason() {
        TimeLimits limits = TimeLimits.parse(limits(90, "slow"));
        assertThat(limits.of("tool", "a()")).isEqualTo(Duration.ofSeconds(90));
        assertThat(limits.of("tool", "b()")).isEqualTo(Duration.ofMinutes(1));
        assertThat(limits.of("other", "a()")).isEqualTo(Duration.ofMinutes(1));
        assertThat(limits.keys()).containsExactly("tool a()");
        assertThatThrownBy(() -> TimeLimits.parse(limits(90, " "))).hasMessage("no reason for tool a()");
        assertThatThrownBy(() -> TimeLimits.parse(limits(60, "slow"))).hasMessageContaining("tool a()");
        assertThatThrownBy(() -> TimeLimits.parse(limits(3601, "slow"))).hasMessageContaining("tool a()");
        assertThatThrownBy(() -> TimeLimits.parse(limits(90, "slow").replace("[\"a()\"", "[\"a()\", \"a()\"")))
                .hasMessage("two limits for tool a()");
        assertThatThrownBy(() -> TimeLimits.parse("{}")).isInstanceOf(RecordException.class);
    }

    private static String limits(int seconds, String reason) {
        return "{\"format\": \"cofferdam-limits-1\", \"limits\": [{\"tool\": \"tool\", \"seconds\": " + seconds
                + ", \"reason\": \"" + reason + "\", \"obligations\": [\"a()\"]}]}";
    }

    private static String ledger(String tool, String reason) {
        return "{\"format\": \"cofferdam-open-1\", \"open\": [{\"tool\": \"" + tool + "\", \"reason\": \"" + reason
                + "\", \"obligations\": [\"a()\"]}]}";
    }

    private static Result answer(Obligation obligation, Outcome status, int input) {
        String hash = new Fake(input).inputHash(obligation, "1.0");
        String detail = status == Outcome.PROVED ? "" : "why";
        return new Result(obligation, "1.0", hash, status, detail, 321, false);
    }

    /** Only its hash is asked for. */
    private record Fake(int input) implements Prover {
        @Override
        public String name() {
            return "tool";
        }

        @Override
        public List<Obligation> obligations() {
            return List.of(A, B);
        }

        @Override
        public String inputHash(Obligation obligation, String toolVersion) {
            return obligation.id() + toolVersion + input;
        }

        @Override
        public boolean theorem(Obligation obligation) {
            return false;
        }

        @Override
        public Set<String> reliesOn(Obligation obligation) {
            return Set.of();
        }

        @Override
        public String version() {
            return "1.0";
        }

        @Override
        public List<Result> prove(List<Obligation> some, int jobs, Consumer<Result> listener) {
            throw new UnsupportedOperationException();
        }
    }
}
