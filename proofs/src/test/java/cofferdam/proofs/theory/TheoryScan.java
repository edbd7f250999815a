package cofferdam.proofs.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds words in Coq sources by which something could be taken for granted, or a check of the prover switched off. */
final class TheoryScan {
    private static final Set<String> FORBIDDEN = Set.of(
            "Admitted",
            "admit",
            "give_up",
            "Abort",
            "Axiom",
            "Axioms",
            "Conjecture",
            "Conjectures",
            "Parameter",
            "Parameters",
            "Primitive",
            "Declare",
            "Load",
            "Unset",
            "Set",
            "bypass_check",
            "Obligations",
            "Hypothesis",
            "Hypotheses");
    private static final Set<String> ONLY_IN_SECTIONS = Set.of("Variable", "Variables", "Context");
    private static final Set<String> LIBRARIES = Set.of("List", "Bool");

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][\\w']*");
    private static final Pattern REQUIRE =
            Pattern.compile("(?m)^\\s*(From (\\S+) )?Require (?:Import |Export )?([^.]*)\\.");
    private static final Pattern SECTION = Pattern.compile("\\bSection \\w+\\.");
    private static final Pattern END = Pattern.compile("\\bEnd \\w+\\.");

    private TheoryScan() {}

    /** What is wrong with a file, in sentences; empty if nothing is. */
    static List<String> findings(String file, String text) {
        List<String> findings = new ArrayList<>();
        int sections = 0;
        int number = 0;
        for (String line : withoutComments(text).split("\n", -1)) {
            number++;
            sections += count(SECTION, line) - count(END, line);
            Matcher words = WORD.matcher(line);
            while (words.find()) {
                String word = words.group();
                if (FORBIDDEN.contains(word)) {
                    findings.add(file + ":" + number + ": " + word);
                } else if (sections == 0 && ONLY_IN_SECTIONS.contains(word)) {
                    findings.add(file + ":" + number + ": " + word + " outside a section");
                }
            }
        }
        Matcher require = REQUIRE.matcher(withoutComments(text));
        while (require.find()) {
            boolean own = "Cofferdam".equals(require.group(2));
            if (!own
                    && (require.group(2) != null
                            || !LIBRARIES.containsAll(List.of(require.group(3).split("\\s+"))))) {
                findings.add(file + ": requires " + require.group(3));
            }
        }
        return findings;
    }

    private static int count(Pattern pattern, String line) {
        return (int) pattern.matcher(line).results().count();
    }

    /** The text without comments, which may be nested; line ends stay. */
    static String withoutComments(String text) {
        StringBuilder kept = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("(*", i)) {
                depth++;
                i++;
            } else if (depth > 0 && text.startsWith("*)", i)) {
                depth--;
                i++;
            } else if (depth == 0 || text.charAt(i) == '\n') {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }
}
