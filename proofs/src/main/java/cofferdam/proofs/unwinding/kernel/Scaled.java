package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.boot.ImageStore;
import cofferdam.spec.system.Channel;
import cofferdam.spec.system.KernelMemoryNeed;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Platform;
import cofferdam.spec.system.Processors;
import cofferdam.spec.system.Schedule;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Any description scaled down so that its states can be visited: the same partitions, devices, channels, events, grants,
 * fault rules and order of turns, but less of everything that can be counted. What became smaller stands in
 * {@link #words}. Requirements G10-02, G11-01.
 */
public final class Scaled {
    /** How many messages queues hold in certificates, and where what they have found is replayed. */
    public static final int DEPTH = 1;

    private static final long PAGE = 4096;
    private static final int MESSAGE = 8;
    /** The two pages of a guest's own tables, which boot puts there. */
    private static final int TABLES = 2;

    private final SystemDescription original;
    private final int depth;
    private final Map<String, byte[]> images = new HashMap<>();
    private final SystemDescription system;
    private final Map<String, Set<Long>> cells = new HashMap<>();

    private Scaled(SystemDescription original, ImageStore images, int depth) {
        this.original = original;
        this.depth = depth;
        List<Partition> partitions =
                original.partitions().stream().map(p -> partition(p, images)).toList();
        system = new SystemDescription(
                original.name(),
                original.directory(),
                original.platform(),
                partitions,
                original.channels().stream().map(this::channel).toList(),
                original.events(),
                original.grants(),
                schedule(),
                original.where());
        partitions.forEach(p -> cells.put(p.name(), cells(p)));
    }

    /**
     * A description scaled down.
     *
     * @param description one that broke no rule
     * @param depth queues hold at most so many messages
     */
    public static Scaled of(SystemDescription description, ImageStore images, int depth) {
        return new Scaled(description, images, depth);
    }

    /** The model: two values in a word of those pages that others may come to reach, and of one page at least. */
    public KernelModel model() {
        SystemDescription whole = new SystemDescription(
                system.name(),
                system.directory(),
                platform(),
                system.partitions(),
                system.channels(),
                system.events(),
                system.grants(),
                system.schedule(),
                system.where());
        return new KernelModel(whole, bounds(), ImageStore.of(images));
    }

    /** The bounds beside the smaller sizes. */
    public Bounds bounds() {
        return Bounds.small().with("interrupts", "false").in(cells);
    }

    /** What became smaller, in words. */
    public String words() {
        return "this system with regions of 1 page (" + TABLES
                + " where a guest's own page tables lie), queues of at most "
                + depth + (depth == 1 ? " message" : " messages") + " of " + MESSAGE
                + " bytes, turns of 1 tick and at most 1 restart; " + bounds().words(system);
    }

    private Partition partition(Partition partition, ImageStore store) {
        List<MemoryRegion> regions = new ArrayList<>();
        Partition.Start start = partition.start();
        for (MemoryRegion region : partition.memory()) {
            boolean tables = region.extent().contains(start.pageTables());
            regions.add(new MemoryRegion(
                    region.name(),
                    tables ? TABLES * PAGE : PAGE,
                    region.at(),
                    region.access(),
                    OptionalLong.empty(),
                    region.where()));
        }
        List<Partition.Image> kept = new ArrayList<>();
        for (Partition.Image image : partition.images()) {
            regions.stream()
                    .filter(region -> region.extent().contains(image.at()) && region.size() == PAGE)
                    .findFirst()
                    .ifPresent(region -> kept.add(image(partition, image, region, store)));
        }
        long tables = partition.memory().stream()
                .filter(region -> region.extent().contains(start.pageTables()))
                .mapToLong(MemoryRegion::at)
                .findFirst()
                .orElse(start.pageTables());
        return new Partition(
                partition.name(),
                partition.processor(),
                regions,
                kept,
                new Partition.Start(start.entry(), start.stack(), tables, start.where()),
                partition.devices(),
                partition.faults().stream()
                        .map(rule -> new Partition.FaultRule(
                                rule.on(), rule.action(), Math.min(1, rule.limit()), rule.where()))
                        .toList(),
                partition.where());
    }

    /** The beginning of an image, under a name of its own. */
    private Partition.Image image(Partition partition, Partition.Image image, MemoryRegion region, ImageStore store) {
        String name = partition.name() + "/" + image.at() + "/" + image.file();
        byte[] whole = store.find(image.file()).orElse(new byte[0]);
        images.put(name, Arrays.copyOf(whole, (int) Math.min(whole.length, region.at() + region.size() - image.at())));
        return new Partition.Image(name, image.at(), image.where());
    }

    private Channel channel(Channel channel) {
        if (channel instanceof Channel.Queuing q) {
            return new Channel.Queuing(
                    q.name(),
                    q.id(),
                    q.from(),
                    q.to(),
                    MESSAGE,
                    Math.min(depth, q.depth()),
                    q.acknowledged(),
                    q.where());
        }
        if (channel instanceof Channel.Sampling s) {
            return new Channel.Sampling(s.name(), s.id(), s.from(), s.to(), MESSAGE, s.where());
        }
        Channel.Memory m = (Channel.Memory) channel;
        return new Channel.Memory(
                m.name(), m.from(), m.to(), PAGE, m.fromAt(), m.toAt(), OptionalLong.empty(), m.where());
    }

    /** Turns of one tick; shorter major frames get idle time so that all are as long as each other, as they were. */
    private Schedule schedule() {
        Schedule given = original.schedule();
        int longest = given.processors().stream()
                .mapToInt(processor -> processor.frames().size())
                .max()
                .orElse(0);
        List<Schedule.ProcessorSchedule> processors = new ArrayList<>();
        for (Schedule.ProcessorSchedule processor : given.processors()) {
            List<Schedule.MinorFrame> frames = new ArrayList<>();
            for (Schedule.MinorFrame frame : processor.frames()) {
                frames.add(new Schedule.MinorFrame(frame.partition(), 1, frame.where()));
            }
            if (frames.size() < longest) {
                frames.add(
                        new Schedule.MinorFrame(Schedule.MinorFrame.IDLE, longest - frames.size(), processor.where()));
            }
            processors.add(new Schedule.ProcessorSchedule(processor.processor(), frames, processor.where()));
        }
        return new Schedule(given.tick(), processors, given.where());
    }

    /** One bank that holds just what is needed, with the kernel's memory at its beginning. */
    private Platform platform() {
        Platform given = original.platform();
        Set<Processors.Feature> features = new HashSet<>(given.processors().features());
        // Then a guest's own tables take two pages; nothing in a model walks them.
        features.add(Processors.Feature.PAGE_1G);
        Platform.MemoryBank bank = given.memory().stream()
                .max(Comparator.comparingLong(Platform.MemoryBank::size))
                .orElseThrow();
        long data = system.partitions().stream()
                .flatMap(p -> p.memory().stream())
                .mapToLong(MemoryRegion::size)
                .sum();
        data += PAGE * system.channels().size();
        long kernel = KernelMemoryNeed.bytes(system, image -> images.getOrDefault(image.file(), new byte[0]).length);
        // Guests' own tables are counted as six pages where the processor lacks large ones, so this is enough.
        return new Platform(
                List.of(new Platform.MemoryBank(bank.base(), kernel + data, bank.where())),
                new Processors(
                        given.processors().count(),
                        given.processors().physicalAddressBits(),
                        features,
                        given.processors().where()),
                new Platform.KernelMemory(bank.base(), kernel, given.kernel().where()),
                given.iommu(),
                given.devices(),
                given.where());
    }

    private Set<Long> cells(Partition partition) {
        Set<Long> pages = new HashSet<>();
        for (MemoryRegion region : partition.memory()) {
            String name = partition.name() + "/" + region.name();
            boolean passed =
                    system.grants().stream().anyMatch(grant -> grant.region().equals(name));
            boolean dma = partition.devices().stream().anyMatch(a -> a.dma().contains(region.name()));
            if (region.access().write() && (passed || dma)) {
                pages.add(region.at() / PAGE);
            }
        }
        system.grants().stream()
                .filter(grant ->
                        grant.to().equals(partition.name()) && grant.access().write())
                .forEach(grant -> pages.add(grant.at() / PAGE));
        for (Channel channel : system.channels()) {
            if (channel instanceof Channel.Memory memory && memory.from().equals(partition.name())) {
                pages.add(memory.fromAt() / PAGE);
            }
        }
        partition.memory().stream()
                .filter(region -> region.access().write() && region.size() == PAGE)
                .findFirst()
                .or(() -> partition.memory().stream()
                        .filter(region -> region.access().write())
                        .findFirst())
                .filter(region -> partition.memory().stream().noneMatch(own -> pages.contains(own.at() / PAGE)))
                .ifPresent(region -> pages.add(region.at() / PAGE + region.size() / PAGE - 1));
        return pages;
    }
}
