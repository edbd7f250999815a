package cofferdam.proofs.harness;

import cofferdam.proofs.defects.ResourceTree;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.sources.CoreSources;
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
 * What the proofs take, counted: lines of sources without blank ones and plain comments, time and size of proofs.
 *
 * @param code lines of the kernel core
 * @param contracts lines of annotations in it
 * @param statements lines of theorems and lemmas, with their contracts
 * @param tools in order of their names; one without a proof is left out
 */
public record ProofEffort(int code, int contracts, int statements, List<OfTool> tools) {
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
    private static final Pattern ANNOTATION = Pattern.compile("(?s)/\\*(?:\\+(?:KEY|OPENJML))?@.*");
    private static final List<String> STATEMENTS = List.of("/cofferdam/theorems", "/cofferdam/bounded");
    private static final double MILLIS = 1000;

    public ProofEffort {
        tools = List.copyOf(tools);
    }

    /**
     * The proofs of one tool, by the answers it gave when it was asked.
     *
     * @param proved how many obligations
     * @param millis all of them took
     * @param size of all of them, in the tool's own measure; 0 if it gives none
     * @param longest the obligation whose proof took most time
     * @param longestMillis how much
     */
    public record OfTool(String tool, int proved, long millis, long size, String longest, long longestMillis) {}

    /** Of results about the sources of this release. */
    public static ProofEffort shipped(List<Result> results) {
        return of(ShippedSources.load(), results);
    }

    /** Of results about some sources. */
    public static ProofEffort of(ShippedSources sources, List<Result> results) {
        Collection<String> core = CoreSources.texts(sources).values();
        int statements = 0;
        for (String tree : STATEMENTS) {
            Collection<String> texts =
                    ResourceTree.exists(tree) ? ResourceTree.read(tree).values() : List.of();
            statements += texts.stream()
                    .mapToInt(text -> code(text) + contracts(text))
                    .sum();
        }
        return new ProofEffort(
                core.stream().mapToInt(ProofEffort::code).sum(),
                core.stream().mapToInt(ProofEffort::contracts).sum(),
                statements,
                tools(results));
    }

    static List<OfTool> tools(List<Result> results) {
        Map<String, List<Result>> byTool = results.stream()
                .filter(result -> result.outcome() == Outcome.PROVED)
                .collect(
                        Collectors.groupingBy(result -> result.obligation().tool(), TreeMap::new, Collectors.toList()));
        return byTool.entrySet().stream()
                .map(each -> tool(each.getKey(), each.getValue()))
                .toList();
    }

    private static OfTool tool(String name, List<Result> proved) {
        Result longest =
                proved.stream().max(Comparator.comparingLong(Result::millis)).orElseThrow();
        return new OfTool(
                name,
                proved.size(),
                proved.stream().mapToLong(Result::millis).sum(),
                proved.stream().mapToLong(Result::size).sum(),
                longest.obligation().id(),
                longest.millis());
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

    /** Lines of contracts and statements for one line of code. */
    public double ratio() {
        return code == 0 ? 0 : (contracts + statements) / (double) code;
    }

    /** The lines in words. */
    public String lines() {
        return String.format(
                Locale.ROOT,
                "%d lines of code, %d of contracts, %d of theorems and lemmas: %.2f lines for one of code",
                code,
                contracts,
                statements,
                ratio());
    }

    /** In words, a line for the sources and one for each tool. */
    public String text() {
        StringBuilder text = new StringBuilder("Kernel core: " + lines() + "\n");
        tools.forEach(tool -> text.append(line(tool)).append('\n'));
        return text.toString();
    }

    private static String line(OfTool tool) {
        return String.format(
                Locale.ROOT,
                "%s: %d proved in %.1f s, %.2f s each; longest %.1f s, %s%s",
                tool.tool,
                tool.proved,
                tool.millis / MILLIS,
                tool.millis / MILLIS / tool.proved,
                tool.longestMillis / MILLIS,
                tool.longest,
                tool.size == 0
                        ? ""
                        : "; " + tool.size + " proof steps or clauses, " + tool.size / tool.proved + " each");
    }
}
