package cofferdam.proofs.unwinding.spark;

import cofferdam.proofs.unwinding.TransitionSystem;
import cofferdam.proofs.unwinding.engine.Portable;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.proofs.unwinding.engine.Systems;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Takes all steps from a state and checks each by itself; a second reading of the embedded engine's conditions. */
final class Expander {
    private final Systems systems;
    private final Set<Property> checked;
    private TransitionSystem system;
    private Portable portable;
    private long[] checks;
    private List<Broken> broken;
    private State state;
    private byte[][] seen;
    private Keys keys;

    Expander(Systems systems, Set<Property> checked) {
        this.systems = systems;
        this.checked = checked;
        renew();
    }

    private void renew() {
        system = systems.get();
        portable = new Portable(system);
    }

    Expanded expand(State from, int depth) {
        state = from;
        checks = new long[Property.values().length];
        broken = new ArrayList<>();
        List<State> successors = new ArrayList<>();
        portable.load(from.bytes());
        seen = views();
        keys = new Keys(system, checked, seen, depth, from);
        invariant();
        for (int action = 0; action < system.actions(); action++) {
            int actor = system.actor(action);
            if (actor >= 0 && attempt(action)) {
                successors.add(new State(portable.read()));
                byte[] answer = checked.contains(Property.OUTPUT_CONSISTENCY)
                        ? system.output().clone()
                        : new byte[0];
                refinement(action);
                byte[][] after = views();
                system.back();
                keys.step(action, actor, answer, after, checks);
                respect(action, actor, after);
            }
        }
        system.settled();
        keys.end(checks);
        return new Expanded(successors, broken, keys.keys(), keys.facts(), checks);
    }

    private byte[][] views() {
        byte[][] views = new byte[system.domains()][];
        for (int domain = 0; domain < views.length; domain++) {
            views[domain] = system.view(domain).clone();
        }
        return views;
    }

    private void invariant() {
        if (count(Property.INVARIANT)) {
            String what = system.brokenInvariant();
            if (what != null) {
                broken.add(new Broken(Property.INVARIANT, state, -1, -1, what));
            }
        }
    }

    private void refinement(int action) {
        if (system.specified() && count(Property.REFINEMENT)) {
            String wrong = system.wrongStep();
            if (wrong != null) {
                broken.add(new Broken(Property.REFINEMENT, state, action, -1, wrong));
            }
        }
    }

    private boolean count(Property property) {
        if (checked.contains(property)) {
            checks[property.ordinal()]++;
            return true;
        }
        return false;
    }

    private boolean attempt(int action) {
        boolean asked = count(Property.TOTALITY);
        try {
            return system.step(action);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            if (!asked) {
                throw e;
            }
            broken.add(new Broken(Property.TOTALITY, state, action, -1, "it ends with " + e));
            renew();
            portable.load(state.bytes());
            return false;
        }
    }

    private void respect(int action, int actor, byte[][] after) {
        int scheduler = system.scheduler();
        for (int observer = 0; observer < after.length; observer++) {
            Property property = Property.LOCAL_RESPECT;
            if (observer == scheduler && actor != scheduler) {
                property = Property.SCHEDULER_INDEPENDENCE;
            } else if (system.interferes(actor, observer)) {
                continue;
            }
            if (count(property) && !Arrays.equals(seen[observer], after[observer])) {
                broken.add(new Broken(property, state, action, observer, "sees a difference"));
            }
        }
    }

    /** Bytes one after another, each with its length. */
    static final class Text {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Text put(int number) {
            for (int shift = 24; shift >= 0; shift -= 8) {
                bytes.write(number >>> shift);
            }
            return this;
        }

        Text put(byte[] content) {
            put(content.length);
            bytes.writeBytes(content);
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
