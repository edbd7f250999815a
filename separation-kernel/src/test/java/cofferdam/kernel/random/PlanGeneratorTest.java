package cofferdam.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Limits;
import cofferdam.kernel.random.SystemPlan.Block;
import cofferdam.kernel.soak.Failure;
import cofferdam.kernel.soak.Soak;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;

/** Random systems are valid, of all sizes, and repeat. Requirements G7-01, G9-05. */
class PlanGeneratorTest {
    private static final List<SystemPlan> PLANS =
            LongStream.range(0, 512).mapToObj(PlanGenerator::plan).toList();

    @Provide
    Arbitrary<Tuple2<SystemPlan, List<Step>>> runs() {
        return RandomSystems.plans()
                .flatMap(plan -> RandomSystems.steps(plan, 30).map(steps -> Tuple.of(plan, steps)));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void noStepsOnAnySystemBreakAnything(@ForAll("runs") Tuple2<SystemPlan, List<Step>> run) {
        assertThat(Soak.replay(run.get1(), run.get2()).map(Failure::what)).isEmpty();
    }

    @Test
    void theSystemMadeOfZerosIsTheSmallestThereIs() {
        SystemPlan plan = PlanGenerator.plan(Choices.of());
        assertThat(plan.partitions()).isOne();
        assertThat(plan.processors()).isOne();
        assertThat(plan.regions()).singleElement().matches(region -> region.pages() == 1);
        assertThat(List.of(plan.grants(), plan.devices(), plan.queues(), plan.samplings(), plan.events()))
                .allMatch(List::isEmpty);
        assertThat(plan.schedule()).singleElement().matches(minor -> minor.ticks() == 1);
        assertThat(Soak.replay(plan, List.of())).isEmpty();
    }

    @Test
    void everyNumberMakesASystemThatBootsAndItMakesItAgain() {
        for (long number = 0; number < 64; number++) {
            Optional<Failure> failure = Soak.replay(number, List.of());
            assertThat(failure.map(Failure::what)).as("system %d", number).isEmpty();
            assertThat(PlanGenerator.plan(number)).isEqualTo(PLANS.get((int) number));
        }
    }

    @Test
    void systemsReachTheLimitsOfTheKernel() {
        assertThat(most(SystemPlan::partitions)).isEqualTo(Limits.PARTITIONS);
        assertThat(most(SystemPlan::processors)).isEqualTo(Limits.PROCESSORS);
        assertThat(most(plan -> plan.devices().size())).isGreaterThan(Limits.DEVICES - 3);
        assertThat(most(plan -> plan.grants().size())).isGreaterThan(Limits.GRANTS - 10);
        assertThat(most(plan -> plan.queues().size())).isGreaterThan(Limits.PORTS - 10);
        assertThat(most(plan -> plan.events().size())).isGreaterThan(Limits.EVENTS - 10);
        assertThat(most(SystemPlan::frames)).isGreaterThan(1500);
        assertThat(most(plan -> plan.regions().stream()
                        .mapToLong(r -> r.page() + (long) r.pages())
                        .max()
                        .orElse(0)))
                .isGreaterThan(Limits.PAGES - 5L);
        assertThat(most(plan -> plan.blocks().get(plan.blocks().size() - 1).end()))
                .isGreaterThan(32L << 30);
    }

    @Test
    void everythingASystemCanHaveIsInSomeOfThem() {
        assertThat(PLANS).anyMatch(plan -> !plan.channels().isEmpty());
        assertThat(PLANS).anyMatch(plan -> !plan.dmaWindows().isEmpty());
        assertThat(PLANS).anyMatch(plan -> !plan.images().isEmpty());
        assertThat(PLANS).anyMatch(plan -> plan.hardware().dmaWidth() == 0);
        assertThat(PLANS).anyMatch(plan -> plan.kernelFrame() == 0).anyMatch(plan -> plan.kernelFrame() > 0);
        assertThat(PLANS).anyMatch(plan -> plan.processorOf(0) < 0);
        assertThat(PLANS).anyMatch(plan -> plan.schedule().stream().anyMatch(m -> m.partition() == Abi.NOBODY));
        for (int action = Abi.ACTION_INJECT; action <= Abi.ACTION_RESTART; action++) {
            int wanted = action;
            assertThat(PLANS).anyMatch(plan -> plan.faults().stream().anyMatch(rule -> rule.action() == wanted));
        }
    }

    @Test
    void framesAreNumberedAsTheKernelNumbersThem() {
        SystemPlan plan = PLANS.get(10);
        List<Long> addresses = new ArrayList<>();
        for (Block block : plan.blocks()) {
            for (int i = 0; i < block.frames(); i++) {
                addresses.add(block.address() + 4096L * i);
            }
        }
        for (int f = 0; f < plan.frames(); f++) {
            assertThat(plan.address(f)).isEqualTo(addresses.get(f));
            assertThat(plan.frameAt(plan.address(f) + 4095)).isEqualTo(f);
        }
        assertThat(plan.frameAt(plan.address(0) - 1)).isEqualTo(-1);
        assertThat(plan.frameAt(plan.blocks().get(plan.blocks().size() - 1).end()))
                .isEqualTo(-1);
    }

    private static long most(ToLongFunction<SystemPlan> size) {
        return PLANS.stream().mapToLong(size).max().orElseThrow();
    }
}
