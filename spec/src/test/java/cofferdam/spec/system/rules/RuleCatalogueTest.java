package cofferdam.spec.system.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue of rules as data (G8-05). */
class RuleCatalogueTest {
    private final List<RuleText> texts = RuleCatalogue.texts();

    @Test
    void thereAreMoreRulesThanTheIssueAsksFor() {
        assertThat(texts).hasSizeGreaterThan(156);
    }

    @Test
    void idsAreUniqueSortedAndNumberedWithoutGapInEachConcern() {
        Set<String> seen = new HashSet<>();
        String concern = "";
        int number = 0;
        for (RuleText text : texts) {
            String prefix = text.id().substring(0, 3);
            number = prefix.equals(concern) ? number + 1 : 1;
            concern = prefix;
            assertThat(text.id()).isEqualTo("%s-%02d".formatted(prefix, number));
            assertThat(seen.add(text.id())).isTrue();
        }
    }

    @Test
    void everyRuleIsOneSentence() {
        texts.forEach(t -> assertThat(t.sentence()).as(t.id()).matches("[A-Z0-9].*[^ ]\\."));
    }

    @Test
    void aRuleIsFoundByItsId() {
        assertThat(RuleCatalogue.text("MEM-07")).hasValueSatisfying(t -> assertThat(t.sentence())
                .isEqualTo("Regions of different partitions do not overlap in physical memory."));
        assertThat(RuleCatalogue.text("MEM-99")).isEmpty();
    }

    @Test
    void rulesThatBoundNumbersAreCheckedAlone(@TempDir Path folder) {
        String both =
                GrownFixture.rejected().get("EVT-01").replace("<kernel base=\"0x100000\"", "<kernel base=\"0x1\"");
        assertThat(Fixture.findings(Fixture.write(folder, both)))
                .containsExactly("gateway.xml:54:3: EVT-01: there are 65 events; write at most 64");
    }

    @Test
    void independentViolationsAreAllReportedInTheOrderOfTheFile(@TempDir Path folder) {
        String several = Fixture.GOOD
                .replace("<kernel base=\"0x100000\"", "<kernel base=\"0x100010\"")
                .replace("line=\"6\"", "line=\"64\"")
                .replace("tick=\"1000\"", "tick=\"0\"")
                .replace("vector=\"61\"", "vector=\"6\"");
        assertThat(Fixture.findings(Fixture.write(folder, several)))
                .extracting(f -> f.replaceAll(".*: ([A-Z]{3}-\\d\\d): .*", "$1"))
                .containsExactly("KRN-01", "DEV-11", "EVT-07", "SCH-02");
    }
}
