package cofferdam.spec.machine;

import cofferdam.spec.system.Channel;
import java.util.List;

/**
 * Queuing and sampling channels with the messages in them. A message is read from and written to one page of its sender's or
 * receiver's own memory. Requirements G2-02 to G2-06, G2-09.
 *
 * <p>A queue is kept as the list of its messages, the oldest first, so that equal queues are equal states.
 */
final class Ports {
    private static final int PAGE_BYTES = 4096;

    private final State state;
    private final Memory memory;
    private final int words;
    private final int mostLost;
    final Port[] queues;
    final Port[] samples;

    /** A channel: who uses it, how long its messages are, how many there may be, and where they stand in the state. */
    static final class Port {
        int from;
        int to;
        int most;
        int depth;
        boolean acknowledged;

        /** Words of a message that are kept: those that a page has. */
        int kept;

        /** In the state: how many messages, how many lost, and then by message its length and its words. */
        int first;

        int filled() {
            return first;
        }

        int lost() {
            return first + 1;
        }

        int length(int n) {
            return first + 2 + n * (1 + kept);
        }

        int word(int n, int index) {
            return length(n) + 1 + index;
        }

        boolean isWord(int place) {
            int slot = place - length(0);
            return slot >= 0 && place < end() && slot % (1 + kept) != 0;
        }

        int end() {
            return length(depth);
        }
    }

    Ports(Blueprint blueprint, State state, Memory memory) {
        this.state = state;
        this.memory = memory;
        words = blueprint.bounds.words();
        mostLost = blueprint.bounds.mostLost();
        List<Channel.Queuing> queuing = blueprint.system.queuingPorts();
        queues = new Port[queuing.size()];
        for (int i = 0; i < queues.length; i++) {
            Channel.Queuing c = queuing.get(i);
            queues[i] = port(blueprint, c, c.messageSize(), c.depth());
            queues[i].acknowledged = c.acknowledged();
        }
        List<Channel.Sampling> sampling = blueprint.system.samplingPorts();
        samples = new Port[sampling.size()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = port(blueprint, sampling.get(i), sampling.get(i).messageSize(), 1);
        }
    }

    private Port port(Blueprint blueprint, Channel channel, int bytes, int depth) {
        Port port = new Port();
        port.from = blueprint.system.partitionNumber(channel.from());
        port.to = blueprint.system.partitionNumber(channel.to());
        port.most = bytes / 8;
        port.depth = depth;
        port.kept = Math.min(port.most, words);
        port.first = 0;
        port.first = state.room(port.end());
        return port;
    }

