package cofferdam.kernel.core;

/**
 * What a partition can ask of the kernel: one method per hypercall, and the dispatch over their numbers. Arguments are
 * whole 64-bit registers; every method is total. {@code p} is always the caller, a partition that exists. Requirement
 * G9-02.
 */
final class Hypercalls {
    /*@ spec_public @*/ private final Memory memory;
    /*@ spec_public @*/ private final Messages messages;
    /*@ spec_public @*/ private final Events events;
    /*@ spec_public @*/ private final Pending pending;
    /*@ spec_public @*/ private final HealthMonitor health;

    /*@ public invariant \invariant_for(memory) && \invariant_for(messages) && \invariant_for(events);
    @ public invariant \invariant_for(pending) && \invariant_for(health);
    @*/

    /*@ normal_behavior
    @ requires \invariant_for(memory) && \invariant_for(messages) && \invariant_for(events);
    @ requires \invariant_for(pending) && \invariant_for(health);
    @ ensures this.memory == memory && this.messages == messages && this.events == events;
    @ ensures this.pending == pending && this.health == health;
    @ assignable \nothing;
    @*/
    Hypercalls(Memory memory, Messages messages, Events events, Pending pending, HealthMonitor health) {
        this.memory = memory;
        this.messages = messages;
        this.events = events;
        this.pending = pending;
        this.health = health;
    }

