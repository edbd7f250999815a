package cofferdam.workbench.trial;

import cofferdam.workbench.replay.Moment;
import cofferdam.workbench.watch.Violation;
import java.util.List;
import java.util.function.Supplier;

/**
 * A violation with the shortest way to it that was found.
 *
 * @param setup what was different from an ordinary run
 * @param steps what the changed partition was made to do, then what it was seen doing
 * @param replay runs it once more and tells what happened on the way
 */
public record Found(Violation violation, String setup, List<String> steps, Supplier<List<Moment>> replay) {
    public Found {
        steps = List.copyOf(steps);
    }
}
