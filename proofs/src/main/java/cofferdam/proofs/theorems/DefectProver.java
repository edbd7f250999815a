package cofferdam.proofs.theorems;

import cofferdam.proofs.defects.Defect;
import cofferdam.proofs.defects.DefectCatalogue;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.defects.SourcePatch;
import cofferdam.proofs.openjml.OpenJmlProver;
import cofferdam.proofs.sources.CoreMethod;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.util.ArrayList;
import java.util.List;

/** Shows that each seeded defect breaks the proofs that it names (G11-01). */
public final class DefectProver extends RefutationProver {
    /** {@link #name}. */
    public static final String NAME = "defects";

    private DefectProver(ShippedSources shipped, DefectCatalogue defects) {
        super(NAME, shipped, OpenJmlProver::among, refutations(CoreSources.among(shipped, Reader.OPENJML), defects));
    }

    /** Over the shipped core and the shipped defects. */
    public static DefectProver ofProcess() {
        return among(ShippedSources.load());
    }

    /** Knows which answers about other sources are still fresh. */
    public static DefectProver among(ShippedSources sources) {
        return new DefectProver(sources, DefectCatalogue.shipped());
    }

    private static List<Refutation> refutations(CoreSources sources, DefectCatalogue defects) {
        List<Refutation> refutations = new ArrayList<>();
        for (Defect defect : defects.all()) {
            for (String proof : defect.proofs()) {
                refutations.add(refutation(defect, proof, target(sources, defect, proof)));
            }
        }
        return refutations;
    }

    private static Refutation refutation(Defect defect, String proof, String target) {
        SourcePatch patch = SourcePatch.parse("defect " + defect.name(), defect.patch());
        return Refutation.of(
                NAME,
                defect.name() + " " + proof,
                "the proof of " + proof + " fails over a core with the defect " + defect.name(),
                target,
                patch::appliedTo,
                defect.patch());
    }

    private static String target(CoreSources sources, Defect defect, String proof) {
        List<String> found = sources.methods().stream()
                .filter(method -> (method.type() + "." + method.name()).equals(proof))
                .map(CoreMethod::id)
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "defect " + defect.name() + ": its proof is not that of one method: " + proof);
        }
        return found.get(0);
    }
}
