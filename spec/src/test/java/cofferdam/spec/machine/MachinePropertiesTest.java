package cofferdam.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.system.SystemDescription;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The specification is itself checked: on random systems and random actions every state is well-formed, steps can be undone,
 * and the unwinding conditions hold between all states that are met. Requirements G1-01, G1-02, G2-01, G5-02.
 */
class MachinePropertiesTest {
    private static final int STEPS = 1500;

    @Property(tries = 60)
    void everyReachableStateIsWellFormedAndIsolationHolds(@ForAll long seed) {
        SystemDescription system = RandomSystems.of(seed);
        SeparationMachine machine = SeparationMachine.of(system, new Bounds(1, false, 2), null);
        List<Action> actions = machine.actions(2);
        Random random = new Random(seed);
        Joins joins = new Joins();
        assertThat(machine.unsound()).isNull();
        for (int i = 0; i < STEPS; i++) {
            Action action = actions.get(random.nextInt(actions.size()));
            if (random.nextInt(30) != 0 && Walks.ends(machine, action)) {
                continue;
            }
            joins.step(machine, action);
            assertThat(machine.unsound()).as(machine.words(action)).isNull();
        }
    }

    @Property(tries = 60)
    void whatIsUndoneHasNotHappened(@ForAll long seed) {
        SystemDescription system = RandomSystems.of(seed);
        SeparationMachine machine = SeparationMachine.of(system, new Bounds(2, true, 1), null);
        List<Action> actions = machine.actions(2);
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            long[] before = numbers(machine);
            Action action = actions.get(random.nextInt(actions.size()));
            String answer = machine.step(action).toString();
            long[] after = numbers(machine);
            machine.undo();
            assertThat(numbers(machine)).isEqualTo(before);
            assertThat(machine.step(action)).hasToString(answer);
            assertThat(numbers(machine)).isEqualTo(after);
        }
    }

    private static long[] numbers(SeparationMachine machine) {
        long[] all = new long[machine.size()];
        Arrays.setAll(all, machine::number);
        return all;
    }

    /** What was seen of steps so far: two that look alike to those concerned must go on alike. */
    private static final class Joins {
        private final Map<String, String> seen = new HashMap<>();

        void step(SeparationMachine machine, Action action) {
            FlowPolicy policy = machine.policy();
            int actor = machine.actor(action);
            String[] before = views(machine);
            String answer = machine.step(action).toString();
            String[] after = views(machine);
            if (actor < 0) {
                assertThat(after).isEqualTo(before);
                return;
            }
            String who = machine.words(action) + before[actor] + before[policy.scheduler()];
            same("output of " + who, answer);
            for (int u = 0; u < policy.domains(); u++) {
                if (!policy.interferes(actor, u)) {
                    assertThat(after[u])
                            .as("local respect: %s, seen by %s", machine.words(action), policy.name(u))
                            .isEqualTo(before[u]);
                } else {
                    same("view of " + u + before[u] + " after " + who, after[u]);
                }
            }
        }

        private void same(String key, String value) {
            String other = seen.putIfAbsent(key, value);
            assertThat(value).as(key).isEqualTo(other == null ? value : other);
        }

        private static String[] views(SeparationMachine machine) {
            String[] views = new String[machine.policy().domains()];
            Arrays.setAll(views, u -> Arrays.toString(machine.view(u)));
            return views;
        }
    }
}
