package cofferdam.kernel.examples;

import static cofferdam.kernel.testing.Guests.word;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.iommu.device.NetworkCard;
import cofferdam.kernel.core.Abi;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.MachineObserver;
import cofferdam.kernel.readback.ReachabilityAudit;
import cofferdam.kernel.readback.ReadBack;
import cofferdam.vcpu.ExitReason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples boot, do their work and stay within their description (G1-13, G3-06, G8-01, G8-02, G10-03). */
class ExamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {"smallest", "red-black", "avionics", "attacker"})
    void anExampleBootsToExactlyItsDescription(String name) {
        Machine machine = Examples.boot(name);
        assertThat(ReadBack.compare(machine)).isEmpty();
        assertThat(ReachabilityAudit.check(machine)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"smallest", "red-black"})
    void anExampleRunsWithoutFaultsAndWithoutUnknownInstructions(String name) {
        Machine machine = Examples.boot(name);
        List<Integer> harmless = List.of(ExitReason.VMCALL, ExitReason.HLT, ExitReason.INTERRUPT_WINDOW);
        Map<Integer, Integer> others = new TreeMap<>();
        machine.observer(new MachineObserver() {
            @Override
            public void exit(
                    int processor, int partition, int reason, long qualification, long physical, long rip, long cycle) {
                if (!harmless.contains(reason)) {
                    others.merge(reason, 1, Integer::sum);
                }
            }

            @Override
            public void contextSwitch(int processor, int from, int to, long tick) {
                assertThat(ReachabilityAudit.check(machine)).as("tick %d", tick).isEmpty();
            }
        });
        machine.run(500);
        assertThat(others).isEmpty();
        for (int cpu = 0; cpu < machine.description().platform().processors().count(); cpu++) {
            assertThat(machine.processor(cpu).unimplementedOpcodes()).isEmpty();
        }
    }

    @Test
    void theConsumerOfTheSmallestSystemAddsUpTheSquares() {
        Machine machine = Examples.boot("smallest");
        machine.run(400);
        long last = word(machine, 1, 0x20008);
        assertThat(last).isEqualTo(100);
        assertThat(word(machine, 1, 0x20000)).isEqualTo(last * (last + 1) * (2 * last + 1) / 6);
        assertThat(word(machine, 1, 0x20010)).isZero();
    }

    @Test
    void theGatewayEncryptsDecryptsSealsAndRefusesForgeries() {
        Machine machine = Examples.boot("red-black");
        machine.run(1600);
        NetworkCard red = (NetworkCard) machine.device(0);
        NetworkCard black = (NetworkCard) machine.device(1);
        assertThat(red.wire().arrivedPackets()).isEqualTo(100);
        assertThat(black.wire().sentPackets()).isBetween(95L, 100L);
        long status = 0x70000;
        long encrypted = word(machine, 1, status + 8);
        long decrypted = word(machine, 1, status + 16);
        long badHeaders = word(machine, 1, status + 24);
        long badTags = word(machine, 1, status + 32);
        long seals = word(machine, 1, status + 40);
        assertThat(encrypted).isBetween(95L, 100L);
        assertThat(badHeaders).isZero();
        // Every fifth echo comes back with a bit turned over.
        assertThat(badTags).isBetween(18L, 20L);
        assertThat(decrypted).isBetween(75L, 80L);
        assertThat(seals).isBetween(47L, 50L);
        assertThat(red.wire().sentPackets()).isBetween(decrypted - 4, decrypted);
        for (int q = 0; q < machine.kernel().inspection().queues(); q++) {
            assertThat(machine.kernel().inspection().queueLost(q)).isZero();
        }
        assertThat(Examples.console(machine, "monitor")).contains("monitor: is up\n", "forged");
    }

    @Test
    void noPlaintextReachesTheBlackWire() {
        Machine machine = Examples.boot("red-black");
        machine.run(500);
        NetworkCard red = (NetworkCard) machine.device(0);
        NetworkCard black = (NetworkCard) machine.device(1);
        // What red sends is what it once received, as the far end only echoes: the way is there and back.
        assertThat(red.wire().lastSent()).isNotEmpty().allSatisfy(packet -> assertThat(
                        new String(packet, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("CFDM"));
        assertThat(black.wire().lastSent()).isNotEmpty().allSatisfy(packet -> {
            assertThat(packet.length % 64).isEqualTo(16);
            String text = new String(packet, java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(text).doesNotContain("CFDM");
        });
    }

    @Test
    void theGuardSurvivesAJournalThatWasNeverLent() {
        Machine machine = Examples.boot("red-black");
        machine.run(100);
        // Red lies: {kind JOURNAL, length 0, sequence 1, tag 0} without lending the page.
        long buffer = machine.guestToHost(0, 0x2b000);
        machine.memory().write64(buffer, 2);
        machine.memory().write64(buffer + 8, 1);
        lie(machine);
        machine.run(64);
        assertThat(machine.kernel().inspection().status(1)).isNotEqualTo(Abi.STOPPED);
        assertThat(machine.kernel().inspection().restarts(1)).isZero();
        assertThat(word(machine, 1, 0x70000 + 24)).isEqualTo(1);
    }

    /** Puts red at a hypercall of ours: it sends the 24 bytes at 2B000H and rings the bell. */
    private static void lie(Machine machine) {
        byte[] code = new cofferdam.kernel.testing.Asm()
                .call(0x2b100, Abi.QUEUE_SEND, 0, 0x2b000, 24)
                .call(0x2b108, Abi.RAISE_EVENT, 0, 0, 0)
                .loop()
                .bytes();
        machine.memory().load(machine.guestToHost(0, 0x1f000), code);
        machine.kernel().setRegister(0, cofferdam.vcpu.GuestState.RIP, 0x1f000);
    }
}
