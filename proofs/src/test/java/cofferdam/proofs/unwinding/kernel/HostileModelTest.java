package cofferdam.proofs.unwinding.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.spec.system.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model reads nothing but what lies in its folder, and takes no more memory than it may. Requirement G8-06. */
class HostileModelTest {
    private static final int MOST_PAGES = 4096;

    @TempDir
    Path outer;

    private Path folder;
    private String good;

    @BeforeEach
    void copy() throws IOException {
        folder = Files.createDirectory(outer.resolve("inner"));
        for (String name : List.of("system.xml", "guest.bin")) {
            Path file = Models.folder().resolve("channel").resolve(name);
            Files.copy(file, folder.resolve(name));
            Files.copy(file, outer.resolve(name));
        }
        good = Files.readString(Models.folder().resolve("channel/model.xml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../system.xml", "link", "away/system.xml", "./../inner/../system.xml"})
    void aDescriptionOutsideIsNotRead(String name) throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), Path.of("..", "system.xml"));
        Files.createSymbolicLink(folder.resolve("away"), Path.of(".."));
        List<Finding> findings = findings(good.replace("\"system.xml\"", "\"" + name + "\""));
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("MOD-01");
            assertThat(finding.found()).endsWith("lies outside of the model's folder");
        });
    }

    @Test
    void anAbsoluteNameOutsideIsNotReadEither() throws IOException {
        Path other = outer.resolve("system.xml").toAbsolutePath();
        assertThat(findings(good.replace("\"system.xml\"", "\"" + other + "\"")))
                .extracting(Finding::rule)
                .containsExactly("MOD-01");
    }

    @Test
    void aDescriptionBelowIsRead() throws IOException {
        Path below = Files.createDirectory(folder.resolve("below"));
        for (String name : List.of("system.xml", "guest.bin")) {
            Files.copy(folder.resolve(name), below.resolve(name));
        }
        assertThat(findings(good.replace("\"system.xml\"", "\"below/system.xml\"")))
                .isEmpty();
    }

    @Test
    void soManyPagesWithCellsAreTakenAndNoMore() throws IOException {
        assertThat(findings(cells(MOST_PAGES / 1024))).isEmpty();
        assertThat(findings(cells(MOST_PAGES / 1024 + 1)))
                .extracting(Finding::rule)
                .containsExactly("MOD-05");
    }

    /** Each is 4096K, which is 1024 pages. */
    private String cells(int elements) {
        String more = IntStream.range(0, elements)
                .mapToObj(n ->
                        "<cells partition=\"red\" at=\"0x" + Long.toHexString((n + 1L) << 24) + "\" size=\"4096K\"/>")
                .collect(Collectors.joining());
        return good.replaceAll("<cells[^>]*/>", "").replace("</model>", more + "</model>");
    }

    @Test
    void moreActionsThanCanBeToldApartAreRefused() throws IOException {
        String system = Files.readString(folder.resolve("system.xml"));
        Files.writeString(
                folder.resolve("system.xml"),
                system.replace("12K", "64K").replace("128K", "1M").replace("96K", "512K"));
        ModelReader.Result read = ModelReader.read(Files.writeString(folder.resolve("model.xml"), good));
        assertThat(read.findings()).isEmpty();
        ModelFile model = read.model().orElseThrow();
        Bounds all = Bounds.small().with("values", "64").with("words", "64");
        assertThatThrownBy(() -> model.with(all).model())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("more than 65536 different things can be done: give fewer values, words or pages");
    }

    private List<Finding> findings(String text) throws IOException {
        return ModelReader.read(Files.writeString(folder.resolve("model.xml"), text))
                .findings();
    }
}
