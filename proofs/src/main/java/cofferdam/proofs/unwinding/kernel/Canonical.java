package cofferdam.proofs.unwinding.kernel;

import cofferdam.spec.system.Schedule;
import cofferdam.spec.system.SystemDescription;
import java.util.List;

/**
 * What would count without end is brought back into bounds after every step: time, to its place in the major frame; lost
 * messages, to the bound; the audit ring, to its newest records without their times. See docs/models/README.md for why
 * this hides nothing.
 */
final class Canonical {
    private static final int FIELDS = 4;

    private final int records;
    private final int lost;
    private final LiveArray elapsed;
    private final LiveArray ring;
    private final LiveArray at;
    private final LiveArray losses;
    private final int queues;
    private final long[] major;

    Canonical(CoreState core, SystemDescription description, Bounds bounds) {
        records = bounds.records();
        lost = bounds.lost();
        elapsed = core.array("Schedule.elapsed");
        ring = core.array("AuditRing.fields");
        at = core.array("AuditRing.at");
        losses = core.array("QueuingPorts.lost");
        queues = description.queuingPorts().size();
        List<Schedule.ProcessorSchedule> schedules = description.schedule().processors();
        major = new long[elapsed.length()];
        schedules.forEach(schedule -> major[schedule.processor()] = schedule.ticks());
    }

    /** Brings the current state into bounds. */
    void apply() {
        for (int c = 0; c < major.length; c++) {
            if (elapsed.get(c) >= major[c]) {
                elapsed.put(c, elapsed.get(c) % major[c]);
            }
        }
        for (int q = 0; q < queues; q++) {
            if (losses.get(q) > lost) {
                losses.put(q, lost);
            }
        }
        if (at.mismatch(0, 2) >= 0) {
            newestRecords();
        }
    }

    private void newestRecords() {
        int written = (int) at.get(0);
        int kept = Math.min(written, records);
        for (int row = 0; row < written; row++) {
            for (int field = 0; field < FIELDS; field++) {
                boolean stays = row < kept && field > 0;
                ring.put(FIELDS * row + field, stays ? ring.get(FIELDS * (written - kept + row) + field) : 0);
            }
        }
        at.put(0, kept);
        at.put(1, kept);
    }
}
