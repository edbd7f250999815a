package cofferdam.proofs.unwinding.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.proofs.unwinding.KnownBad;
import cofferdam.proofs.unwinding.TransitionSystem;
import cofferdam.proofs.unwinding.kernel.KernelExplorer;
import cofferdam.proofs.unwinding.kernel.KernelModel;
import cofferdam.proofs.unwinding.kernel.ModelFile;
import cofferdam.proofs.unwinding.kernel.ModelReader;
import cofferdam.proofs.unwinding.machine.AbstractModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where one state stands for many, verdicts and numbers of states are those of a full exploration. Requirement G11-01. */
class SymmetryTest {
    private static final Set<Property> OF_ONE_RUN =
            EnumSet.of(Property.INVARIANT, Property.TOTALITY, Property.LOCAL_RESPECT);
    private static final Plan FULL = Plan.of("symmetric").checking(OF_ONE_RUN);
    private static final Plan REDUCED = FULL.withSymmetry();

    @Test
    void theStatesOfTheAbstractMachineAreThoseThatItsRepresentativesStandFor() throws Exception {
        AbstractModel model = new AbstractModel(file("channel", "3"));
        agree(explore(model::system, FULL), explore(model::system, REDUCED.workers(2)));
    }

    @Test
    void soAreThoseOfTheKernel() throws Exception {
        ModelFile file = file("channel", "3");
        file = file.with(file.bounds().with("records", "0"));
        file = file.with(file.bounds().with("otherCalls", "false"));
        KernelModel model = file.model();
        agree(
                KernelExplorer.explore(model, FULL, Progress.NONE),
                KernelExplorer.explore(model, REDUCED.workers(2), Progress.NONE));
    }

    private static void agree(Exploration full, Exploration reduced) {
        assertThat(full.holds()).isTrue();
        assertThat(reduced.holds()).isTrue();
        assertThat(full.represented()).isEqualTo(full.states());
        assertThat(reduced.represented()).isEqualTo(full.states());
        assertThat(reduced.states()).isLessThan(full.states() * 3 / 4);
        assertThat(reduced.depth()).isEqualTo(full.depth());
        assertThat(reduced.checks().keySet()).isEqualTo(OF_ONE_RUN);
    }

    /** Known-bad: a value must come back under its own name where the trace is told. */
    @Test
    void aBrokenInvariantIsFoundByATraceThatCanBeFollowed() {
        Counterexample full = explore(() -> new Names(5), FULL).broken().get(Property.INVARIANT);
        Counterexample reduced = explore(() -> new Names(5), REDUCED).broken().get(Property.INVARIANT);
        assertThat(reduced.first().steps()).isEqualTo(full.first().steps()).isEqualTo(3);
        Names names = new Names(5);
        for (int action : reduced.first().actions()) {
            assertThat(names.step(action)).isTrue();
        }
        assertThat(names.brokenInvariant()).isEqualTo("three different values");
        assertThat(explore(() -> new Names(3), FULL).holds()).isTrue();
        assertThat(explore(() -> new Names(3), REDUCED).holds()).isTrue();
    }

    /** Known-bad: the channel is left out of the policy. */
    @Test
    void aFlowThatThePolicyDoesNotNameIsFoundInAsManySteps() throws Exception {
        AbstractModel model = new AbstractModel(file("channel", "3"));
        Supplier<TransitionSystem> silent = () -> withoutFlows(model.system());
        Counterexample full = explore(silent, FULL).broken().get(Property.LOCAL_RESPECT);
        Counterexample reduced = explore(silent, REDUCED).broken().get(Property.LOCAL_RESPECT);
        assertThat(reduced.first().steps()).isEqualTo(full.first().steps());
        assertThat(reduced.observer()).isEqualTo(full.observer());
    }

    private static TransitionSystem withoutFlows(TransitionSystem system) {
        return (TransitionSystem) Proxy.newProxyInstance(
                SymmetryTest.class.getClassLoader(),
                new Class<?>[] {TransitionSystem.Symmetric.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("interferes")) {
                        return arguments[0].equals(arguments[1]) || arguments[0].equals(system.scheduler());
                    }
                    try {
                        return method.invoke(system, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void aReducedExplorationGoesOnFromACheckpoint(@TempDir Path folder) throws Exception {
        AbstractModel model = new AbstractModel(file("channel", "3"));
        Explorer first = new Explorer(model::system, REDUCED.states(1000));
        assertThat(first.explore(Progress.NONE).stop()).isEqualTo(Stop.STATES);
        Path checkpoint = folder.resolve("checkpoint");
        first.save(checkpoint);
        Explorer second = new Explorer(model::system, REDUCED);
        second.resume(checkpoint);
        Exploration whole = explore(model::system, REDUCED);
        Exploration resumed = second.explore(Progress.NONE);
        assertThat(resumed.represented()).isEqualTo(whole.represented());
        assertThat(resumed.hash()).isEqualTo(whole.hash());
        assertThatThrownBy(() -> new Explorer(model::system, FULL).resume(checkpoint))
                .isInstanceOf(CheckpointException.class);
    }

    @Test
    void comparisonsOfTwoStatesAreNotAskedFor() {
        assertThat(Plan.of("all").withSymmetry().checked()).isEqualTo(OF_ONE_RUN);
        assertThat(Plan.of("all")
                        .withSymmetry()
                        .checking(EnumSet.allOf(Property.class))
                        .checked())
                .isEqualTo(OF_ONE_RUN);
    }

    @Test
    void aSystemWithoutSymmetriesIsRefused() {
        assertThatThrownBy(() -> explore(KnownBad::good, REDUCED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a system without symmetries cannot be reduced");
    }

    private static Exploration explore(Supplier<? extends TransitionSystem> systems, Plan plan) {
        return new Explorer(systems, plan).explore(Progress.NONE);
    }

    private static ModelFile file(String name, String values) {
        Path models = Path.of("docs/models");
        Path root = Files.isDirectory(models) ? models : Path.of("..").resolve(models);
        ModelFile file = ModelReader.read(root.resolve(name).resolve("model.xml"))
                .model()
                .orElseThrow();
        return file.with(file.bounds().with("values", values));
    }
}
