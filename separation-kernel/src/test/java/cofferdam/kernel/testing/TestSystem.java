package cofferdam.kernel.testing;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.EventLine;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.Location;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Platform;
import cofferdam.spec.system.Processors;
import cofferdam.spec.system.Rights;
import cofferdam.spec.system.Schedule;
import cofferdam.spec.system.SystemDescription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A small system for a test: every partition has 4 KiB of code at 10000H and 32 KiB of data at 20000H (page tables at
 * 22000H, stack below), and turns of two ticks of 100 cycles.
 */
public final class TestSystem {
    public static final int CODE = 0x10000;
    public static final int DATA = 0x20000;
    public static final int TABLES = 0x22000;

    /** A place for things that stand in no file. */
    public static final Location HERE = new Location("test.xml", 1, 1);

    private static final long MIB = 1L << 20;

    private final List<Draft> drafts = new ArrayList<>();
    private final List<Device> devices = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private final List<EventLine> events = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();
    private final Map<String, byte[]> images = new LinkedHashMap<>();
    private Set<Processors.Feature> features =
            EnumSet.of(Processors.Feature.PAGE_1G, Processors.Feature.EPT_2M, Processors.Feature.EPT_1G);
    private long memory = 16 * MIB;
    private long tick = 100;
    private int processors = 1;
    private int queues;
    private int samplings;

    private static final class Draft {
        final String name;
        final int processor;
        final List<MemoryRegion> memory = new ArrayList<>();
        final List<Partition.Image> images = new ArrayList<>();
        final List<Partition.DeviceAssignment> devices = new ArrayList<>();
        final List<Partition.FaultRule> faults = new ArrayList<>();

        Draft(String name, int processor) {
            this.name = name;
            this.processor = processor;
        }
    }

    /** Adds a partition on processor 0. */
    public TestSystem partition(String name, Asm code) {
        return partition(name, code, 0);
    }

    /** Adds a partition. */
    public TestSystem partition(String name, Asm code, int processor) {
        Draft draft = new Draft(name, processor);
        drafts.add(draft);
        processors = Math.max(processors, processor + 1);
        images.put(name + ".bin", code.bytes());
        region("code", CODE, 4096, "rx").region("data", DATA, 32768, "rw");
        draft.images.add(new Partition.Image(name + ".bin", CODE, HERE));
        return this;
    }

    /** Adds a region to the last partition. */
    public TestSystem region(String name, long at, long size, String access) {
        last().memory.add(new MemoryRegion(name, size, at, rights(access), OptionalLong.empty(), HERE));
        return this;
    }

    /** Adds a region at a chosen host-physical base to the last partition. */
    public TestSystem regionAt(String name, long at, long size, String access, long physical) {
        last().memory.add(new MemoryRegion(name, size, at, rights(access), OptionalLong.of(physical), HERE));
        return this;
    }

    /** Adds a fault rule to the last partition. */
    public TestSystem fault(Partition.Fault on, Partition.Action action, int limit) {
        last().faults.add(new Partition.FaultRule(on, action, limit, HERE));
        return this;
    }

    /** Adds a device and gives it to the last partition, registers at guest-physical 60000H. */
    public TestSystem device(String name, Device.Kind kind, int vector, String... dma) {
        unassignedDevice(name, kind);
        last().devices.add(new Partition.DeviceAssignment(name, 0x60000, List.of(dma), vector, HERE));
        return this;
    }

    /** Adds a device that belongs to nobody. */
    public TestSystem unassignedDevice(String name, Device.Kind kind) {
        int n = devices.size();
        devices.add(
                new Device(name, kind, (n + 2) << 3, 0xfe000000L + 4096L * n, 4096, n + 3, Device.Peer.SOURCE, HERE));
        return this;
    }

