package cofferdam.proofs.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which contracts an answer depends on: those of methods that are named on the way, and all that are read unasked. */
class ReadMembersTest {
    private static final String PACKAGE = "cofferdam.kernel.core.";
    private static final String USE = PACKAGE + "User.use(cofferdam.kernel.core.Used)";
    private static final Map<String, String> CORE = Map.of(
            "User",
            """
            package cofferdam.kernel.core;
            final class User {
                private int state = 4;
                private Used made = Used.made();
                /*@ normal_behavior
                @ requires 0 < 1;
                @ assignable \\everything; @*/
                int use(Used used) { used.called(1); return own() + Used.called(2); }
                /*@ ensures 0 < 2; @*/
                private int own() { return 7; }
                /*@ ensures 0 < 3; @*/
                void apart() {}
            }
            """,
            "Used",
            """
            package cofferdam.kernel.core;
            final class Used {
                private int[] words;
                /*@ ensures 1 < 2; @*/
                Used() {}
                /*@ invariant words != null; @*/
                /*@ ensures 1 < 3; @*/
                void called(int x) {}
                /*@ ensures 1 < 4; @*/
                static int called(int x, int y) { return 0; }
                /*@ ensures 1 < 5; @*/
                static Used made() { return null; }
                /*@ ensures 1 < 6; @*/
                static void own() {}
                /*@ ensures 1 < 7; @*/
                void silent() {}
                /*@ invariant 1 < 8; @*/
                /*@ ensures 1 < 9; @*/
                void behindAnInvariant() {}
                /*@ ensures 1 < 10; @*/
                /*@ pure @*/ int pureOne() { return 1; }
                /*@ ensures (\\forall int i; 1 < 11); pure @*/
                int purelySaid() { return 1; }
                /*@ model int pureModel; @*/
                /*@ ensures 1 < 12; @*/
                void behindAModel() {}
                /*@ ensures Other.MOST < 13; @*/
                void silentToo() {}
            }
            """,
            "Other",
            """
            package cofferdam.kernel.core;
            final class Other {
                static final int MOST = 5;
                /*@ ensures 2 < 3; @*/
                static void apart() {}
            }
            """,
            "Parent",
            """
            package cofferdam.kernel.core;
            final class Parent extends Exception {
                /*@ ensures 3 < 4; @*/
                void silent() {}
            }
            """);

    @Test
    void contractsOfMethodsThatAreCalledCount() {
        assertThat(changed("Used", "1 < 3;", "1 < 33;")).isTrue();
        assertThat(changed("User", "0 < 1;", "0 < 11;")).isTrue();
        assertThat(changed("User", "0 < 2;", "0 < 22;")).isTrue();
        assertThat(changed("Used", "called(int x, int y)", "called(int x, long y)"))
                .isTrue();
    }

    @Test
    void contractsOfMethodsThatFieldsOrConstructorsOrOtherContractsNameCount() {
        assertThat(changed("Used", "1 < 5;", "1 < 55;")).isTrue();
        assertThat(changed("Used", "1 < 2;", "1 < 22;")).isTrue();
        Map<String, String> chain = with(CORE, "Used", "1 < 3;", "1 < 3; // silent");
        assertThat(hash(chain)).isNotEqualTo(hash(with(chain, "Used", "1 < 7;", "1 < 77;")));
    }

    @Test
    void fieldsInvariantsPureMethodsAndModelsCountUnasked() {
        assertThat(changed("User", "state = 4", "state = 5")).isTrue();
        assertThat(changed("Used", "int[] words", "long[] words")).isTrue();
        assertThat(changed("Used", "words != null", "words == null")).isTrue();
        assertThat(changed("Used", "1 < 8;", "1 < 88;")).isTrue();
        assertThat(changed("Used", "1 < 10;", "1 < 100;")).isTrue();
        assertThat(changed("Used", "1 < 11)", "1 < 111)")).isTrue();
        assertThat(changed("Used", "int pureModel", "long pureModel")).isTrue();
        assertThat(changed("Other", "MOST = 5", "MOST = 6")).isTrue();
    }

    @Test
    void aMethodThatBecomesPureCounts() {
        assertThat(changed("Used", "void silent", "/*@ pure @*/ void silent")).isTrue();
        assertThat(changed("Used", "1 < 7; @*/", "1 < 7; @ pure @*/")).isTrue();
        assertThat(changed("Used", "final class", "/*@ pure @*/ final class")).isTrue();
    }

    @Test
    void whatStandsInOneCommentWithAnInvariantOrAModelCountsUnasked() {
        assertThat(changed("Used", "1 < 7;", "1 < 7; invariant 1 < 77;")).isTrue();
        assertThat(changed("Used", "1 < 9;", "1 < 99;")).isTrue();
        assertThat(changed("Used", "1 < 12;", "1 < 120;")).isTrue();
    }

