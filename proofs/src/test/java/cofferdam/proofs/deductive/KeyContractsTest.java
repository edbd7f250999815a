package cofferdam.proofs.deductive;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Contracts are found, and their answers go stale, without KeY. */
class KeyContractsTest {
    private static final Map<String, String> FILES = Map.of(
            "Part",
            """
            package some;

            /** A part. Requirement G1-01. */
            final class Part {
                private int f;

                /*@ invariant f > 0; @*/
                /*+KEY@ accessible \\inv : this.f; @*/

                /*@ normal_behavior
                  @ ensures f == 1;
                  @*/
                Part() {
                    f = 1;
                }

                /** Sets it. Requirement G2-01. */
                /*@ normal_behavior
                  @ requires x > 0;
                  @ ensures f == x;
                  @ also normal_behavior
                  @ requires x <= 0;
                  @ assignable \\nothing;
                  @*/
                /*+KEY@ also normal_behavior
                  @ ensures true;
                  @ determines f \\by x, f;
                  @*/
                void set(int x) {
                    if (x > 0) {
                        f = x;
                    }
                }

                /*+OPENJML@ ensures true; @*/
                int free() {
                    return Bounds.MOST;
                }
            }
            """,
            "Bounds",
            "package some; final class Bounds { static final int MOST = 3; private Bounds() {} }",
            "Whole",
            """
            package some;

            /** Of parts. */
            final class Whole {
                private final Part part;

                /*@ ensures true; @*/
                Whole(Part part) {
                    this.part = part;
                }
            }
            """);

    @Test
    void eachCaseAndEachClauseOfAComponentIsAnObligation() {
        List<Obligation> all = contracts(FILES).all();
        assertThat(all)
                .extracting(Obligation::id)
                .containsExactly(
                        "some.Part accessible 0",
                        "some.Part.Part() case 0",
                        "some.Part.set(int) case 0",
                        "some.Part.set(int) case 1",
                        "some.Part.set(int) case 2",
                        "some.Part.set(int) determines 0");
        assertThat(all.get(0).requirements()).containsExactly("G1-01");
        assertThat(all.get(3).requirements()).containsExactly("G2-01");
        assertThat(all.get(3).statement()).endsWith("Sets it.");
    }

    @Test
    void keyLoadsWhatIsMentionedInBodiesToo() {
        assertThat(contracts(FILES).typesFor(List.of("some.Part accessible 0"))).containsExactly("Bounds", "Part");
        assertThat(contracts(FILES).typesFor(List.of("some.Elsewhere.f() case 0")))
                .isEmpty();
    }

    @Test
    void aProofReliesOnTheContractsOfMethodsThatItMayMeet() {
        Map<String, String> files = new TreeMap<>(FILES);
        files.computeIfPresent("Part", (type, text) -> text.replace("f = x;", "f = same(x);")
                .replace("/*+OPENJML@ ensures true; @*/", "/*@ ensures true; @*/ int same(int x) { return x; }"));
        KeyContracts contracts = contracts(files);
        assertThat(contracts.reliesOn(named(contracts, "some.Part.set(int) case 0")))
                .contains("some.Part.same(int) case 0")
                .doesNotContain("some.Part.Part() case 0", "some.Part.set(int) case 0");
        assertThat(contracts.reliesOn(named(contracts, "some.Part accessible 0")))
                .isEmpty();
    }

    @Test
    void aChangeOfABodyOrAContractMakesAnAnswerStale() {
        assertThat(stale("some.Part.set(int) case 0", "f = x;", "f = x + 0;")).isTrue();
        assertThat(stale("some.Part.set(int) case 0", "this.f;", "this.*;")).isTrue();
        assertThat(stale("some.Part accessible 0", "this.f;", "this.*;")).isTrue();
        assertThat(stale("some.Part accessible 0", "f > 0", "f > -1")).isTrue();
    }

    @Test
    void aChangeOfAnotherBodyOrOfWhatOpenJmlReadsDoesNot() {
        assertThat(stale("some.Part.set(int) case 0", "f = 1;", "f = 2;")).isFalse();
        assertThat(stale("some.Part.set(int) case 0", "ensures true; @*/\n    int", "ensures false; @*/\n    int"))
                .isFalse();
    }

    private static KeyContracts contracts(Map<String, String> files) {
        Map<String, String> paths = new TreeMap<>();
        files.forEach((type, text) -> paths.put("some/" + type + ".java", text));
        return new KeyContracts(CoreSources.ofPaths(paths, Reader.KEY));
    }

    private static boolean stale(String id, String from, String to) {
        Map<String, String> other = new TreeMap<>(FILES);
        assertThat(other.get("Part")).contains(from);
        other.computeIfPresent("Part", (type, text) -> text.replace(from, to));
        return !hash(FILES, id).equals(hash(other, id));
    }

    private static String hash(Map<String, String> files, String id) {
        KeyContracts contracts = contracts(files);
        return contracts.hash(named(contracts, id), List.of("key", "1"));
    }

    private static Obligation named(KeyContracts contracts, String id) {
        return contracts.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
