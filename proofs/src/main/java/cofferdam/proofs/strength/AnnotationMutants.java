package cofferdam.proofs.strength;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Each {@code requires}, {@code invariant} and loop invariant left out, and each {@code requires} contradicted. */
public final class AnnotationMutants {
    /** A clause was taken out. */
    public static final String DELETED = "clause-deleted";

    /** A contradiction was added. */
    public static final String CONTRADICTED = "requires-contradicted";

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*(?:\\+(?:KEY|OPENJML))?@.*?\\*/");
    private static final Pattern CLAUSE =
            Pattern.compile("(?:\\bpublic\\s+)?\\b(requires|invariant|loop_invariant|maintaining)\\b");
    private static final int SHOWN = 90;

    private AnnotationMutants() {}

    /** All that one source gives, in the order of the text. */
    public static List<Mutant> of(String type, String text) {
        List<Mutant> mutants = new ArrayList<>();
        Matcher comment = COMMENT.matcher(text);
        while (comment.find()) {
            Matcher clause = CLAUSE.matcher(text);
            int from = comment.start();
            while (clause.find(from) && clause.start() < comment.end()) {
                int end = end(text, clause.end(), comment.end());
                from = end;
                mutants.add(deleted(type, text, clause.start(), end));
                if (clause.group(1).equals("requires")) {
                    mutants.add(contradicted(type, text, clause.start(), end));
                }
            }
        }
        return mutants;
    }

    private static Mutant deleted(String type, String text, int start, int end) {
        String kept = text.substring(start, end).replaceAll("[^\n]", " ");
        return mutant(type, text, start, end, DELETED, text.substring(0, start) + kept + text.substring(end));
    }

    private static Mutant contradicted(String type, String text, int start, int end) {
        String changed = text.substring(0, end) + " requires 1 < 0;" + text.substring(end);
        return mutant(type, text, start, end, CONTRADICTED, changed);
    }

    private static Mutant mutant(String type, String text, int start, int end, String operator, String changed) {
        String clause = text.substring(start, end).replaceAll("\\s+@?\\s*", " ");
        String shown = clause.length() > SHOWN ? clause.substring(0, SHOWN) + "..." : clause;
        return new Mutant(type, "", Mutant.line(text, start), operator, shown, changed);
    }

    /** Behind the semicolon that ends a clause: not one of those inside of brackets, as in quantifiers. */
    private static int end(String text, int from, int limit) {
        int depth = 0;
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '{' || c == '[' ? 1 : c == ')' || c == '}' || c == ']' ? -1 : 0;
            if (c == ';' && depth == 0) {
                return i + 1;
            }
        }
        return limit - 2;
    }
}
