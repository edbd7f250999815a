package cofferdam.proofs.strength;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.bounded.JbmcProver;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.evidence.AnswerStore;
import cofferdam.proofs.evidence.EvidenceFolder;
import cofferdam.proofs.evidence.OpenLedger;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.openjml.OpenJmlProver;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import cofferdam.proofs.strength.StrengthRecord.OfType;
import cofferdam.proofs.strength.StrengthRun.Judged;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What the record says of how much the proofs notice (G11-01): four of five changes of code at least, and of each class's,
 * unless a person wrote down why each of the others is missed. Whether the record is about the core as it is, and which
 * misses have no reason yet, is printed; once it is complete, either fails the build.
 */
class RecordedStrengthTest {
    private static final int LEAST = 80;
    private static final int PERCENT = 100;
    private static final int FEW = 10;
    private static final String LEDGER = "strength";
    private static final String FORMAT = "separation-kernel/src/main/java/cofferdam/kernel/core/RadixFormat.java";
    private static final StrengthRecord RECORD =
            StrengthRecord.parse(EvidenceFolder.shippedText(StrengthRecord.NAME).orElseThrow());
    private static final Set<String> EXPLAINED = OpenLedger.parse(
                    EvidenceFolder.shippedText(StrengthRecord.REASONS).orElseThrow())
            .keys();
    private static final AnswerStore NO_ANSWERS = new AnswerStore(Path.of("target", "no-answers"));
    private static final CoreSources CORE = CoreSources.shipped(Reader.OPENJML);
    private static final StrengthRun TWO = run(CoreSources.of(
            Map.of("Two", "final class Two { int a(int x) { return x + 1; } int b(int x) { return x + 2; } }"),
            Reader.OPENJML));
    private static final StrengthRun RUN = run(CORE);

    @Test
    void mostChangesOfEachRecordedClassBreakAProof() {
        assertThat(RECORD.types()).isNotEmpty();
        assertThat(RECORD.types().keySet()).isSubsetOf(CORE.files().keySet());
        int noticed = 0;
        int all = 0;
        for (Map.Entry<String, OfType> each : RECORD.types().entrySet()) {
            OfType of = each.getValue();
            noticed += of.allNoticed();
            all += of.all();
            // Of three changes one that is none would be too much.
            if (of.all() >= FEW && of.allNoticed() * PERCENT < LEAST * of.all()) {
                assertThat(EXPLAINED).as(each.getKey()).containsAll(missed(each.getKey(), of));
            }
        }
        System.out.println(noticed + " of " + all + " changes of code break a proof or a lemma");
        assertThat(noticed * PERCENT).isGreaterThanOrEqualTo(LEAST * all);
    }

    @Test
    void aCompleteRecordIsAboutTheWholeCoreAsItIsAndEveryChangeThatWasMissedHasAReason() {
        SortedSet<String> stale = new TreeSet<>();
        RUN.mutants().forEach(mutant -> stale.add(mutant.type()));
        Set<String> missed = new TreeSet<>();
        RECORD.types().forEach((type, of) -> {
            if (of.input().equals(RUN.input(type, of.version(), of.byLemma().keySet(), of.checker()))) {
                stale.remove(type);
            }
            missed.addAll(missed(type, of));
        });
        assertThat(EXPLAINED).isSubsetOf(missed);
        missed.removeAll(EXPLAINED);
        System.out.println("recorded strength of " + RECORD.types().size() + " types; stale or missing: " + stale
                + ", missed without a reason: " + missed);
        if (RECORD.complete()) {
            assertThat(stale).isEmpty();
            assertThat(missed).isEmpty();
        }
    }

    @Test
    void whatIsRecordedOfATypeIsStaleWhenAMethodOfItChanges() {
        String name = "Events";
        String input = RUN.input(name, "1", Set.of(), "");
        assertThat(RUN.input(name, "2", Set.of(), "")).isNotEqualTo(input);
        Map<String, String> files = new TreeMap<>(CORE.files());
        files.computeIfPresent(name, (type, text) -> text.replace("return to[e];", "return to[0];"));
        assertThat(files).isNotEqualTo(CORE.files());
        CoreSources other = CORE.with(name, files.get(name));
        StrengthRun changed = run(other);
        assertThat(changed.input(name, "1", Set.of(), "")).isNotEqualTo(input);
        assertThat(changed.input("Pending", "1", Set.of(), "")).isEqualTo(RUN.input("Pending", "1", Set.of(), ""));
    }

    @Test
    void whatIsRecordedOfATypeIsStaleWhenALemmaThatNoticedAChangeIsAboutOtherSources() {
        Map<String, String> files = new TreeMap<>(ShippedSources.load().files());
        assertThat(files.replace(FORMAT, files.get(FORMAT).replace("LARGE = 0x80L", "LARGE = 0x40L")))
                .contains("LARGE = 0x80L");
        StrengthRun other = new StrengthRun(
                CORE, OpenJmlProver.ofProcess(false), JbmcProver.among(ShippedSources.of(files)), NO_ANSWERS);
        Set<String> noticing = Set.of("split-2m-keeps-pages");
        assertThat(other.input("Radix", "1", Set.of(), "")).isEqualTo(RUN.input("Radix", "1", Set.of(), ""));
        assertThat(other.input("Radix", "1", noticing, "6")).isNotEqualTo(RUN.input("Radix", "1", noticing, "6"));
        assertThat(RUN.input("Radix", "1", noticing, "7")).isNotEqualTo(RUN.input("Radix", "1", noticing, "6"));
    }

