package cofferdam.spec.machine;

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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Builds small descriptions. Partitions are called p0, p1, ...; the first region of each lies at page 0, later ones and all
 * else at pages of their own further up.
 */
final class Sketch {
    private static final Location HERE = new Location("sketch.xml", 1, 1);
    private static final long PAGE = 4096;

    private final int processors;
    private final List<Integer> processorOf = new ArrayList<>();
    private final List<List<MemoryRegion>> memory = new ArrayList<>();
    private final List<List<Partition.DeviceAssignment>> assignments = new ArrayList<>();
    private final List<List<Partition.FaultRule>> faults = new ArrayList<>();
    private final List<Device> devices = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private final List<EventLine> events = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();
    private int ticks = 1;
    private int nextPage = 0x100;

    Sketch(int processors) {
        this.processors = processors;
    }

    Sketch partition(int processor) {
        processorOf.add(processor);
        memory.add(new ArrayList<>());
        assignments.add(new ArrayList<>());
        faults.add(new ArrayList<>());
        return this;
    }

    /** A region of some pages; its name is r0, r1, ... */
    Sketch region(int p, int pages, String rights) {
        List<MemoryRegion> regions = memory.get(p);
        long at = regions.isEmpty() ? 0 : place(pages);
        regions.add(
                new MemoryRegion("r" + regions.size(), pages * PAGE, at, rights(rights), OptionalLong.empty(), HERE));
        return this;
    }

    Sketch fault(int p, Partition.Fault fault, Partition.Action action, int limit) {
        faults.get(p).add(new Partition.FaultRule(fault, action, limit, HERE));
        return this;
    }

    /** A device of a partition with DMA to some of its regions, or a spare one if p is negative. */
    Sketch device(int p, int vector, String... regions) {
        int d = devices.size();
        devices.add(new Device("d" + d, Device.Kind.DMA_ENGINE, 8 + d, place(1), PAGE, d, Device.Peer.SOURCE, HERE));
        if (p >= 0) {
            assignments.get(p).add(new Partition.DeviceAssignment("d" + d, place(1), List.of(regions), vector, HERE));
        }
        return this;
    }

    Sketch queue(int from, int to, int words, int depth, boolean acknowledged) {
        int id = (int)
                channels.stream().filter(Channel.Queuing.class::isInstance).count();
        channels.add(new Channel.Queuing("q" + id, id, name(from), name(to), 8 * words, depth, acknowledged, HERE));
        return this;
    }

    Sketch sampling(int from, int to, int words) {
        int id = (int)
                channels.stream().filter(Channel.Sampling.class::isInstance).count();
        channels.add(new Channel.Sampling("s" + id, id, name(from), name(to), 8 * words, HERE));
        return this;
    }

    Sketch shared(int from, int to, int pages) {
        String name = "m" + channels.size();
        channels.add(new Channel.Memory(
                name, name(from), name(to), pages * PAGE, place(pages), place(pages), OptionalLong.empty(), HERE));
        return this;
    }

    Sketch event(int from, int to, int vector) {
        events.add(new EventLine("e" + events.size(), events.size(), name(from), name(to), vector, HERE));
        return this;
    }

    Sketch grant(int from, String region, int to, String rights, Grant.Mode... modes) {
        int pages = 64;
        grants.add(new Grant(
                "g" + grants.size(),
                grants.size(),
                name(from),
                region,
                name(to),
                place(pages),
                rights(rights),
                Set.of(modes),
                HERE));
        return this;
    }

    Sketch ticks(int number) {
        ticks = number;
        return this;
    }

    SystemDescription build() {
        List<Partition> partitions = new ArrayList<>();
        List<Schedule.ProcessorSchedule> schedules = new ArrayList<>();
        for (int p = 0; p < processorOf.size(); p++) {
            partitions.add(new Partition(
                    name(p),
                    processorOf.get(p),
                    memory.get(p),
                    List.of(),
                    new Partition.Start(0, 0, 0, HERE),
                    assignments.get(p),
                    faults.get(p),
                    HERE));
        }
        for (int cpu = 0; cpu < processors; cpu++) {
            List<Schedule.MinorFrame> frames = new ArrayList<>();
            for (int p = 0; p < processorOf.size(); p++) {
                if (processorOf.get(p) == cpu) {
                    frames.add(new Schedule.MinorFrame(name(p), ticks, HERE));
                }
            }
            frames.add(new Schedule.MinorFrame(Schedule.MinorFrame.IDLE, 1, HERE));
            schedules.add(new Schedule.ProcessorSchedule(cpu, frames, HERE));
        }
        Platform platform = new Platform(
                List.of(new Platform.MemoryBank(0, 1 << 24, HERE)),
                new Processors(processors, 40, Set.of(), HERE),
                new Platform.KernelMemory(0, 1 << 20, HERE),
                Optional.of(new Platform.RemappingHardware("dmar", 0xfed90000L, 39, HERE)),
                devices,
                HERE);
        return new SystemDescription(
                "sketch",
                Path.of("."),
                platform,
                partitions,
                channels,
                events,
                grants,
                new Schedule(1000, schedules, HERE),
                HERE);
    }

    static Rights rights(String letters) {
        return new Rights(letters.contains("r"), letters.contains("w"), letters.contains("x"));
    }

    private long place(int pages) {
        long at = nextPage * PAGE;
        nextPage += pages;
        return at;
    }

    private static String name(int p) {
        return "p" + p;
    }
}
