package cofferdam.spec.system.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that are no machine code, and names that lead elsewhere (G8-06, G8-07). */
class ImageRulesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "7f454c46, an ELF file",
        "4d5a, a Windows executable",
        "2321, a script",
        "3c3f786d6c, an XML file",
        "1f8b, a gzip file",
        "504b0304, a ZIP file",
        "255044462d, a PDF file",
        "89504e47, a PNG image",
        "cafebabe, a Java class file",
        "213c617263683e, an ar archive"
    })
    void filesOfKnownFormatsAreNoMachineCode(String magic, String format) throws IOException {
        Path file = Fixture.write(folder, Fixture.edit("images/red.bin", "images/other.bin"));
        Files.write(folder.resolve("images/other.bin"), HexFormat.of().parseHex(magic + "00"));
        assertThat(Fixture.findings(file))
                .containsExactly("gateway.xml:24:5: IMG-09: the image \"images/other.bin\" in executable memory is "
                        + format + "; name a file of raw machine code, as objcopy -O binary makes it");
    }

    @Test
    void halfAMagicNumberMayBeCode() throws IOException {
        Path file = Fixture.write(folder, Fixture.edit("images/red.bin", "images/other.bin"));
        Files.write(folder.resolve("images/other.bin"), new byte[] {0x7f, 'E', 'L'});
        assertThat(Fixture.findings(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "..", "../images/table.bin", "images/../../x", "/"})
    void aNameMayNotLeadOutOfTheFolder(String name) {
        assertThat(Fixture.findings(Fixture.write(folder, Fixture.edit("images/table.bin", name))))
                .containsExactly("gateway.xml:25:5: IMG-02: the image \"" + name
                        + "\" is outside the description's folder; name a file below that folder");
    }

    @Test
    void aLinkMayNotLeadOutOfTheFolder(@TempDir Path elsewhere) throws IOException {
        Path target = Files.write(elsewhere.resolve("secret.bin"), new byte[] {1, 2, 3});
        Path file = Fixture.write(folder, Fixture.edit("images/table.bin", "images/link.bin"));
        Files.createSymbolicLink(folder.resolve("images/link.bin"), target);
        assertThat(Fixture.findings(file)).singleElement().asString().contains(": IMG-02: ");
    }

    @Test
    void aLinkInsideTheFolderIsFollowed() throws IOException {
        Path file = Fixture.write(folder, Fixture.edit("images/table.bin", "images/link.bin"));
        Files.createSymbolicLink(folder.resolve("images/link.bin"), Path.of("table.bin"));
        assertThat(Fixture.findings(file)).isEmpty();
    }

    @Test
    void anImpossibleNameIsMissing() {
        assertThat(Fixture.findings(Fixture.write(folder, Fixture.edit("images/table.bin", "images/a".repeat(31)))))
                .singleElement()
                .asString()
                .contains(": IMG-03: ");
    }

    @Test
    void sizesAreShownWithTheLargestUnitThatDividesThem() {
        assertThat(Text.size(0)).isEqualTo("0 bytes");
        assertThat(Text.size(1)).isEqualTo("1 byte");
        assertThat(Text.size(1 << 10)).isEqualTo("1K");
        assertThat(Text.size(1025 << 10)).isEqualTo("1025K");
        assertThat(Text.size(3 << 20)).isEqualTo("3M");
        assertThat(Text.size(5L << 30)).isEqualTo("5G");
        assertThat(Text.pci(0x12fd)).isEqualTo("12:1f.5");
    }
}
