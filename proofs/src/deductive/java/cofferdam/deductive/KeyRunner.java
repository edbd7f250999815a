package cofferdam.deductive;

import de.uka.ilkd.key.control.KeYEnvironment;
import de.uka.ilkd.key.speclang.Contract;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Loads a source folder once and proves contracts of it, one after the other.
 *
 * <p>Arguments: the source folder; an empty folder for KeY's own settings; a file with a line for each setting,
 * {@code set NAME VALUE}, and one for each contract, {@code prove ID}. Output, one JSON object a line: first what was
 * loaded, with the ids of all contracts; then for each contract that its proof begins, and how it ended. Exit status 0
 * if all was tried, 1 if the sources cannot be loaded.
 */
public final class KeyRunner {
    private final PrintStream out;

    private KeyRunner(PrintStream out) {
        this.out = out;
    }

    /** See the class comment. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Nobody is left to read the answers when the process that asked is gone.
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit()
                .thenRun(() -> Runtime.getRuntime().halt(2)));
        // What KeY prints does not get between the lines.
        System.setOut(System.err);
        PinnedSettings settings = new PinnedSettings();
        List<String> asked = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(arguments[2]))) {
            String[] words = line.split(" ", 2);
            if (words[0].equals("set")) {
                String[] setting = words[1].split(" ", 2);
                settings.set(setting[0], setting[1]);
            } else {
                asked.add(words[1]);
            }
        }
        System.exit(new KeyRunner(out).run(new File(arguments[0]), new File(arguments[1]), settings, asked));
    }

    private int run(File source, File home, PinnedSettings settings, List<String> asked) {
        long start = System.nanoTime();
        KeYEnvironment<?> environment;
        try {
            settings.prepare(home);
            environment = KeYEnvironment.load(source, null, null, null);
        } catch (Throwable failure) {
            out.println(new JsonLine().text("failed", reason(failure)));
            return 1;
        }
        Map<String, Contract> contracts = Contracts.of(environment);
        out.println(new JsonLine()
                .number("loaded", millis(start))
                .texts("choices", settings.activated(environment))
                .texts("contracts", contracts.keySet()));
        for (String id : asked) {
            out.println(new JsonLine().text("begin", id));
            Contract contract = contracts.get(id);
            out.println(
                    contract == null
                            ? new JsonLine().text("contract", id).text("failed", "KeY knows no such contract")
                            : prove(environment, settings, id, contract));
        }
        return 0;
    }

    private static JsonLine prove(
            KeYEnvironment<?> environment, PinnedSettings settings, String id, Contract contract) {
        JsonLine line = new JsonLine().text("contract", id);
        long start = System.nanoTime();
        try (Attempt attempt = new Attempt(environment, contract, settings)) {
            attempt.run();
            line.number("millis", millis(start));
            attempt.describe(line);
            line.number("millisInAll", millis(start));
        } catch (Throwable failure) {
            line.text("failed", reason(failure));
        }
        return line;
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static String reason(Throwable failure) {
        StringBuilder reason = new StringBuilder(failure.toString());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            reason.append(", because: ").append(cause);
        }
        return reason.toString();
    }
}
