package cofferdam.workbench.certify;

import java.util.List;
import java.util.stream.IntStream;

/** Everything a certificate of this release rests on without showing it (G10-01). */
public final class Assumptions {
    private static final List<String> ALL =
            IntStream.rangeClosed(1, 11).mapToObj(n -> "G" + n).toList();

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
                    List.of("G11")));

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
