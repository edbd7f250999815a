package cofferdam.kernel.platform;

import cofferdam.iommu.RemappedDmaPort;
import cofferdam.iommu.RemappingUnit;
import cofferdam.iommu.device.DmaEngine;
import cofferdam.iommu.device.DmaPort;
import cofferdam.iommu.device.NetworkCard;
import cofferdam.iommu.device.PciDevice;
import cofferdam.iommu.device.Wire;
import cofferdam.kernel.core.Kernel;
import cofferdam.spec.memory.PhysicalBus;
import cofferdam.spec.system.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The PCI devices of a machine, each with its way to memory; numbered as in the description. */
final class Devices {
    /** Ticks between two packets from a source. */
    private static final int SOURCE_PERIOD = 16;

    /** Ticks until an echo comes back. */
    private static final int ECHO_DELAY = 15;

    /** Every so many-th echo comes back with a bit turned over. */
    private static final int ECHO_CORRUPTS = 5;

    private final Machine machine;
    private final List<Device> described;
    private final List<PciDevice> devices = new ArrayList<>();
    private final List<DmaPort> ports = new ArrayList<>();
    private final int[] kernelNumbers;

    /**
     * Makes the devices and puts their registers on the bus.
     *
     * @param kernelNumbers the kernel's number of each device, -1 if it belongs to nobody
     */
    Devices(Machine machine, PhysicalBus bus, Optional<RemappingUnit> unit, int[] kernelNumbers, long seed) {
        this.machine = machine;
        this.described = machine.description().platform().devices();
        this.kernelNumbers = kernelNumbers.clone();
        for (int d = 0; d < described.size(); d++) {
            PciDevice device = make(described.get(d), seed + d);
            devices.add(device);
            bus.attach(described.get(d).registers(), described.get(d).registersSize(), device);
            ports.add(unit.map(u -> port(u, bus, device)).orElse(new NoPort()));
        }
    }

    PciDevice device(int device) {
        return devices.get(device);
    }

    int kernelNumber(int device) {
        return kernelNumbers[device];
    }

    /** Lets every device act for a tick and hands their interrupts to the kernel. */
    void step(Kernel kernel) {
        for (int d = 0; d < devices.size(); d++) {
            devices.get(d).step(ports.get(d));
            if (devices.get(d).takeInterrupt()) {
                int line = described.get(d).line();
                machine.observer().deviceInterrupt(d, line, machine.ticks());
                kernel.interrupt(line);
            }
        }
    }

    /** Resets the device that has this number in the kernel. */
    void reset(int kernelNumber) {
        for (int d = 0; d < devices.size(); d++) {
            if (kernelNumbers[d] == kernelNumber) {
                devices.get(d).reset();
            }
        }
    }

    private DmaPort port(RemappingUnit unit, PhysicalBus bus, PciDevice device) {
        int number = devices.size() - 1;
        return new RemappedDmaPort(unit, bus, device.requesterId(), (address, host, bytes, write) -> machine.observer()
                .dma(number, address, host, bytes, write, machine.ticks()));
    }

    private static PciDevice make(Device device, long seed) {
        if (device.kind() == Device.Kind.DMA_ENGINE) {
            return new DmaEngine(device.pci());
        }
        return new NetworkCard(device.pci(), wire(device.peer(), seed));
    }

    private static Wire wire(Device.Peer peer, long seed) {
        return switch (peer) {
            case SOURCE -> new Wire(seed, SOURCE_PERIOD);
            case ECHO -> Wire.echo(ECHO_DELAY, ECHO_CORRUPTS);
            case SILENT -> Wire.silent();
        };
    }

    /** Without a remapping unit no device reaches memory. */
    private static final class NoPort implements DmaPort {
        @Override
        public boolean read(long address, byte[] into, int offset, int length) {
            return false;
        }

        @Override
        public boolean write(long address, byte[] from, int offset, int length) {
            return false;
        }
    }
}
