package cofferdam.proofs.unwinding.machine;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.unwinding.TransitionSystem;
import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Explorer;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.spec.machine.Action;
import cofferdam.spec.machine.Bounds;
import cofferdam.spec.machine.Call;
import cofferdam.spec.system.SystemDescription;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The specification isolates: exhaustively, in small systems. Requirements G1-02, G2-01, G4-02, G5-02. */
class AbstractSystemTest {
    @TempDir
    Path folder;

    @Test
    void twoPartitionsAndAQueue() {
        explore(
                Models.two(
                        folder,
                        """
                <queuingChannel name="q" id="0" from="a" to="b" messageSize="8" depth="2"/>
                """),
                Set.of(Call.QUEUE_SEND, Call.QUEUE_RECEIVE, Call.QUEUE_LOST, Call.STOP, Call.YIELD),
                2);
    }

    @Test
    void lendShareDonateAndComeBack() {
        explore(
                Models.two(
                        folder,
                        """
                        <memory name="loan" size="4K" at="0x10000" access="rw"/>
                        """,
                        "",
                        """
                        <grant name="g" id="0" from="a" region="a/loan" to="b" at="0x20000" access="rw"
                               modes="lend share donate"/>
                        """),
                Set.of(
                        Call.LEND,
                        Call.SHARE,
                        Call.DONATE,
                        Call.RELINQUISH,
                        Call.RECLAIM,
                        Call.MAP,
                        Call.UNMAP,
                        Call.STOP),
                0x10,
                0x20);
    }

    @Test
    void aDeviceWithDmaAndInterrupts() {
        explore(
                Models.two(
                        folder,
                        """
                        <memory name="buffer" size="4K" at="0x10000" access="rw"/>
                        """,
                        """
                        <device ref="disk" at="0x11000" vector="40" dma="buffer"/>
                        """,
                        """
                        <event name="e" id="0" from="b" to="a" vector="41"/>
                        """),
                Set.of(Call.DMA_MAP, Call.DMA_UNMAP, Call.RAISE_EVENT, Call.YIELD, Call.STOP),
                0x10);
    }

    /** Known-bad, requirement G11-01: the queue is a flow; without it in the policy the exploration says so. */
    @Test
    void aFlowThatThePolicyDoesNotNameIsFound() {
        SystemDescription system = Models.two(
                folder,
                """
                <queuingChannel name="q" id="0" from="a" to="b" messageSize="8" depth="1"/>
                """);
        TransitionSystem sound = new AbstractSystem(system, new Bounds(1, false, 1), 1, action -> true);
        Exploration exploration = new Explorer(
                        () -> (TransitionSystem) Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {TransitionSystem.class},
                                (proxy, method, arguments) -> method.getName().equals("interferes")
                                        ? arguments[0].equals(arguments[1]) || arguments[0].equals(sound.scheduler())
                                        : method.invoke(sound, arguments)),
                        Plan.of("a flow is missing"))
                .explore(Progress.NONE);
        assertThat(exploration.broken()).containsKey(Property.LOCAL_RESPECT);
    }

    private static void explore(SystemDescription system, Set<Call> calls, long... written) {
        Predicate<Action> allowed = action -> switch (action.kind()) {
            case WRITE, DMA_WRITE -> Arrays.stream(written).anyMatch(page -> page == action.a());
            case CALL -> allowed(action, calls);
            case EXECUTE, FAULT -> action.b() == 0;
            default -> true;
        };
        Exploration exploration = new Explorer(
                        () -> new AbstractSystem(system, new Bounds(1, false, 1), 2, allowed), Plan.of("small"))
                .explore(Progress.NONE);
        assertThat(exploration.broken().values()).isEmpty();
        assertThat(exploration.holds()).isTrue();
    }

    /** Of the frames, only those of region 1 are mapped and unmapped; the others make a model larger, not richer. */
    private static boolean allowed(Action action, Set<Call> calls) {
        Call call = action.a() < Call.values().length ? Call.values()[(int) action.a()] : null;
        boolean mapping = call == Call.MAP || call == Call.UNMAP;
        return call == null || (calls.contains(call) && (!mapping || action.b() == 1));
    }
}
