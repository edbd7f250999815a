package cofferdam.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.flow.Reach;
import cofferdam.workbench.flow.ReachMap;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The map shows both kinds of addresses, who shares what, and tells owners apart without colours (G10-02). */
class MemorySvgTest {
    @ParameterizedTest
    @ValueSource(strings = {"smallest", "red-black", "avionics", "attacker"})
    void everyReachHasABoxALineAndBothAddresses(String example) throws Exception {
        Element map = map(example);
        List<Reach> reach = ReachMap.of(Certificates.system(example));
        assertThat(links(map, "")).isEqualTo((int)
                reach.stream().filter(r -> r.condition().equals("always")).count());
        assertThat(links(map, "5 3")).isEqualTo((int)
                reach.stream().filter(r -> !r.condition().equals("always")).count());
        assertThat(texts(map, "text"))
                .containsAll(reach.stream().map(r -> "0x%08x".formatted(r.at())).toList())
                .containsAll(reach.stream()
                        .map(r -> "0x%08x".formatted(r.physical()))
                        .toList());
    }

    @Test
    void whatIsSharedIsMarkedAndTheKernelIsThere() throws Exception {
        Element map = map("red-black");
        assertThat(texts(map, "text"))
                .contains("⇄ red/journal", "⇄ memory channel crypto-status", "red/packets")
                .contains("nic-reddevice, by DMA", "redpartition")
                .anyMatch(text -> text.matches("kernel: at most \\d+K of tables"));
        assertThat(texts(map, "title"))
                .contains("red/journal at physical 0x224000, 8K; reached by crypto, red")
                .anyMatch(
                        title -> title.startsWith("crypto reaches red/journal at 0x50000 with rw, physical 0x224000"));
    }

    @Test
    void everyOwnerHasAPatternOfItsOwnAndStandsInTheLegend() throws Exception {
        Element map = map("red-black");
        List<String> patterns = elements(map, "pattern").stream()
                .map(pattern -> ((Element) pattern.getElementsByTagName("path").item(0)).getAttribute("d"))
                .toList();
        assertThat(patterns).hasSize(Svg.COLOURS).doesNotHaveDuplicates();
        assertThat(texts(map, "text").subList(0, 5)).containsExactly("red", "crypto", "black", "monitor", "kernel");
        assertThat(elements(map, "rect"))
                .extracting(rect -> rect.getAttribute("fill"))
                .contains("url(#own0)", "url(#own1)", "url(#own2)", "url(#own3)", "var(--kernel)");
    }

    /** Lines with an end on each side; those of the legend are level and short. */
    private static int links(Element map, String dashes) {
        return (int) elements(map, "path").stream()
                .filter(path -> path.getAttribute("d").startsWith("M364.0 "))
                .filter(path -> path.getAttribute("stroke-dasharray").equals(dashes))
                .count();
    }

    private static Element map(String example) throws Exception {
        String svg = MemorySvg.inline(Certificates.system(example));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }

    private static List<String> texts(Element map, String tag) {
        return elements(map, tag).stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Element map, String tag) {
        NodeList nodes = map.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
