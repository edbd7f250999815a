package cofferdam.workbench.flow;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.workbench.cli.Cli;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Who can influence whom in the avionics example. */
class AvionicsFlowsTest {
    private final FlowGraph flows = FlowGraph.of(DescriptionReader.read(Path.of(Cli.example("avionics")))
            .description()
            .orElseThrow());

    @Test
    void nobodyBelowReachesWhatFliesTheAeroplane() {
        for (String critical : new String[] {"air-data", "flight-control"}) {
            for (String other : new String[] {"display", "maintenance", "weather"}) {
                assertThat(flows.reaches(other, critical))
                        .as("%s to %s", other, critical)
                        .isFalse();
                assertThat(flows.reaches(critical, other))
                        .as("%s to %s", critical, other)
                        .isTrue();
            }
        }
        assertThat(flows.reaches("flight-control", "air-data")).isFalse();
    }

    @Test
    void theAcknowledgedQueueIsTheOneThatFlowsBack() {
        assertThat(flows.direct("maintenance", "weather")).isTrue();
        assertThat(flows.direct("weather", "flight-control")).isFalse();
        assertThat(flows.direct("maintenance", "flight-control")).isFalse();
        assertThat(flows.path("flight-control", "weather")).containsExactly("flight-control", "display", "weather");
    }
}
