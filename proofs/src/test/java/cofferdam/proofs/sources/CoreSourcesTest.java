package cofferdam.proofs.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an answer depends on: a change that could change it makes the record stale, others do not. */
class CoreSourcesTest {
    private static final String PACKAGE = "cofferdam.kernel.core.";
    private static final String USE = PACKAGE + "User.use(cofferdam.kernel.core.Used,int[])";
    private static final Map<String, String> CORE = Map.of(
            "User",
            """
            package cofferdam.kernel.core;
            /** Uses. Requirement G1-03. */
            final class User {
                private final int[] table = new int[4];
                /** Uses it. More. */
                /*@ ensures \\result >= 0; @*/
                int use(Used used, int[] more) { return used.get() + 1; }
                int other() { return 7; }
            }
            """,
            "Used",
            """
            package cofferdam.kernel.core;
            final class Used {
                /*@ invariant Limits.MOST > 0; @*/
                private Used() {}
                /*@ ensures \\result == 3; @*/
                int get() { return 3; }
            }
            """,
            "Limits",
            """
            package cofferdam.kernel.core;
            final class Limits { static final int MOST = 16; private Limits() {} }
            """,
            "Apart",
            "package cofferdam.kernel.core; final class Apart { int f; }");

    @Test
    void everyMethodAndConstructorWithABodyIsListed() {
        List<CoreMethod> methods = CoreSources.of(CORE, Reader.OPENJML).methods();
        assertThat(methods)
                .extracting(CoreMethod::id)
                .containsExactly(
                        PACKAGE + "Apart.Apart()",
                        PACKAGE + "Limits.Limits()",
                        PACKAGE + "Used.Used()",
                        PACKAGE + "Used.get()",
                        PACKAGE + "User.User()",
                        PACKAGE + "User.other()",
                        USE);
        CoreMethod use = methods.get(6);
        assertThat(use.requirements()).containsExactly("G1-03");
        assertThat(use.summary()).isEqualTo("Uses it.");
        assertThat(use.contract()).isEqualTo("/*@ ensures \\result >= 0; @*/ int use(Used used, int[] more)");
    }

    @Test
    void oneByteOfTheBodyOrOfAContractItReachesMakesItStale() {
        assertThat(changed("User", "get() + 1", "get() + 2")).isTrue();
        assertThat(changed("User", "\\result >= 0", "\\result >= 1")).isTrue();
        assertThat(changed("User", "new int[4]", "new int[5]")).isTrue();
        assertThat(changed("Used", "\\result == 3", "\\result == 4")).isTrue();
        assertThat(changed("Limits", "MOST = 16", "MOST = 17")).isTrue();
    }

    @Test
    void bodiesOfOthersAndCommentsAndLayoutAndKeysAnnotationsAndClassesApartDoNot() {
        assertThat(changed("User", "return 7", "return 8")).isFalse();
        assertThat(changed("Used", "return 3", "return 2 + 1")).isFalse();
        assertThat(changed("User", "Uses it. More.", "Uses it.")).isFalse();
        assertThat(changed("User", "    int other", "\n  // other\n  int  other"))
                .isFalse();
        assertThat(changed("Used", "int get", "/*+KEY@ accessible \\nothing; @*/ int get"))
                .isFalse();
        assertThat(changed("Apart", "int f", "int g")).isFalse();
    }

    @Test
    void annotationsInEveryStyleCount() {
        assertThat(changed("Used", "int get", "/*@ pure @*/ int get")).isTrue();
        assertThat(changed("Used", "int get", "//@ pure\nint get")).isTrue();
        assertThat(changed("Used", "int get", "/*+OPENJML@ pure @*/ int get")).isTrue();
    }

    @Test
    void whatATheoremsMarkSaysOfItsTwinDoesNotCountNorDoesATheoremBesideIt() {
        Map<String, String> marked = new TreeMap<>(CORE);
        marked.computeIfPresent(
                "User",
                (type, text) -> text.replace(
                        " int use(",
                        " @Theorem(in = Used.class,"
                                + " twinReplaces = \"\\\\result == 3 (\", twinBy = \"\" + \"true\")\nstatic int use("));
        assertThat(marked).isNotEqualTo(CORE);
        Map<String, String> otherTwin = new TreeMap<>(marked);
        otherTwin.computeIfPresent("User", (type, text) -> text.replace("== 3 (", "== 4 )"));
        assertThat(otherTwin).isNotEqualTo(marked);
        assertThat(hash(otherTwin)).isEqualTo(hash(marked));
        Map<String, String> otherContract = new TreeMap<>(marked);
        otherContract.computeIfPresent("User", (type, text) -> text.replace("\\result >= 0", "\\result >= 1"));
        assertThat(hash(otherContract)).isNotEqualTo(hash(marked));
        Map<String, String> beside = new TreeMap<>(marked);
        beside.computeIfPresent(
                "User",
                (type, text) -> text.replace(
                        "int other()",
                        "/*@ ensures true; @*/ @Theorem(in = Used.class, twinBy = \"\") static int other()"));
        Map<String, String> besideChanged = new TreeMap<>(beside);
        besideChanged.computeIfPresent("User", (type, text) -> text.replace("ensures true", "ensures false"));
        assertThat(besideChanged).isNotEqualTo(beside);
        assertThat(hash(besideChanged)).isEqualTo(hash(beside));
    }