    @Test
    void aTypeIsRecordedAsAWholeAndTakesThePlaceOfWhatWasThere() {
        Mutant mutant = new Mutant("Two", "cofferdam.kernel.core.Two.a(int)", 7, "math", "'+' became '-'", "");
        StrengthRecord first = StrengthRecord.NONE.with(
                List.of(new Judged(mutant, Outcome.OPEN, "", ""), new Judged(mutant, Outcome.PROVED, "", "")),
                List.of(mutant),
                TWO,
                "1",
                "6");
        assertThat(first.types().get("Two").noticed()).isEqualTo(1);
        assertThat(first.types().get("Two").input()).isEqualTo(TWO.input("Two", "1", Set.of(), ""));
        assertThat(first.types().get("Two").checker()).isEmpty();
        assertThat(first.types().get("Two").all()).isEqualTo(4);
        assertThat(first.types().get("Two").missed()).containsExactly("a(int) line 7, math: '+' became '-'");
        StrengthRecord second = StrengthRecord.parse(first.text())
                .with(List.of(new Judged(mutant, Outcome.ERROR, "", "")), List.of(mutant), TWO, "2", "6");
        assertThat(second.types().get("Two").noticed()).isZero();
        assertThat(second.types().get("Two").unjudged()).hasSize(1);
        StrengthRecord third =
                second.with(List.of(new Judged(mutant, Outcome.TIMEOUT, "", "")), List.of(mutant), TWO, "2", "6");
        assertThat(third.types().get("Two")).isEqualTo(second.types().get("Two"));
    }

    @Test
    void aChangeThatALemmaNoticesIsRecordedUnderTheLemma() {
        Mutant mutant = new Mutant("Two", "cofferdam.kernel.core.Two.a(int)", 7, "math", "'+' became '-'", "");
        Judged noticed = new Judged(mutant, Outcome.PROVED, "", "rights-within");
        assertThat(noticed.noticed()).isTrue();
        assertThat(noticed.missed()).isFalse();
        OfType of = StrengthRecord.parse(StrengthRecord.NONE
                        .with(List.of(noticed), List.of(mutant), TWO, "1", "6")
                        .text())
                .types()
                .get("Two");
        assertThat(of.byLemma())
                .containsOnlyKeys("rights-within")
                .containsValue(List.of("a(int) line 7, math: '+' became '-'"));
        assertThat(of.noticed()).isZero();
        assertThat(of.allNoticed()).isEqualTo(1);
        assertThat(of.missed()).isEmpty();
        assertThat(of.checker()).isEqualTo("6");
        assertThat(of.input()).isEqualTo(TWO.input("Two", "1", Set.of("rights-within"), "6"));
    }

    @Test
    void aTypeOfWhichOnlyAPartWasJudgedKeepsItsEarlierRecord() {
        Mutant one = new Mutant("Two", "cofferdam.kernel.core.Two.a(int)", 7, "math", "'+' became '-'", "");
        Mutant other = new Mutant("Two", "cofferdam.kernel.core.Two.b(int)", 9, "math", "'+' became '-'", "");
        Mutant elsewhere = new Mutant("Three", "cofferdam.kernel.core.Three.c()", 3, "math", "'+' became '-'", "");
        List<Mutant> all = List.of(one, other, elsewhere);
        List<Judged> judged = List.of(new Judged(one, Outcome.OPEN, "", ""));
        assertThat(StrengthRecord.partly(judged, all)).containsExactly("Two");
        assertThat(StrengthRecord.NONE.with(judged, all, TWO, "1", "").types()).isEmpty();
        List<Judged> whole = List.of(new Judged(one, Outcome.OPEN, "", ""), new Judged(other, Outcome.OPEN, "", ""));
        assertThat(StrengthRecord.NONE.with(whole, all, TWO, "1", "").types()).containsOnlyKeys("Two");
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
        List<Mutant> mutants = CodeMutants.of("Two", text, core.ids(), Set.of(), Set.of());
        SideBySide together = SideBySide.of(text, core.ids(), mutants);
        CoreSources changed = core.with("Two", together.text());
        assertThat(together.ids().values()).hasSameSizeAs(mutants).contains("cofferdam.kernel.core.Two.a__0(int)");
        assertThat(changed.method("cofferdam.kernel.core.Two.a__0(int)").contract())
                .contains("ensures \\result == x")
                .doesNotContain("invariant");
        assertThat(changed.method("cofferdam.kernel.core.Two.a__0(int)").body())
                .isIn("{ return x - 1; }", "{ return 0; }");
    }

    private static List<String> missed(String type, OfType of) {
        return of.missed().stream()
                .map(change -> OpenLedger.key(LEDGER, type + " " + change))
                .toList();
    }

    private static StrengthRun run(CoreSources core) {
        return new StrengthRun(core, OpenJmlProver.ofProcess(false).over(core), JbmcProver.ofProcess(), NO_ANSWERS);
    }
}
