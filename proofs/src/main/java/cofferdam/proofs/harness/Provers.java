package cofferdam.proofs.harness;

import cofferdam.proofs.bounded.JbmcProver;
import cofferdam.proofs.deductive.KeyProver;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.evidence.Prover;
import cofferdam.proofs.openjml.OpenJmlProver;
import cofferdam.proofs.theorems.DefectProver;
import cofferdam.proofs.theorems.TwinProver;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The provers of this release. */
public final class Provers {
    private static final SortedMap<String, Function<Boolean, Prover>> ALL = new TreeMap<>();

    static {
        ALL.put(DefectProver.NAME, download -> DefectProver.ofProcess());
        ALL.put(JbmcProver.NAME, download -> JbmcProver.ofProcess());
        ALL.put(KeyProver.NAME, download -> KeyProver.ofProcess());
        ALL.put(OpenJmlProver.NAME, OpenJmlProver::ofProcess);
        ALL.put(TwinProver.NAME, download -> TwinProver.ofProcess());
    }

    private Provers() {}

    /** Their names, sorted. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /**
     * The one of a name, for the sources of this release.
     *
     * @param download whether a tool of hundreds of megabytes may be downloaded when it is not installed
     * @throws IllegalArgumentException if there is none
     */
    public static Prover named(String name, boolean download) {
        Function<Boolean, Prover> prover = ALL.get(name);
        if (prover == null) {
            throw new IllegalArgumentException("no prover " + name);
        }
        return prover.apply(download);
    }

    /** All of them, as they see other sources: to tell which answers still are about these. */
    public static List<Prover> among(ShippedSources sources) {
        return List.of(
                DefectProver.among(sources),
                JbmcProver.among(sources),
                KeyProver.among(sources),
                OpenJmlProver.among(sources),
                TwinProver.among(sources));
    }
}
