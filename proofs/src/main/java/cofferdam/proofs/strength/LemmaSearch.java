package cofferdam.proofs.strength;

import cofferdam.proofs.bounded.BoundedException;
import cofferdam.proofs.bounded.BoundedLemma;
import cofferdam.proofs.bounded.BoundedProver;
import cofferdam.proofs.bounded.ChangedSource;
import cofferdam.proofs.bounded.Jbmc;
import cofferdam.proofs.bounded.JbmcProver;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.RecordedEvidence;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.strength.StrengthRun.SecondLook;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Puts a change to the bit-precise lemmas that are freshly proved of the sources as they are, those that took the least
 * time first, until one does not hold.
 */
public final class LemmaSearch implements SecondLook, AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(180);
    private static final String CORE = CoreSources.FOLDER.replace('/', '.');
    private static final Pattern METHOD = Pattern.compile("^.*?(\\w+)\\([^()]*\\)$");

    private final BoundedProver prover;
    private final List<BoundedLemma> lemmas;
    private final int jobs;

    /**
     * Among lemmas that are proved.
     *
     * @param jobs processes at once
     */
    public LemmaSearch(Jbmc jbmc, JbmcProver known, RecordedEvidence record, int jobs) {
        Map<String, Result> proved = new TreeMap<>();
        known.obligations().stream()
                .map(obligation -> record.about(obligation, known))
                .filter(result -> result.outcome() == Outcome.PROVED)
                .forEach(result -> proved.put(result.obligation().id(), result));
        this.jobs = jobs;
        prover = BoundedProver.create(jbmc);
        lemmas = prover.lemmas(Pattern.compile("")).stream()
                .filter(lemma -> proved.containsKey(lemma.id())
                        && proved.keySet().containsAll(known.reliesOn(lemma.obligation())))
                .sorted(Comparator.comparingLong(lemma -> proved.get(lemma.id()).millis()))
                .toList();
    }

    @Override
    public String broken(Mutant mutant) throws InterruptedException {
        String name = METHOD.matcher(mutant.method()).replaceFirst("$1");
        String method = name.equals(mutant.type()) ? "<init>" : name;
        try {
            return prover.broken(lemmas, new ChangedSource(CORE + mutant.type(), method, mutant.text()), LIMIT, jobs)
                    .map(BoundedLemma::id)
                    .orElse("");
        } catch (BoundedException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(e.getMessage());
            }
            throw e;
        }
    }

    @Override
    public void close() {
        prover.close();
    }
}
