package cofferdam.spec.system;

import java.util.Set;

/**
 * The processors, all alike.
 *
 * @param count how many
 * @param physicalAddressBits MAXPHYADDR, 32..52
 * @param features what they can do beyond 4 KiB EPT leaves
 */
public record Processors(int count, int physicalAddressBits, Set<Feature> features, Location where) {
    public Processors {
        features = Set.copyOf(features);
    }

    /** Optional processor features. */
    public enum Feature {
        /** EPT leaves of 2 MiB. */
        EPT_2M,
        /** EPT leaves of 1 GiB. */
        EPT_1G,
        /** 1 GiB pages in guest page tables. */
        PAGE_1G,
        /** Five-level guest paging. */
        LA57
    }
}
