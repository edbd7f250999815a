package cofferdam.proofs.bounded;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.defects.ShippedSources;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A change counts as noticed by a lemma only if it makes that lemma false (G11-01). */
class BrokenLemmasTest {
    private static final String RADIX = "cofferdam.kernel.core.Radix";
    private static final String TEXT =
            ShippedSources.load().files().get("separation-kernel/src/main/java/" + RADIX.replace('.', '/') + ".java");
    private static final String ENOUGH = "if (missing(s, page, target) > end[s] - next[s]) {";
    private static final String WHOLE = "return levels == 4 || page < 134217728;";
    private static final String SLOT = "return table + 8L * RadixFormat.index(page, level);";

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
    void aChangeIsNoticedByTheFirstLemmaThatItMakesFalse() {
        ChangedSource changed = changed("place", ENOUGH, ENOUGH.replace('>', '<'));
        assertThat(broken(changed, "ept-range-of-pages", "ept-no-memory", "ept-large-leaf-busy"))
                .isEqualTo("ept-no-memory");
    }

    @Test
    void aLemmaThatDoesNotSeeAChangeDoesNotNoticeIt() {
        assertThat(broken(changed("place", ENOUGH, ENOUGH.replace('>', '<')), "ept-range-of-pages"))
                .isEmpty();
        assertThat(broken(changed("covers", WHOLE, "return page < 134217728;"), "ept-range-of-pages"))
                .isEqualTo("ept-range-of-pages");
    }

    @Test
    void aChangeThatChangesNothingIsNotNoticed() {
        assertThat(broken(new ChangedSource(RADIX, "place", TEXT), "ept-no-memory", "ept-range-of-pages"))
                .isEmpty();
        assertThat(broken(changed("covers", WHOLE, "return page < 134217728 || levels == 4;"), "ept-range-of-pages"))
                .isEmpty();
    }

    @Test
    void aLemmaThatHasAStandInForTheSourceOrUsesAnEquationAboutWhatWasChangedIsNotAsked() {
        ChangedSource wrongSlot = changed("slot", SLOT, "return table + 16L * RadixFormat.index(page, level);");
        assertThat(broken(wrongSlot, "refines-map", "ept-no-memory")).isEmpty();
        assertThat(broken(wrongSlot, "slot-by-fields")).isEqualTo("slot-by-fields");
    }

    private static ChangedSource changed(String method, String what, String by) {
        assertThat(TEXT).containsOnlyOnce(what);
        return new ChangedSource(RADIX, method, TEXT.replace(what, by));
    }

    /** The id of the lemma that notices a change, empty if none of these does. */
    private static String broken(ChangedSource source, String... ids) {
        List<BoundedLemma> lemmas = prover.lemmas(Pattern.compile("")).stream()
                .filter(lemma -> List.of(ids).contains(lemma.id()))
                .sorted((a, b) -> List.of(ids).indexOf(a.id()) - List.of(ids).indexOf(b.id()))
                .toList();
        assertThat(lemmas).hasSize(ids.length);
        return prover.broken(lemmas, source, BoundedProver.LIMIT, 2)
                .map(BoundedLemma::id)
                .orElse("");
    }
}
