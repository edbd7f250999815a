package cofferdam.proofs.strength;

import cofferdam.proofs.bounded.JbmcProver;
import cofferdam.proofs.evidence.AnswerStore;
import cofferdam.proofs.evidence.AnswerStore.Answer;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.evidence.ToolMissingException;
import cofferdam.proofs.openjml.OpenJmlProver;
import cofferdam.proofs.sources.CoreMethod;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Breaks the core in one place at a time and asks OpenJML about the method that was changed: where the contract says what
 * the method is for, the proof no longer closes. What stands in the platform's memory is in no contract; a change that the
 * proof survives is put to the lemmas that are about that.
 */
public final class StrengthRun {
    private static final Pattern VOID = Pattern.compile("\\bvoid\\s+(\\w+)\\s*\\($");

    private static final Pattern ZERO =
            Pattern.compile("\\bstatic\\s+final\\s+(?:int|long)\\s+(\\w+)\\s*=\\s*0L?\\s*;");

    private final CoreSources core;
    private final OpenJmlProver prover;
    private final JbmcProver lemmas;
    private final AnswerStore store;

    /**
     * Over these sources, with a prover for the same.
     *
     * @param lemmas what answers about lemmas depend on
     * @param store of OpenJML's answers about changes, which are not asked again
     */
    public StrengthRun(CoreSources core, OpenJmlProver prover, JbmcProver lemmas, AnswerStore store) {
        this.core = core;
        this.prover = prover;
        this.lemmas = lemmas;
        this.store = store;
    }

    /**
     * What became of a mutant.
     *
     * @param outcome of its method's proof; {@link Outcome#PROVED} if that survives the change
     * @param lemma id of the lemma that noticed it instead; empty if none did
     */
    public record Judged(Mutant mutant, Outcome outcome, String detail, String lemma) {
        /** Whether the proof or a lemma is broken by it; that the tool failed or its time was up says nothing. */
        public boolean noticed() {
            return broken(outcome) || !lemma.isEmpty();
        }

        /** Whether it was judged, and neither the proof nor a lemma is broken by it. */
        public boolean missed() {
            return outcome == Outcome.PROVED && lemma.isEmpty();
        }

        private static boolean broken(Outcome proof) {
            return proof == Outcome.OPEN || proof == Outcome.VACUOUS;
        }
    }

    /** Who is asked about a change that does not break the proof of its method. */
    @FunctionalInterface
    public interface SecondLook {
        /** Knows no lemma. */
        SecondLook NONE = mutant -> "";

        /** Id of a lemma that the change breaks, empty if there is none. */
        String broken(Mutant mutant) throws InterruptedException;
    }

