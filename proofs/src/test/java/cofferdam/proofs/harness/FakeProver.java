package cofferdam.proofs.harness;

import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Prover;
import cofferdam.proofs.evidence.RecordedEvidence;
import cofferdam.proofs.evidence.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A prover of a theorem that rests on a contract, and answers what a test wants about sources of a test's choice. */
final class FakeProver implements Prover {
    static final Obligation THEOREM = new Obligation("theorem", List.of("G1-01"), "Holds.", "openjml", List.of());
    static final Obligation CONTRACT = new Obligation("contract", List.of("G1-02"), "Keeps.", "openjml", List.of());

    final List<String> asked = new ArrayList<>();
    Outcome answer = Outcome.PROVED;
    String sources = "as they are";
    boolean interrupted;
    int forgot;

    @Override
    public String name() {
        return "openjml";
    }

    @Override
    public List<Obligation> obligations() {
        return List.of(CONTRACT, THEOREM);
    }

    @Override
    public boolean theorem(Obligation obligation) {
        return obligation.equals(THEOREM);
    }

    @Override
    public Set<String> reliesOn(Obligation obligation) {
        return theorem(obligation) ? new TreeSet<>(Set.of("contract")) : Set.of();
    }

    @Override
    public String inputHash(Obligation obligation, String toolVersion) {
        return obligation.id() + toolVersion + sources.replace(' ', '-');
    }

    @Override
    public Prover anew() {
        forgot++;
        return this;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public List<Result> prove(List<Obligation> some, int jobs, Consumer<Result> listener) throws InterruptedException {
        List<Result> results = new ArrayList<>();
        for (Obligation obligation : some) {
            asked.add(obligation.id());
            Result result = new Result(obligation, "1", inputHash(obligation, "1"), answer, "", 100, 7, false);
            results.add(result);
            listener.accept(result);
            if (interrupted) {
                throw new InterruptedException("stopped");
            }
        }
        return results;
    }

    /** A record with one answer for each of the two. */
    RecordedEvidence recorded(Outcome contract, Outcome theorem) {
        return RecordedEvidence.none("openjml")
                .with(List.of(result(CONTRACT, contract), result(THEOREM, theorem)), obligations(), false);
    }

    private Result result(Obligation obligation, Outcome outcome) {
        return new Result(obligation, "1", inputHash(obligation, "1"), outcome, "", 100, false);
    }
}
