package cofferdam.proofs.bounded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An answer about a lemma depends on all that is mentioned from there, stand-ins for the library too (G11-01). */
class LemmaSourcesTest {
    private static final Map<String, String> LEMMAS = Map.of(
            "a/Lemmas.java",
            """
            package a;
            final class Lemmas {
                @Lemma(id = "one", requirements = "G1-01", says = "So.", in = Used.class, twinReplaces = "1", twinBy = "2")
                static void one() {
                    assert Used.kind() == Kind.FIRST;
                }
                @Lemma(id = "two", requirements = "G1-01", says = "So.", in = Other.class, twinReplaces = "1", twinBy = "2",
                        standIns = "few")
                static void two() {
                    assert Other.one() == 1;
                }
                @Lemma(id = "other", requirements = "G1-01", says = "So.", in = Other.class, twinReplaces = "1", twinBy = "2")
                static void other() {
                    assert Other.one() > 0;
                }
            }
            """);
    private static final Map<String, String> OTHERS = Map.of(
            "a/Used.java", "package a; class Used { static Kind kind() { return Kind.FIRST; } }",
            "a/Kind.java", "package a; enum Kind { FIRST }",
            "a/Other.java", "package a; class Other { static int one() { return 1; } }");
    private static final Map<String, String> STAND_INS = Map.of(
            "few/a/Kind.java", "package a; enum Kind { SECOND }",
            "few/a/Other.java", "package a; class Other { static int one() { return Kind.SECOND.ordinal(); } }",
            "many/a/Used.java", "package a; class Used { }",
            "library/java/lang/Enum.java", "package java.lang; public abstract class Enum { }");

    @Test
    void whatIsMentionedThroughOthersCountsAndWhatIsNotDoesNot() {
        assertThat(stale("a/Used.java", "one")).isTrue();
        assertThat(stale("a/Kind.java", "one")).isTrue();
        assertThat(stale("a/Other.java", "one")).isFalse();
        assertThat(stale("a/Other.java", "two")).isTrue();
    }

    @Test
    void anEnumerationRestsOnTheStandInForAllOfThem() {
        assertThat(stale("library/java/lang/Enum.java", "one")).isTrue();
        assertThat(stale("library/java/lang/Enum.java", "other")).isFalse();
    }

    @Test
    void aStandInCountsForLemmasThatAskForItsFolderAlone() {
        assertThat(stale("few/a/Other.java", "two")).isTrue();
        assertThat(stale("few/a/Kind.java", "two")).isTrue();
        assertThat(stale("few/a/Kind.java", "one")).isFalse();
        assertThat(stale("many/a/Used.java", "one")).isFalse();
    }

    /** Whether a change of one file makes the answer about a lemma stale. */
    private static boolean stale(String path, String lemma) {
        Map<String, String> others = changed(OTHERS, path);
        Map<String, String> standIns = changed(STAND_INS, path);
        assertThat(others.equals(OTHERS)).isNotEqualTo(standIns.equals(STAND_INS));
        return !LemmaSources.of(LEMMAS, OTHERS, STAND_INS)
                .hash(lemma, "1")
                .equals(LemmaSources.of(LEMMAS, others, standIns).hash(lemma, "1"));
    }

    private static Map<String, String> changed(Map<String, String> texts, String path) {
        Map<String, String> changed = new TreeMap<>(texts);
        changed.computeIfPresent(path, (file, text) -> text.replaceFirst("\\}\\s*$", "int more; }"));
        return changed;
    }
}
