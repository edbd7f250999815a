package cofferdam.kernel.soak;

import java.util.Optional;

/**
 * What came of a soak.
 *
 * @param steps how many were asked for
 * @param systems how many were asked for
 * @param tally what was done
 * @param complete whether all of it was done and nothing broke
 */
public record SoakReport(
        long seed,
        long steps,
        long systems,
        int workers,
        Tally tally,
        long millis,
        boolean complete,
        Optional<Failure> failure) {
    /** Steps in a second of all workers together. */
    public long rate() {
        return tally.steps() * 1000 / Math.max(1, millis);
    }
}
