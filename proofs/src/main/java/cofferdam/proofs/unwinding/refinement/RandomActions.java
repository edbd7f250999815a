package cofferdam.proofs.unwinding.refinement;

import cofferdam.spec.machine.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Random actions: each kind of action and each hypercall as often as the others, however many arguments it has. */
final class RandomActions {
    /** Of so many that end a partition, one is taken: after them little happens. */
    private static final int SELDOM = 100;

    private final List<List<Action>> groups;
    private final Random random;

    RandomActions(List<Action> actions, Random random) {
        this.random = random;
        TreeMap<Long, List<Action>> byKind = new TreeMap<>();
        for (Action action : actions) {
            long number = action.kind() == Action.Kind.CALL ? action.a() : 0;
            byKind.computeIfAbsent(action.kind().ordinal() * 1000L + number, kind -> new ArrayList<>())
                    .add(action);
        }
        groups = List.copyOf(byKind.values());
    }

    /** One that is possible now. */
    Action next(Refinement refinement) {
        while (true) {
            List<Action> group = groups.get(random.nextInt(groups.size()));
            Action action = group.get(random.nextInt(group.size()));
            if (refinement.possible(action) && (!refinement.ends(action) || random.nextInt(SELDOM) == 0)) {
                return action;
            }
        }
    }
}
