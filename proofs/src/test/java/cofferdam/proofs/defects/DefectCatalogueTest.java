package cofferdam.proofs.defects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.spec.requirement.RequirementCatalogue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The shipped defects are complete, and incomplete ones are refused (G11-01). */
class DefectCatalogueTest {
    private static final String PROPERTIES =
            "name=x\nclaim=G1\nrequirement=G1-03\nexample=smallest\nstory=It goes wrong.\n";

    @Test
    void everyShippedDefectBreaksARequirementThatExists() {
        assertThat(DefectCatalogue.shipped().all())
                .hasSizeGreaterThanOrEqualTo(34)
                .allSatisfy(defect -> {
                    assertThat(RequirementCatalogue.shipped().requirement(defect.requirement()))
                            .as(defect.name())
                            .isPresent();
                    assertThat(defect.story()).hasSizeGreaterThan(80);
                });
    }

    @Test
    void eachIsolationClaimIsBrokenByTwoOrMore() {
        for (String claim : List.of("G1", "G2", "G3", "G4", "G5", "G6")) {
            assertThat(DefectCatalogue.shipped().all())
                    .as(claim)
                    .filteredOn(defect -> defect.claim().equals(claim))
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aPublishedMistakeIsNamedWithItsAddress() {
        assertThat(DefectCatalogue.shipped().all())
                .filteredOn(defect -> !defect.advisory().isEmpty())
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(defect -> assertThat(defect.advisory())
                        .matches("(XSA-\\d+|CVE-\\d+-\\d+)( and XSA-\\d+)?, https://\\S+"));
    }

    @Test
    void aDefectIsFoundByName() {
        assertThat(DefectCatalogue.shipped().find("no-scrub-on-restart")).isPresent();
        assertThat(DefectCatalogue.shipped().find("none")).isEmpty();
    }

    @Test
    void aDefectWithoutAPatchIsRefused() {
        assertThatThrownBy(() -> of(Map.of("x/defect.properties", PROPERTIES)))
                .hasMessage("defect x: defect.patch is missing");
    }

    @Test
    void aDefectWithoutAStoryIsRefused() {
        assertThatThrownBy(() ->
                        of(Map.of("x/defect.properties", PROPERTIES.replace("story", "tale"), "x/defect.patch", "p")))
                .hasMessage("defect x: defect.properties has no story");
    }

    @Test
    void aDefectInAnotherFolderIsRefused() {
        assertThatThrownBy(() -> of(Map.of("y/defect.properties", PROPERTIES, "y/defect.patch", "p")))
                .hasMessage("defect y: its name and its folder differ");
    }

    @Test
    void aDefectWhoseRequirementBelongsToAnotherClaimIsRefused() {
        assertThatThrownBy(() -> of(Map.of(
                        "x/defect.properties", PROPERTIES.replace("claim=G1", "claim=G2"), "x/defect.patch", "p")))
                .hasMessageContaining("G1-03 is not one of G2");
    }

    private static DefectCatalogue of(Map<String, String> files) {
        return DefectCatalogue.of(new TreeMap<>(files));
    }
}
