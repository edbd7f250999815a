package cofferdam.kernel.boot;

import static cofferdam.kernel.boot.RunPlan.require;
import static cofferdam.kernel.boot.RunPlan.requireNumber;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Configuration;
import cofferdam.kernel.core.Limits;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Placement;
import cofferdam.spec.system.Platform;
import cofferdam.spec.system.Processors;
import cofferdam.spec.system.SystemDescription;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the memory and devices of a description into the kernel's terms: numbers for names, frames for addresses. */
final class MemoryPlan {
    private static final int SHIFT = PhysicalMemory.FRAME_SHIFT;

    private final SystemDescription description;
    private final Placement placement;
    private final Map<String, Integer> regionNumbers = new HashMap<>();
    private final int[] deviceNumbers;
    private Configuration configuration;
    private long nextKernelFrame;

    MemoryPlan(SystemDescription description, Placement placement) {
        this.description = description;
        this.placement = placement;
        deviceNumbers = new int[description.platform().devices().size()];
        Arrays.fill(deviceNumbers, -1);
    }

    /** The kernel's number of each device of the description, -1 for one that belongs to nobody. */
    int[] deviceNumbers() {
        return deviceNumbers;
    }

    /** Everything up to the pristine images. */
    Configuration begin() {
        frames();
        regions();
        memoryChannels();
        devices();
        grants();
        new RunPlan(description, configuration).add();
        nextKernelFrame = description.platform().kernel().base();
        return configuration;
    }

    /** Takes the next unused frame of kernel memory. */
    long nextKernelFrame(String use) {
        Platform.KernelMemory kernel = description.platform().kernel();
        if (nextKernelFrame >= kernel.base() + kernel.size()) {
            throw new BootException("BOOT-04", kernel.where(), "kernel memory is too small for " + use);
        }
        long frame = nextKernelFrame;
        nextKernelFrame += PhysicalMemory.FRAME_BYTES;
        return frame;
    }

    /** At start and restart the kernel copies one frame to the other. */
    void image(long kernelAddress, long targetAddress) {
        require(
                configuration.kernel().addImage(frame(kernelAddress), frame(targetAddress)),
                description.where(),
                "an image page at 0x" + Long.toHexString(targetAddress));
    }

    /** Everything from the images on. */
    void finish() {
        Processors processors = description.platform().processors();
        require(
                configuration.setProcessor(
                        processors.physicalAddressBits(),
                        processors.features().contains(Processors.Feature.EPT_2M),
                        processors.features().contains(Processors.Feature.EPT_1G),
                        processors.features().contains(Processors.Feature.PAGE_1G),
                        processors.features().contains(Processors.Feature.LA57)),
                processors.where(),
                "the processors");
        description
                .platform()
                .iommu()
                .ifPresent(unit -> require(
                        configuration.devices().setDmaWidth(unit.addressWidth()),
                        unit.where(),
                        "remapping unit " + unit.name()));
        Platform.KernelMemory kernel = description.platform().kernel();
        int needed = configuration.tableFramesNeeded();
        long left = (kernel.base() + kernel.size() - nextKernelFrame) >> SHIFT;
        if (needed < 0 || needed > left) {
            throw new BootException(
                    "BOOT-04",
                    kernel.where(),
                    "kernel memory is too small: translation tables need " + needed + " frames, " + left
                            + " are left beside the images");
        }
        require(
                configuration.kernel().setTableFrames(frame(nextKernelFrame), needed),
                kernel.where(),
                "the translation tables");
        if (!configuration.complete()) {
            throw new BootException("BOOT-05", description.where(), "the kernel finds the configuration incomplete");
        }
    }

    private void frames() {
        Map<Long, Long> stretches = new TreeMap<>();
        Platform platform = description.platform();
        stretches.put(platform.kernel().base(), platform.kernel().size());
        for (int p = 0; p < description.partitions().size(); p++) {
            List<MemoryRegion> regions = description.partitions().get(p).memory();
            for (int r = 0; r < regions.size(); r++) {
                stretches.put(placement.regionBase(p, r), regions.get(r).size());
            }
        }
        for (int c = 0; c < description.channels().size(); c++) {
            if (description.channels().get(c) instanceof Channel.Memory memory) {
                stretches.put(placement.channelBase(c), memory.size());
            }
        }
        for (Partition partition : description.partitions()) {
            for (Partition.DeviceAssignment a : partition.devices()) {
                Device device = platform.devices().get(deviceIndex(a));
                stretches.put(device.registers(), device.registersSize());
            }
        }
        long frames =
                stretches.values().stream().mapToLong(bytes -> bytes >> SHIFT).sum();
        if (frames > Limits.FRAMES) {
            throw new BootException(
                    "BOOT-01",
                    platform.where(),
                    "the system uses " + frames + " frames of 4 KiB; the kernel keeps account of up to "
                            + Limits.FRAMES);
        }
        configuration = new Configuration(
                platform.processors().count(), description.partitions().size(), (int) frames);
        stretches.forEach((address, bytes) -> require(
                configuration.memory().addFrames(address, (int) (bytes >> SHIFT)),
                platform.where(),
                "frames at 0x" + Long.toHexString(address)));
        require(
                configuration.kernel().claimKernelFrames(frame(platform.kernel().base()), (int)
                        (platform.kernel().size() >> SHIFT)),
                platform.kernel().where(),
                "kernel memory");
    }

