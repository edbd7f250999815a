package cofferdam.proofs.defects;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.soak.Soak;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random steps on random systems find broken kernels, and show each on a short way. Requirements G11-01, G9-05. */
class SoakFindsDefectsTest {
    private static final long STEPS = 40_000;
    private static final long SYSTEMS = 80;
    private static final int LONGEST = 8;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stale-reverse-map",
                "large-leaf-over-foreign-frames",
                "full-queue-told-to-sender",
                "iotlb-not-flushed",
                "schedule-skew-after-overrun",
                "pending-event-survives-restart",
                "stale-tlb-after-unmap",
                "refused-call-not-recorded"
            })
    void aDefectIsFoundOnAShortWay(String name) throws Exception {
        Defect defect = DefectCatalogue.shipped().find(name).orElseThrow();
        try (DefectiveWorld world =
                DefectiveWorld.create(defect.edit(), ShippedSources.load(), DefectiveWorld.currentClassPath())) {
            Class<?> soak = world.loader().loadClass(Soak.class.getName());
            BooleanSupplier never = () -> false;
            LongConsumer nobody = done -> {};
            Object report = soak.getMethod("run")
                    .invoke(soak.getConstructors()[0].newInstance(1L, STEPS, SYSTEMS, 2, never, nobody));
            Optional<?> failure =
                    (Optional<?>) report.getClass().getMethod("failure").invoke(report);
            assertThat(failure).as("a failure with defect %s", name).isPresent();
            List<?> steps =
                    (List<?>) failure.get().getClass().getMethod("steps").invoke(failure.get());
            assertThat(steps).hasSizeLessThanOrEqualTo(LONGEST);
        }
    }
}
