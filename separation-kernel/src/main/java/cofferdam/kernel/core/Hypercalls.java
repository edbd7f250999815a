package cofferdam.kernel.core;

/**
 * What a partition can ask of the kernel: the dispatch over the numbers of hypercalls. PARTITION, TICKS and YIELD are
 * answered by {@link Vmcalls}, STOP by {@link Exits}. For contracts, it names the arrays that calls change, and their last
 * places, as {@link Estate} does. Requirement G9-02.
 */
final class Hypercalls {
    /*@ spec_public @*/ private final MemoryCalls memoryCalls;
    /*@ spec_public @*/ private final MessageCalls messageCalls;
    /*@ spec_public @*/ private final EventCalls eventCalls;

    /*+OPENJML@ public ghost final int parts;
    @ public ghost final int[] state;
    @ public ghost final int[] owner;
    @ public ghost final int[] ownerPage;
    @ public ghost final int[] ownerMost;
    @ public ghost final int[] ownerRights;
    @ public ghost final int[] borrower;
    @ public ghost final int[] borrowerPage;
    @ public ghost final int[] borrowerRights;
    @ public ghost final boolean[] pinned;
    @ public ghost final boolean[] mapped;
    @ public ghost final int[] guestTables;
    @ public ghost final int[] deviceTables;
    @ public ghost final int[] filled;
    @ public ghost final int[] head;
    @ public ghost final int[] lost;
    @ public ghost final int[] lengths;
    @ public ghost final long[] queued;
    @ public ghost final int[] sampleLengths;
    @ public ghost final long[] sampled;
    @ public ghost final boolean[] waiting;
    @ public ghost final int stateLast;
    @ public ghost final int ownerLast;
    @ public ghost final int ownerPageLast;
    @ public ghost final int ownerMostLast;
    @ public ghost final int ownerRightsLast;
    @ public ghost final int borrowerLast;
    @ public ghost final int borrowerPageLast;
    @ public ghost final int borrowerRightsLast;
    @ public ghost final int pinnedLast;
    @ public ghost final int mappedLast;
    @ public ghost final int guestTablesLast;
    @ public ghost final int deviceTablesLast;
    @ public ghost final int filledLast;
    @ public ghost final int headLast;
    @ public ghost final int lostLast;
    @ public ghost final int lengthsLast;
    @ public ghost final int queuedLast;
    @ public ghost final int sampleLengthsLast;
    @ public ghost final int sampledLast;
    @*/

    /*+OPENJML@ public invariant parts == memoryCalls.memory.ledger.parts && parts == messageCalls.buffers.memory.ledger.parts;
    @ public invariant state == memoryCalls.memory.ledger.state && owner == memoryCalls.memory.ledger.owner;
    @ public invariant ownerPage == memoryCalls.memory.ledger.ownerPage;
    @ public invariant ownerMost == memoryCalls.memory.ledger.ownerMost;
    @ public invariant ownerRights == memoryCalls.memory.ledger.ownerRights;
    @ public invariant borrower == memoryCalls.memory.ledger.borrower;
    @ public invariant borrowerPage == memoryCalls.memory.ledger.borrowerPage;
    @ public invariant borrowerRights == memoryCalls.memory.ledger.borrowerRights;
    @ public invariant pinned == memoryCalls.memory.ledger.pinned && mapped == memoryCalls.memory.dma.mapped;
    @ public invariant guestTables == memoryCalls.memory.stageTwo.radix.next;
    @ public invariant deviceTables == memoryCalls.memory.dmaTables.radix.next;
    @ public invariant filled == messageCalls.messages.queues.filled && head == messageCalls.messages.queues.head;
    @ public invariant lost == messageCalls.messages.queues.lost && lengths == messageCalls.messages.queues.length;
    @ public invariant queued == messageCalls.messages.queued.words;
    @ public invariant sampleLengths == messageCalls.messages.samples.length;
    @ public invariant sampled == messageCalls.messages.sampled.words;
    @ public invariant waiting == eventCalls.delivery.pending.pending && stateLast == state.length - 1;
    @ public invariant ownerLast == owner.length - 1 && ownerPageLast == ownerPage.length - 1;
    @ public invariant ownerMostLast == ownerMost.length - 1 && ownerRightsLast == ownerRights.length - 1;
    @ public invariant borrowerLast == borrower.length - 1 && borrowerPageLast == borrowerPage.length - 1;
    @ public invariant borrowerRightsLast == borrowerRights.length - 1 && pinnedLast == pinned.length - 1;
    @ public invariant mappedLast == mapped.length - 1 && guestTablesLast == guestTables.length - 1;
    @ public invariant deviceTablesLast == deviceTables.length - 1 && filledLast == filled.length - 1;
    @ public invariant headLast == head.length - 1 && lostLast == lost.length - 1;
    @ public invariant lengthsLast == lengths.length - 1 && queuedLast == queued.length - 1;
    @ public invariant sampleLengthsLast == sampleLengths.length - 1 && sampledLast == sampled.length - 1;
    @ public invariant eventCalls.events.from.length == Limits.EVENTS && eventCalls.events.to.length == Limits.EVENTS;
    @ public invariant eventCalls.events.vector.length == Limits.EVENTS && waiting.length == 256 * Limits.PARTITIONS;
    @ public invariant eventCalls.delivery.health.status.length == Limits.PARTITIONS;
    @ public invariant waiting != pinned && waiting != mapped;
    @*/