    @Test
    void whereAContractAsksForInliningBodiesCountAsWell() {
        assertThat(changed("Used", "return 3", "return 4")).isFalse();
        Map<String, String> inline = new TreeMap<>(CORE);
        inline.computeIfPresent("Used", (type, text) -> text.replace("int get", "/*@ inline @*/ int get"));
        Map<String, String> other = new TreeMap<>(inline);
        other.computeIfPresent("Used", (type, text) -> text.replace("return 3", "return 4"));
        assertThat(hash(inline)).isNotEqualTo(hash(other));
    }

    @Test
    void aModelMethodIsProvedAsWell() {
        Map<String, String> core = Map.of(
                "Rows",
                """
                package cofferdam.kernel.core;
                final class Rows {
                    private final int[] row = new int[4];
                    /*+OPENJML@ public normal_behavior
                    @ ensures \\result == (row[f] >= 0);
                    @ public pure model helper boolean sound(int f, Rows other) {
                    @      return (\\forall int g; 0 <= g && g < 4; { true }) && row[f] >= 0;
                    @ }
                    @*/
                }
                """);
        assertThat(CoreSources.of(core, Reader.OPENJML).methods())
                .extracting(CoreMethod::id)
                .contains(PACKAGE + "Rows.sound(int," + PACKAGE + "Rows)");
        assertThat(CoreSources.of(core, Reader.OPENJML)
                        .method(PACKAGE + "Rows.sound(int," + PACKAGE + "Rows)")
                        .body())
                .startsWith("{ @ return")
                .endsWith("row[f] >= 0; @ }");
        assertThat(CoreSources.of(core, Reader.KEY).methods())
                .extracting(CoreMethod::id)
                .containsExactly(PACKAGE + "Rows.Rows()");
    }

    @Test
    void versionAndOptionsCount() {
        CoreSources core = CoreSources.of(CORE, Reader.OPENJML);
        assertThat(core.hash(USE, List.of("openjml", "1"))).isNotEqualTo(core.hash(USE, List.of("openjml", "2")));
        assertThat(core.hash(USE, List.of("a", "b"))).isNotEqualTo(core.hash(USE, List.of("ab")));
    }

    @Test
    void whatIsNoJavaIsRefused() {
        assertThatThrownBy(() -> CoreSources.of(Map.of("Odd", "final class Odd { int }"), Reader.KEY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Odd.java");
    }

    @Test
    void noJmlCommentOfTheCoreAssumesOrSkipsAnything() {
        assertThat(assumes("/*@ requires a * b > 0;\n@ // c\n@ assume d; @*/")).isTrue();
        assertThat(assumes("/*+OPENJML@ axiom a; @*/")).isTrue();
        assertThat(assumes("//@ nowarn;")).isTrue();
        assertThat(assumes("/** What we assume. */ int a; /*@ pure @*/ int b() { return assume; }"))
                .isFalse();
        CoreSources.shipped(Reader.OPENJML)
                .files()
                .forEach((type, text) -> assertThat(assumes(text)).as(type).isFalse());
    }

    /** Whether a JML comment, for whatever tool, has one of the words that take something for granted. */
    private static boolean assumes(String source) {
        return Pattern.compile("(?is)/\\*(?:[+-]\\w+)*@(?:(?!\\*/).)*?\\b(?:assume|axiom|skipesc|nowarn)\\b"
                        + "|//(?:[+-]\\w+)*@[^\\n]*\\b(?:assume|axiom|skipesc|nowarn)\\b")
                .matcher(source)
                .find();
    }

    private static boolean changed(String type, String from, String to) {
        Map<String, String> other = new TreeMap<>(CORE);
        assertThat(other.get(type)).contains(from);
        other.computeIfPresent(type, (name, text) -> text.replace(from, to));
        return !hash(CORE).equals(hash(other));
    }

    private static String hash(Map<String, String> core) {
        return CoreSources.of(core, Reader.OPENJML).hash(USE, List.of("openjml", "1"));
    }
}
