package cofferdam.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.Location;
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
import org.w3c.dom.Element;
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
    void allReportsSayWhichStatesWereExplored() throws Exception {
        JsonNode explored = new ObjectMapper()
                .readTree(JsonReport.of(Certificates.sample("red-black"), WHEN))
                .path("exploration");
        assertThat(explored.path("strength").asText()).isEqualTo("EXHAUSTIVE");
        assertThat(explored.path("states").asLong()).isEqualTo(1234);
        assertThat(explored.path("frontierLeft").asLong()).isZero();
        assertThat(explored.path("stepsPerSecond").asLong()).isEqualTo(3785);
        assertThat(HtmlReport.of(Certificates.sample("red-black"), WHEN))
                .contains("States explored", "2 &lt;small&gt; partitions", "1,234", "1.5 s, 3,785 steps/s");
        assertThat(JUnitReport.of(Certificates.sample("red-black")))
                .contains("EXHAUSTIVE: 1234 states, 5678 steps, up to 9 steps deep, all that are reachable");
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
    void theDotGraphHasANodeForEachPartitionAndAnEdgeForEachFlow() {
        assertThat(FlowDot.of(Certificates.system("smallest")))
                .isEqualToNormalizingNewlines(
                        """
                        digraph "smallest" {
                          "producer";
                          "consumer";
                          "producer" -> "consumer" [ label="numbers (queuing)" ];
                        }
                        """);
    }

    @Test
    void forBuildServersAFailureHasItsWitnessAndWhatIsUnknownIsSkipped() throws Exception {
        String xml = JUnitReport.of(Certificates.sample("red-black"));
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("G1 Spatial integrity");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("testcase").getLength())
                .isEqualTo(Integer.parseInt(suite.getAttribute("tests")));
        assertThat(suite.getElementsByTagName("skipped").getLength())
                .isEqualTo(Integer.parseInt(suite.getAttribute("skipped")))
                .isPositive();
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("'black' reaches <frame> 0x226000 & more");
        assertThat(failure.getTextContent()).contains("MAP(5, 0x0, 7) answers 0");
        assertThat(xml).contains("EXHAUSTIVE: Read back. Scope: all tables");
    }

    @Test
    void findingsAsSarifNameRuleAndPlace() throws Exception {
        Finding finding = new Finding("MEM-07", new Location("a b/system.xml", 3, 9), "found this", "write that");
        JsonNode root = new ObjectMapper().readTree(SarifReport.of(List.of(finding), "1"));
        assertThat(root.path("version").asText()).isEqualTo("2.1.0");
        JsonNode run = root.path("runs").path(0);
        JsonNode rule = run.path("tool").path("driver").path("rules").path(0);
        assertThat(rule.path("id").asText()).isEqualTo("MEM-07");
        assertThat(rule.path("shortDescription").path("text").asText()).isNotBlank();
        JsonNode result = run.path("results").path(0);
        assertThat(result.path("message").path("text").asText()).isEqualTo("found this; write that");
        JsonNode place = result.path("locations").path(0).path("physicalLocation");
        assertThat(place.path("artifactLocation").path("uri").asText()).isEqualTo("a%20b/system.xml");
        assertThat(place.path("region").path("startLine").asInt()).isEqualTo(3);
        assertThat(place.path("region").path("startColumn").asInt()).isEqualTo(9);
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
