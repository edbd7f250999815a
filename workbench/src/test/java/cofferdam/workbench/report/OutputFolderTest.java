package cofferdam.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.workbench.report.OutputFolder.ForeignFolderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is overwritten that this program did not write. */
class OutputFolderTest {
    private static final String NAME = "certificate.json";

    @TempDir
    Path folder;

    @Test
    void aFolderIsMadeAndUsedAgain() throws IOException {
        Path out = folder.resolve("a/b");
        open(out).write(NAME, "one");
        open(out).write(NAME, "two");
        assertThat(out.resolve(NAME)).hasContent("two");
        assertThat(out.toFile().list()).containsExactlyInAnyOrder(NAME, OutputFolder.MARKER);
        assertThat(Files.readAllLines(out.resolve(OutputFolder.MARKER))).hasSize(2);
    }

    @Test
    void anEmptyFolderIsTaken() throws IOException {
        open(folder).write(NAME, "one");
        assertThat(folder.resolve(NAME)).hasContent("one");
    }

    @Test
    void aFolderWithOtherFilesIsRefused() throws IOException {
        Files.writeString(folder.resolve("thesis.tex"), "mine");
        refused(folder, folder + " holds files that Cofferdam did not write");
        assertThat(folder.toFile().list()).containsExactly("thesis.tex");
    }

    @Test
    void aFileInsteadOfAFolderIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "mine");
        refused(file, file + " is not a folder");
        assertThat(file).hasContent("mine");
    }

    @Test
    void aLinkToAForeignFolderIsRefusedAndOneToNowhereToo() throws IOException {
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis.tex"), "mine");
        Path link = Files.createSymbolicLink(folder.resolve("link"), foreign);
        refused(link, link + " holds files that Cofferdam did not write");
        Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("absent"));
        refused(nowhere, nowhere + " is not a folder");
        assertThat(folder.resolve("absent")).doesNotExist();
    }

    @Test
    void aMarkerThatSomebodyElseWroteDoesNotCount() throws IOException {
        Files.writeString(folder.resolve(OutputFolder.MARKER), "my own notes\n");
        refused(folder, folder + " holds files that Cofferdam did not write");
        Files.delete(folder.resolve(OutputFolder.MARKER));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        open(elsewhere);
        Path linked = Files.createDirectory(folder.resolve("linked"));
        Files.createSymbolicLink(linked.resolve(OutputFolder.MARKER), elsewhere.resolve(OutputFolder.MARKER));
        refused(linked, linked + " holds files that Cofferdam did not write");
    }

    @Test
    void somebodyElsesFileInAFolderOfOursIsRefused() throws IOException {
        Path out = folder.resolve("out");
        open(out);
        Path precious = Files.writeString(out.resolve(NAME), "mine");
        refused(out, precious + " is not as Cofferdam wrote it");
        assertThat(precious).hasContent("mine");
    }

    @Test
    void aFileOfOursThatSomebodyChangedIsRefused() throws IOException {
        Path out = folder.resolve("out");
        open(out).write(NAME, "one");
        Path changed = Files.writeString(out.resolve(NAME), "one, with notes");
        refused(out, changed + " is not as Cofferdam wrote it");
        assertThat(changed).hasContent("one, with notes");
    }

    @Test
    void aFileThatAppearsWhileWeWorkIsRefused() throws IOException {
        OutputFolder opened = open(folder.resolve("out"));
        Path precious = Files.writeString(folder.resolve("out").resolve(NAME), "mine");
        assertThatThrownBy(() -> opened.write(NAME, "{}")).isInstanceOf(ForeignFolderException.class);
        assertThat(precious).hasContent("mine");
    }

    @Test
    void aLinkInTheFolderIsNotFollowed() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "mine");
        Path out = folder.resolve("out");
        open(out);
        Path link = Files.createSymbolicLink(out.resolve(NAME), precious);
        refused(out, link + " is not as Cofferdam wrote it");
        Files.delete(precious);
        refused(out, link + " is not as Cofferdam wrote it");
        assertThat(precious).doesNotExist();
    }

    @Test
    void aFolderInPlaceOfAFileIsRefused() throws IOException {
        Path out = folder.resolve("out");
        open(out);
        Path inPlace = Files.createDirectory(out.resolve(NAME));
        refused(out, inPlace + " is not as Cofferdam wrote it");
    }

    /** Cut short between the move and the marker's last line, either content is ours. */
    @Test
    void whatAnInterruptedRunLeftIsReplaced() throws IOException {
        Path out = folder.resolve("out");
        open(out).write(NAME, "one");
        List<String> before = Files.readAllLines(out.resolve(OutputFolder.MARKER));
        open(out).write(NAME, "two");
        List<String> after = Files.readAllLines(out.resolve(OutputFolder.MARKER));
        Path half = Files.writeString(out.resolve(NAME + ".0.part"), "tw");
        for (String content : List.of("one", "two")) {
            Files.write(out.resolve(OutputFolder.MARKER), List.of(before.get(0), before.get(1), after.get(1)));
            Files.writeString(out.resolve(NAME), content);
            open(out).write(NAME, "three");
            assertThat(out.resolve(NAME)).hasContent("three");
            assertThat(half).hasContent("tw");
        }
    }

    @Test
    void whatAnEarlierRunWroteUnderANameOfThisOneIsRemovedUnlessSomebodyChangedIt() throws IOException {
        List<String> names = List.of("kept", "old", "changed");
        OutputFolder earlier = OutputFolder.open(folder, List.of("kept", "old", "changed", "other"));
        for (String name : List.of("kept", "old", "changed", "other")) {
            earlier.write(name, "one");
        }
        OutputFolder now = OutputFolder.open(folder, names);
        now.write("kept", "two");
        Files.writeString(folder.resolve("changed"), "mine");
        now.removeOutdated();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("kept", "changed", "other", OutputFolder.MARKER);
        assertThat(folder.resolve("changed")).hasContent("mine");
        assertThat(folder.resolve(OutputFolder.MARKER)).content().doesNotContain("  old");
        now.removeOutdated();
        assertThat(folder.resolve("kept")).hasContent("two");
    }

    private static OutputFolder open(Path out) throws IOException {
        return OutputFolder.open(out, List.of(NAME));
    }

    private static void refused(Path out, String message) {
        assertThatThrownBy(() -> open(out))
                .isInstanceOf(ForeignFolderException.class)
                .hasMessage(message);
    }
}
