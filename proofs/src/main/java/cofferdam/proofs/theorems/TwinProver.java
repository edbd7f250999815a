package cofferdam.proofs.theorems;

import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.openjml.OpenJmlProver;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;

/** Shows that the twin of each theorem is refuted (G11-01): without that the theorem might say nothing. */
public final class TwinProver extends RefutationProver {
    /** {@link #name}. */
    public static final String NAME = "twins";

    private TwinProver(ShippedSources shipped) {
        super(
                NAME,
                shipped,
                OpenJmlProver::among,
                TheoremCatalogue.of(CoreSources.among(shipped, Reader.OPENJML)).stream()
                        .map(TwinProver::refutation)
                        .toList());
    }

    /** Over the shipped core. */
    public static TwinProver ofProcess() {
        return new TwinProver(ShippedSources.load());
    }

    /** Knows which answers about other sources are still fresh. */
    public static TwinProver among(ShippedSources sources) {
        return new TwinProver(sources);
    }

    private static Refutation refutation(StatedTheorem theorem) {
        SourceChange twin = theorem.twin();
        return Refutation.of(
                NAME,
                theorem.name(),
                "is refuted where " + twin.type() + " says '" + twin.by() + "' instead of '" + twin.replaces() + "'",
                theorem.id(),
                twin::applyTo,
                String.join("\n", twin.type(), twin.replaces(), twin.by()));
    }
}
