package cofferdam.proofs.openjml;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.RecordedEvidence;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.evidence.TimeLimits;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A recorded answer is about the sources it was given to, and about no others (G11-01). */
class RecordedOpenJmlTest {
    private static final OpenJmlProver PROVER = OpenJmlProver.ofProcess(false);

    @Test
    void aChangeOfOneByteInAProvedMethodMakesItsAnswerStale() {
        CoreSources shipped = CoreSources.shipped(Reader.OPENJML);
        Obligation method = PROVER.obligations().stream()
                .filter(obligation -> obligation.id().contains("Events.to("))
                .findFirst()
                .orElseThrow();
        String hash = PROVER.inputHash(method, "1");
        Result proved = new Result(method, "1", hash, Outcome.PROVED, "", 0, false);
        RecordedEvidence record =
                RecordedEvidence.none(OpenJmlProver.NAME).with(List.of(proved), List.of(method), false);
        assertThat(record.about(method, PROVER).outcome()).isEqualTo(Outcome.PROVED);

        Map<String, String> changed = new TreeMap<>(shipped.files());
        changed.computeIfPresent("Events", (type, text) -> text.replace("return to[e];", "return to[0];"));
        assertThat(changed).isNotEqualTo(shipped.files());
        OpenJmlProver other = new OpenJmlProver(
                CoreSources.of(changed, Reader.OPENJML), () -> null, Duration.ZERO, id -> TimeLimits.USUAL);
        assertThat(record.about(method, other).outcome()).isEqualTo(Outcome.STALE);
    }
}
