package cofferdam.proofs.bounded;

import cofferdam.proofs.bounded.BoundedProver.Side;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Prover;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.evidence.ToolMissingException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The bit-precise lemmas, as obligations for {@code cofferdam prove --tool jbmc}. */
public final class JbmcProver implements Prover, AutoCloseable {
    private final BoundedProver prover = BoundedProver.create();

    @Override
    public String name() {
        return BoundedLemma.TOOL;
    }

    @Override
    public List<Obligation> obligations() {
        return all().stream().map(BoundedLemma::obligation).toList();
    }

    @Override
    public String inputHash(Obligation obligation, String toolVersion) {
        return prover.hash(chosen(List.of(obligation)).get(0), toolVersion);
    }

    @Override
    public String version() throws ToolMissingException {
        return found().version();
    }

    @Override
    public List<Result> prove(List<Obligation> some, int jobs, Consumer<Result> listener) throws ToolMissingException {
        return prover.with(found()).run(chosen(some), Side.LEMMA, BoundedProver.LIMIT, jobs, result -> {
            synchronized (this) {
                listener.accept(result);
            }
        });
    }

    @Override
    public void close() {
        prover.close();
    }

    private List<BoundedLemma> all() {
        return prover.lemmas(Pattern.compile(""));
    }

    private List<BoundedLemma> chosen(List<Obligation> some) {
        Set<Obligation> wanted = new HashSet<>(some);
        return all().stream()
                .filter(lemma -> wanted.contains(lemma.obligation()))
                .toList();
    }

    private static Jbmc found() throws ToolMissingException {
        try {
            return JbmcFinder.find();
        } catch (BoundedException e) {
            throw new ToolMissingException(e.getMessage().lines().findFirst().orElse("no JBMC"), JbmcFinder.ADVICE);
        }
    }
}
