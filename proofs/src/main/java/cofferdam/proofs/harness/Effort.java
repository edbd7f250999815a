package cofferdam.proofs.harness;

import cofferdam.proofs.defects.ResourceTree;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the proofs take: lines without blank ones and plain comments.
 *
 * @param code of the kernel core
 * @param contracts annotations in it
 * @param statements theorems and lemmas, with their contracts
 */
public record Effort(int code, int contracts, int statements) {
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
    private static final Pattern ANNOTATION = Pattern.compile("(?s)/\\*(?:\\+(?:KEY|OPENJML))?@.*");
    private static final List<String> STATEMENTS = List.of("/cofferdam/theorems", "/cofferdam/bounded");
    private static final double MILLIS = 1000;

    /** Of the sources of this release. */
    public static Effort shipped() {
        CoreSources core = CoreSources.shipped(Reader.KEY);
        int statements = 0;
        for (String tree : STATEMENTS) {
            Collection<String> texts =
                    ResourceTree.exists(tree) ? ResourceTree.read(tree).values() : List.of();
            statements += texts.stream()
                    .mapToInt(text -> code(text) + contracts(text))
                    .sum();
        }
        return new Effort(
                core.files().values().stream().mapToInt(Effort::code).sum(),
                core.files().values().stream().mapToInt(Effort::contracts).sum(),
                statements);
    }

    static int code(String text) {
        return filled(COMMENT.matcher(text).replaceAll(match -> " "));
    }

    static int contracts(String text) {
        Matcher comments = COMMENT.matcher(text);
        int lines = 0;
        while (comments.find()) {
            lines += ANNOTATION.matcher(comments.group()).matches() ? filled(comments.group()) : 0;
        }
        return lines;
    }

    private static int filled(String text) {
        return (int) text.lines().filter(line -> !line.isBlank()).count();
    }

    /** In words, with time and size of the proofs. */
    public String text(List<Result> results) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "Kernel core: %d lines of code, %d of contracts, %d of theorems and lemmas: %.2f lines for one of code%n",
                code,
                contracts,
                statements,
                (contracts + statements) / (double) code));
        Map<String, List<Result>> byTool = results.stream()
                .filter(result -> result.outcome() == Outcome.PROVED || result.outcome() == Outcome.REFUTED)
                .collect(
                        Collectors.groupingBy(result -> result.obligation().tool(), TreeMap::new, Collectors.toList()));
        byTool.forEach((tool, all) -> text.append(line(tool, all)));
        return text.toString();
    }

    private static String line(String tool, List<Result> all) {
        Result longest =
                all.stream().max(Comparator.comparingLong(Result::millis)).orElseThrow();
        double seconds = all.stream().mapToLong(Result::millis).sum() / MILLIS;
        long size = all.stream().mapToLong(Result::size).sum();
        return String.format(
                Locale.ROOT,
                "%s: %d answers in %.1f s, %.2f s each; longest %.1f s, %s%s%n",
                tool,
                all.size(),
                seconds,
                seconds / all.size(),
                longest.millis() / MILLIS,
                longest.obligation().id(),
                size == 0 ? "" : "; " + size + " proof steps or clauses, " + size / all.size() + " each");
    }
}
