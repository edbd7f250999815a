package cofferdam.proofs.openjml;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

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

    /**
     * The same, but after the first clause that fails no others are looked for. No part of what a refutation depends on,
     * which is about the first.
     */
    static List<String> untilOneFails(List<String> options) {
        return Stream.concat(options.stream(), Stream.of("--esc-max-warnings=1"))
                .toList();
    }
}
