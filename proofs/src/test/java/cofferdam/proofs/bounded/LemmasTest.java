package cofferdam.proofs.bounded;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.bounded.BoundedProver.Side;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Result;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Proves the bit-precise lemmas (G1-04, G1-11, G1-13, G8-03), and refutes the twin of each (G11-01). */
class LemmasTest {
    private static BoundedProver prover;

    @BeforeAll
    static void prepare() {
        prover = BoundedProver.create(JbmcFinder.find());
    }

    @AfterAll
    static void cleanUp() {
        prover.close();
    }

    @Test
    void everyLemmaIsProved() {
        assertAll(Side.LEMMA, Outcome.PROVED);
    }

    @Test
    void everyTwinIsRefuted() {
        assertAll(Side.TWIN, Outcome.REFUTED);
    }

    private static void assertAll(Side side, Outcome outcome) {
        List<BoundedLemma> lemmas = prover.lemmas(Pattern.compile(""));
        assertThat(lemmas).hasSizeGreaterThanOrEqualTo(40);
        List<Result> results = prover.run(lemmas, side, BoundedProver.LIMIT, result -> {});
        assertThat(results)
                .filteredOn(result -> result.outcome() != outcome)
                .extracting(result -> result.obligation().id() + ": " + result.outcome() + " " + result.detail())
                .isEmpty();
    }
}
