package cofferdam.spec.system.reader;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.system.rules.Fixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bounds of XML-02 and XML-06, each exactly reached and passed by one (G8-06). No description that the schema allows
 * comes near the bounds on elements and depth; there a file at the bound is read to its end and judged by the schema.
 */
class BoundsTest {
    private static final int GOOD_BYTES = Fixture.GOOD.getBytes(StandardCharsets.UTF_8).length;
    private static final int GOOD_ELEMENTS = Fixture.GOOD.split("<[a-z]", -1).length - 1;

    /** What the schema says of elements that it does not know, once all of them are read. */
    private static final String JUDGED =
            "gateway.xml:68:3: XML-08: <x> does not belong here; here can stand: <processor>";

    @TempDir
    private Path folder;

    @Test
    void aFileOf4MiBIsAccepted() {
        assertThat(findings(Fixture.GOOD + " ".repeat((4 << 20) - GOOD_BYTES))).isEmpty();
    }

    @Test
    void aFileOf4MiBAndOneByteIsRejected() {
        assertThat(findings(Fixture.GOOD + " ".repeat((4 << 20) - GOOD_BYTES + 1)))
                .containsExactly("gateway.xml:1:1: XML-02: the file has more than 4194304 bytes; describe a smaller"
                        + " system");
    }

    @Test
    void aFileOf20000ElementsIsReadToItsEnd() {
        assertThat(findings(withMoreElements(20_000 - GOOD_ELEMENTS))).containsExactly(JUDGED);
    }

    @Test
    void aFileOf20001ElementsIsRejected() {
        assertThat(findings(withMoreElements(20_001 - GOOD_ELEMENTS)))
                .containsExactly(
                        "gateway.xml:68:79791: XML-02: the file has more than 20000 elements; describe a smaller system");
    }

    @Test
    void elementsNested32DeepAreReadToTheirEnd() {
        assertThat(findings(nested(32))).containsExactly(JUDGED);
    }

    @Test
    void elementsNested33DeepAreRejected() {
        assertThat(findings(nested(33)))
                .containsExactly(
                        "gateway.xml:68:93: XML-06: <x> is nested more than 32 levels deep; a description needs five levels");
    }

    private static String withMoreElements(int count) {
        return Fixture.edit("</schedule>", "<x/>".repeat(count) + "</schedule>");
    }

    /** The innermost of the elements added is at this depth; the one they stand in is at the second. */
    private static String nested(int depth) {
        return Fixture.edit("</schedule>", "<x>".repeat(depth - 2) + "</x>".repeat(depth - 2) + "</schedule>");
    }

    private List<String> findings(String text) {
        return Fixture.findings(Fixture.write(folder, text));
    }
}
