package cofferdam.kernel.core;

import static cofferdam.kernel.core.TestSystem.BLACK;
import static cofferdam.kernel.core.TestSystem.CRYPTO;
import static cofferdam.kernel.core.TestSystem.CRYPTO_RAM_FRAME;
import static cofferdam.kernel.core.TestSystem.RED;
import static cofferdam.kernel.core.TestSystem.RED_RAM_FRAME;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queuing and sampling ports. Requirements G2-02, G2-03, G2-04, G2-05, G2-06, G2-09. */
class MessageCallsTest extends CoreTest {
    private static final long RAM = 0x10000;
    private static final int TO_CRYPTO = 0;
    private static final int TO_BLACK = 1;

    @Test
    void messagesArriveInOrderAndOnce() {
        system.store(RED_RAM_FRAME, 1, 2, 3, 4);
        assertThat(system.call(RED, Abi.QUEUE_SEND, TO_CRYPTO, RAM, 32)).isEqualTo(Abi.OK);
        assertThat(system.call(RED, Abi.QUEUE_SEND, TO_CRYPTO, RAM + 16, 8)).isEqualTo(Abi.OK);
        assertThat(view.queueCount(TO_CRYPTO)).isEqualTo(2);
        assertThat(view.queueLength(TO_CRYPTO, 0)).isEqualTo(4);
        assertThat(view.queueWord(TO_CRYPTO, 1, 0)).isEqualTo(3);
        assertThat(system.call(CRYPTO, Abi.QUEUE_RECEIVE, TO_CRYPTO, RAM + 8, 32))
                .isEqualTo(32);
        assertThat(system.load(CRYPTO_RAM_FRAME, 0)).isZero();
        assertThat(system.load(CRYPTO_RAM_FRAME, 1)).isEqualTo(1);
        assertThat(system.load(CRYPTO_RAM_FRAME, 4)).isEqualTo(4);
        assertThat(system.load(CRYPTO_RAM_FRAME, 5)).isZero();
        assertThat(system.call(CRYPTO, Abi.QUEUE_RECEIVE, TO_CRYPTO, RAM, 4096)).isEqualTo(8);
        assertThat(system.load(CRYPTO_RAM_FRAME, 0)).isEqualTo(3);
        assertThat(system.load(CRYPTO_RAM_FRAME, 1)).isEqualTo(1);
        assertThat(system.call(CRYPTO, Abi.QUEUE_RECEIVE, TO_CRYPTO, RAM, 32)).isEqualTo(Abi.EMPTY);
    }

    @Test
    void theRingWrapsAround() {
        for (int i = 1; i <= 7; i++) {
            system.store(RED_RAM_FRAME, i);
            assertThat(system.call(RED, Abi.QUEUE_SEND, TO_CRYPTO, RAM, 8)).isEqualTo(Abi.OK);
            assertThat(system.call(CRYPTO, Abi.QUEUE_RECEIVE, TO_CRYPTO, RAM, 8))
                    .isEqualTo(8);
            assertThat(system.load(CRYPTO_RAM_FRAME, 0)).isEqualTo(i);
        }
    }

    @Test
    void aFullQueueDropsSilentlyAndTellsTheReceiverOnly() {
        for (int i = 0; i < 5; i++) {
            system.store(RED_RAM_FRAME, i);
            assertThat(system.call(RED, Abi.QUEUE_SEND, TO_CRYPTO, RAM, 8)).isEqualTo(Abi.OK);
        }
        assertThat(view.queueCount(TO_CRYPTO)).isEqualTo(2);
        assertThat(view.queueLost(TO_CRYPTO)).isEqualTo(3);
        assertThat(system.call(RED, Abi.QUEUE_LOST, TO_CRYPTO, 0)).isEqualTo(Abi.DENIED);
        assertThat(system.call(CRYPTO, Abi.QUEUE_LOST, TO_CRYPTO, 0)).isEqualTo(3);
        assertThat(system.call(CRYPTO, Abi.QUEUE_LOST, TO_CRYPTO, 0)).isZero();
        system.call(CRYPTO, Abi.QUEUE_RECEIVE, TO_CRYPTO, RAM, 8);
        assertThat(system.load(CRYPTO_RAM_FRAME, 0)).isZero();
        system.call(CRYPTO, Abi.QUEUE_RECEIVE, TO_CRYPTO, RAM, 8);
        assertThat(system.load(CRYPTO_RAM_FRAME, 0)).isEqualTo(1);
    }

