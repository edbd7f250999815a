package cofferdam.conformance.fuzz;

import cofferdam.spec.system.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What a reader says of a file: places that exist, texts in words that fit on a terminal, and not too many of them (G8-05). */
final class FindingCheck {
    private static final int MOST_FINDINGS = 1000;
    private static final int LONGEST_TEXT = 1000;

    private final Pattern rules;
    private final String file;

    /**
     * For one reader.
     *
     * @param rules what ids of rules look like
     * @param file how findings name the file
     */
    FindingCheck(String rules, String file) {
        this.rules = Pattern.compile(rules);
        this.file = file;
    }

    /** Complains about findings that a user could not work with. */
    void check(List<Finding> findings, byte[] input) {
        Broken.unless(findings.size() <= MOST_FINDINGS, findings.size() + " findings");
        Broken.unless(new HashSet<>(findings).size() == findings.size(), "the same finding twice");
        String text = findings.isEmpty() ? "" : new String(input, StandardCharsets.UTF_8);
        int[] lengths = lineLengths(text);
        Finding previous = null;
        for (Finding finding : findings) {
            place(finding, lengths);
            Words.check(finding.found(), LONGEST_TEXT, text);
            Words.check(finding.advice(), LONGEST_TEXT, text);
            Broken.unless(rules.matcher(finding.rule()).matches(), "the rule " + finding.rule());
            Broken.unless(
                    previous == null || Finding.ORDER.compare(previous, finding) <= 0, "not in order: " + finding);
            previous = finding;
        }
    }

    private void place(Finding finding, int[] lengths) {
        int line = finding.where().line();
        int column = finding.where().column();
        Broken.unless(finding.where().file().equals(file), "another file: " + finding);
        Broken.unless(line >= 1 && line <= lengths.length, "no such line: " + finding);
        Broken.unless(column >= 1 && column <= lengths[line - 1] + 1, "no such column: " + finding);
    }

    /** Characters of each line; lines may end as on any system. */
    private static int[] lineLengths(String text) {
        String[] lines = text.split("\r\n|\r|\n", -1);
        return Arrays.stream(lines).mapToInt(String::length).toArray();
    }
}
