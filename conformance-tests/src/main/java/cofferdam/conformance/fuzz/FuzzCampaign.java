package cofferdam.conformance.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fuzzes every target for a while, keeps what it learned, and writes the table of docs/fuzzing.md. */
public final class FuzzCampaign {
    private static final int AT_ONCE = 2;
    private static final int MOST_BYTES = 100_000;
    private static final String BEGIN = "<!-- The table is written by FuzzCampaign. -->\n";
    private static final String HEAD =
            "| target | input | seconds | inputs tried | a second | edges passed | inputs kept | found |\n"
                    + "|---|---|---|---|---|---|---|---|\n";
    private static final String END = "<!-- End of the table. -->";

    private FuzzCampaign() {}

    /**
     * Runs two targets at once.
     *
     * @param args the root of the checkout; seconds for each target (600); titles of targets (all)
     */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        Path root = Path.of(args[0]).toAbsolutePath().normalize();
        int seconds = args.length < 2 ? 600 : Integer.parseInt(args[1]);
        List<Target> targets = args.length < 3
                ? List.of(Target.values())
                : List.of(args).subList(2, args.length).stream()
                        .map(Target::titled)
                        .toList();
        Path scratch = Files.createTempDirectory("cofferdam-fuzzing");
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Target target : targets) {
                running.add(pool.submit(() -> {
                    write(root, target, row(root, scratch, target, seconds));
                    return target;
                }));
            }
            for (Future<?> target : running) {
                target.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** The file with a target's kept inputs. */
    static Path kept(Path root, Target target) {
        return root.resolve("conformance-tests").resolve("corpus").resolve(target.title() + ".txt");
    }

    private static String row(Path root, Path scratch, Target target, int seconds)
            throws IOException, InterruptedException {
        JazzerRun run = new JazzerRun(root.resolve("docs/examples"), scratch);
        List<byte[]> kept = KeptCorpus.read(kept(root, target));
        JazzerRun.Result result = run.fuzz(target, false, seconds, kept);
        List<byte[]> all = new ArrayList<>(kept);
        all.addAll(result.corpus());
        if (result.culprit().length > 0) {
            all.add(result.culprit());
        }
        int count = KeptCorpus.write(
                kept(root, target), result.found().isEmpty() ? run.merged(target, all) : all, MOST_BYTES);
        String row = String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %,d | %.0f | %,d | %,d | %s |%n",
                target.title(),
                target.what(),
                seconds,
                result.inputs(),
                result.inputs() * 1000.0 / Math.max(1, result.millis()),
                result.edges(),
                count,
                result.found().isEmpty() ? "-" : result.found());
        System.out.print(row);
        if (!result.found().isEmpty()) {
            System.out.println("  " + KeptCorpus.line(result.culprit()));
        }
        return row;
    }

    /** Puts a target's row into the table; those of others stay as they are. */
    private static synchronized void write(Path root, Target target, String row) throws IOException {
        Path page = root.resolve("docs/fuzzing.md");
        String text = Files.readString(page);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        StringBuilder table = new StringBuilder(HEAD);
        for (Target each : Target.values()) {
            String own = "| " + each.title() + " |";
            table.append(
                    each == target
                            ? row
                            : text.substring(from, to)
                                    .lines()
                                    .filter(line -> line.startsWith(own))
                                    .map(line -> line + "\n")
                                    .findFirst()
                                    .orElse(""));
        }
        Files.writeString(page, text.substring(0, from) + table + text.substring(to));
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        System.out.printf(Locale.ROOT, "load average %.1f%n", load);
    }
}
