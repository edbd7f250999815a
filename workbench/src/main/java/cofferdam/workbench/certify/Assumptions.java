package cofferdam.workbench.certify;

import java.util.List;
import java.util.stream.IntStream;

/** Everything a certificate of this release rests on without showing it (G10-01). */
public final class Assumptions {
    private static final List<String> ALL =
            IntStream.rangeClosed(1, 11).mapToObj(n -> "G" + n).toList();

    /** The claims that proofs are about. */
    private static final List<String> PROVED = List.of("G1", "G2", "G3", "G4", "G5", "G6", "G8", "G9", "G11");

    private static final List<Assumption> LISTED = List.of(
            new Assumption(
                    "A-01",
                    "The model of processor, memory, remapping unit and devices behaves as real hardware does wherever"
                            + " isolation depends on it.",
                    "It follows the Intel SDM and the VT-d specification section by section and is compared with"
                            + " independent programs in conformance-tests; hardware errata are outside it.",
                    ALL),
            new Assumption(
                    "A-02",
                    "Time is counted in instructions: each takes one cycle, and exits and kernel work take none.",
                    "Caches, pipelines and memory buses are not modelled, so timing channels through them are not seen.",
                    List.of("G2", "G4")),
            new Assumption(
                    "A-03",
                    "Partitions observe registers, reachable memory, ports, pending events, their devices and their own"
                            + " health, and nothing else of the machine.",
                    "Power, temperature, speculation and cache state are outside the model.",
                    List.of("G2")),
            new Assumption(
                    "A-04",
                    "Whatever runs before the kernel (firmware, boot loader) loads it and the description unchanged and"
                            + " leaves no device active.",
                    "The model starts with the kernel's own initialisation.",
                    List.of("G7")),
            new Assumption(
                    "A-05",
                    "Partitions were tried with the programs stated in the scope; other programs behave no worse.",
                    "This is what SAMPLED means; a proof or an exhaustive exploration would remove it.",
                    List.of("G1", "G2", "G3", "G4", "G5", "G6", "G9")),
            new Assumption(
                    "A-06",
                    "The Java compiler and virtual machine run the kernel as its source says.",
                    "They are in wide use; the kernel uses only a small part of the language.",
                    ALL),
            new Assumption(
                    "A-07",
                    "What leaves the platform through a device's wire does not come back to another partition.",
                    "The network outside is not part of a description; an echoing peer returns packets to their sender"
                            + " only.",
                    List.of("G2", "G3")),
            new Assumption(
                    "A-08",
                    "The declared flows are what the author wants.",
                    "No tool can know the policy; 'cofferdam map' shows it, transitive flows included.",
                    List.of("G2", "G8")),
            new Assumption(
                    "A-09",
                    "The checkers of this program report what they see.",
                    "Each certificate shows them corrupted machines which they must reject, and the seeded defects are"
                            + " found in the tests; their own code is not proved.",
                    List.of("G11")),
            new Assumption(
                    "A-10",
                    "OpenJML and the solver behind it call proved only what holds. After a call it takes the invariants of"
                            + " objects that the call does not name to hold still.",
                    "It refutes the twins of the theorems and the seeded defects, and much is proved a second time by KeY."
                            + " No two components share an array that either changes; that is read in the bytecode.",
                    PROVED),
            new Assumption(
                    "A-11",
                    "JBMC and the solver in it call proved only what holds of the bytecode.",
                    "It refutes the twin of every lemma; that loops were unrolled to their end is among what it proves.",
                    PROVED),
            new Assumption(
                    "A-12",
                    "KeY calls proved only what holds.",
                    "Each proof is audited: what it uses is proved, no rule that assumes anything, settings as pinned; a"
                            + " corpus of wrong contracts stays open.",
                    PROVED),
            new Assumption(
                    "A-13",
                    "The recorded answers were given by the tools they name.",
                    "Each stands with the hash of its input, so that anybody who has the tool can ask again: 'cofferdam"
                            + " prove --again'.",
                    PROVED),
            new Assumption(
                    "A-14",
                    "The platform that the core is given keeps the contracts of its interface: memory holds what was written,"
                            + " a scrub zeroes, a flush leaves nothing stale.",
                    "The contracts are what the proofs read; the modelled platform is tested against them, not proved.",
                    PROVED),
            new Assumption(
                    "A-15",
                    "Coq accepts only proofs.",
                    "Its small kernel checks every step of the theory; no axiom is used, and a test says so.",
                    List.of("G2", "G4")));

    private Assumptions() {}

    /** All of them. */
    public static List<Assumption> listed() {
        return LISTED;
    }

    /** Ids of those that a claim rests on. */
    public static List<String> of(String claim) {
        return LISTED.stream()
                .filter(a -> a.claims().contains(claim))
                .map(Assumption::id)
                .toList();
    }
}
