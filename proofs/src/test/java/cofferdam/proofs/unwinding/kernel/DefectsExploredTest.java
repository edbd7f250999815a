package cofferdam.proofs.unwinding.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.defects.Defect;
import cofferdam.proofs.defects.DefectCatalogue;
import cofferdam.proofs.defects.DefectiveWorld;
import cofferdam.proofs.defects.ShippedSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every seeded defect that breaks isolation in the kernel is found, by short traces. Requirement G11-01. */
class DefectsExploredTest {
    private static final Set<String> CLAIMS = Set.of("G1", "G2", "G4", "G5", "G6");
    private static final long STATES = 6000;
    private static final int MOST_STEPS = 8;

    /**
     * What models do not have: the machine's switch of registers, whose place they take, and leaves of 2 MiB, which would be
     * 512 pages to a guest. The watchers of certify find both.
     */
    private static final Set<String> OUTSIDE = Set.of("register-left-over", "split-without-flush");

    /** Defects that one property alone finds on their model. */
    private static final Map<String, String> ONLY = Map.of(
            "restart-limit-ignored", "invariant",
            "buffer-end-not-checked", "local-respect",
            "sampling-port-off-by-one", "step-consistency",
            "full-queue-told-to-sender", "output-consistency",
            "schedule-skew-after-overrun", "scheduler-independence",
            "event-number-unchecked", "totality");

    private static final List<Path> CLASS_PATH = DefectiveWorld.currentClassPath();

    /** A model that shows the defect, by name; channel, if none is said. */
    private static final Map<String, String> MODELS = Map.ofEntries(
            Map.entry("answer-tells-receivers-state", "device"),
            Map.entry("buffer-end-not-checked", "sharing"),
            Map.entry("double-donate", "sharing"),
            Map.entry("given-back-without-unmap", "sharing"),
            Map.entry("large-leaf-over-foreign-frames", "processors"),
            Map.entry("lender-keeps-access", "sharing"),
            Map.entry("no-scrub-on-restart", "restart"),
            Map.entry("ports-of-two-kinds-share-numbers", "device"),
            Map.entry("share-beyond-read-only", "restart"),
            Map.entry("shared-page-not-counted", "sharing"),
            Map.entry("pending-event-survives-restart", "restart"),
            Map.entry("rights-unchecked-on-remap", "sharing"),
            Map.entry("port-owner-not-checked", "sharing"),
            Map.entry("sampling-port-off-by-one", "restart"),
            Map.entry("stale-reverse-map", "sharing"));

    @TestFactory
    Stream<DynamicTest> everyDefectThatBreaksIsolationIsFoundInAFewSteps() {
        return DefectCatalogue.shipped().all().stream()
                .filter(defect -> CLAIMS.contains(defect.claim()) && !OUTSIDE.contains(defect.name()))
                .map(defect -> DynamicTest.dynamicTest(defect.name(), () -> {
                    List<String> broken = explore(defect);
                    assertThat(broken).isNotEmpty();
                    assertThat(broken).as("all traces").allMatch(DefectsExploredTest::isShort);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyPropertyHasADefectThatItAloneFinds() {
        return ONLY.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getValue(), () -> {
                    Defect defect =
                            DefectCatalogue.shipped().find(entry.getKey()).orElseThrow();
                    assertThat(explore(defect)).singleElement().asString().startsWith(entry.getValue());
                }));
    }

    @Test
    void theShippedKernelPassesWhereTheDefectsAreFound() {
        Set<String> models = new TreeSet<>(MODELS.values());
        models.add("channel");
        for (String model : models) {
            assertThat(DefectSearch.broken(file(model), STATES)).as(model).isEmpty();
        }
    }

    private static boolean isShort(String found) {
        String[] parts = found.split(" ");
        return Integer.parseInt(parts[1]) <= MOST_STEPS && Integer.parseInt(parts[2]) <= MOST_STEPS;
    }

    private static List<String> explore(Defect defect) throws Exception {
        try (DefectiveWorld world = DefectiveWorld.create(defect.edit(), ShippedSources.load(), CLASS_PATH)) {
            Object found = world.loader()
                    .loadClass(DefectSearch.class.getName())
                    .getMethod("broken", String.class, long.class)
                    .invoke(null, file(MODELS.getOrDefault(defect.name(), "channel")), STATES);
            List<String> broken = new ArrayList<>();
            ((List<?>) found).forEach(line -> broken.add((String) line));
            return broken;
        }
    }

    private static String file(String model) {
        return Models.folder().resolve(model).resolve("model.xml").toString();
    }
}
