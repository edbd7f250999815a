package cofferdam.proofs.defects;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A change of the shipped sources: a seeded defect, or what a user wants to try.
 *
 * @param kind what it is, in one word, for messages
 * @param name its name
 * @param diffs unified diffs, each against the sources as the ones before it leave them
 */
public record SourceEdit(String kind, String name, List<String> diffs) {
    /** The kind of a defect of the catalogue. */
    public static final String SEEDED = "seeded defect";

    /** The kind of a user's own patch. */
    public static final String PATCH = "patch";

    public SourceEdit {
        diffs = List.copyOf(diffs);
    }

    /** What messages call it. */
    public String subject() {
        return kind + " " + name;
    }

    /**
     * The touched files as they are afterwards, by path.
     *
     * @throws DefectException if a diff does not apply
     */
    public Map<String, String> applyTo(ShippedSources sources) {
        Map<String, String> changed = new LinkedHashMap<>();
        ShippedSources before = sources;
        for (String diff : diffs) {
            SourcePatch patch = SourcePatch.parse(subject(), diff);
            changed.putAll(patch.applyTo(before));
            before = patch.appliedTo(before);
        }
        return changed;
    }
}
