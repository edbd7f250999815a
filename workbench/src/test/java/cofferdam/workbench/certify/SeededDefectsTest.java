package cofferdam.workbench.certify;

import cofferdam.proofs.defects.DefectCatalogue;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every seeded defect is found on its example, on the claim it breaks, with a short witness (G11-01, G11-06). */
class SeededDefectsTest {
    @TestFactory
    Stream<DynamicTest> everyDefectIsFoundWithAWitness() {
        return DefectCatalogue.shipped().all().stream()
                .map(defect -> DynamicTest.dynamicTest(
                        defect.name(), () -> Certified.withDefect(defect).failing(defect)));
    }
}
