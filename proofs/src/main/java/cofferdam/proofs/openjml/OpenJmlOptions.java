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
        return List.of(
                "--esc",
                "--progress",
                "--timeout=" + limit.toMillis(),
                "--check-feasibility=precondition,exit",
                "--code-math=safe",
                "--spec-math=bigint");
    }
}
