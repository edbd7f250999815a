package cofferdam.kernel.core;

/**
 * The hypercalls about ports: QUEUE_SEND to SAMPLE_READ. Arguments are whole 64-bit registers; every method is total; {@code
 * p} is the caller, a partition that exists. A port that is not the caller's answers as one that does not exist, and no call
 * changes another port. Requirements G2-05, G9-02.
 */
final class MessageCalls {
    /*@ spec_public @*/ private final Buffers buffers;
    /*@ spec_public @*/ private final Messages messages;

    /*@ private normal_behavior
    @ ensures this.buffers == buffers && this.messages == messages;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ MessageCalls(Buffers buffers, Messages messages) {
        this.buffers = buffers;
        this.messages = messages;
    }

    /** The calls on these ports, with buffers in this memory. */
    /*@ normal_behavior
    @ ensures \result.buffers == buffers && \result.messages == messages && \fresh(\result);
    @ assignable \nothing;
    @*/
    static MessageCalls of(Buffers buffers, Messages messages) {
        return new MessageCalls(buffers, messages);
    }

    /** Carries out the call of this number, QUEUE_SEND to SAMPLE_READ. */
    /*@ normal_behavior
    @ requires 0 <= p && p < buffers.memory.ledger.parts && Abi.QUEUE_SEND <= number && number <= Abi.SAMPLE_READ;
    @ ensures Abi.UNKNOWN < \result;
    @ ensures \invariant_for(messages);
    @ assignable messages.queues.filled[0 .. messages.queues.filled.length - 1],
    @    messages.queues.head[0 .. messages.queues.head.length - 1],
    @    messages.queues.lost[0 .. messages.queues.lost.length - 1],
    @    messages.queues.length[0 .. messages.queues.length.length - 1],
    @    messages.samples.length[0 .. messages.samples.length.length - 1],
    @    messages.queued.words[0 .. messages.queued.words.length - 1],
    @    messages.sampled.words[0 .. messages.sampled.words.length - 1];
    @*/
    int call(int p, int number, long a, long b, long c) {
        /*+OPENJML@ split; @*/
        switch (number) {
            case Abi.QUEUE_SEND:
                return queueSend(p, a, b, c);
            case Abi.QUEUE_RECEIVE:
                return queueReceive(p, a, b, c);
            case Abi.QUEUE_LOST:
                return queueLost(p, a);
            case Abi.SAMPLE_WRITE:
                return sampleWrite(p, a, b, c);
            default:
                return sampleRead(p, a, b, c);
        }
    }

    /** QUEUE_SEND(port, address, length). */
    /*@ normal_behavior
    @ requires 0 <= p && p < buffers.memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures !(0 <= port && port < messages.queues.count && messages.queues.from[(int) port] == p) ==> \result == Abi.DENIED;
    @ ensures (\forall int c; 0 <= c && c < messages.queues.count && c != port;
    @      messages.queues.filled[c] == \old(messages.queues.filled[c]) && messages.queues.lost[c] == \old(messages.queues.lost[c]));
    @ ensures 0 <= port && port < messages.queues.count ==> messages.queues.filled[(int) port] == \old(messages.queues.filled[(int) port])
    @      + (\result == Abi.OK && \old(messages.queues.filled[(int) port]) < messages.queues.depth[(int) port] ? 1 : 0);
    @ ensures 0 <= port && port < messages.queues.count ==> messages.queues.lost[(int) port] == \old(messages.queues.lost[(int) port])
    @      + (\result == Abi.OK && \old(messages.queues.filled[(int) port]) == messages.queues.depth[(int) port]
    @         && \old(messages.queues.lost[(int) port]) < Integer.MAX_VALUE ? 1 : 0);
    @ ensures \invariant_for(messages);
    @ assignable messages.queues.filled[0 .. messages.queues.filled.length - 1],
    @    messages.queues.length[0 .. messages.queues.length.length - 1],
    @    messages.queues.lost[0 .. messages.queues.lost.length - 1],
    @    messages.queued.words[0 .. messages.queued.words.length - 1];
    @*/
    int queueSend(int p, long port, long address, long length) {
        int c = Hypercalls.narrow(port);
        boolean may = messages.sends(p, c);
        long buffer = may ? buffers.address(p, address, length, Abi.READ) : -1L;
        int result = may ? Abi.INVALID : Abi.DENIED;
        if (buffer >= 0L) {
            result = messages.send(c, buffer, (int) (length / 8L));
            /*+OPENJML@ assert messages.queues.sound() && messages.samples.sound(); @*/
        }
        /*+OPENJML@ assert messages.queues.sound() && messages.samples.sound(); @*/
        return result;
    }

