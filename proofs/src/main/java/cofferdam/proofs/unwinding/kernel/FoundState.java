package cofferdam.proofs.unwinding.kernel;

import cofferdam.proofs.unwinding.refinement.ToldByKernel;
import cofferdam.spec.machine.Frames;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Schedule;
import cofferdam.spec.system.SystemDescription;
import java.util.Arrays;

/**
 * The abstraction function of the explorer: a state of a {@link KernelSystem} in the terms of the specification. Rights and
 * the reach of devices are what walks of the real tables find, contents lie in memory, the rest is what the kernel tells.
 * Requirement G1-13.
 */
final class FoundState extends ToldByKernel {
    private final KernelSystem system;
    private final long[] address;
    /** By frame: its row in the ledger. */
    private final int[] row;

    private final boolean[] channel;
    /** By partition and frame: which of its accessed pages the frame may be at, or -1. */
    private final int[][] seenAt;
    /** By device and frame: at which of its accessed pages it may reach the frame. */
    private final int[][][] reachedAt;

    private final int[] requester;
    /** By processor: whom the ticks of a major frame belong to, by which minor frame, and how many are left of it. */
    private final int[][] partition;

    private final int[][] minor;
    private final int[][] left;

    FoundState(KernelSystem system, Frames frames, long[] address) {
        super(system.kernel());
        this.system = system;
        this.address = address.clone();
        SystemDescription description = system.model().description();
        int partitions = description.partitions().size();
        int count = frames.count();
        row = new int[count];
        channel = new boolean[count];
        seenAt = new int[partitions][count];
        requester = description.assignedDevices().stream().mapToInt(Device::pci).toArray();
        reachedAt = new int[requester.length][count][];
        for (int f = 0; f < count; f++) {
            row[f] = inspection.frameAt(address[f]);
            channel[f] = frames.isChannel(f);
            int[] pages = new int[partitions];
            for (int p = 0; p < partitions; p++) {
                pages[p] = frames.page(p, f);
                seenAt[p][f] = index(p, pages[p]);
            }
            for (int d = 0; d < requester.length; d++) {
                int space = partitions + d;
                reachedAt[d][f] = Arrays.stream(pages)
                        .map(page -> index(space, page))
                        .filter(n -> n >= 0)
                        .distinct()
                        .toArray();
            }
        }
        int processors = description.platform().processors().count();
        partition = new int[processors][];
        minor = new int[processors][];
        left = new int[processors][];
        for (Schedule.ProcessorSchedule schedule : description.schedule().processors()) {
            schedule(description, schedule);
        }
    }

    private int index(int space, int page) {
        int n = page < 0 ? -1 : Arrays.binarySearch(system.translations().pages(space), page);
        return Math.max(n, -1);
    }

    private void schedule(SystemDescription description, Schedule.ProcessorSchedule schedule) {
        int cpu = schedule.processor();
        int major = (int) schedule.ticks();
        partition[cpu] = new int[major];
        minor[cpu] = new int[major];
        left[cpu] = new int[major];
        int tick = 0;
        for (int m = 0; m < schedule.frames().size(); m++) {
            Schedule.MinorFrame frame = schedule.frames().get(m);
            for (int rest = frame.ticks(); rest > 0; rest--) {
                partition[cpu][tick] = description.partitionNumber(frame.partition());
                minor[cpu][tick] = m;
                left[cpu][tick] = rest;
                tick++;
            }
        }
    }

    @Override
    protected int row(int frame) {
        return row[frame];
    }

    @Override
    public int guest(int frame) {
        return channel[frame] ? -1 : inspection.frameBorrower(row[frame]);
    }

    @Override
    public int rights(int partition, int frame) {
        int n = seenAt[partition][frame];
        long found = n < 0 ? 0 : system.translations().found(partition, n);
        return found == 0 ? 0 : (found & TableWalk.ADDRESS) == address[frame] ? (int) (found & TableWalk.RIGHTS) : -1;
    }

    @Override
    public long word(int frame, int index) {
        return system.memory().word(system.memory().index(address[frame] + 8L * index));
    }

    @Override
    public boolean awake(int device) {
        return TableWalk.context(system.memory(), kernel.dmaRootTable(), requester[device]) >= 0;
    }

    @Override
    public boolean reaches(int device, int frame) {
        int space = seenAt.length + device;
        for (int n : reachedAt[device][frame]) {
            long found = system.translations().found(space, n);
            if (found != 0 && (found & TableWalk.ADDRESS) == address[frame]) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int position(int processor) {
        int tick = tick(processor);
        return kernel.current(processor) == partition[processor][tick] ? minor[processor][tick] : -1;
    }

    @Override
    public int left(int processor) {
        return left[processor][tick(processor)];
    }

    private int tick(int processor) {
        return (int) (kernel.ticks(processor) % left[processor].length);
    }
}
