package cofferdam.proofs.unwinding.kernel;

import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The pages of each space: those that are looked at in every state, which are all that may ever be mapped and one more, and
 * those that guests and devices access. They differ for regions of 2 MiB and more, of which the first page, the last one
 * and the cells are accessed: what the tables say of all others is compared with the ledger all the same.
 */
final class Pages {
    private static final long LARGE = 2L << 20;

    private final SystemDescription description;
    private final int[][] all;
    private final int[][] touched;

    Pages(SystemDescription description, Bounds bounds) {
        this.description = description;
        all = find();
        touched = new int[all.length][];
        int partitions = description.partitions().size();
        for (int space = 0; space < all.length; space++) {
            Set<Long> left =
                    space < partitions ? leftAlone(description.partitions().get(space), bounds) : Set.of();
            touched[space] = IntStream.of(all[space])
                    .filter(n -> !left.contains((long) n))
                    .toArray();
        }
    }

    /** The pages that are looked at, by space, partitions first. */
    int[][] all() {
        return all;
    }

    /** The pages of a space that are accessed. */
    int[] touched(int space) {
        return touched[space];
    }

    private static Set<Long> leftAlone(Partition partition, Bounds bounds) {
        Set<Long> pages = new HashSet<>();
        for (MemoryRegion region : partition.memory()) {
            for (long at = region.at() + 4096;
                    region.size() >= LARGE && at < region.at() + region.size() - 4096;
                    at += 4096) {
                if (!bounds.writes(partition.name(), at >>> 12)) {
                    pages.add(at >>> 12);
                }
            }
        }
        return pages;
    }

    private int[][] find() {
        int partitions = description.partitions().size();
        int devices = description.assignedDevices().size();
        int[][] all = new int[partitions + devices][];
        for (int p = 0; p < partitions; p++) {
            all[p] = withOneMore(windows(description.partitions().get(p)));
        }
        for (int d = 0; d < devices; d++) {
            Device device = description.assignedDevices().get(d);
            SortedSet<Integer> reached = new TreeSet<>();
            for (Partition partition : description.partitions()) {
                for (Partition.DeviceAssignment assignment : partition.devices()) {
                    if (assignment.device().equals(device.name())) {
                        for (MemoryRegion region : partition.memory()) {
                            add(reached, region.at(), assignment.dma().contains(region.name()) ? region.size() : 4096);
                        }
                    }
                }
            }
            all[partitions + d] = withOneMore(reached);
        }
        return all;
    }

    private SortedSet<Integer> windows(Partition partition) {
        SortedSet<Integer> found = new TreeSet<>();
        partition.memory().forEach(region -> add(found, region.at(), region.size()));
        for (Channel channel : description.channels()) {
            if (channel instanceof Channel.Memory memory) {
                if (memory.from().equals(partition.name())) {
                    add(found, memory.fromAt(), memory.size());
                }
                if (memory.to().equals(partition.name())) {
                    add(found, memory.toAt(), memory.size());
                }
            }
        }
        for (Grant grant : description.grants()) {
            if (grant.to().equals(partition.name())) {
                add(found, grant.at(), sizeOf(grant.region()));
            }
        }
        for (Partition.DeviceAssignment assignment : partition.devices()) {
            Map<String, Device> devices =
                    description.platform().devices().stream().collect(Collectors.toMap(Device::name, d -> d));
            add(
                    found,
                    assignment.registersAt(),
                    devices.get(assignment.device()).registersSize());
        }
        return found;
    }

    private long sizeOf(String name) {
        for (Partition partition : description.partitions()) {
            for (MemoryRegion region : partition.memory()) {
                if (name.equals(partition.name() + "/" + region.name())) {
                    return region.size();
                }
            }
        }
        return 0;
    }

    private static void add(SortedSet<Integer> pages, long at, long size) {
        for (long address = at; address < at + size; address += 4096) {
            pages.add((int) (address >>> 12));
        }
    }

    /** One page that is never mapped belongs to those that are accessed. */
    private static int[] withOneMore(SortedSet<Integer> pages) {
        int more = pages.isEmpty() ? 0 : pages.first() + 1;
        while (pages.contains(more)) {
            more++;
        }
        pages.add(more);
        return pages.stream().mapToInt(Integer::intValue).toArray();
    }
}
