package cofferdam.workbench.watch;

import cofferdam.kernel.platform.Machine;
import cofferdam.spec.system.Schedule;
import java.util.ArrayList;
import java.util.List;

/** Compares who runs, tick by tick, with arithmetic on the description (G4-01, G4-02, G4-04). */
public final class ScheduleWatcher extends Watcher {
    private final List<int[]> majorFrames = new ArrayList<>();
    private final List<Integer> processors = new ArrayList<>();

    /** For one machine, by its own description. */
    public ScheduleWatcher(Machine machine) {
        this(machine, machine.description().schedule());
    }

    /** For one machine, by any schedule over its partitions. */
    ScheduleWatcher(Machine machine, Schedule schedule) {
        super(machine);
        for (Schedule.ProcessorSchedule lane : schedule.processors()) {
            int[] major = new int[(int) lane.ticks()];
            int tick = 0;
            for (Schedule.MinorFrame frame : lane.frames()) {
                int partition = machine.description().partitionNumber(frame.partition());
                for (int i = 0; i < frame.ticks(); i++) {
                    major[tick++] = partition;
                }
            }
            majorFrames.add(major);
            processors.add(lane.processor());
        }
    }

    @Override
    public void ticked() {
        for (int i = 0; i < processors.size(); i++) {
            int[] major = majorFrames.get(i);
            int expected = major[(int) (machine.ticks() % major.length)];
            int running = machine.running(processors.get(i));
            if (running < 0 && expected >= 0) {
                report(
                        "G4-02",
                        "at tick " + machine.ticks() + " processor " + processors.get(i) + " is taken from '"
                                + name(expected) + "' in its own time",
                        expected,
                        place(i, major));
            } else if (running != expected) {
                report(
                        "G4-01",
                        "at tick " + machine.ticks() + " processor " + processors.get(i) + " runs '" + name(running)
                                + "' in the time of "
                                + (expected < 0 ? "nobody" : "'" + name(expected) + "'"),
                        running,
                        place(i, major));
            }
        }
    }

    private String place(int lane, int[] major) {
        return "processor " + processors.get(lane) + ", tick " + machine.ticks() % major.length + " of the major frame";
    }

    /** The budget: no instruction of a partition outside its minor frames, by the exits seen (G4-03). */
    @Override
    public void exit(
            int processor, int partition, int reason, long qualification, long guestPhysical, long rip, long cycle) {
        int lane = processors.indexOf(processor);
        if (lane < 0 || partition < 0) {
            return;
        }
        int[] major = majorFrames.get(lane);
        int expected = major[(int) (machine.ticks() % major.length)];
        if (partition != expected) {
            report(
                    "G4-03",
                    "'" + name(partition) + "' executes at " + hex(rip) + " on processor " + processor + " at tick "
                            + machine.ticks() + ", outside its minor frames",
                    partition,
                    "processor " + processor + ", cycle " + cycle);
        }
    }
}
