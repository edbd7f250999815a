package cofferdam.proofs.unwinding.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.kernel.boot.ImageStore;
import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
import cofferdam.spec.machine.FlowPolicy;
import cofferdam.spec.system.Channel;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any description can be scaled down: less of everything, and who may influence whom stays. Requirements G10-02, G11-01. */
class ScaledTest {
    @ParameterizedTest
    @ValueSource(strings = {"smallest", "red-black", "avionics", "attacker"})
    void theExamplesBootScaledDownWithTheSamePolicy(String name) {
        SystemDescription whole = example(name);
        Scaled scaled = Scaled.of(whole, ImageStore.directory(whole.directory()), 1);
        KernelModel model = scaled.model();
        SystemDescription small = model.description();
        assertThat(small.partitions()).hasSameSizeAs(whole.partitions()).allSatisfy(partition -> {
            assertThat(partition.memory()).extracting(MemoryRegion::size).allMatch(size -> size <= 2 * 4096);
            assertThat(partition.faults()).allMatch(rule -> rule.limit() <= 1);
        });
        assertThat(small.queuingPorts()).allMatch(queue -> queue.depth() == 1 && queue.messageSize() == 8);
        assertThat(small.channels()).extracting(Channel::name).isEqualTo(names(whole));
        assertThat(small.schedule().processors())
                .allMatch(processor -> processor.ticks()
                        == small.schedule().processors().get(0).ticks());
        FlowPolicy before = FlowPolicy.of(whole);
        KernelSystem system = model.system();
        assertThat(system.domains()).isEqualTo(before.domains());
        for (int from = 0; from < system.domains(); from++) {
            for (int to = 0; to < system.domains(); to++) {
                assertThat(system.interferes(from, to)).isEqualTo(before.interferes(from, to));
            }
        }
        assertThat(system.brokenInvariant()).isNull();
        assertThat(scaled.words()).contains("regions of 1 page", "queues of at most 1 message of 8 bytes", "2 values");
    }

    @Test
    void whatWasFoundIsFoundAgainWithEverythingCompared() {
        SystemDescription smallest = example("smallest");
        KernelModel model = Scaled.of(smallest, ImageStore.directory(smallest.directory()), 1)
                .model();
        Plan plan = Plan.of("smallest").states(2000);
        Exploration first = KernelExplorer.explore(model, plan, Progress.NONE);
        assertThat(first.broken()).isEmpty();
        assertThat(model.beStrict()).isTrue();
        assertThat(model.beStrict()).isFalse();
        assertThat(KernelExplorer.explore(model, plan, Progress.NONE).hash()).isEqualTo(first.hash());
    }

    /** In avionics things change of which learning has met only their neighbours in the same row. */
    @Test
    void aStepThatChangesTheUnexpectedIsNoticedAndIsNoCounterexample() {
        SystemDescription avionics = example("avionics");
        KernelModel model = Scaled.of(avionics, ImageStore.directory(avionics.directory()), 1)
                .model();
        Exploration exploration =
                KernelExplorer.explore(model, Plan.of("avionics").states(3000), Progress.NONE);
        assertThat(exploration.broken()).isEmpty();
        assertThat(exploration.states()).isGreaterThanOrEqualTo(3000);
        assertThat(model.beStrict())
                .as("all was noticed without looking at everything after every step")
                .isTrue();
    }

    @Test
    void whatAModelLearnedCanBeToldToAnother() {
        KernelModel one = Models.file("processors").model();
        KernelModel other = Models.file("processors").model();
        other.learn(one.learned());
        assertThat(other.learned()).isEqualTo(one.learned());
        assertThat(other.system().parts()).isEqualTo(one.system().parts());
    }

    @ParameterizedTest
    @CsvSource({"x 1, line 1: 'x'", "0 99999999, line 1: '99999999'", "frames -1, line 1: '-1'", "'', line 1: ''"})
    void whatNoModelSaidIsRefused(String text, String message) {
        KernelModel model = Models.file("processors").model();
        String before = model.learned();
        assertThatThrownBy(() -> model.learn(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
        assertThat(model.learned()).isEqualTo(before);
    }

    private static List<String> names(SystemDescription system) {
        return system.channels().stream().map(Channel::name).toList();
    }

    private static SystemDescription example(String name) {
        return DescriptionReader.read(
                        Models.folder().resolveSibling("examples").resolve(name).resolve("system.xml"))
                .description()
                .orElseThrow();
    }
}
