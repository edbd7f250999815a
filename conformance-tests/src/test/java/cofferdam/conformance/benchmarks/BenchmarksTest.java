package cofferdam.conformance.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs and gets its row; no figure is judged here. */
class BenchmarksTest {
    @Test
    void everyBenchmarkRunsAndGetsARow() throws RunnerException {
        Collection<RunResult> results = BenchmarkReport.run(new OptionsBuilder()
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(20))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true));
        assertThat(results).hasSize(Measured.values().length);
        assertThat(results)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive());
        assertThat(BenchmarkReport.rows(results))
                .hasSize(Measured.values().length)
                .first()
                .asString()
                .startsWith("| uncached two-stage walk, 24 references | `TranslationBenchmark.twoStageWalk` | ");
    }

    @Test
    void aRowShowsMillionsPerSecondAndNanoseconds() {
        assertThat(Measured.TLB_HIT.row(200e6, 1.5e6))
                .isEqualTo("| TLB hit | `TranslationBenchmark.tlbHit` | 200.00 ± 1.50 M/s | 5.0 ns | 150 M/s |");
        assertThatThrownBy(() -> Measured.named("x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCommandIsTimedAndItsExitStatusKept() throws Exception {
        CommandTiming timing = CommandTiming.measure(Path.of("."), 3, List.of("sh", "-c", "exit 2"));
        assertThat(timing.exit()).isEqualTo(2);
        assertThat(timing.millis()).hasSize(3).isSorted();
        assertThat(timing.median()).isEqualTo(timing.millis()[1]);
    }

    @Test
    void thePageHoldsMachineCommandAndFigures() {
        CommandTiming timing = new CommandTiming(List.of("./cofferdam", "check"), 0, new long[] {900, 1000, 2500});
        String page = BenchmarkReport.page(List.of("| row |"), List.of(timing), 2.25);
        assertThat(page)
                .contains("-Pbenchmarks")
                .contains(System.getProperty("java.vm.version"))
                .contains("before the first benchmark: 2.3 ")
                .contains("| row |\n")
                .contains("| `./cofferdam check` | 1.00 s | 0.90 s | 2.50 s | 0 |\n");
    }
}