    /** Adds a queuing channel with the next id. */
    public TestSystem queue(String from, String to, int messageSize, int depth, boolean acknowledged) {
        channels.add(new Channel.Queuing("queue-" + queues, queues, from, to, messageSize, depth, acknowledged, HERE));
        queues++;
        return this;
    }

    /** Adds a sampling channel with the next id. */
    public TestSystem sampling(String from, String to, int messageSize) {
        channels.add(new Channel.Sampling("sampling-" + samplings, samplings, from, to, messageSize, HERE));
        samplings++;
        return this;
    }

    /** Adds a memory channel. */
    public TestSystem memoryChannel(String from, String to, long size, long fromAt, long toAt) {
        channels.add(new Channel.Memory("memory", from, to, size, fromAt, toAt, OptionalLong.empty(), HERE));
        return this;
    }

    /** Adds an event with the next id. */
    public TestSystem event(String from, String to, int vector) {
        events.add(new EventLine("event-" + events.size(), events.size(), from, to, vector, HERE));
        return this;
    }

    /** Adds a grant with the next id. */
    public TestSystem grant(String from, String region, String to, long at, String access, Grant.Mode... modes) {
        grants.add(new Grant(
                "grant-" + grants.size(), grants.size(), from, region, to, at, rights(access), Set.of(modes), HERE));
        return this;
    }

    /** Cycles in a tick. */
    public TestSystem tick(long cycles) {
        tick = cycles;
        return this;
    }

    /** Bytes of memory, from 1 MiB on; the first mebibyte is the kernel's. */
    public TestSystem memory(long bytes) {
        memory = bytes;
        return this;
    }

    /** Optional processor features, instead of 1 GiB pages and large EPT leaves. */
    public TestSystem features(Set<Processors.Feature> some) {
        features = some;
        return this;
    }

    /** Other bytes for a partition's code. */
    public TestSystem code(String partition, Asm code) {
        images.put(partition + ".bin", code.bytes());
        return this;
    }

    /** The description. */
    public SystemDescription description() {
        List<Partition> partitions = drafts.stream()
                .map(d -> new Partition(
                        d.name,
                        d.processor,
                        d.memory,
                        d.images,
                        new Partition.Start(CODE, TABLES, TABLES, HERE),
                        d.devices,
                        d.faults,
                        HERE))
                .toList();
        Platform platform = new Platform(
                List.of(new Platform.MemoryBank(MIB, memory, HERE)),
                new Processors(processors, 39, features, HERE),
                new Platform.KernelMemory(MIB, MIB, HERE),
                Optional.of(new Platform.RemappingHardware("dmar0", 0xfed90000L, 39, HERE)),
                devices,
                HERE);
        return new SystemDescription(
                "test", Path.of("."), platform, partitions, channels, events, grants, schedule(), HERE);
    }

    /** The images. */
    public ImageStore images() {
        return ImageStore.of(images);
    }

    /** The booted machine. */
    public Machine boot() {
        return Boot.boot(description(), images(), BootOptions.defaults());
    }

    private Schedule schedule() {
        List<Schedule.ProcessorSchedule> majors = new ArrayList<>();
        for (int cpu = 0; cpu < processors; cpu++) {
            int processor = cpu;
            List<Schedule.MinorFrame> minors = new ArrayList<>(drafts.stream()
                    .filter(d -> d.processor == processor)
                    .map(d -> new Schedule.MinorFrame(d.name, 2, HERE))
                    .toList());
            int length = 2 * drafts.size();
            if (minors.size() * 2 < length) {
                minors.add(new Schedule.MinorFrame(Schedule.MinorFrame.IDLE, length - minors.size() * 2, HERE));
            }
            majors.add(new Schedule.ProcessorSchedule(cpu, minors, HERE));
        }
        return new Schedule(tick, majors, HERE);
    }

    private Draft last() {
        return drafts.get(drafts.size() - 1);
    }

    private static Rights rights(String access) {
        return new Rights(access.contains("r"), access.contains("w"), access.contains("x"));
    }
}
