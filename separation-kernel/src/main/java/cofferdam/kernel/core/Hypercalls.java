package cofferdam.kernel.core;

/**
 * What a partition can ask of the kernel: the dispatch over the numbers of hypercalls. PARTITION, TICKS, YIELD and STOP are
 * answered by {@link Exits}. Requirement G9-02.
 */
final class Hypercalls {
    /*@ spec_public @*/ private final MemoryCalls memoryCalls;
    /*@ spec_public @*/ private final MessageCalls messageCalls;
    /*@ spec_public @*/ private final EventCalls eventCalls;

    /*@ public invariant eventCalls.events.from.length == Limits.EVENTS;
    @ public invariant eventCalls.events.to.length == Limits.EVENTS && eventCalls.events.vector.length == Limits.EVENTS;
    @ public invariant eventCalls.delivery.pending.pending.length == Limits.PARTITIONS * Limits.VECTORS;
    @ public invariant eventCalls.delivery.health.status.length == Limits.PARTITIONS;
    @ public invariant eventCalls.delivery.pending.pending != memoryCalls.memory.ledger.pinned;
    @ public invariant eventCalls.delivery.pending.pending != memoryCalls.memory.dma.mapped;
    @*/

    /*@ private normal_behavior
    @ ensures this.memoryCalls == memoryCalls && this.messageCalls == messageCalls && this.eventCalls == eventCalls;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Hypercalls(MemoryCalls memoryCalls, MessageCalls messageCalls, EventCalls eventCalls) {
        this.memoryCalls = memoryCalls;
        this.messageCalls = messageCalls;
        this.eventCalls = eventCalls;
    }

    /** The dispatch over these calls. */
    /*@ normal_behavior
    @ requires \invariant_for(eventCalls.events) && \invariant_for(eventCalls.delivery);
    @ requires eventCalls.delivery.pending.pending != memoryCalls.memory.ledger.pinned;
    @ requires eventCalls.delivery.pending.pending != memoryCalls.memory.dma.mapped;
    @ ensures \result.memoryCalls == memoryCalls && \result.messageCalls == messageCalls;
    @ ensures \result.eventCalls == eventCalls && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Hypercalls of(MemoryCalls memoryCalls, MessageCalls messageCalls, EventCalls eventCalls) {
        return new Hypercalls(memoryCalls, messageCalls, eventCalls);
    }

    /** Carries out the hypercall of this number for p, a partition that exists. */
    /*@ normal_behavior
    @ requires 0 <= p && p < memoryCalls.memory.ledger.parts && p < messageCalls.buffers.memory.ledger.parts;
    @ ensures Abi.UNKNOWN <= \result;
    @ ensures \result == Abi.UNKNOWN <==> !(Abi.MAP <= number && number <= Abi.RAISE_EVENT);
    @ ensures (\forall int k; 0 <= k && k < eventCalls.delivery.pending.pending.length;
    @      \old(eventCalls.delivery.pending.pending[k]) ==> eventCalls.delivery.pending.pending[k]);
    @ ensures number != Abi.RAISE_EVENT ==> (\forall int k; 0 <= k && k < eventCalls.delivery.pending.pending.length;
    @      eventCalls.delivery.pending.pending[k] == \old(eventCalls.delivery.pending.pending[k]));
    @ assignable memoryCalls.memory.ledger.state[0 .. memoryCalls.memory.ledger.state.length - 1],
    @    memoryCalls.memory.ledger.owner[0 .. memoryCalls.memory.ledger.owner.length - 1],
    @    memoryCalls.memory.ledger.ownerPage[0 .. memoryCalls.memory.ledger.ownerPage.length - 1],
    @    memoryCalls.memory.ledger.ownerMost[0 .. memoryCalls.memory.ledger.ownerMost.length - 1],
    @    memoryCalls.memory.ledger.ownerRights[0 .. memoryCalls.memory.ledger.ownerRights.length - 1],
    @    memoryCalls.memory.ledger.borrower[0 .. memoryCalls.memory.ledger.borrower.length - 1],
    @    memoryCalls.memory.ledger.borrowerPage[0 .. memoryCalls.memory.ledger.borrowerPage.length - 1],
    @    memoryCalls.memory.ledger.borrowerRights[0 .. memoryCalls.memory.ledger.borrowerRights.length - 1],
    @    memoryCalls.memory.ledger.pinned[0 .. memoryCalls.memory.ledger.pinned.length - 1],
    @    memoryCalls.memory.dma.mapped[0 .. memoryCalls.memory.dma.mapped.length - 1],
    @    memoryCalls.memory.stageTwo.radix.next[0 .. memoryCalls.memory.stageTwo.radix.next.length - 1],
    @    memoryCalls.memory.dmaTables.radix.next[0 .. memoryCalls.memory.dmaTables.radix.next.length - 1],
    @    messageCalls.messages.queues.filled[0 .. messageCalls.messages.queues.filled.length - 1],
    @    messageCalls.messages.queues.head[0 .. messageCalls.messages.queues.head.length - 1],
    @    messageCalls.messages.queues.lost[0 .. messageCalls.messages.queues.lost.length - 1],
    @    messageCalls.messages.queues.length[0 .. messageCalls.messages.queues.length.length - 1],
    @    messageCalls.messages.queued.words[0 .. messageCalls.messages.queued.words.length - 1],
    @    messageCalls.messages.samples.length[0 .. messageCalls.messages.samples.length.length - 1],
    @    messageCalls.messages.sampled.words[0 .. messageCalls.messages.sampled.words.length - 1],
    @    eventCalls.delivery.pending.pending[0 .. eventCalls.delivery.pending.pending.length - 1];
    @*/
    long call(int p, int number, long a, long b, long c) {
        if (number >= Abi.MAP && number <= Abi.RECLAIM) {
            return memoryCalls.call(p, number, a, b, c);
        }
        if (number >= Abi.QUEUE_SEND && number <= Abi.SAMPLE_READ) {
            return messageCalls.call(p, number, a, b, c);
        }
        return number == Abi.RAISE_EVENT ? eventCalls.raise(p, a) : Abi.UNKNOWN;
    }

    /** An argument as an int; -1, which nothing has as its number, if it is not one from 0 to 2^31-1. */
    /*@ normal_behavior
    @ ensures -1 <= \result;
    @ ensures 0 <= value && value <= Integer.MAX_VALUE ==> \result == value;
    @ ensures !(0 <= value && value <= Integer.MAX_VALUE) ==> \result == -1;
    @ assignable \nothing;
    @*/
    static /*@ pure helper @*/ int narrow(long value) {
        return value < 0L || value > 2147483647L ? -1 : (int) value;
    }
}
