package cofferdam.kernel.core;

/** The calls about ports as partitions make them: what they answer, and whom they touch. */
final class MessageCallTheorems {
    private MessageCallTheorems() {}

    /** A port of others answers as one that does not exist, whichever call names it (G2-03). */
    /*@ normal_behavior
    @ requires \invariant_for(a.messages) && \invariant_for(a.messages.queues) && 0 <= p && p < a.buffers.memory.ledger.parts;
    @ requires !(0 <= port && port < a.messages.queues.count && a.messages.queues.from[(int) port] == p);
    @ ensures \result == Abi.DENIED;
    @*/
    @Theorem(
            in = MessageCalls.class,
            twinReplaces =
                    "ensures !(0 <= port && port < messages.queues.count && messages.queues.from[(int) port] == p) ==> \\result == Abi.DENIED;",
            twinBy = "ensures !(0 <= port && port < messages.queues.count) ==> \\result == Abi.DENIED;")
    static int foreignQueueIsAsGoodAsNone(MessageCalls a, int p, long port, long address, long length) {
        return a.queueSend(p, port, address, length);
    }

    /** What QUEUE_LOST answers depends on the caller's own queue alone (G2-03, G2-05). */
    /*@ normal_behavior
    @ requires \invariant_for(a.messages) && \invariant_for(a.messages.queues);
    @ requires \invariant_for(b.messages) && \invariant_for(b.messages.queues);
    @ requires a != b && a.messages != b.messages && a.messages.queues != b.messages.queues;
    @ requires 0 <= p && p < a.buffers.memory.ledger.parts && p < b.buffers.memory.ledger.parts;
    @ requires (0 <= port && port < a.messages.queues.count && a.messages.queues.to[(int) port] == p)
    @      == (0 <= port && port < b.messages.queues.count && b.messages.queues.to[(int) port] == p);
    @ requires 0 <= port && port < a.messages.queues.count && a.messages.queues.to[(int) port] == p
    @      ==> a.messages.queues.lost[(int) port] == b.messages.queues.lost[(int) port];
    @ ensures \result;
    @*/
    @Theorem(
            in = MessageCalls.class,
            twinReplaces =
                    "messages.queues.to[(int) port] == p ==> \\result == \\old(messages.queues.lost[(int) port])",
            twinBy = "messages.queues.to[(int) port] == p ==> \\result == \\old(messages.queues.lost[0])")
    static boolean lostIsOutputConsistent(MessageCalls a, MessageCalls b, int p, long port) {
        int first = a.queueLost(p, port);
        return first == b.queueLost(p, port);
    }

    /** What QUEUE_SEND makes of a queue depends on that queue, on the arguments and on the answer (G2-01, G2-05). */
    /*@ normal_behavior
    @ requires \invariant_for(a.messages) && \invariant_for(a.messages.queues);
    @ requires \invariant_for(b.messages) && \invariant_for(b.messages.queues);
    @ requires a != b && a.messages != b.messages && a.messages.queues != b.messages.queues;
    @ requires a.messages.queued != b.messages.queued;
    @ requires 0 <= p && p < a.buffers.memory.ledger.parts && p < b.buffers.memory.ledger.parts;
    @ requires 0 <= d && d < a.messages.queues.count && d < b.messages.queues.count;
    @ requires a.messages.queues.count == b.messages.queues.count;
    @ requires a.messages.queues.depth[d] == b.messages.queues.depth[d];
    @ requires a.messages.queues.filled[d] == b.messages.queues.filled[d];
    @ requires a.messages.queues.lost[d] == b.messages.queues.lost[d];
    @ ensures \result ==> a.messages.queues.filled[d] == b.messages.queues.filled[d];
    @ ensures \result ==> a.messages.queues.lost[d] == b.messages.queues.lost[d];
    @*/
    @Theorem(
            in = MessageCalls.class,
            twinReplaces = "&& \\old(messages.queues.filled[(int) port]) < messages.queues.depth[(int) port] ? 1 : 0);",
            twinBy = "&& \\old(messages.queues.filled[0]) < messages.queues.depth[(int) port] ? 1 : 0);")
    static boolean sendIsStepConsistent(
            MessageCalls a, MessageCalls b, int p, long port, long address, long length, int d) {
        int first = a.queueSend(p, port, address, length);
        return first == b.queueSend(p, port, address, length);
    }

    /** What QUEUE_RECEIVE makes of a queue depends on that queue, on the arguments and on the answer (G2-01). */
    /*@ normal_behavior
    @ requires \invariant_for(a.messages) && \invariant_for(a.messages.queues);
    @ requires \invariant_for(b.messages) && \invariant_for(b.messages.queues);
    @ requires a != b && a.messages != b.messages && a.messages.queues != b.messages.queues;
    @ requires a.messages.queued != b.messages.queued;
    @ requires 0 <= p && p < a.buffers.memory.ledger.parts && p < b.buffers.memory.ledger.parts;
    @ requires 0 <= d && d < a.messages.queues.count && d < b.messages.queues.count;
    @ requires a.messages.queues.count == b.messages.queues.count;
    @ requires a.messages.queues.depth[d] == b.messages.queues.depth[d];
    @ requires a.messages.queues.filled[d] == b.messages.queues.filled[d];
    @ requires a.messages.queues.head[d] == b.messages.queues.head[d];
    @ ensures \result ==> a.messages.queues.filled[d] == b.messages.queues.filled[d];
    @ ensures \result ==> a.messages.queues.head[d] == b.messages.queues.head[d];
    @*/
    @Theorem(
            in = MessageCalls.class,
            twinReplaces = "? \\old(messages.queues.head[(int) port]) + 1 : 0);",
            twinBy = "? \\old(messages.queues.head[(int) port]) + 1 : messages.queues.lost[0]);")
    static boolean receiveIsStepConsistent(
            MessageCalls a, MessageCalls b, int p, long port, long address, long capacity, int d) {
        int first = a.queueReceive(p, port, address, capacity);
        return first == b.queueReceive(p, port, address, capacity);
    }

