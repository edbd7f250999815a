package cofferdam.kernel.core;

/**
 * The hypercalls about memory: MAP to RECLAIM. Arguments are whole 64-bit registers; every method is total; {@code p} is the
 * caller, a partition that exists. What a call changes is the caller's, or passes between the caller and the other end of a
 * declared grant: rows of frames that the caller neither owns nor borrows stay as they are. Requirement G9-02.
 */
final class MemoryCalls {
    /*@ spec_public @*/ private final Memory memory;
    /*@ spec_public @*/ private final HealthMonitor health;

    /*+OPENJML@ public invariant (Object) memory.ledger != (Object) health && (Object) memory.dma != (Object) health;
    @ public invariant (Object) memory.stageTwo.radix != (Object) health;
    @ public invariant (Object) memory.dmaTables.radix != (Object) health;
    @*/

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
    @ ensures \invariant_for(memory) && \invariant_for(health);
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length
    @      && \old(memory.ledger.owner[g]) != p && \old(memory.ledger.borrower[g]) != p;
    @      memory.ledger.state[g] == \old(memory.ledger.state[g]) && memory.ledger.owner[g] == \old(memory.ledger.owner[g])
    @      && memory.ledger.ownerPage[g] == \old(memory.ledger.ownerPage[g])
    @      && memory.ledger.ownerMost[g] == \old(memory.ledger.ownerMost[g])
    @      && memory.ledger.ownerRights[g] == \old(memory.ledger.ownerRights[g])
    @      && memory.ledger.borrower[g] == \old(memory.ledger.borrower[g])
    @      && memory.ledger.borrowerPage[g] == \old(memory.ledger.borrowerPage[g])
    @      && memory.ledger.borrowerRights[g] == \old(memory.ledger.borrowerRights[g]));
    @ assignable memory.ledger.state[0 .. memory.ledger.state.length - 1],
    @    memory.ledger.owner[0 .. memory.ledger.owner.length - 1],
    @    memory.ledger.ownerPage[0 .. memory.ledger.ownerPage.length - 1],
    @    memory.ledger.ownerMost[0 .. memory.ledger.ownerMost.length - 1],
    @    memory.ledger.ownerRights[0 .. memory.ledger.ownerRights.length - 1],
    @    memory.ledger.borrower[0 .. memory.ledger.borrower.length - 1],
    @    memory.ledger.borrowerPage[0 .. memory.ledger.borrowerPage.length - 1],
    @    memory.ledger.borrowerRights[0 .. memory.ledger.borrowerRights.length - 1],
    @    memory.ledger.pinned[0 .. memory.ledger.pinned.length - 1],
    @    memory.dma.mapped[0 .. memory.dma.mapped.length - 1],
    @    memory.stageTwo.radix.next[0 .. memory.stageTwo.radix.next.length - 1],
    @    memory.dmaTables.radix.next[0 .. memory.dmaTables.radix.next.length - 1];
    @*/
    int call(int p, int number, long a, long b, long c) {
        /*+OPENJML@ split; @*/
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
    @ ensures \invariant_for(memory) && \invariant_for(health);
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length && \old(memory.ledger.owner[g]) != p;
    @      memory.ledger.ownerRights[g] == \old(memory.ledger.ownerRights[g]));
    @ assignable memory.ledger.ownerRights[0 .. memory.ledger.ownerRights.length - 1],
    @    memory.stageTwo.radix.next[0 .. memory.stageTwo.radix.next.length - 1];
    @*/
    int map(int p, long region, long index, long rights) {
        return Mapping.map(memory, p, Hypercalls.narrow(region), Hypercalls.narrow(index), Hypercalls.narrow(rights));
    }

    /** UNMAP(region, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures \invariant_for(memory) && \invariant_for(health);
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length && \old(memory.ledger.owner[g]) != p;
    @      memory.ledger.ownerRights[g] == \old(memory.ledger.ownerRights[g]));
    @ assignable memory.ledger.ownerRights[0 .. memory.ledger.ownerRights.length - 1],
    @    memory.stageTwo.radix.next[0 .. memory.stageTwo.radix.next.length - 1];
    @*/
    int unmap(int p, long region, long index) {
        return Mapping.unmap(memory, p, Hypercalls.narrow(region), Hypercalls.narrow(index));
    }

    /** DMA_MAP(device, region, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures \invariant_for(memory) && \invariant_for(health);
    @ ensures !(0 <= device && device < memory.dma.count && memory.dma.owner[(int) device] == p) ==> \result == Abi.DENIED;
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length && \old(memory.ledger.owner[g]) != p;
    @      memory.ledger.pinned[g] == \old(memory.ledger.pinned[g]));
    @ ensures (\forall int k; 0 <= k && k < memory.dma.mapped.length && k % Limits.DEVICES != device;
    @      memory.dma.mapped[k] == \old(memory.dma.mapped[k]));
    @ assignable memory.ledger.pinned[0 .. memory.ledger.pinned.length - 1],
    @    memory.dma.mapped[0 .. memory.dma.mapped.length - 1],
    @    memory.dmaTables.radix.next[0 .. memory.dmaTables.radix.next.length - 1];
    @*/
    int dmaMap(int p, long device, long region, long index) {
        return Mapping.dmaMap(
                memory, p, Hypercalls.narrow(device), Hypercalls.narrow(region), Hypercalls.narrow(index));
    }

    /** DMA_UNMAP(device, region, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures \invariant_for(memory) && \invariant_for(health);
    @ ensures !(0 <= device && device < memory.dma.count && memory.dma.owner[(int) device] == p) ==> \result == Abi.DENIED;
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length && \old(memory.ledger.owner[g]) != p;
    @      memory.ledger.pinned[g] == \old(memory.ledger.pinned[g]));
    @ ensures (\forall int k; 0 <= k && k < memory.dma.mapped.length && k % Limits.DEVICES != device;
    @      memory.dma.mapped[k] == \old(memory.dma.mapped[k]));
    @ assignable memory.ledger.pinned[0 .. memory.ledger.pinned.length - 1],
    @    memory.dma.mapped[0 .. memory.dma.mapped.length - 1],
    @    memory.dmaTables.radix.next[0 .. memory.dmaTables.radix.next.length - 1];
    @*/
    int dmaUnmap(int p, long device, long region, long index) {
        return Mapping.dmaUnmap(
                memory, p, Hypercalls.narrow(device), Hypercalls.narrow(region), Hypercalls.narrow(index));
    }

    /** LEND(grant, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures \invariant_for(memory) && \invariant_for(health);
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length && \old(memory.ledger.owner[g]) != p;
    @      memory.ledger.state[g] == \old(memory.ledger.state[g]) && memory.ledger.ownerRights[g] == \old(memory.ledger.ownerRights[g])
    @      && memory.ledger.borrower[g] == \old(memory.ledger.borrower[g]) && memory.ledger.borrowerPage[g] == \old(memory.ledger.borrowerPage[g])
    @      && memory.ledger.borrowerRights[g] == \old(memory.ledger.borrowerRights[g]));
    @ assignable memory.ledger.state[0 .. memory.ledger.state.length - 1],
    @    memory.ledger.ownerRights[0 .. memory.ledger.ownerRights.length - 1],
    @    memory.ledger.borrower[0 .. memory.ledger.borrower.length - 1],
    @    memory.ledger.borrowerPage[0 .. memory.ledger.borrowerPage.length - 1],
    @    memory.ledger.borrowerRights[0 .. memory.ledger.borrowerRights.length - 1],
    @    memory.stageTwo.radix.next[0 .. memory.stageTwo.radix.next.length - 1];
    @*/
    int lend(int p, long grant, long index) {
        int g = Hypercalls.narrow(grant);
        return Passing.lend(memory, p, g, Hypercalls.narrow(index), receiverStopped(g));
    }

    /** SHARE(grant, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures \invariant_for(memory) && \invariant_for(health);
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length && \old(memory.ledger.owner[g]) != p;
    @      memory.ledger.state[g] == \old(memory.ledger.state[g]) && memory.ledger.borrower[g] == \old(memory.ledger.borrower[g])
    @      && memory.ledger.borrowerPage[g] == \old(memory.ledger.borrowerPage[g]) && memory.ledger.borrowerRights[g] == \old(memory.ledger.borrowerRights[g]));
    @ assignable memory.ledger.state[0 .. memory.ledger.state.length - 1],
    @    memory.ledger.borrower[0 .. memory.ledger.borrower.length - 1],
    @    memory.ledger.borrowerPage[0 .. memory.ledger.borrowerPage.length - 1],
    @    memory.ledger.borrowerRights[0 .. memory.ledger.borrowerRights.length - 1],
    @    memory.stageTwo.radix.next[0 .. memory.stageTwo.radix.next.length - 1];
    @*/
    int share(int p, long grant, long index) {
        int g = Hypercalls.narrow(grant);
        return Passing.share(memory, p, g, Hypercalls.narrow(index), receiverStopped(g));
    }

    /** DONATE(grant, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures \invariant_for(memory) && \invariant_for(health);
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length && \old(memory.ledger.owner[g]) != p;
    @      memory.ledger.owner[g] == \old(memory.ledger.owner[g]) && memory.ledger.ownerPage[g] == \old(memory.ledger.ownerPage[g])
    @      && memory.ledger.ownerMost[g] == \old(memory.ledger.ownerMost[g]) && memory.ledger.ownerRights[g] == \old(memory.ledger.ownerRights[g]));
    @ assignable memory.ledger.owner[0 .. memory.ledger.owner.length - 1],
    @    memory.ledger.ownerPage[0 .. memory.ledger.ownerPage.length - 1],
    @    memory.ledger.ownerMost[0 .. memory.ledger.ownerMost.length - 1],
    @    memory.ledger.ownerRights[0 .. memory.ledger.ownerRights.length - 1],
    @    memory.stageTwo.radix.next[0 .. memory.stageTwo.radix.next.length - 1];
    @*/
    int donate(int p, long grant, long index) {
        int g = Hypercalls.narrow(grant);
        return Passing.donate(memory, p, g, Hypercalls.narrow(index), receiverStopped(g));
    }

    /** RELINQUISH(grant, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures \invariant_for(memory) && \invariant_for(health);
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length && \old(memory.ledger.borrower[g]) != p;
    @      memory.ledger.state[g] == \old(memory.ledger.state[g]) && memory.ledger.borrower[g] == \old(memory.ledger.borrower[g])
    @      && memory.ledger.borrowerRights[g] == \old(memory.ledger.borrowerRights[g]));
    @ assignable memory.ledger.state[0 .. memory.ledger.state.length - 1],
    @    memory.ledger.borrower[0 .. memory.ledger.borrower.length - 1],
    @    memory.ledger.borrowerRights[0 .. memory.ledger.borrowerRights.length - 1],
    @    memory.stageTwo.radix.next[0 .. memory.stageTwo.radix.next.length - 1];
    @*/
    int relinquish(int p, long grant, long index) {
        return Passing.relinquish(memory, p, Hypercalls.narrow(grant), Hypercalls.narrow(index));
    }

    /** RECLAIM(grant, index). */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures \invariant_for(memory) && \invariant_for(health);
    @ ensures (\forall int g; 0 <= g && g < memory.ledger.state.length && \old(memory.ledger.owner[g]) != p;
    @      memory.ledger.state[g] == \old(memory.ledger.state[g]) && memory.ledger.ownerRights[g] == \old(memory.ledger.ownerRights[g]));
    @ assignable memory.ledger.state[0 .. memory.ledger.state.length - 1],
    @    memory.ledger.ownerRights[0 .. memory.ledger.ownerRights.length - 1],
    @    memory.stageTwo.radix.next[0 .. memory.stageTwo.radix.next.length - 1];
    @*/
    int reclaim(int p, long grant, long index) {
        return Passing.reclaim(memory, p, Hypercalls.narrow(grant), Hypercalls.narrow(index));
    }

    /** Whether there is such a grant and its receiver is stopped. */
    /*@ normal_behavior
    @ requires -1 <= grant;
    @ ensures \result == (memory.receiver(grant) >= 0 && health.status[memory.receiver(grant)] == Abi.STOPPED);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean receiverStopped(int grant) {
        int q = memory.receiver(grant);
        return q >= 0 && health.status(q) == Abi.STOPPED;
    }
}
