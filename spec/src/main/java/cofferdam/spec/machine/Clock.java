package cofferdam.spec.machine;

import cofferdam.spec.system.Schedule;
import java.util.List;

/**
 * Who runs when: each processor repeats its minor frames for ever, whatever partitions do. Requirements G4-01, G4-02, G4-04.
 */
final class Clock {
    private final State state;
    final int processors;
    private final boolean counts;
    private final int position;
    private final int left;
    private final int elapsed;
    private final int[][] partition;
    private final int[][] ticks;

    Clock(Blueprint blueprint, State state) {
        this.state = state;
        processors = blueprint.system.platform().processors().count();
        counts = blueprint.bounds.countTicks();
        position = state.room(processors);
        left = state.room(processors);
        elapsed = state.room(processors);
        partition = new int[processors][0];
        ticks = new int[processors][0];
        for (Schedule.ProcessorSchedule major : blueprint.system.schedule().processors()) {
            int cpu = major.processor();
            List<Schedule.MinorFrame> frames = major.frames();
            partition[cpu] = frames.stream()
                    .mapToInt(frame -> blueprint.system.partitionNumber(frame.partition()))
                    .toArray();
            ticks[cpu] = frames.stream().mapToInt(Schedule.MinorFrame::ticks).toArray();
            state.set(left + cpu, ticks[cpu][0]);
        }
    }

    /** Who has a processor, or {@link Memory#NOBODY}. */
    int current(int cpu) {
        return partition[cpu][state.small(position + cpu)];
    }

    /** A tick passes; whether a minor frame begins. */
    boolean tick(int cpu) {
        if (counts) {
            state.set(elapsed + cpu, state.get(elapsed + cpu) + 1);
        }
        if (state.get(left + cpu) > 1) {
            state.set(left + cpu, state.get(left + cpu) - 1);
            return false;
        }
        int next = (state.small(position + cpu) + 1) % partition[cpu].length;
        state.set(position + cpu, next);
        state.set(left + cpu, ticks[cpu][next]);
        return true;
    }

    int position(int cpu) {
        return state.small(position + cpu);
    }

    int left(int cpu) {
        return state.small(left + cpu);
    }

    /** Ticks since boot; 0 for ever if they are not counted. */
    long elapsed(int cpu) {
        return state.get(elapsed + cpu);
    }

    /** Whether the position in the schedule is one that there is. */
    boolean sound(int cpu) {
        int frame = position(cpu);
        return frame >= 0 && frame < partition[cpu].length && left(cpu) >= 1 && left(cpu) <= ticks[cpu][frame];
    }

    /** Meets what is observed of the schedule. */
    void observe(Observed observed, Meeting meeting) {
        meeting.about("G4-01");
        for (int cpu = 0; cpu < processors; cpu++) {
            meeting.meet(position + cpu, observed.position(cpu), "minor frame of processor #", cpu, 0);
            meeting.meet(left + cpu, observed.left(cpu), "ticks left on processor #", cpu, 0);
            meeting.meet(elapsed + cpu, counts ? observed.elapsed(cpu) : 0, "ticks on processor #", cpu, 0);
        }
    }
}
