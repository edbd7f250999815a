package cofferdam.spec.system.reader;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.system.rules.Fixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema refuses is reported at the element it is about, in words of our own (G8-05). */
class SchemaFindingsTest {
    @TempDir
    private Path folder;

    @Test
    void allViolationsOfTheSchemaAreReportedAtOnce() {
        String text = Fixture.GOOD
                .replace("processors count=\"2\"", "processors count=\"two\"")
                .replace(" addressWidth=\"39\"", "")
                .replace("depth=\"8\"", "depth=\"8\" width=\"3\"")
                .replace("<event name=\"ring\"", "<bell name=\"ring\"");
        assertThat(findings(text))
                .containsExactly(
                        "gateway.xml:10:5: XML-11: count=\"two\" on <processors>; write a decimal number of at most nine"
                                + " digits such as 12",
                        "gateway.xml:12:5: XML-09: <iommu> has no attribute addressWidth; write addressWidth=\"...\"",
                        "gateway.xml:47:3: XML-10: <queuingChannel> has an attribute width, which is not known here;"
                                + " remove it or correct its name",
                        "gateway.xml:53:3: XML-08: <bell> does not belong here; here can stand: <queuingChannel>,"
                                + " <samplingChannel>, <memoryChannel>, <event>, <grant>, <schedule>");
    }

    @Test
    void anElementWithoutItsContentEndsTooEarly() {
        assertThat(findings(Fixture.edit("<start entry=\"0x2004\" stack=\"0x20000\" pageTables=\"0x30000\"/>", "")))
                .containsExactly(
                        "gateway.xml:36:5: XML-08: <fault> does not belong here; here can stand: <image>, <start>");
        assertThat(findings("<system xmlns=\"urn:cofferdam:system:1\" name=\"x\"/>"))
                .containsExactly("gateway.xml:1:1: XML-08: <system> ends too early; add <platform>");
    }

    @Test
    void anElementBehindTheLastOneHasNoPlace() {
        assertThat(findings(Fixture.edit("</system>", "<event/></system>")))
                .contains("gateway.xml:69:1: XML-08: <event> does not belong here; remove it");
    }

    @Test
    void textAndContentWhereNoneBelongsAreRefused() {
        assertThat(findings(Fixture.edit("<platform>", "<platform> hello\n  world ")))
                .containsExactly(
                        "gateway.xml:4:3: XML-08: <platform> contains the text \"hello world\"; write values as attributes");
        assertThat(findings(Fixture.edit(
                        "<kernel base=\"0x100000\" size=\"4M\"/>",
                        "<kernel base=\"0x100000\" size=\"4M\"><x/></kernel>")))
                .containsExactly("gateway.xml:11:5: XML-08: <kernel> has content; its attributes say everything");
    }

    @Test
    void aTagOverSeveralLinesIsLocatedAtItsStart() {
        assertThat(findings(Fixture.edit("<kernel base=\"0x100000\"", "<kernel\n\n  base='0x>10'\n")))
                .containsExactly(
                        "gateway.xml:11:5: XML-11: base=\"0x>10\" on <kernel>; write an address in hexadecimal such as"
                                + " 0xfe000000");
    }

    @Test
    void tagsInCommentsAndInstructionsDoNotShiftLocations() {
        assertThat(findings(Fixture.edit(
                        "<kernel base=\"0x100000\"", "<!-- <a> <b c='-->\n<?pi <d> ?>  <kernel base=\"0x0100010\"")))
                .containsExactly(
                        "gateway.xml:12:14: KRN-01: kernel memory begins at 0x100010; write a multiple of 0x1000");
        assertThat(findings(Fixture.edit("<kernel base=\"0x100000\"", "<![CDATA[\n]]><kernel base=\"0x0100010\"")))
                .containsExactly(
                        "gateway.xml:12:4: KRN-01: kernel memory begins at 0x100010; write a multiple of 0x1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "ja", "zh-CN", "en"})
    void theWordsDoNotDependOnTheReadersLanguage(String language) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            allViolationsOfTheSchemaAreReportedAtOnce();
            anElementWithoutItsContentEndsTooEarly();
        } finally {
            Locale.setDefault(before);
        }
    }

    private List<String> findings(String text) {
        return Fixture.findings(Fixture.write(folder, text));
    }
}
