package cofferdam.proofs.deductive;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.sources.CoreMethod;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import cofferdam.proofs.strength.AnnotationMutants;
import cofferdam.proofs.strength.Mutant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Each {@code requires}, invariant and loop invariant of small components is taken out, and each {@code requires} is
 * contradicted, and KeY is asked again (G11-01): a proof no longer closes, or its precondition is found to be never true.
 * The property {@code cofferdam.clauses} names other components, for a longer run; there a few clauses may go unnoticed
 * because nothing rests on them, and are printed.
 */
class ClausesInKeyTest {
    private static final String SMALL = "Pending,Routes";
    private static final String TYPES = System.getProperty("cofferdam.clauses", SMALL);
    private static final int SAMPLE = 30;
    private static final int FEW = 5;
    private static final Pattern CASE = Pattern.compile(" case (\\d+)$");
    private static final int JOBS = 2;
    private static final CoreSources SHIPPED = CoreSources.shipped(Reader.KEY);

    private final Map<String, Mutant> copies = new LinkedHashMap<>();
    private final Map<String, String> files = new TreeMap<>(SHIPPED.files());

    @Test
    void everyClauseThatIsTakenOutOrContradictedIsNoticed() throws Exception {
        for (String type : TYPES.split(",")) {
            AnnotationMutants.of(type, SHIPPED.files().get(type)).stream()
                    .filter(ClausesInKeyTest::readByKey)
                    .forEach(this::addCopy);
        }
        Map<String, Set<Outcome>> outcomes = outcomes();
        assertThat(outcomes.values()).noneMatch(found -> found.contains(Outcome.ERROR));
        List<String> unnoticed = copies.keySet().stream()
                .filter(copy -> !outcomes.getOrDefault(copy, Set.of()).contains(expected(copies.get(copy))))
                .map(copy -> words(copies.get(copy)))
                .toList();
        System.out.println(copies.size() + " changes of clauses, not noticed by KeY: " + unnoticed);
        assertThat(unnoticed).noneMatch(words -> words.contains(AnnotationMutants.CONTRADICTED));
        if (TYPES.equals(SMALL)) {
            assertThat(unnoticed).isEmpty();
            assertThat(copies).hasSizeGreaterThanOrEqualTo(SAMPLE);
        } else {
            assertThat(unnoticed).hasSizeLessThanOrEqualTo(copies.size() / FEW);
        }
    }

    private Map<String, Set<Outcome>> outcomes() throws Exception {
        KeyProver prover = KeyProver.of(CoreSources.of(files, Reader.KEY));
        List<Obligation> asked =
                prover.obligations().stream().filter(this::concerned).toList();
        Map<String, Set<Outcome>> outcomes = new TreeMap<>();
        for (Result result : prover.prove(asked, JOBS, answer -> {})) {
            outcomes.computeIfAbsent(copy(result.obligation()), copy -> EnumSet.noneOf(Outcome.class))
                    .add(result.outcome());
        }
        return outcomes;
    }

    private static Outcome expected(Mutant mutant) {
        return mutant.operator().equals(AnnotationMutants.CONTRADICTED) ? Outcome.VACUOUS : Outcome.OPEN;
    }

    private static String words(Mutant mutant) {
        return mutant.type() + " line " + mutant.line() + " " + mutant.operator() + ": " + mutant.change();
    }

    /** All changed copies of a class stand side by side, so that KeY loads them once. */
    private void addCopy(Mutant mutant) {
        String copy = mutant.type() + "Copy" + copies.size();
        copies.put(copy, mutant);
        files.put(copy, mutant.text().replaceAll("\\b" + mutant.type() + "\\b", copy));
    }

    private static String copy(Obligation obligation) {
        return obligation.id().replaceFirst("^(?:\\w+\\.)*(\\w+Copy\\d+)[. ].*", "$1");
    }

    private static boolean readByKey(Mutant mutant) {
        CoreSources changed = SHIPPED.with(mutant.type(), mutant.text());
        return !changed.skeleton(mutant.type()).equals(SHIPPED.skeleton(mutant.type()))
                || SHIPPED.methods().stream()
                        .anyMatch(method -> !changed.method(method.id()).body().equals(method.body()));
    }

    /** A clause of a case concerns that case, one of a loop the cases of its method, an invariant the methods that read. */
    private boolean concerned(Obligation obligation) {
        Mutant mutant = copies.get(copy(obligation));
        Matcher number = CASE.matcher(obligation.id());
        if (mutant == null || !number.find()) {
            return false;
        }
        String id = number.replaceFirst("").replace(copy(obligation), mutant.type());
        CoreMethod before = SHIPPED.method(id);
        CoreMethod after = SHIPPED.with(mutant.type(), mutant.text()).method(id);
        int index = Integer.parseInt(number.group(1));
        return mutant.change().matches("(?:public )?invariant.*")
                        && before.contract().contains("pure")
                || !before.body().equals(after.body())
                || !part(before, index).equals(part(after, index));
    }

    private static String part(CoreMethod method, int index) {
        return method.contract().split("\\balso\\b")[index];
    }
}
