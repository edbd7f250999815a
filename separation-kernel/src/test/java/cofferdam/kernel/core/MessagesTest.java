package cofferdam.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is left of messages when their receiver starts again: nothing, not even unreachable words. Requirements G5-05, G6-01. */
class MessagesTest {
    private static final int SENDER = 0;
    private static final int RECEIVER = 1;
    private static final long BUFFER = 0x1000;

    private final TestPlatform platform = new TestPlatform();
    private final QueuingPorts queues = new QueuingPorts();
    private final SamplingPorts samples = new SamplingPorts();

    MessagesTest() {
        platform.memory.write64(BUFFER, 5);
        platform.memory.write64(BUFFER + 8, 6);
    }

    @Test
    void clearingAReceiverScrubsTheWordsOfItsMessagesAndNoOthers() {
        queues.add(SENDER, RECEIVER, 2, 2, false);
        queues.add(RECEIVER, SENDER, 2, 1, false);
        samples.add(SENDER, RECEIVER, 2);
        samples.add(RECEIVER, SENDER, 2);
        Messages messages = new Messages(platform, queues, samples);
        for (int port = 0; port < 2; port++) {
            assertThat(messages.send(port, BUFFER, 2)).isEqualTo(Abi.OK);
            assertThat(messages.write(port, BUFFER, 2)).isEqualTo(Abi.OK);
        }
        assertThat(messages.send(0, BUFFER, 2)).isEqualTo(Abi.OK);
        messages.clear(RECEIVER);
        assertThat(messages.oldest(0)).isEqualTo(-1);
        assertThat(messages.length(0)).isZero();
        for (int i = 0; i < 2; i++) {
            assertThat(messages.queuedWord(queues.slot(0, 0), i)).isZero();
            assertThat(messages.queuedWord(queues.slot(0, 1), i)).isZero();
            assertThat(messages.sampledWord(0, i)).isZero();
            assertThat(messages.queuedWord(queues.slot(1, 0), i)).isEqualTo(5 + i);
            assertThat(messages.sampledWord(1, i)).isEqualTo(5 + i);
        }
        assertThat(messages.oldest(1)).isEqualTo(2);
        assertThat(messages.length(1)).isEqualTo(2);
    }

    @Test
    void clearingEndsWithTheLastOfAllPorts() {
        for (int port = 0; port < Limits.PORTS; port++) {
            queues.add(SENDER, RECEIVER, 1, 1, false);
            samples.add(SENDER, RECEIVER, 1);
        }
        Messages messages = new Messages(platform, queues, samples);
        int last = Limits.PORTS - 1;
        assertThat(messages.send(last, BUFFER, 1)).isEqualTo(Abi.OK);
        assertThat(messages.write(last, BUFFER, 1)).isEqualTo(Abi.OK);
        messages.clear(SENDER);
        assertThat(messages.oldest(last)).isEqualTo(1);
        messages.clear(RECEIVER);
        assertThat(messages.oldest(last)).isEqualTo(-1);
        assertThat(messages.queuedWord(queues.slot(last, 0), 0)).isZero();
        assertThat(messages.sampledWord(last, 0)).isZero();
    }
}
