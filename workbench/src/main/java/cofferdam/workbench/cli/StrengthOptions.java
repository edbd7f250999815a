package cofferdam.workbench.cli;

import cofferdam.proofs.bounded.BoundedException;
import cofferdam.proofs.bounded.Jbmc;
import cofferdam.proofs.bounded.JbmcFinder;
import cofferdam.proofs.bounded.JbmcProver;
import cofferdam.proofs.evidence.AnswerStore;
import cofferdam.proofs.evidence.EvidenceFolder;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.RecordedEvidence;
import cofferdam.proofs.evidence.ToolMissingException;
import cofferdam.proofs.openjml.OpenJmlProver;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import cofferdam.proofs.strength.LemmaSearch;
import cofferdam.proofs.strength.Mutant;
import cofferdam.proofs.strength.StrengthRecord;
import cofferdam.proofs.strength.StrengthRun;
import cofferdam.proofs.strength.StrengthRun.Judged;
import cofferdam.proofs.strength.StrengthRun.SecondLook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** {@code prove --strength}: breaks the core in one place at a time and counts which changes break a proof. */
final class StrengthOptions {
    private static final int WIDTH = 8;

    @Option(
            names = "--strength",
            description = {
                "Change operators, conditions and results in the core's code, one at a time, and count which",
                "changes break the proof of the method (openjml; methods that are freshly proved),",
                "or else a lemma about it (jbmc, if it is there; lemmas that are freshly proved, the fastest first)."
            })
    boolean strength;

    @Option(names = "--sample", paramLabel = "N", description = "With --strength: so many changes (all).")
    Integer sample;

    @Option(names = "--seed", paramLabel = "N", description = "With --strength: of the choice of the sample (1).")
    Long seed;

    /**
     * Does it.
     *
     * @param target where to record it; null if nowhere
     * @return the exit status: 0, whatever was noticed
     */
    int run(Session session, Style style, Predicate<String> selection, int jobs, Path target)
            throws IOException, ToolMissingException {
        if (sample != null && sample < 1) {
            throw new UserError("--sample is " + sample, "It is from 1 on.");
        }
        if (sample != null && target != null) {
            throw new UserError("a sample says little of a class, so it is not recorded", "Leave --sample out.");
        }
        OpenJmlProver prover = OpenJmlProver.ofProcess(true);
        JbmcProver lemmas = JbmcProver.ofProcess();
        Set<String> proved = proved(prover);
        AnswerStore answers = new AnswerStore(AnswerStore.cache().resolve("answers"));
        StrengthRun run = new StrengthRun(CoreSources.shipped(Reader.OPENJML), prover, lemmas, answers);
        List<Mutant> provable = StrengthRun.where(run.mutants(), proved::contains);
        List<Mutant> all = StrengthRun.where(provable, selection);
        if (all.isEmpty()) {
            throw new UserError(
                    "no method that matches is freshly proved", "See what is: cofferdam prove --list --tool openjml");
        }
        List<Mutant> chosen = sample == null ? all : StrengthRun.sample(all, sample, seed == null ? 1 : seed);
        List<Judged> judged = new ArrayList<>();
        Optional<Jbmc> jbmc = jbmc(session);
        String checker = jbmc.map(Jbmc::version).orElse("");
        try (Interruption interruption = new Interruption(Thread.currentThread()::interrupt);
                LemmaSearch search =
                        jbmc.map(found -> search(found, lemmas, jobs)).orElse(null);
                TerminalProgress progress = new TerminalProgress(session.terminal())) {
            try {
                String version = prover.version();
                progress.step("mutants", 0, chosen.size());
                for (List<Mutant> changes : byType(chosen)) {
                    List<Judged> ofType = run.judge(changes, jobs, search == null ? SecondLook.NONE : search, one -> {
                        judged.add(one);
                        progress.step("mutants", judged.size(), chosen.size());
                    });
                    if (target != null) {
                        record(target, earlier -> earlier.with(ofType, provable, run, version, checker));
                    }
                }
            } catch (InterruptedException e) {
                session.err().println("cofferdam: interrupted after " + judged.size() + " of " + chosen.size());
            }
            progress.finish();
            if (target != null) {
                for (String type : StrengthRecord.partly(judged, provable)) {
                    session.err().println("cofferdam: not recorded, because only a part of it was judged: " + type);
                }
            }
            session.out().print(text(judged, style) + summary(judged, all.size()));
            session.out().flush();
            return interruption.requested() ? ExitCode.INTERRUPTED : ExitCode.HOLDS;
        }
    }

    private static Collection<List<Mutant>> byType(List<Mutant> mutants) {
        return mutants.stream()
                .collect(Collectors.groupingBy(Mutant::type, TreeMap::new, Collectors.toList()))
                .values();
    }

    /** As soon as a type is done, so that what comes after cannot lose it. */
    private static void record(Path target, UnaryOperator<StrengthRecord> next) throws IOException {
        StrengthRecord earlier = EvidenceFolder.read(target, StrengthRecord.NAME, StrengthRecord::parse)
                .orElse(StrengthRecord.NONE);
        EvidenceFolder.write(target, StrengthRecord.NAME, next.apply(earlier).text());
    }

    /** The checker of the lemmas; if it cannot be had, that is said. */
    private static Optional<Jbmc> jbmc(Session session) {
        try {
            return Optional.of(JbmcFinder.find());
        } catch (BoundedException e) {
            session.err().println("cofferdam: changes that proofs survive are put to no lemma: " + e.getMessage());
            session.err().flush();
            return Optional.empty();
        }
    }

    private static LemmaSearch search(Jbmc jbmc, JbmcProver lemmas, int jobs) {
        return new LemmaSearch(jbmc, lemmas, EvidenceFolder.current(lemmas.name()), jobs);
    }

    private static Set<String> proved(OpenJmlProver prover) {
        RecordedEvidence record = EvidenceFolder.current(prover.name());
        return prover.obligations().stream()
                .filter(obligation -> record.about(obligation, prover).outcome() == Outcome.PROVED)
                .map(Obligation::id)
                .collect(Collectors.toSet());
    }

    private static String text(List<Judged> judged, Style style) {
        StringBuilder text = new StringBuilder();
        for (Judged one : judged) {
            String word = TextBlock.pad(
                    one.noticed()
                            ? "NOTICED"
                            : one.missed() ? "MISSED" : one.outcome().name(),
                    WIDTH);
            text.append(one.noticed() ? style.good(word) : style.bad(word)).append(' ');
            text.append(one.mutant().method())
                    .append(" line ")
                    .append(one.mutant().line())
                    .append('\n');
            text.append("         ").append(one.mutant().operator()).append(": ");
            text.append(one.mutant().change()).append('\n');
            if (!one.lemma().isEmpty()) {
                text.append("         by lemma ").append(one.lemma()).append('\n');
            }
        }
        return text.toString();
    }

    private static String summary(List<Judged> judged, int all) {
        long noticed = judged.stream().filter(Judged::noticed).count();
        long byLemma = judged.stream().filter(one -> !one.lemma().isEmpty()).count();
        long missed = judged.stream().filter(Judged::missed).count();
        return noticed - byLemma + " of " + (noticed + missed) + " changes break the proof of their method, " + byLemma
                + " others a lemma; " + (judged.size() - noticed - missed) + " more could not be judged; " + all
                + " there are in all.\n";
    }
}
