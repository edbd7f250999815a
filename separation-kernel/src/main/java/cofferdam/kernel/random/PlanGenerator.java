package cofferdam.kernel.random;

import cofferdam.kernel.core.Limits;
import cofferdam.kernel.random.SystemPlan.Channel;
import cofferdam.kernel.random.SystemPlan.Device;
import cofferdam.kernel.random.SystemPlan.DmaWindow;
import cofferdam.kernel.random.SystemPlan.Grant;
import cofferdam.kernel.random.SystemPlan.Hardware;
import cofferdam.kernel.random.SystemPlan.Image;
import cofferdam.kernel.random.SystemPlan.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes valid systems of all sizes, from one page to all that the kernel takes, with everything a system can have.
 * Requirement G7-01.
 */
public final class PlanGenerator {
    private static final int[] MAPPABLE = {7, 3, 1, 5};

    private final Choices choices;
    private final Shape shape;
    private final Hardware hardware;
    private final int partitions;
    private final GuestPages pages;
    private final HostLayout host;
    private final List<Region> regions = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private final List<Device> devices = new ArrayList<>();
    private final List<DmaWindow> dmaWindows = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();

    private PlanGenerator(Choices choices, Shape shape) {
        this.choices = choices;
        this.shape = shape;
        partitions = choices.between(1, shape.partitions);
        hardware = hardware();
        long reach = hardware.dmaWidth() == 39 ? 1L << 27 : 1L << hardware.bits() - 12;
        boolean high = shape == Shape.HIGH;
        pages = new GuestPages(choices, partitions, (int) Math.min(reach, Limits.PAGES), high);
        host = new HostLayout(choices, high);
    }

    /** The system of a number: so many numbers side by side give systems of all shapes. */
    public static SystemPlan plan(long number) {
        return new PlanGenerator(Choices.seeded(number), Shape.of(number)).plan();
    }

    /** The system that choices make; the smallest if all are 0. */
    public static SystemPlan plan(Choices choices) {
        return new PlanGenerator(choices, Shape.of(choices)).plan();
    }

    private SystemPlan plan() {
        memory();
        channels();
        devices();
        grants();
        host.take(1 + choices.below(3));
        RunPart run = new RunPart(choices, shape, partitions);
        int tables = PlannedSystem.tableFramesNeeded(complete(0, 0, false, List.of(), run));
        List<Image> images = images();
        int imageFrames =
                images.isEmpty() ? 0 : 1 + images.get(images.size() - 1).image();
        return complete(tables + choices.below(2), imageFrames, choices.chance(50), images, run);
    }

    private Hardware hardware() {
        int bits = shape == Shape.HIGH ? choices.between(37, 52) : choices.chance(20) ? choices.between(37, 52) : 39;
        boolean two = shape == Shape.LARGE || shape == Shape.HUGE || choices.chance(50);
        boolean one = shape == Shape.HUGE || choices.chance(50);
        int width = shape.devices == 0 || choices.chance(10) ? 0 : choices.chance(50) ? 48 : 39;
        return new Hardware(bits, two, one, choices.chance(50), choices.chance(50), width);
    }

    private void memory() {
        for (int p = 0; p < partitions; p++) {
            int n = shape == Shape.SMALLEST ? 1 : choices.chance(5) ? 0 : choices.between(1, shape.regions);
            for (int r = 0; r < n; r++) {
                region(p, choices.between(1, size()));
            }
        }
        if (shape == Shape.HUGE) {
            region(0, Shape.HUGE.pages);
        }
    }

    private int size() {
        return shape == Shape.HUGE ? 4 : shape == Shape.LARGE && choices.chance(60) ? 4 : shape.pages;
    }

    private void region(int partition, int length) {
        int page = pages.take(partition, length);
        if (page >= 0) {
            int rights = choices.chance(20) ? MAPPABLE[choices.below(4)] : 7;
            regions.add(new Region(partition, host.take(length), length, page, rights));
        }
    }

