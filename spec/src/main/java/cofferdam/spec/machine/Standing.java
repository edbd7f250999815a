package cofferdam.spec.machine;

import cofferdam.spec.system.Partition;
import java.util.Arrays;

/**
 * Whether each partition runs, and what is done when it fails. Requirements G5-01, G5-03.
 *
 * <p>Faults and actions are those of the description. A partition can wait: for an interrupt, or also for its next minor
 * frame. One that halted with interrupts off waits for ever.
 */
final class Standing {
    static final int RUNNING = 0;
    static final int HALTED = 1;
    static final int YIELDED = 2;
    static final int STOPPED = 3;

    /** Halted, and interrupts do not wake it. */
    static final int DEAF = 4;

    /** What is due at the next entry: nothing, a general-protection exception, or a double fault. */
    static final int NOTHING = 0;

    static final int GENERAL_PROTECTION = 1;
    static final int DOUBLE_FAULT = 2;

    /** What a fault cut the delivery of: nothing that matters, a contributory exception or page fault, or a double fault. */
    static final int CUT_NOTHING = 0;

    static final int CUT_CONTRIBUTORY = 1;
    static final int CUT_DOUBLE_FAULT = 2;

    private static final int FAULTS = Partition.Fault.values().length;

    private final State state;
    private final int status;
    private final int restarts;
    private final int due;
    private final Partition.Action[][] action;
    private final int[][] limit;

    Standing(Blueprint blueprint, State state) {
        this.state = state;
        status = state.room(blueprint.partitions);
        restarts = state.room(blueprint.partitions);
        due = state.room(blueprint.partitions);
        action = new Partition.Action[blueprint.partitions][FAULTS];
        limit = new int[blueprint.partitions][FAULTS];
        for (int p = 0; p < blueprint.partitions; p++) {
            Arrays.fill(action[p], Partition.Action.STOP);
            for (Partition.FaultRule rule : blueprint.system.partitions().get(p).faults()) {
                action[p][rule.on().ordinal()] = rule.action();
                limit[p][rule.on().ordinal()] = rule.limit();
            }
        }
    }

    int status(int p) {
        return state.small(status + p);
    }

    int restarts(int p) {
        return state.small(restarts + p);
    }

    /** What is delivered at the next entry: {@link #NOTHING}, {@link #GENERAL_PROTECTION} or {@link #DOUBLE_FAULT}. */
    int due(int p) {
        return state.small(due + p);
    }

    void setStatus(int p, int now) {
        state.set(status + p, now);
    }

    void setRestarts(int p, int now) {
        state.set(restarts + p, now);
    }

    void setDue(int p, int now) {
        state.set(due + p, now);
    }

    /** The most restarts that any rule of a partition allows. */
    int mostRestarts(int p) {
        int most = 0;
        for (int fault = 0; fault < FAULTS; fault++) {
            if (action[p][fault] == Partition.Action.RESTART) {
                most = Math.max(most, limit[p][fault]);
            }
        }
        return most;
    }

    /**
     * What is done about a fault: what was declared for it. A restart beyond the limit is a stop. An exception that cannot be
     * delivered, because the fault came while a double fault was delivered, makes it a triple fault; and to a triple fault
     * nothing can be delivered. Requirements G5-01, G5-03.
     */
    Partition.Action decide(int p, Partition.Fault fault, int cut) {
        Partition.Action declared = action[p][fault.ordinal()];
        if (declared == Partition.Action.RESTART) {
            return restarts(p) < limit[p][fault.ordinal()] ? Partition.Action.RESTART : Partition.Action.STOP;
        }
        if (declared == Partition.Action.INJECT && fault != Partition.Fault.TRIPLE_FAULT) {
            return cut == CUT_DOUBLE_FAULT
                    ? decide(p, Partition.Fault.TRIPLE_FAULT, CUT_NOTHING)
                    : Partition.Action.INJECT;
        }
        return Partition.Action.STOP;
    }

    /** An exception will be delivered: a double fault if the fault came while another exception was delivered. */
    void inject(int p, int cut) {
        setDue(p, cut == CUT_CONTRIBUTORY ? DOUBLE_FAULT : GENERAL_PROTECTION);
    }

    /** Meets what is observed of how partitions stand. */
    void observe(Observed observed, Meeting meeting) {
        meeting.about("G5-01");
        for (int p = 0; p < action.length; p++) {
            meeting.meet(status + p, observed.status(p), "status of partition #", p, 0);
            meeting.meet(due + p, observed.due(p), "exception due at partition #", p, 0);
        }
        meeting.about("G5-03");
        for (int p = 0; p < action.length; p++) {
            meeting.meet(restarts + p, observed.restarts(p), "restarts of partition #", p, 0);
        }
    }
}
