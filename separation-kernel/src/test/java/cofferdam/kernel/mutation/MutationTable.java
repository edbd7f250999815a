package cofferdam.kernel.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The figures of {@code pit-survivors.md}, from one or more reports of PIT: a row for each class and one for all. Run it
 * as the page says; it prints the table, and what survives to the error stream.
 */
public final class MutationTable {
    private static final Pattern MUTATION = Pattern.compile("<mutation [^>]*status='(\\w+)'.*?</mutation>");
    private static final Pattern CLASS = Pattern.compile("<mutatedClass>(?:\\w+\\.)*(\\w+)[^<]*</mutatedClass>");
    private static final Pattern METHOD = Pattern.compile("<mutatedMethod>([^<]*)</mutatedMethod>");
    private static final Pattern LINE = Pattern.compile("<lineNumber>(\\d+)</lineNumber>");
    private static final Pattern CHANGE = Pattern.compile("<description>([^<]*)</description>");

    /** Figures of one class. */
    private static final class Row {
        int mutants;
        int failed;
        int timedOut;
        int other;

        void add(String status) {
            mutants++;
            switch (status) {
                case "KILLED" -> failed++;
                case "TIMED_OUT" -> timedOut++;
                default -> other++;
            }
        }

        void add(Row row) {
            mutants += row.mutants;
            failed += row.failed;
            timedOut += row.timedOut;
            other += row.other;
        }

        String line(String name) {
            return "| %s | %d | %d | %d | %d | %d %% |%n"
                    .formatted(name, mutants, failed, timedOut, other, 100 * (failed + timedOut) / Math.max(1, mutants))
                    .replace("\r", "");
        }
    }

    private final Map<String, Row> rows = new TreeMap<>();
    private final List<String> survivors = new ArrayList<>();

    /** Reads reports; a class that several are about is taken from the first of them. */
    MutationTable(List<String> reports) {
        for (String report : reports) {
            Set<String> known = Set.copyOf(rows.keySet());
            Matcher mutation = MUTATION.matcher(report.replace("\n", " "));
            while (mutation.find()) {
                String text = mutation.group();
                String name = first(CLASS, text);
                if (known.contains(name)) {
                    continue;
                }
                rows.computeIfAbsent(name, n -> new Row()).add(mutation.group(1));
                if (!mutation.group(1).equals("KILLED")) {
                    survivors.add("%s %s.%s, line %s: %s"
                            .formatted(
                                    mutation.group(1),
                                    name,
                                    first(METHOD, text),
                                    first(LINE, text),
                                    first(CHANGE, text)));
                }
            }
        }
    }

    /** Prints the table of the reports named. */
    public static void main(String[] reports) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String report : reports) {
            texts.add(Files.readString(Path.of(report)));
        }
        MutationTable table = new MutationTable(texts);
        System.out.print(table.markdown());
        table.survivors().forEach(System.err::println);
    }

    /** The table in Markdown. */
    String markdown() {
        StringBuilder text = new StringBuilder("| class | mutants | a test failed | timed out | survived | killed |\n"
                + "|---|---:|---:|---:|---:|---:|\n");
        Row all = new Row();
        rows.forEach((name, row) -> {
            text.append(row.line("`" + name + "`"));
            all.add(row);
        });
        return text.append(all.line("all")).toString();
    }

    /** All that no test failed for: survivors, those without coverage, those that timed out. */
    List<String> survivors() {
        return List.copyOf(survivors);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}
