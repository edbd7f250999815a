package cofferdam.proofs.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no records are refused with their place, at bounded cost, and lead nowhere else (G8-05, G8-06). */
class HostileRecordTest {
    private static final String START = "{\"format\": \"cofferdam-evidence-1\", \"tool\": \"tool\"";

    @TempDir
    Path folder;

    @Test
    void aWrongValueIsNamedWithItsPlace() throws IOException {
        refused(
                START + ",\n \"answers\": [{\"obligation\": \"a()\",\n  \"outcome\": \"MAYBE\"}]}",
                "3:14",
                "something else than expected at answers[0].outcome");
    }

    @Test
    void brokenTextIsLocated() throws IOException {
        refused(
                START + ",\n  oops}",
                "2:3",
                "Unexpected character ('o' (code 111)): was expecting double-quote to start" + " field name");
    }

    @Test
    void aTextThatEndsTooEarlyIsLocatedAtItsEnd() {
        assertThatThrownBy(() -> read(START))
                .isInstanceOf(RecordException.class)
                .message()
                .endsWith("tool.json:1:50: not recorded evidence: Unexpected end-of-input: expected close marker for"
                        + " Object");
    }

    @Test
    void aMessageSaysNothingOfTheReadersOwnOptions() {
        assertThatThrownBy(() -> RecordJson.read("{]", Object.class, "none"))
                .isInstanceOf(RecordException.class)
                .message()
                .isEqualTo("none: Unexpected close marker ']': expected '}'");
        assertThatThrownBy(() -> RecordJson.read("+1", Object.class, "none"))
                .isInstanceOf(RecordException.class)
                .message()
                .endsWith("JSON spec does not allow numbers to have plus signs");
    }

    @Test
    void aControlCharacterBetweenFieldsIsRefusedInWords() throws IOException {
        refused(
                START + ",\u001e}",
                "1:52",
                "Illegal character ((CTRL-CHAR, code 30)): only regular white space (\\r, \\n, \\t) is allowed between"
                        + " tokens");
    }

    @Test
    void aFieldThatStandsThereTwiceIsRefused() throws IOException {
        refused(START + ", \"tool\": \"other\"}", "1:58", "Duplicate field 'tool'");
    }

    @Test
    void nothingMayStandBehindTheEnd() throws IOException {
        assertThatThrownBy(() -> read(START + "} []")).isInstanceOf(RecordException.class);
    }

    /** The tool's name decides which file is written. */
    @Test
    void theRecordOfAnotherToolIsRefused() throws IOException {
        refused(
                "{\"format\": \"cofferdam-evidence-1\", \"tool\": \"../../evil\"}",
                "1:1",
                "of tool: its tool is another");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws IOException {
        Files.write(folder.resolve("tool.json"), new byte[] {'{', (byte) 0xff});
        assertThatThrownBy(() -> EvidenceFolder.read(folder, "tool"))
                .hasMessage(folder.resolve("tool.json") + ":1:1: not encoded in UTF-8");
    }

    @Test
    void listsStandInEachOther32Deep() {
        assertThat(RecordJson.read("[".repeat(32) + "]".repeat(32), Object.class, "none"))
                .isNotNull();
        assertThatThrownBy(() -> RecordJson.read("[".repeat(33) + "]".repeat(33), Object.class, "none"))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("none: Document nesting depth (33) exceeds the maximum allowed (32");
    }

    @Test
    void aRecordHas16MiBAndNoByteMore() throws IOException {
        String padding = " ".repeat(RecordJson.MOST - START.length() - 1);
        assertThat(read(START + padding + "}").tool()).isEqualTo("tool");
        refused(START + padding + " }", "1:1", "more than 16777216 bytes");
    }

    @Test
    void aLinkIsNotWrittenThrough() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "mine");
        Path link = Files.createSymbolicLink(folder.resolve("tool.json"), precious);
        assertThatThrownBy(() -> EvidenceFolder.write(folder, RecordedEvidence.none("tool")))
                .isInstanceOf(RecordException.class)
                .hasMessage(link + ":1:1: not a regular file, so it is not written over");
        assertThat(precious).hasContent("mine");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("precious", "tool.json");
    }

    private RecordedEvidence read(String text) throws IOException {
        Files.writeString(folder.resolve("tool.json"), text, StandardCharsets.UTF_8);
        return EvidenceFolder.read(folder, "tool");
    }

    private void refused(String text, String place, String reason) throws IOException {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(RecordException.class)
                .hasMessageStartingWith(folder.resolve("tool.json") + ":" + place + ": ")
                .hasMessageContaining(reason);
    }
}
