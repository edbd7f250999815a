package cofferdam.proofs.defects;

import java.util.List;
import java.util.Objects;

/**
 * A seeded defect (G11-01).
 *
 * @param name its name on the command line, lower-case words with hyphens
 * @param claim the claim it breaks, such as {@code G1}
 * @param requirement the requirement it breaks, such as {@code G1-03}
 * @param example the example system on which a certificate shows it, by folder name
 * @param story what went wrong and what it lets a partition do, for a reader who does not know the kernel
 * @param proofs the proofs that it breaks, as {@code Class.method} of the core or of the theorems about it; none if it
 *     lies outside of what is proved
 * @param advisory the published advisory whose mistake it repeats on this kernel, with its address; empty if none
 * @param patch a unified diff against the shipped sources
 */
public record Defect(
        String name,
        String claim,
        String requirement,
        String example,
        String story,
        List<String> proofs,
        String advisory,
        String patch) {
    public Defect {
        proofs = List.copyOf(proofs);
        Objects.requireNonNull(name);
        Objects.requireNonNull(advisory);
        if (!requirement.startsWith(claim + "-")) {
            throw new DefectException("defect " + name + ": requirement " + requirement + " is not one of " + claim);
        }
        if (story.isBlank() || patch.isBlank()) {
            throw new DefectException("defect " + name + ": its story or its patch is empty");
        }
    }

    /** What it does to the sources. */
    public SourceEdit edit() {
        return new SourceEdit(SourceEdit.SEEDED, name, List.of(patch));
    }
}
