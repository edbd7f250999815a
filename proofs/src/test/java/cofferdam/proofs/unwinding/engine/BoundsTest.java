package cofferdam.proofs.unwinding.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.unwinding.synthetic.Cells;
import cofferdam.proofs.unwinding.synthetic.Rate;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exploration that may not end says why it stopped, and what it did until then. */
class BoundsTest {
    private static Exploration explore(Plan plan) {
        return new Explorer(() -> new Cells(2, 4, 4), plan).explore(Progress.NONE);
    }

    @Test
    void itStopsAtTheLimitOfStates() {
        Exploration result = explore(Plan.of("cells").states(50_000));
        assertThat(result.stop()).isEqualTo(Stop.STATES);
        assertThat(result.states()).isGreaterThanOrEqualTo(50_000).isLessThan(655_360);
        assertThat(result.holds()).isFalse();
        assertThat(result.broken()).isEmpty();
    }

    @Test
    void itStopsAtTheLimitOfMemory() {
        Exploration result = explore(Plan.of("cells").bytes(4 << 20));
        assertThat(result.stop()).isEqualTo(Stop.MEMORY);
        assertThat(result.bytes()).isBetween(4L << 20, 16L << 20);
        assertThat(result.expanded()).isPositive();
    }

    /** It is a process of its own, for its heap is full. */
    @Test
    void itStopsWithWhatItHasDoneBeforeTheHeapIsFull(@TempDir Path folder) throws Exception {
        Path printed = folder.resolve("printed.txt");
        int status = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Rate.class.getName(),
                        "2",
                        "2",
                        "5",
                        "4")
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start()
                .waitFor();
        assertThat(status).isZero();
        assertThat(printed)
                .content()
                .containsPattern("ended +the limit of memory was reached\\R")
                .containsPattern("states +[0-9]{3},[0-9]{3}\\R")
                .containsPattern("holds +false\\R");
    }

    @Test
    void itStopsAtTheLimitOfTime() {
        Exploration result = explore(Plan.of("cells").time(Duration.ofNanos(1)));
        assertThat(result.stop()).isEqualTo(Stop.TIME);
        assertThat(result.holds()).isFalse();
    }

    @Test
    void itTellsHowItGoesOn() {
        long[] heard = {0, 0, 0};
        Exploration result = new Explorer(() -> new Cells(2, 3, 3), Plan.of("cells"))
                .explore((states, expanded, transitions, depth, bytes) -> {
                    assertThat(states).isGreaterThanOrEqualTo(heard[1]);
                    heard[0]++;
                    heard[1] = states;
                    heard[2] = depth;
                    return true;
                });
        assertThat(heard[0]).isGreaterThanOrEqualTo(result.depth());
        assertThat(heard[1]).isEqualTo(result.states());
        assertThat(heard[2]).isEqualTo(result.depth());
    }

    @Test
    void aStateTakesLessThan64Bytes() {
        assertThat(explore(Plan.of("cells").states(300_000)).bytesPerState()).isLessThan(64);
    }
}
