package cofferdam.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Readers of outside input hold up against a fuzzer, and the fuzzer would notice if one did not (G8-05, G8-06, G11-02). */
class FuzzingTest {
    private static final Path ROOT = Path.of("..");
    private static final Path EXAMPLES = ROOT.resolve("docs/examples");
    private static final int SECONDS = Integer.getInteger("cofferdam.fuzz.seconds", 30);
    private static final int PATIENCE_SECONDS = 300;

    /** What is said of the fault that {@link SeededFaults} puts into the reader of each target. */
    private static final Map<Target, String> FAULTS = Map.ofEntries(
            Map.entry(Target.DESCRIPTION, "no such line"),
            Map.entry(Target.EDITS, "no such line"),
            Map.entry(Target.IMAGE, "is another one in memory"),
            Map.entry(Target.IMAGE_NAME, "boot reads what lies outside"),
            Map.entry(Target.ATTEMPTS, "IllegalStateException: an empty value"),
            Map.entry(Target.RECORDS, "IllegalStateException: nothing"),
            Map.entry(Target.PATCH, "there is no source ../B.java"),
            Map.entry(Target.MACHINE_CODE, " cycles"),
            Map.entry(Target.ARGUMENTS, "IllegalStateException: two"),
            Map.entry(Target.MODEL, "IllegalStateException: an empty value"),
            Map.entry(Target.REPLAY, "IllegalStateException: an empty line"),
            Map.entry(Target.CHECKPOINT, "believed though its sum is wrong"),
            Map.entry(Target.SOAK_STEPS, "1: "),
            Map.entry(Target.LAB_ANSWERS, "inner/left"));

    @TempDir
    Path scratch;

    private ExecutorService pool;

    @BeforeEach
    void twoAtOnce() {
        pool = Executors.newFixedThreadPool(2);
    }

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> everyKeptInputIsReadOrRefusedInWords() {
        return Arrays.stream(Target.values())
                .map(target -> DynamicTest.dynamicTest(target.title(), () -> {
                    List<byte[]> kept = KeptCorpus.read(FuzzCampaign.kept(ROOT, target));
                    assertThat(kept).as("kept inputs").isNotEmpty();
                    try (FuzzTarget opened = target.open(EXAMPLES, false)) {
                        for (byte[] input : kept) {
                            opened.accept(input);
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> noTargetFailsWhileItIsFuzzed() {
        return tests(false, SECONDS, (target, result) -> {
            assertThat(result.found()).as(KeptCorpus.line(result.culprit())).isEmpty();
            assertThat(result.inputs()).isPositive();
            assertThat(result.edges()).isPositive();
        });
    }

    @TestFactory
    Stream<DynamicTest> aSeededFaultInAReaderIsFound() {
        return tests(true, PATIENCE_SECONDS, (target, result) -> assertThat(result.found())
                .contains(FAULTS.get(target)));
    }

    /** What is asked of the result of a run. */
    @FunctionalInterface
    private interface Judge {
        void judge(Target target, JazzerRun.Result result);
    }

    private Stream<DynamicTest> tests(boolean broken, int seconds, Judge judge) {
        JazzerRun run = new JazzerRun(EXAMPLES, scratch);
        Map<Target, Future<JazzerRun.Result>> results = new EnumMap<>(Target.class);
        for (Target target : Target.values()) {
            Callable<JazzerRun.Result> task = () -> run.fuzz(target, broken, seconds, kept(target, broken));
            results.put(target, pool.submit(task));
        }
        return Arrays.stream(Target.values())
                .map(target -> DynamicTest.dynamicTest(
                        target.title(), () -> judge.judge(target, result(results.get(target)))));
    }

    /** The faults are found from scratch. */
    private static List<byte[]> kept(Target target, boolean broken) throws IOException {
        return broken ? List.of() : KeptCorpus.read(FuzzCampaign.kept(ROOT, target));
    }

    private static JazzerRun.Result result(Future<JazzerRun.Result> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
