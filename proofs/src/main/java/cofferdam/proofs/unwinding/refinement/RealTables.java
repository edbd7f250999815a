package cofferdam.proofs.unwinding.refinement;

import cofferdam.kernel.platform.Machine;
import cofferdam.spec.machine.FlowPolicy;
import cofferdam.spec.system.Device;
import cofferdam.spec.walk.EptMap;
import cofferdam.spec.walk.VtdMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What partitions and devices reach now: all leaves of the translation tables in memory, listed by the reference walkers. */
final class RealTables {
    /** Where a page leads. */
    record Leaf(long physical, int rights) {}

    private static final int SHIFT = 12;

    private final Machine machine;
    private final List<Device> devices;
    private final Map<Integer, Integer> deviceOfRequester = new HashMap<>();
    private final Map<Long, Leaf> partitions = new HashMap<>();
    private final Map<Long, Leaf> reached = new HashMap<>();
    private final boolean[] awake;

    RealTables(Machine machine) {
        this.machine = machine;
        devices = FlowPolicy.devices(machine.description());
        awake = new boolean[devices.size()];
        for (int d = 0; d < devices.size(); d++) {
            deviceOfRequester.put(devices.get(d).pci(), d);
        }
    }

    /** Reads all tables again. */
    void read() {
        partitions.clear();
        reached.clear();
        Arrays.fill(awake, false);
        for (int p = 0; p < machine.description().partitions().size(); p++) {
            int partition = p;
            EptMap.leaves(
                    machine.memory(),
                    machine.pagingFeatures(),
                    machine.kernel().eptPointer(p),
                    (at, physical, bytes, rights, type) -> put(partitions, partition, at, physical, bytes, rights));
        }
        machine.iommu()
                .ifPresent(unit -> VtdMap.leaves(
                        machine.memory(), unit.features(), machine.kernel().dmaRootTable(), new Requesters()));
    }

    /** Where a page of a partition leads, or null. */
    Leaf ofPartition(int partition, long page) {
        return partitions.get(key(partition, page));
    }

    /** Where a page of a device leads, or null. */
    Leaf ofDevice(int device, long page) {
        return reached.get(key(device, page));
    }

    /** Whether a device can do DMA at all. */
    boolean awake(int device) {
        return awake[device];
    }

    /** How many pages partitions and devices reach. */
    int pages() {
        return partitions.size() + reached.size();
    }

    private static void put(Map<Long, Leaf> into, int who, long at, long physical, long bytes, int rights) {
        for (long offset = 0; rights != 0 && offset < bytes; offset += 1L << SHIFT) {
            into.put(key(who, at + offset >>> SHIFT), new Leaf(physical + offset, rights));
        }
    }

    private static long key(int who, long page) {
        return (long) who << 44 | page;
    }

    private final class Requesters implements VtdMap.Visitor {
        @Override
        public void requester(int requesterId, int domain, boolean passThrough) {
            Integer device = deviceOfRequester.get(requesterId);
            if (passThrough || device == null) {
                throw new IllegalStateException("requester " + requesterId + " reaches all memory or is no device");
            }
            awake[device] = true;
        }

        @Override
        public void leaf(int requesterId, long address, long hostPhysical, long bytes, int rights) {
            put(reached, deviceOfRequester.get(requesterId), address, hostPhysical, bytes, rights);
        }
    }
}
