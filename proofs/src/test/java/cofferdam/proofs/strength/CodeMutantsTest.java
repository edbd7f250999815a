package cofferdam.proofs.strength;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.bounded.JbmcProver;
import cofferdam.proofs.evidence.AnswerStore;
import cofferdam.proofs.openjml.OpenJmlProver;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.ParsedSource;
import cofferdam.proofs.sources.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each operator makes its changes of the code, and every changed source is Java (G11-01). */
class CodeMutantsTest {
    private static final String TEXT =
            """
            package cofferdam.kernel.core;
            final class One {
                private final int[] row = new int[2];
                /*@ ensures \\result == x + 1; @*/
                int add(int x, boolean b) {
                    if (x < 3 && b) {
                        touch(x);
                    }
                    for (int i = 0; i != -x; i++) {
                        row[i] = i * 2;
                    }
                    return x + 1;
                }
                boolean is(boolean c) { return !c; }
                private void touch(int x) { row[0] = x << 1; }
            }
            """;

    private static final CoreSources ONE = CoreSources.of(Map.of("One", TEXT), Reader.OPENJML);

    @Test
    void everyOperatorFindsItsPlaces() {
        assertThat(mutants(ONE))
                .extracting(mutant -> mutant.line() + " " + mutant.operator() + ": " + mutant.change())
                .containsExactlyInAnyOrder(
                        "6 conditionals-boundary: '<' became '<='",
                        "6 negate-conditionals: '<' became '>='",
                        "6 negate-conditionals: '!'",
                        "7 void-method-calls: 'touch(x);' became ';'",
                        "9 negate-conditionals: '!=' became '=='",
                        "9 invert-negatives: '-' became ''",
                        "9 increments: '++' became '--'",
                        "10 math: '*' became '/'",
                        "12 math: '+' became '-'",
                        "12 primitive-returns: 'x + 1' became '0'",
                        "14 true-returns: '!c' became 'true'",
                        "14 false-returns: '!c' became 'false'",
                        "15 math: '<<' became '>>'");
    }

    @Test
    void zeroInThePlaceOfAConstantThatIsZeroIsNoChange() {
        String text = "final class Two { static final int OK = 0; static final int NO = -1;"
                + " int a() { return OK; } int b() { return NO; } int c() { return Two.OK; }"
                + " long d() { return 0L; } }";
        assertThat(mutants(CoreSources.of(Map.of("Two", text), Reader.OPENJML)))
                .extracting(Mutant::change)
                .containsExactly("'NO' became '0'");
    }

    @Test
    void aMutantBelongsToTheMethodThatItChanges() {
        assertThat(mutants(ONE))
                .filteredOn(mutant -> mutant.line() == 15)
                .extracting(Mutant::method)
                .containsExactly("cofferdam.kernel.core.One.touch(int)");
        assertThat(mutants(ONE))
                .allSatisfy(mutant -> assertThat(ONE.with("One", mutant.text()).hash(mutant.method(), List.of()))
                        .isNotEqualTo(ONE.hash(mutant.method(), List.of())));
    }

    @Test
    void everyMutantOfTheCoreIsJava() {
        CoreSources core = CoreSources.shipped(Reader.OPENJML);
        List<Mutant> all = mutants(core);
        assertThat(all).hasSizeGreaterThan(1000);
        assertThat(all)
                .extracting(Mutant::method)
                .isSubsetOf(core.methods().stream().map(method -> method.id()).toList());
        StrengthRun.sample(all, 100, 1).forEach(mutant -> ParsedSource.of(mutant.type() + ".java", mutant.text()));
        assertThat(StrengthRun.sample(all, 100, 1)).isEqualTo(StrengthRun.sample(all, 100, 1));
        assertThat(Set.copyOf(StrengthRun.sample(all, 100, 1))).hasSize(100);
    }

    private static List<Mutant> mutants(CoreSources core) {
        return new StrengthRun(
                        core,
                        OpenJmlProver.ofProcess(false),
                        JbmcProver.ofProcess(),
                        new AnswerStore(Path.of("target")))
                .mutants();
    }
}
