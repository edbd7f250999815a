package cofferdam.spec.walk;

import cofferdam.spec.memory.PhysicalMemory;
import java.util.List;

/**
 * An accessed or dirty flag that a walk sets.
 *
 * @param address host-physical address of the entry
 * @param before the entry as read
 * @param after the entry with the flags set
 */
public record FlagUpdate(long address, long before, long after) {
    /** Carries out updates in order. */
    public static void apply(List<FlagUpdate> updates, PhysicalMemory memory) {
        for (FlagUpdate u : updates) {
            if (memory.covers(u.address, 8)) {
                memory.write64(u.address, u.after);
            }
        }
    }
}
