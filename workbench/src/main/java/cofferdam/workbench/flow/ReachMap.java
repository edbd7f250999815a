package cofferdam.workbench.flow;

import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Placement;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.List;

/** Who reaches which physical addresses, as the description declares it; {@code certify} shows that the tables agree. */
public final class ReachMap {
    private static final String ALWAYS = "always";

    private final SystemDescription system;
    private final Placement placement;
    private final List<Reach> rows = new ArrayList<>();

    private ReachMap(SystemDescription system) {
        this.system = system;
        this.placement = Placement.of(system);
    }

    /** All of it: partition by partition, first memory, then channels, device registers, DMA and grants. */
    public static List<Reach> of(SystemDescription system) {
        ReachMap map = new ReachMap(system);
        for (int p = 0; p < system.partitions().size(); p++) {
            map.partition(p);
        }
        return List.copyOf(map.rows);
    }

    private void partition(int number) {
        Partition partition = system.partitions().get(number);
        String name = partition.name();
        for (int r = 0; r < partition.memory().size(); r++) {
            MemoryRegion region = partition.memory().get(r);
            rows.add(new Reach(
                    name,
                    "cpu",
                    region.access().toString(),
                    region.at(),
                    placement.regionBase(number, r),
                    region.size(),
                    name + "/" + region.name(),
                    ALWAYS));
        }
        channels(name);
        for (Partition.DeviceAssignment assignment : partition.devices()) {
            device(number, assignment);
        }
        grants(name);
    }

    private void channels(String partition) {
        for (int c = 0; c < system.channels().size(); c++) {
            if (system.channels().get(c) instanceof Channel.Memory memory) {
                long base = placement.channelBase(c);
                String what = "memory channel " + memory.name();
                if (memory.from().equals(partition)) {
                    rows.add(new Reach(partition, "cpu", "rw", memory.fromAt(), base, memory.size(), what, ALWAYS));
                }
                if (memory.to().equals(partition)) {
                    rows.add(new Reach(partition, "cpu", "r", memory.toAt(), base, memory.size(), what, ALWAYS));
                }
            }
        }
    }

    private void device(int number, Partition.DeviceAssignment assignment) {
        Partition partition = system.partitions().get(number);
        Device device = system.platform().devices().stream()
                .filter(d -> d.name().equals(assignment.device()))
                .findFirst()
                .orElseThrow();
        rows.add(new Reach(
                partition.name(),
                "cpu",
                "rw",
                assignment.registersAt(),
                device.registers(),
                device.registersSize(),
                "registers of " + device.name(),
                ALWAYS));
        for (int r = 0; r < partition.memory().size(); r++) {
            MemoryRegion region = partition.memory().get(r);
            if (assignment.dma().contains(region.name())) {
                rows.add(new Reach(
                        device.name(),
                        "dma",
                        region.access().write() ? "rw" : "r",
                        region.at(),
                        placement.regionBase(number, r),
                        region.size(),
                        partition.name() + "/" + region.name(),
                        ALWAYS));
            }
        }
    }

    private void grants(String partition) {
        for (Grant grant : system.grants()) {
            if (!grant.to().equals(partition)) {
                continue;
            }
            int owner = system.partitionNumber(
                    grant.region().substring(0, grant.region().indexOf('/')));
            List<MemoryRegion> memory = system.partitions().get(owner).memory();
            for (int r = 0; r < memory.size(); r++) {
                if (grant.region().endsWith("/" + memory.get(r).name())) {
                    rows.add(new Reach(
                            partition,
                            "cpu",
                            grant.access().toString(),
                            grant.at(),
                            placement.regionBase(owner, r),
                            memory.get(r).size(),
                            grant.region(),
                            "after " + grant.from() + " passes a frame by grant " + grant.name()));
                }
            }
        }
    }
}
