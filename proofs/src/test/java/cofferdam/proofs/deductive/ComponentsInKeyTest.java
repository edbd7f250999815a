package cofferdam.proofs.deductive;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.evidence.ToolMissingException;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A sample of the shipped components, really proved in every build, and the same with one defect, which is not (G2-08,
 * G11-02). All of them: {@code cofferdam prove --tool key}.
 */
class ComponentsInKeyTest {
    private static final int SAMPLE = 10;

    @Test
    void doorbellsAndExitReasonsKeepTheirContracts() throws IOException, InterruptedException, ToolMissingException {
        List<Result> results = prove(UnaryOperator.identity(), "\\.(Events|ExitReasons)[. ].*");
        assertThat(results).hasSizeGreaterThanOrEqualTo(SAMPLE);
        assertThat(results).allSatisfy(result -> assertThat(result.outcome())
                .as(result.obligation().id() + " " + result.detail())
                .isEqualTo(Outcome.PROVED));
    }

    @Test
    void aDoorbellThatAnybodyMayRingDoesNot() throws IOException, InterruptedException, ToolMissingException {
        List<Result> results = prove(
                text -> text.replace("return e >= 0 && e < count && from[e] == p;", "return e >= 0 && e < count;"),
                "\\.Events\\.mayRaise.* case 0");
        assertThat(results).hasSize(1);
        assertThat(results.get(0).outcome()).isEqualTo(Outcome.OPEN);
    }

    private static List<Result> prove(UnaryOperator<String> change, String only)
            throws IOException, InterruptedException, ToolMissingException {
        Map<String, String> files =
                new TreeMap<>(CoreSources.shipped(Reader.KEY).files());
        String events = files.get("Events");
        files.put("Events", change.apply(events));
        KeyProver prover = KeyProver.of(CoreSources.of(files, Reader.KEY));
        List<Obligation> some = prover.obligations().stream()
                .filter(obligation -> obligation.id().matches(".*" + only))
                .toList();
        List<Result> told = new ArrayList<>();
        List<Result> results = prover.prove(some, 2, told::add);
        assertThat(told).containsExactlyInAnyOrderElementsOf(results);
        return results;
    }
}