    /** All mutants of the core's code, in order of types and text. */
    public List<Mutant> mutants() {
        Set<String> voids = core.methods().stream()
                .map(method -> VOID.matcher(method.contract().replaceAll("\\(.*", "(")))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toSet());
        Set<String> zeros = new TreeSet<>();
        core.files()
                .forEach((type, text) ->
                        ZERO.matcher(text).results().forEach(constant -> zeros.add(type + "." + constant.group(1))));
        List<Mutant> mutants = new ArrayList<>();
        core.files().forEach((type, text) -> {
            if (!core.statesTheorems(type)) {
                mutants.addAll(CodeMutants.of(type, text, core.ids(), voids, zeros));
            }
        });
        return mutants;
    }

    /** Some of them by chance. */
    public static List<Mutant> sample(List<Mutant> mutants, int size, long seed) {
        List<Mutant> shuffled = new ArrayList<>(mutants);
        Collections.shuffle(shuffled, new Random(seed));
        return List.copyOf(shuffled.subList(0, Math.min(size, shuffled.size())));
    }

    /**
     * Asks about each.
     *
     * @param mutants of one type
     * @param jobs processes at once
     * @param second asked about those that do not break the proof
     * @param listener told each as it is judged
     */
    public List<Judged> judge(List<Mutant> mutants, int jobs, SecondLook second, Consumer<Judged> listener)
            throws IOException, InterruptedException, ToolMissingException {
        Map<Mutant, Answer> answers = answers(mutants, jobs);
        List<Judged> judged = new ArrayList<>();
        for (Mutant mutant : mutants) {
            Answer answer = answers.get(mutant);
            String lemma = Judged.broken(answer.outcome()) ? "" : second.broken(mutant);
            Judged one = new Judged(mutant, answer.outcome(), answer.detail(), lemma);
            judged.add(one);
            listener.accept(one);
        }
        return judged;
    }

    /** What OpenJML says of changes of one type, or said before; as the answers come they are kept. */
    private Map<Mutant, Answer> answers(List<Mutant> mutants, int jobs)
            throws IOException, InterruptedException, ToolMissingException {
        String version = prover.version();
        Map<Mutant, String> keys = new HashMap<>();
        Map<Mutant, Answer> answers = new ConcurrentHashMap<>();
        for (Mutant mutant : mutants) {
            OpenJmlProver changed = prover.overChanged(core.with(mutant.type(), mutant.text()));
            String key =
                    changed.inputHash(only(changed, Set.of(mutant.method())).get(0), version);
            keys.put(mutant, key);
            store.find(key).ifPresent(answer -> answers.put(mutant, answer));
        }
        List<Mutant> asked =
                mutants.stream().filter(mutant -> !answers.containsKey(mutant)).toList();
        if (asked.isEmpty()) {
            return answers;
        }
        String type = mutants.get(0).type();
        SideBySide together = SideBySide.of(core.files().get(type), core.ids(), asked);
        Map<String, Mutant> byId = new HashMap<>();
        together.ids().forEach((mutant, id) -> byId.put(id, mutant));
        OpenJmlProver all = prover.overChanged(core.with(type, together.text()));
        all.prove(only(all, byId.keySet()), jobs, result -> {
            Mutant mutant = byId.get(result.obligation().id());
            if (result.outcome() != Outcome.ERROR && result.outcome() != Outcome.MISSING) {
                answers.put(mutant, kept(keys.get(mutant), result));
            }
        });
        for (Mutant mutant : asked) {
            if (!answers.containsKey(mutant)) {
                // A constructor, or a failure over a neighbour: by itself.
                OpenJmlProver changed = prover.overChanged(core.with(type, mutant.text()));
                changed.prove(
                        only(changed, Set.of(mutant.method())),
                        1,
                        result -> answers.put(mutant, kept(keys.get(mutant), result)));
            }
        }
        return answers;
    }

    private Answer kept(String key, Result result) {
        Answer answer = new Answer(result.outcome(), result.detail(), result.millis(), result.size());
        store.keep(key, answer);
        return answer;
    }

    private static List<Obligation> only(OpenJmlProver prover, Set<String> ids) {
        return prover.obligations().stream()
                .filter(obligation -> ids.contains(obligation.id()))
                .toList();
    }

    /** Only mutants of methods about which something is known, such as that they are proved. */
    public static List<Mutant> where(List<Mutant> mutants, Predicate<String> method) {
        return mutants.stream().filter(mutant -> method.test(mutant.method())).toList();
    }

    /**
     * SHA-256 of what the answers about changes of a type depend on: all that those about its methods do, and those about
     * the lemmas that noticed changes.
     *
     * @param version of OpenJML
     * @param noticing ids of these lemmas
     * @param checker version of JBMC
     */
    public String input(String type, String version, Set<String> noticing, String checker) {
        Set<String> ids = core.methods().stream()
                .filter(method -> method.type().equals(type))
                .map(CoreMethod::id)
                .collect(Collectors.toSet());
        Digest digest = new Digest();
        for (Obligation obligation : prover.obligations()) {
            if (ids.contains(obligation.id())) {
                digest.add(prover.inputHash(obligation, version));
            }
        }
        for (Obligation lemma : noticing.isEmpty() ? List.<Obligation>of() : lemmas.obligations()) {
            if (noticing.contains(lemma.id())) {
                digest.add(lemma.id()).add(lemmas.inputHash(lemma, checker));
            }
        }
        return digest.hex();
    }
}
