package cofferdam.spec.system;

import java.util.Set;

/**
 * Leave for the owner of a region to pass its frames to another partition at run time, frame by frame.
 *
 * @param id number in hypercalls, dense from 0
 * @param from the partition that may pass frames on while it owns them
 * @param region name of the region, as {@code partition/region}
 * @param to the partition that receives
 * @param at guest-physical base at which the receiver sees the region
 * @param access most rights the receiver gets
 */
public record Grant(
        String name,
        int id,
        String from,
        String region,
        String to,
        long at,
        Rights access,
        Set<Mode> modes,
        Location where) {
    public Grant {
        modes = Set.copyOf(modes);
    }

    /** Ways to pass a frame on (names as in Arm FF-A). */
    public enum Mode {
        /** The owner loses access until the receiver relinquishes and the owner reclaims. */
        LEND,
        /** Both have access until then. */
        SHARE,
        /** The receiver becomes the owner. */
        DONATE
    }
}
