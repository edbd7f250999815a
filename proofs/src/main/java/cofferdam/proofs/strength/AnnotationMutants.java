package cofferdam.proofs.strength;

import cofferdam.proofs.sources.Clauses;
import cofferdam.proofs.sources.Clauses.Clause;
import java.util.ArrayList;
import java.util.List;
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
        for (Clause clause : Clauses.of(text, COMMENT, CLAUSE)) {
            mutants.add(deleted(type, text, clause));
            if (clause.word().equals("requires")) {
                mutants.add(contradicted(type, text, clause));
            }
        }
        return mutants;
    }

    private static Mutant deleted(String type, String text, Clause clause) {
        String changed = text.substring(0, clause.start()) + Clauses.blank(text, clause) + text.substring(clause.end());
        return mutant(type, text, clause, DELETED, changed);
    }

    private static Mutant contradicted(String type, String text, Clause clause) {
        String changed = text.substring(0, clause.end()) + " requires 1 < 0;" + text.substring(clause.end());
        return mutant(type, text, clause, CONTRADICTED, changed);
    }

    private static Mutant mutant(String type, String text, Clause at, String operator, String changed) {
        String clause = text.substring(at.start(), at.end()).replaceAll("\\s+@?\\s*", " ");
        String shown = clause.length() > SHOWN ? clause.substring(0, SHOWN) + "..." : clause;
        return new Mutant(type, "", Mutant.line(text, at.start()), operator, shown, changed);
    }
}
