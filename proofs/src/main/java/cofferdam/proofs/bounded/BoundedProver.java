package cofferdam.proofs.bounded;

import cofferdam.proofs.evidence.AnswerStore;
import cofferdam.proofs.evidence.AnswerStore.Answer;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Runs lemmas, each in a process of its own, a few at a time; what was proved or refuted before from the same classes,
 * options and checker is not run again.
 */
public final class BoundedProver implements AutoCloseable {
    /** Time for one lemma. */
    public static final Duration LIMIT = Duration.ofSeconds(300);

    private static final int PARALLEL = 2;

    private final Jbmc jbmc;
    private final AnswerStore store;
    private final Path folder;
    private final Workshop workshop;

    private BoundedProver(Jbmc jbmc, AnswerStore store, Path folder, Workshop workshop) {
        this.jbmc = jbmc;
        this.store = store;
        this.folder = folder;
        this.workshop = workshop;
    }

    /** Which of the two to run. */
    public enum Side {
        /** The lemma, which must be proved. */
        LEMMA,
        /** Its twin, which must be refuted. */
        TWIN
    }

    /** With results kept in the user's cache. */
    public static BoundedProver create(Jbmc jbmc) {
        return create(jbmc, AnswerStore.cache().resolve("bounded"));
    }

    /** With results kept in a folder. */
    public static BoundedProver create(Jbmc jbmc, Path results) {
        return create(jbmc, Optional.of(results));
    }

    /** That recalls nothing from before, and leaves nothing behind. */
    static BoundedProver anew(Jbmc jbmc) {
        return create(jbmc, Optional.empty());
    }

    private static BoundedProver create(Jbmc jbmc, Optional<Path> results) {
        try {
            Path folder = Files.createTempDirectory("cofferdam-bounded");
            AnswerStore store = new AnswerStore(results.orElse(folder.resolve("answers")));
            return new BoundedProver(jbmc, store, folder, new Workshop(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lemmas whose id the pattern finds, in order of ids. */
    public List<BoundedLemma> lemmas(Pattern only) {
        return workshop.lemmas().values().stream()
                .filter(lemma -> only.matcher(lemma.id()).find())
                .toList();
    }

    /**
     * Runs lemmas or their twins, two at a time.
     *
     * @param limit for each
     * @param progress told each result as it comes, by several threads
     * @return results in the order of the lemmas
     */
    public List<Result> run(Collection<BoundedLemma> lemmas, Side side, Duration limit, Consumer<Result> progress) {
        return run(lemmas, side, limit, PARALLEL, progress);
    }

    List<Result> run(Collection<BoundedLemma> lemmas, Side side, Duration limit, int jobs, Consumer<Result> progress) {
        return run(lemmas, side == Side.TWIN ? workshop::twinClassPath : workshop::classPath, limit, jobs, progress);
    }

    /**
     * The first of some lemmas that no longer holds once a source is changed. One that does not look into what was
     * changed, or does not find there what it rewrites, is not asked; one that is not answered in time counts as held. If
     * it uses equations of others, it may be one of those that does not hold.
     *
     * @param limit for each
     * @param jobs how many are asked at once
     */
    public Optional<BoundedLemma> broken(List<BoundedLemma> lemmas, ChangedSource source, Duration limit, int jobs) {
        List<BoundedLemma> about = lemmas.stream()
                .filter(lemma -> workshop.looksInto(lemma, source))
                .toList();
        Path into = null;
        try {
            into = Files.createTempDirectory(folder, "changed");
            for (int from = 0; from < about.size(); from += jobs) {
                List<BoundedLemma> some = about.subList(from, Math.min(from + jobs, about.size()));
                Path place = into;
                List<Result> results =
                        run(some, lemma -> workshop.classPath(lemma, source, place), limit, jobs, result -> {});
                for (int i = 0; i < some.size(); i++) {
                    Outcome outcome = results.get(i).outcome();
                    if (outcome == Outcome.REFUTED || outcome == Outcome.OPEN) {
                        return Optional.of(some.get(i));
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            JbmcFinder.delete(into);
        }
    }

    private List<Result> run(
            Collection<BoundedLemma> lemmas,
            Function<BoundedLemma, List<Path>> classPath,
            Duration limit,
            int jobs,
            Consumer<Result> progress) {
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<Result>> futures = new ArrayList<>();
            for (BoundedLemma lemma : lemmas) {
                futures.add(pool.submit(() -> {
                    Result result = run(lemma, classPath.apply(lemma), limit);
                    progress.accept(result);
                    return result;
                }));
            }
            List<Result> results = new ArrayList<>();
            for (Future<Result> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new BoundedException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BoundedException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private Result run(BoundedLemma lemma, List<Path> classPath, Duration limit) {
        String hash = hash(lemma, classPath, jbmc.version());
        Optional<Answer> earlier = store.find(hash);
        if (earlier.isPresent()) {
            return result(lemma, hash, earlier.get(), true);
        }
        long start = System.nanoTime();
        JbmcOutput.Verdict verdict = jbmc.check(lemma, classPath, limit);
        long millis = (System.nanoTime() - start) / 1_000_000;
        Answer answer = new Answer(verdict.outcome(), verdict.detail(), millis, verdict.clauses());
        store.keep(hash, answer);
        return result(lemma, hash, answer, false);
    }

    private Result result(BoundedLemma lemma, String hash, Answer answer, boolean recalled) {
        return new Result(
                lemma.obligation(),
                jbmc.version(),
                hash,
                answer.outcome(),
                answer.detail(),
                answer.millis(),
                answer.size(),
                recalled);
    }

    private static String hash(BoundedLemma lemma, List<Path> classPath, String version) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Workshop.dependencies(lemma, classPath).forEach((name, bytes) -> {
                digest.update((name + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            String rest = lemma.entry() + "\n" + lemma.obligation().options() + "\n" + version;
            return HexFormat.of().formatHex(digest.digest(rest.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        JbmcFinder.delete(folder);
    }
}
