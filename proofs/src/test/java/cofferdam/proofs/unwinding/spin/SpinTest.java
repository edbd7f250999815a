package cofferdam.proofs.unwinding.spin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Explorer;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
import cofferdam.proofs.unwinding.kernel.Bounds;
import cofferdam.proofs.unwinding.kernel.ModelFile;
import cofferdam.proofs.unwinding.kernel.ModelReader;
import cofferdam.proofs.unwinding.machine.AbstractModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spin finds as many states and transitions of the abstract machine as the explorer. Requirement G11-01. */
class SpinTest {
    private static final int DEEPEST = 300_000;
    private static final int SLOTS = 18;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"channel", "sharing", "restart", "processors"})
    void spinCountsTheStatesOfAModelLikeTheExplorer(String name) throws Exception {
        ModelFile file = file(name);
        sameCounts(new AbstractModel(file.with(file.bounds().with("values", "1"))));
    }

    /** The device writes one word only and the others write nothing: many states less, and no action less of the device. */
    @Test
    void andThoseOfADeviceWithDmaAndInterrupts() throws Exception {
        ModelFile file = file("device");
        Bounds bounds = new Bounds(
                1,
                1,
                1,
                0,
                true,
                true,
                false,
                Map.of("driver", Set.of(8L), "client", Set.of(), "logger", Set.of()),
                Map.of());
        sameCounts(new AbstractModel(file.with(bounds)));
    }

    private void sameCounts(AbstractModel model) throws Exception {
        Exploration ours = explore(model);
        SpinRun spin = Spin.quick(folder).search(Spin.promela(model), DEEPEST, SLOTS);
        assertThat(spin.states()).isEqualTo(ours.states());
        assertThat(spin.transitions()).isEqualTo(ours.transitions());
    }

    private static Exploration explore(AbstractModel model) {
        Exploration result = new Explorer(model::system, Plan.of("abstract").checking(Set.of())).explore(Progress.NONE);
        assertThat(result.holds()).isTrue();
        return result;
    }

    @Test
    void theCheckedInModelIsWhatIsWrittenForItsDescription() throws Exception {
        String promela = Spin.promela(new AbstractModel(file("sharing")));
        Path written = Path.of("target", "machine.pml");
        Files.writeString(written, promela);
        assertThat(models().resolve("sharing/machine.pml"))
                .as("if the change is meant, copy " + written.toAbsolutePath() + " there")
                .hasContent(promela);
    }

    /** Known-bad: counts tell machines apart that differ in one assignment. */
    @Test
    void aMachineThatForgetsToEmptyAQueueHasOtherStates() throws Exception {
        ModelFile file = file("channel");
        AbstractModel model = new AbstractModel(file.with(file.bounds().with("values", "1")));
        String promela = Spin.promela(model);
        String forgetful = promela.replaceFirst("(inline clear_queue_0\\(\\) \\{) queue_0_filled = 0;", "$1");
        assertThat(forgetful).isNotEqualTo(promela);
        assertThat(Spin.quick(folder).search(forgetful, DEEPEST, SLOTS).states())
                .isNotEqualTo(explore(model).states());
    }

    @Test
    void aSearchThatDidNotComeToItsEndIsNoAnswer() throws Exception {
        ModelFile file = file("channel");
        String promela = Spin.promela(new AbstractModel(file.with(file.bounds().with("values", "1"))));
        assertThatThrownBy(() -> Spin.quick(folder).search(promela, 100, SLOTS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("spin did not come to its end");
        assertThatThrownBy(() -> SpinRun.parse("State-vector 28 byte, depth reached 5, errors: 0\n"))
                .hasMessageContaining("spin did not print");
    }

    @Test
    void aMissingProgramIsNamedWithHowToInstallIt() {
        assertThatThrownBy(() -> new Spin(folder, "no-such-spin", "gcc", "-O0").search("", DEEPEST, SLOTS))
                .hasMessage("no-such-spin is not installed; install: apt-get install spin gcc");
        assertThatThrownBy(() -> new Spin(folder, "true", "no-such-gcc", "-O0").search("", DEEPEST, SLOTS))
                .hasMessageStartingWith("no-such-gcc is not installed");
    }

    private static ModelFile file(String name) {
        return ModelReader.read(models().resolve(name).resolve("model.xml"))
                .model()
                .orElseThrow();
    }

    private static Path models() {
        Path models = Path.of("docs/models");
        return Files.isDirectory(models) ? models : Path.of("..").resolve(models);
    }
}
