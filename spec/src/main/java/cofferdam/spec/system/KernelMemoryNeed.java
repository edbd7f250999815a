package cofferdam.spec.system;

import cofferdam.spec.system.Processors.Feature;
import java.util.function.ToLongFunction;

/**
 * How much kernel memory a system may need at most, however partitions use their grants: every translation table that
 * maps of 4 KiB pages could take, and a pristine copy of every image and of the initial page tables.
 */
public final class KernelMemoryNeed {
    private static final int FRAME_SHIFT = 12;

    private KernelMemoryNeed() {}

    /**
     * The need in bytes, a multiple of 4096.
     *
     * @param imageBytes size of an image's file
     */
    public static long bytes(SystemDescription description, ToLongFunction<Partition.Image> imageBytes) {
        long frames = 0;
        for (Partition partition : description.partitions()) {
            frames += stageTwo(description, partition);
            frames += guestTablePages(description.platform().processors());
            for (Partition.Image image : partition.images()) {
                frames += slots(new Extent(image.at(), imageBytes.applyAsLong(image)), FRAME_SHIFT);
            }
        }
        if (description.platform().iommu().isPresent()) {
            frames += remapping(description);
        }
        return frames << FRAME_SHIFT;
    }

    /** Pages that boot's identity-mapping guest page tables take: two with 1 GiB pages, six without. */
    public static int guestTablePages(Processors processors) {
        return processors.features().contains(Feature.PAGE_1G) ? 2 : 6;
    }

    private static long stageTwo(SystemDescription description, Partition partition) {
        long frames = 1;
        for (MemoryRegion region : partition.memory()) {
            frames += tables(region.extent());
        }
        for (Channel channel : description.channels()) {
            if (channel instanceof Channel.Memory memory) {
                frames += memory.from().equals(partition.name()) ? tables(memory.fromAt(), memory.size()) : 0;
                frames += memory.to().equals(partition.name()) ? tables(memory.toAt(), memory.size()) : 0;
            }
        }
        for (Partition.DeviceAssignment assignment : partition.devices()) {
            for (Device device : description.platform().devices()) {
                frames += device.name().equals(assignment.device())
                        ? tables(assignment.registersAt(), device.registersSize())
                        : 0;
            }
        }
        for (Grant grant : description.grants()) {
            if (grant.to().equals(partition.name())) {
                frames += tables(grant.at(), regionSize(description, grant.region()));
            }
        }
        return frames;
    }

    private static long remapping(SystemDescription description) {
        // The root table and one context table for each bus.
        long frames = 1
                + description.platform().devices().stream()
                        .map(device -> device.pci() >> 8)
                        .distinct()
                        .count();
        for (Partition partition : description.partitions()) {
            for (Partition.DeviceAssignment assignment : partition.devices()) {
                frames++;
                for (MemoryRegion region : partition.memory()) {
                    frames += assignment.dma().contains(region.name()) ? tables(region.extent()) : 0;
                }
            }
        }
        return frames;
    }

    private static long regionSize(SystemDescription description, String name) {
        for (Partition partition : description.partitions()) {
            for (MemoryRegion region : partition.memory()) {
                if (name.equals(partition.name() + "/" + region.name())) {
                    return region.size();
                }
            }
        }
        return 0;
    }

    private static long tables(long at, long size) {
        return tables(new Extent(at, size));
    }

    /** Tables below the top one that 4 KiB leaves for an extent need, without counting on sharing with others. */
    private static long tables(Extent extent) {
        return slots(extent, 21) + slots(extent, 30) + slots(extent, 39);
    }

    /** How many naturally aligned blocks of 2^shift bytes an extent touches. */
    private static long slots(Extent extent, int shift) {
        return extent.size() == 0 ? 0 : (extent.end() - 1 >> shift) - (extent.base() >> shift) + 1;
    }
}
