package cofferdam.proofs.unwinding.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.proofs.defects.Defect;
import cofferdam.proofs.defects.DefectCatalogue;
import cofferdam.proofs.defects.DefectiveWorld;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is not part of a state does not change unnoticed and influences nothing. Requirements G11-01, G2-01. */
class OutsideTest {
    private static final int STEPS = 3000;

    @Test
    void anElementThatNobodyExpectedToChangeEndsTheExploration() {
        Extents nothing = new Extents();
        assertThatThrownBy(() -> everyStep(new KernelSystem(Models.channel(), nothing)))
                .isInstanceOf(ChangeOutsideError.class)
                .hasMessageStartingWith("a step changed ");
        assertThat(nothing.arrays().length + nothing.frames().cardinality())
                .as("from now on it is expected")
                .isPositive();
    }

    @Test
    void aFrameThatNobodyExpectedToChangeEndsTheExploration() {
        KernelSystem all = new KernelSystem(Models.channel(), null);
        Extents withoutFrames = Extents.everything(all.arrays(), 0);
        assertThatThrownBy(() -> everyStep(new KernelSystem(Models.channel(), withoutFrames)))
                .isInstanceOf(ChangeOutsideError.class)
                .hasMessageStartingWith("a step changed frame ");
        assertThat(withoutFrames.frames().cardinality()).isOne();
    }

    @Test
    void anExplorationThatHadToLearnEverythingOnTheWayComesToTheSameStates() {
        ModelFile file = Models.file("processors");
        Bounds bounds = file.bounds().with("values", "1");
        Exploration learned = explore(new KernelModel(file.description(), bounds));
        Exploration unlearned = explore(KernelModel.unlearned(file.description(), bounds));
        assertThat(learned.holds()).isTrue();
        assertThat(unlearned.states()).isEqualTo(learned.states());
        assertThat(unlearned.transitions()).isEqualTo(learned.transitions());
        assertThat(unlearned.holds()).isTrue();
    }

    @Test
    void whatIsInTheAuditRingInfluencesNothing() {
        for (String model : Models.NAMES) {
            assertThat(AuditTwins.difference(file(model), STEPS)).as(model).isNull();
        }
    }

    @Test
    void aKernelInWhichItInfluencesAnAnswerIsFoundOut() throws Exception {
        Defect defect =
                DefectCatalogue.shipped().find("audit-entry-told-to-partition").orElseThrow();
        try (DefectiveWorld world =
                DefectiveWorld.create(defect.edit(), ShippedSources.load(), DefectiveWorld.currentClassPath())) {
            Object difference = world.loader()
                    .loadClass(AuditTwins.class.getName())
                    .getMethod("difference", String.class, int.class)
                    .invoke(null, file("channel"), STEPS);
            assertThat((String) difference).endsWith(": another answer");
        }
    }

    /** Takes every step of the first states, going on with the last that is possible. */
    private static void everyStep(KernelSystem system) {
        for (int depth = 0; depth < 4; depth++) {
            for (int action = 0; action < system.actions(); action++) {
                if (system.step(action)) {
                    system.back();
                }
            }
            system.setPart(0, system.part(0));
            system.step(Models.step(system, new Random(depth)));
        }
    }

    private static Exploration explore(KernelModel model) {
        return KernelExplorer.explore(model, Plan.of("processors").workers(2).toTheEnd(), Progress.NONE);
    }

    private static String file(String model) {
        return Models.folder().resolve(model).resolve("model.xml").toString();
    }
}
