package cofferdam.workbench.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of assumptions says what is assumed and who relies on it (G10-01). */
class AssumptionDocumentTest {
    private static final Path ROOT = Path.of("..");

    @TempDir
    Path folder;

    @Test
    void thePageIsTheGeneratedOne() throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/assumptions.md")))
                .as("docs/assumptions.md; write it anew with cofferdam.workbench.certify.AssumptionDocument")
                .isEqualTo(AssumptionDocument.text(AssumptionDocument.reliances(ROOT)));
    }

    @Test
    void everyAssumptionIsReliedOnAndNoOtherIs() throws IOException {
        Set<String> listed =
                new TreeSet<>(Assumptions.listed().stream().map(Assumption::id).toList());
        assertThat(AssumptionDocument.reliances(ROOT).keySet()).isEqualTo(listed);
    }

    @Test
    void tagsOverSeveralLinesAndOfSeveralIdsAreRead() throws IOException {
        Path source = folder.resolve("m/src/main/java/A.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "/** Does. Rests on A-01,\n * A-02 and A-03. */\n// see A-04\n");
        Files.createDirectories(folder.resolve("m/target"));
        Files.writeString(folder.resolve("m/target/README.md"), "Rests on A-05.");
        SortedMap<String, SortedSet<String>> reliances = AssumptionDocument.reliances(folder);
        assertThat(reliances.keySet()).containsExactly("A-01", "A-02", "A-03");
        assertThat(reliances.get("A-03")).containsExactly("m/src/main/java/A.java");
    }
}
