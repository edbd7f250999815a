package cofferdam.conformance.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.proofs.unwinding.kernel.ModelFile;
import cofferdam.proofs.unwinding.kernel.ModelReader;
import cofferdam.proofs.unwinding.machine.AbstractModel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void theExplorersPartOfThePageIsKept() {
        assertThat(ExplorerReport.section("# Benchmarks\n\nparts\n\n## The explorer\n\n| row |\n"))
                .isEqualTo("\n## The explorer\n\n| row |\n");
        assertThat(ExplorerReport.section("# Benchmarks\n")).isEmpty();
    }

    @Test
    void theExplorerAndSpinAreMeasuredOnTheSameStates(@TempDir Path folder) throws Exception {
        ModelFile file = ModelReader.read(Path.of("../docs/models/channel/model.xml"))
                .model()
                .orElseThrow();
        AbstractModel model = new AbstractModel(file.with(file.bounds().with("values", "1")));
        String[] rows = ExplorerReport.abstractly(model, folder, 16).split("\n");
        String counts =
                rows[rows.length - 4].replace("| Spin |", "").replaceFirst("( [0-9,]+ \\| [0-9,]+ \\|).*", "$1");
        assertThat(counts).isNotBlank();
        assertThat(rows[rows.length - 3]).startsWith("| ours, one worker |" + counts);
        assertThat(rows[rows.length - 2]).startsWith("| ours, two workers |" + counts);
        assertThat(rows[rows.length - 1]).startsWith("| ours, two workers, all properties |" + counts);
    }
}
