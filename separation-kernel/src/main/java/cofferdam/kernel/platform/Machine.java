package cofferdam.kernel.platform;

import cofferdam.iommu.RemappingUnit;
import cofferdam.iommu.device.PciDevice;
import cofferdam.kernel.core.Configuration;
import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.tables.Declaration;
import cofferdam.spec.memory.PhysicalBus;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.system.Platform;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.vtd.RemappingFeatures;
import cofferdam.spec.walk.Access;
import cofferdam.spec.walk.EptWalk;
import cofferdam.spec.walk.EptWalker;
import cofferdam.spec.x86.PagingFeatures;
import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.Processor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A running system: processors, memory, remapping unit, devices and the kernel, interleaved deterministically.
 *
 * <p>In each tick, in order: every device steps (in description order), every processor runs its tick's cycles (in
 * order), and the kernel advances every processor's schedule.
 */
public final class Machine {
    private static final long UNIT_WINDOW = 4096;

    private final SystemDescription description;
    private final Declaration declaration;
    private final PhysicalMemory memory;
    private final PhysicalBus bus;
    private final Optional<RemappingUnit> unit;
    private final List<Processor> processors = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private final Devices devices;
    private final Kernel kernel;
    private final long cyclesPerTick;
    private MachineObserver observer = new MachineObserver() {};
    private long ticks;

    /**
     * Builds the hardware of a description around a memory that holds the boot store, and the kernel on it.
     *
     * @param configuration complete
     * @param deviceNumbers the kernel's number of each device of the description, -1 for one that belongs to nobody
     * @param seed seed of the packets that arrive at network cards
     */
    public Machine(
            SystemDescription description,
            PhysicalMemory memory,
            Configuration configuration,
            int[] deviceNumbers,
            long seed) {
        this.description = description;
        this.memory = memory;
        declaration = new Declaration(description);
        Platform platform = description.platform();
        bus = new PhysicalBus(memory);
        unit = platform.iommu()
                .map(hardware -> new RemappingUnit(
                        memory, Features.ofRemapping(hardware.addressWidth(), platform.processors())));
        unit.ifPresent(u -> bus.attach(platform.iommu().orElseThrow().base(), UNIT_WINDOW, u));
        for (int cpu = 0; cpu < platform.processors().count(); cpu++) {
            processors.add(new Processor(bus, Features.ofProcessor(platform.processors())));
            turns.add(new Turn(this, cpu, processors.get(cpu)));
        }
        devices = new Devices(this, bus, unit, deviceNumbers, seed);
        ModelPlatform binding = new ModelPlatform(memory, processors, unit, devices);
        kernel = new Kernel(configuration, binding);
        binding.attach(kernel);
        // Remapping is on before anything runs (G7-04).
        unit.ifPresent(u -> u.enable(kernel.dmaRootTable()));
        cyclesPerTick = description.schedule().tick();
    }

    /** Runs one tick. */
    public void tick() {
        devices.step(kernel);
        long start = ticks * cyclesPerTick;
        for (Turn turn : turns) {
            turn.run(start, cyclesPerTick);
        }
        ticks++;
        for (int cpu = 0; cpu < turns.size(); cpu++) {
            int before = kernel.current(cpu);
            kernel.tick(cpu);
            int after = kernel.current(cpu);
            observer.ticked(cpu, ticks);
            if (after != before) {
                observer.contextSwitch(cpu, before, after, ticks);
            }
        }
    }

    /** Runs some ticks. */
    public void run(long count) {
        for (long i = 0; i < count; i++) {
            tick();
        }
    }

    /** Ticks run since boot. */
    public long ticks() {
        return ticks;
    }

    /** What this machine was booted from. */
    public SystemDescription description() {
        return description;
    }

    /** The kernel. */
    public Kernel kernel() {
        return kernel;
    }

    /** Physical memory. */
    public PhysicalMemory memory() {
        return memory;
    }

    /** Physical memory and device registers. */
    public PhysicalBus bus() {
        return bus;
    }

    /** The remapping unit, if the platform has one. */
    public Optional<RemappingUnit> iommu() {
        return unit;
    }

    /** A processor, from 0. */
    public Processor processor(int number) {
        return processors.get(number);
    }

    /** A device, numbered as in the description. */
    public PciDevice device(int number) {
        return devices.device(number);
    }

    /** The kernel's number of a device, or -1 if the device belongs to nobody. */
    public int kernelDevice(int number) {
        return devices.kernelNumber(number);
    }

    /** What the description says about who reaches what. */
    public Declaration declaration() {
        return declaration;
    }

    /** What the processors' two stages of translation can do. */
    public PagingFeatures pagingFeatures() {
        return Features.ofPaging(description.platform().processors());
    }

    /** What the remapping unit can do, if there is one. */
    public Optional<RemappingFeatures> remappingFeatures() {
        return unit.map(RemappingUnit::features);
    }

    /** The partition a processor runs now, or -1. */
    public int running(int processor) {
        return kernel.current(processor);
    }

    /**
     * Where a guest-physical address leads by the partition's real EPT when read.
     *
     * @return host-physical address, or -1 if it cannot be read
     */
    public long guestToHost(int partition, long guestPhysical) {
        return guestToHost(partition, guestPhysical, Access.READ);
    }

    /**
     * Where an access to a guest-physical address leads by the partition's real EPT.
     *
     * @return host-physical address, or -1 if it does not go through
     */
    public long guestToHost(int partition, long guestPhysical, Access access) {
        EptWalk walk = EptWalker.walk(memory, pagingFeatures(), kernel.eptPointer(partition), guestPhysical, access);
        return walk instanceof EptWalk.Translated translated ? translated.hostPhysical() : -1;
    }

    /** A partition's registers as its next instruction would find them. */
    public long[] registers(int partition) {
        long[] state = new long[GuestState.STATE_WORDS];
        kernel.copyRegisters(partition, state);
        return state;
    }

    /** All that a partition can observe now. */
    public PartitionView view(int partition) {
        return new PartitionView(this, partition);
    }

    /** Tells an observer of everything from now on; replaces the one before. */
    public void observer(MachineObserver listener) {
        observer = listener;
    }

    MachineObserver observer() {
        return observer;
    }
}
