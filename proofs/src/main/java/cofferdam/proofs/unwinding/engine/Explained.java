package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A counterexample made as small as that goes, with what is seen or answered differently in it, item by item.
 *
 * @param example no step of it can be left out, and none has smaller arguments of its kind with which it would still show it
 * @param differences such as {@code black's queue 0: 0 messages / 1 message}; empty if it is no matter of observations
 */
public record Explained(Counterexample example, List<String> differences) {
    /** What an item says where it is not there. */
    private static final String NOTHING = "nothing";

    public Explained {
        differences = List.copyOf(differences);
    }

    /** A counterexample, made small and put into words on fresh instances of the system that it was found in. */
    public static Explained of(Supplier<? extends TransitionSystem> systems, Counterexample found) {
        Counterexample small = new Shrinker(systems).shrink(found);
        return new Explained(small, differences(systems, small));
    }

    /** What is seen or answered differently in the runs of a replay, as it is. */
    public static List<String> as(Supplier<? extends TransitionSystem> systems, Replay replay) {
        byte[] unknown = {};
        return differences(
                systems,
                new Counterexample(
                        replay.property(),
                        replay.what(),
                        replay.runs().get(0),
                        replay.second(),
                        replay.actor(),
                        replay.observer(),
                        unknown,
                        unknown));
    }

    /** In words, one line for each step. */
    public String words() {
        if (differences.isEmpty()) {
            return example.words();
        }
        StringBuilder text = new StringBuilder(example.story());
        text.append(
                example.second().isPresent()
                        ? "different, in one run / in the other:\n"
                        : "different, before the last step / after it:\n");
        differences.forEach(line -> text.append("    ").append(line).append('\n'));
        return text.toString();
    }

    private static List<String> differences(Supplier<? extends TransitionSystem> systems, Counterexample found) {
        if (found.observer().isEmpty() || found.first().steps() == 0) {
            return List.of();
        }
        TransitionSystem one = systems.get();
        int observer = domain(one, found.observer());
        if (observer < 0) {
            return List.of();
        }
        boolean done = end(one, found.first(), false);
        Map<String, String> before = one.sight(observer);
        Map<String, String> first;
        Map<String, String> second;
        if (found.second().isEmpty()) {
            end(one, found.first(), true);
            first = before;
            second = one.sight(observer);
        } else {
            TransitionSystem other = systems.get();
            end(other, found.second().get(), false);
            boolean answers = found.property() == Property.OUTPUT_CONSISTENCY;
            first = after(one, found.first(), observer, answers);
            second = after(other, found.second().get(), observer, answers);
        }
        return done ? compared(found.observer(), first, second) : List.of();
    }

    private static Map<String, String> after(TransitionSystem system, Trace run, int observer, boolean answers) {
        boolean possible = end(system, run, true);
        if (answers) {
            return possible ? system.gotBack() : Map.of("the action", "is not possible");
        }
        return system.sight(observer);
    }

    private static List<String> compared(String observer, Map<String, String> one, Map<String, String> other) {
        Set<String> items = new LinkedHashSet<>(one.keySet());
        items.addAll(other.keySet());
        List<String> lines = new ArrayList<>();
        for (String item : items) {
            String first = one.getOrDefault(item, NOTHING);
            String second = other.getOrDefault(item, NOTHING);
            if (!first.equals(second)) {
                lines.add(observer + "'s " + item + ": " + first + " / " + second);
            }
        }
        return lines;
    }

    private static int domain(TransitionSystem system, String name) {
        for (int domain = 0; domain < system.domains(); domain++) {
            if (system.domain(domain).equals(name)) {
                return domain;
            }
        }
        return -1;
    }

    /** Takes all steps but the last, or the last alone; whether they were possible. */
    private static boolean end(TransitionSystem system, Trace run, boolean last) {
        int from = last ? run.steps() - 1 : 0;
        int to = last ? run.steps() : run.steps() - 1;
        for (int i = from; i < to; i++) {
            int action = run.actions().get(i);
            if (system.actor(action) < 0 || !system.step(action)) {
                return false;
            }
        }
        return true;
    }
}
