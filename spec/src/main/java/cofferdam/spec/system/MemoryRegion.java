package cofferdam.spec.system;

import java.util.OptionalLong;

/**
 * Memory of a partition.
 *
 * @param size bytes, a multiple of 4096
 * @param at guest-physical base
 * @param physical host-physical base if the author chose it; otherwise {@link Placement} does
 */
public record MemoryRegion(String name, long size, long at, Rights access, OptionalLong physical, Location where) {
    /** Its guest-physical addresses. */
    public Extent extent() {
        return new Extent(at, size);
    }
}
