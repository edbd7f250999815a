package cofferdam.workbench.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.defects.Defect;
import cofferdam.proofs.defects.DefectCatalogue;
import cofferdam.workbench.certify.Certified;
import com.fasterxml.jackson.databind.JsonNode;

/** A published mistake as a seeded defect repeats it, and what certificates say with the defect and without it. */
final class Advisory {
    private final Defect defect;

    private Advisory(Defect defect) {
        this.defect = defect;
    }

    /** The mistake that a seeded defect repeats; the defect must name it. */
    static Advisory repeatedBy(String defect, String name) {
        Defect found = DefectCatalogue.shipped().find(defect).orElseThrow();
        assertThat(found.advisory()).startsWith(name);
        return new Advisory(found);
    }

    /** The broken kernel fails a claim, and the witness shows it as the sentence says. */
    void brokenFails(String claim, String sentence) {
        assertThat(defect.claim()).isEqualTo(claim);
        assertThat(Certified.withDefect(defect).failing(defect)).anySatisfy(evidence -> assertThat(
                        evidence.path("witness").path("sentence").asText())
                .containsPattern(sentence));
    }

    /** As above, and the hostile partition gets there by one of these steps. */
    void brokenFails(String claim, String sentence, String step) {
        brokenFails(claim, sentence);
        assertThat(Certified.withDefect(defect).failing(defect))
                .anySatisfy(evidence -> assertThat(evidence.path("witness").path("steps"))
                        .extracting(JsonNode::asText)
                        .anySatisfy(line -> assertThat(line).contains(step)));
    }

    /** The shipped kernel holds that claim, over the same system, in the same tries. */
    void shippedHolds() {
        assertThat(Certified.shipped(defect.example()).verdict(defect.claim())).isEqualTo("HOLDS");
    }
}
