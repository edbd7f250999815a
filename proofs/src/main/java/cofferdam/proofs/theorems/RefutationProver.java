package cofferdam.proofs.theorems;

import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Prover;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.evidence.ToolFailedException;
import cofferdam.proofs.evidence.ToolMissingException;
import cofferdam.proofs.openjml.OpenJmlProver;
import cofferdam.proofs.sources.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Shows that OpenJML refutes what must not be provable, each over sources of its own. An obligation here counts as
 * proved if the proof that it speaks of fails, with a counterexample; running out of time does not count.
 */
public abstract class RefutationProver implements Prover {
    private final String name;
    private final ShippedSources shipped;
    private final Function<ShippedSources, OpenJmlProver> prover;
    private final OpenJmlProver base;
    private final Map<String, Obligation> targets;
    private final SortedMap<String, Refutation> refutations = new TreeMap<>();

    RefutationProver(
            String name,
            ShippedSources shipped,
            Function<ShippedSources, OpenJmlProver> prover,
            List<Refutation> refutations) {
        this.name = name;
        this.shipped = shipped;
        this.prover = prover;
        this.base = prover.apply(shipped);
        this.targets = byId(base);
        refutations.forEach(
                refutation -> this.refutations.put(refutation.obligation().id(), refutation));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Obligation> obligations() {
        return refutations.values().stream().map(Refutation::obligation).toList();
    }

    @Override
    public boolean theorem(Obligation obligation) {
        return false;
    }

    @Override
    public Set<String> reliesOn(Obligation obligation) {
        return Set.of();
    }

    @Override
    public String version() throws IOException, InterruptedException, ToolMissingException {
        return base.version();
    }

    @Override
    public String inputHash(Obligation obligation, String toolVersion) {
        Refutation refutation = refutations.get(obligation.id());
        return new Digest()
                .add(name)
                .add(base.atLeast(refutation.limit()).inputHash(target(targets, refutation), toolVersion))
                .add(refutation.changeText())
                .hex();
    }

    @Override
    public List<Result> prove(List<Obligation> some, int jobs, Consumer<Result> listener)
            throws IOException, InterruptedException, ToolMissingException {
        String version = version();
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<Result>> running = new ArrayList<>();
            for (Obligation obligation : some) {
                running.add(pool.submit(() -> {
                    Result result = refute(obligation, version);
                    synchronized (listener) {
                        listener.accept(result);
                    }
                    return result;
                }));
            }
            List<Result> results = new ArrayList<>();
            for (Future<Result> each : running) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            String advice = e.getCause() instanceof ToolFailedException failed
                    ? failed.advice()
                    : "See whether OpenJML runs: cofferdam prove --tool openjml";
            throw new ToolFailedException(name + ": " + e.getCause().getMessage(), advice, e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Result refute(Obligation obligation, String version)
            throws IOException, InterruptedException, ToolMissingException {
        Refutation refutation = refutations.get(obligation.id());
        OpenJmlProver changed = prover.apply(refutation.change().apply(shipped))
                .atLeast(refutation.limit())
                .untilOneFails();
        Result answer = changed.prove(List.of(target(byId(changed), refutation)), 1, result -> {})
                .get(0);
        Map.Entry<Outcome, String> verdict = verdict(answer);
        return new Result(
                obligation,
                version,
                inputHash(obligation, version),
                verdict.getKey(),
                verdict.getValue(),
                answer.millis(),
                false);
    }

    private static Map.Entry<Outcome, String> verdict(Result answer) {
        return switch (answer.outcome()) {
            case PROVED -> Map.entry(Outcome.OPEN, "it is proved all the same");
            case OPEN ->
                answer.detail().contains("unknown")
                        ? Map.entry(Outcome.TIMEOUT, answer.detail())
                        : Map.entry(Outcome.PROVED, "");
            default -> Map.entry(answer.outcome(), answer.detail());
        };
    }

    private static Map<String, Obligation> byId(OpenJmlProver prover) {
        return prover.obligations().stream().collect(Collectors.toMap(Obligation::id, Function.identity()));
    }

    private static Obligation target(Map<String, Obligation> targets, Refutation refutation) {
        Obligation target = targets.get(refutation.target());
        if (target == null) {
            throw new IllegalArgumentException(
                    refutation.obligation().id() + ": nothing is called " + refutation.target());
        }
        return target;
    }
}
