package cofferdam.workbench.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.defects.DefectCatalogue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No published mistake is repeated without a test of its own that tells its story (G11-01). */
class AdvisoriesTest {
    @TestFactory
    Stream<DynamicTest> everyAdvisoryThatADefectRepeatsHasATest() {
        List<String> names = DefectCatalogue.shipped().all().stream()
                .map(defect -> defect.advisory().replaceFirst("( and |,).*", ""))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        assertThat(names).hasSize(8);
        return names.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> assertThat(
                                Class.forName(AdvisoriesTest.class.getPackageName() + "." + className(name)))
                        .isNotNull()));
    }

    private static String className(String advisory) {
        String[] parts = advisory.toLowerCase(Locale.ROOT).split("-", 2);
        return parts[0].substring(0, 1).toUpperCase() + parts[0].substring(1) + parts[1].replace("-", "") + "Test";
    }
}
