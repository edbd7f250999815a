package cofferdam.proofs.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.proofs.evidence.AnswerStore;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.RecordedEvidence;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.harness.ProofRun.Known;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prover is asked once about the same input, and again as soon as the input changes (G11-01). */
class ProofRunTest {
    @TempDir
    Path folder;

    private final FakeProver prover = new FakeProver();
    private AnswerStore store;

    @BeforeEach
    void open() {
        store = new AnswerStore(folder);
    }

    @Test
    void whatWasAnsweredHereIsNotAskedAgain() throws Exception {
        assertThat(ask(Known.HERE, RecordedEvidence.none("openjml")))
                .extracting(Result::recalled)
                .containsExactly(false, false);
        List<Result> again = ask(Known.HERE, RecordedEvidence.none("openjml"));
        assertThat(again).extracting(Result::recalled).containsExactly(true, true);
        assertThat(again).extracting(Result::size).containsExactly(7L, 7L);
        assertThat(prover.asked).containsExactly("contract", "theorem");
    }

    @Test
    void otherSourcesAreAskedAbout() throws Exception {
        ask(Known.HERE, RecordedEvidence.none("openjml"));
        prover.sources = "changed";
        prover.answer = Outcome.OPEN;
        assertThat(ask(Known.HERE, RecordedEvidence.none("openjml")))
                .extracting(Result::outcome)
                .containsOnly(Outcome.OPEN);
        assertThat(prover.asked).hasSize(4);
    }

    @Test
    void onRequestEverythingIsAskedAgain() throws Exception {
        ask(Known.HERE, RecordedEvidence.none("openjml"));
        assertThat(prover.forgot).isZero();
        ask(Known.NOTHING, RecordedEvidence.none("openjml"));
        assertThat(prover.asked).hasSize(4);
        assertThat(prover.forgot).isEqualTo(1);
    }

    @Test
    void aFreshRecordNeedsNoProver() throws Exception {
        RecordedEvidence record = prover.recorded(Outcome.PROVED, Outcome.OPEN);
        assertThat(ask(Known.RECORDED, record))
                .extracting(Result::outcome)
                .containsExactly(Outcome.PROVED, Outcome.OPEN);
        assertThat(prover.asked).isEmpty();
        ask(Known.HERE, record);
        assertThat(prover.asked).hasSize(2);
    }

    @Test
    void aStaleRecordAndAFailureOfTheToolAreAskedAgain() throws Exception {
        RecordedEvidence record = prover.recorded(Outcome.ERROR, Outcome.PROVED);
        ask(Known.RECORDED, record);
        assertThat(prover.asked).containsExactly("contract");
        prover.sources = "changed";
        ask(Known.RECORDED, record);
        assertThat(prover.asked).containsExactly("contract", "contract", "theorem");
    }

    @Test
    void failuresOfTheToolAreNotKept() throws Exception {
        prover.answer = Outcome.TIMEOUT;
        ask(Known.HERE, RecordedEvidence.none("openjml"));
        ask(Known.HERE, RecordedEvidence.none("openjml"));
        assertThat(prover.asked).hasSize(4);
    }

    @Test
    void aRunThatIsCutShortKeepsWhatItHas() {
        prover.interrupted = true;
        ProofRun run = new ProofRun(
                prover, prover.obligations(), obligation -> false, RecordedEvidence.none("openjml"), store);
        List<Result> heard = new ArrayList<>();
        assertThatThrownBy(() -> run.ask(Known.HERE, 1, heard::add)).isInstanceOf(InterruptedException.class);
        assertThat(run.results()).extracting(Result::outcome).containsExactly(Outcome.PROVED, Outcome.MISSING);
        assertThat(run.recorded().obligations()).containsExactly("contract");
        assertThat(store.find("openjml-" + heard.get(0).hash())).isPresent();
    }

    @Test
    void whatIsLeftOutIsNotTriedAndNotAnswered() throws Exception {
        ProofRun run = leavingOutTheContract(RecordedEvidence.none("openjml"));
        run.ask(Known.HERE, 1, result -> {});
        assertThat(prover.asked).containsExactly("theorem");
        assertThat(run.untried()).containsExactly(FakeProver.CONTRACT);
        assertThat(run.results()).extracting(Result::outcome).containsExactly(Outcome.OPEN, Outcome.PROVED);
        assertThat(run.results().get(0).detail()).isEqualTo("not tried");
        assertThat(run.recorded().obligations()).containsExactly("theorem");
        run.ask(Known.HERE, 1, result -> {});
        assertThat(prover.asked).containsExactly("theorem");
    }

    @Test
    void whatIsKnownOfWhatIsLeftOutCounts() throws Exception {
        ProofRun recorded = leavingOutTheContract(prover.recorded(Outcome.TIMEOUT, Outcome.PROVED));
        recorded.ask(Known.NOTHING, 1, result -> {});
        assertThat(recorded.untried()).containsExactly(FakeProver.CONTRACT);
        assertThat(recorded.results()).extracting(Result::outcome).containsExactly(Outcome.TIMEOUT, Outcome.PROVED);
        prover.answer = Outcome.OPEN;
        ask(Known.HERE, RecordedEvidence.none("openjml"));
        ProofRun answeredHere = leavingOutTheContract(RecordedEvidence.none("openjml"));
        answeredHere.ask(Known.HERE, 1, result -> {});
        assertThat(answeredHere.untried()).isEmpty();
        assertThat(answeredHere.results().get(0).detail()).isEmpty();
    }

    @Test
    void aStaleAnswerAboutWhatIsLeftOutIsNone() throws Exception {
        RecordedEvidence earlier = prover.recorded(Outcome.PROVED, Outcome.PROVED);
        prover.sources = "changed";
        ProofRun run = leavingOutTheContract(earlier);
        assertThat(run.results()).extracting(Result::outcome).containsOnly(Outcome.STALE);
        run.ask(Known.RECORDED, 1, result -> {});
        assertThat(run.results()).extracting(Result::outcome).containsExactly(Outcome.OPEN, Outcome.PROVED);
        assertThat(run.recorded().about(FakeProver.CONTRACT, prover).outcome()).isEqualTo(Outcome.STALE);
    }

    private ProofRun leavingOutTheContract(RecordedEvidence record) {
        return new ProofRun(prover, prover.obligations(), FakeProver.CONTRACT::equals, record, store);
    }

    private List<Result> ask(Known known, RecordedEvidence record) throws Exception {
        ProofRun run = new ProofRun(prover, prover.obligations(), obligation -> false, record, store);
        run.ask(known, 1, result -> {});
        return run.results();
    }
}
