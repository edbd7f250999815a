package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes counterexamples of findings. Of what is broken it takes the first in the order of the search, so it does not matter
 * which worker met it; pairs of states are looked for again in that order.
 */
final class Judge {
    private static final byte[] NOTHING = {};

    private final Shared shared;
    private final TransitionSystem system;
    private final Tree tree;
    private final int[] seen;
    private final Map<Property, Counterexample> found = new EnumMap<>(Property.class);

    Judge(Shared shared, TransitionSystem system) {
        this.shared = shared;
        this.system = system;
        tree = new Tree(shared.pairs, shared.parts, system);
        tree.read(system);
        seen = new int[shared.domains];
    }

    /** The first of each property, looking for pairs among the states below {@code limit}. */
    Map<Property, Counterexample> counterexamples(int limit) {
        shared.findings.unsound().stream()
                .min((a, b) -> Integer.compare(shared.states.find(a.root()), shared.states.find(b.root())))
                .ifPresent(this::unsound);
        shared.findings.first().forEach(this::step);
        if (shared.findings.joins()) {
            pairs(limit);
        }
        if (shared.findings.actors()) {
            actors(limit);
        }
        return found;
    }

    private void unsound(Findings.Unsound finding) {
        int state = shared.states.find(finding.root());
        put(new Counterexample(
                Property.INVARIANT, finding.what(), trace(state, -1), Optional.empty(), "", "", NOTHING, NOTHING));
    }

    private void step(Property property, Findings.Finding finding) {
        load(finding.state());
        String actor = system.domain(system.actor(finding.action()));
        Trace trace = trace(finding.state(), finding.action());
        if (property == Property.TOTALITY || property == Property.REFINEMENT) {
            put(new Counterexample(property, finding.what(), trace, Optional.empty(), actor, "", NOTHING, NOTHING));
            return;
        }
        byte[] before = system.view(finding.domain()).clone();
        system.step(finding.action());
        byte[] after = system.view(finding.domain()).clone();
        system.back();
        String observer = system.domain(finding.domain());
        String what = observer + " sees a difference though " + actor
                + (property == Property.LOCAL_RESPECT ? " may not influence it" : " does not move the schedule");
        put(new Counterexample(property, what, trace, Optional.empty(), actor, observer, before, after));
    }

    private void pairs(int limit) {
        List<Group> groups = brokenGroups();
        for (int state = 0; state < limit && !groups.isEmpty(); state++) {
            shared.states.views().get(state, seen);
            for (Group group : List.copyOf(groups)) {
                Integer first = found.containsKey(group.property) ? null : group.first(state, seen);
                if (first != null) {
                    compare(group, first, state);
                }
            }
            groups.removeIf(group -> found.containsKey(group.property));
        }
        groups.forEach(group -> shown(group.property));
    }

    /** A finding that cannot be shown is an error of the explorer, and never passed over. */
    private void shown(Property property) {
        if (!found.containsKey(property)) {
            throw new UnshownException(property);
        }
    }

    private List<Group> brokenGroups() {
        List<Group> groups = new ArrayList<>();
        for (int actor = 0; actor < shared.domains; actor++) {
            if (shared.answered[actor] != null) {
                groups.add(new Group(Property.OUTPUT_CONSISTENCY, shared.answered[actor], new HashMap<>()));
            }
            for (int observer = 0; observer < shared.domains; observer++) {
                if (shared.seen[actor][observer] != null) {
                    Property property = shared.propertyOf(actor, observer);
                    groups.add(new Group(property, shared.seen[actor][observer], new HashMap<>()));
                }
            }
        }
        groups.removeIf(group -> group.join.broken().isEmpty());
        return groups;
    }

