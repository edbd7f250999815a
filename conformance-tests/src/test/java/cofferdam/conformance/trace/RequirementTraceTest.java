package cofferdam.conformance.trace;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.requirement.Requirement;
import cofferdam.spec.requirement.RequirementCatalogue;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Requirements and sources refer to each other without orphans on either side. */
class RequirementTraceTest {
    private static final RequirementCatalogue CATALOGUE = RequirementCatalogue.shipped();

    /** Requirement G11-05. */
    @Test
    void everyRequirementIsNamedByCodeAndByATestAndNoneIsInvented() {
        RequirementTrace trace =
                RequirementTrace.of(Path.of("").toAbsolutePath().getParent());
        assertThat(trace.orphans(CATALOGUE)).isEmpty();
    }

    @Test
    void aRequirementThatNothingNamesIsFound() {
        RequirementTrace trace = everythingNamed();
        assertThat(trace.orphans(CATALOGUE)).isEmpty();
        RequirementTrace gap = new RequirementTrace();
        for (Requirement requirement : CATALOGUE.requirements()) {
            gap.add("Code.java", false, requirement.id());
            if (!requirement.id().equals("G1-05")) {
                gap.add("CodeTest.java", true, requirement.id());
            }
        }
        assertThat(gap.orphans(CATALOGUE)).containsExactly("G1-05 (Unmap removes access) is named by no test");
    }

    @Test
    void anInventedRequirementIsFound() {
        RequirementTrace trace = everythingNamed();
        trace.add("Wild.java", false, "see G1-99");
        assertThat(trace.orphans(CATALOGUE)).containsExactly("G1-99 does not exist but is named in [Wild.java]");
    }

    private static RequirementTrace everythingNamed() {
        RequirementTrace trace = new RequirementTrace();
        for (Requirement requirement : CATALOGUE.requirements()) {
            trace.add("Code.java", false, requirement.id());
            trace.add("CodeTest.java", true, requirement.id());
        }
        return trace;
    }
}
