package cofferdam.proofs.unwinding.refinement;

import cofferdam.kernel.boot.ImageStore;
import cofferdam.kernel.core.Abi;
import cofferdam.kernel.random.SystemPlan;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The description of a random plan, so that it can be booted and specified. Left out is what descriptions may not say: ports
 * and events to oneself, a second grant of a region to one partition, grants back home, grants by who can never own the
 * region, DMA to what is granted; and pages of a region beyond the third, because all words are compared after each step.
 */
final class PlannedDescription {
    private static final Location HERE = new Location("planned.xml", 1, 1);
    private static final String IMAGE = "guest.bin";
    private static final int MOST_PAGES = 3;
    private static final int BOOT_PAGES = 3;
    private static final long MIB = 1L << 20;

    private final SystemPlan plan;
    private final List<Grant> grants = new ArrayList<>();
    private final List<Integer> granted = new ArrayList<>();

    private PlannedDescription(SystemPlan plan) {
        this.plan = plan;
        grants();
    }

    /** The description of a plan. */
    static SystemDescription of(SystemPlan plan) {
        return new PlannedDescription(plan).description();
    }

    /** What its partitions start with. */
    static ImageStore images() {
        return ImageStore.of(Map.of(IMAGE, new byte[] {(byte) 0xf4, 1, 2, 3}));
    }

    private SystemDescription description() {
        SystemPlan.Hardware hardware = plan.hardware();
        Set<Processors.Feature> features = EnumSet.of(Processors.Feature.PAGE_1G);
        if (hardware.twoMegabytes()) {
            features.add(Processors.Feature.EPT_2M);
        }
        Platform platform = new Platform(
                List.of(new Platform.MemoryBank(MIB, 32 * MIB, HERE)),
                new Processors(plan.processors(), hardware.bits(), features, HERE),
                new Platform.KernelMemory(MIB, 8 * MIB, HERE),
                hardware.dmaWidth() == 0
                        ? Optional.empty()
                        : Optional.of(new Platform.RemappingHardware("dmar", 0xfed90000L, hardware.dmaWidth(), HERE)),
                IntStream.range(0, plan.devices().size()).mapToObj(this::device).toList(),
                HERE);
        return new SystemDescription(
                "planned",
                Path.of("."),
                platform,
                IntStream.range(0, plan.partitions()).mapToObj(this::partition).toList(),
                channels(),
                events(),
                grants,
                schedule(),
                HERE);
    }

    private static String name(int partition) {
        return "p" + partition;
    }

    private static long pages(int count) {
        return 4096L * Math.min(count, MOST_PAGES);
    }

