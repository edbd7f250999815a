package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes a counterexample small: leaves out every step that it does without, and gives each step the smallest arguments with
 * which it still shows what it is said to show. Actions of one kind are listed with smaller arguments first. Whether it shows
 * it is asked of {@link Replayer}, which knows nothing of the search.
 */
final class Shrinker {
    /** So many replays at most; traces of a breadth-first search are short, so that this is never reached by them. */
    private static final int MOST_REPLAYS = 5000;

    private static final String MODEL = "shrunk";

    private final Supplier<? extends TransitionSystem> systems;
    private final TransitionSystem names;
    private int replays;

    Shrinker(Supplier<? extends TransitionSystem> systems) {
        this.systems = systems;
        names = systems.get();
    }

    /** As small as it gets; the same one if it is already, or cannot be replayed. */
    Counterexample shrink(Counterexample found) {
        List<List<Integer>> runs = new ArrayList<>();
        runs.add(found.first().actions());
        found.second().ifPresent(other -> runs.add(other.actions()));
        if (!shows(found, runs)) {
            return found;
        }
        boolean smaller = true;
        while (smaller) {
            smaller = fewer(found, runs);
            smaller |= simpler(found, runs);
        }
        return again(found, runs);
    }

    private boolean fewer(Counterexample found, List<List<Integer>> runs) {
        boolean smaller = false;
        for (int run = 0; run < runs.size(); run++) {
            // The last step of a run is what shows it; a state needs none.
            int kept = found.property() == Property.INVARIANT ? 0 : 1;
            for (int i = runs.get(run).size() - 1 - kept; i >= 0; i--) {
                List<Integer> shorter = new ArrayList<>(runs.get(run));
                shorter.remove(i);
                smaller |= attempt(found, runs, run, shorter);
            }
        }
        return smaller;
    }

    private boolean simpler(Counterexample found, List<List<Integer>> runs) {
        boolean smaller = false;
        for (int run = 0; run < runs.size(); run++) {
            int last = runs.get(run).size() - (found.second().isPresent() ? 1 : 0);
            for (int i = 0; i < last; i++) {
                smaller |= simpler(found, runs, run, i);
            }
        }
        return smaller;
    }

    private boolean simpler(Counterexample found, List<List<Integer>> runs, int run, int step) {
        int now = runs.get(run).get(step);
        String kind = kind(now);
        for (int action = 0; action < now; action++) {
            if (kind(action).equals(kind)) {
                List<Integer> other = new ArrayList<>(runs.get(run));
                other.set(step, action);
                if (attempt(found, runs, run, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** An action without its numbers. */
    private String kind(int action) {
        return names.action(action).replaceAll("\\b(0x[0-9a-f]+|-?\\d+)\\b", "#");
    }

    private boolean attempt(Counterexample found, List<List<Integer>> runs, int run, List<Integer> instead) {
        List<Integer> before = runs.set(run, instead);
        if (runs.size() == 1 || !runs.get(0).equals(runs.get(1))) {
            if (shows(found, runs)) {
                return true;
            }
        }
        runs.set(run, before);
        return false;
    }

    private boolean shows(Counterexample found, List<List<Integer>> runs) {
        if (++replays > MOST_REPLAYS) {
            return false;
        }
        List<Trace> traces = runs.stream().map(this::trace).toList();
        Replay replay = new Replay(MODEL, found.property(), found.actor(), found.observer(), found.what(), traces);
        try {
            return Replayer.shows(systems, replay);
        } catch (ReplayException e) {
            return false;
        }
    }

    private Trace trace(List<Integer> actions) {
        return new Trace(actions, actions.stream().map(names::action).toList());
    }

    /** The same counterexample with these runs: what is wrong and what is seen may have other numbers in it. */
    private Counterexample again(Counterexample found, List<List<Integer>> runs) {
        Optional<Trace> second = runs.size() > 1 ? Optional.of(trace(runs.get(1))) : Optional.empty();
        String what = found.what();
        byte[] seen = found.seen();
        byte[] instead = found.instead();
        if (found.property() == Property.INVARIANT) {
            TransitionSystem system = systems.get();
            runs.get(0).forEach(system::step);
            what = String.valueOf(system.brokenInvariant());
        } else if (!found.observer().isEmpty()) {
            boolean answers = found.property() == Property.OUTPUT_CONSISTENCY;
            TransitionSystem system = systems.get();
            int observer = 0;
            while (!system.domain(observer).equals(found.observer())) {
                observer++;
            }
            seen = observed(system, runs.get(0), observer, answers, second.isEmpty());
            instead = second.isEmpty()
                    ? observed(systems.get(), runs.get(0), observer, answers, false)
                    : observed(systems.get(), runs.get(1), observer, answers, false);
        }
        return new Counterexample(
                found.property(), what, trace(runs.get(0)), second, found.actor(), found.observer(), seen, instead);
    }

    private static byte[] observed(
            TransitionSystem system, List<Integer> run, int observer, boolean answers, boolean before) {
        int steps = before ? run.size() - 1 : run.size();
        boolean possible = true;
        for (int action : run.subList(0, steps)) {
            possible = system.actor(action) >= 0 && system.step(action);
        }
        if (answers) {
            return possible ? system.output().clone() : new byte[0];
        }
        return system.view(observer).clone();
    }
}
