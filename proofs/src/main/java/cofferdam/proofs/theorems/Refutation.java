package cofferdam.proofs.theorems;

import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.evidence.EvidenceFolder;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.TimeLimits;
import cofferdam.proofs.openjml.OpenJmlOptions;
import cofferdam.proofs.openjml.OpenJmlProver;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Something that must not be provable.
 *
 * @param obligation what is claimed: that it is refuted
 * @param target id of the method whose proof must fail
 * @param change from the shipped sources to those over which it must fail
 * @param changeText what that change is, for the hash of its input
 * @param limit how long each question of the proof may take: never shorter than where it is to succeed
 */
record Refutation(
        Obligation obligation, String target, UnaryOperator<ShippedSources> change, String changeText, Duration limit) {

    /**
     * Something that must not be provable, with the limit that is written down for it.
     *
     * @param tool that looks for the refutation
     * @param id of the obligation to refute it
     * @param says what the obligation claims
     */
    static Refutation of(
            String tool,
            String id,
            String says,
            String target,
            UnaryOperator<ShippedSources> change,
            String changeText) {
        TimeLimits limits = EvidenceFolder.limits();
        Duration limit = Collections.max(List.of(limits.of(tool, id), limits.of(OpenJmlProver.NAME, target)));
        Obligation obligation = new Obligation(id, List.of("G11-01"), says, tool, OpenJmlOptions.within(limit));
        return new Refutation(obligation, target, change, changeText, limit);
    }
}
