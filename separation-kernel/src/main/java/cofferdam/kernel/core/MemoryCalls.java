package cofferdam.kernel.core;

/**
 * The hypercalls about memory: MAP to RECLAIM. Arguments are whole 64-bit registers; every method is total; {@code p} is the
 * caller, a partition that exists. What a call changes is the caller's, or passes between the caller and the other end of a
 * declared grant: rows of frames that the caller neither owns nor borrows stay as they are. Requirement G9-02.
 */
final class MemoryCalls {
    /*@ spec_public @*/ private final Memory memory;
    /*@ spec_public @*/ private final HealthMonitor health;

    /*@ private normal_behavior
    @ ensures this.memory == memory && this.health == health;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ MemoryCalls(Memory memory, HealthMonitor health) {
        this.memory = memory;
        this.health = health;
    }

    /** The calls on this memory. */
    /*@ normal_behavior
    @ ensures \result.memory == memory && \result.health == health && \fresh(\result);
    @ assignable \nothing;
    @*/
    static MemoryCalls of(Memory memory, HealthMonitor health) {
        return new MemoryCalls(memory, health);
    }

    /** Carries out the call of this number, MAP to RECLAIM. */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && Abi.MAP <= number && number <= Abi.RECLAIM;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length
    @      && \old(memory.ledger.owner[g]) != p && \old(memory.ledger.borrower[g]) != p;
    @      memory.ledger.state[g] == \old(memory.ledger.state[g]) && memory.ledger.owner[g] == \old(memory.ledger.owner[g])
    @      && memory.ledger.ownerPage[g] == \old(memory.ledger.ownerPage[g])
    @      && memory.ledger.ownerMost[g] == \old(memory.ledger.ownerMost[g])
    @      && memory.ledger.ownerRights[g] == \old(memory.ledger.ownerRights[g])
    @      && memory.ledger.borrower[g] == \old(memory.ledger.borrower[g])
    @      && memory.ledger.borrowerPage[g] == \old(memory.ledger.borrowerPage[g])
    @      && memory.ledger.borrowerRights[g] == \old(memory.ledger.borrowerRights[g]));
    @ assignable memory.ledger.owner[*],
    @    memory.ledger.ownerPage[*],
    @    memory.ledger.ownerMost[*],
    @    memory.ledger.ownerRights[*],
    @    memory.ledger.borrower[*],
    @    memory.ledger.borrowerPage[*],
    @    memory.ledger.borrowerRights[*],
    @    memory.ledger.pinned[*],
    @    memory.dma.mapped[*],
    @    memory.stageTwo.radix.next[*],
    @    memory.dmaTables.radix.next[*];
    @*/
    int call(int p, int number, long a, long b, long c) {
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
            default:
                return reclaim(p, a, b);
        }
    }

    /** MAP(region, index, rights). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length && \old(memory.ledger.owner[g]) != p;
    @      memory.ledger.ownerRights[g] == \old(memory.ledger.ownerRights[g]));
    @ assignable memory.ledger.ownerRights[*],
    @    memory.stageTwo.radix.next[*];
    @*/
    int map(int p, long region, long index, long rights) {
        return Mapping.map(memory, p, Hypercalls.narrow(region), Hypercalls.narrow(index), Hypercalls.narrow(rights));
    }

    /** UNMAP(region, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length && \old(memory.ledger.owner[g]) != p;
    @      memory.ledger.ownerRights[g] == \old(memory.ledger.ownerRights[g]));
    @ assignable memory.ledger.ownerRights[*],
    @    memory.stageTwo.radix.next[*];
    @*/
    int unmap(int p, long region, long index) {
        return Mapping.unmap(memory, p, Hypercalls.narrow(region), Hypercalls.narrow(index));
    }

    /** DMA_MAP(device, region, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures !(0 <= device && device < memory.dma.count && memory.dma.owner[(int) device] == p) ==> \result == Abi.DENIED;
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length && \old(memory.ledger.owner[g]) != p;
    @      memory.ledger.pinned[g] == \old(memory.ledger.pinned[g]));
    @ ensures (\forall int k; 0 <= k && k < memory.dma.mapped.length && k % Limits.DEVICES != device;
    @      memory.dma.mapped[k] == \old(memory.dma.mapped[k]));
    @ assignable memory.ledger.pinned[*],
    @    memory.dma.mapped[*],
    @    memory.dmaTables.radix.next[*];
    @*/
    int dmaMap(int p, long device, long region, long index) {
        return Mapping.dmaMap(
                memory, p, Hypercalls.narrow(device), Hypercalls.narrow(region), Hypercalls.narrow(index));
    }

    /** DMA_UNMAP(device, region, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures !(0 <= device && device < memory.dma.count && memory.dma.owner[(int) device] == p) ==> \result == Abi.DENIED;
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length && \old(memory.ledger.owner[g]) != p;
    @      memory.ledger.pinned[g] == \old(memory.ledger.pinned[g]));
    @ ensures (\forall int k; 0 <= k && k < memory.dma.mapped.length && k % Limits.DEVICES != device;
    @      memory.dma.mapped[k] == \old(memory.dma.mapped[k]));
    @ assignable memory.ledger.pinned[*],
    @    memory.dma.mapped[*],
    @    memory.dmaTables.radix.next[*];
    @*/
    int dmaUnmap(int p, long device, long region, long index) {
        return Mapping.dmaUnmap(
                memory, p, Hypercalls.narrow(device), Hypercalls.narrow(region), Hypercalls.narrow(index));
    }

    /** LEND(grant, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length && \old(memory.ledger.owner[g]) != p;
    @      memory.ledger.state[g] == \old(memory.ledger.state[g]) && memory.ledger.ownerRights[g] == \old(memory.ledger.ownerRights[g])
    @      && memory.ledger.borrower[g] == \old(memory.ledger.borrower[g]) && memory.ledger.borrowerPage[g] == \old(memory.ledger.borrowerPage[g])
    @      && memory.ledger.borrowerRights[g] == \old(memory.ledger.borrowerRights[g]));
    @ assignable memory.ledger.state[*],
    @    memory.ledger.ownerRights[*],
    @    memory.ledger.borrower[*],
    @    memory.ledger.borrowerPage[*],
    @    memory.ledger.borrowerRights[*],
    @    memory.stageTwo.radix.next[*];
    @*/
    int lend(int p, long grant, long index) {
        int g = Hypercalls.narrow(grant);
        return Passing.lend(memory, p, g, Hypercalls.narrow(index), receiverStopped(g));
    }

    /** SHARE(grant, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length && \old(memory.ledger.owner[g]) != p;
    @      memory.ledger.state[g] == \old(memory.ledger.state[g]) && memory.ledger.borrower[g] == \old(memory.ledger.borrower[g])
    @      && memory.ledger.borrowerPage[g] == \old(memory.ledger.borrowerPage[g]) && memory.ledger.borrowerRights[g] == \old(memory.ledger.borrowerRights[g]));
    @ assignable memory.ledger.state[*],
    @    memory.ledger.borrower[*],
    @    memory.ledger.borrowerPage[*],
    @    memory.ledger.borrowerRights[*],
    @    memory.stageTwo.radix.next[*];
    @*/
    int share(int p, long grant, long index) {
        int g = Hypercalls.narrow(grant);
        return Passing.share(memory, p, g, Hypercalls.narrow(index), receiverStopped(g));
    }

    /** DONATE(grant, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length && \old(memory.ledger.owner[g]) != p;
    @      memory.ledger.owner[g] == \old(memory.ledger.owner[g]) && memory.ledger.ownerPage[g] == \old(memory.ledger.ownerPage[g])
    @      && memory.ledger.ownerMost[g] == \old(memory.ledger.ownerMost[g]) && memory.ledger.ownerRights[g] == \old(memory.ledger.ownerRights[g]));
    @ assignable memory.ledger.owner[*],
    @    memory.ledger.ownerPage[*],
    @    memory.ledger.ownerMost[*],
    @    memory.ledger.ownerRights[*],
    @    memory.stageTwo.radix.next[*];
    @*/
    int donate(int p, long grant, long index) {
        int g = Hypercalls.narrow(grant);
        return Passing.donate(memory, p, g, Hypercalls.narrow(index), receiverStopped(g));
    }

    /** RELINQUISH(grant, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length && \old(memory.ledger.borrower[g]) != p;
    @      memory.ledger.state[g] == \old(memory.ledger.state[g]) && memory.ledger.borrower[g] == \old(memory.ledger.borrower[g])
    @      && memory.ledger.borrowerRights[g] == \old(memory.ledger.borrowerRights[g]));
    @ assignable memory.ledger.state[*],
    @    memory.ledger.borrower[*],
    @    memory.ledger.borrowerRights[*],
    @    memory.stageTwo.radix.next[*];
    @*/
    int relinquish(int p, long grant, long index) {
        return Passing.relinquish(memory, p, Hypercalls.narrow(grant), Hypercalls.narrow(index));
    }

    /** RECLAIM(grant, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length && \old(memory.ledger.owner[g]) != p;
    @      memory.ledger.state[g] == \old(memory.ledger.state[g]) && memory.ledger.ownerRights[g] == \old(memory.ledger.ownerRights[g]));
    @ assignable memory.ledger.state[*],
    @    memory.ledger.ownerRights[*],
    @    memory.stageTwo.radix.next[*];
    @*/
    int reclaim(int p, long grant, long index) {
        return Passing.reclaim(memory, p, Hypercalls.narrow(grant), Hypercalls.narrow(index));
    }

    /** Whether there is such a grant and its receiver is stopped. */
    /*@ private normal_behavior
    @ requires -1 <= grant;
    @ ensures \result == (memory.receiver(grant) >= 0 && health.status[memory.receiver(grant)] == Abi.STOPPED);
    @ assignable \nothing;
    @*/
    private /*@ pure @*/ boolean receiverStopped(int grant) {
        int q = memory.receiver(grant);
        return q >= 0 && health.status(q) == Abi.STOPPED;
    }
}
