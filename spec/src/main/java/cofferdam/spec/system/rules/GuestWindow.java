package cofferdam.spec.system.rules;

import cofferdam.spec.system.Extent;
import cofferdam.spec.system.Location;

/**
 * Guest-physical addresses of a partition that lead somewhere.
 *
 * @param label what lies there, for messages
 */
record GuestWindow(Kind kind, String label, Extent extent, Location where) {
    /** What lies in a window; in the order in which overlaps are blamed: the later kind is at fault. */
    enum Kind {
        REGION,
        CHANNEL,
        REGISTERS,
        GRANT
    }
}
