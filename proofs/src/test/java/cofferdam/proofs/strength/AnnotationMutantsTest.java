package cofferdam.proofs.strength;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.sources.CoreMethod;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No clause can go unnoticed (G11-01): deleting a {@code requires}, an invariant or a loop invariant, or adding a
 * contradiction, makes answers of the prover that reads it stale, and the build fails on a stale answer.
 */
class AnnotationMutantsTest {
    private static final int SAMPLE = 30;
    private static final long SEED = 20_261_122;
    private static final CoreSources OPENJML = CoreSources.shipped(Reader.OPENJML);
    private static final CoreSources KEY = CoreSources.shipped(Reader.KEY);

    @Test
    void aSampleOfThirtyMakesAnswersStale() {
        List<Mutant> all = new ArrayList<>();
        OPENJML.files().forEach((type, text) -> all.addAll(AnnotationMutants.of(type, text)));
        assertThat(all).hasSizeGreaterThan(500);
        Collections.shuffle(all, new Random(SEED));
        List<Mutant> sample = Stream.concat(
                        all.stream()
                                .filter(mutant -> mutant.operator().equals(AnnotationMutants.DELETED))
                                .limit(SAMPLE),
                        all.stream()
                                .filter(mutant -> mutant.operator().equals(AnnotationMutants.CONTRADICTED))
                                .limit(SAMPLE))
                .toList();
        assertThat(sample).hasSize(2 * SAMPLE);
        assertThat(sample)
                .filteredOn(mutant -> !stale(OPENJML, mutant) && !stale(KEY, mutant))
                .extracting(mutant -> mutant.type() + ":" + mutant.line() + " " + mutant.change())
                .isEmpty();
    }

    @Test
    void everyClauseOfEveryKindIsFound() {
        String text =
                """
                final class A {
                    /*@ public invariant (\\forall int i; 0 <= i; a[i] > 0); invariant b; @*/
                    /*+KEY@ public invariant c; @*/
                    /*@ requires x > 0 &&
                    @     y > 0;
                    @ ensures \\result; @*/
                    // requires nothing;
                    boolean m(int x, int y) {
                        /*@ loop_invariant x > 0; decreases x; @*/
                        return true;
                    }
                }
                """;
        List<Mutant> mutants = AnnotationMutants.of("A", text);
        assertThat(mutants)
                .extracting(mutant -> mutant.line() + " " + mutant.operator() + " " + mutant.change())
                .containsExactly(
                        "2 clause-deleted public invariant (\\forall int i; 0 <= i; a[i] > 0);",
                        "2 clause-deleted invariant b;",
                        "3 clause-deleted public invariant c;",
                        "4 clause-deleted requires x > 0 && y > 0;",
                        "4 requires-contradicted requires x > 0 && y > 0;",
                        "9 clause-deleted loop_invariant x > 0;");
        assertThat(mutants.get(3).text()).contains("ensures \\result").doesNotContain("y > 0");
        assertThat(mutants.get(4).text()).contains("y > 0; requires 1 < 0;");
    }

    private static boolean stale(CoreSources sources, Mutant mutant) {
        if (!sources.files().containsKey(mutant.type())) {
            return false;
        }
        CoreSources other = sources.with(mutant.type(), mutant.text());
        List<String> own = sources.methods().stream()
                .filter(method -> method.type().equals(mutant.type()))
                .map(CoreMethod::id)
                .toList();
        // An interface has contracts but no bodies: whoever calls it notices.
        List<String> concerned =
                own.isEmpty() ? sources.methods().stream().map(CoreMethod::id).toList() : own;
        return concerned.stream().anyMatch(id -> !sources.hash(id, List.of()).equals(other.hash(id, List.of())));
    }
}
