package cofferdam.proofs.unwinding.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the workers found broken in the block they are at, as it is: which of it comes first is decided after the block. */
final class Findings {
    private final Map<Property, Finding> first = new EnumMap<>(Property.class);
    private final List<Unsound> unsound = new ArrayList<>();
    private volatile boolean joins;
    private volatile boolean actors;

    /** A step that breaks a property by itself. */
    synchronized void step(Property property, int state, int action, int domain, String what) {
        Finding finding = new Finding(state, action, domain, what);
        first.merge(property, finding, (known, now) -> now.before(known) ? now : known);
    }

    /** A new state that breaks an invariant; its number may still change. */
    synchronized void unsound(long root, String what) {
        unsound.add(new Unsound(root, what));
    }

    /** Two states of a group of a join differ in what follows. */
    void join() {
        joins = true;
    }

    /** An action is done by different domains though the scheduler sees the same. */
    void actor() {
        actors = true;
    }

    boolean any() {
        return joins || actors || !first.isEmpty() || !unsound.isEmpty();
    }

    boolean joins() {
        return joins;
    }

    boolean actors() {
        return actors;
    }

    Map<Property, Finding> first() {
        return first;
    }

    List<Unsound> unsound() {
        return unsound;
    }

    void clear() {
        first.clear();
        unsound.clear();
        joins = false;
        actors = false;
    }

    /** Where a step breaks a property. */
    record Finding(int state, int action, int domain, String what) {
        boolean before(Finding other) {
            if (state != other.state) {
                return state < other.state;
            }
            return action != other.action ? action < other.action : domain < other.domain;
        }
    }

    /** A state that breaks an invariant. */
    record Unsound(long root, String what) {}
}