    @Test
    void contractsOfMethodsThatNobodyNamesDoNotCount() {
        assertThat(changed("User", "0 < 3;", "0 < 33;")).isFalse();
        assertThat(changed("Used", "1 < 7;", "1 < 77;")).isFalse();
        assertThat(changed("Used", "MOST < 13;", "MOST < 14;")).isFalse();
        assertThat(changed("Used", "/*@ ensures 1 < 7; @*/\n    void silent() {}", ""))
                .isFalse();
        assertThat(changed("User", "void apart", "long apart")).isFalse();
    }

    @Test
    void aStaticMethodIsNamedByItsTypeAsWell() {
        // User calls a method of its own that is called as this one.
        assertThat(changed("Used", "1 < 6;", "1 < 66;")).isFalse();
        Map<String, String> called = with(CORE, "User", "return own()", "return Used\n . own()");
        assertThat(hash(called)).isNotEqualTo(hash(with(called, "Used", "1 < 6;", "1 < 66;")));
        Map<String, String> inside = with(CORE, "Used", "1 < 3;", "1 < 3; // own");
        assertThat(hash(inside)).isNotEqualTo(hash(with(inside, "Used", "1 < 6;", "1 < 66;")));
        Map<String, String> imported = with(CORE, "User", "core;", "core; import static cofferdam.kernel.core.Used.*;");
        assertThat(hash(imported)).isNotEqualTo(hash(with(imported, "Used", "1 < 6;", "1 < 66;")));
        assertThat(changed("Used", "static void own", "void own")).isTrue();
    }

    @Test
    void allMethodsOfTypesWithParentsOrHeirsOrNeighboursCount() {
        Map<String, String> thrown = with(CORE, "User", "return own()", "Parent p; return own()");
        assertThat(hash(thrown)).isNotEqualTo(hash(with(thrown, "Parent", "3 < 4;", "3 < 44;")));
        Map<String, String> open = with(CORE, "Used", "final class", "class");
        assertThat(hash(open)).isNotEqualTo(hash(with(open, "Used", "1 < 7;", "1 < 77;")));
        Map<String, String> two = with(CORE, "Used", "private int[] words;", "private int[] words; final class In {}");
        assertThat(hash(two)).isNotEqualTo(hash(with(two, "Used", "1 < 7;", "1 < 77;")));
    }

    @Test
    void ofAWholeTypeAllItsOwnContractsCount() {
        Map<String, String> other = with(CORE, "Used", "1 < 7;", "1 < 77;");
        assertThat(ofType(CORE, "Used")).isNotEqualTo(ofType(other, "Used"));
        assertThat(ofType(CORE, "User")).isEqualTo(ofType(other, "User"));
    }

    @Test
    void whatAnotherToolIsToldIsNothing() {
        assertThat(changed("Used", "void called(int x)", "/*+KEY@ pure @*/ void called(int x)"))
                .isFalse();
        Map<String, String> keys = with(CORE, "Used", "void silent", "/*+OPENJML@ pure @*/ void silent");
        assertThat(CoreSources.of(keys, Reader.KEY).hash(USE, List.of()))
                .isEqualTo(CoreSources.of(CORE, Reader.KEY).hash(USE, List.of()));
    }

    @Test
    void inTheShippedCoreMostContractsCountOnlyWhereTheirMethodsAreNamed() {
        CoreSources core = CoreSources.shipped(Reader.OPENJML);
        String text = core.files().get("Memory");
        assertThat(text).contains("ensures \\result.dma == c.devices.dma");
        CoreSources other = core.with("Memory", text.replace("ensures \\result.dma ==", "ensures c.devices.dma =="));
        assertThat(core.methods().stream().map(CoreMethod::id).filter(id -> !core.hash(id, List.of())
                        .equals(other.hash(id, List.of()))))
                .allMatch(id -> id.startsWith(PACKAGE + "Memory.of(") || id.startsWith(PACKAGE + "Start."));
    }

    private static Map<String, String> with(Map<String, String> core, String type, String from, String to) {
        Map<String, String> other = new TreeMap<>(core);
        assertThat(other.get(type)).contains(from);
        other.computeIfPresent(type, (name, text) -> text.replace(from, to));
        return other;
    }

    private static boolean changed(String type, String from, String to) {
        return !hash(CORE).equals(hash(with(CORE, type, from, to)));
    }

    private static String hash(Map<String, String> core) {
        return CoreSources.of(core, Reader.OPENJML).hash(USE, List.of("openjml", "1"));
    }

    private static String ofType(Map<String, String> core, String type) {
        return CoreSources.of(core, Reader.OPENJML).hashOfType(type, List.of());
    }
}
