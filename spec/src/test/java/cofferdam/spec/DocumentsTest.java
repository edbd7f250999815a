package cofferdam.spec;

import static org.assertj.core.api.Assertions.assertThat;

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
    void theCommandWritesBothPages() throws IOException {
        Documents.main(new String[] {folder.toString()});
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("rules.md", "requirements.md");
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
}
