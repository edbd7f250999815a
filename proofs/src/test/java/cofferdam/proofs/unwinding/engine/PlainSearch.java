package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The same search written a second time, plainly: states in a list, every property compared for every pair of states. */
final class PlainSearch {
    private final Map<ByteBuffer, Integer> numbers = new LinkedHashMap<>();
    private final List<List<byte[]>> states = new ArrayList<>();
    private final List<Facts> facts = new ArrayList<>();
    private final TransitionSystem system;
    private final Set<Property> broken = EnumSet.noneOf(Property.class);
    private long transitions;

    /** What is to be known of a state: what each sees in it, and what each possible action does. */
    private record Facts(List<ByteBuffer> views, Map<Integer, Step> steps) {}

    private record Step(int actor, ByteBuffer answer, List<ByteBuffer> views) {}

    PlainSearch(Supplier<? extends TransitionSystem> systems) {
        system = systems.get();
        number();
        for (int state = 0; state < states.size(); state++) {
            facts.add(expand(state));
        }
        for (Facts one : facts) {
            local(one);
            facts.forEach(other -> pair(one, other));
        }
    }

    int states() {
        return states.size();
    }

    long transitions() {
        return transitions;
    }

    Set<Property> broken() {
        return broken;
    }

    private int number() {
        List<byte[]> parts = new ArrayList<>();
        int length = 0;
        for (int i = 0; i < system.parts(); i++) {
            parts.add(system.part(i));
            length += 4 + system.part(i).length;
        }
        ByteBuffer key = ByteBuffer.allocate(length);
        parts.forEach(part -> key.putInt(part.length).put(part));
        Integer known = numbers.putIfAbsent(key.flip(), states.size());
        if (known != null) {
            return known;
        }
        states.add(parts);
        if (system.brokenInvariant() != null) {
            broken.add(Property.INVARIANT);
        }
        return states.size() - 1;
    }

    private void load(int state) {
        for (int i = 0; i < system.parts(); i++) {
            system.setPart(i, states.get(state).get(i));
        }
    }

    private List<ByteBuffer> views() {
        List<ByteBuffer> views = new ArrayList<>();
        for (int domain = 0; domain < system.domains(); domain++) {
            views.add(ByteBuffer.wrap(system.view(domain).clone()));
        }
        return views;
    }

    private Facts expand(int state) {
        Map<Integer, Step> steps = new TreeMap<>();
        load(state);
        List<ByteBuffer> views = views();
        for (int action = 0; action < system.actions(); action++) {
            load(state);
            int actor = system.actor(action);
            if (actor >= 0 && system.step(action)) {
                if (system.specified() && system.wrongStep() != null) {
                    broken.add(Property.REFINEMENT);
                }
                steps.put(
                        action, new Step(actor, ByteBuffer.wrap(system.output().clone()), views()));
                number();
                transitions++;
            }
        }
        return new Facts(views, steps);
    }

    private void local(Facts state) {
        state.steps().values().forEach(step -> {
            for (int domain = 0; domain < system.domains(); domain++) {
                if (!step.views().get(domain).equals(state.views().get(domain))) {
                    if (domain == system.scheduler() && step.actor() != domain) {
                        broken.add(Property.SCHEDULER_INDEPENDENCE);
                    } else if (!system.interferes(step.actor(), domain)) {
                        broken.add(Property.LOCAL_RESPECT);
                    }
                }
            }
        });
    }

    private void pair(Facts one, Facts other) {
        int scheduler = system.scheduler();
        if (!alike(one, other, scheduler)) {
            return;
        }
        for (int action = 0; action < system.actions(); action++) {
            Step a = one.steps().get(action);
            Step b = other.steps().get(action);
            if (a != null && b != null && a.actor() != b.actor()) {
                broken.add(Property.SCHEDULER_INDEPENDENCE);
            }
            if (a != null && alike(one, other, a.actor())) {
                if (b == null || b.actor() != a.actor() || !a.answer().equals(b.answer())) {
                    broken.add(Property.OUTPUT_CONSISTENCY);
                }
                steps(one, other, a, b != null && b.actor() == a.actor() ? b.views() : other.views());
            }
        }
    }

    private void steps(Facts one, Facts other, Step step, List<ByteBuffer> then) {
        for (int domain = 0; domain < system.domains(); domain++) {
            boolean asked =
                    system.interferes(step.actor(), domain) && (domain != system.scheduler() || step.actor() == domain);
            if (asked && alike(one, other, domain) && !step.views().get(domain).equals(then.get(domain))) {
                broken.add(domain == system.scheduler() ? Property.SCHEDULER_INDEPENDENCE : Property.STEP_CONSISTENCY);
            }
        }
    }

    private static boolean alike(Facts one, Facts other, int domain) {
        return one.views().get(domain).equals(other.views().get(domain));
    }
}
