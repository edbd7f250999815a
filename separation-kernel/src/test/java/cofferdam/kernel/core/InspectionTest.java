package cofferdam.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What checkers read, also with arguments that name nothing. Requirements G1-12, G1-14, G2-07. */
class InspectionTest extends CoreTest {
    @Test
    void countsAreThoseOfTheConfiguration() {
        assertThat(view.partitions()).isEqualTo(3);
        assertThat(view.frames()).isEqualTo(147);
        assertThat(view.devices()).isEqualTo(2);
        assertThat(view.queues()).isEqualTo(2);
        assertThat(view.samplings()).isEqualTo(2);
    }

    @Test
    void aChannelIsWrittenByOneAndReadByTheOther() {
        int f = TestSystem.CHANNEL_FRAME;
        assertThat(view.frameState(f)).isEqualTo(Ledger.CHANNEL);
        assertThat(view.frameOwnerRights(f)).isEqualTo(3);
        assertThat(view.frameOwnerPage(f)).isEqualTo(TestSystem.CHANNEL_FROM_PAGE);
        assertThat(view.frameBorrowerRights(f)).isEqualTo(1);
        assertThat(view.frameBorrowerPage(f)).isEqualTo(TestSystem.CHANNEL_TO_PAGE);
    }

    @Test
    void deviceRegistersBelongToTheOwnerOfTheDevice() {
        assertThat(view.frameState(TestSystem.RED_DEVICE_FRAME)).isEqualTo(Ledger.DEVICE);
        assertThat(view.frameOwner(TestSystem.RED_DEVICE_FRAME)).isEqualTo(TestSystem.RED);
        assertThat(view.frameOwnerRights(TestSystem.RED_DEVICE_FRAME)).isEqualTo(3);
        assertThat(view.frameOwner(TestSystem.BLACK_DEVICE_FRAME)).isEqualTo(TestSystem.BLACK);
        assertThat(view.frameAddress(TestSystem.RED_DEVICE_FRAME)).isEqualTo(TestSystem.REGISTERS);
    }

    @Test
    void kernelAndFreeFramesBelongToNobody() {
        for (int f : new int[] {0, TestSystem.KERNEL_FRAMES - 1, TestSystem.FREE_FRAME}) {
            assertThat(view.frameOwner(f)).isEqualTo(Abi.NOBODY);
            assertThat(view.frameOwnerRights(f)).isZero();
        }
        assertThat(view.frameState(0)).isEqualTo(Ledger.KERNEL);
        assertThat(view.frameState(TestSystem.FREE_FRAME)).isEqualTo(Ledger.FREE);
    }

    @Test
    void receiversAreThoseDeclared() {
        assertThat(view.queueReceiver(0)).isEqualTo(TestSystem.CRYPTO);
        assertThat(view.queueReceiver(1)).isEqualTo(TestSystem.BLACK);
        assertThat(view.sampleReceiver(1)).isEqualTo(TestSystem.BLACK);
    }

    @Test
    void argumentsThatNameNothingReadNothing() {
        for (int i : new int[] {-1, 1000, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThat(view.status(i)).isEqualTo(-1);
            assertThat(view.restarts(i)).isEqualTo(-1);
            assertThat(view.pending(i, 40)).isFalse();
            assertThat(view.pending(0, i)).isFalse();
            assertThat(view.frameAddress(i)).isEqualTo(-1);
            assertThat(view.frameState(i)).isEqualTo(-1);
            assertThat(view.frameOwner(i)).isEqualTo(-1);
            assertThat(view.frameOwnerPage(i)).isEqualTo(-1);
            assertThat(view.frameOwnerRights(i)).isZero();
            assertThat(view.frameBorrower(i)).isEqualTo(-1);
            assertThat(view.frameBorrowerPage(i)).isEqualTo(-1);
            assertThat(view.frameBorrowerRights(i)).isZero();
            assertThat(view.framePinned(i)).isFalse();
            assertThat(view.deviceReaches(i, TestSystem.RED_BUFFER_FRAME)).isFalse();
            assertThat(view.deviceReaches(0, i)).isFalse();
            assertThat(view.queueReceiver(i)).isEqualTo(-1);
            assertThat(view.queueCount(i)).isZero();
            assertThat(view.queueLost(i)).isZero();
            assertThat(view.queueLength(i, 0)).isZero();
            assertThat(view.queueLength(0, i)).isZero();
            assertThat(view.queueWord(0, 0, i)).isZero();
            assertThat(view.sampleReceiver(i)).isEqualTo(-1);
            assertThat(view.sampleLength(i)).isZero();
            assertThat(view.sampleWord(i, 0)).isZero();
            assertThat(view.sampleWord(0, i)).isZero();
        }
    }

    @Test
    void whatLiesJustBehindTheLastNamesNothing() {
        assertThat(view.status(3)).isEqualTo(-1);
        assertThat(view.restarts(3)).isEqualTo(-1);
        assertThat(view.frameState(147)).isEqualTo(-1);
        assertThat(view.deviceReaches(2, TestSystem.RED_BUFFER_FRAME)).isFalse();
        assertThat(view.queueReceiver(2)).isEqualTo(-1);
        assertThat(view.sampleReceiver(2)).isEqualTo(-1);
    }

    @Test
    void theVectorsPendingAreReadOneByOne() {
        assertThat(system.call(TestSystem.BLACK, Abi.RAISE_EVENT, 1, 0)).isEqualTo(Abi.OK);
        assertThat(view.pending(TestSystem.RED, 0x51)).isTrue();
        assertThat(view.pending(TestSystem.RED, 0x50)).isFalse();
        assertThat(view.pending(TestSystem.CRYPTO, 0x51)).isFalse();
    }

    @Test
    void wordsBehindTheEndOfAMessageAreNotRead() {
        long ram = TestSystem.RAM_PAGE * 4096L;
        system.store(TestSystem.RED_RAM_FRAME, 1, 2, 3, 4);
        for (int i = 0; i < 2; i++) {
            system.call(TestSystem.RED, Abi.QUEUE_SEND, 0, ram, 32);
            system.call(TestSystem.CRYPTO, Abi.QUEUE_RECEIVE, 0, ram, 32);
        }
        system.call(TestSystem.RED, Abi.QUEUE_SEND, 0, ram, 8);
        assertThat(view.queueWord(0, 0, 0)).isEqualTo(1);
        assertThat(view.queueWord(0, 0, 1)).isZero();
        system.call(TestSystem.RED, Abi.SAMPLE_WRITE, 0, ram, 32);
        system.call(TestSystem.RED, Abi.SAMPLE_WRITE, 0, ram, 16);
        assertThat(view.sampleWord(0, 1)).isEqualTo(2);
        assertThat(view.sampleWord(0, 2)).isZero();
    }
}
