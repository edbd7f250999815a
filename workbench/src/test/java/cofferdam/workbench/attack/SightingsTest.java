package cofferdam.workbench.attack;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.platform.Machine;
import cofferdam.vcpu.ExitReason;
import cofferdam.workbench.watch.Systems;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is seen of a partition comes from exits, the audit ring and the kernel's state (G9-04). */
class SightingsTest {
    private static final int MALLORY = 0;

    private final Machine machine = Systems.boot(Systems.example("attacker"));
    private final Sightings sightings = new Sightings(machine, List.of());

    @BeforeEach
    void listen() {
        machine.observer(sightings);
    }

    @Test
    void theFirstAttemptIsSeenWithItsConsequence() {
        machine.run(21);
        assertThat(sightings.take())
                .filteredOn(s -> s.barrier() == Barrier.EPT_VIOLATION)
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.text()).isEqualTo("EPT violation, read at 0x90000; restarted");
                    assertThat(s.facts()).containsEntry("access", "read").containsEntry("at", "0x90000");
                    assertThat(s.partition()).isEqualTo(MALLORY);
                    assertThat(s.tick()).isEqualTo(20);
                });
        assertThat(sightings.take()).isEmpty();
    }

    @Test
    void aRefusedCallWithoutAuditRecordIsNotSeen() {
        call(Abi.DENIED);
        assertThat(sightings.take()).isEmpty();
        call(Abi.BUSY);
        assertThat(sightings.take()).singleElement().satisfies(s -> assertThat(s.barrier())
                .isEqualTo(Barrier.ANSWERED));
    }

    @Test
    void everyNameOfAnInstructionStandsForOneExit() {
        assertThat(InstructionExits.names()).doesNotHaveDuplicates().contains("wrmsr", "vmxon", "io-instruction");
        assertThat(InstructionExits.name(ExitReason.WRMSR)).isEqualTo("wrmsr");
        assertThat(InstructionExits.name(ExitReason.HLT)).isNull();
    }

    /** As if a hypercall had been answered without the kernel. */
    private void call(long result) {
        sightings.exit(0, MALLORY, ExitReason.VMCALL, 0, 0, 0x10000, 7);
        sightings.hypercall(MALLORY, Abi.MAP, 7, 0, 1, 0, result, 7);
        sightings.handled(0, MALLORY, ExitReason.VMCALL, 7);
    }
}
