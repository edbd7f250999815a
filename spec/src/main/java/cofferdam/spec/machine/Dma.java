package cofferdam.spec.machine;

import cofferdam.spec.system.Device;
import cofferdam.spec.system.Partition;
import java.util.Arrays;
import java.util.List;

/**
 * Which frames a device reaches. It acts with leave of its owner: on frames of regions declared for it, while its owner has
 * them for itself, and only as long as its owner lives. Requirements G3-01, G3-03, G3-04, G5-06.
 */
final class Dma {
    private final Memory memory;
    private final State state;
    final int devices;

    /** Owner of each device, {@link Memory#NOBODY} for a spare one. */
    final int[] owner;

    private final int awake;

    /** By device and frame: where it stands whether the device reaches it; -1 if it never may. */
    private final int[][] reach;

    /** By device and region: whether the region is declared for it. */
    private final boolean[][] declared;

    private final PageIndex frames = new PageIndex();

    Dma(Blueprint blueprint, State state, Memory memory) {
        this.memory = memory;
        this.state = state;
        List<Device> all = FlowPolicy.devices(blueprint.system);
        devices = all.size();
        owner = new int[devices];
        Arrays.fill(owner, Memory.NOBODY);
        awake = state.room(devices);
        reach = new int[devices][blueprint.frames];
        declared = new boolean[devices][blueprint.regionFrame.length];
        for (int d = 0; d < devices; d++) {
            Arrays.fill(reach[d], -1);
            for (int p = 0; p < blueprint.partitions; p++) {
                Partition partition = blueprint.system.partitions().get(p);
                for (Partition.DeviceAssignment assignment : partition.devices()) {
                    if (assignment.device().equals(all.get(d).name())) {
                        assign(d, p, partition, assignment);
                    }
                }
            }
        }
    }

    private void assign(int d, int p, Partition partition, Partition.DeviceAssignment assignment) {
        owner[d] = p;
        state.set(awake + d, 1);
        for (String name : assignment.dma()) {
            int r = memory.blueprint.region(p, Blueprint.indexOf(partition, name));
            declared[d][r] = true;
            for (int i = 0; i < memory.blueprint.regionPages[r]; i++) {
                int f = memory.blueprint.regionFrame[r] + i;
                reach[d][f] = state.room(1);
                state.set(reach[d][f], 1);
                frames.put(d, memory.blueprint.page[p][f], f);
            }
        }
    }

    /** Whether a device may do anything: its owner lives. */
    boolean awake(int d) {
        return state.get(awake + d) != 0;
    }

    /** Whether a device reaches a frame once it is awake. */
    boolean reaches(int d, int f) {
        return reach[d][f] >= 0 && state.get(reach[d][f]) != 0;
    }

    /** Whether a device may ever reach a frame. */
    boolean mayReach(int d, int f) {
        return reach[d][f] >= 0;
    }

    /** Whether any device reaches a frame; such a frame does not change hands. Requirement G3-04. */
    boolean reached(int f) {
        for (int d = 0; d < devices; d++) {
            if (reaches(d, f)) {
                return true;
            }
        }
        return false;
    }

    void setAwake(int d, boolean now) {
        state.set(awake + d, now ? 1 : 0);
    }

    void setReaches(int d, int f, boolean now) {
        if (reach[d][f] >= 0) {
            state.set(reach[d][f], now ? 1 : 0);
        }
    }

    /** DMA_MAP and DMA_UNMAP. Requirement G3-03. */
    Answer connect(int p, long d, long region, long index, boolean on, Answer answer) {
        int f = memory.blueprint.frame(region, index);
        boolean own = f >= 0 && memory.owner(f) == p && d >= 0 && d < devices && owner[(int) d] == p;
        if (!own || !declared[(int) d][(int) region]) {
            return answer.result(Result.DENIED);
        }
        if (on && memory.loan(f) != Memory.AT_HOME) {
            return answer.result(Result.BUSY);
        }
        setReaches((int) d, f, on);
        return answer.result(Result.OK);
    }

    /** A device reads at an address of its owner, or is blocked. Requirements G3-01, G3-02. */
    Answer read(int d, long page, int index, Answer answer) {
        int f = target(d, page);
        return f < 0 ? answer.of(Answer.Kind.BLOCKED) : answer.of(Answer.Kind.GOES_ON, memory.word(f, index));
    }

    /** A device writes, or is blocked. */
    Answer write(int d, long page, int index, long word, Answer answer) {
        int f = target(d, page);
        if (f < 0 || (memory.blueprint.most[owner[d]][f] & Blueprint.WRITE) == 0) {
            return answer.of(Answer.Kind.BLOCKED);
        }
        memory.write(f, index, word);
        return answer.of(Answer.Kind.GOES_ON);
    }

    private int target(int d, long page) {
        int f = frames.get(d, page);
        return f >= 0 && awake(d) && reaches(d, f) ? f : Blueprint.NOWHERE;
    }

    /** The devices of a partition do nothing any more, and reach nothing. Requirement G5-06. */
    void stop(int p) {
        for (int d = 0; d < devices; d++) {
            if (owner[d] == p) {
                setAwake(d, false);
                for (int f = 0; f < reach[d].length; f++) {
                    setReaches(d, f, false);
                }
            }
        }
    }

    /** The devices of a partition reach all that was declared for them and that it has for itself. Requirement G5-04. */
    void restart(int p) {
        for (int d = 0; d < devices; d++) {
            if (owner[d] == p) {
                setAwake(d, true);
                for (int f = 0; f < reach[d].length; f++) {
                    if (reach[d][f] >= 0 && memory.owner(f) == p && memory.loan(f) == Memory.AT_HOME) {
                        setReaches(d, f, true);
                    }
                }
            }
        }
    }

    /** Meets what is observed of devices. */
    void observe(Observed observed, Meeting meeting) {
        meeting.about("G3-03");
        for (int d = 0; d < devices; d++) {
            meeting.meet(awake + d, observed.awake(d) ? 1 : 0, "leave of device # to do DMA", d, 0);
            for (int f = 0; f < reach[d].length; f++) {
                if (reach[d][f] >= 0) {
                    meeting.meet(reach[d][f], observed.reaches(d, f) ? 1 : 0, "reach of device # to frame #", d, f);
                }
            }
        }
    }
}
