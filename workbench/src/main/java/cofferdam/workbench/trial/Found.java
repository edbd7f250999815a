package cofferdam.workbench.trial;

import cofferdam.workbench.watch.Violation;
import java.util.List;

/**
 * A violation with the shortest way to it that was found.
 *
 * @param setup what was different from an ordinary run
 * @param steps what the changed partition was made to do, then what it was seen doing
 */
public record Found(Violation violation, String setup, List<String> steps) {
    public Found {
        steps = List.copyOf(steps);
    }
}
