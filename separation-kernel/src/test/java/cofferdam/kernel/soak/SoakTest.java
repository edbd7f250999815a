package cofferdam.kernel.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A soak repeats, can be stopped, and says how far it came. Requirement G10-04. */
class SoakTest {
    private static final int STEPS = 3000;
    private static final int SYSTEMS = 24;

    @Test
    void theSameSeedDoesTheSameHoweverManyWorkOnIt() throws Exception {
        SoakReport one = soak(5, 1);
        SoakReport three = soak(5, 3);
        assertThat(one.complete()).isTrue();
        assertThat(three.tally().exits()).isEqualTo(one.tally().exits());
        assertThat(three.tally().kinds()).isEqualTo(one.tally().kinds());
        assertThat(three.tally().boots()).isEqualTo(one.tally().boots());
        assertThat(soak(6, 1).tally().exits()).isNotEqualTo(one.tally().exits());
    }

    @Test
    void whoStopsItLearnsWhatWasDone() throws Exception {
        AtomicLong seen = new AtomicLong();
        SoakReport report = new Soak(1, STEPS, SYSTEMS, 1, () -> seen.get() > STEPS / 3, seen::set).run();
        assertThat(report.complete()).isFalse();
        assertThat(report.failure()).isEmpty();
        assertThat(report.tally().steps()).isEqualTo(seen.get()).isBetween(STEPS / 3L, STEPS / 2L);
    }

    @Test
    void allStepsAreDoneWhenTheyAreNoMultipleOfTheSystems() throws Exception {
        SoakReport report = new Soak(1, 107, 10, 2, () -> false, done -> {}).run();
        assertThat(report.tally().steps()).isEqualTo(107);
        assertThat(report.tally().systems()).isEqualTo(10);
        assertThat(new Soak(1, 3, 10, 2, () -> false, done -> {}).run().tally().steps())
                .isEqualTo(3);
    }

    private static SoakReport soak(long seed, int workers) throws Exception {
        return new Soak(seed, STEPS, SYSTEMS, workers, () -> false, done -> {}).run();
    }
}
