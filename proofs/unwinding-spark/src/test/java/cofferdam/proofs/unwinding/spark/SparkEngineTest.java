package cofferdam.proofs.unwinding.spark;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.unwinding.engine.Counterexample;
import cofferdam.proofs.unwinding.engine.Engine;
import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.proofs.unwinding.engine.Stop;
import cofferdam.proofs.unwinding.engine.Systems;
import cofferdam.proofs.unwinding.kernel.KernelExplorer;
import cofferdam.proofs.unwinding.kernel.KernelSystems;
import cofferdam.proofs.unwinding.synthetic.Cells;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Spark and the tables of one process find the same states. Requirement G11-01. */
class SparkEngineTest {
    private static Exploration explore(String engine, Systems systems, Plan plan) {
        return Engine.named(engine).orElseThrow().explore(systems, plan, Progress.NONE);
    }

    @Test
    void bothEnginesFindTheSameStatesAndCompareAsMuch() {
        Systems systems = () -> new Cells(2, 2, 3);
        Plan plan = Plan.of("cells").workers(2);
        Exploration spark = explore("spark", systems, plan);
        Exploration embedded = explore("embedded", systems, plan);
        assertThat(spark.holds()).isTrue();
        assertThat(embedded.states()).isEqualTo(2 * 81 * 4);
        assertThat(spark)
                .usingRecursiveComparison()
                .ignoringFields("bytes", "time")
                .isEqualTo(embedded);
    }

    /** What partition 0 sends changes what partition 1 sees, though this policy forbids it. */
    private static final class Forbidden extends Cells {
        Forbidden() {
            super(2, 1, 2);
        }

        @Override
        public boolean interferes(int from, int to) {
            return from == to || from == scheduler();
        }
    }

    /** Partition 1 does not see the channel it receives from. */
    private static final class Hidden extends Cells {
        Hidden() {
            super(2, 1, 2);
        }

        @Override
        public byte[] view(int domain) {
            return domain == scheduler() ? super.view(domain) : Arrays.copyOf(super.view(domain), 1);
        }
    }

    @Test
    void aStepThatBreaksAPropertyIsFoundAfterAShortestWay() {
        Exploration spark =
                explore("spark", Forbidden::new, Plan.of("forbidden").checking(Set.of(Property.LOCAL_RESPECT)));
        assertThat(spark.stop()).isEqualTo(Stop.BROKEN);
        Counterexample found = spark.broken().get(Property.LOCAL_RESPECT);
        assertThat(found.first().words()).containsExactly("send cell 0");
        assertThat(found.observer()).isEqualTo("partition 1");
    }

    @Test
    void aPairOfStatesThatBreaksAPropertyIsFoundWithBothWays() {
        Exploration spark =
                explore("spark", Hidden::new, Plan.of("hidden").checking(Set.of(Property.STEP_CONSISTENCY)));
        Counterexample found = spark.broken().get(Property.STEP_CONSISTENCY);
        assertThat(found.first().words()).endsWith("tick", "receive into cell 0");
        assertThat(found.second().orElseThrow().words()).contains("send cell 0").endsWith("receive into cell 0");
        Exploration embedded =
                explore("embedded", Hidden::new, Plan.of("hidden").checking(Set.of(Property.STEP_CONSISTENCY)));
        assertThat(found.steps())
                .isEqualTo(embedded.broken().get(Property.STEP_CONSISTENCY).steps());
    }

    /** By its file: nothing else of a model can be sent to another process. */
    @Test
    void theKernelItselfIsExploredThereToo() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs/models"))) {
            folder = folder.getParent();
        }
        String model = folder.resolve("docs/models/processors/model.xml").toString();
        KernelSystems systems = KernelSystems.of(model, Map.of("values", "1"));
        Plan plan = Plan.of("processors").states(150);
        Exploration spark = KernelExplorer.repeat(systems.model(), plan, now -> explore("spark", systems, now));
        Exploration embedded = KernelExplorer.repeat(systems.model(), plan, now -> explore("embedded", systems, now));
        assertThat(spark.broken()).isEmpty();
        assertThat(spark.states()).isGreaterThanOrEqualTo(150);
        assertThat(spark.layers().subList(0, 3)).isEqualTo(embedded.layers().subList(0, 3));
    }

    @Test
    void anEngineThatIsNotThereIsNotFound() {
        assertThat(Engine.named("abacus")).isEmpty();
    }
}
