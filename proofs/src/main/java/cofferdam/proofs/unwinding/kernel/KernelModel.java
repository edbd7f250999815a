package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.boot.ImageStore;
import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.core.Ledger;
import cofferdam.spec.machine.FlowPolicy;
import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small system with bounds: the kernel that boot builds from its description, and all that guests and devices may do.
 * It makes any number of equal {@link KernelSystem}s. Requirement G11-01.
 */
public final class KernelModel {
    /** Learning ends when so many steps have brought no news. */
    private static final int QUIET_STEPS = 12_000;

    private static final int WALK = 100;

    private final SystemDescription description;
    private final Bounds bounds;
    private final FlowPolicy policy;
    private final int[][] pages;
    private final ActionList actions;
    private final Extents extents = new Extents();

    /**
     * A model.
     *
     * @param description one that broke no rule
     */
    public KernelModel(SystemDescription description, Bounds bounds) {
        this.description = description;
        this.bounds = bounds;
        policy = FlowPolicy.of(description);
        pages = pages();
        actions = new ActionList(this);
        learn();
    }

    /** A system in its first state. */
    public KernelSystem system() {
        return new KernelSystem(this, extents);
    }

    /** The description. */
    public SystemDescription description() {
        return description;
    }

    /** The bounds. */
    public Bounds bounds() {
        return bounds;
    }

    FlowPolicy policy() {
        return policy;
    }

    ActionList actions() {
        return actions;
    }

    ImageStore images() {
        return ImageStore.directory(description.directory());
    }

    int partitions() {
        return description.partitions().size();
    }

    /** The pages of each space, partitions first, that guests and devices access. */
    int[][] accessed() {
        return pages;
    }

    /** The frames that belong to partitions at the start, or to channels, or are registers of devices. */
    int[] used(Inspection inspection) {
        return IntStream.range(0, inspection.frames())
                .filter(f -> inspection.frameState(f) != Ledger.KERNEL && inspection.frameState(f) != Ledger.FREE)
                .toArray();
    }

    /** Finds out by trying, always in the same way, what changes in this model. */
    private void learn() {
        KernelSystem system = new KernelSystem(this, null);
        Random random = new Random(1);
        int quiet = 0;
        for (int i = 0; quiet < QUIET_STEPS; i++) {
            if (i % WALK == 0) {
                system.restart();
            }
            try {
                boolean news = learn(system, random);
                quiet = news ? 0 : quiet + 1;
            } catch (RuntimeException e) {
                // A kernel that is wrong may end like this: the exploration will say so.
                system = new KernelSystem(this, null);
                quiet++;
            }
        }
    }

    private boolean learn(KernelSystem system, Random random) {
        int action = random.nextInt(system.actions());
        while (!system.step(action)) {
            action = random.nextInt(system.actions());
        }
        boolean news = system.learn(extents);
        // A partition that has stopped does nothing new any more.
        if (random.nextInt(20) < (system.stopped() ? 19 : 5)) {
            system.back();
        }
        return news;
    }

    private int[][] pages() {
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
