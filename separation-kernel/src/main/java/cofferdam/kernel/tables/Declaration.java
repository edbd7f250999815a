package cofferdam.kernel.tables;

import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Placement;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a description says that each partition and each device reaches at start, and whose each stretch of memory is. */
public final class Declaration {
    /** Uses of physical memory. */
    public enum Use {
        KERNEL,
        REGION,
        CHANNEL,
        REGISTERS,
        REMAPPING_UNIT
    }

    /**
     * A stretch of host-physical memory with one use.
     *
     * @param partition its owner, the sender of a channel, or -1
     * @param index number of the region in its partition, of the channel, or of the device; otherwise 0
     * @param name how to call it in a sentence
     */
    public record Stretch(long physical, long bytes, Use use, int partition, int index, String name) {
        /** One address beyond the last. */
        public long end() {
            return physical + bytes;
        }
    }

    private final SystemDescription description;
    private final List<List<Run>> processorRuns = new ArrayList<>();
    private final Map<Integer, List<Run>> dmaRuns = new TreeMap<>();
    private final List<Stretch> stretches = new ArrayList<>();

    /** Reads a valid description. */
    public Declaration(SystemDescription description) {
        this.description = description;
        Placement placement = Placement.of(description);
        for (int p = 0; p < description.partitions().size(); p++) {
            List<Run> runs = new ArrayList<>();
            addRegions(placement, p, runs);
            addChannels(placement, description.partitions().get(p).name(), runs);
            addDevices(placement, p, runs);
            processorRuns.add(Run.merged(runs));
        }
        addStretches(placement);
        stretches.sort(Comparator.comparingLong(Stretch::physical));
    }

    /** What a partition reaches by its processor, in ascending order of guest-physical addresses. */
    public List<Run> processorRuns(int partition) {
        return processorRuns.get(partition);
    }

    /** What each assigned device reaches by DMA, by requester id. */
    public Map<Integer, List<Run>> dmaRuns() {
        return dmaRuns;
    }

    /** Every declared use of physical memory, in ascending order. */
    public List<Stretch> stretches() {
        return stretches;
    }

    /** The use of a host-physical address, or null if it has none. */
    public Stretch stretchAt(long physical) {
        int low = 0;
        int high = stretches.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Stretch stretch = stretches.get(middle);
            if (physical < stretch.physical()) {
                high = middle - 1;
            } else if (physical >= stretch.end()) {
                low = middle + 1;
            } else {
                return stretch;
            }
        }
        return null;
    }

    /** Where the first declared use above a host-physical address without use begins. */
    public long nextStretch(long physical) {
        for (Stretch stretch : stretches) {
            if (stretch.physical() > physical) {
                return stretch.physical();
            }
        }
        return Long.MAX_VALUE;
    }

    /** The device with a requester id, or -1. */
    public int deviceOf(int requesterId) {
        List<Device> devices = description.platform().devices();
        for (int d = 0; d < devices.size(); d++) {
            if (devices.get(d).pci() == requesterId) {
                return d;
            }
        }
        return -1;
    }

    /** The number of the partition a device is assigned to, or -1. */
    public int ownerOfDevice(int device) {
        String name = description.platform().devices().get(device).name();
        for (int p = 0; p < description.partitions().size(); p++) {
            for (Partition.DeviceAssignment a : description.partitions().get(p).devices()) {
                if (a.device().equals(name)) {
                    return p;
                }
            }
        }
        return -1;
    }

    private void addRegions(Placement placement, int p, List<Run> runs) {
        List<MemoryRegion> regions = description.partitions().get(p).memory();
        for (int r = 0; r < regions.size(); r++) {
            MemoryRegion region = regions.get(r);
            runs.add(new Run(
                    region.at(),
                    placement.regionBase(p, r),
                    region.size(),
                    region.access().bits(),
                    Run.WRITE_BACK));
        }
    }

    private void addChannels(Placement placement, String partition, List<Run> runs) {
        for (int c = 0; c < description.channels().size(); c++) {
            if (description.channels().get(c) instanceof Channel.Memory memory) {
                long base = placement.channelBase(c);
                if (memory.from().equals(partition)) {
                    runs.add(new Run(memory.fromAt(), base, memory.size(), 1 | 2, Run.WRITE_BACK));
                }
                if (memory.to().equals(partition)) {
                    runs.add(new Run(memory.toAt(), base, memory.size(), 1, Run.WRITE_BACK));
                }
            }
        }
    }

    private void addDevices(Placement placement, int p, List<Run> runs) {
        Partition partition = description.partitions().get(p);
        for (Partition.DeviceAssignment a : partition.devices()) {
            Device device = description.platform().devices().stream()
                    .filter(d -> d.name().equals(a.device()))
                    .findFirst()
                    .orElseThrow();
            runs.add(new Run(a.registersAt(), device.registers(), device.registersSize(), 1 | 2, Run.UNCACHED));
            List<Run> dma = new ArrayList<>();
            for (int r = 0; r < partition.memory().size(); r++) {
                MemoryRegion region = partition.memory().get(r);
                if (a.dma().contains(region.name())) {
                    int rights = region.access().bits() & (1 | 2);
                    dma.add(new Run(region.at(), placement.regionBase(p, r), region.size(), rights, Run.WRITE_BACK));
                }
            }
            dmaRuns.put(device.pci(), Run.merged(dma));
        }
    }

    private void addStretches(Placement placement) {
        var kernel = description.platform().kernel();
        stretches.add(new Stretch(kernel.base(), kernel.size(), Use.KERNEL, -1, 0, "kernel memory"));
        description
                .platform()
                .iommu()
                .ifPresent(unit -> stretches.add(new Stretch(
                        unit.base(), 4096, Use.REMAPPING_UNIT, -1, 0, "registers of remapping unit " + unit.name())));
        List<Device> devices = description.platform().devices();
        for (int d = 0; d < devices.size(); d++) {
            Device device = devices.get(d);
            stretches.add(new Stretch(
                    device.registers(),
                    device.registersSize(),
                    Use.REGISTERS,
                    ownerOfDevice(d),
                    d,
                    "registers of " + device.name()));
        }
        for (int p = 0; p < description.partitions().size(); p++) {
            Partition partition = description.partitions().get(p);
            for (int r = 0; r < partition.memory().size(); r++) {
                MemoryRegion region = partition.memory().get(r);
                stretches.add(new Stretch(
                        placement.regionBase(p, r),
                        region.size(),
                        Use.REGION,
                        p,
                        r,
                        partition.name() + "/" + region.name()));
            }
        }
        for (int c = 0; c < description.channels().size(); c++) {
            if (description.channels().get(c) instanceof Channel.Memory memory) {
                stretches.add(new Stretch(
                        placement.channelBase(c),
                        memory.size(),
                        Use.CHANNEL,
                        description.partitionNumber(memory.from()),
                        c,
                        "memory channel " + memory.name()));
            }
        }
    }
}
