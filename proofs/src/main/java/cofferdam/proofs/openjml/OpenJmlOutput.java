package cofferdam.proofs.openjml;

import cofferdam.proofs.evidence.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what OpenJML says with {@code --progress}, line by line. An answer is the line that completes a proof; it is
 * believed only together with the exit status ({@link #judge}).
 */
final class OpenJmlOutput {
    /** Everything was proved. */
    static final int EXIT_PROVED = 0;

    /** Something was refuted, unknown or infeasible. */
    static final int EXIT_NOT_PROVED = 6;

    private static final Pattern STARTED = Pattern.compile("Starting proof of (.+) with prover .*");
    private static final Pattern COMPLETED =
            Pattern.compile("Completed proof of (.+) with prover \\S+ - (.+?) \\[([0-9.]+) secs\\].*");
    private static final Pattern WARNING = Pattern.compile("\\S+\\.java:\\d+: (verify|warning|error): (.*)");

    /**
     * A check for contradictions that the solver did not decide in its time. It says so in one of two ways: the first the
     * tool passes over, for the second it says TIMEOUT of a method whose assertions hold.
     */
    private static final String CANCELED = "unknown reason: \"canceled\"";

    private static final String ABORTED = "Aborted feasibility check: \"timeout\"";

    private static final String VALIDATED = "Method assertions are validated";

    private static final int DETAIL = 200;
    private static final double MILLIS = 1000;

    private final Map<String, Answer> answers = new TreeMap<>();
    private final List<String> trouble = new ArrayList<>();
    private String current = "";
    private String firstWarning = "";
    private boolean contradiction;
    private boolean timeOut;
    private boolean validated;
    private int undecided;
    private boolean aborted;
    private boolean summary;

    /** What was said about a method. */
    record Answer(Outcome outcome, long millis, String detail) {}

    /**
     * Reads one line.
     *
     * @return the method whose proof it completes
     */
    Optional<String> line(String line) {
        Matcher started = STARTED.matcher(line);
        if (started.matches()) {
            current = started.group(1);
            firstWarning = "";
            contradiction = false;
            timeOut = false;
            validated = false;
            undecided = 0;
            return Optional.empty();
        }
        Matcher completed = COMPLETED.matcher(line);
        if (completed.matches()) {
            String method = completed.group(1);
            long millis = Math.round(Double.parseDouble(completed.group(3)) * MILLIS);
            Outcome outcome = outcome(completed.group(2), method.equals(current));
            String detail =
                    outcome == Outcome.PROVED ? proved() : firstWarning.isEmpty() ? completed.group(2) : firstWarning;
            answers.put(method, new Answer(outcome, millis, detail));
            current = "";
            return Optional.of(method);
        }
        other(line);
        return Optional.empty();
    }

    private String proved() {
        return undecided == 0 ? "" : "no contradiction found, but searches ended by time: " + undecided;
    }

    private void other(String line) {
        summary |= line.equals("Summary:");
        contradiction |= line.contains("appear to be contradictory") || line.contains("There is no feasible path");
        validated |= line.contains(VALIDATED);
        if (line.endsWith(CANCELED) || line.endsWith(ABORTED)) {
            undecided++;
            aborted |= line.endsWith(ABORTED);
            return;
        }
        timeOut |= line.contains("timeout") || line.contains("timed out");
        Matcher warning = WARNING.matcher(line);
        boolean error = line.startsWith("error:") || line.contains("Exception") || line.contains("INTERNAL");
        String text = warning.matches() ? warning.group(2) : error ? line : "";
        if (text.isEmpty() || text.startsWith("Associated declaration")) {
            return;
        }
        String shown = text.length() > DETAIL ? text.substring(0, DETAIL) : text;
        if (current.isEmpty()) {
            trouble.add(shown);
        } else if (firstWarning.isEmpty()) {
            firstWarning = shown;
        }
    }

    private Outcome outcome(String verdict, boolean inOrder) {
        if (!inOrder) {
            return Outcome.ERROR;
        }
        if (contradiction || verdict.startsWith("INFEASIBLE")) {
            return Outcome.VACUOUS;
        }
        return switch (verdict) {
            case "no warnings" -> Outcome.PROVED;
            case "with warnings" -> Outcome.OPEN;
            case "TIMEOUT" -> validated && undecided > 0 && firstWarning.isEmpty() ? Outcome.PROVED : Outcome.TIMEOUT;
            case "UNKNOWN" -> timeOut ? Outcome.TIMEOUT : Outcome.OPEN;
            default -> Outcome.ERROR;
        };
    }

    /**
     * The answers, after the tool has ended.
     *
     * @param asked methods that should have been proved
     * @param exit its exit status; any but 0 and 6 means that it broke down: if that was over one method and it went on
     *     to its end, the others' answers stand, otherwise nothing it said is believed
     * @param killed whether it was ended because it had stopped talking; what it completed before stands
     */
    Map<String, Answer> judge(List<String> asked, int exit, boolean killed) {
        Map<String, Answer> judged = new TreeMap<>();
        boolean believed = killed
                || exit == EXIT_PROVED
                || exit == EXIT_NOT_PROVED && (aborted || some(outcome -> outcome != Outcome.PROVED))
                || summary && some(outcome -> outcome == Outcome.ERROR);
        for (String method : asked) {
            Answer answer = answers.get(method);
            if (method.equals(current)) {
                Outcome outcome = killed ? Outcome.TIMEOUT : Outcome.ERROR;
                judged.put(method, new Answer(outcome, 0, killed ? "stopped: no sign of life" : broken(exit)));
            } else if (!believed) {
                judged.put(method, new Answer(Outcome.ERROR, answer == null ? 0 : answer.millis, broken(exit)));
            } else {
                judged.put(method, answer != null ? answer : new Answer(Outcome.MISSING, 0, "no proof was attempted"));
            }
        }
        return judged;
    }

    private boolean some(Predicate<Outcome> outcome) {
        return answers.values().stream().map(Answer::outcome).anyMatch(outcome);
    }

    private String broken(int exit) {
        String why = !trouble.isEmpty() ? trouble.get(0) : firstWarning;
        return "the tool ended with status " + exit + (why.isEmpty() ? "" : ": " + why);
    }
}
