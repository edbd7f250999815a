package cofferdam.proofs.unwinding.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How far an exploration has come, over all its sittings. */
final class Tally {
    final List<Long> layers = new ArrayList<>();
    final Map<Property, Counterexample> broken = new EnumMap<>(Property.class);
    int expanded;
    int layerEnd;

    /** Of earlier sittings. */
    private long transitions;

    private long represented;
    private StateHash hash = StateHash.NONE;
    private final long[] checks = new long[Property.values().length];
    private long nanos;

    void start() {
        layers.add(1L);
        layerEnd = 1;
    }

    boolean started() {
        return layerEnd > 0;
    }

    /** The frontier was expanded up to here. */
    void expandedTo(int state, int states) {
        expanded = state;
        if (expanded == layerEnd && states > layerEnd) {
            layers.add((long) states - layerEnd);
            layerEnd = states;
        }
    }

    long transitions(List<Worker> workers) {
        return transitions + workers.stream().mapToLong(Worker::transitions).sum();
    }

    Exploration result(Stop stop, Shared shared, List<Worker> workers, long sitting) {
        StateHash sum = hash;
        Map<Property, Long> checked = new EnumMap<>(Property.class);
        for (Property property : shared.checked) {
            checked.put(property, checks[property.ordinal()]);
        }
        for (Worker worker : workers) {
            sum = sum.plus(worker.hash());
            for (Property property : shared.checked) {
                checked.merge(property, worker.checks()[property.ordinal()], Long::sum);
            }
        }
        return new Exploration(
                stop,
                shared.states.size(),
                expanded,
                transitions(workers),
                layers.size() - 1,
                List.copyOf(layers),
                sum,
                checked,
                Map.copyOf(broken),
                shared.bytes(),
                Duration.ofNanos(nanos + sitting),
                represented + workers.stream().mapToLong(Worker::represented).sum());
    }

    static void write(DataOutput out, Exploration now, int layerEnd) throws IOException {
        out.writeInt((int) now.expanded());
        out.writeInt(layerEnd);
        out.writeInt(now.layers().size());
        for (long layer : now.layers()) {
            out.writeLong(layer);
        }
        out.writeLong(now.transitions());
        out.writeLong(now.represented());
        out.writeLong(now.hash().high());
        out.writeLong(now.hash().low());
        for (Property property : Property.values()) {
            out.writeLong(now.checks().getOrDefault(property, 0L));
        }
        out.writeLong(now.time().toNanos());
        out.writeInt(now.broken().size());
        for (Counterexample example : now.broken().values()) {
            CounterexampleData.write(out, example);
        }
    }

    /** What was expanded are states that there are. */
    void check(int states) throws ContradictionException {
        ContradictionException.unless(
                layerEnd > 0 && !layers.isEmpty() && layerEnd <= states && expanded >= 0 && expanded <= layerEnd,
                expanded + " of " + layerEnd + " of " + states + " states expanded");
    }

    void read(DataInput in) throws IOException {
        expanded = in.readInt();
        layerEnd = in.readInt();
        for (int count = in.readInt(); count > 0; count--) {
            layers.add(in.readLong());
        }
        transitions = in.readLong();
        represented = in.readLong();
        hash = new StateHash(in.readLong(), in.readLong());
        for (int i = 0; i < checks.length; i++) {
            checks[i] = in.readLong();
        }
        nanos = in.readLong();
        for (int count = in.readInt(); count > 0; count--) {
            Counterexample example = CounterexampleData.read(in);
            broken.put(example.property(), example);
        }
    }
}