    private static Rights rights(int bits) {
        return new Rights((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
    }

    private Device device(int d) {
        SystemPlan.Device device = plan.devices().get(d);
        return new Device(
                "d" + d,
                Device.Kind.DMA_ENGINE,
                device.requester(),
                0xfe000000L + 4096L * d,
                4096,
                device.line(),
                Device.Peer.SILENT,
                HERE);
    }

    private Partition partition(int p) {
        List<MemoryRegion> memory = new ArrayList<>();
        for (int r = 0; r < plan.regions().size(); r++) {
            SystemPlan.Region region = plan.regions().get(r);
            if (region.partition() == p) {
                memory.add(new MemoryRegion(
                        "r" + r,
                        pages(region.pages()),
                        4096L * region.page(),
                        rights(region.rights()),
                        OptionalLong.empty(),
                        HERE));
            }
        }
        long boot = 4096L * free(p);
        memory.add(new MemoryRegion("boot", 4096L * BOOT_PAGES, boot, rights(7), OptionalLong.empty(), HERE));
        List<Partition.DeviceAssignment> devices = new ArrayList<>();
        for (int d = 0; d < plan.devices().size(); d++) {
            SystemPlan.Device device = plan.devices().get(d);
            if (device.partition() == p) {
                devices.add(new Partition.DeviceAssignment(
                        "d" + d, 4096L * device.page(), windows(d), device.vector(), HERE));
            }
        }
        int processor = plan.processorOf(p);
        return new Partition(
                name(p),
                processor < 0 ? p % plan.processors() : processor,
                memory,
                List.of(new Partition.Image(IMAGE, boot + 8192, HERE)),
                new Partition.Start(boot + 8192, boot + 12288, boot, HERE),
                devices,
                plan.faults().stream()
                        .filter(rule -> rule.partition() == p)
                        .map(PlannedDescription::rule)
                        .toList(),
                HERE);
    }

    private static Partition.FaultRule rule(SystemPlan.FaultRule rule) {
        Partition.Action action = Partition.Action.values()[rule.action()];
        int limit = action == Partition.Action.RESTART ? rule.limit() : 0;
        return new Partition.FaultRule(Partition.Fault.values()[rule.fault()], action, limit, HERE);
    }

    private List<String> windows(int device) {
        return plan.dmaWindows().stream()
                .filter(window -> window.device() == device && !granted.contains(window.region()))
                .map(window -> "r" + window.region())
                .toList();
    }

    /** The first of some pages side by side where a partition has nothing. */
    private long free(int p) {
        Set<Long> taken = new HashSet<>();
        plan.regions().stream().filter(r -> r.partition() == p).forEach(r -> take(taken, r.page(), r.pages()));
        plan.channels().stream().filter(c -> c.from() == p).forEach(c -> take(taken, c.fromPage(), c.pages()));
        plan.channels().stream().filter(c -> c.to() == p).forEach(c -> take(taken, c.toPage(), c.pages()));
        plan.devices().stream().filter(d -> d.partition() == p).forEach(d -> take(taken, d.page(), d.pages()));
        plan.grants().stream()
                .filter(g -> g.to() == p)
                .forEach(g ->
                        take(taken, g.page(), plan.regions().get(g.region()).pages()));
        long page = 0;
        for (int n = 0; n < BOOT_PAGES; n++) {
            if (taken.contains(page + n)) {
                page += n + 1;
                n = -1;
            }
        }
        return page;
    }

    private static void take(Set<Long> taken, long page, int count) {
        for (int i = 0; i < Math.min(count, MOST_PAGES); i++) {
            taken.add(page + i);
        }
    }

    private List<Channel> channels() {
        List<Channel> channels = new ArrayList<>();
        int ports = 0;
        for (SystemPlan.Queue q : plan.queues()) {
            if (q.from() != q.to()) {
                channels.add(new Channel.Queuing(
                        "q" + ports,
                        ports++,
                        name(q.from()),
                        name(q.to()),
                        8 * q.words(),
                        q.depth(),
                        q.acknowledged(),
                        HERE));
            }
        }
        ports = 0;
        for (SystemPlan.Sampling s : plan.samplings()) {
            if (s.from() != s.to()) {
                channels.add(
                        new Channel.Sampling("s" + ports, ports++, name(s.from()), name(s.to()), 8 * s.words(), HERE));
            }
        }
        for (SystemPlan.Channel m : plan.channels()) {
            channels.add(new Channel.Memory(
                    "m" + channels.size(),
                    name(m.from()),
                    name(m.to()),
                    pages(m.pages()),
                    4096L * m.fromPage(),
                    4096L * m.toPage(),
                    OptionalLong.empty(),
                    HERE));
        }
        return channels;
    }

    private List<EventLine> events() {
        List<EventLine> events = new ArrayList<>();
        for (SystemPlan.Event e : plan.events()) {
            if (e.from() != e.to()) {
                events.add(new EventLine(
                        "e" + events.size(), events.size(), name(e.from()), name(e.to()), e.vector(), HERE));
            }
        }
        return events;
    }

    private void grants() {
        Set<List<Integer>> known = new HashSet<>();
        Set<List<Integer>> owners = new HashSet<>();
        for (SystemPlan.Grant g : plan.grants()) {
            SystemPlan.Region region = plan.regions().get(g.region());
            boolean owns = g.from() == region.partition() || owners.contains(List.of(g.region(), g.from()));
            if (owns && g.to() != region.partition() && known.add(List.of(g.region(), g.to()))) {
                Set<Grant.Mode> modes = EnumSet.noneOf(Grant.Mode.class);
                for (Grant.Mode mode : Grant.Mode.values()) {
                    if ((g.modes() & 1 << mode.ordinal()) != 0) {
                        modes.add(mode);
                    }
                }
                if (modes.contains(Grant.Mode.DONATE)) {
                    owners.add(List.of(g.region(), g.to()));
                }
                granted.add(g.region());
                grants.add(new Grant(
                        "g" + grants.size(),
                        grants.size(),
                        name(g.from()),
                        name(region.partition()) + "/r" + g.region(),
                        name(g.to()),
                        4096L * g.page(),
                        rights(g.rights() & region.rights()),
                        modes,
                        HERE));
            }
        }
    }

    private Schedule schedule() {
        List<Schedule.ProcessorSchedule> processors = new ArrayList<>();
        for (int cpu = 0; cpu < plan.processors(); cpu++) {
            int processor = cpu;
            processors.add(new Schedule.ProcessorSchedule(
                    cpu,
                    plan.schedule().stream()
                            .filter(minor -> minor.processor() == processor)
                            .map(minor -> new Schedule.MinorFrame(
                                    minor.partition() == Abi.NOBODY
                                            ? Schedule.MinorFrame.IDLE
                                            : name(minor.partition()),
                                    minor.ticks(),
                                    HERE))
                            .toList(),
                    HERE));
        }
        return new Schedule(100, processors, HERE);
    }
}
