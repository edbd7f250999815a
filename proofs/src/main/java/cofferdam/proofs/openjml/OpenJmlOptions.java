package cofferdam.proofs.openjml;

import java.time.Duration;
import java.util.List;

/** The options OpenJML is given; part of what an answer depends on. */
public final class OpenJmlOptions {
    private OpenJmlOptions() {}

    /**
     * Extended static checking; overflow is an error; contradictions are looked for.
     *
     * @param limit for each question to the solver, by the clock
     */
    public static List<String> within(Duration limit) {
        return of(limit, "precondition,exit");
    }

    /** The same, without a look for contradictions. */
    static List<String> trusting(Duration limit) {
        return of(limit, "none");
    }

    private static List<String> of(Duration limit, String feasible) {
        return List.of(
                "--esc",
                "--progress",
                "--timeout=" + limit.toMillis(),
                "--check-feasibility=" + feasible,
                "--code-math=safe",
                "--spec-math=bigint");
    }
}