    /*+OPENJML@ private normal_behavior
    @ ensures this.memoryCalls == memoryCalls && this.messageCalls == messageCalls && this.eventCalls == eventCalls;
    @ ensures parts == memoryCalls.memory.ledger.parts;
    @ ensures state == memoryCalls.memory.ledger.state && owner == memoryCalls.memory.ledger.owner;
    @ ensures ownerPage == memoryCalls.memory.ledger.ownerPage && ownerMost == memoryCalls.memory.ledger.ownerMost;
    @ ensures ownerRights == memoryCalls.memory.ledger.ownerRights;
    @ ensures borrower == memoryCalls.memory.ledger.borrower;
    @ ensures borrowerPage == memoryCalls.memory.ledger.borrowerPage;
    @ ensures borrowerRights == memoryCalls.memory.ledger.borrowerRights;
    @ ensures pinned == memoryCalls.memory.ledger.pinned && mapped == memoryCalls.memory.dma.mapped;
    @ ensures guestTables == memoryCalls.memory.stageTwo.radix.next;
    @ ensures deviceTables == memoryCalls.memory.dmaTables.radix.next;
    @ ensures filled == messageCalls.messages.queues.filled && head == messageCalls.messages.queues.head;
    @ ensures lost == messageCalls.messages.queues.lost && lengths == messageCalls.messages.queues.length;
    @ ensures queued == messageCalls.messages.queued.words && sampleLengths == messageCalls.messages.samples.length;
    @ ensures sampled == messageCalls.messages.sampled.words && waiting == eventCalls.delivery.pending.pending;
    @ ensures stateLast == state.length - 1 && ownerLast == owner.length - 1;
    @ ensures ownerPageLast == ownerPage.length - 1 && ownerMostLast == ownerMost.length - 1;
    @ ensures ownerRightsLast == ownerRights.length - 1 && borrowerLast == borrower.length - 1;
    @ ensures borrowerPageLast == borrowerPage.length - 1 && borrowerRightsLast == borrowerRights.length - 1;
    @ ensures pinnedLast == pinned.length - 1 && mappedLast == mapped.length - 1;
    @ ensures guestTablesLast == guestTables.length - 1 && deviceTablesLast == deviceTables.length - 1;
    @ ensures filledLast == filled.length - 1 && headLast == head.length - 1 && lostLast == lost.length - 1;
    @ ensures lengthsLast == lengths.length - 1 && queuedLast == queued.length - 1;
    @ ensures sampleLengthsLast == sampleLengths.length - 1 && sampledLast == sampled.length - 1;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Hypercalls(MemoryCalls memoryCalls, MessageCalls messageCalls, EventCalls eventCalls) {
        this.memoryCalls = memoryCalls;
        this.messageCalls = messageCalls;
        this.eventCalls = eventCalls;
        /*+OPENJML@ set this.parts = memoryCalls.memory.ledger.parts; @*/
        /*+OPENJML@ set this.state = memoryCalls.memory.ledger.state; @*/
        /*+OPENJML@ set this.owner = memoryCalls.memory.ledger.owner; @*/
        /*+OPENJML@ set this.ownerPage = memoryCalls.memory.ledger.ownerPage; @*/
        /*+OPENJML@ set this.ownerMost = memoryCalls.memory.ledger.ownerMost; @*/
        /*+OPENJML@ set this.ownerRights = memoryCalls.memory.ledger.ownerRights; @*/
        /*+OPENJML@ set this.borrower = memoryCalls.memory.ledger.borrower; @*/
        /*+OPENJML@ set this.borrowerPage = memoryCalls.memory.ledger.borrowerPage; @*/
        /*+OPENJML@ set this.borrowerRights = memoryCalls.memory.ledger.borrowerRights; @*/
        /*+OPENJML@ set this.pinned = memoryCalls.memory.ledger.pinned; @*/
        /*+OPENJML@ set this.mapped = memoryCalls.memory.dma.mapped; @*/
        /*+OPENJML@ set this.guestTables = memoryCalls.memory.stageTwo.radix.next; @*/
        /*+OPENJML@ set this.deviceTables = memoryCalls.memory.dmaTables.radix.next; @*/
        /*+OPENJML@ set this.filled = messageCalls.messages.queues.filled; @*/
        /*+OPENJML@ set this.head = messageCalls.messages.queues.head; @*/
        /*+OPENJML@ set this.lost = messageCalls.messages.queues.lost; @*/
        /*+OPENJML@ set this.lengths = messageCalls.messages.queues.length; @*/
        /*+OPENJML@ set this.queued = messageCalls.messages.queued.words; @*/
        /*+OPENJML@ set this.sampleLengths = messageCalls.messages.samples.length; @*/
        /*+OPENJML@ set this.sampled = messageCalls.messages.sampled.words; @*/
        /*+OPENJML@ set this.waiting = eventCalls.delivery.pending.pending; @*/
        /*+OPENJML@ set this.stateLast = this.state.length - 1; @*/
        /*+OPENJML@ set this.ownerLast = this.owner.length - 1; @*/
        /*+OPENJML@ set this.ownerPageLast = this.ownerPage.length - 1; @*/
        /*+OPENJML@ set this.ownerMostLast = this.ownerMost.length - 1; @*/
        /*+OPENJML@ set this.ownerRightsLast = this.ownerRights.length - 1; @*/
        /*+OPENJML@ set this.borrowerLast = this.borrower.length - 1; @*/
        /*+OPENJML@ set this.borrowerPageLast = this.borrowerPage.length - 1; @*/
        /*+OPENJML@ set this.borrowerRightsLast = this.borrowerRights.length - 1; @*/
        /*+OPENJML@ set this.pinnedLast = this.pinned.length - 1; @*/
        /*+OPENJML@ set this.mappedLast = this.mapped.length - 1; @*/
        /*+OPENJML@ set this.guestTablesLast = this.guestTables.length - 1; @*/
        /*+OPENJML@ set this.deviceTablesLast = this.deviceTables.length - 1; @*/
        /*+OPENJML@ set this.filledLast = this.filled.length - 1; @*/
        /*+OPENJML@ set this.headLast = this.head.length - 1; @*/
        /*+OPENJML@ set this.lostLast = this.lost.length - 1; @*/
        /*+OPENJML@ set this.lengthsLast = this.lengths.length - 1; @*/
        /*+OPENJML@ set this.queuedLast = this.queued.length - 1; @*/
        /*+OPENJML@ set this.sampleLengthsLast = this.sampleLengths.length - 1; @*/
        /*+OPENJML@ set this.sampledLast = this.sampled.length - 1; @*/
    }

    /** The dispatch over these calls. */
    /*@ normal_behavior
    @ requires \invariant_for(eventCalls.events) && \invariant_for(eventCalls.delivery);
    @ requires messageCalls.buffers.memory == memoryCalls.memory;
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
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < parts;
    @ ensures Abi.UNKNOWN <= \result;
    @ ensures \result == Abi.UNKNOWN <==> !(Abi.MAP <= number && number <= Abi.RAISE_EVENT);
    @ ensures (\forall int k; 0 <= k && k < 256 * Limits.PARTITIONS; \old(waiting[k]) ==> waiting[k]);
    @ ensures number != Abi.RAISE_EVENT ==> (\forall int k; 0 <= k && k < 256 * Limits.PARTITIONS;
    @      waiting[k] == \old(waiting[k]));
    @ assignable state[0 .. stateLast], owner[0 .. ownerLast], ownerPage[0 .. ownerPageLast],
    @    ownerMost[0 .. ownerMostLast], ownerRights[0 .. ownerRightsLast], borrower[0 .. borrowerLast],
    @    borrowerPage[0 .. borrowerPageLast], borrowerRights[0 .. borrowerRightsLast], pinned[0 .. pinnedLast],
    @    mapped[0 .. mappedLast], guestTables[0 .. guestTablesLast], deviceTables[0 .. deviceTablesLast],
    @    filled[0 .. filledLast], head[0 .. headLast], lost[0 .. lostLast], lengths[0 .. lengthsLast],
    @    queued[0 .. queuedLast], sampleLengths[0 .. sampleLengthsLast], sampled[0 .. sampledLast],
    @    waiting[0 .. 256 * Limits.PARTITIONS - 1];
    @*/
    long call(int p, int number, long a, long b, long c) {
        /*+OPENJML@ split; @*/
        if (number >= Abi.MAP && number <= Abi.RECLAIM) {
            return memoryCalls.call(p, number, a, b, c);
        }
        /*+OPENJML@ split; @*/
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
