package cofferdam.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.spec.system.rules.Fixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requirement G2-01: the policy lists the declared flows and nothing else. */
class FlowPolicyTest {
    @TempDir
    Path folder;

    @Test
    void partitionsInfluenceOthersThroughDeclaredFlowsAlone() {
        assertThat(flows(Fixture.GOOD, "red", "guard", "black"))
                .containsExactly(
                        "red -> guard", // requests, ring, loan-out
                        "red -> black", // gift
                        "guard -> red", // status, and loan-out comes back
                        "guard -> black", // packets, frames, ready
                        "black -> red", // log, and gift
                        "black -> guard"); // heartbeat, pass-on, and packets are acknowledged
    }

    @Test
    void aFlowThatIsNotDeclaredIsNotThere() {
        String without = Fixture.edit("<grant name=\"gift\"", "<!-- <grant name=\"gift\"")
                .replace("to=\"guard\" at=\"0xe00000\" access=\"r\" modes=\"lend\"/>", "-->");
        assertThat(flows(without, "red", "guard", "black"))
                .containsExactly("red -> guard", "guard -> red", "guard -> black", "black -> red", "black -> guard");
    }

    @Test
    void onlyAnAcknowledgedQueueFlowsBack() {
        String alone = Fixture.GOOD
                .replaceAll("(?m)^ *<(samplingChannel|memoryChannel|event|grant) .*$", "")
                .replaceAll("(?m)^ *<queuingChannel name=\"requests\".*$", "")
                .replace("name=\"packets\" id=\"1\"", "name=\"packets\" id=\"0\"");
        assertThat(flows(alone, "red", "guard", "black")).containsExactly("guard -> black", "black -> guard");
        assertThat(flows(alone.replace(" acknowledged=\"true\"", ""), "red", "guard", "black"))
                .containsExactly("guard -> black");
    }

    @Test
    void flowsDoNotAddUp() {
        String chain = Fixture.GOOD
                .replaceAll("(?m)^ *<(samplingChannel|memoryChannel|event|grant) .*$", "")
                .replace(" acknowledged=\"true\"", "");
        assertThat(flows(chain, "red", "guard", "black")).containsExactly("red -> guard", "guard -> black");
    }

    @Test
    void theSchedulerInfluencesAllAndNobodyInfluencesIt() {
        List<String> flows = flows(Fixture.GOOD, "scheduler", "red", "guard", "black", "nic", "copier", "spare");
        assertThat(flows).filteredOn(flow -> flow.startsWith("scheduler")).hasSize(6);
        assertThat(flows).noneMatch(flow -> flow.endsWith("scheduler"));
    }

    @Test
    void aDeviceAndItsOwnerInfluenceEachOther() {
        assertThat(flows(Fixture.GOOD, "nic", "copier", "spare", "red", "guard", "black"))
                .filteredOn(flow -> flow.matches(".*(nic|copier|spare).*"))
                .containsExactly("red -> nic", "black -> copier", "nic -> red", "copier -> black");
    }

    @Test
    void devicesWithCommonMemoryInfluenceEachOther() {
        String two = Fixture.edit(
                "<device ref=\"nic\" at=\"0x600000\" vector=\"40\" dma=\"buffers\"/>",
                "<device ref=\"nic\" at=\"0x600000\" vector=\"40\" dma=\"buffers\"/>"
                        + "<device ref=\"spare\" at=\"0x610000\" vector=\"41\" dma=\"buffers ram\"/>");
        assertThat(flows(two, "nic", "copier", "spare")).containsExactly("nic -> spare", "spare -> nic");
        assertThat(flows(two.replace("dma=\"buffers ram\"", "dma=\"ram\""), "nic", "copier", "spare"))
                .isEmpty();
    }

    @Test
    void domainsArePartitionsThenTheSchedulerThenDevices() {
        FlowPolicy policy = policy(Fixture.GOOD);
        List<String> names =
                IntStream.range(0, policy.domains()).mapToObj(policy::name).toList();
        assertThat(names).containsExactly("red", "guard", "black", "scheduler", "nic", "copier", "spare");
        assertThat(policy.scheduler()).isEqualTo(3);
        assertThat(policy.device(1)).isEqualTo(5);
        assertThat(policy.partitions()).isEqualTo(3);
    }

    private FlowPolicy policy(String description) {
        return FlowPolicy.of(DescriptionReader.read(Fixture.write(folder, description))
                .description()
                .orElseThrow());
    }

    /** All pairs among some domains that interfere, but for those of a domain and itself, which all do. */
    private List<String> flows(String description, String... some) {
        FlowPolicy policy = policy(description);
        List<String> flows = new ArrayList<>();
        for (int u = 0; u < policy.domains(); u++) {
            assertThat(policy.interferes(u, u)).isTrue();
            for (int v = 0; v < policy.domains(); v++) {
                if (u != v
                        && policy.interferes(u, v)
                        && List.of(some).containsAll(List.of(policy.name(u), policy.name(v)))) {
                    flows.add(policy.name(u) + " -> " + policy.name(v));
                }
            }
        }
        return flows;
    }
}
