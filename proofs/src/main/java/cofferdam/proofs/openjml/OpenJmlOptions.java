package cofferdam.proofs.openjml;

import java.util.List;

/** The options OpenJML is given; part of what an answer depends on. */
public final class OpenJmlOptions {
    private static final List<String> PINNED = List.of(
            "--esc",
            "--progress",
            "--timeout=60000",
            "--check-feasibility=precondition,exit",
            "--code-math=safe",
            "--spec-math=bigint");

    private OpenJmlOptions() {}

    /** Extended static checking; overflow is an error; a minute a question; contradictions are looked for. */
    public static List<String> pinned() {
        return PINNED;
    }
}
