package cofferdam.iommu;

import static cofferdam.iommu.RemappingFixture.BLOCKED;
import static cofferdam.iommu.RemappingFixture.CONTEXT_ENTRY;
import static cofferdam.iommu.RemappingFixture.DATA;
import static cofferdam.iommu.RemappingFixture.HOLE;
import static cofferdam.iommu.RemappingFixture.L1;
import static cofferdam.iommu.RemappingFixture.L2;
import static cofferdam.iommu.RemappingFixture.OTHER;
import static cofferdam.iommu.RemappingFixture.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queued invalidation: descriptors, head and tail, errors, completion. */
class InvalidationQueueTest {
    private static final long QUEUE = 0x11_0000;
    private static final long STATUS = 0x12_0000;
    private static final int COMMAND = Registers.TE | Registers.QIE;

    private final RemappingFixture bench = new RemappingFixture();
    private final List<String> messages = new ArrayList<>();
    private int tail;

    @BeforeEach
    void start() {
        bench.unit.messagesTo((address, data) -> messages.add(Long.toHexString(address) + ":" + data));
        bench.wide(Registers.IQA, QUEUE);
        bench.register(Registers.GCMD, COMMAND);
    }

    private void put(long low, long high) {
        bench.memory.write64(QUEUE + tail, low);
        bench.memory.write64(QUEUE + tail + 8, high);
        tail = (tail + 16) % 4096;
    }

    private void submit(long low, long high) {
        put(low, high);
        bench.wide(Registers.IQT, tail);
    }

    private void staleLeaf() {
        bench.read(0x1000);
        bench.set(L1 + 8, OTHER | 3);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
    }

    private boolean queueError() {
        return (bench.register(Registers.FSTS) & Registers.IQE) != 0;
    }

