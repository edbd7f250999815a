package cofferdam.proofs.harness;

import cofferdam.proofs.evidence.AnswerStore;
import cofferdam.proofs.evidence.AnswerStore.Answer;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Prover;
import cofferdam.proofs.evidence.RecordedEvidence;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.evidence.ToolMissingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Asks one prover about some obligations, but not again about what it answered from the same input. Answers are there as
 * soon as they come, so that nothing is lost when the run is cut short.
 */
public final class ProofRun {
    private final Prover prover;
    private final Predicate<Obligation> leftOut;
    private final RecordedEvidence record;
    private final AnswerStore store;
    private final List<Result> answers = new ArrayList<>();
    private final Map<Obligation, Result> results = new TreeMap<>(Comparator.comparing(Obligation::id));
    private final List<Obligation> untried = new ArrayList<>();

    /** What need not be asked again. */
    public enum Known {
        /** Nothing: everything is asked. */
        NOTHING,
        /** What was answered on this machine. */
        HERE,
        /** That, and what is recorded with the sources. */
        RECORDED
    }

    /**
     * Begins with what the record says.
     *
     * @param leftOut what is not worth asking: it stays open unless an answer is known
     */
    public ProofRun(
            Prover prover,
            List<Obligation> selected,
            Predicate<Obligation> leftOut,
            RecordedEvidence record,
            AnswerStore store) {
        this.prover = prover;
        this.leftOut = leftOut;
        this.record = record;
        this.store = store;
        selected.forEach(obligation -> results.put(obligation, record.about(obligation, prover)));
    }

    /** The best that is known of each, in order of ids. */
    public synchronized List<Result> results() {
        return List.copyOf(results.values());
    }

    /** What would have been asked had it not been left out, in order of ids. */
    public synchronized List<Obligation> untried() {
        return List.copyOf(untried);
    }

    /** What can be told without asking, and what has to be asked. */
    private List<Obligation> open(Known known, String version, Consumer<Result> listener) {
        List<Obligation> open = new ArrayList<>();
        for (Obligation obligation : List.copyOf(results.keySet())) {
            Optional<Result> recalled = known == Known.NOTHING ? Optional.empty() : recall(obligation, version);
            if (recalled.isPresent()) {
                take(recalled.get());
                listener.accept(recalled.get());
            } else if (known != Known.RECORDED || !answered(results.get(obligation))) {
                if (leftOut.test(obligation)) {
                    leave(obligation);
                } else {
                    open.add(obligation);
                }
            }
        }
        return open;
    }

    /**
     * Asks.
     *
     * @param jobs processes at once
     * @param listener told each answer as it comes, recalled ones first
     * @throws ToolMissingException if the prover is not installed; what was known before stands
     */
    public void ask(Known known, int jobs, Consumer<Result> listener)
            throws IOException, InterruptedException, ToolMissingException {
        if (known == Known.RECORDED && results.values().stream().allMatch(ProofRun::answered)) {
            return;
        }
        String version = prover.version();
        List<Obligation> open = open(known, version, listener);
        if (open.isEmpty()) {
            return;
        }
        Prover asked = known == Known.NOTHING ? prover.anew() : prover;
        asked.prove(open, jobs, result -> {
            take(result);
            keep(result);
            listener.accept(result);
        });
    }

    /** Is no answer: neither kept nor recorded. */
    private synchronized void leave(Obligation obligation) {
        untried.add(obligation);
        if (!answered(results.get(obligation))) {
            results.put(obligation, new Result(obligation, "", "", Outcome.OPEN, "not tried", 0, false));
        }
    }

    private synchronized void take(Result result) {
        if (result.outcome() != Outcome.MISSING) {
            answers.add(result);
        }
        results.put(result.obligation(), result);
    }

    private void keep(Result result) {
        store.keep(key(result.hash()), new Answer(result.outcome(), result.detail(), result.millis(), result.size()));
    }

    private Optional<Result> recall(Obligation obligation, String version) {
        String hash = prover.inputHash(obligation, version);
        return store.find(key(hash))
                .map(answer -> new Result(
                        obligation,
                        version,
                        hash,
                        answer.outcome(),
                        answer.detail(),
                        answer.millis(),
                        answer.size(),
                        true));
    }

    private String key(String hash) {
        return prover.name() + "-" + hash;
    }

    /** The record with all answers of this run in it. */
    public synchronized RecordedEvidence recorded() {
        return record.with(List.copyOf(answers), prover.obligations(), record.complete());
    }

    private static boolean answered(Result result) {
        return result.outcome() != Outcome.STALE
                && result.outcome() != Outcome.MISSING
                && result.outcome() != Outcome.ERROR;
    }
}
