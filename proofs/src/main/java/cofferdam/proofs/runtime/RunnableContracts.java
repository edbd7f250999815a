package cofferdam.proofs.runtime;

import cofferdam.proofs.sources.Clauses;
import cofferdam.proofs.sources.Clauses.Clause;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Contracts in the form in which OpenJML's runtime checks can take them: clauses that those cannot express, or break down
 * over, are left out and counted. Lines stay where they are, so that messages name the right ones.
 *
 * @param text the source
 * @param kept how many clauses are checked
 * @param left how many are not
 */
record RunnableContracts(String text, int kept, int left) {
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*(?:\\+OPENJML)?@.*?\\*/");
    private static final Pattern CLAUSE = Pattern.compile("\\b(?:public\\s+|private\\s+|static\\s+|instance\\s+)*"
            + "(requires|ensures|invariant|constraint|loop_invariant|maintaining|signals|assert|return|set|split|ghost|"
            + "assignable|loop_modifies|accessible)\\b");
    private static final Pattern EMPTY = Pattern.compile("/\\*(?:\\+OPENJML)?@[@\\s]*\\*/");
    private static final Pattern FRESH = Pattern.compile("\\\\fresh\\((?:[^()]|\\([^()]*\\))*\\)");
    private static final Pattern OWNER = Pattern.compile("[\\w.]+\\.__owner == \\w+");
    private static final Pattern TWO_VARIABLES =
            Pattern.compile("\\(\\\\forall int (\\w+), (\\w+);(\\s*@?\\s*)0 <= \\1 && \\1 < ([\\w.]+) && ");
    private static final Pattern QUANTIFIER =
            Pattern.compile("\\((?:@\\s*)?\\\\(?:forall|exists)\\s+[\\w.]+\\s+([^;]*);");
    private static final Pattern OLD = Pattern.compile("\\\\old");

    /** Ownership is for proofs, and types of arrays fill a table of the tool that grows with every call. */
    private static final Pattern NOT_RUNNABLE = Pattern.compile("__owner|\\\\type");

    /**
     * Prepares one source.
     *
     * @param whole whether all that can be checked is; otherwise only preconditions, because with more the checks of a
     *     class that is made of others outgrow what a Java method may hold
     */
    static RunnableContracts of(String source, boolean whole) {
        StringBuilder text = new StringBuilder();
        int kept = 0;
        int left = 0;
        int copied = 0;
        for (Clause clause : Clauses.of(source, COMMENT, CLAUSE)) {
            String changed = runnable(source.substring(clause.start(), clause.end()));
            boolean taken = taken(clause.word(), changed, whole);
            text.append(source, copied, clause.start()).append(taken ? changed : Clauses.blank(source, clause));
            if (checks(clause.word())) {
                kept += taken ? 1 : 0;
                left += taken ? 0 : 1;
            }
            copied = clause.end();
        }
        text.append(source.substring(copied));
        // An annotation without anything in it is taken for the beginning of a statement.
        String all = EMPTY.matcher(text).replaceAll(match -> match.group().replaceAll("[^\n]", " "));
        return new RunnableContracts(all, kept, left);
    }

    private static boolean checks(String word) {
        return !word.equals("return") && !word.equals("set") && !word.equals("ghost") && !word.equals("split");
    }

    private static boolean taken(String word, String clause, boolean whole) {
        return switch (word) {
            case "return" -> true;
            case "split", "assignable", "loop_modifies", "accessible" -> false;
            case "requires", "ghost", "set" -> !NOT_RUNNABLE.matcher(clause).find();
            default -> whole && !NOT_RUNNABLE.matcher(clause).find() && (!clause.contains("\\old") || oldRuns(clause));
        };
    }

    /** Freshness and ownership hold by construction; a quantifier over two variables is one inside another. */
    private static String runnable(String clause) {
        String text = OWNER.matcher(FRESH.matcher(clause).replaceAll("true")).replaceAll("true");
        Matcher two = TWO_VARIABLES.matcher(text);
        while (two.find()) {
            int close = close(text, two.start());
            text = text.substring(0, two.start()) + "(\\forall int " + two.group(1) + "; 0 <= " + two.group(1) + " && "
                    + two.group(1) + " < " + two.group(4) + "; (\\forall int " + two.group(2) + ";" + two.group(3)
                    + text.substring(two.end(), close) + ")" + text.substring(close);
            two = TWO_VARIABLES.matcher(text);
        }
        return text;
    }

    /** Whether the state before the call is mentioned only where the tool can keep it: see proofs/README.md. */
    private static boolean oldRuns(String clause) {
        return !clause.contains("?") && !ofBoundVariable(clause) && !nested(clause);
    }

    private static boolean ofBoundVariable(String clause) {
        Matcher quantifier = QUANTIFIER.matcher(clause);
        while (quantifier.find()) {
            String[] variables = quantifier.group(1).replace("@", "").strip().split("\\s*,\\s*");
            Matcher old = OLD.matcher(clause).region(quantifier.end(), close(clause, quantifier.start()));
            while (old.find()) {
                String argument = clause.substring(old.end(), close(clause, clause.indexOf('(', old.end())));
                for (String variable : variables) {
                    if (argument.matches("(?s).*\\b" + variable + "\\b.*")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Inside of a call, or of brackets around an implication. */
    private static boolean nested(String clause) {
        Matcher old = OLD.matcher(clause);
        while (old.find()) {
            for (int open = clause.indexOf('(');
                    open >= 0 && open < old.start();
                    open = clause.indexOf('(', open + 1)) {
                int close = close(clause, open);
                String inside = clause.substring(open + 1, close).replaceFirst("^[@\\s]+", "");
                boolean call = open > 0 && Character.isJavaIdentifierPart(clause.charAt(open - 1));
                boolean quantifier = inside.startsWith("\\forall") || inside.startsWith("\\exists");
                if (close > old.start() && (call || !quantifier && inside.contains("==>"))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Behind the bracket that closes the one at a place. */
    private static int close(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += depth(text.charAt(i));
            if (depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    private static int depth(char c) {
        return "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
    }
}
