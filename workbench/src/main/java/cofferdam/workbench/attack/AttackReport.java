package cofferdam.workbench.attack;

import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.watch.Violation;
import java.util.List;

/**
 * What came of all attempts on a system.
 *
 * @param before violations before the first attempt; they count against attempts on the same requirement alone
 * @param complete whether the run came to its end
 * @param compared what else was looked at tick by tick, and holds where no violation says otherwise
 */
public record AttackReport(
        SystemDescription system,
        long seed,
        AttemptList attempts,
        List<Violation> before,
        List<Judged> judged,
        List<String> compared,
        boolean complete) {
    /** Copies the lists. */
    public AttackReport {
        before = List.copyOf(before);
        judged = List.copyOf(judged);
        compared = List.copyOf(compared);
    }

    /** How many ended so. */
    public long count(Judged.Outcome outcome) {
        return judged.stream().filter(j -> j.outcome() == outcome).count();
    }

    /** Whether every attempt was made and stopped, and nothing was violated before. */
    public boolean allStopped() {
        return complete && before.isEmpty() && count(Judged.Outcome.STOPPED) == judged.size();
    }
}
