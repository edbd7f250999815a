package cofferdam.proofs.deductive;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.defects.ResourceTree;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Small classes with contracts that do not hold, or that hold for no good reason: none may be proved. Their names begin
 * with "wrong"; the contracts beside them hold and must be proved, or the corpus would show nothing (G11-02).
 */
class NotProvableCorpusTest {
    private static final Map<String, Result> RESULTS = new TreeMap<>();

    @BeforeAll
    static void askKeyAboutAllOfThem() throws Exception {
        Map<String, String> files = new TreeMap<>();
        ResourceTree.read("/cofferdam/proofs/deductive/corpus")
                .forEach((path, text) -> files.put("corpus/" + path, text));
        KeyProver prover = KeyProver.of(CoreSources.ofPaths(files, Reader.KEY));
        for (Result result : prover.prove(prover.obligations(), 1, result -> {})) {
            RESULTS.put(result.obligation().id(), result);
        }
    }

    @Test
    void nothingWrongIsProvedAndAllElseIs() {
        assertThat(RESULTS).hasSizeGreaterThan(25);
        RESULTS.forEach((id, result) -> {
            // A leaky method may well do what its functional contract says.
            boolean wrong = id.matches("(?i).*\\bwrong.*") && !id.equals("corpus.Leak.wrongPublish(int) case 0");
            assertThat(result.outcome() == Outcome.PROVED)
                    .as(id + " " + result.outcome() + " " + result.detail())
                    .isEqualTo(!wrong);
        });
    }

    @Test
    void whatIsFalseStaysOpen() {
        assertThat(reason("Overflow.wrongNext(int) case 0")).contains("one goal is open");
        assertThat(reason("OffByOne.wrongClearAllButTheLast(int[]) case 0")).contains("open after");
        assertThat(reason("OffByOne.wrongAfterTheLast(int[]) case 0")).contains("open after");
        assertThat(reason("OffByOne.wrongWithoutEnd(int) case 0")).contains("open after");
        assertThat(reason("Frame.wrongRaiseBoth() case 0")).contains("open after");
        assertThat(reason("Frame.wrongBreaksTheInvariant() case 0")).contains("open after");
        assertThat(reason("WrongFootprint accessible 0")).contains("open after");
        assertThat(reason("Leak.wrongPublish(int) determines 0")).contains("open after");
    }

    @Test
    void whatNobodyCanCallIsVacuous() {
        for (String id : new String[] {"wrongForNoNumber(int)", "wrongAgainstTheInvariant()"}) {
            assertThat(RESULTS.get("corpus.Vacuous." + id + " case 0").outcome())
                    .as(id)
                    .isEqualTo(Outcome.VACUOUS);
        }
    }

    @Test
    void closedProofsThatTakeTheirClaimForGrantedAreRefused() {
        assertThat(reason("Assumed.wrongByAssumption(int) case 0")).contains("JML assume");
        assertThat(reason("Represented.wrongByRepresentation() case 0")).contains("represents");
        assertThat(reason("Borrowed.wrongThatRestsOnSeven() case 0"))
                .contains("not proved: corpus.Borrowed.wrongSeven");
        assertThat(reason("Borrowed.wrongThatRestsOnTheGiven() case 0")).contains("not proved: corpus.Borrowed.given");
        assertThat(reason("Borrowed.wrongPing() case 0")).contains("rests on itself");
        assertThat(reason("Borrowed.wrongPong() case 0")).contains("rests on itself");
    }

    private static String reason(String id) {
        return RESULTS.get("corpus." + id).detail();
    }
}
