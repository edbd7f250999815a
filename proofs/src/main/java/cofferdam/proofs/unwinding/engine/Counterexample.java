package cofferdam.proofs.unwinding.engine;

import java.util.HexFormat;
import java.util.Optional;

/**
 * How a property is broken.
 *
 * @param property which property
 * @param what what is wrong, in words
 * @param first a shortest way to where it shows; it ends with the action that shows it
 * @param second for a property of two runs, the other run
 * @param actor who acts in the last step; empty if it is about a state
 * @param observer who sees the difference; empty if it is about a state
 * @param seen what is seen or answered first: before the last step, or after it in the first run
 * @param instead what is seen or answered instead: after the last step, or after it in the second run
 */
public record Counterexample(
        Property property,
        String what,
        Trace first,
        Optional<Trace> second,
        String actor,
        String observer,
        byte[] seen,
        byte[] instead) {

    /** The number of steps of both runs together. */
    public int steps() {
        return first.steps() + second.map(Trace::steps).orElse(0);
    }

    /** In words, one line for each step, and the bytes that differ. */
    public String words() {
        StringBuilder text = new StringBuilder(story());
        if (seen.length + instead.length > 0) {
            text.append("seen:    ").append(hex(seen)).append('\n');
            text.append("instead: ").append(hex(instead)).append('\n');
        }
        return text.toString();
    }

    /** What is wrong and how to get there, one line for each step. */
    public String story() {
        StringBuilder text = new StringBuilder();
        text.append(property.id()).append(": ").append(what).append('\n');
        append(text, second.isPresent() ? "one run:" : "steps:", first);
        second.ifPresent(trace -> append(text, "another run:", trace));
        return text.toString();
    }

    private static void append(StringBuilder text, String title, Trace trace) {
        text.append(title).append('\n');
        for (int i = 0; i < trace.steps(); i++) {
            text.append(String.format("  %2d. %s%n", i + 1, trace.words().get(i)));
        }
        if (trace.steps() == 0) {
            text.append("   in the initial state\n");
        }
    }

    private static String hex(byte[] bytes) {
        return bytes.length == 0 ? "nothing" : HexFormat.ofDelimiter(" ").formatHex(bytes);
    }
}