    /** Two states that look alike: is there an action after which they do not? */
    private void compare(Group group, int first, int second) {
        boolean answers = group.property == Property.OUTPUT_CONSISTENCY;
        byte[][] one = results(group.join, answers, first);
        byte[][] other = results(group.join, answers, second);
        for (int action = 0; action < shared.actions; action++) {
            if (!Arrays.equals(one[action], other[action])) {
                pair(group, action, first, second, one[action], other[action]);
                return;
            }
        }
    }

    private void pair(Group group, int action, int first, int second, byte[] one, byte[] other) {
        load(first);
        String actor = system.domain(group.join.actor());
        String observer = system.domain(group.join.observer());
        String what;
        if (group.property != Property.OUTPUT_CONSISTENCY) {
            what = observer + " sees different things after the same action of " + actor
                    + " in two states that looked alike to both and to the scheduler";
        } else if (one == null || other == null) {
            what = "whether " + actor + " can act differs in two states that looked alike to it and to the scheduler";
        } else {
            what = actor + " gets different answers in two states that looked alike to it and to the scheduler";
        }
        put(new Counterexample(
                group.property,
                what,
                trace(first, action),
                Optional.of(trace(second, action)),
                actor,
                observer,
                one == null ? NOTHING : one,
                other == null ? NOTHING : other));
    }

    /** For each action of the join's actor what it gets if it is possible, or what the observer sees then. */
    private byte[][] results(Join join, boolean answers, int state) {
        load(state);
        byte[][] results = new byte[shared.actions][];
        if (!answers) {
            Arrays.fill(results, system.view(join.observer()).clone());
        }
        for (int action = 0; action < shared.actions; action++) {
            if (system.actor(action) == join.actor() && system.step(action)) {
                results[action] = (answers ? system.output() : system.view(join.observer())).clone();
                system.back();
            }
        }
        return results;
    }

    private void actors(int limit) {
        Map<Long, int[]> firsts = new HashMap<>();
        for (int state = 0; state < limit; state++) {
            load(state);
            int scheduled = shared.states.views().get(state, shared.scheduler);
            for (int action = 0; action < shared.actions; action++) {
                int actor = actorOf(action);
                if (actor < 0) {
                    continue;
                }
                int[] first = firsts.putIfAbsent((long) scheduled << 16 | action, new int[] {state, actor});
                if (first != null && first[1] != actor) {
                    put(new Counterexample(
                            Property.SCHEDULER_INDEPENDENCE,
                            "it is an action of " + system.domain(first[1]) + " or of " + system.domain(actor)
                                    + " in two states that looked alike to the scheduler",
                            trace(first[0], action),
                            Optional.of(trace(state, action)),
                            system.domain(first[1]),
                            system.domain(shared.scheduler),
                            NOTHING,
                            NOTHING));
                    return;
                }
            }
        }
        shown(Property.SCHEDULER_INDEPENDENCE);
    }

    private int actorOf(int action) {
        int actor = system.actor(action);
        if (actor < 0 || !system.step(action)) {
            return -1;
        }
        system.back();
        return actor;
    }

    private void put(Counterexample counterexample) {
        found.putIfAbsent(counterexample.property(), counterexample);
    }

    private void load(int state) {
        tree.load(system, shared.states.root(state));
    }

    /** The way to a state, and one action more unless it is negative. */
    private Trace trace(int state, int action) {
        if (shared.reduced) {
            return new Renamed(shared, system).trace(state, action);
        }
        List<Integer> actions = new ArrayList<>();
        if (action >= 0) {
            actions.add(action);
        }
        for (int at = state; at != 0; at = shared.states.parent(at)) {
            actions.add(0, shared.states.action(at));
        }
        return new Trace(actions, actions.stream().map(system::action).toList());
    }

    /** Groups of states of which some broke a property, and the first state met of each. */
    private record Group(Property property, Join join, Map<Integer, Integer> firsts) {
        Integer first(int state, int[] seen) {
            int group = join.find(seen);
            return group == Index.ABSENT || !join.broken().get(group) ? null : firsts.putIfAbsent(group, state);
        }
    }
}