    @ParameterizedTest
    @CsvSource({"0x12, 0", "0x50022, 0", "0x50032, 0x1000", "0x500f2, 0x1040", "0x50032, 0x12"})
    void iotlbDescriptorsInvalidate(long low, long high) {
        staleLeaf();
        submit(low, high);
        assertThat(bench.read(0x1000)).isEqualTo(OTHER);
        assertThat(bench.wide(Registers.IQH)).isEqualTo(16);
        assertThat(queueError()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0x60022, 0", "0x60032, 0x1000", "0x50032, 0x2000"})
    void iotlbDescriptorsForOthersLeaveTheEntry(long low, long high) {
        staleLeaf();
        submit(low, high);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
    }

    @Test
    void theHintOfADescriptorKeepsTables() {
        bench.read(0x1000);
        bench.set(L2, 0);
        submit(0x5_0032, 0x1040);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
        submit(0x5_0032, 0x1000);
        assertThat(bench.read(0x1000)).isEqualTo(BLOCKED);
    }

    @ParameterizedTest
    @CsvSource({
        "0x11, true",
        "0x50021, true",
        "0x60021, false",
        "0x2000050031, true",
        "0x2100050031, false",
        "0x3002700050031, true",
        "0x1002700050031, false"
    })
    void contextDescriptorsInvalidate(long low, boolean hits) {
        bench.read(0x1000);
        bench.set(CONTEXT_ENTRY, 0);
        submit(low, 0);
        assertThat(bench.read(0x1000)).isEqualTo(hits ? BLOCKED : DATA);
        assertThat(queueError()).isFalse();
    }

    @Test
    void aWaitDescriptorWritesItsStatus() {
        submit(5 | 1 << 5 | 0xcafeL << 32, STATUS);
        assertThat(bench.memory.read32(STATUS)).isEqualTo(0xcafe);
        assertThat(bench.register(Registers.ICS)).isZero();
        submit(5 | 0xbeefL << 32, STATUS);
        assertThat(bench.memory.read32(STATUS)).isEqualTo(0xcafe);
        submit(5 | 3 << 5 | 0xfadeL << 32, STATUS + 4);
        assertThat(bench.memory.read32(STATUS + 4)).isEqualTo(0xfade);
    }

    @Test
    void aWaitDescriptorRaisesTheCompletionEventOnce() {
        bench.register(Registers.IECTL + 4, 0x51);
        bench.register(Registers.IECTL + 8, 0xfee0_0000);
        bench.register(Registers.IECTL, 0);
        submit(5 | 1 << 4, 0);
        assertThat(bench.register(Registers.ICS)).isEqualTo(1);
        assertThat(messages).containsExactly("fee00000:81");
        submit(5 | 1 << 4, 0);
        assertThat(messages).hasSize(1);
        bench.register(Registers.ICS, 0);
        assertThat(bench.register(Registers.ICS)).isEqualTo(1);
        bench.register(Registers.ICS, 1);
        assertThat(bench.register(Registers.ICS)).isZero();
        submit(5 | 1 << 4, 0);
        assertThat(messages).hasSize(2);
    }

    @Test
    void aMaskedCompletionEventIsPendingUntilServiced() {
        submit(5 | 1 << 4, 0);
        assertThat(bench.register(Registers.IECTL)).isEqualTo(3 << 30);
        bench.register(Registers.ICS, 1);
        assertThat(bench.register(Registers.IECTL)).isEqualTo(1 << 31);
        assertThat(messages).isEmpty();
    }

    /** Both quadwords in hexadecimal. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "3, 0",
        "4, 0",
        "6, 0",
        "7, 0",
        "8, 0",
        "f, 0",
        "1, 0",
        "51, 0",
        "8011, 0",
        "4000000000011, 0",
        "8000000000000011, 0",
        "11, 1",
        "2, 0",
        "112, 0",
        "8012, 0",
        "100000012, 0",
        "8000000000000012, 0",
        "32, 80",
        "32, 800",
        "32, 13",
        "85, 0",
        "80000005, 0",
        "25, 1",
        "25, 2",
        "25, 40000000"
    })
    void aDescriptorThatIsNotWellFormedStopsTheQueue(String low, String high) {
        staleLeaf();
        submit(Long.parseUnsignedLong(low, 16), Long.parseUnsignedLong(high, 16));
        assertThat(queueError()).isTrue();
        assertThat(bench.wide(Registers.IQH)).isZero();
        submit(0x12, 0);
        assertThat(bench.wide(Registers.IQH)).isZero();
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
    }

    @Test
    void clearingTheErrorLetsTheQueueGoOn() {
        staleLeaf();
        submit(7, 0);
        bench.memory.write64(QUEUE, 0x12);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
        bench.register(Registers.FSTS, Registers.IQE);
        assertThat(queueError()).isFalse();
        assertThat(bench.wide(Registers.IQH)).isEqualTo(16);
        assertThat(bench.read(0x1000)).isEqualTo(OTHER);
    }

    @Test
    void anErrorRaisesTheFaultEventUnlessOneIsUnserviced() {
        bench.register(Registers.FECTL, 0);
        submit(7, 0);
        assertThat(messages).hasSize(1);
        assertThat(bench.read(0x7000)).isEqualTo(BLOCKED);
        assertThat(messages).hasSize(1);
        bench.memory.write64(QUEUE, 0x12);
        bench.register(Registers.FSTS, Registers.IQE);
        submit(7, 0);
        assertThat(messages).hasSize(1);
    }

    @Test
    void clearingOverflowLeavesTheQueueError() {
        submit(7, 0);
        bench.register(Registers.FSTS, ~Registers.IQE);
        assertThat(queueError()).isTrue();
    }

    @Test
    void theRingWrapsAround() {
        for (int i = 0; i < 255; i++) {
            put(5, 0);
        }
        bench.wide(Registers.IQT, tail);
        assertThat(bench.wide(Registers.IQH)).isEqualTo(4080);
        staleLeaf();
        put(0x12, 0);
        submit(5, 0);
        assertThat(bench.wide(Registers.IQH)).isEqualTo(16);
        assertThat(bench.read(0x1000)).isEqualTo(OTHER);
    }

    @Test
    void aLargerQueueHasMoreDescriptors() {
        bench.wide(Registers.IQA, QUEUE | 1);
        for (long at = QUEUE; at < QUEUE + 8192; at += 16) {
            bench.memory.write64(at, 5);
        }
        bench.wide(Registers.IQT, 8176);
        assertThat(bench.wide(Registers.IQH)).isEqualTo(8176);
        assertThat(queueError()).isFalse();
    }

    @Test
    void aTailOutsideTheQueueIsAnError() {
        bench.wide(Registers.IQT, 4096);
        assertThat(queueError()).isTrue();
        assertThat(bench.wide(Registers.IQH)).isZero();
    }

    @Test
    void aQueueOfWideDescriptorsIsAnError() {
        bench.wide(Registers.IQA, QUEUE | 1 << 11);
        submit(0x12, 0);
        assertThat(queueError()).isTrue();
    }

    @Test
    void aQueueWhereNoMemoryIsIsAnError() {
        bench.wide(Registers.IQA, HOLE);
        bench.wide(Registers.IQT, 16);
        assertThat(queueError()).isTrue();
    }

    @Test
    void pointersKeepTheirFieldsOnly() {
        bench.wide(Registers.IQA, -1);
        assertThat(bench.wide(Registers.IQA)).isEqualTo(~0xfffL | 1 << 11 | 7);
        bench.register(Registers.IQA, 0);
        assertThat(bench.wide(Registers.IQA)).isEqualTo(0xffff_ffffL << 32);
        bench.register(Registers.GCMD, Registers.TE);
        bench.wide(Registers.IQT, -1);
        assertThat(bench.wide(Registers.IQT)).isEqualTo(0x7fff0);
    }

    @Test
    void switchedOffTheQueueDoesNothingAndSwitchedOnItStartsAtZero() {
        submit(5, 0);
        assertThat(bench.wide(Registers.IQH)).isEqualTo(16);
        bench.register(Registers.GCMD, Registers.TE);
        assertThat(bench.wide(Registers.IQH)).isZero();
        staleLeaf();
        bench.memory.write64(QUEUE, 0x12);
        bench.wide(Registers.IQT, 16);
        assertThat(bench.read(0x1000)).isEqualTo(DATA);
        bench.register(Registers.GCMD, COMMAND);
        assertThat(bench.read(0x1000)).isEqualTo(OTHER);
        assertThat(bench.wide(Registers.IQH)).isEqualTo(16);
    }

    @Test
    void aRepeatedCommandLeavesTheHead() {
        submit(5, 0);
        bench.register(Registers.GCMD, COMMAND);
        assertThat(bench.wide(Registers.IQH)).isEqualTo(16);
    }

    @Test
    void aCopyKeepsTheQueue() {
        submit(5 | 1 << 4, 0);
        RemappingUnit copy = bench.unit.copy(bench.memory);
        assertThat(copy.readRegister(Registers.IQH, 8)).isEqualTo(16);
        assertThat(copy.readRegister(Registers.ICS, 4)).isEqualTo(1);
        assertThat(copy.readRegister(Registers.IECTL, 4)).isEqualTo(3L << 30);
        assertThat(copy.translate(REQUESTER, 0x1000, true)).isEqualTo(DATA);
    }
}
