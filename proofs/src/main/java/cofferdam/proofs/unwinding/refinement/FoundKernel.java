package cofferdam.proofs.unwinding.refinement;

import cofferdam.kernel.platform.Machine;
import cofferdam.spec.machine.FlowPolicy;
import cofferdam.spec.machine.Frames;
import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Placement;
import cofferdam.spec.system.Schedule;
import cofferdam.spec.system.SystemDescription;
import java.util.List;

/**
 * The abstraction function: a machine with the kernel in it, in the terms of the specification. Rights and the reach of
 * devices are what a walk of the tables in memory says; the rest is what the kernel tells. Requirement G1-13.
 */
final class FoundKernel extends ToldByKernel {
    private final Machine machine;
    private final Frames frames;
    private final RealTables tables;
    private final long[] address;
    private final List<Device> devices;

    FoundKernel(Machine machine, Frames frames, RealTables tables) {
        super(machine.kernel());
        this.machine = machine;
        this.frames = frames;
        this.tables = tables;
        devices = FlowPolicy.devices(machine.description());
        address = new long[frames.count()];
        SystemDescription system = machine.description();
        Placement placement = Placement.of(system);
        for (int p = 0; p < system.partitions().size(); p++) {
            for (int r = 0; r < system.partitions().get(p).memory().size(); r++) {
                long size = system.partitions().get(p).memory().get(r).size();
                place(frames.region(p, r), placement.regionBase(p, r), size);
            }
        }
        for (int c = 0; c < system.channels().size(); c++) {
            if (system.channels().get(c) instanceof Channel.Memory memory) {
                place(frames.channel(c), placement.channelBase(c), memory.size());
            }
        }
    }

    private void place(int first, long base, long bytes) {
        for (int i = 0; i < bytes >>> 12; i++) {
            address[first + i] = base + 4096L * i;
        }
    }

    /** Host-physical address of a frame. */
    long address(int frame) {
        return address[frame];
    }

    @Override
    protected int row(int frame) {
        return inspection.frameAt(address[frame]);
    }

    @Override
    public int guest(int frame) {
        return frames.isChannel(frame) ? -1 : inspection.frameBorrower(row(frame));
    }

    @Override
    public int rights(int partition, int frame) {
        RealTables.Leaf leaf = tables.ofPartition(partition, frames.page(partition, frame));
        return leaf == null ? 0 : leaf.physical() == address[frame] ? leaf.rights() : -1;
    }

    @Override
    public long word(int frame, int index) {
        return machine.memory().read64(address[frame] + 8L * index);
    }

    @Override
    public boolean awake(int device) {
        return tables.awake(device);
    }

    @Override
    public boolean reaches(int device, int frame) {
        for (int p = 0; p < inspection.partitions(); p++) {
            if (frames.page(p, frame) >= 0) {
                RealTables.Leaf leaf = tables.ofDevice(device, frames.page(p, frame));
                if (leaf != null && leaf.physical() == address[frame]) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What the tables let somebody reach that the specification does not know, in words; null if there is nothing. */
    String stray() {
        int known = 0;
        for (int p = 0; p < inspection.partitions(); p++) {
            for (int f = 0; f < frames.count(); f++) {
                known += frames.page(p, f) >= 0 && rights(p, f) != 0 ? 1 : 0;
            }
            for (var assignment : machine.description().partitions().get(p).devices()) {
                long first = assignment.registersAt() >>> 12;
                int device = frames.registersAt(p, first);
                // The registers of another device may lie right behind them.
                for (long page = first; frames.registersAt(p, page) == device; page++) {
                    known += tables.ofPartition(p, page) == null ? 0 : 1;
                }
            }
        }
        for (int d = 0; d < devices.size(); d++) {
            for (int f = 0; f < frames.count(); f++) {
                known += reaches(d, f) ? 1 : 0;
            }
        }
        return known == tables.pages()
                ? null
                : tables.pages() + " pages are reached, " + known + " of them as specified";
    }

    /** The minor frame that the ticks since boot lead to, -1 if the kernel does not run its partition. */
    @Override
    public int position(int processor) {
        List<Schedule.MinorFrame> minor = minor(processor);
        long left = within(processor);
        int at = 0;
        while (left >= minor.get(at).ticks()) {
            left -= minor.get(at++).ticks();
        }
        int expected = machine.description().partitionNumber(minor.get(at).partition());
        return kernel.current(processor) == expected ? at : -1;
    }

    @Override
    public int left(int processor) {
        long passed = within(processor);
        int at = 0;
        while (passed >= minor(processor).get(at).ticks()) {
            passed -= minor(processor).get(at++).ticks();
        }
        return (int) (minor(processor).get(at).ticks() - passed);
    }

    private long within(int processor) {
        long major =
                minor(processor).stream().mapToLong(Schedule.MinorFrame::ticks).sum();
        return kernel.ticks(processor) % major;
    }

    private List<Schedule.MinorFrame> minor(int processor) {
        return machine.description().schedule().processors().stream()
                .filter(schedule -> schedule.processor() == processor)
                .findFirst()
                .orElseThrow()
                .frames();
    }
}
