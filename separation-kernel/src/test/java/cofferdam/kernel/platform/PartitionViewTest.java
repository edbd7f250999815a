package cofferdam.kernel.platform;

import static cofferdam.kernel.testing.TestSystem.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.iommu.device.DmaEngine;
import cofferdam.kernel.core.Abi;
import cofferdam.kernel.platform.PartitionView.Part;
import cofferdam.kernel.testing.Asm;
import cofferdam.kernel.testing.BrokenOnPurpose;
import cofferdam.kernel.testing.TestSystem;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Grant;
import cofferdam.vcpu.GuestState;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A view shows each thing a partition can observe, and nothing of others (G2-01). */
class PartitionViewTest {
    private static final Set<Part> ALL = EnumSet.allOf(Part.class);

    private static TestSystem system() {
        return new TestSystem()
                .partition(
                        "a",
                        new Asm()
                                .poke(DATA, 5)
                                .call(DATA + 8, Abi.QUEUE_SEND, 0, DATA, 8)
                                .call(DATA + 8, Abi.SAMPLE_WRITE, 0, DATA, 8)
                                .call(DATA + 8, Abi.RAISE_EVENT, 0, 0, 0)
                                .loop())
                .region("pool", 0x40000, 0x2000, "rw")
                .partition("b", new Asm().loop())
                .region("window", 0x50000, 0x1000, "rw")
                .device("engine", Device.Kind.DMA_ENGINE, 0x40, "window")
                .queue("a", "b", 8, 4, false)
                .sampling("a", "b", 8)
                .event("a", "b", 0x50)
                .memoryChannel("a", "b", 4096, 0x30000, 0x30000)
                .grant("a", "a/pool", "b", 0x70000, "rw", Grant.Mode.LEND);
    }

    private final Machine left = system().boot();
    private final Machine right = system().boot();

    private void differs(int partition, Part part, String text) {
        assertThat(PartitionView.firstDifference(left.view(partition), right.view(partition), ALL))
                .hasValueSatisfying(s -> assertThat(s).contains(text));
        assertThat(PartitionView.same(left.view(partition), right.view(partition), EnumSet.of(part)))
                .isFalse();
        assertThat(PartitionView.same(
                        left.view(partition), right.view(partition), EnumSet.complementOf(EnumSet.of(part))))
                .isTrue();
        assertThat(left.view(partition).hash())
                .isNotEqualTo(right.view(partition).hash());
    }

    private void same(int partition) {
        assertThat(PartitionView.firstDifference(left.view(partition), right.view(partition), ALL))
                .isEmpty();
        assertThat(left.view(partition).hash()).isEqualTo(right.view(partition).hash());
    }

    @Test
    void equalMachinesGiveEqualViews() {
        same(0);
        same(1);
    }

    @Test
    void aByteOfOwnMemoryCounts() {
        right.memory().write8(right.guestToHost(0, DATA + 0x123), 7);
        differs(0, Part.MEMORY, "memory at guest-physical 0x20123: 0x0 and 0x7");
        same(1);
    }

    @Test
    void aByteOfAChannelCountsForBothEndsAsSharedMemory() {
        right.memory().write8(right.guestToHost(0, 0x30001), 7);
        differs(0, Part.SHARED_MEMORY, "shared memory at guest-physical 0x30001");
        differs(1, Part.SHARED_MEMORY, "shared memory at guest-physical 0x30001");
    }

    @Test
    void aByteUnderAGrantCountsAsSharedMemoryOfItsOwnerUntilItIsPassedOn() {
        right.memory().write8(right.guestToHost(0, 0x40001), 7);
        differs(0, Part.SHARED_MEMORY, "0x40001");
        same(1);
    }

    @Test
    void aRegisterCounts() {
        right.kernel().setRegister(1, GuestState.R12, 9);
        differs(1, Part.REGISTERS, "register R12 = 0x0 and register R12 = 0x9");
        same(0);
    }

    @Test
    void messagesAndEventsCountForTheReceiver() {
        right.run(1);
        assertThat(PartitionView.same(left.view(1), right.view(1), EnumSet.of(Part.PORTS)))
                .isFalse();
        assertThat(PartitionView.same(left.view(1), right.view(1), EnumSet.of(Part.EVENTS)))
                .isFalse();
        assertThat(PartitionView.same(
                        left.view(1), right.view(1), EnumSet.complementOf(EnumSet.of(Part.PORTS, Part.EVENTS))))
                .isTrue();
        assertThat(PartitionView.firstDifference(left.view(1), right.view(1), EnumSet.of(Part.PORTS)))
                .hasValueSatisfying(s -> assertThat(s).contains("queuing port 0"));
        assertThat(PartitionView.firstDifference(left.view(1), right.view(1), EnumSet.of(Part.EVENTS)))
                .hasValueSatisfying(s -> assertThat(s).contains("vector 80"));
    }

    @Test
    void aDevicesRegisterCountsForItsOwner() {
        right.bus().write(0xfe000000L + DmaEngine.SOURCE, 8, 3);
        differs(1, Part.DEVICES, "SOURCE");
        same(0);
    }

    @Test
    @BrokenOnPurpose("a table entry is cleared")
    void aChangedTableEntryCounts() {
        long host = right.guestToHost(0, DATA);
        TableEdits.clearLeaf(right, 0, DATA);
        assertThat(host).isPositive();
        assertThat(PartitionView.firstDifference(left.view(0), right.view(0), EnumSet.of(Part.MAP)))
                .isPresent();
        assertThat(PartitionView.same(left.view(0), right.view(0), EnumSet.of(Part.MEMORY)))
                .isFalse();
        same(1);
    }
}