    private void channels() {
        int n = partitions < 2 ? 0 : choices.below(shape.channels + 1);
        for (int i = 0; i < n; i++) {
            int from = choices.below(partitions);
            int to = other(from);
            int length = choices.between(1, Math.min(3, shape.pages));
            int fromPage = pages.take(from, length);
            int toPage = pages.take(to, length);
            if (fromPage >= 0 && toPage >= 0) {
                channels.add(new Channel(from, to, host.take(length), length, fromPage, toPage));
            }
        }
    }

    private void devices() {
        int n = hardware.dmaWidth() == 0 ? 0 : choices.below(shape.devices + 1);
        for (int d = 0; d < n; d++) {
            int p = choices.below(partitions);
            int page = pages.take(p, 1);
            if (page < 0) {
                continue;
            }
            int bus = choices.chance(50) ? choices.below(256) : choices.below(2);
            // Lines, functions and vectors of devices differ by the device's number.
            int number = devices.size();
            int requester = bus * 256 + number * 8 + choices.below(8);
            int line = number * 4 + choices.below(4);
            int vector = 32 + number * 14 + choices.below(14);
            devices.add(new Device(p, requester, host.take(1), 1, page, line, vector));
            for (int r = 0; r < regions.size(); r++) {
                if (regions.get(r).partition() == p && choices.chance(40)) {
                    dmaWindows.add(new DmaWindow(number, r));
                }
            }
        }
    }

    private void grants() {
        int n = partitions < 2 || regions.isEmpty() ? 0 : choices.below(shape.grants + 1);
        for (int i = 0; i < n; i++) {
            int r = choices.below(regions.size());
            Region region = regions.get(r);
            int from = choices.chance(15) ? choices.below(partitions) : region.partition();
            int to = other(from);
            // To whom it belongs it may come back at its home.
            boolean home = to == region.partition() && choices.chance(50);
            int page = home ? region.page() : pages.take(to, region.pages());
            if (page >= 0) {
                int rights = choices.chance(30) ? 1 : region.rights();
                int modes = choices.chance(40) ? 7 - choices.below(7) : 7;
                grants.add(new Grant(from, to, r, page, rights, modes));
            }
        }
    }

    private int other(int partition) {
        return (partition + 1 + choices.below(partitions - 1)) % partitions;
    }

    /** Images of some of the first pages of regions; some frames have two, of which the later one stays. */
    private List<Image> images() {
        List<Image> images = new ArrayList<>();
        int image = 0;
        for (Region region : regions) {
            for (int i = 0; i < Math.min(3, region.pages()); i++) {
                if (choices.chance(30)) {
                    images.add(new Image(image, region.frame() + i));
                    image += choices.chance(80) ? 1 : 0;
                }
            }
        }
        return images;
    }

    /** The plan with the kernel's frames before or behind all others. */
    private SystemPlan complete(int tables, int imageFrames, boolean kernelFirst, List<Image> images, RunPart run) {
        int kernel = tables + imageFrames;
        int shift = kernelFirst ? kernel : 0;
        return new SystemPlan(
                run.processors,
                partitions,
                hardware,
                host.blocks(kernel, kernelFirst),
                kernelFirst ? 0 : host.frames(),
                tables,
                imageFrames,
                regions.stream()
                        .map(r -> new Region(r.partition(), r.frame() + shift, r.pages(), r.page(), r.rights()))
                        .toList(),
                channels.stream()
                        .map(c -> new Channel(c.from(), c.to(), c.frame() + shift, c.pages(), c.fromPage(), c.toPage()))
                        .toList(),
                devices.stream()
                        .map(d -> new Device(
                                d.partition(),
                                d.requester(),
                                d.frame() + shift,
                                d.pages(),
                                d.page(),
                                d.line(),
                                d.vector()))
                        .toList(),
                dmaWindows,
                grants,
                run.queues,
                run.samplings,
                run.events,
                run.schedule,
                run.faults,
                images.stream()
                        .map(i -> new Image(i.image(), i.target() + shift))
                        .toList());
    }
}
