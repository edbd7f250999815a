package cofferdam.proofs.unwinding.engine;

import java.util.List;

/**
 * Actions from the initial state on.
 *
 * @param actions their numbers
 * @param words what each does, in words
 */
public record Trace(List<Integer> actions, List<String> words) {
    public Trace {
        actions = List.copyOf(actions);
        words = List.copyOf(words);
    }

    /** How many steps there are. */
    public int steps() {
        return actions.size();
    }
}