    /** QUEUE_RECEIVE(port, address, capacity). */
    /*@ normal_behavior
    @ requires 0 <= p && p < buffers.memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= 8 * Limits.MESSAGE_WORDS;
    @ ensures !(0 <= port && port < messages.queues.count && messages.queues.to[(int) port] == p) ==> \result == Abi.DENIED;
    @ ensures (\forall int c; 0 <= c && c < messages.queues.count && c != port;
    @      messages.queues.filled[c] == \old(messages.queues.filled[c]) && messages.queues.head[c] == \old(messages.queues.head[c]));
    @ ensures 0 <= port && port < messages.queues.count ==> messages.queues.filled[(int) port]
    @      == \old(messages.queues.filled[(int) port]) - (\result >= 0 ? 1 : 0);
    @ ensures 0 <= port && port < messages.queues.count ==> messages.queues.head[(int) port]
    @      == (\result < 0 ? \old(messages.queues.head[(int) port])
    @         : \old(messages.queues.head[(int) port]) + 1 < messages.queues.depth[(int) port]
    @            ? \old(messages.queues.head[(int) port]) + 1 : 0);
    @ ensures \invariant_for(messages);
    @ assignable messages.queues.filled[0 .. messages.queues.filled.length - 1],
    @    messages.queues.head[0 .. messages.queues.head.length - 1];
    @*/
    int queueReceive(int p, long port, long address, long capacity) {
        int c = Hypercalls.narrow(port);
        boolean may = messages.receives(p, c);
        int n = may ? messages.oldest(c) : -1;
        long buffer = n < 0 ? -1L : buffers.address(p, address, 8L * n, Abi.READ + Abi.WRITE);
        boolean fits = buffer >= 0L && capacity >= 8L * n;
        if (fits) {
            messages.receive(c, buffer);
            /*+OPENJML@ assert messages.queues.sound() && messages.samples.sound(); @*/
        }
        /*+OPENJML@ assert messages.queues.sound() && messages.samples.sound(); @*/
        if (n < 0) {
            return may ? Abi.EMPTY : Abi.DENIED;
        }
        return fits ? 8 * n : Abi.INVALID;
    }

    /** QUEUE_LOST(port). */
    /*@ normal_behavior
    @ requires 0 <= p && p < buffers.memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result;
    @ ensures !(0 <= port && port < messages.queues.count && messages.queues.to[(int) port] == p) ==> \result == Abi.DENIED;
    @ ensures 0 <= port && port < messages.queues.count && messages.queues.to[(int) port] == p ==> \result == \old(messages.queues.lost[(int) port]) && messages.queues.lost[(int) port] == 0;
    @ ensures (\forall int c; 0 <= c && c < messages.queues.count && (c != port || messages.queues.to[c] != p);
    @      messages.queues.lost[c] == \old(messages.queues.lost[c]));
    @ ensures \invariant_for(messages);
    @ assignable messages.queues.lost[0 .. messages.queues.lost.length - 1];
    @*/
    int queueLost(int p, long port) {
        int c = Hypercalls.narrow(port);
        int result = Abi.DENIED;
        if (messages.receives(p, c)) {
            result = messages.takeLost(c);
            /*+OPENJML@ assert messages.queues.sound() && messages.samples.sound(); @*/
        }
        /*+OPENJML@ assert messages.queues.sound() && messages.samples.sound(); @*/
        return result;
    }

    /** SAMPLE_WRITE(port, address, length). */
    /*@ normal_behavior
    @ requires 0 <= p && p < buffers.memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures !(0 <= port && port < messages.samples.count && messages.samples.from[(int) port] == p) ==> \result == Abi.DENIED;
    @ ensures (\forall int c; 0 <= c && c < messages.samples.count && c != port;
    @      messages.samples.length[c] == \old(messages.samples.length[c]));
    @ ensures 0 <= port && port < messages.samples.count ==> messages.samples.length[(int) port]
    @      == (\result == Abi.OK ? length / 8 : \old(messages.samples.length[(int) port]));
    @ ensures \invariant_for(messages);
    @ assignable messages.samples.length[0 .. messages.samples.length.length - 1],
    @    messages.sampled.words[0 .. messages.sampled.words.length - 1];
    @*/
    int sampleWrite(int p, long port, long address, long length) {
        int c = Hypercalls.narrow(port);
        boolean may = messages.writes(p, c);
        long buffer = may ? buffers.address(p, address, length, Abi.READ) : -1L;
        int result = may ? Abi.INVALID : Abi.DENIED;
        if (buffer >= 0L) {
            result = messages.write(c, buffer, (int) (length / 8L));
            /*+OPENJML@ assert messages.queues.sound() && messages.samples.sound(); @*/
        }
        /*+OPENJML@ assert messages.queues.sound() && messages.samples.sound(); @*/
        return result;
    }

    /** SAMPLE_READ(port, address, capacity). */
    /*@ normal_behavior
    @ requires 0 <= p && p < buffers.memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= 8 * Limits.MESSAGE_WORDS;
    @ ensures (\result == Abi.DENIED) == !(0 <= port && port < messages.samples.count && messages.samples.to[(int) port] == p);
    @ ensures \result != Abi.DENIED ==> (\result == Abi.EMPTY) == (messages.samples.length[(int) port] == 0);
    @ ensures \result >= 0 ==> \result == 8 * messages.samples.length[(int) port];
    @ ensures \result < 0 ==> \result == Abi.DENIED || \result == Abi.EMPTY || \result == Abi.INVALID;
    @ assignable \nothing;
    @*/
    int sampleRead(int p, long port, long address, long capacity) {
        int c = Hypercalls.narrow(port);
        if (!messages.reads(p, c)) {
            return Abi.DENIED;
        }
        int n = messages.length(c);
        if (n == 0) {
            return Abi.EMPTY;
        }
        long buffer = buffers.address(p, address, 8L * n, Abi.READ + Abi.WRITE);
        if (buffer < 0L || capacity < 8L * n) {
            return Abi.INVALID;
        }
        messages.read(c, buffer);
        return 8 * n;
    }
}
