package cofferdam.spec.machine;

import cofferdam.spec.system.Device;
import cofferdam.spec.system.EventLine;
import cofferdam.spec.system.Partition;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Interrupts that wait for a partition: one bell for each vector that an event or a device of its own has there. A bell that
 * rings already is not louder when it is rung again. Requirements G2-08, G3-06, G3-07.
 */
final class Bells {
    private final State state;
    private final Standing standing;
    private final List<EventLine> events;
    private final int[] from;
    private final int[] eventPlace;
    private final int[] to;
    private final int[] linePlace;
    private final int[] lineTo;

    /** By partition: its vectors, ascending, and where the first of its bells stands. */
    final int[][] vectors;

    private final int[] first;

    Bells(Blueprint blueprint, State state, Standing standing) {
        this.state = state;
        this.standing = standing;
        events = blueprint.system.numberedEvents();
        List<Device> devices = FlowPolicy.devices(blueprint.system);
        vectors = new int[blueprint.partitions][];
        first = new int[blueprint.partitions];
        for (int p = 0; p < blueprint.partitions; p++) {
            Partition partition = blueprint.system.partitions().get(p);
            TreeSet<Integer> all = new TreeSet<>();
            events.stream().filter(e -> e.to().equals(partition.name())).forEach(e -> all.add(e.vector()));
            partition.devices().forEach(assignment -> all.add(assignment.vector()));
            vectors[p] = all.stream().mapToInt(Integer::intValue).toArray();
            first[p] = state.room(vectors[p].length);
        }
        from = new int[events.size()];
        to = new int[events.size()];
        eventPlace = new int[events.size()];
        for (int e = 0; e < events.size(); e++) {
            from[e] = blueprint.system.partitionNumber(events.get(e).from());
            to[e] = blueprint.system.partitionNumber(events.get(e).to());
            eventPlace[e] = place(to[e], events.get(e).vector());
        }
        linePlace = new int[devices.size()];
        lineTo = new int[devices.size()];
        Arrays.fill(lineTo, Memory.NOBODY);
        for (int d = 0; d < devices.size(); d++) {
            for (int p = 0; p < blueprint.partitions; p++) {
                for (Partition.DeviceAssignment a :
                        blueprint.system.partitions().get(p).devices()) {
                    if (a.device().equals(devices.get(d).name())) {
                        lineTo[d] = p;
                        linePlace[d] = place(p, a.vector());
                    }
                }
            }
        }
    }

    /** RAISE_EVENT: the bell rings at the receiver, and the caller learns nothing about it. Requirement G2-08. */
    Answer raise(int p, long number, Answer answer) {
        if (number < 0 || number >= from.length || from[(int) number] != p) {
            return answer.result(Result.DENIED);
        }
        ring(to[(int) number], eventPlace[(int) number]);
        return answer.result(Result.OK);
    }

    /** A device raises its line; that of a spare device leads nowhere. Requirement G3-06. */
    Answer line(int d, Answer answer) {
        if (lineTo[d] != Memory.NOBODY) {
            ring(lineTo[d], linePlace[d]);
        }
        return answer.of(Answer.Kind.GOES_ON);
    }

    /** Whether a vector waits for a partition. */
    boolean rings(int p, int vector) {
        int place = place(p, vector);
        return place >= 0 && state.get(place) != 0;
    }

    void set(int p, int vector, boolean rings) {
        state.set(place(p, vector), rings ? 1 : 0);
    }

    /** The highest vector that waits for a partition, -1 if none does. */
    int highest(int p) {
        for (int i = vectors[p].length - 1; i >= 0; i--) {
            if (state.get(first[p] + i) != 0) {
                return vectors[p][i];
            }
        }
        return -1;
    }

    /** Nothing waits for a partition any more. Requirement G5-05. */
    void clear(int p) {
        for (int i = 0; i < vectors[p].length; i++) {
            state.set(first[p] + i, 0);
        }
    }

    private void ring(int p, int place) {
        if (standing.status(p) != Standing.STOPPED) {
            state.set(place, 1);
        }
    }

    private int place(int p, int vector) {
        int i = Arrays.binarySearch(vectors[p], vector);
        return i < 0 ? -1 : first[p] + i;
    }

    /** Meets what is observed of interrupts. */
    void observe(Observed observed, Meeting meeting) {
        meeting.about("G3-07");
        for (int p = 0; p < vectors.length; p++) {
            for (int i = 0; i < vectors[p].length; i++) {
                boolean waits = observed.waits(p, vectors[p][i]);
                meeting.meet(first[p] + i, waits ? 1 : 0, "at partition # vector #", p, vectors[p][i]);
            }
        }
    }
}