    /** How many messages a queue counts as lost after QUEUE_LOST depends on what it counted and on the arguments (G2-01, G2-05). */
    /*@ normal_behavior
    @ requires \invariant_for(a.messages) && \invariant_for(a.messages.queues);
    @ requires \invariant_for(b.messages) && \invariant_for(b.messages.queues);
    @ requires a != b && a.messages != b.messages && a.messages.queues != b.messages.queues;
    @ requires a.messages.queued != b.messages.queued;
    @ requires 0 <= p && p < a.buffers.memory.ledger.parts && p < b.buffers.memory.ledger.parts;
    @ requires 0 <= d && d < a.messages.queues.count && d < b.messages.queues.count;
    @ requires a.messages.queues.count == b.messages.queues.count;
    @ requires a.messages.queues.to[d] == b.messages.queues.to[d];
    @ requires a.messages.queues.lost[d] == b.messages.queues.lost[d];
    @ ensures \result ==> a.messages.queues.to[d] == b.messages.queues.to[d];
    @ ensures \result ==> a.messages.queues.lost[d] == b.messages.queues.lost[d];
    @*/
    @Theorem(
            in = MessageCalls.class,
            twinReplaces = "&& messages.queues.lost[(int) port] == 0;",
            twinBy = "&& (messages.queues.lost[(int) port] == 0 || messages.queues.filled[0] == 0);")
    static boolean lostIsStepConsistent(MessageCalls a, MessageCalls b, int p, long port, int d) {
        int first = a.queueLost(p, port);
        return first == b.queueLost(p, port);
    }

    /** What SAMPLE_WRITE makes of a port depends on that port, on the arguments and on the answer (G2-01, G2-04). */
    /*@ normal_behavior
    @ requires \invariant_for(a.messages) && \invariant_for(a.messages.samples);
    @ requires \invariant_for(b.messages) && \invariant_for(b.messages.samples);
    @ requires a != b && a.messages != b.messages && a.messages.samples != b.messages.samples;
    @ requires a.messages.sampled != b.messages.sampled;
    @ requires 0 <= p && p < a.buffers.memory.ledger.parts && p < b.buffers.memory.ledger.parts;
    @ requires 0 <= d && d < a.messages.samples.count && d < b.messages.samples.count;
    @ requires a.messages.samples.count == b.messages.samples.count;
    @ requires a.messages.samples.length[d] == b.messages.samples.length[d];
    @ ensures \result ==> a.messages.samples.length[d] == b.messages.samples.length[d];
    @*/
    @Theorem(
            in = MessageCalls.class,
            twinReplaces = "== (\\result == Abi.OK ? length / 8 : \\old(messages.samples.length[(int) port]));",
            twinBy = "== (\\result == Abi.OK ? length / 8 : \\old(messages.samples.length[0]));")
    static boolean writeIsStepConsistent(
            MessageCalls a, MessageCalls b, int p, long port, long address, long length, int d) {
        int first = a.sampleWrite(p, port, address, length);
        return first == b.sampleWrite(p, port, address, length);
    }

    /** What SAMPLE_READ answers, if the buffer is p's, depends on p's own port alone, and asking changes nothing (G2-03, G2-04). */
    /*@ normal_behavior
    @ requires \invariant_for(a.messages) && \invariant_for(a.messages.samples);
    @ requires \invariant_for(b.messages) && \invariant_for(b.messages.samples);
    @ requires 0 <= p && p < a.buffers.memory.ledger.parts && p < b.buffers.memory.ledger.parts;
    @ requires (0 <= port && port < a.messages.samples.count && a.messages.samples.to[(int) port] == p)
    @      == (0 <= port && port < b.messages.samples.count && b.messages.samples.to[(int) port] == p);
    @ requires 0 <= port && port < a.messages.samples.count && port < b.messages.samples.count
    @      ==> a.messages.samples.length[(int) port] == b.messages.samples.length[(int) port];
    @ ensures \result;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = MessageCalls.class,
            twinReplaces = "ensures \\result >= 0 ==> \\result == 8 * messages.samples.length[(int) port];",
            twinBy = "ensures \\result >= 0 ==> \\result == 8 * messages.samples.length[0];")
    static boolean readIsOutputConsistent(
            MessageCalls a, MessageCalls b, int p, long port, long address, long capacity) {
        int first = a.sampleRead(p, port, address, capacity);
        int second = b.sampleRead(p, port, address, capacity);
        return first == second || first == Abi.INVALID || second == Abi.INVALID;
    }
}
