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
}
