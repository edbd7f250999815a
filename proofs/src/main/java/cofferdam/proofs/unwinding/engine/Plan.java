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
 * @param bytes stop when the tables take so much
 * @param time stop after this time
 * @param onwards whether to go on after a property was found broken, until each is
 */
public record Plan(
        String model, Set<Property> checked, int workers, long states, long bytes, Duration time, boolean onwards) {
    public Plan {
        checked = Set.copyOf(checked);
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
                false);
    }

    /** With these properties alone. */
    public Plan checking(Set<Property> properties) {
        return new Plan(model, properties, workers, states, bytes, time, onwards);
    }

    /** With so many threads. */
    public Plan workers(int threads) {
        return new Plan(model, checked, threads, states, bytes, time, onwards);
    }

    /** At most about so many states. */
    public Plan states(long limit) {
        return new Plan(model, checked, workers, limit, bytes, time, onwards);
    }

    /** At most about so many bytes of tables. */
    public Plan bytes(long limit) {
        return new Plan(model, checked, workers, states, limit, time, onwards);
    }

    /** At most about so long. */
    public Plan time(Duration limit) {
        return new Plan(model, checked, workers, states, bytes, limit, onwards);
    }

    /** Past the first counterexample. */
    public Plan toTheEnd() {
        return new Plan(model, checked, workers, states, bytes, time, true);
    }
}
