package cofferdam.proofs.unwinding.machine;

import cofferdam.spec.machine.Action;
import cofferdam.spec.machine.SeparationMachine;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which actions are possible now. That depends on who acts and on whether it enters alone, so there are a few kinds of
 * actions, of which either all or none are possible; the lists for the combinations that were met are kept.
 */
final class Guards {
    /** Kinds beyond these are counted as one, of which some are always possible. */
    private static final int MOST_KINDS = 62;

    /** Up to so many kinds the lists stand in an array. */
    private static final int FEW = 12;

    private final SeparationMachine machine;

    /** By action its kind, and of each kind one action. */
    private final int[] kinds;

    private final Action[] examples;
    private final long always;
    private final int[][] lists;
    private final Map<Long, int[]> more = new HashMap<>();

    Guards(SeparationMachine machine, Action[] actions) {
        this.machine = machine;
        Map<Object, Integer> found = new HashMap<>();
        kinds = new int[actions.length];
        Action[] first = new Action[MOST_KINDS];
        for (int i = 0; i < actions.length; i++) {
            Action action = actions[i];
            boolean enters = action.kind() == Action.Kind.ENTER;
            Object kind = Map.of(action.kind().actor(), action.who(), "enters", enters);
            kinds[i] = Math.min(MOST_KINDS, found.computeIfAbsent(kind, unused -> found.size()));
            if (kinds[i] < MOST_KINDS) {
                first[kinds[i]] = action;
            }
        }
        examples = Arrays.copyOf(first, Math.min(MOST_KINDS, found.size()));
        always = found.size() > MOST_KINDS ? 1L << MOST_KINDS : 0;
        lists = new int[1 << Math.min(FEW, examples.length)][];
    }

    /** In rising order. */
    int[] possible() {
        long mask = always;
        for (int kind = 0; kind < examples.length; kind++) {
            if (machine.actor(examples[kind]) >= 0) {
                mask |= 1L << kind;
            }
        }
        if (mask >= lists.length) {
            return more.computeIfAbsent(mask, this::list);
        }
        int[] list = lists[(int) mask];
        if (list == null) {
            list = list(mask);
            lists[(int) mask] = list;
        }
        return list;
    }

    private int[] list(long mask) {
        return IntStream.range(0, kinds.length)
                .filter(action -> (mask >>> kinds[action] & 1) != 0)
                .toArray();
    }
}
