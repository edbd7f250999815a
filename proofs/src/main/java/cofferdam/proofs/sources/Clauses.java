package cofferdam.proofs.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clauses of annotations, where they stand in a source. */
public final class Clauses {
    private static final int CLOSE = "*/".length();

    private Clauses() {}

    /**
     * One clause.
     *
     * @param word that it begins with, modifiers apart
     * @param start of the first modifier or the word
     * @param end behind its semicolon
     */
    public record Clause(String word, int start, int end) {}

    /**
     * All of some kinds, in the order of the text.
     *
     * @param annotations finds the comments that are read
     * @param kinds finds the beginning of a clause; its first group is the word
     */
    public static List<Clause> of(String text, Pattern annotations, Pattern kinds) {
        List<Clause> clauses = new ArrayList<>();
        Matcher annotation = annotations.matcher(text);
        while (annotation.find()) {
            Matcher clause = kinds.matcher(text);
            int from = annotation.start();
            while (clause.find(from) && clause.start() < annotation.end()) {
                from = end(text, clause.end(), annotation.end());
                clauses.add(new Clause(clause.group(1), clause.start(), from));
            }
        }
        return clauses;
    }

    /** Spaces in the place of a clause, so that all else stays where it is. */
    public static String blank(String text, Clause clause) {
        return text.substring(clause.start, clause.end).replaceAll("[^\n]", " ");
    }

    /** Behind the semicolon that ends a clause: not one of those inside of brackets, as in quantifiers. */
    private static int end(String text, int from, int limit) {
        int depth = 0;
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (c == ';' && depth == 0) {
                return i + 1;
            }
        }
        return limit - CLOSE;
    }
}
