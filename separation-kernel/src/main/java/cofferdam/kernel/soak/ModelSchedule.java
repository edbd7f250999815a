package cofferdam.kernel.soak;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.random.SystemPlan;
import cofferdam.kernel.random.SystemPlan.MinorFrame;
import java.util.ArrayList;
import java.util.List;

/** Who runs when: the ticks that have passed on a processor, and nothing else, say it. Requirements G4-01, G4-02. */
final class ModelSchedule {
    private final List<List<MinorFrame>> frames = new ArrayList<>();
    private final long[] major;
    private final long[] ticks;

    ModelSchedule(SystemPlan plan) {
        major = new long[plan.processors()];
        ticks = new long[plan.processors()];
        for (int cpu = 0; cpu < major.length; cpu++) {
            int c = cpu;
            frames.add(plan.schedule().stream().filter(m -> m.processor() == c).toList());
            major[cpu] = frames.get(cpu).stream().mapToLong(MinorFrame::ticks).sum();
        }
    }

    /** Who runs on a processor. */
    int current(int cpu) {
        return cpu < 0 || cpu >= ticks.length ? Abi.NOBODY : at(cpu, ticks[cpu]).partition();
    }

    /** Ticks since boot. */
    long ticks(int cpu) {
        return cpu < 0 || cpu >= ticks.length ? 0 : ticks[cpu];
    }

    /** A tick passes; the partition whose minor frame begins, if one does. */
    int tick(int cpu) {
        if (cpu < 0 || cpu >= ticks.length) {
            return Abi.NOBODY;
        }
        long before = begin(cpu, ticks[cpu]);
        ticks[cpu]++;
        return begin(cpu, ticks[cpu]) != before ? current(cpu) : Abi.NOBODY;
    }

    /** After how many ticks a partition runs on a processor, at most so many; or -1. */
    int until(int cpu, int partition, int most) {
        long end = ticks[cpu] + Math.min(most, major[cpu]);
        for (long time = ticks[cpu]; time <= end; ) {
            MinorFrame now = at(cpu, time);
            if (now.partition() == partition) {
                return (int) (time - ticks[cpu]);
            }
            time = begin(cpu, time) + now.ticks();
        }
        return -1;
    }

    private MinorFrame at(int cpu, long time) {
        long left = time % major[cpu];
        for (MinorFrame frame : frames.get(cpu)) {
            if (left < frame.ticks()) {
                return frame;
            }
            left -= frame.ticks();
        }
        throw new IllegalStateException("a schedule without minor frames");
    }

    /** When the minor frame began that a time lies in. */
    private long begin(int cpu, long time) {
        long left = time % major[cpu];
        for (MinorFrame frame : frames.get(cpu)) {
            if (left < frame.ticks()) {
                break;
            }
            left -= frame.ticks();
        }
        return time - left;
    }
}
