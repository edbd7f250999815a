package cofferdam.spec.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The catalogue itself; who mentions its ids is checked over the whole project (G11-05). */
class RequirementCatalogueTest {
    private final RequirementCatalogue catalogue = RequirementCatalogue.shipped();

    @Test
    void theClaimsAreG1ToG11() {
        assertThat(catalogue.claims())
                .extracting(Claim::id)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 11).mapToObj(i -> "G" + i).toList());
    }

    @Test
    void theRequirementsOfAClaimAreNumberedFromOne() {
        for (Claim claim : catalogue.claims()) {
            List<String> expected = IntStream.rangeClosed(
                            1, claim.requirements().size())
                    .mapToObj(i -> "%s-%02d".formatted(claim.id(), i))
                    .toList();
            assertThat(claim.requirements()).extracting(Requirement::id).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void everyRequirementIsOneSentenceUnderATitle() {
        for (Requirement requirement : catalogue.requirements()) {
            assertThat(requirement.title()).isNotBlank().doesNotEndWith(".");
            assertThat(requirement.text())
                    .as(requirement.id())
                    .matches("[A-Z][^.]*\\.")
                    .doesNotContain("\n");
        }
    }

    @Test
    void anIdIsFoundAndAForeignOneIsNot() {
        assertThat(catalogue.requirement("G1-03"))
                .hasValueSatisfying(r -> assertThat(r.claim()).isEqualTo("G1"));
        assertThat(catalogue.claim("G11"))
                .hasValueSatisfying(c -> assertThat(c.title()).isEqualTo("Tools adequate"));
        assertThat(catalogue.requirement("G1-" + 99)).isEmpty();
        assertThat(catalogue.claim("G12")).isEmpty();
    }

    @Test
    void idsAreRecognisedInText() {
        assertThat(RequirementCatalogue.ID
                        .matcher("see G1-03, G11-02 and xG1-03, G1-3")
                        .results())
                .extracting(r -> r.group())
                .containsExactly("G1-03", "G11-02");
    }
}
