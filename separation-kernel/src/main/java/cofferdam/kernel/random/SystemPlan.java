package cofferdam.kernel.random;

import cofferdam.kernel.core.Abi;
import java.util.List;

/**
 * A whole system as plain data, from which {@link PlannedSystem} makes a kernel. Everything is numbered as the kernel numbers
 * it: by its place in its list. Frames are numbered over all blocks, pages are guest-physical.
 *
 * @param processors how many
 * @param partitions how many
 * @param hardware what processors and remapping unit can do
 * @param blocks host-physical memory and device registers, ascending
 * @param kernelFrame the first of the kernel's own frames, which lie side by side in one block: tables, then images
 * @param tableFrames how many of them hold translation tables
 * @param imageFrames how many behind those hold images
 */
public record SystemPlan(
        int processors,
        int partitions,
        Hardware hardware,
        List<Block> blocks,
        int kernelFrame,
        int tableFrames,
        int imageFrames,
        List<Region> regions,
        List<Channel> channels,
        List<Device> devices,
        List<DmaWindow> dmaWindows,
        List<Grant> grants,
        List<Queue> queues,
        List<Sampling> samplings,
        List<Event> events,
        List<MinorFrame> schedule,
        List<FaultRule> faults,
        List<Image> images) {
    public SystemPlan {
        blocks = List.copyOf(blocks);
        regions = List.copyOf(regions);
        channels = List.copyOf(channels);
        devices = List.copyOf(devices);
        dmaWindows = List.copyOf(dmaWindows);
        grants = List.copyOf(grants);
        queues = List.copyOf(queues);
        samplings = List.copyOf(samplings);
        events = List.copyOf(events);
        schedule = List.copyOf(schedule);
        faults = List.copyOf(faults);
        images = List.copyOf(images);
    }

    /**
     * What the hardware can do.
     *
     * @param bits physical-address bits
     * @param dmaWidth address bits of DMA remapping, 39 or 48; 0 without a remapping unit
     */
    public record Hardware(
            int bits,
            boolean twoMegabytes,
            boolean oneGigabyte,
            boolean gigabytePages,
            boolean fiveLevels,
            int dmaWidth) {}

    /** Frames side by side. */
    public record Block(long address, int frames) {
        /** Address behind the last frame. */
        public long end() {
            return address + 4096L * frames;
        }
    }

    /** Memory of a partition. */
    public record Region(int partition, int frame, int pages, int page, int rights) {}

    /** A one-way memory channel. */
    public record Channel(int from, int to, int frame, int pages, int fromPage, int toPage) {}

    /** A device with its registers and interrupt line. */
    public record Device(int partition, int requester, int frame, int pages, int page, int line, int vector) {}

    /** Leave for a device to reach a region of its partition. */
    public record DmaWindow(int device, int region) {}

    /** Leave to pass frames of a region on. */
    public record Grant(int from, int to, int region, int page, int rights, int modes) {}

    /** A queuing port. */
    public record Queue(int from, int to, int words, int depth, boolean acknowledged) {}

    /** A sampling port. */
    public record Sampling(int from, int to, int words) {}

    /** An event. */
    public record Event(int from, int to, int vector) {}

    /** Time of a partition, or of {@link Abi#NOBODY}, on a processor; those of one processor stand side by side. */
    public record MinorFrame(int processor, int partition, int ticks) {}

    /** What happens on a fault of a partition. */
    public record FaultRule(int partition, int fault, int action, int limit) {}

    /** The n-th image frame is copied to a frame at start and restart. */
    public record Image(int image, int target) {}

    /** How many frames there are. */
    public int frames() {
        int frames = 0;
        for (Block block : blocks) {
            frames += block.frames();
        }
        return frames;
    }

    /** Whether a frame is the kernel's. */
    public boolean isKernel(int frame) {
        return frame >= kernelFrame && frame < kernelFrame + tableFrames + imageFrames;
    }

    /** Host-physical address of a frame. */
    public long address(int frame) {
        int left = frame;
        for (Block block : blocks) {
            if (left < block.frames()) {
                return block.address() + 4096L * left;
            }
            left -= block.frames();
        }
        throw new IllegalArgumentException("there is no frame " + frame);
    }

    /** Number of the frame that holds a host-physical address, or -1. */
    public int frameAt(long address) {
        int first = 0;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (address < block.end()) {
                return address < block.address() ? -1 : first + (int) (address - block.address() >>> 12);
            }
            first += block.frames();
        }
        return -1;
    }

    /** The processor a partition runs on, or -1 if it has no minor frame. */
    public int processorOf(int partition) {
        for (MinorFrame minor : schedule) {
            if (minor.partition() == partition && partition >= 0) {
                return minor.processor();
            }
        }
        return -1;
    }

    /** The system in one line. */
    public String summary() {
        return count(partitions, "partition") + " on " + count(processors, "processor") + ", "
                + count(frames(), "frame") + " in " + count(blocks.size(), "block") + ", "
                + count(regions.size(), "region") + ", " + count(channels.size(), "memory channel") + ", "
                + count(grants.size(), "grant") + ", " + count(devices.size(), "device") + " with "
                + count(dmaWindows.size(), "DMA window") + ", " + count(queues.size(), "queuing port") + ", "
                + count(samplings.size(), "sampling port") + ", " + count(events.size(), "event") + ", "
                + count(schedule.size(), "minor frame");
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
