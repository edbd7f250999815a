package cofferdam.proofs.deductive;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.evidence.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What KeY's answers are worth (G11-01). */
class AuditTest {
    private static final List<String> SOUND = List.of("One Step Simplification", "Use Operation Contract");

    @Test
    void aClosedProofBySoundRulesIsOne() {
        assertThat(judged(Map.of("a", closed()), "a")).isEqualTo(new Audit.Verdict(Outcome.PROVED, ""));
    }

    @Test
    void anOpenGoalIsNone() {
        KeyAnswer open = new KeyAnswer(false, "", 2, 9, 15000, true, false, of(), of(), of(), 7);
        assertThat(judged(Map.of("a", open), "a").outcome()).isEqualTo(Outcome.OPEN);
        assertThat(judged(Map.of("a", open), "a").detail())
                .isEqualTo("2 goals are open after 15000 steps, when the steps were used up");
    }

    @Test
    void anAttemptThatFailedIsAnError() {
        Audit.Verdict verdict = judged(Map.of("a", KeyAnswer.failed("out of memory")), "a");
        assertThat(verdict).isEqualTo(new Audit.Verdict(Outcome.ERROR, "out of memory"));
    }

    @Test
    void aRuleThatIsNotOnTheListMakesItOpen() {
        KeyAnswer solver = new KeyAnswer(true, "", 0, 9, 9, false, false, of(), of("SMTRule"), of(), 7);
        assertThat(judged(Map.of("a", solver), "a").outcome()).isEqualTo(Outcome.OPEN);
        assertThat(judged(Map.of("a", solver), "a").detail()).contains("SMTRule");
    }

    @Test
    void aRuleThatTakesSomethingForGrantedMakesItOpen() {
        KeyAnswer assumed = new KeyAnswer(true, "", 0, 9, 9, false, false, of(), of(), of("JML assume"), 7);
        assertThat(judged(Map.of("a", assumed), "a").outcome()).isEqualTo(Outcome.OPEN);
    }

    @Test
    void aPreconditionThatIsFalseMakesItVacuous() {
        KeyAnswer vacuous = new KeyAnswer(true, "", 0, 9, 9, false, true, of(), of(), of(), 7);
        assertThat(judged(Map.of("a", vacuous), "a").outcome()).isEqualTo(Outcome.VACUOUS);
    }

    @Test
    void whatRestsOnAnUnprovedContractIsOpenHoweverFarAway() {
        KeyAnswer open = new KeyAnswer(false, "", 1, 9, 9, false, false, of(), of(), of(), 7);
        Map<String, KeyAnswer> answers = Map.of("a", closed("b"), "b", closed("c"), "c", open, "d", closed());
        assertThat(judged(answers, "a").detail()).contains("not proved: b");
        assertThat(judged(answers, "b").detail()).contains("not proved: c");
        assertThat(judged(answers, "d").outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void whatRestsOnAContractThatNobodyAskedAboutIsOpen() {
        assertThat(judged(Map.of("a", closed("elsewhere")), "a").detail()).contains("not proved: elsewhere");
        assertThat(Audit.unknown(Map.of("a", closed("elsewhere", "b"), "b", closed())))
                .containsExactly("elsewhere");
    }

    @Test
    void proofsThatRestOnEachOtherAreOpen() {
        Map<String, KeyAnswer> answers = Map.of("a", closed("b"), "b", closed("a"), "c", closed("a"));
        assertThat(judged(answers, "a").detail()).contains("rests on itself");
        assertThat(judged(answers, "b").detail()).contains("rests on itself");
        assertThat(judged(answers, "c").outcome()).isEqualTo(Outcome.OPEN);
    }

    private static Audit.Verdict judged(Map<String, KeyAnswer> answers, String id) {
        return Audit.of(answers).get(id);
    }

    private static KeyAnswer closed(String... uses) {
        return new KeyAnswer(true, "", 0, 9, 9, false, false, of(uses), new TreeSet<>(SOUND), of(), 7);
    }

    private static TreeSet<String> of(String... names) {
        return new TreeSet<>(List.of(names));
    }
}
