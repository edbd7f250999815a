package cofferdam.workbench.flow;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.workbench.cli.Cli;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Direct and transitive flows of the gateway example. */
class FlowGraphTest {
    private final SystemDescription system = DescriptionReader.read(Path.of(Cli.example("red-black")))
            .description()
            .orElseThrow();
    private final FlowGraph flows = FlowGraph.of(system);

    @Test
    void aChannelFlowsOneWay() {
        assertThat(flows.direct("red", "monitor")).isTrue();
        assertThat(flows.direct("monitor", "red")).isFalse();
    }

    @Test
    void aGrantFlowsBothWays() {
        assertThat(flows.flows())
                .contains(
                        new Flow("grant", "journal", "red", "crypto"),
                        new Flow("grant-return", "journal", "crypto", "red"));
    }

    @Test
    void flowsGoThroughOthersOnly() {
        assertThat(flows.direct("red", "black")).isFalse();
        assertThat(flows.reaches("red", "black")).isTrue();
        assertThat(flows.path("red", "black")).containsExactly("red", "crypto", "black");
    }

    @Test
    void theMonitorReachesNobody() {
        for (String other : new String[] {"red", "crypto", "black"}) {
            assertThat(flows.reaches("monitor", other)).isFalse();
        }
        assertThat(flows.reaches("monitor", "monitor")).isTrue();
    }
}
