package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Inspection;
import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Placement;
import cofferdam.spec.system.SystemDescription;
import java.util.HashMap;
import java.util.Map;

/** Who may ever reach which frame, where and with which rights, by the description alone. Requirement G1-03. */
final class Leave {
    private record Place(int partition, int frame, int page) {}

    private final SystemDescription description;
    private final Inspection inspection;
    private final Map<Place, Integer> most = new HashMap<>();
    private final int[] owners;

    Leave(SystemDescription description, Inspection inspection) {
        this.description = description;
        this.inspection = inspection;
        Placement placement = Placement.of(description);
        owners = new int[description.assignedDevices().size()];
        for (int p = 0; p < description.partitions().size(); p++) {
            Partition partition = description.partitions().get(p);
            for (int r = 0; r < partition.memory().size(); r++) {
                MemoryRegion region = partition.memory().get(r);
                long base = placement.regionBase(p, r);
                allow(p, base, region.at(), region.size(), region.access().bits());
                grants(partition.name() + "/" + region.name(), base, region.size());
            }
            for (Partition.DeviceAssignment assignment : partition.devices()) {
                device(p, assignment);
            }
        }
        for (int c = 0; c < description.channels().size(); c++) {
            if (description.channels().get(c) instanceof Channel.Memory memory) {
                long base = placement.channelBase(c);
                int from = description.partitionNumber(memory.from());
                allow(from, base, memory.fromAt(), memory.size(), Abi.READ | Abi.WRITE);
                allow(description.partitionNumber(memory.to()), base, memory.toAt(), memory.size(), Abi.READ);
            }
        }
    }

    /** Whether a partition may reach a frame at a page with these rights. */
    boolean allows(int partition, int frame, int page, int rights) {
        return (rights & ~most.getOrDefault(new Place(partition, frame, page), 0)) == 0;
    }

    /** The partition that a device is given to. */
    int ownerOfDevice(int device) {
        return owners[device];
    }

    private void grants(String region, long base, long size) {
        for (Grant grant : description.grants()) {
            if (grant.region().equals(region)) {
                allow(
                        description.partitionNumber(grant.to()),
                        base,
                        grant.at(),
                        size,
                        grant.access().bits());
            }
        }
    }

    private void device(int p, Partition.DeviceAssignment assignment) {
        for (int d = 0; d < owners.length; d++) {
            Device device = description.assignedDevices().get(d);
            if (device.name().equals(assignment.device())) {
                owners[d] = p;
                long size = device.registersSize();
                allow(p, device.registers(), assignment.registersAt(), size, Abi.READ | Abi.WRITE);
            }
        }
    }

    private void allow(int partition, long physical, long at, long size, int rights) {
        for (long offset = 0; offset < size; offset += 4096) {
            Place place = new Place(partition, inspection.frameAt(physical + offset), (int) (at + offset >>> 12));
            most.merge(place, rights, (a, b) -> a | b);
        }
    }
}
