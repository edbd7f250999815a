package cofferdam.proofs.unwinding.spark;

import cofferdam.proofs.unwinding.TransitionSystem;
import cofferdam.proofs.unwinding.engine.Systems;
import cofferdam.proofs.unwinding.engine.Trace;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;

/** Finds a shortest way to a state backwards, layer by layer: no state has to remember where it came from. */
final class Ways {
    private final Systems systems;
    private final JavaPairRDD<State, Integer> visited;

    /** A step that leads to the wanted state. */
    private record Step(State from, int action) implements Serializable {}

    Ways(Systems systems, JavaPairRDD<State, Integer> visited) {
        this.systems = systems;
        this.visited = visited;
    }

    /** The way to a state that is so many steps away, and one action more unless it is negative. */
    Trace to(State state, int depth, int last) {
        List<Integer> actions = new ArrayList<>();
        if (last >= 0) {
            actions.add(last);
        }
        State target = state;
        for (int layer = depth - 1; layer >= 0; layer--) {
            Step step = before(target, layer);
            actions.add(0, step.action());
            target = step.from();
        }
        TransitionSystem system = systems.get();
        return new Trace(actions, actions.stream().map(system::action).toList());
    }

    private Step before(State target, int layer) {
        Systems given = systems;
        List<Step> steps = visited.filter(pair -> pair._2() == layer)
                .keys()
                .mapPartitions(states -> into(given, states, target))
                .collect();
        return steps.stream()
                .min(Comparator.comparing(Step::from).thenComparing(Step::action))
                .orElseThrow(() -> new IllegalStateException("no way back from a state of layer " + (layer + 1)));
    }

    private static Iterator<Step> into(Systems systems, Iterator<State> states, State target) {
        List<Step> steps = new ArrayList<>();
        Walker walker = new Walker(systems);
        while (states.hasNext()) {
            State from = states.next();
            walker.at(from);
            for (int action = 0; action < walker.system().actions(); action++) {
                if (walker.system().actor(action) >= 0 && walker.step(action)) {
                    if (walker.state().equals(target)) {
                        steps.add(new Step(from, action));
                    }
                    walker.system().back();
                }
            }
        }
        return steps.iterator();
    }
}
