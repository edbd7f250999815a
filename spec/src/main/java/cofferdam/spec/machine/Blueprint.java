package cofferdam.spec.machine;

import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import java.util.Arrays;

/**
 * What never changes: which pages of memory there are, and which partition may ever see which of them, where, and with how
 * many rights. Requirements G1-02, G1-04, G1-10.
 *
 * <p>Pages of memory are called frames and numbered: first those of the regions, in the order of the description, then those
 * of the memory channels. A partition sees a frame at one guest-physical page only, if at all.
 */
final class Blueprint {
    /** Page of something that is not there. */
    static final int NOWHERE = -1;

    static final int READ = 1;
    static final int WRITE = 2;
    static final int EXECUTE = 4;

    private static final int SHIFT = 12;

    final SystemDescription system;
    final Bounds bounds;
    final int partitions;
    final int frames;

    /** First frame and number of frames of each region, numbered as in hypercalls, and of each channel. */
    final int[] regionFrame;

    final int[] regionPages;
    final int[] channelFrame;

    /** Whose a frame is at boot: its region's partition, its channel's sender. */
    final int[] home;

    /** Whether a frame belongs to a memory channel. */
    final boolean[] channel;

    /** By partition and frame: the page where the partition may see it, {@link #NOWHERE} if never, and the most rights. */
    final int[][] page;

    final int[][] most;

    private final int[] firstRegion;
    private final PageIndex frameByPage = new PageIndex();
    private final PageIndex registersByPage = new PageIndex();

    Blueprint(SystemDescription system, Bounds bounds) {
        this.system = system;
        this.bounds = bounds;
        partitions = system.partitions().size();
        firstRegion = new int[partitions + 1];
        for (int p = 0; p < partitions; p++) {
            firstRegion[p + 1] =
                    firstRegion[p] + system.partitions().get(p).memory().size();
        }
        regionFrame = new int[firstRegion[partitions]];
        regionPages = new int[firstRegion[partitions]];
        channelFrame = new int[system.channels().size()];
        frames = number();
        home = new int[frames];
        channel = new boolean[frames];
        page = new int[partitions][frames];
        most = new int[partitions][frames];
        for (int[] row : page) {
            Arrays.fill(row, NOWHERE);
        }
        regions();
        channels();
        grants();
        registers();
    }

    /** The number of a partition's region in hypercalls. */
    int region(int partition, int index) {
        return firstRegion[partition] + index;
    }

    /** The number of a region by its name, such as {@code red/ram}. */
    int region(String name) {
        int slash = name.indexOf('/');
        int p = system.partitionNumber(name.substring(0, slash));
        return region(p, indexOf(system.partitions().get(p), name.substring(slash + 1)));
    }

    /** The frame at an index of a region, {@link #NOWHERE} if there is none. */
    int frame(long region, long index) {
        if (region < 0 || region >= regionFrame.length || index < 0 || index >= regionPages[(int) region]) {
            return NOWHERE;
        }
        return regionFrame[(int) region] + (int) index;
    }

    /** The frame that a partition may see at a page, {@link #NOWHERE} if there is none. */
    int frameAt(int partition, long page) {
        return frameByPage.get(partition, page);
    }

    /** The device whose registers a partition has at a page, {@link #NOWHERE} if there is none. Requirement G1-14. */
    int registersAt(int partition, long page) {
        return registersByPage.get(partition, page);
    }

    /** The index among a partition's regions of one with this name. */
    static int indexOf(Partition partition, String region) {
        for (int r = 0; r < partition.memory().size(); r++) {
            if (partition.memory().get(r).name().equals(region)) {
                return r;
            }
        }
        return NOWHERE;
    }

    private int number() {
        int next = 0;
        for (int p = 0; p < partitions; p++) {
            for (int r = 0; r < system.partitions().get(p).memory().size(); r++) {
                regionFrame[region(p, r)] = next;
                regionPages[region(p, r)] =
                        pages(system.partitions().get(p).memory().get(r).size());
                next += regionPages[region(p, r)];
            }
        }
        for (int c = 0; c < channelFrame.length; c++) {
            channelFrame[c] = next;
            if (system.channels().get(c) instanceof Channel.Memory memory) {
                next += pages(memory.size());
            }
        }
        return next;
    }

    private void regions() {
        for (int p = 0; p < partitions; p++) {
            for (int r = 0; r < system.partitions().get(p).memory().size(); r++) {
                MemoryRegion region = system.partitions().get(p).memory().get(r);
                int first = regionFrame[region(p, r)];
                Arrays.fill(home, first, first + pages(region.size()), p);
                see(p, first, pages(region.size()), region.at(), region.access().bits());
            }
        }
    }

    private void channels() {
        for (int c = 0; c < channelFrame.length; c++) {
            if (system.channels().get(c) instanceof Channel.Memory memory) {
                int from = system.partitionNumber(memory.from());
                int end = channelFrame[c] + pages(memory.size());
                Arrays.fill(home, channelFrame[c], end, from);
                Arrays.fill(channel, channelFrame[c], end, true);
                see(from, channelFrame[c], pages(memory.size()), memory.fromAt(), READ | WRITE);
                see(system.partitionNumber(memory.to()), channelFrame[c], pages(memory.size()), memory.toAt(), READ);
            }
        }
    }

    private void grants() {
        for (Grant grant : system.grants()) {
            int r = region(grant.region());
            see(
                    system.partitionNumber(grant.to()),
                    regionFrame[r],
                    regionPages[r],
                    grant.at(),
                    grant.access().bits());
        }
    }

    private void registers() {
        for (int p = 0; p < partitions; p++) {
            for (Partition.DeviceAssignment assignment :
                    system.partitions().get(p).devices()) {
                for (int d = 0; d < FlowPolicy.devices(system).size(); d++) {
                    if (FlowPolicy.devices(system).get(d).name().equals(assignment.device())) {
                        long at = assignment.registersAt() >>> SHIFT;
                        int pages = pages(FlowPolicy.devices(system).get(d).registersSize());
                        for (int i = 0; i < pages; i++) {
                            registersByPage.put(p, at + i, d);
                        }
                    }
                }
            }
        }
    }

    private void see(int partition, int first, int count, long at, int rights) {
        for (int i = 0; i < count; i++) {
            page[partition][first + i] = (int) (at >>> SHIFT) + i;
            most[partition][first + i] = rights;
            frameByPage.put(partition, (at >>> SHIFT) + i, first + i);
        }
    }

    private static int pages(long bytes) {
        return (int) (bytes >>> SHIFT);
    }
}
