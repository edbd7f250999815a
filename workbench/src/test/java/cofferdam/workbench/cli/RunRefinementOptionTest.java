package cofferdam.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.cli.Cli.Outcome;
import org.junit.jupiter.api.Test;

/** {@code run --refinement} compares the kernel with the specification and says what differs (G1-13, G11-01). */
class RunRefinementOptionTest {
    @Test
    void itTellsHowMuchWasComparedAndHowMuchIsOpen() {
        Outcome outcome = Cli.run("run", Cli.example("smallest"), "--ticks", "50", "--refinement");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .containsPattern(
                        "refinement: \\d{3} steps compared with the specification, \\d+ answers? left open by it;"
                                + " no difference");
    }

    @Test
    void withoutItNothingIsCompared() {
        assertThat(Cli.run("run", Cli.example("smallest"), "--ticks", "50").out())
                .doesNotContain("refinement");
    }

    /** Known-bad: a frame can be donated again by whom it no longer belongs to. */
    @Test
    void anotherStateIsToldWithTickStepAndTheStepsBefore() {
        Outcome outcome =
                Cli.run("run", Cli.example("avionics"), "--ticks", "100", "--refinement", "--defect", "double-donate");
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(1);
        assertThat(outcome.out())
                .containsPattern("refinement: difference at tick \\d+, step \\d+:"
                        + " owner of frame \\d+ is 2, not 3 \\(G1-13\\)")
                .containsPattern("\\d+ steps compared .*; the last steps:\\R")
                .containsPattern("\\d+\\. \\S+ calls DONATE");
    }

    @Test
    void aReplayIsNotCompared() {
        Outcome outcome = Cli.run("run", "--replay", "some.replay", "--refinement");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("--refinement");
    }
}
