package cofferdam.proofs.unwinding.refinement;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.random.Choices;
import cofferdam.kernel.random.PlanGenerator;
import cofferdam.spec.system.SystemDescription;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * The kernel does what the specification says: in random systems of all shapes, at random calls, accesses, faults, ticks and
 * interrupts, with states, answers and error codes compared after each. jqwik prints the seed. Requirements G1-06 to G1-09,
 * G1-13, G2-05, G5-04, G9-02.
 */
class RefinementTest {
    private static final int ENOUGH = 100_000;
    private static final AtomicLong STEPS = new AtomicLong();
    private static final AtomicLong OPEN = new AtomicLong();

    @Provide
    Arbitrary<int[]> systems() {
        return Arbitraries.integers()
                .between(0, Integer.MAX_VALUE)
                .array(int[].class)
                .ofMaxSize(250);
    }

    @Provide
    Arbitrary<List<Long>> walks() {
        return Moves.walks(250);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void theKernelDoesWhatTheSpecificationSays(@ForAll("systems") int[] numbers, @ForAll("walks") List<Long> moves) {
        SystemDescription system = PlannedDescription.of(PlanGenerator.plan(Choices.of(numbers)));
        RefinementWalk walk = RefinementWalk.lively(system, PlannedDescription.images());
        for (long move : moves) {
            assertThat(walk.apply(move)).isNull();
        }
        STEPS.addAndGet(walk.steps());
        OPEN.addAndGet(walk.open());
    }

    @AfterContainer
    static void theseWereEnough() {
        System.out.println("refinement: " + STEPS + " steps compared, " + OPEN + " answers left open");
        assertThat(STEPS.get()).isGreaterThan(ENOUGH);
    }
}
