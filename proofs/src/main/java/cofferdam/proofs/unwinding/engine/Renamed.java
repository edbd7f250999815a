package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.util.ArrayList;
import java.util.List;

/**
 * Ways to states that stand for others. The search went on from renamed states, so the actions it kept do not follow one
 * another; this finds actions that do, through states of the same orbits.
 */
final class Renamed {
    private final Shared shared;
    private final TransitionSystem.Symmetric system;
    private final Tree tree;
    private final List<Long> roots = new ArrayList<>();
    private final List<Integer> actions = new ArrayList<>();

    Renamed(Shared shared, TransitionSystem system) {
        this.shared = shared;
        this.system = (TransitionSystem.Symmetric) system;
        tree = new Tree(shared.pairs, shared.parts, system);
        tree.read(system);
    }

    /** The way to a state of the orbit of this one, and then an action like this one unless it is negative. */
    Trace trace(int state, int last) {
        for (int at = state; at != 0; at = shared.states.parent(at)) {
            roots.add(0, shared.states.root(at));
        }
        long from = shared.states.root(0);
        tree.load(system, shared.states.root(state));
        Object wanted = last < 0 ? null : effect(last);
        if (!follow(0, from, last, wanted)) {
            throw new IllegalStateException("the values are looked at: explore without symmetry");
        }
        tree.load(system, shared.states.root(state));
        return new Trace(
                List.copyOf(actions), actions.stream().map(system::action).toList());
    }

    private boolean follow(int depth, long from, int last, Object wanted) {
        for (int action = 0; action < shared.actions; action++) {
            tree.load(system, from);
            if (system.actor(action) < 0) {
                continue;
            }
            boolean right;
            long to = 0;
            if (depth == roots.size()) {
                right = last < 0 || effect(action).equals(wanted);
                if (last < 0) {
                    return true;
                }
            } else if (system.step(action)) {
                to = tree.follow(system);
                tree.back();
                system.represent();
                right = tree.follow(system) == roots.get(depth);
                tree.back();
                system.back();
            } else {
                right = false;
            }
            if (right) {
                actions.add(action);
                if (depth == roots.size() || follow(depth + 1, to, last, wanted)) {
                    return true;
                }
                actions.remove(actions.size() - 1);
            }
        }
        return false;
    }

    /** Who did it, what came of it, and who saw it. */
    private Object effect(int action) {
        List<Object> effect = new ArrayList<>();
        effect.add(system.actor(action));
        List<byte[]> before = views();
        try {
            if (system.step(action)) {
                List<byte[]> after = views();
                for (int domain = 0; domain < shared.domains; domain++) {
                    effect.add(java.util.Arrays.equals(before.get(domain), after.get(domain)));
                }
                system.represent();
                effect.add(tree.follow(system));
                tree.back();
                system.back();
            }
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            effect.add(e.getClass());
        }
        return effect;
    }

    private List<byte[]> views() {
        List<byte[]> views = new ArrayList<>();
        for (int domain = 0; domain < shared.domains; domain++) {
            views.add(system.view(domain).clone());
        }
        return views;
    }
}
