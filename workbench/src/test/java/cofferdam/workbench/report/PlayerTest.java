package cofferdam.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.replay.Moment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A reader steps through a witness on the page, without a script and with the keyboard alone (G11-06). */
class PlayerTest {
    private static final Instant WHEN = Instant.parse("2026-01-02T03:04:05Z");

    /** The player on a page, read as XML. */
    static Element player(String page) throws Exception {
        int from = page.indexOf("<fieldset class=\"player\">");
        String end = "</fieldset>";
        String part = page.substring(from, page.indexOf(end, from) + end.length());
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(part)));
        return document.getDocumentElement();
    }

    /** Elements with a tag name below another. */
    static List<Element> all(Element below, String tag) {
        NodeList nodes = below.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** What one moment on the page says. */
    static List<String> moments(Element player) {
        return all(player, "div").stream()
                .filter(div -> div.getAttribute("class").matches("moment( last)?"))
                .map(Element::getTextContent)
                .toList();
    }

    @Test
    void everyMomentHasALabelledButtonOfOneGroupAndTheFirstIsChosen() throws Exception {
        Element player = player(HtmlReport.of(Certificates.sample("red-black"), WHEN));
        List<Element> buttons = all(player, "input");
        assertThat(buttons).hasSize(2).allMatch(b -> b.getAttribute("type").equals("radio"));
        assertThat(buttons).extracting(b -> b.getAttribute("name")).containsOnly("player-1");
        assertThat(buttons).extracting(b -> b.getAttribute("checked")).containsExactly("checked", "");
        assertThat(all(player, "label"))
                .extracting(label -> label.getAttribute("for"))
                .isEqualTo(buttons.stream().map(b -> b.getAttribute("id")).toList());
        assertThat(all(player, "label")).extracting(Element::getTextContent).containsExactly("step 1", "violation");
    }

    @Test
    void aMomentShowsRegistersTablesAndMemoryWithItsOwner() throws Exception {
        Element player = player(HtmlReport.of(Certificates.sample("red-black"), WHEN));
        assertThat(moments(player)).hasSize(2);
        assertThat(moments(player).get(0))
                .contains("MAP(5, 0x0, 7) answers <0>", "RAX0x40x0", "EPT of 'black', level 10x109118")
                .contains("0x0 becomes 0x226037", "0x226000 8Kcrypto crypto/codemapped & more", "3 more are not shown");
        assertThat(moments(player).get(1)).contains("Violation at tick 12, black", "reaches <frame>");
        List<String> owners = all(player, "span").stream()
                .map(span -> span.getAttribute("class") + "=" + span.getTextContent())
                .toList();
        assertThat(owners).contains("own o1=crypto", "own kernel=kernel");
    }

    @Test
    void theStyleShowsEveryMomentThereCanBeAndAllOfThemOnPaper() {
        assertThat(PlayerModel.STYLE)
                .startsWith("@media screen{.player .moment{display:none}")
                .contains("input:nth-of-type(" + (Moment.STEPS + 1) + "):checked~.moments>.moment:nth-child("
                        + (Moment.STEPS + 1) + "){display:block}");
    }

    @Test
    void theJsonHoldsTheMoments() throws Exception {
        JsonNode root = new ObjectMapper().readTree(JsonReport.of(Certificates.sample("red-black"), WHEN));
        JsonNode moments = root.path("claims")
                .path(0)
                .path("evidence")
                .path(0)
                .path("witness")
                .path("moments");
        assertThat(moments).hasSize(2);
        assertThat(moments.path(0).path("entries").path(0).path("after").asText())
                .isEqualTo("0x226037");
        assertThat(moments.path(1).path("violation").asBoolean()).isTrue();
    }

    @Test
    void aMomentKeepsTheFirstOfEachAndCountsTheRest() {
        List<Moment.Register> many = Collections.nCopies(20, new Moment.Register("RAX", "0x0", "0x1"));
        Moment moment = new Moment(1, "red", "did it", false, many, List.of(), List.of(), 0);
        assertThat(moment.registers()).hasSize(Moment.MOST);
        assertThat(moment.omitted()).isEqualTo(4);
    }
}
