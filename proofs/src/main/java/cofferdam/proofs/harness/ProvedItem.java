package cofferdam.proofs.harness;

import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.openjml.OpenJmlProver;
import java.util.List;

/**
 * A theorem or lemma, and whether it counts as proved.
 *
 * @param statement one sentence
 * @param outcome of its own proof, fresh or not
 * @param version of the tool
 * @param inputHash SHA-256 of what the answer depends on
 * @param millis time that the proof took when it was made
 * @param size of the proof in the tool's own measure; 0 if it gives none
 * @param lacking ids of the obligations its proof takes for proved and that are not freshly proved
 */
public record ProvedItem(
        String obligation,
        String tool,
        List<String> requirements,
        String statement,
        Outcome outcome,
        String version,
        String inputHash,
        long millis,
        long size,
        List<String> lacking) {
    public ProvedItem {
        requirements = List.copyOf(requirements);
        lacking = List.copyOf(lacking);
    }

    /** Whether it is about one format, table or component only, and so about a part of what it names. */
    public boolean part() {
        return !tool.equals(OpenJmlProver.NAME);
    }

    /** Whether it is proved from the sources as they are, and so is all that it rests on. */
    public boolean stands() {
        return outcome == Outcome.PROVED && lacking.isEmpty();
    }
}
