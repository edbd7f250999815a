package cofferdam.proofs.unwinding.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What an exploration did and found. The numbers of states, transitions and steps and the hash do not depend on the number
 * of workers.
 *
 * @param stop why it ended
 * @param states distinct states visited
 * @param expanded those whose steps were all taken
 * @param transitions steps taken
 * @param depth the length of the longest of the shortest ways to a state
 * @param layers how many states are first reached after how many steps
 * @param hash of the set of visited states
 * @param checks how many comparisons there were for each property
 * @param broken for each broken property its first counterexample
 * @param bytes what all tables take, with what of them is empty
 * @param time how long it took
 * @param represented how many states those visited stand for; as many as were visited if there was no reduction
 */
public record Exploration(
        Stop stop,
        long states,
        long expanded,
        long transitions,
        int depth,
        List<Long> layers,
        StateHash hash,
        Map<Property, Long> checks,
        Map<Property, Counterexample> broken,
        long bytes,
        Duration time,
        long represented) {

    /** Whether every reachable state was visited or represented, and every property checked holds in all of them. */
    public boolean holds() {
        return stop == Stop.COMPLETE && broken.isEmpty();
    }

    /** Bytes of all tables for one state. */
    public double bytesPerState() {
        return bytes / (double) Math.max(1, states);
    }

    /** Steps a second. */
    public double rate() {
        return transitions * 1e9 / Math.max(1, time.toNanos());
    }
}
