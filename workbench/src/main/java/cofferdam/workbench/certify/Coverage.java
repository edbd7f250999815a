package cofferdam.workbench.certify;

import cofferdam.proofs.unwinding.engine.Explained;
import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Stop;
import cofferdam.workbench.trial.Counters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the exploration that belongs to a certificate has covered.
 *
 * @param skipped why nothing was explored, if so; then all else is empty
 * @param bounds of what the states were visited
 * @param ended why it ended
 * @param complete whether every reachable state was visited and every property checked in each
 * @param states distinct states found
 * @param left those of them whose steps were not taken
 * @param steps taken
 * @param depth steps from the initial state
 * @param hash of the set of states
 * @param seconds how long it took
 * @param rate steps a second
 * @param broken the first counterexample of each broken property, made small
 */
public record Coverage(
        Optional<String> skipped,
        String bounds,
        String ended,
        boolean complete,
        long states,
        long left,
        long steps,
        int depth,
        String hash,
        double seconds,
        double rate,
        List<Explained> broken) {
    public Coverage {
        broken = List.copyOf(broken);
    }

    /** Nothing was explored. */
    public static Coverage none(String why) {
        return new Coverage(Optional.of(why), "", "", false, 0, 0, 0, 0, "", 0, 0, List.of());
    }

    /** What an exploration has covered. */
    public static Coverage of(String bounds, Exploration exploration, List<Explained> broken) {
        return new Coverage(
                Optional.empty(),
                bounds,
                exploration.stop().words(),
                exploration.stop() == Stop.COMPLETE,
                exploration.states(),
                exploration.states() - exploration.expanded(),
                exploration.transitions(),
                exploration.depth(),
                exploration.hash().toString(),
                exploration.time().toNanos() / 1e9,
                exploration.rate(),
                broken);
    }

    /** {@link Strength#EXHAUSTIVE} only of what was visited to the end. */
    public Strength strength() {
        return complete ? Strength.EXHAUSTIVE : skipped.isPresent() ? Strength.UNKNOWN : Strength.SAMPLED;
    }

    /** What was visited, in numbers; the same in every complete exploration of the same system. */
    public String numbers() {
        return Counters.words(states, "states") + ", " + Counters.words(steps, "steps") + ", up to "
                + Counters.words(depth, "steps") + " deep"
                + (complete ? ", all that are reachable" : ", " + left + " of the states not gone on from: " + ended);
    }

    /** How fast it was. */
    public String speed() {
        return String.format(Locale.ROOT, "%.1f s, %,.0f steps/s", seconds, rate);
    }

    /** All of it in one sentence. */
    public String words() {
        return skipped.map(why -> "none: " + why)
                .orElseGet(() -> numbers() + "; " + speed() + ". Bounds: " + bounds + ".");
    }
}
