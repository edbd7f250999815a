package cofferdam.proofs.unwinding.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.proofs.unwinding.KnownBad;
import cofferdam.proofs.unwinding.TransitionSystem;
import cofferdam.proofs.unwinding.synthetic.Cells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An exploration that was interrupted goes on as if it had not been. */
class CheckpointTest {
    private static final Supplier<TransitionSystem> SYSTEMS = () -> new Cells(2, 3, 4);
    private static final Plan PLAN = Plan.of("cells");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void interrupt() throws IOException {
        file = folder.resolve("cells.exploration");
        Explorer explorer = new Explorer(SYSTEMS, PLAN);
        Exploration part = explorer.explore((states, expanded, transitions, depth, bytes) -> states < 5_000);
        assertThat(part.stop()).isEqualTo(Stop.INTERRUPTED);
        assertThat(part.expanded()).isBetween(1L, part.states() - 1);
        explorer.save(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aResumedExplorationEndsLikeOneThatWasNeverInterrupted(int workers) throws CheckpointException {
        Explorer explorer = new Explorer(SYSTEMS, PLAN.workers(workers));
        explorer.resume(file);
        Exploration resumed = explorer.explore(Progress.NONE);
        Exploration whole = new Explorer(SYSTEMS, PLAN).explore(Progress.NONE);
        assertThat(whole.states()).isEqualTo(2 * 64 * 64 * 5);
        assertThat(resumed)
                .usingRecursiveComparison()
                .ignoringFields("bytes", "time")
                .isEqualTo(whole);
    }

    @Test
    void anExplorerThatWasInterruptedGoesOnByItselfToo() {
        Explorer explorer = new Explorer(SYSTEMS, PLAN);
        explorer.explore((states, expanded, transitions, depth, bytes) -> states < 1_000);
        assertThat(explorer.explore(Progress.NONE).holds()).isTrue();
    }

    @Test
    void whatWasFoundBrokenIsStillKnown() throws IOException, CheckpointException {
        Supplier<TransitionSystem> bad = KnownBad.systems().get("sameViews");
        Plan plan = Plan.of("bad").toTheEnd();
        Explorer explorer = new Explorer(bad, plan);
        Exploration part = explorer.explore((states, expanded, transitions, depth, bytes) -> states < 400);
        assertThat(part.stop()).isEqualTo(Stop.INTERRUPTED);
        explorer.save(file);
        Explorer second = new Explorer(bad, plan);
        second.resume(file);
        Counterexample expected =
                new Explorer(bad, plan).explore(Progress.NONE).broken().get(Property.STEP_CONSISTENCY);
        assertThat(second.explore(Progress.NONE)
                        .broken()
                        .get(Property.STEP_CONSISTENCY)
                        .words())
                .isEqualTo(expected.words());
    }

    @Test
    void aCheckpointOfAnotherModelIsRefused() {
        refused(new Explorer(SYSTEMS, Plan.of("other")), "is of another model: cells instead of other");
    }

    @Test
    void aCheckpointOfAnotherSystemIsRefused() {
        refused(new Explorer(() -> new Cells(2, 4, 3), PLAN), "is of another system");
    }

    @Test
    void aCheckpointWithOtherPropertiesIsRefused() {
        refused(new Explorer(SYSTEMS, PLAN.checking(EnumSet.of(Property.INVARIANT))), "checks other properties");
    }

    @Test
    void aCheckpointThatWasCutOrChangedIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 7, 8, 100, bytes.length / 2, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            refused(new Explorer(SYSTEMS, PLAN), "is no checkpoint, or was cut or changed");
        }
        bytes[bytes.length / 3] ^= 1;
        Files.write(file, bytes);
        refused(new Explorer(SYSTEMS, PLAN), "is no checkpoint, or was cut or changed");
    }

    @Test
    void aMissingCheckpointIsRefused() {
        file = folder.resolve("none");
        refused(new Explorer(SYSTEMS, PLAN), "there is no such file");
    }

    private void refused(Explorer explorer, String why) {
        assertThatThrownBy(() -> explorer.resume(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why);
    }
}
