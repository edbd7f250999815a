package cofferdam.proofs.unwinding.engine;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How to explore.
 *
 * @param model what is explored, in a word; a checkpoint of another model is refused
 * @param checked the properties to check
 * @param workers threads
 * @param states stop when there are so many
 * @param bytes stop when the tables take so much; three quarters of the heap are a bound as well
 * @param time stop after this time
 * @param onwards whether to go on after a property was found broken, until each is
 * @param reduced whether one state stands for all that differ from it by the names of values, see {@link #withSymmetry}
 */
public record Plan(
        String model,
        Set<Property> checked,
        int workers,
        long states,
        long bytes,
        Duration time,
        boolean onwards,
        boolean reduced) {
    /** What can be seen in one step from one state. */
    private static final Set<Property> OF_ONE_RUN =
            EnumSet.of(Property.INVARIANT, Property.TOTALITY, Property.LOCAL_RESPECT);

    public Plan {
        Set<Property> asked = EnumSet.noneOf(Property.class);
        asked.addAll(checked);
        if (reduced) {
            asked.retainAll(OF_ONE_RUN);
        }
        checked = Set.copyOf(asked);
    }

    /** All properties, one worker, no bounds, until the first counterexample. */
    public static Plan of(String model) {
        return new Plan(
                model,
                EnumSet.allOf(Property.class),
                1,
                Integer.MAX_VALUE,
                Long.MAX_VALUE,
                Duration.ofDays(36_500),
                false,
                false);
    }

    /** With these properties alone. */
    public Plan checking(Set<Property> properties) {
        return new Plan(model, properties, workers, states, bytes, time, onwards, reduced);
    }

    /** With so many threads. */
    public Plan workers(int threads) {
        return new Plan(model, checked, threads, states, bytes, time, onwards, reduced);
    }

    /** At most about so many states. */
    public Plan states(long limit) {
        return new Plan(model, checked, workers, limit, bytes, time, onwards, reduced);
    }

    /** At most about so many bytes of tables. */
    public Plan bytes(long limit) {
        return new Plan(model, checked, workers, states, limit, time, onwards, reduced);
    }

    /** At most about so long. */
    public Plan time(Duration limit) {
        return new Plan(model, checked, workers, states, bytes, limit, onwards, reduced);
    }

    /** Past the first counterexample. */
    public Plan toTheEnd() {
        return new Plan(model, checked, workers, states, bytes, time, true, reduced);
    }

    /**
     * With one state for all that differ from it by the names of values: by a bijection of the values 1, 2, ... that are
     * written to memory, sent and received; 0, which memory is scrubbed with, keeps its name.
     *
     * <p>Why this is enough. Let h be such a bijection. The initial state holds none of those values, so h(s0) = s0. Every
     * value is written wherever any is, so with an action a there is an action h(a). Actions copy values and never look at
     * them, so if a leads from s to t, h(a) leads from h(s) to h(t): h is an automorphism of the transition system. Hence the
     * states that are reached are whole orbits, and from one state of an orbit, by all actions, one of each orbit that
     * follows is reached. A state keeps the invariants exactly if h(s) does, and a step from s by a ends, and is not seen by
     * u, exactly if that from h(s) by h(a) does: what u sees of h(s) is h of what it sees of s, and h is one to one. So it is
     * enough to look at one state of each orbit, before its successors get new names.
     *
     * <p>What this does not carry over is a comparison of two states: those that look alike to u need not be those that
     * stand for their orbits, unless both are renamed in the same way. Step consistency, output consistency and scheduler
     * independence are therefore not checked, and the result does not name them. That values are never looked at is assumed:
     * a kernel that did might go wrong in states that are left out.
     */
    public Plan withSymmetry() {
        return new Plan(model, checked, workers, states, bytes, time, onwards, true);
    }
}
