package cofferdam.proofs.unwinding.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.spec.system.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models are read, or what is wrong with them is said with its place. Requirement G8-05. */
class ModelReaderTest {
    @TempDir
    Path folder;

    @Test
    void everyShippedModelIsRead() throws IOException {
        try (Stream<Path> models = Files.list(Models.folder())) {
            List<Path> found = models.filter(Files::isDirectory).toList();
            assertThat(found).extracting(path -> path.getFileName().toString()).hasSameElementsAs(Models.NAMES);
            for (Path model : found) {
                ModelReader.Result result = ModelReader.read(model.resolve("model.xml"));
                assertThat(result.findings()).isEmpty();
                assertThat(result.model().orElseThrow().name())
                        .isEqualTo(model.getFileName().toString());
            }
        }
    }

    @Test
    void aMissingDescriptionIsSaid() throws IOException {
        assertThat(findings("system=\"system.xml\"", "system=\"other.xml\"")).containsExactly("MOD-01 2:1");
    }

    @Test
    void aSystemThatIsTooLargeToExploreIsRefused() throws IOException {
        String text = Files.readString(Models.folder().resolve("channel/system.xml"));
        Files.writeString(folder.resolve("large.xml"), text.replace("size=\"128K\"", "size=\"128M\""));
        assertThat(findings("system=\"system.xml\"", "system=\"large.xml\"")).containsExactly("MOD-02 2:1");
    }

    @Test
    void boundsOutOfRangeAreRefused() throws IOException {
        assertThat(findings("values=\"2\"", "values=\"0\"")).containsExactly("MOD-03 3:3");
        assertThat(findings("records=\"0\"", "records=\"17\"")).containsExactly("MOD-03 3:3");
    }

    @Test
    void cellsOfUnknownPartitionsAreRefused() throws IOException {
        assertThat(findings("partition=\"black\"", "partition=\"blue\"")).containsExactly("MOD-04 5:3");
    }

    @Test
    void cellsThatAreNotWholePagesAreRefused() throws IOException {
        assertThat(findings("at=\"0x2000\"", "at=\"0x2008\"")).containsExactly("MOD-05 4:3", "MOD-05 5:3");
    }

    @Test
    void whatTheSchemaForbidsIsRefused() throws IOException {
        assertThat(findings("values=\"2\"", "value=\"2\"")).isNotEmpty().allMatch(line -> line.startsWith("XML-"));
    }

    @Test
    void boundsCanBeChangedByName() {
        Bounds bounds = Bounds.small();
        assertThat(bounds.with("values", "3").values()).isEqualTo(3);
        assertThat(bounds.with("words", "2").words()).isEqualTo(2);
        assertThat(bounds.with("lost", "4").lost()).isEqualTo(4);
        assertThat(bounds.with("records", "5").records()).isEqualTo(5);
        assertThat(bounds.with("otherCalls", "false").otherCalls()).isFalse();
        assertThat(bounds.with("interrupts", "false").interrupts()).isFalse();
        assertThat(bounds.with("registers", "true").registers()).isTrue();
        assertThatThrownBy(() -> bounds.with("depth", "1")).hasMessage("there is no bound \"depth\"");
        assertThatThrownBy(() -> bounds.with("values", "two")).hasMessage("\"two\" is no number");
        assertThatThrownBy(() -> bounds.with("interrupts", "no")).hasMessage("\"no\" is neither true nor false");
        assertThatThrownBy(() -> bounds.with("values", "65")).hasMessage("values is 65");
    }

    @Test
    void fixedCellsAreWrittenButNotMapped() {
        Bounds bounds = Models.file("device").bounds();
        assertThat(bounds.writes("client", 2)).isTrue();
        assertThat(bounds.maps("client", 2)).isFalse();
        assertThat(bounds.maps("driver", 8)).isTrue();
        assertThat(bounds.maps("driver", 9)).isFalse();
    }

    @Test
    void registersAreSwitchedOnlyInModelsThatSaySo() {
        assertThat(Models.file("leftovers").bounds().registers()).isTrue();
        assertThat(Models.file("leftovers").model().system().processors().switched())
                .isTrue();
        assertThat(Models.file("channel").bounds().registers()).isFalse();
        assertThat(Models.file("channel").model().system().processors().switched())
                .isFalse();
    }

    /** What is found in the channel model with one edit, each as rule, line and column. */
    private List<String> findings(String from, String to) throws IOException {
        Path shipped = Models.folder().resolve("channel");
        for (String name : List.of("system.xml", "guest.bin")) {
            Path copy = folder.resolve(name);
            if (!Files.exists(copy)) {
                Files.copy(shipped.resolve(name), copy);
            }
        }
        String text = Files.readString(shipped.resolve("model.xml"));
        assertThat(text).contains(from);
        // The comment above the root is left out, so that lines are easy to count.
        String model = text.replaceFirst("(?s)<!--.*?-->\n", "").replace(from, to);
        Path file = folder.resolve("model.xml");
        Files.writeString(file, model);
        return ModelReader.read(file).findings().stream()
                .map(ModelReaderTest::line)
                .toList();
    }

    private static String line(Finding finding) {
        return finding.rule() + " " + finding.where().line() + ":"
                + finding.where().column();
    }
}