    /** Carries out the hypercall of this number; PARTITION, TICKS, YIELD and STOP are the kernel's own. */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN <= \result;
    @ ensures !(Abi.MAP <= number && number <= Abi.RAISE_EVENT) ==> \result == Abi.UNKNOWN;
    @ assignable \everything;
    @*/
    long call(int p, int number, long a, long b, long c) {
        switch (number) {
            case Abi.MAP:
                return map(p, a, b, c);
            case Abi.UNMAP:
                return unmap(p, a, b);
            case Abi.DMA_MAP:
                return dmaMap(p, a, b, c);
            case Abi.DMA_UNMAP:
                return dmaUnmap(p, a, b, c);
            case Abi.LEND:
                return lend(p, a, b);
            case Abi.SHARE:
                return share(p, a, b);
            case Abi.DONATE:
                return donate(p, a, b);
            case Abi.RELINQUISH:
                return relinquish(p, a, b);
            case Abi.RECLAIM:
                return reclaim(p, a, b);
            case Abi.QUEUE_SEND:
                return queueSend(p, a, b, c);
            case Abi.QUEUE_RECEIVE:
                return queueReceive(p, a, b, c);
            case Abi.QUEUE_LOST:
                return queueLost(p, a);
            case Abi.SAMPLE_WRITE:
                return sampleWrite(p, a, b, c);
            case Abi.SAMPLE_READ:
                return sampleRead(p, a, b, c);
            case Abi.RAISE_EVENT:
                return raiseEvent(p, a);
            default:
                return Abi.UNKNOWN;
        }
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

    /** MAP(region, index, rights). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ assignable memory.ledger.ownerRights[*], memory.stageTwo.radix.next[p];
    @*/
    int map(int p, long region, long index, long rights) {
        return Mapping.map(memory, p, narrow(region), narrow(index), narrow(rights));
    }

    /** UNMAP(region, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ assignable memory.ledger.ownerRights[*], memory.stageTwo.radix.next[p];
    @*/
    int unmap(int p, long region, long index) {
        return Mapping.unmap(memory, p, narrow(region), narrow(index));
    }

    /** DMA_MAP(device, region, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && 0 <= device && device < memory.dma.count && memory.dma.owner[(int) device] == p;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ assignable memory.ledger.pinned[*], memory.dma.mapped[*], memory.dmaTables.radix.next[*];
    @ also normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && !(0 <= device && device < memory.dma.count && memory.dma.owner[(int) device] == p);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int dmaMap(int p, long device, long region, long index) {
        return Mapping.dmaMap(memory, p, narrow(device), narrow(region), narrow(index));
    }

    /** DMA_UNMAP(device, region, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && 0 <= device && device < memory.dma.count && memory.dma.owner[(int) device] == p;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ assignable memory.ledger.pinned[*], memory.dma.mapped[*], memory.dmaTables.radix.next[*];
    @ also normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && !(0 <= device && device < memory.dma.count && memory.dma.owner[(int) device] == p);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int dmaUnmap(int p, long device, long region, long index) {
        return Mapping.dmaUnmap(memory, p, narrow(device), narrow(region), narrow(index));
    }

    /** LEND(grant, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && 0 <= grant && grant < memory.grants.count && memory.grants.from[(int) grant] == p;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ assignable memory.ledger.state[*], memory.ledger.ownerRights[*], memory.ledger.borrower[*],
    @    memory.ledger.borrowerPage[*], memory.ledger.borrowerRights[*], memory.stageTwo.radix.next[*];
    @ also normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && !(0 <= grant && grant < memory.grants.count && memory.grants.from[(int) grant] == p);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int lend(int p, long grant, long index) {
        int g = narrow(grant);
        return Passing.lend(memory, p, g, narrow(index), receiverStopped(g));
    }

    /** SHARE(grant, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && 0 <= grant && grant < memory.grants.count && memory.grants.from[(int) grant] == p;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ assignable memory.ledger.state[*], memory.ledger.borrower[*],
    @    memory.ledger.borrowerPage[*], memory.ledger.borrowerRights[*], memory.stageTwo.radix.next[*];
    @ also normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && !(0 <= grant && grant < memory.grants.count && memory.grants.from[(int) grant] == p);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int share(int p, long grant, long index) {
        int g = narrow(grant);
        return Passing.share(memory, p, g, narrow(index), receiverStopped(g));
    }

    /** DONATE(grant, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && 0 <= grant && grant < memory.grants.count && memory.grants.from[(int) grant] == p;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ assignable memory.ledger.owner[*], memory.ledger.ownerPage[*], memory.ledger.ownerMost[*],
    @    memory.ledger.ownerRights[*], memory.stageTwo.radix.next[*];
    @ also normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && !(0 <= grant && grant < memory.grants.count && memory.grants.from[(int) grant] == p);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int donate(int p, long grant, long index) {
        int g = narrow(grant);
        return Passing.donate(memory, p, g, narrow(index), receiverStopped(g));
    }

    /** RELINQUISH(grant, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && 0 <= grant && grant < memory.grants.count && memory.grants.to[(int) grant] == p;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ assignable memory.ledger.state[*], memory.ledger.borrower[*], memory.ledger.borrowerRights[*],
    @    memory.stageTwo.radix.next[p];
    @ also normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && !(0 <= grant && grant < memory.grants.count && memory.grants.to[(int) grant] == p);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int relinquish(int p, long grant, long index) {
        return Passing.relinquish(memory, p, narrow(grant), narrow(index));
    }

    /** RECLAIM(grant, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && 0 <= grant && grant < memory.grants.count && memory.grants.from[(int) grant] == p;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ assignable memory.ledger.state[*], memory.ledger.ownerRights[*], memory.stageTwo.radix.next[p];
    @ also normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && !(0 <= grant && grant < memory.grants.count && memory.grants.from[(int) grant] == p);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int reclaim(int p, long grant, long index) {
        return Passing.reclaim(memory, p, narrow(grant), narrow(index));
    }

    /** QUEUE_SEND(port, address, length). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && 0 <= port && port < messages.queues.count && messages.queues.from[(int) port] == p;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ assignable messages.queues.filled[*], messages.queues.length[*], messages.queues.lost[*], messages.queued.words[*];
    @ also normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && !(0 <= port && port < messages.queues.count && messages.queues.from[(int) port] == p);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int queueSend(int p, long port, long address, long length) {
        int c = narrow(port);
        if (!messages.sends(p, c)) {
            return Abi.DENIED;
        }
        long buffer = memory.buffer(p, address, length, Abi.READ);
        return buffer < 0L ? Abi.INVALID : messages.send(c, buffer, (int) (length / 8L));
    }

    /** QUEUE_RECEIVE(port, address, capacity). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && 0 <= port && port < messages.queues.count && messages.queues.to[(int) port] == p;
    @ ensures Abi.UNKNOWN < \result && \result <= 8 * Limits.MESSAGE_WORDS;
    @ assignable messages.queues.filled[*], messages.queues.head[*];
    @ also normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && !(0 <= port && port < messages.queues.count && messages.queues.to[(int) port] == p);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int queueReceive(int p, long port, long address, long capacity) {
        int c = narrow(port);
        if (!messages.receives(p, c)) {
            return Abi.DENIED;
        }
        int n = messages.oldest(c);
        if (n < 0) {
            return Abi.EMPTY;
        }
        long buffer = memory.buffer(p, address, 8L * n, Abi.READ + Abi.WRITE);
        if (buffer < 0L || capacity < 8L * n) {
            return Abi.INVALID;
        }
        messages.receive(c, buffer);
        return 8 * n;
    }

    /** QUEUE_LOST(port). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && 0 <= port && port < messages.queues.count && messages.queues.to[(int) port] == p;
    @ ensures Abi.UNKNOWN < \result && \result <= Integer.MAX_VALUE;
    @ assignable messages.queues.lost[*];
    @ also normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && !(0 <= port && port < messages.queues.count && messages.queues.to[(int) port] == p);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int queueLost(int p, long port) {
        int c = narrow(port);
        return messages.receives(p, c) ? messages.takeLost(c) : Abi.DENIED;
    }

    /** SAMPLE_WRITE(port, address, length). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && 0 <= port && port < messages.samples.count && messages.samples.from[(int) port] == p;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ assignable messages.samples.length[*], messages.sampled.words[*];
    @ also normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && !(0 <= port && port < messages.samples.count && messages.samples.from[(int) port] == p);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int sampleWrite(int p, long port, long address, long length) {
        int c = narrow(port);
        if (!messages.writes(p, c)) {
            return Abi.DENIED;
        }
        long buffer = memory.buffer(p, address, length, Abi.READ);
        return buffer < 0L ? Abi.INVALID : messages.write(c, buffer, (int) (length / 8L));
    }

    /** SAMPLE_READ(port, address, capacity). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && 0 <= port && port < messages.samples.count && messages.samples.to[(int) port] == p;
    @ ensures Abi.UNKNOWN < \result && \result <= 8 * Limits.MESSAGE_WORDS;
    @ assignable \nothing;
    @ also normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && !(0 <= port && port < messages.samples.count && messages.samples.to[(int) port] == p);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int sampleRead(int p, long port, long address, long capacity) {
        int c = narrow(port);
        if (!messages.reads(p, c)) {
            return Abi.DENIED;
        }
        int n = messages.length(c);
        if (n == 0) {
            return Abi.EMPTY;
        }
        long buffer = memory.buffer(p, address, 8L * n, Abi.READ + Abi.WRITE);
        if (buffer < 0L || capacity < 8L * n) {
            return Abi.INVALID;
        }
        messages.read(c, buffer);
        return 8 * n;
    }

    /** RAISE_EVENT(event). A stopped receiver never notices, and the caller is not told. */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && 0 <= event && event < events.count && events.from[(int) event] == p;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ assignable pending.pending[*];
    @ also normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && !(0 <= event && event < events.count && events.from[(int) event] == p);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int raiseEvent(int p, long event) {
        int e = narrow(event);
        if (!events.mayRaise(p, e)) {
            return Abi.DENIED;
        }
        if (health.status(events.to(e)) != Abi.STOPPED) {
            pending.set(events.to(e), events.vector(e), true);
        }
        return Abi.OK;
    }

    /*@ private normal_behavior
    @ requires -1 <= grant;
    @ ensures \result ==> 0 <= grant && grant < memory.grants.count;
    @ assignable \nothing;
    @*/
    private boolean receiverStopped(int grant) {
        int q = memory.receiver(grant);
        return q >= 0 && health.status(q) == Abi.STOPPED;
    }
}
