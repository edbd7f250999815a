package cofferdam.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.workbench.report.OutputFolder.ForeignFolderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is overwritten that this program did not write. */
class OutputFolderTest {
    @TempDir
    Path folder;

    @Test
    void aFolderIsMadeAndUsedAgain() throws IOException {
        Path out = folder.resolve("a/b");
        OutputFolder.open(out).write("x.txt", "one");
        OutputFolder.open(out).write("x.txt", "two");
        assertThat(out.resolve("x.txt")).hasContent("two");
        assertThat(out.toFile().list()).containsExactlyInAnyOrder("x.txt", OutputFolder.MARKER);
    }

    @Test
    void anEmptyFolderIsTaken() throws IOException {
        OutputFolder.open(folder).write("x.txt", "one");
        assertThat(folder.resolve("x.txt")).hasContent("one");
    }

    @Test
    void aFolderWithOtherFilesIsRefused() throws IOException {
        Files.writeString(folder.resolve("thesis.tex"), "mine");
        assertThatThrownBy(() -> OutputFolder.open(folder)).isInstanceOf(ForeignFolderException.class);
        assertThat(folder.toFile().list()).containsExactly("thesis.tex");
    }

    @Test
    void aFileInsteadOfAFolderIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "mine");
        assertThatThrownBy(() -> OutputFolder.open(file)).isInstanceOf(ForeignFolderException.class);
        assertThat(file).hasContent("mine");
    }

    @Test
    void aLinkInTheFolderIsNotFollowed() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "mine");
        Path out = folder.resolve("out");
        OutputFolder opened = OutputFolder.open(out);
        Files.createSymbolicLink(out.resolve("certificate.json"), precious);
        assertThatThrownBy(() -> opened.write("certificate.json", "{}")).isInstanceOf(ForeignFolderException.class);
        assertThat(precious).hasContent("mine");
    }

    @Test
    void aLinkInPlaceOfTheUnfinishedFileIsNotFollowed() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "mine");
        Path out = folder.resolve("out");
        OutputFolder opened = OutputFolder.open(out);
        Files.createSymbolicLink(out.resolve("certificate.json.part"), precious);
        opened.write("certificate.json", "{}");
        assertThat(precious).hasContent("mine");
        assertThat(out.resolve("certificate.json")).hasContent("{}").isRegularFile();
    }
}
