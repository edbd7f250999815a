package cofferdam.proofs.bounded;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.bounded.BoundedProver.Side;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    @Test
    void theReadmeListsEveryLemma() throws IOException {
        List<String> rows = prover.lemmas(Pattern.compile("")).stream()
                .map(BoundedLemma::obligation)
                .map(lemma -> "| " + lemma.id() + " | " + String.join(", ", lemma.requirements()) + " | "
                        + lemma.statement() + " |")
                .toList();
        assertThat(Files.readAllLines(Path.of("README.md"))).containsAll(rows);
    }

    @Test
    void theProverAnswersForTheLemmaAskedAbout() throws Exception {
        try (JbmcProver jbmc = JbmcProver.ofProcess()) {
            Obligation within = jbmc.obligations().stream()
                    .filter(obligation -> obligation.id().equals("rights-within"))
                    .findFirst()
                    .orElseThrow();
            List<Result> heard = new ArrayList<>();
            List<Result> results = jbmc.prove(List.of(within), 1, heard::add);
            assertThat(results).hasSize(1).isEqualTo(heard);
            assertThat(results.get(0).outcome()).isEqualTo(Outcome.PROVED);
            assertThat(results.get(0).hash()).isEqualTo(jbmc.inputHash(within, jbmc.version()));
            assertThat(jbmc.anew().prove(List.of(within), 1, heard::add).get(0).recalled())
                    .isFalse();
        }
    }

    @Test
    void theSourcesSayTheSameAsTheCompiledLemmas() {
        try (JbmcProver jbmc = JbmcProver.ofProcess()) {
            assertThat(jbmc.obligations())
                    .isEqualTo(prover.lemmas(Pattern.compile("")).stream()
                            .map(BoundedLemma::obligation)
                            .toList());
        }
    }

    private static void assertAll(Side side, Outcome outcome) {
        List<BoundedLemma> lemmas = prover.lemmas(Pattern.compile(""));
        assertThat(lemmas).hasSizeGreaterThanOrEqualTo(60);
        List<Result> results = prover.run(lemmas, side, BoundedProver.LIMIT, result -> {});
        assertThat(results)
                .filteredOn(result -> result.outcome() != outcome)
                .extracting(result -> result.obligation().id() + ": " + result.outcome() + " " + result.detail())
                .isEmpty();
    }
}
