package cofferdam.proofs.bounded;

import cofferdam.proofs.evidence.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the checker printed. */
final class JbmcOutput {
    private static final Pattern SIZE = Pattern.compile("\\d+ variables, (\\d+) clauses");
    private static final Pattern PROPERTY = Pattern.compile("^\\[(.+?)\\] (.*): (SUCCESS|FAILURE|UNKNOWN|ERROR)$");

    private JbmcOutput() {}

    /**
     * What it means, and why.
     *
     * @param clauses of the formula that was solved; 0 if the checker needed none or did not say
     */
    record Verdict(Outcome outcome, String detail, long clauses) {
        Verdict(Outcome outcome, String detail) {
            this(outcome, detail, 0);
        }
    }

    /**
     * The verdict.
     *
     * @param exit the process's exit status
     */
    static Verdict read(int exit, List<String> lines) {
        int assertions = 0;
        List<String> refuted = new ArrayList<>();
        List<String> unwinding = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String line : lines) {
            Matcher matcher = PROPERTY.matcher(line);
            if (!matcher.matches()) {
                continue;
            }
            boolean assertion = matcher.group(1).contains(".assertion.");
            assertions += assertion ? 1 : 0;
            if (!matcher.group(3).equals("SUCCESS")) {
                List<String> kind = assertion ? refuted : matcher.group(1).contains(".unwind.") ? unwinding : others;
                kind.add(matcher.group(2));
            }
        }
        boolean successful = lines.contains("VERIFICATION SUCCESSFUL");
        boolean failed = lines.contains("VERIFICATION FAILED");
        if (successful == failed || exit != (successful ? 0 : 10)) {
            return new Verdict(Outcome.ERROR, "exit status " + exit + ", " + last(lines));
        }
        if (successful && refuted.size() + unwinding.size() + others.size() > 0) {
            return new Verdict(Outcome.ERROR, "successful, yet a property failed");
        }
        if (assertions == 0) {
            return new Verdict(Outcome.VACUOUS, "no assertion was reached");
        }
        if (successful) {
            return new Verdict(Outcome.PROVED, "", clauses(lines));
        }
        if (!refuted.isEmpty()) {
            return new Verdict(Outcome.REFUTED, refuted.get(0));
        }
        if (!unwinding.isEmpty()) {
            return new Verdict(Outcome.OPEN, "loop not unrolled to its end: " + unwinding.get(0));
        }
        return others.isEmpty()
                ? new Verdict(Outcome.ERROR, "failed, yet no property did")
                : new Verdict(Outcome.REFUTED, "run-time error: " + others.get(0));
    }

    private static long clauses(List<String> lines) {
        return lines.stream()
                .map(SIZE::matcher)
                .filter(Matcher::matches)
                .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
                .max()
                .orElse(0);
    }

    private static String last(List<String> lines) {
        return lines.isEmpty() ? "no output" : "last line: " + lines.get(lines.size() - 1);
    }
}