    @Test
    void anAcknowledgedQueueTellsItsSenderThatItIsFull() {
        assertThat(system.call(CRYPTO, Abi.QUEUE_SEND, TO_BLACK, RAM, 16)).isEqualTo(Abi.OK);
        assertThat(system.call(CRYPTO, Abi.QUEUE_SEND, TO_BLACK, RAM, 16)).isEqualTo(Abi.FULL);
        assertThat(view.queueLost(TO_BLACK)).isZero();
        assertThat(system.call(BLACK, Abi.QUEUE_RECEIVE, TO_BLACK, RAM, 16)).isEqualTo(16);
        assertThat(system.call(CRYPTO, Abi.QUEUE_SEND, TO_BLACK, RAM, 16)).isEqualTo(Abi.OK);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, -1, 64, 1L << 32})
    void foreignAndMissingPortsAreDeniedAlikeWhateverTheBuffer(long port) {
        assertThat(system.call(RED, Abi.QUEUE_SEND, port, RAM, 8)).isEqualTo(Abi.DENIED);
        assertThat(system.call(RED, Abi.QUEUE_SEND, port, 7, -1)).isEqualTo(Abi.DENIED);
        assertThat(system.call(RED, Abi.QUEUE_RECEIVE, port, RAM, 8)).isEqualTo(Abi.DENIED);
        assertThat(system.call(RED, Abi.QUEUE_LOST, port, 0)).isEqualTo(Abi.DENIED);
        assertThat(system.call(RED, Abi.SAMPLE_WRITE, port, RAM, 8)).isEqualTo(Abi.DENIED);
        assertThat(system.call(RED, Abi.SAMPLE_READ, port, RAM, 8)).isEqualTo(Abi.DENIED);
    }

    @Test
    void senderAndReceiverCannotSwapRoles() {
        assertThat(system.call(CRYPTO, Abi.QUEUE_SEND, TO_CRYPTO, RAM, 8)).isEqualTo(Abi.DENIED);
        assertThat(system.call(RED, Abi.QUEUE_RECEIVE, TO_CRYPTO, RAM, 8)).isEqualTo(Abi.DENIED);
        assertThat(system.call(CRYPTO, Abi.SAMPLE_WRITE, TO_CRYPTO, RAM, 8)).isEqualTo(Abi.DENIED);
        assertThat(system.call(RED, Abi.SAMPLE_READ, TO_CRYPTO, RAM, 8)).isEqualTo(Abi.DENIED);
    }

    @ParameterizedTest
    @CsvSource({
        "0x10004,8",
        "0x10000,7",
        "0x10000,0",
        "0x10000,-8",
        "0x10000,40",
        "0x10FF8,16",
        "0x50000,8",
        "-8,8",
        "0x10000,4104",
        "0x40000,8",
        "0x40000000000,8",
        "0x7FFFFFFFFFFFFFF8,8",
        "0x10000,0x100000008"
    })
    void buffersOutsideOwnMemoryAreInvalid(String address, String length) {
        long at = Long.decode(address);
        long bytes = Long.decode(length);
        assertThat(system.call(RED, Abi.QUEUE_SEND, TO_CRYPTO, at, bytes)).isEqualTo(Abi.INVALID);
        assertThat(system.call(RED, Abi.SAMPLE_WRITE, TO_CRYPTO, at, bytes)).isEqualTo(Abi.INVALID);
        assertThat(view.queueCount(TO_CRYPTO)).isZero();
        assertThat(view.sampleLength(TO_CRYPTO)).isZero();
    }

    @Test
    void aMessageMayEndWithItsPageAndComeFromReadOnlyMemory() {
        assertThat(system.call(RED, Abi.QUEUE_SEND, TO_CRYPTO, RAM + 4096 - 32, 32))
                .isEqualTo(Abi.OK);
        assertThat(system.call(RED, Abi.QUEUE_SEND, TO_CRYPTO, 0x28000, 32)).isEqualTo(Abi.OK);
        assertThat(system.call(CRYPTO, Abi.QUEUE_RECEIVE, TO_CRYPTO, RAM + 4096 - 32, 32))
                .isEqualTo(32);
    }

    @ParameterizedTest
    @CsvSource({"0x31000,32", "0x10000,24", "0x10FE8,32", "0x10004,32", "0x90000,32", "0x10000,-1"})
    void aMessageStaysInTheQueueUntilItsBufferIsWritableAndLargeEnough(String address, String capacity) {
        long at = Long.decode(address);
        long bytes = Long.decode(capacity);
        system.store(RED_RAM_FRAME, 1, 2, 3, 4);
        system.call(RED, Abi.QUEUE_SEND, TO_CRYPTO, RAM, 32);
        system.call(RED, Abi.SAMPLE_WRITE, TO_CRYPTO, RAM, 32);
        assertThat(system.call(CRYPTO, Abi.QUEUE_RECEIVE, TO_CRYPTO, at, bytes)).isEqualTo(Abi.INVALID);
        assertThat(system.call(CRYPTO, Abi.SAMPLE_READ, TO_CRYPTO, at, bytes)).isEqualTo(Abi.INVALID);
        assertThat(view.queueCount(TO_CRYPTO)).isEqualTo(1);
        assertThat(system.call(CRYPTO, Abi.QUEUE_RECEIVE, TO_CRYPTO, RAM, 32)).isEqualTo(32);
    }

    @Test
    void aSamplingPortHandsOutTheLastMessageAsOftenAsAsked() {
        assertThat(system.call(CRYPTO, Abi.SAMPLE_READ, TO_CRYPTO, RAM, 32)).isEqualTo(Abi.EMPTY);
        system.store(RED_RAM_FRAME, 1, 2, 3, 4);
        assertThat(system.call(RED, Abi.SAMPLE_WRITE, TO_CRYPTO, RAM, 32)).isEqualTo(Abi.OK);
        assertThat(system.call(CRYPTO, Abi.SAMPLE_READ, TO_CRYPTO, RAM, 32)).isEqualTo(32);
        assertThat(system.load(CRYPTO_RAM_FRAME, 3)).isEqualTo(4);
        assertThat(system.call(RED, Abi.SAMPLE_WRITE, TO_CRYPTO, RAM + 8, 16)).isEqualTo(Abi.OK);
        assertThat(system.call(CRYPTO, Abi.SAMPLE_READ, TO_CRYPTO, RAM, 32)).isEqualTo(16);
        assertThat(system.call(CRYPTO, Abi.SAMPLE_READ, TO_CRYPTO, RAM, 16)).isEqualTo(16);
        assertThat(system.load(CRYPTO_RAM_FRAME, 0)).isEqualTo(2);
        assertThat(view.sampleWord(TO_CRYPTO, 1)).isEqualTo(3);
        assertThat(view.sampleLength(TO_BLACK)).isZero();
    }

    @Test
    void portsOfOneKindDoNotMixWithThoseOfTheOther() {
        system.call(RED, Abi.SAMPLE_WRITE, TO_CRYPTO, RAM, 32);
        assertThat(system.call(CRYPTO, Abi.QUEUE_RECEIVE, TO_CRYPTO, RAM, 32)).isEqualTo(Abi.EMPTY);
        assertThat(view.queueCount(TO_CRYPTO)).isZero();
    }

    @Test
    void deviceRegistersAreNoMessageBuffer() {
        assertThat(system.call(RED, Abi.QUEUE_SEND, TO_CRYPTO, TestSystem.DEVICE_PAGE * 4096L, 8))
                .isEqualTo(Abi.INVALID);
    }

    @Test
    void aMessageSentWhileTheRingWrapsComesLast() {
        for (int i = 1; i <= 6; i++) {
            system.store(RED_RAM_FRAME, i);
            assertThat(system.call(RED, Abi.QUEUE_SEND, TO_CRYPTO, RAM, 8)).isEqualTo(Abi.OK);
            if (i > 1) {
                assertThat(system.call(CRYPTO, Abi.QUEUE_RECEIVE, TO_CRYPTO, RAM, 8))
                        .isEqualTo(8);
                assertThat(system.load(CRYPTO_RAM_FRAME, 0)).isEqualTo(i - 1);
            }
        }
    }
}
