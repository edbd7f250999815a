package cofferdam.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The reports say what the certificate says, and nothing outside them is needed to read them (G10-02, G11-06). */
class ReportTest {
    private static final Instant WHEN = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void theJsonHoldsVerdictStrengthScopeAndWitness() throws Exception {
        JsonNode root = new ObjectMapper().readTree(JsonReport.of(Certificates.sample("red-black"), WHEN));
        assertThat(root.path("created").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(root.path("verdict").asText()).isEqualTo("FAILS");
        JsonNode first = root.path("claims").path(0);
        assertThat(first.path("id").asText()).isEqualTo("G1");
        assertThat(first.path("strength").asText()).isEqualTo("SAMPLED");
        assertThat(first.path("notShown"))
                .extracting(JsonNode::asText)
                .contains("G1-01")
                .doesNotContain("G1-02");
        JsonNode witness = first.path("evidence").path(0).path("witness");
        assertThat(witness.path("partition").asText()).isEqualTo("black");
        assertThat(witness.path("steps")).hasSize(2);
        assertThat(root.path("claims").findValuesAsText("verdict")).contains("PARTLY", "HOLDS");
        assertThat(root.path("assumptions").size()).isPositive();
    }

    @Test
    void bothReportsSayWhatTheProofsTook() throws Exception {
        JsonNode root = new ObjectMapper().readTree(JsonReport.of(Certificates.sample("red-black"), WHEN));
        JsonNode effort = root.path("proofs").path("effort");
        assertThat(effort.path("linesOfCode").asInt()).isEqualTo(1000);
        assertThat(effort.path("linesOfContracts").asInt()).isEqualTo(1500);
        assertThat(effort.path("linesOfStatements").asInt()).isEqualTo(250);
        assertThat(effort.path("linesForOneOfCode").asDouble()).isEqualTo(1.75);
        assertThat(effort.path("tools").get(0).path("longest").asText()).isEqualTo("long");
        assertThat(root.path("proofs")
                        .path("notCounted")
                        .get(0)
                        .path("proofSize")
                        .asInt())
                .isEqualTo(40);
        assertThat(HtmlReport.of(Certificates.sample("red-black"), WHEN))
                .contains("1000 lines of code, 1500 of contracts, 250 of theorems and lemmas: 1.75 lines for one")
                .contains("openjml: 2 proved in 12,345.7 s, the longest in 9.9 s, 7,000 proof steps or clauses.")
                .contains(", 1.5 s</li>");
    }

    @Test
    void thePageNeedsNothingElseAndEscapesWhatItShows() throws Exception {
        String page = HtmlReport.of(Certificates.sample("red-black"), WHEN);
        assertThat(page)
                .contains(
                        "&lt;frame&gt; 0x226000 &amp; more", "G1 Spatial integrity fails", "Not shown here, so UNKNOWN")
                .contains(">PARTLY</span>", "were not shown and stay UNKNOWN")
                .contains("prefers-color-scheme:dark", "some-defect")
                .doesNotContain("<frame>", "<script", "http://", "https://", "src=", "@import", "url(h");
        Path out = Path.of("target", "sample-certificate.html");
        Files.writeString(out, page);
    }

    @Test
    void theStandaloneFlowGraphIsWellFormedXml() throws Exception {
        String svg = FlowSvg.standalone(Certificates.system("red-black"));
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(4);
        assertThat(svg).contains("red", "crypto", "black", "monitor", "journal (grant)");
    }

    @Test
    void theMapOfTheSmallestExampleReadsAsAgreed() {
        assertThat(new MapReport(Certificates.system("smallest")).text())
                .isEqualTo(
                        """
                        Reach of smallest
                          producer  cpu  rx   at 0x00010000  physical 0x00120000       4K  producer/code
                          producer  cpu  rw   at 0x00020000  physical 0x00121000      16K  producer/data
                          consumer  cpu  rx   at 0x00010000  physical 0x00125000       4K  consumer/code
                          consumer  cpu  rw   at 0x00020000  physical 0x00126000      16K  consumer/data
                        Declared flows
                          producer -> consumer  queuing numbers
                        Flows through others
                          none
                        No flow
                          consumer cannot influence producer
                        """);
    }

    @Test
    void theCsvHasARowForEveryReach() {
        String csv = new MapReport(Certificates.system("red-black")).csv();
        assertThat(csv).startsWith("subject,by,rights,at,physical,bytes,what,condition\r\n");
        assertThat(csv.lines()).hasSize(24);
        assertThat(csv).contains("nic-red,dma,rw,0x00040000,0x00221000,12288,red/packets,always\r\n");
    }

    @Test
    void theJsonMapHasTransitiveFlows() throws Exception {
        JsonNode root = new ObjectMapper().readTree(new MapReport(Certificates.system("red-black")).json());
        assertThat(root.path("transitive").toString()).contains("[\"red\",\"crypto\",\"black\"]");
        assertThat(root.path("reach").size()).isEqualTo(23);
    }

    @Test
    void theJsonMapNamesThePairsWithoutAFlowAsTheTextDoes() throws Exception {
        MapReport map = new MapReport(Certificates.system("red-black"));
        List<String> separated = new ArrayList<>();
        for (JsonNode pair : new ObjectMapper().readTree(map.json()).path("separated")) {
            separated.add("  " + pair.path("from").asText() + " cannot influence "
                    + pair.path("to").asText());
        }
        assertThat(separated).isNotEmpty();
        assertThat(map.text()).endsWith("No flow\n" + String.join("\n", separated) + "\n");
    }
}
