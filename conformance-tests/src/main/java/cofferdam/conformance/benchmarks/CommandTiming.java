package cofferdam.conformance.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Wall-clock time of whole commands, from process start to exit, in milliseconds.
 *
 * @param command what was run
 * @param exit its exit status
 * @param millis sorted times
 */
record CommandTiming(List<String> command, int exit, long[] millis) {
    /** Runs a command several times in a directory, after one run that does not count. */
    static CommandTiming measure(Path directory, int runs, List<String> command)
            throws IOException, InterruptedException {
        int exit = run(directory, command);
        long[] millis = new long[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            exit = run(directory, command);
            millis[i] = (System.nanoTime() - start) / 1_000_000;
        }
        Arrays.sort(millis);
        return new CommandTiming(command, exit, millis);
    }

    private static int run(Path directory, List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** The middle time. */
    long median() {
        return millis[millis.length / 2];
    }
}
