package cofferdam.conformance.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs Jazzer over a target in a process of its own, with memory and time for each input bounded. */
final class JazzerRun {
    private static final String HEAP = "-Xmx1g";
    private static final int SECONDS_AN_INPUT = 60;
    private static final int SECONDS_TO_START = 600;
    private static final int EXIT_FOUND = 77;
    private static final int EXIT_TIMEOUT = 70;
    private static final int EXIT_MEMORY = 71;
    private static final Pattern INPUTS = Pattern.compile("stat::number_of_executed_units: (\\d+)");
    private static final Pattern EDGES = Pattern.compile("cov: (\\d+)");
    private static final Pattern WHAT = Pattern.compile("== Java Exception: (.*)|== ERROR: (libFuzzer: .*)");

    private final Path examples;
    private final Path scratch;

    /**
     * What came of it.
     *
     * @param inputs how many were tried
     * @param edges of the product's code that some input passed, as Jazzer counts them
     * @param found what went wrong with the last input; empty if nothing did
     * @param culprit that input; empty if there is none
     * @param corpus inputs that pass where none of the kept ones does
     * @param millis how long it took, start included
     */
    record Result(long inputs, int edges, String found, byte[] culprit, List<byte[]> corpus, long millis) {}

    /**
     * Runs.
     *
     * @param examples the folder of the examples
     * @param scratch an empty folder
     */
    JazzerRun(Path examples, Path scratch) {
        this.examples = examples.toAbsolutePath();
        this.scratch = scratch.toAbsolutePath();
    }

    /**
     * Tries inputs, kept ones first, for some seconds or until something goes wrong.
     *
     * @param broken whether over the reader with a fault on purpose
     */
    Result fuzz(Target target, boolean broken, int seconds, List<byte[]> kept)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Path folder = Files.createDirectories(scratch.resolve(target.title() + (broken ? "-broken" : "")));
        Path fresh = Files.createDirectories(folder.resolve("new"));
        Path known = folder.resolve("known");
        List<byte[]> seeds = new ArrayList<>(kept);
        seeds.addAll(target.good(examples));
        KeptCorpus.unpack(seeds, known);
        List<String> options = List.of(
                "-max_total_time=" + seconds,
                "-max_len=" + target.longest(),
                "-len_control=0",
                "-seed=1",
                fresh.toString(),
                known.toString());
        int exit = run(target, broken, folder, options, seconds);
        String log = log(folder);
        String found = "";
        if (exit == EXIT_FOUND || exit == EXIT_TIMEOUT || exit == EXIT_MEMORY) {
            Matcher what = WHAT.matcher(log);
            found = what.find() ? what.group() : "something, with exit status " + exit;
        } else if (exit != 0) {
            throw new IOException("Jazzer ended with " + exit + ": " + lastLines(log));
        }
        return new Result(
                number(INPUTS, log),
                (int) number(EDGES, log),
                found,
                culprit(folder),
                KeptCorpus.pack(fresh),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    /** As few of some inputs as pass everywhere that all of them do. */
    List<byte[]> merged(Target target, List<byte[]> inputs) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(scratch.resolve(target.title() + "-merge"));
        Path all = folder.resolve("all");
        Path few = Files.createDirectories(folder.resolve("few"));
        KeptCorpus.unpack(inputs, all);
        List<String> options = List.of("-merge=1", "-max_len=" + target.longest(), few.toString(), all.toString());
        int exit = run(target, false, folder, options, SECONDS_TO_START);
        if (exit != 0) {
            throw new IOException("Jazzer ended with " + exit + ": " + lastLines(log(folder)));
        }
        return KeptCorpus.pack(few);
    }

    private int run(Target target, boolean broken, Path folder, List<String> options, int seconds)
            throws IOException, InterruptedException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-Xss4m",
                "-XX:+UseSerialGC",
                "-Djdk.attach.allowAttachSelf=true",
                "-Djava.io.tmpdir=" + temporary,
                "-D" + FuzzEntry.TARGET + "=" + target.title(),
                "-D" + FuzzEntry.EXAMPLES + "=" + examples,
                "-D" + FuzzEntry.BROKEN + "=" + broken,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzEntry.class.getName(),
                "--instrumentation_includes=cofferdam.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-timeout=" + SECONDS_AN_INPUT,
                "-print_final_stats=1"));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        Process process = builder.start();
        try {
            if (!process.waitFor(seconds + (long) SECONDS_TO_START, TimeUnit.SECONDS)) {
                throw new IOException("Jazzer does not end: " + lastLines(log(folder)));
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String log(Path folder) throws IOException {
        return new String(Files.readAllBytes(folder.resolve("log.txt")), StandardCharsets.ISO_8859_1);
    }

    private static String lastLines(String log) {
        List<String> lines =
                log.lines().filter(line -> !line.startsWith("INFO")).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    private static long number(Pattern pattern, String log) {
        Matcher matcher = pattern.matcher(log);
        long last = 0;
        while (matcher.find()) {
            last = Long.parseLong(matcher.group(1));
        }
        return last;
    }

    private static byte[] culprit(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().matches("(crash|timeout|oom)-.*"))
                    .collect(Collectors.toList());
            return found.isEmpty() ? new byte[0] : Files.readAllBytes(found.get(0));
        }
    }
}