    /** Whether a place of the state is a word of a message. */
    boolean isWord(int place) {
        for (Port[] ports : new Port[][] {queues, samples}) {
            for (Port port : ports) {
                if (port.isWord(place)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** QUEUE_SEND: a full queue drops the message; only an acknowledged one says so. Requirement G2-06. */
    Answer send(int p, long number, long address, long length, Answer answer) {
        Port port = find(queues, number);
        if (port == null || port.from != p) {
            return answer.result(Result.DENIED);
        }
        int f = buffer(p, address, length, Blueprint.READ);
        if (f < 0 || length < 8 || length > 8L * port.most) {
            return answer.result(Result.INVALID);
        }
        int filled = state.small(port.filled());
        if (filled < port.depth) {
            take(port, filled, f, address, length);
            state.set(port.filled(), filled + 1);
            return answer.result(Result.OK);
        }
        if (port.acknowledged) {
            return answer.result(Result.FULL);
        }
        state.set(port.lost(), Math.min(mostLost, state.get(port.lost()) + 1));
        return answer.result(Result.OK);
    }

    /** QUEUE_RECEIVE: the oldest message goes to the receiver, whole or not at all. Requirement G2-05. */
    Answer receive(int q, long number, long address, long capacity, Answer answer) {
        Port port = find(queues, number);
        if (port == null || port.to != q) {
            return answer.result(Result.DENIED);
        }
        int filled = state.small(port.filled());
        if (filled == 0) {
            return answer.result(Result.EMPTY);
        }
        long length = 8 * state.get(port.length(0));
        int f = buffer(q, address, length, Blueprint.READ | Blueprint.WRITE);
        if (f < 0 || capacity < length) {
            return answer.result(Result.INVALID);
        }
        give(port, f, address);
        for (int i = port.length(0); i < port.end(); i++) {
            int from = i + port.length(1) - port.length(0);
            state.set(i, from < port.end() ? state.get(from) : 0);
        }
        state.set(port.filled(), filled - 1);
        return answer.result(length);
    }

    /** QUEUE_LOST: how many messages were dropped since this was last asked. */
    Answer lost(int q, long number, Answer answer) {
        Port port = find(queues, number);
        if (port == null || port.to != q) {
            return answer.result(Result.DENIED);
        }
        long lost = state.get(port.lost());
        state.set(port.lost(), 0);
        return answer.result(lost);
    }

    /** SAMPLE_WRITE: the message replaces the one that was there. Requirement G2-04. */
    Answer write(int p, long number, long address, long length, Answer answer) {
        Port port = find(samples, number);
        if (port == null || port.from != p) {
            return answer.result(Result.DENIED);
        }
        int f = buffer(p, address, length, Blueprint.READ);
        if (f < 0 || length < 8 || length > 8L * port.most) {
            return answer.result(Result.INVALID);
        }
        take(port, 0, f, address, length);
        return answer.result(Result.OK);
    }

    /** SAMPLE_READ: the message stays. Requirement G2-04. */
    Answer read(int q, long number, long address, long capacity, Answer answer) {
        Port port = find(samples, number);
        if (port == null || port.to != q) {
            return answer.result(Result.DENIED);
        }
        long length = 8 * state.get(port.length(0));
        if (length == 0) {
            return answer.result(Result.EMPTY);
        }
        int f = buffer(q, address, length, Blueprint.READ | Blueprint.WRITE);
        if (f < 0 || capacity < length) {
            return answer.result(Result.INVALID);
        }
        give(port, f, address);
        return answer.result(length);
    }

    /** Nothing that was sent to a partition is left. Requirement G5-05. */
    void clear(int q) {
        clear(queues, q);
        clear(samples, q);
    }

    private void clear(Port[] ports, int q) {
        for (Port port : ports) {
            if (port.to == q) {
                for (int i = port.first; i < port.end(); i++) {
                    state.set(i, 0);
                }
            }
        }
    }

    /**
     * The frame in which a buffer of a partition lies, {@link Blueprint#NOWHERE} unless address and length are multiples of 8
     * and the partition sees all of the buffer in one page of memory with these rights. Requirement G2-09.
     */
    private int buffer(int p, long address, long length, int rights) {
        if (address < 0 || address % 8 != 0 || length < 0 || length % 8 != 0) {
            return Blueprint.NOWHERE;
        }
        int f = memory.blueprint.frameAt(p, address / PAGE_BYTES);
        boolean within = length <= PAGE_BYTES - address % PAGE_BYTES;
        return within && memory.sees(p, f, rights) ? f : Blueprint.NOWHERE;
    }

    /** A message comes from memory and becomes the n-th of a port. */
    private void take(Port port, int n, int f, long address, long length) {
        int offset = (int) (address % PAGE_BYTES / 8);
        state.set(port.length(n), length / 8);
        for (int i = 0; i < port.kept; i++) {
            boolean there = i < length / 8 && offset + i < words;
            state.set(port.word(n, i), there ? memory.word(f, offset + i) : 0);
        }
    }

    /** The first message of a port goes to memory. */
    private void give(Port port, int f, long address) {
        int offset = (int) (address % PAGE_BYTES / 8);
        int length = state.small(port.length(0));
        for (int i = 0; i < length && offset + i < words; i++) {
            memory.write(f, offset + i, i < port.kept ? state.get(port.word(0, i)) : 0);
        }
    }

    private static Port find(Port[] ports, long number) {
        return number < 0 || number >= ports.length ? null : ports[(int) number];
    }

    /** Meets what is observed of ports. */
    void observe(Observed observed, Meeting meeting) {
        meeting.about("G2-05");
        for (int c = 0; c < queues.length; c++) {
            Port port = queues[c];
            meeting.meet(port.filled(), observed.messages(c), "messages of queue #", c, 0);
            meeting.meet(port.lost(), Math.min(mostLost, observed.lost(c)), "lost messages of queue #", c, 0);
            for (int n = 0; n < port.depth; n++) {
                int length = observed.length(c, n);
                meeting.meet(port.length(n), length, "in queue # the length of message #", c, n);
                for (int i = 0; i < port.kept; i++) {
                    meeting.meet(
                            port.word(n, i), i < length ? observed.word(c, n, i) : 0, "in queue # message #", c, n);
                }
            }
        }
        meeting.about("G2-04");
        for (int c = 0; c < samples.length; c++) {
            int length = observed.sampleLength(c);
            meeting.meet(samples[c].length(0), length, "length of the message of sampling port #", c, 0);
            for (int i = 0; i < samples[c].kept; i++) {
                long word = i < length ? observed.sampleWord(c, i) : 0;
                meeting.meet(samples[c].word(0, i), word, "in sampling port # word #", c, i);
            }
        }
    }
}
