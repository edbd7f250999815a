package cofferdam.proofs.bounded;

import cofferdam.proofs.bounded.BoundedProver.Side;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Prover;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.evidence.ToolMissingException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The bit-precise lemmas, as obligations for {@code cofferdam prove --tool jbmc}. Rests on. */
public final class JbmcProver implements Prover {
    /** {@link #name}. */
    public static final String NAME = BoundedLemma.TOOL;

    private final LemmaSources sources;
    private final boolean recalls;

    private JbmcProver(LemmaSources sources, boolean recalls) {
        this.sources = sources;
        this.recalls = recalls;
    }

    /** For the shipped lemmas and sources. */
    public static JbmcProver ofProcess() {
        return new JbmcProver(LemmaSources.shipped(), true);
    }

    /** Knows which answers about other sources are still fresh; proves nothing about them. */
    public static JbmcProver among(ShippedSources sources) {
        return new JbmcProver(LemmaSources.among(sources), true);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Obligation> obligations() {
        return sources.obligations();
    }

    @Override
    public String inputHash(Obligation obligation, String toolVersion) {
        return sources.hash(obligation.id(), toolVersion);
    }

    @Override
    public boolean theorem(Obligation obligation) {
        return true;
    }

    /** The lemmas whose equations it uses; those use none themselves. */
    @Override
    public Set<String> reliesOn(Obligation obligation) {
        return new TreeSet<>(sources.uses(obligation.id()));
    }

    @Override
    public String version() throws ToolMissingException {
        return found().version();
    }

    @Override
    public List<Result> prove(List<Obligation> some, int jobs, Consumer<Result> listener)
            throws ToolMissingException, InterruptedException {
        Set<Obligation> wanted = new HashSet<>(some);
        try (BoundedProver prover = recalls ? BoundedProver.create(found()) : BoundedProver.anew(found())) {
            List<BoundedLemma> chosen = prover.lemmas(Pattern.compile("")).stream()
                    .filter(lemma -> wanted.contains(lemma.obligation()))
                    .toList();
            return prover
                    .run(chosen, Side.LEMMA, BoundedProver.LIMIT, jobs, result -> {
                        synchronized (this) {
                            listener.accept(bySources(result));
                        }
                    })
                    .stream()
                    .map(this::bySources)
                    .toList();
        } catch (BoundedException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(e.getMessage());
            }
            throw e;
        }
    }

    /** Answers by class files, which stay alike when sources change in words only, are recalled no more. */
    @Override
    public JbmcProver anew() {
        return new JbmcProver(sources, false);
    }

    /** The same result under the hash of the sources: class files differ from compiler to compiler. */
    private Result bySources(Result result) {
        return new Result(
                result.obligation(),
                result.toolVersion(),
                inputHash(result.obligation(), result.toolVersion()),
                result.outcome(),
                result.detail(),
                result.millis(),
                result.size(),
                result.recalled());
    }

    private static Jbmc found() throws ToolMissingException {
        try {
            return JbmcFinder.find();
        } catch (BoundedException e) {
            throw new ToolMissingException(e.getMessage().lines().findFirst().orElse("no JBMC"), JbmcFinder.ADVICE);
        }
    }
}
