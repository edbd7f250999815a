package cofferdam.proofs.strength;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.evidence.EvidenceFolder;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import cofferdam.proofs.strength.StrengthRun.Judged;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the record says of how much the proofs notice (G11-01): four of five changes of a class's code, at least. */
class RecordedStrengthTest {
    private static final int LEAST = 80;
    private static final int PERCENT = 100;

    @Test
    void mostChangesOfEachRecordedClassBreakAProof() {
        StrengthRecord record = StrengthRecord.parse(
                EvidenceFolder.shippedText(StrengthRecord.NAME).orElseThrow());
        assertThat(record.types()).isNotEmpty();
        assertThat(record.types().keySet())
                .isSubsetOf(CoreSources.shipped(Reader.OPENJML).files().keySet());
        record.types().forEach((type, of) -> assertThat(of.noticed() * PERCENT)
                .as(type + " " + of.missed())
                .isGreaterThanOrEqualTo(LEAST
                        * (of.noticed() + of.missed().size() + of.unjudged().size())));
    }

    @Test
    void aTypeIsRecordedAsAWholeAndTakesThePlaceOfWhatWasThere() {
        Mutant mutant = new Mutant("Two", "cofferdam.kernel.core.Two.a(int)", 7, "math", "'+' became '-'", "");
        StrengthRecord first = StrengthRecord.NONE.with(
                List.of(new Judged(mutant, Outcome.OPEN, ""), new Judged(mutant, Outcome.PROVED, "")), List.of(mutant));
        assertThat(first.types().get("Two").noticed()).isEqualTo(1);
        assertThat(first.types().get("Two").missed()).containsExactly("a(int) line 7, math: '+' became '-'");
        StrengthRecord second = StrengthRecord.parse(first.text())
                .with(List.of(new Judged(mutant, Outcome.ERROR, "")), List.of(mutant));
        assertThat(second.types().get("Two").noticed()).isZero();
        assertThat(second.types().get("Two").unjudged()).hasSize(1);
    }

    @Test
    void aTypeOfWhichOnlyAPartWasJudgedKeepsItsEarlierRecord() {
        Mutant one = new Mutant("Two", "cofferdam.kernel.core.Two.a(int)", 7, "math", "'+' became '-'", "");
        Mutant other = new Mutant("Two", "cofferdam.kernel.core.Two.b(int)", 9, "math", "'+' became '-'", "");
        Mutant elsewhere = new Mutant("Three", "cofferdam.kernel.core.Three.c()", 3, "math", "'+' became '-'", "");
        List<Mutant> all = List.of(one, other, elsewhere);
        List<Judged> judged = List.of(new Judged(one, Outcome.OPEN, ""));
        assertThat(StrengthRecord.partly(judged, all)).containsExactly("Two");
        assertThat(StrengthRecord.NONE.with(judged, all).types()).isEmpty();
        List<Judged> whole = List.of(new Judged(one, Outcome.OPEN, ""), new Judged(other, Outcome.OPEN, ""));
        assertThat(StrengthRecord.NONE.with(whole, all).types()).containsOnlyKeys("Two");
    }

    @Test
    void changedMethodsStandBesideTheirOriginalsWithTheSameContracts() {
        String text =
                """
                package cofferdam.kernel.core;
                final class Two {
                    /*@ public invariant true; @*/
                    /*@ ensures \\result == x; @*/
                    static /*@ pure @*/ int a(int x) {
                        return x + 1;
                    }
                }
                """;
        CoreSources core = CoreSources.of(Map.of("Two", text), Reader.OPENJML);
        List<Mutant> mutants = CodeMutants.of("Two", text, core.ids(), Set.of());
        SideBySide together = SideBySide.of(text, core.ids(), mutants);
        CoreSources changed = core.with("Two", together.text());
        assertThat(together.ids().values()).hasSameSizeAs(mutants).contains("cofferdam.kernel.core.Two.a__0(int)");
        assertThat(changed.method("cofferdam.kernel.core.Two.a__0(int)").contract())
                .contains("ensures \\result == x")
                .doesNotContain("invariant");
        assertThat(changed.method("cofferdam.kernel.core.Two.a__0(int)").body())
                .isIn("{ return x - 1; }", "{ return 0; }");
    }
}
