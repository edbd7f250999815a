package cofferdam.kernel.platform;

import cofferdam.iommu.RemappingUnit;
import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.core.Platform;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.vcpu.Processor;
import java.util.List;
import java.util.Optional;

/** What the kernel asks of the hardware, done to the modelled hardware. */
final class ModelPlatform implements Platform {
    private final PhysicalMemory memory;
    private final List<Processor> processors;
    private final Optional<RemappingUnit> unit;
    private final Devices devices;
    private Kernel kernel;

    ModelPlatform(PhysicalMemory memory, List<Processor> processors, Optional<RemappingUnit> unit, Devices devices) {
        this.memory = memory;
        this.processors = processors;
        this.unit = unit;
        this.devices = devices;
    }

    /** From now on TLBs can hold translations; before, the kernel is being built and nothing has run. */
    void attach(Kernel builtKernel) {
        kernel = builtKernel;
    }

    @Override
    public long read(long physical) {
        return memory.read64(physical);
    }

    @Override
    public void write(long physical, long word) {
        memory.write64(physical, word);
    }

    @Override
    public void scrubFrame(long physical) {
        memory.scrubFrame((int) (physical >>> PhysicalMemory.FRAME_SHIFT));
    }

    @Override
    public void copyFrame(long from, long to) {
        memory.copyFrame((int) (from >>> PhysicalMemory.FRAME_SHIFT), (int) (to >>> PhysicalMemory.FRAME_SHIFT));
    }

    @Override
    public void flushTlb(int partition) {
        if (kernel != null) {
            long eptp = kernel.eptPointer(partition);
            for (Processor processor : processors) {
                processor.mmu().invalidateEptp(eptp);
            }
        }
    }

    @Override
    public void flushIotlb(int domain) {
        unit.ifPresent(u -> u.invalidateIotlb(domain));
    }

    @Override
    public void flushContextCache() {
        unit.ifPresent(RemappingUnit::invalidateContextCache);
    }

    @Override
    public void resetDevice(int device) {
        devices.reset(device);
    }
}
