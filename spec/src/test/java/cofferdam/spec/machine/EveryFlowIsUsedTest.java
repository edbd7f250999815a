package cofferdam.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.system.Grant;
import cofferdam.spec.system.Partition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The policy is no larger than needed, and views show what flows: in a system with one flow, exactly those domains are seen to
 * change another's view that the policy lets interfere. Without a flow the check of local respect would fail. G2-01, G11-01.
 */
class EveryFlowIsUsedTest {
    static Stream<Arguments> systems() {
        return Stream.of(
                one("nothing declared", two()),
                one("queue", two().queue(0, 1, 1, 1, false), "p0 -> p1"),
                one("acknowledged queue", two().queue(0, 1, 1, 1, true), "p0 -> p1", "p1 -> p0"),
                one("sampling", two().sampling(0, 1, 1), "p0 -> p1"),
                one("memory channel", two().shared(0, 1, 1), "p0 -> p1"),
                one("event", two().event(0, 1, 50), "p0 -> p1"),
                one("lend", two().grant(0, "p0/r1", 1, "rw", Grant.Mode.LEND), "p0 -> p1", "p1 -> p0"),
                one("share", two().grant(0, "p0/r1", 1, "rw", Grant.Mode.SHARE), "p0 -> p1", "p1 -> p0"),
                one("donate", two().grant(0, "p0/r1", 1, "rw", Grant.Mode.DONATE), "p0 -> p1"),
                one("device", two().device(0, 40, "r1"), "p0 -> d0", "d0 -> p0"),
                one(
                        "two devices",
                        two().device(0, 40, "r1").device(0, 41, "r1"),
                        "p0 -> d0",
                        "p0 -> d1",
                        "d0 -> p0",
                        "d0 -> d1",
                        "d1 -> p0",
                        "d1 -> d0"),
                one("spare device", two().device(-1, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("systems")
    void domainsInfluenceOthersExactlyAsThePolicySays(String name, Sketch sketch, List<String> flows) {
        SeparationMachine machine = SeparationMachine.of(sketch.build(), new Bounds(1, false, 1), null);
        FlowPolicy policy = machine.policy();
        List<Action> actions = machine.actions(2);
        TreeSet<String> seen = new TreeSet<>();
        for (int run = 0; run < 40; run++) {
            Random random = new Random(run);
            machine = SeparationMachine.of(sketch.build(), new Bounds(1, false, 1), null);
            for (int i = 0; i < 800; i++) {
                Action action = actions.get(random.nextInt(actions.size()));
                if (random.nextInt(30) == 0 || !Walks.ends(machine, action)) {
                    step(machine, action, seen);
                }
            }
        }
        List<String> expected = new ArrayList<>(flows);
        expected.add("scheduler -> p0");
        expected.add("scheduler -> p1");
        assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
        for (String flow : seen) {
            int u = domain(policy, flow.substring(0, flow.indexOf(' ')));
            int v = domain(policy, flow.substring(flow.lastIndexOf(' ') + 1));
            assertThat(policy.interferes(u, v)).as(flow).isTrue();
        }
    }

    private static void step(SeparationMachine machine, Action action, TreeSet<String> seen) {
        FlowPolicy policy = machine.policy();
        byte[][] before = new byte[policy.domains()][];
        Arrays.setAll(before, machine::view);
        int actor = machine.actor(action);
        machine.step(action);
        for (int u = 0; u < policy.domains(); u++) {
            if (actor >= 0 && actor != u && !Arrays.equals(before[u], machine.view(u))) {
                seen.add(policy.name(actor) + " -> " + policy.name(u));
            }
        }
    }

    private static int domain(FlowPolicy policy, String name) {
        int u = 0;
        while (!policy.name(u).equals(name)) {
            u++;
        }
        return u;
    }

    /** Two partitions, the first of which may be started again. */
    private static Sketch two() {
        return new Sketch(1)
                .partition(0)
                .partition(0)
                .region(0, 1, "rwx")
                .region(1, 1, "rwx")
                .region(0, 1, "rw")
                .fault(0, Partition.Fault.EPT_VIOLATION, Partition.Action.RESTART, 2)
                .fault(1, Partition.Fault.EPT_VIOLATION, Partition.Action.INJECT, 0);
    }

    private static Arguments one(String name, Sketch sketch, String... flows) {
        return Arguments.of(name, sketch, List.of(flows));
    }
}
