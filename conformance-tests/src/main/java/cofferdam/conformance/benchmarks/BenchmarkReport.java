package cofferdam.conformance.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs all benchmarks and writes docs/benchmarks.md, but for what {@link ExplorerReport} writes there. */
public final class BenchmarkReport {
    private static final int WARMUPS = 3;
    private static final int MEASUREMENTS = 5;
    private static final int COMMAND_RUNS = 5;
    private static final List<String> COMMANDS = List.of(
            "./cofferdam check docs/examples/smallest/system.xml",
            "./cofferdam certify docs/examples/smallest/system.xml --budget 0",
            "./cofferdam certify docs/examples/red-black/system.xml --budget 0");

    private BenchmarkReport() {}

    /**
     * Measures and writes; takes about two minutes.
     *
     * @param args the root of the checkout
     */
    public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
        Path root = Path.of(args.length == 0 ? "." : args[0]).toAbsolutePath().normalize();
        double load = HostDescription.load();
        List<String> rows = rows(run(options().forks(1)));
        List<CommandTiming> commands = new ArrayList<>();
        for (String command : COMMANDS) {
            commands.add(CommandTiming.measure(root, COMMAND_RUNS, List.of(command.split(" "))));
        }
        Path file = root.resolve("docs/benchmarks.md");
        Files.writeString(file, page(rows, commands, load) + ExplorerReport.section(Files.readString(file)));
    }

    private static ChainedOptionsBuilder options() {
        return new OptionsBuilder()
                .warmupIterations(WARMUPS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(MEASUREMENTS)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgsAppend("-XX:+UseSerialGC");
    }

    /** Runs every benchmark of the page. */
    static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
        for (Measured measured : Measured.values()) {
            options.include("^" + measured.benchmark().replace(".", "\\.") + "$");
        }
        return new Runner(options.build()).run();
    }

    /** The rows of the table, in the order of {@link Measured}. */
    static List<String> rows(Collection<RunResult> results) {
        Map<Measured, String> rows = new TreeMap<>();
        for (RunResult result : results) {
            Result<?> score = result.getPrimaryResult();
            Measured measured = Measured.named(result.getParams().getBenchmark());
            rows.put(measured, measured.row(score.getScore(), score.getScoreError()));
        }
        return List.copyOf(rows.values());
    }

    /** The whole page; {@code load}: load average before the first benchmark. */
    static String page(List<String> rows, List<CommandTiming> commands, double load) {
        StringBuilder page = new StringBuilder();
        page.append("# Benchmarks\n\n");
        page.append(
                "Written by `cofferdam.conformance.benchmarks.BenchmarkReport`; change that, not this page. To measure"
                        + " anew:\n\n");
        page.append("    ./mvnw -q -pl conformance-tests -am -Pbenchmarks -DskipTests package\n\n");
        page.append("Measured on: ").append(HostDescription.sentence()).append(".\n");
        page.append(String.format(
                Locale.ROOT, "Load average of the machine before the first benchmark: %.1f (0 is quiet).%n%n", load));
        page.append("## Parts\n\n");
        page.append("JMH throughput of one thread, ")
                .append(WARMUPS)
                .append(" warm-up and ")
                .append(MEASUREMENTS);
        page.append(" measured iterations of 1 s in one fork; ± is half the width of the 99.9 % confidence interval."
                + " The aims are those of the design, not tests.\n\n");
        page.append("| what | benchmark | throughput | time each | aim above |\n|---|---|---|---|---|\n");
        rows.forEach(row -> page.append(row).append('\n'));
        page.append("\n## Whole commands\n\n");
        page.append("From process start to exit, built beforehand, ")
                .append(COMMAND_RUNS)
                .append(" runs after one that" + " does not count.\n\n");
        page.append("| command | median | fastest | slowest | exit status |\n|---|---|---|---|---|\n");
        for (CommandTiming timing : commands) {
            page.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %.2f s | %.2f s | %.2f s | %d |%n",
                    String.join(" ", timing.command()),
                    timing.median() / 1e3,
                    timing.millis()[0] / 1e3,
                    timing.millis()[timing.millis().length - 1] / 1e3,
                    timing.exit()));
        }
        return page.toString();
    }
}
