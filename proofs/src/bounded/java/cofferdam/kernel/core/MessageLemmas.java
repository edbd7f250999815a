package cofferdam.kernel.core;

import cofferdam.proofs.bounded.Lemma;
import cofferdam.proofs.bounded.lemmas.Any;

/** What comes out of ports in the platform's memory, of which contracts say nothing. */
final class MessageLemmas {
    private static final int MOST = 6;

    private MessageLemmas() {}

    @Lemma(
            id = "queue-delivers",
            requirements = "G2-05",
            says =
                    "A message of up to six words that is sent to a queue and received from it is written to the receiver's"
                            + " buffer word by word as it was in the sender's, and to no other place.",
            in = MessageStore.class,
            twinReplaces = "words[base + i] = platform.read(buffer + 8L * i);",
            twinBy = "words[base + i] = platform.read(buffer + 8L * (n - 1 - i));")
    static void queueDelivers() {
        QueuingPorts queues = new QueuingPorts();
        int port = queues.add(0, 1, Limits.MESSAGE_WORDS, 2, Any.choice());
        long from = buffer();
        long to = buffer();
        int n = Any.number();
        int watched = Any.number();
        if (n < 1 || n > MOST || watched < 0 || watched >= n) {
            return;
        }
        MessageMemory memory = new MessageMemory(from, to, n, watched);
        Messages messages = new Messages(memory, queues, new SamplingPorts());
        assert messages.send(port, from, n) == Abi.OK && memory.untouched();
        messages.receive(port, to);
        assert memory.delivered() && messages.oldest(port) == -1;
    }

    @Lemma(
            id = "sample-delivers",
            requirements = "G2-04",
            says = "A message of up to six words that is written to a sampling port and read from it is written to the"
                    + " reader's buffer word by word as it was in the writer's, and to no other place.",
            in = MessageStore.class,
            twinReplaces = "platform.write(buffer + 8L * i, outgoing(slot, i));",
            twinBy = "platform.write(buffer + 8L * i, outgoing(slot, 0));")
    static void sampleDelivers() {
        SamplingPorts samples = new SamplingPorts();
        int port = samples.add(0, 1, Limits.MESSAGE_WORDS);
        long from = buffer();
        long to = buffer();
        int n = Any.number();
        int watched = Any.number();
        if (n < 1 || n > MOST || watched < 0 || watched >= n) {
            return;
        }
        MessageMemory memory = new MessageMemory(from, to, n, watched);
        Messages messages = new Messages(memory, new QueuingPorts(), samples);
        assert messages.write(port, from, n) == Abi.OK && memory.untouched();
        messages.read(port, to);
        assert memory.delivered();
    }

    /** The address of a buffer. */
    private static long buffer() {
        return Any.word() & Frames.ADDRESSES - 1 & ~7L;
    }
}
