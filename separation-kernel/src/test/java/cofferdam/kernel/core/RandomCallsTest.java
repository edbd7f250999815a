package cofferdam.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.soak.Soak;
import cofferdam.kernel.soak.SoakReport;
import org.junit.jupiter.api.Test;

/**
 * Random hypercalls, exits, interrupts, ticks and entries on random systems: after each step the kernel, its tables and what it
 * asked of the platform are as they must be, and nothing throws. {@code cofferdam soak} does the same for as long as one
 * likes. Requirements G9-01, G9-02, G9-05, G5-02, G1-13, G2-01, G4-02.
 */
class RandomCallsTest {
    private static final int STEPS = 200_000;
    private static final int SYSTEMS = 200;
    private static final int SEED = 1;

    @Test
    void twoHundredThousandStepsOnTwoHundredSystemsBreakNothing() throws Exception {
        SoakReport report = new Soak(SEED, STEPS, SYSTEMS, 2, () -> false, done -> {}).run();
        report.failure().ifPresent(failure -> {
            throw new AssertionError(failure.requirement() + " in system " + failure.system() + ": " + failure.what()
                    + "; again: cofferdam soak --system " + failure.system() + " --replay '" + failure.replay() + "'");
        });
        assertThat(report.complete()).isTrue();
        assertThat(report.tally().steps()).isEqualTo(STEPS);
        assertThat(report.tally().systems()).isEqualTo(SYSTEMS);
        nothingWasOnlyRefused(report);
    }

    /** A search that never gets anywhere finds nothing, either. */
    private static void nothingWasOnlyRefused(SoakReport report) {
        assertThat(report.tally().idle()).isLessThan(STEPS / 10);
        assertThat(report.tally().kinds().values()).allMatch(times -> times > 100);
        assertThat(report.tally().exits().values()).allMatch(times -> times > 100);
        report.tally().calls().forEach((name, times) -> {
            boolean known = !name.equals("unknown");
            assertThat(times[0]).as("%s carried out", name).isGreaterThanOrEqualTo(known ? 100 : 0);
            assertThat(times[1]).as("%s refused", name).isGreaterThan(0);
        });
    }
}
