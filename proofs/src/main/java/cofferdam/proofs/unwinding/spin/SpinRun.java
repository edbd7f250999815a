package cofferdam.proofs.unwinding.spin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Spin's verifier says of a complete search. From a hundred million transitions on it rounds, and is not believed.
 *
 * @param states stored
 * @param transitions between them; Spin counts the arrival in the initial state as one more
 * @param stateMegabytes memory for the states, without the table by which they are found
 * @param tableMegabytes that table
 * @param megabytes all memory used, with the stack of its depth-first search
 * @param seconds of the search alone
 */
public record SpinRun(
        long states, long transitions, double stateMegabytes, double tableMegabytes, double megabytes, double seconds) {
    private static final Pattern STATES = Pattern.compile("(?m)^\\s*(\\d+) states, stored");
    private static final Pattern TRANSITIONS = Pattern.compile("(?m)^\\s*(\\d+) transitions \\(= stored\\+matched\\)");
    private static final Pattern ACTUAL = Pattern.compile("([0-9.]+)\\s+actual memory usage for states");
    private static final Pattern EQUIVALENT = Pattern.compile("([0-9.]+)\\s+equivalent memory usage for states");
    private static final Pattern TABLE = Pattern.compile("([0-9.]+)\\s+memory used for hash table");
    private static final Pattern TOTAL = Pattern.compile("([0-9.]+)\\s+total actual memory usage");
    private static final Pattern TIME = Pattern.compile("pan: elapsed time ([0-9.e+-]+) seconds");

    /** Reads what the verifier printed. It must have come to its end, and have found no error. */
    static SpinRun parse(String printed) {
        if (!printed.contains("errors: 0")
                || printed.contains("Search not completed")
                || printed.contains("max search depth too small")) {
            throw new IllegalStateException("spin did not come to its end:\n" + printed);
        }
        // Where the states take no less than their vectors, they are not said to.
        Pattern states = ACTUAL.matcher(printed).find() ? ACTUAL : EQUIVALENT;
        return new SpinRun(
                Long.parseLong(found(STATES, printed).group(1)),
                Long.parseLong(found(TRANSITIONS, printed).group(1)) - 1,
                Double.parseDouble(found(states, printed).group(1)),
                Double.parseDouble(found(TABLE, printed).group(1)),
                Double.parseDouble(found(TOTAL, printed).group(1)),
                Double.parseDouble(found(TIME, printed).group(1)));
    }

    private static Matcher found(Pattern pattern, String printed) {
        Matcher matcher = pattern.matcher(printed);
        if (!matcher.find()) {
            throw new IllegalStateException("spin did not print " + pattern + ":\n" + printed);
        }
        return matcher;
    }

    /** Transitions a second. */
    public double rate() {
        return transitions / Math.max(0.01, seconds);
    }

    /** Bytes for one state, with the table by which it is found. */
    public double bytesPerState() {
        return (stateMegabytes + tableMegabytes) * (1 << 20) / states;
    }
}