    private void regions() {
        for (int p = 0; p < description.partitions().size(); p++) {
            Partition partition = description.partitions().get(p);
            for (int r = 0; r < partition.memory().size(); r++) {
                MemoryRegion region = partition.memory().get(r);
                String name = partition.name() + "/" + region.name();
                int number = configuration
                        .memory()
                        .addRegion(
                                p,
                                frame(placement.regionBase(p, r)),
                                (int) (region.size() >> SHIFT),
                                page(region.at()),
                                region.access().bits());
                regionNumbers.put(name, require(number, region.where(), "region " + name));
            }
        }
    }

    private void memoryChannels() {
        for (int c = 0; c < description.channels().size(); c++) {
            if (description.channels().get(c) instanceof Channel.Memory memory) {
                int number = configuration
                        .memory()
                        .addMemoryChannel(
                                description.partitionNumber(memory.from()),
                                description.partitionNumber(memory.to()),
                                frame(placement.channelBase(c)),
                                (int) (memory.size() >> SHIFT),
                                page(memory.fromAt()),
                                page(memory.toAt()));
                require(number, memory.where(), "memory channel " + memory.name());
            }
        }
    }

    private void devices() {
        List<Device> devices = description.platform().devices();
        for (int d = 0; d < devices.size(); d++) {
            for (int p = 0; p < description.partitions().size(); p++) {
                for (Partition.DeviceAssignment a :
                        description.partitions().get(p).devices()) {
                    if (a.device().equals(devices.get(d).name())) {
                        device(d, p, a);
                    }
                }
            }
        }
    }

    private void device(int d, int p, Partition.DeviceAssignment assignment) {
        Device device = description.platform().devices().get(d);
        if (description.platform().iommu().isEmpty()) {
            throw new BootException(
                    "BOOT-06",
                    assignment.where(),
                    "device " + device.name() + " is assigned, but the platform has no remapping unit");
        }
        int number = configuration
                .devices()
                .addDevice(
                        p,
                        device.pci(),
                        frame(device.registers()),
                        (int) (device.registersSize() >> SHIFT),
                        page(assignment.registersAt()),
                        device.line(),
                        assignment.vector());
        deviceNumbers[d] = require(number, assignment.where(), "device " + device.name());
        String owner = description.partitions().get(p).name();
        for (String region : assignment.dma()) {
            require(
                    configuration.devices().addDmaWindow(number, region(owner + "/" + region)),
                    assignment.where(),
                    "DMA window " + region + " of device " + device.name());
        }
    }

    private void grants() {
        description.numberedGrants().forEach(grant -> {
            int modes = 0;
            for (Grant.Mode mode : grant.modes()) {
                modes |= switch (mode) {
                    case LEND -> Abi.MODE_LEND;
                    case SHARE -> Abi.MODE_SHARE;
                    case DONATE -> Abi.MODE_DONATE;
                };
            }
            int number = configuration
                    .memory()
                    .addGrant(
                            description.partitionNumber(grant.from()),
                            description.partitionNumber(grant.to()),
                            region(grant.region()),
                            page(grant.at()),
                            grant.access().bits(),
                            modes);
            requireNumber(number, grant.id(), grant.where(), "grant " + grant.name());
        });
    }

    private int deviceIndex(Partition.DeviceAssignment assignment) {
        List<Device> devices = description.platform().devices();
        for (int d = 0; d < devices.size(); d++) {
            if (devices.get(d).name().equals(assignment.device())) {
                return d;
            }
        }
        throw new BootException("BOOT-06", assignment.where(), "there is no device " + assignment.device());
    }

    private int region(String name) {
        Integer number = regionNumbers.get(name);
        if (number == null) {
            throw new BootException("BOOT-06", description.where(), "there is no region " + name);
        }
        return number;
    }

    private int frame(long address) {
        return configuration.memory().frameAt(address);
    }

    private static int page(long guestPhysical) {
        return (int) Math.min(guestPhysical >>> SHIFT, Integer.MAX_VALUE);
    }
}
