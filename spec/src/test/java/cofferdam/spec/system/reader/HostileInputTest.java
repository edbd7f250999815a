package cofferdam.spec.system.reader;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.system.rules.Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to harm the reader lead to findings (G8-06). */
class HostileInputTest {
    @TempDir
    private Path folder;

    @Test
    void anExternalEntityIsNotRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "PASSWORD");
        String text = Fixture.GOOD
                .replace(
                        "<!-- The good description",
                        "<!DOCTYPE system [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n<!-- The good description")
                .replace("name=\"gateway\"", "name=\"&x;\"");
        assertThat(findings(text))
                .containsExactly("gateway.xml:2:10: XML-05: the file has a document type declaration; remove <!DOCTYPE"
                        + " ...>; entities and external files are not supported");
    }

    @Test
    void entitiesThatExplodeAreNotExpanded() {
        StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE system [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 12; i++) {
            laughs.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        laughs.append("]>\n<system xmlns=\"urn:cofferdam:system:1\" name=\"&a11;\"/>");
        assertThat(findings(laughs.toString())).singleElement().asString().contains(": XML-05: ");
    }

    @Test
    void anUndeclaredEntityIsMalformed() {
        assertThat(findings(Fixture.edit("name=\"gateway\"", "name=\"&gateway;\"")))
                .singleElement()
                .asString()
                .startsWith("gateway.xml:3:")
                .contains(": XML-04: the file is not well-formed XML: ");
    }

    @Test
    void inclusionsAreNoElementsOfADescription() {
        assertThat(
                        findings(
                                Fixture.edit(
                                        "<platform>",
                                        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/><platform>")))
                .containsExactly("gateway.xml:4:3: XML-08: <include> does not belong here; here can stand: <platform>");
    }

    @Test
    void aHugeAttributeIsRefused() {
        assertThat(findings(Fixture.edit("name=\"gateway\"", "name=\"" + "a".repeat(1_000_000) + "\"")))
                .containsExactly("gateway.xml:3:1: XML-13: the value of name on <system> has more than 4096 characters;"
                        + " shorten it");
    }

    @Test
    void aValueOf4097CharactersIsRefusedWhateverItIs() {
        assertThat(findings(Fixture.edit("name=\"gateway\"", "name=\"" + "a".repeat(4097) + "\"")))
                .containsExactly("gateway.xml:3:1: XML-13: the value of name on <system> has more than 4096 characters;"
                        + " shorten it");
    }

    /** 1.1 has other ends of lines, and lets values act on a terminal. */
    @Test
    void onlyXml10IsRead() {
        assertThat(findings(Fixture.edit("<?xml version=\"1.0\"", "<?xml version=\"1.1\"")))
                .containsExactly(
                        "gateway.xml:1:1: XML-04: the file declares XML version \"1.1\"; declare" + " version=\"1.0\"");
    }

    @Test
    void whatWouldActOnATerminalIsShownAsANumber() {
        assertThat(findings(Fixture.edit("name=\"gateway\"", "name=\"\u009b2J\u202eyaw\ufeff\"")))
                .containsExactly("gateway.xml:3:1: XML-11: name=\"\\u{9b}2J\\u{202e}yaw\\u{feff}\" on <system>; write a"
                        + " name of 1 to 32 lower-case letters, digits and hyphens that starts with a letter");
    }

    @Test
    void aLongNamespaceIsShownShortened() {
        assertThat(findings("<a xmlns=\"" + "n".repeat(900) + "\"/>"))
                .containsExactly("gateway.xml:1:1: XML-07: the root element is <a> in namespace \"" + "n".repeat(120)
                        + "...\"; write <system xmlns=\"urn:cofferdam:system:1\" ...>");
    }

    /** Four mebibytes hold hundreds of thousands of them; nobody reads those. */
    @Test
    void noMoreThanAThousandFindingsAreTold() {
        String element = "<x a=\"\" b=\"\" c=\"\" d=\"\" e=\"\"/>";
        assertThat(findings(Fixture.edit("</schedule>", element.repeat(15_000) + "</schedule>")))
                .hasSizeLessThanOrEqualTo(1000);
        String region = "<region base=\"0x0\" size=\"?\"/>";
        assertThat(findings(
                        Fixture.edit("</memory>\n    <processors", region.repeat(999) + "</memory>\n    <processors")))
                .hasSize(999);
        assertThat(findings(
                        Fixture.edit("</memory>\n    <processors", region.repeat(1001) + "</memory>\n    <processors")))
                .hasSize(1000);
    }

    @Test
    void placesBehindTheEndAreAtTheEnd() {
        String text = Fixture.GOOD.stripTrailing();
        assertThat(findings(text.substring(0, text.length() - 1)))
                .singleElement()
                .asString()
                .startsWith("gateway.xml:69:9: XML-04: ");
        assertThat(findings("<a>\r\r")).singleElement().asString().startsWith("gateway.xml:3:1: XML-04: ");
    }

    @Test
    void aLongValueIsShownShortened() {
        assertThat(findings(Fixture.edit("name=\"gateway\"", "name=\"" + "a".repeat(4096) + "\"")))
                .containsExactly(
                        "gateway.xml:3:1: XML-11: name=\"" + "a".repeat(120) + "...\" on <system>; write a name"
                                + " of 1 to 32 lower-case letters, digits and hyphens that starts with a letter");
    }

    /** Java's schema patterns take quadratic time: without a bound on values this took minutes. */
    @Test
    void listsThatAreLongTakeNoLongTime() {
        assertThat(findings(Fixture.edit("dma=\"scratch\"", "dma=\"" + "a ".repeat(1_000_000) + "a\"")))
                .singleElement()
                .asString()
                .contains(": XML-13: ");
        assertThat(findings(Fixture.edit("dma=\"scratch\"", "dma=\"" + "a ".repeat(2047) + "a\"")))
                .hasSize(2)
                .anyMatch(f -> f.contains(": DMA-01: "));
    }

    @Test
    void thousandsOfAttributesAreRefused() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        assertThat(findings(Fixture.edit(" name=\"gateway\"", attributes.toString())))
                .singleElement()
                .asString()
                .contains(": XML-04: the file is not well-formed XML: ");
    }

    @Test
    void deepNestingDoesNotExhaustTheStack() {
        assertThat(findings("<x>".repeat(500_000)))
                .containsExactly("gateway.xml:1:97: XML-06: <x> is nested more than 32 levels deep; a description needs"
                        + " five levels");
    }

    @Test
    void everyTruncationIsReported() {
        String text = Fixture.GOOD.stripTrailing();
        for (int length = 0; length < text.length(); length += 37) {
            assertThat(findings(text.substring(0, length)))
                    .as("the first %d characters", length)
                    .singleElement()
                    .asString()
                    .contains(": XML-04: ");
        }
    }

    @Test
    void whereAFileEndsTooEarlyTheAdviceIsToCompleteIt() {
        String text = Fixture.GOOD.stripTrailing();
        assertThat(findings(text.substring(0, text.lastIndexOf("</system>"))))
                .singleElement()
                .asString()
                .endsWith("; the file ends here, before all is closed that was opened: complete it");
        assertThat(findings(Fixture.edit("</system>", "</sistem>")))
                .singleElement()
                .asString()
                .endsWith("; correct it here");
    }

    @Test
    void bytesThatAreNotUtf8AreLocated() throws IOException {
        byte[] bytes = Fixture.edit("<!-- The good", "<!-- \u00fcber").getBytes(StandardCharsets.ISO_8859_1);
        Path file = Fixture.write(folder, "");
        Files.write(file, bytes);
        assertThat(Fixture.findings(file))
                .containsExactly("gateway.xml:2:6: XML-03: the bytes here are not UTF-8; save the file in UTF-8");
    }

    @Test
    void bytesThatAreNotUtf8AreLocatedBehindAnyEndOfLineAndTheMark() throws IOException {
        Path file = Fixture.write(folder, "");
        Files.write(file, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, '<', (byte) 0xff});
        assertThat(Fixture.findings(file)).singleElement().asString().startsWith("gateway.xml:1:2: XML-03: ");
        Files.write(file, new byte[] {'\n', '\r', '\r', '\n', ' ', (byte) 0xff});
        assertThat(Fixture.findings(file)).singleElement().asString().startsWith("gateway.xml:4:2: XML-03: ");
    }

    @Test
    void utf16IsRefused() throws IOException {
        Path file = Fixture.write(folder, "");
        Files.write(file, Fixture.GOOD.getBytes(StandardCharsets.UTF_16));
        assertThat(Fixture.findings(file))
                .containsExactly("gateway.xml:1:1: XML-03: the bytes here are not UTF-8; save the file in UTF-8");
    }

    @Test
    void aByteOrderMarkIsNoHarm() {
        assertThat(findings("\ufeff" + Fixture.GOOD)).isEmpty();
    }

    @Test
    void linesMayEndAsOnAnySystem() {
        assertThat(findings(Fixture.GOOD.replace("\n", "\r\n"))).isEmpty();
        String old = Fixture.edit("line=\"6\"", "line=\"64\"");
        List<String> expected = findings(old);
        assertThat(findings(old.replace("\n", "\r\n"))).isEqualTo(expected);
        assertThat(findings(old.replace("\n", "\r"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\n\n", "hello", "<", "<?xml version=\"1.0\"?>", "{\"system\": 1}", "\u0000", "<a/><b/>"
            })
    void whatIsNoXmlIsSaidToBeNone(String text) {
        assertThat(findings(text)).singleElement().asString().contains(": XML-04: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0xffffffffffffffff",
                "0x10000000000000000",
                "0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void absurdAddressesAreRefused(String address) {
        assertThat(findings(Fixture.edit("at=\"0x500000\"", "at=\"" + address + "\"")))
                .singleElement()
                .asString()
                .startsWith("gateway.xml:22:5: XML-12: at=\"" + address + "\" on <memory> is 2^52 or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "1e9", "0x", "K", "4k", "4 K", "4T", "", "16777216G0"})
    void whatIsNoSizeIsRefused(String size) {
        assertThat(findings(Fixture.edit("size=\"16K\"", "size=\"" + size + "\"")))
                .containsExactly("gateway.xml:22:5: XML-11: size=\"" + size
                        + "\" on <memory>; write a number of bytes such as 4K, 32M, 1G, 65536 or 0x10000");
    }

    @Test
    void messageSizesBeyondAnIntAreOutOfRangeNotNegative() {
        assertThat(findings(Fixture.edit("messageSize=\"256\"", "messageSize=\"4G\"")))
                .contains("gateway.xml:47:3: CHN-11: the message size of \"requests\" is 2147483647 bytes; write a"
                        + " number from 8 to 4096");
    }

    private List<String> findings(String text) {
        return Fixture.findings(Fixture.write(folder, text));
    }
}
