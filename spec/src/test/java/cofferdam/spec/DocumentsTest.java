package cofferdam.spec;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.system.reader.SchemaDocument;
import cofferdam.spec.system.rules.RuleCatalogue;
import cofferdam.spec.system.rules.RuleDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated pages (G8-05, G11-05). */
class DocumentsTest {
    @TempDir
    private Path folder;

    @Test
    void theCommittedPagesAreTheGeneratedOnes() throws IOException {
        for (var page : Documents.pages().entrySet()) {
            assertThat(Files.readString(Path.of("..", "docs", page.getKey())))
                    .as("docs/%s; write it anew with cofferdam.spec.Documents", page.getKey())
                    .isEqualTo(page.getValue());
        }
    }

    @Test
    void theCommandWritesEveryPage() throws IOException {
        Documents.main(new String[] {folder.toString()});
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("description.md", "rules.md", "requirements.md");
        }
    }

    @Test
    void everyRuleIsOnThePageUnderItsConcern() {
        String page = RuleDocument.text();
        RuleCatalogue.texts().forEach(t -> {
            int row = page.indexOf("\n| " + t.id() + " | " + t.sentence() + " | ");
            assertThat(row).as(t.id()).isPositive();
            int heading = page.lastIndexOf("\n## ", row);
            assertThat(page.substring(heading)).startsWith("\n## " + RuleDocument.concernOf(t) + "\n");
        });
    }

    @Test
    void thePageOfTheSchemaShowsEveryElementWithItsAttributes() {
        String page = SchemaDocument.text();
        assertThat(page)
                .contains("\n## `<system>` `<platform>` `<device>`\n\nAny number, or none. A PCI device: ")
                .contains("\n## `<system>` `<schedule>` `<processor>` `<minorFrame>`\n\nAny number, or none.\n")
                .contains("\n## `<system>` `<platform>` `<iommu>`\n\nAt most one. ")
                .contains("\n## `<system>` `<partition>`\n\nOne or more. ")
                .contains("\n## `<system>` `<schedule>`\n\nExactly one. ")
                .contains("\n| peer | peer | may be left out. What a network card is connected to: ");
        assertThat(page.lines().filter(l -> l.startsWith("## "))).hasSize(22);
    }
}
