package cofferdam.spec.machine;

/**
 * What every reachable state keeps: exclusive ownership, sharing only as declared, no more rights than declared, and no
 * remains of what has ended. Requirements G1-01, G1-02, G1-04, G3-04, G5-05.
 */
final class Soundness {
    private final Blueprint blueprint;
    private final Memory memory;
    private final Dma dma;
    private final Standing standing;
    private final Bells bells;
    private final Ports ports;
    private final Clock clock;
    private final Passing passing;
    private final State state;

    Soundness(
            Blueprint blueprint,
            Memory memory,
            Dma dma,
            Standing standing,
            Bells bells,
            Ports ports,
            Clock clock,
            Passing passing,
            State state) {
        this.blueprint = blueprint;
        this.memory = memory;
        this.dma = dma;
        this.standing = standing;
        this.bells = bells;
        this.ports = ports;
        this.clock = clock;
        this.passing = passing;
        this.state = state;
    }

    /** What is wrong with the state, or null. */
    String complaint() {
        for (int f = 0; f < blueprint.frames; f++) {
            String wrong = blueprint.channel[f] ? channel(f) : frame(f);
            if (wrong == null) {
                wrong = seen(f);
            }
            if (wrong != null) {
                return "frame " + f + " " + wrong;
            }
        }
        for (int p = 0; p < blueprint.partitions; p++) {
            String wrong = partition(p);
            if (wrong != null) {
                return "partition " + p + " " + wrong;
            }
        }
        for (int cpu = 0; cpu < clock.processors; cpu++) {
            if (!clock.sound(cpu)) {
                return "processor " + cpu + " has left its schedule";
            }
        }
        return queues();
    }

    private String channel(int f) {
        boolean still = memory.owner(f) == blueprint.home[f]
                && memory.loan(f) == Memory.AT_HOME
                && memory.guest(f) == Memory.NOBODY;
        return still ? null : "of a memory channel has changed hands";
    }

    private String frame(int f) {
        int p = memory.owner(f);
        int q = memory.guest(f);
        int loan = memory.loan(f);
        if (p != blueprint.home[f] && !passing.declared(Memory.NOBODY, p, f, true)) {
            return "belongs to partition " + p + ", to which no grant donates it";
        }
        boolean away = loan == Memory.LENT || loan == Memory.SHARED;
        if (away == (q == Memory.NOBODY)) {
            return "has loan state " + loan + " and guest " + q;
        }
        if (away && !passing.declared(p, q, f, false)) {
            return "is at partition " + q + ", to which no grant of partition " + p + " passes it";
        }
        if (loan == Memory.LENT && memory.rights(p, f) != 0) {
            return "is lent, but its owner still sees it";
        }
        if (away && standing.status(q) == Standing.STOPPED) {
            return "is at partition " + q + ", which is stopped";
        }
        for (int d = 0; d < dma.devices; d++) {
            if (dma.reaches(d, f) && (dma.owner[d] != p || loan != Memory.AT_HOME)) {
                return "is reached by device " + d + " while its owner does not have it for itself";
            }
        }
        return null;
    }

    private String seen(int f) {
        for (int p = 0; p < blueprint.partitions; p++) {
            int rights = memory.rights(p, f);
            if ((rights & ~blueprint.most[p][f]) != 0) {
                return "is seen by partition " + p + " with more rights than declared";
            }
            boolean reader = blueprint.channel[f] && blueprint.page[p][f] != Blueprint.NOWHERE;
            if (rights != 0 && memory.owner(f) != p && memory.guest(f) != p && !reader) {
                return "is seen by partition " + p + ", which has no part in it";
            }
        }
        return null;
    }

    private String partition(int p) {
        boolean stopped = standing.status(p) == Standing.STOPPED;
        if (standing.restarts(p) > standing.mostRestarts(p)) {
            return "was restarted more often than any rule allows";
        }
        if (stopped && (bells.highest(p) >= 0 || standing.due(p) != Standing.NOTHING)) {
            return "is stopped, but something waits for it";
        }
        for (int d = 0; d < dma.devices; d++) {
            if (dma.owner[d] == p && dma.awake(d) == stopped) {
                return stopped ? "is stopped, but device " + d + " is not" : "lives, but device " + d + " does not";
            }
        }
        return null;
    }

    private String queues() {
        for (int i = 0; i < ports.queues.length; i++) {
            Ports.Port port = ports.queues[i];
            int filled = state.small(port.filled());
            if (filled < 0 || filled > port.depth) {
                return "queue " + i + " holds " + filled + " messages";
            }
            for (int n = 0; n < port.depth; n++) {
                int length = state.small(port.length(n));
                if (n < filled ? length < 1 || length > port.most : length != 0) {
                    return "message " + n + " of queue " + i + " has length " + length;
                }
            }
        }
        return null;
    }
}
