package cofferdam.kernel.core;

/**
 * A partition's memory, as it is taken away when the partition ends and given back when it starts again. For contracts, it
 * names the arrays in which all memory is kept. Requirement G5-04.
 */
final class Belongings {
    /*@ spec_public @*/ private final Memory memory;

    /*+OPENJML@ public ghost final int parts;
    @ public ghost final int frames;
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
    @ public ghost final boolean[] admitted;
    @ public ghost final int[] guestTables;
    @ public ghost final int[] deviceTables;
    @*/

    /*+OPENJML@ public invariant parts == memory.ledger.parts && frames == memory.frames.count && state == memory.ledger.state;
    @ public invariant owner == memory.ledger.owner && ownerPage == memory.ledger.ownerPage;
    @ public invariant ownerMost == memory.ledger.ownerMost && ownerRights == memory.ledger.ownerRights;
    @ public invariant borrower == memory.ledger.borrower && borrowerPage == memory.ledger.borrowerPage;
    @ public invariant borrowerRights == memory.ledger.borrowerRights && pinned == memory.ledger.pinned;
    @ public invariant mapped == memory.dma.mapped && admitted == memory.dma.admitted;
    @ public invariant guestTables == memory.stageTwo.radix.next && deviceTables == memory.dmaTables.radix.next;
    @ public invariant 0 <= parts && parts <= Limits.PARTITIONS && !(state.__owner instanceof HealthMonitor);
    @ public invariant !(state.__owner instanceof Entries) && !(state.__owner instanceof AuditRing);
    @ public invariant !(state.__owner instanceof Schedule) && !(owner.__owner instanceof HealthMonitor);
    @ public invariant !(owner.__owner instanceof Entries) && !(owner.__owner instanceof AuditRing);
    @ public invariant !(owner.__owner instanceof Schedule) && !(ownerPage.__owner instanceof HealthMonitor);
    @ public invariant !(ownerPage.__owner instanceof Entries) && !(ownerPage.__owner instanceof AuditRing);
    @ public invariant !(ownerPage.__owner instanceof Schedule) && !(ownerMost.__owner instanceof HealthMonitor);
    @ public invariant !(ownerMost.__owner instanceof Entries) && !(ownerMost.__owner instanceof AuditRing);
    @ public invariant !(ownerMost.__owner instanceof Schedule) && !(ownerRights.__owner instanceof HealthMonitor);
    @ public invariant !(ownerRights.__owner instanceof Entries) && !(ownerRights.__owner instanceof AuditRing);
    @ public invariant !(ownerRights.__owner instanceof Schedule) && !(borrower.__owner instanceof HealthMonitor);
    @ public invariant !(borrower.__owner instanceof Entries) && !(borrower.__owner instanceof AuditRing);
    @ public invariant !(borrower.__owner instanceof Schedule) && !(borrowerPage.__owner instanceof HealthMonitor);
    @ public invariant !(borrowerPage.__owner instanceof Entries) && !(borrowerPage.__owner instanceof AuditRing);
    @ public invariant !(borrowerPage.__owner instanceof Schedule);
    @ public invariant !(borrowerRights.__owner instanceof HealthMonitor);
    @ public invariant !(borrowerRights.__owner instanceof Entries);
    @ public invariant !(borrowerRights.__owner instanceof AuditRing);
    @ public invariant !(borrowerRights.__owner instanceof Schedule) && !(pinned.__owner instanceof Pending);
    @ public invariant !(pinned.__owner instanceof Entries) && !(mapped.__owner instanceof Pending);
    @ public invariant !(mapped.__owner instanceof Entries) && !(admitted.__owner instanceof Pending);
    @ public invariant !(admitted.__owner instanceof Entries) && !(guestTables.__owner instanceof HealthMonitor);
    @ public invariant !(guestTables.__owner instanceof Entries) && !(guestTables.__owner instanceof AuditRing);
    @ public invariant !(guestTables.__owner instanceof Schedule);
    @ public invariant !(deviceTables.__owner instanceof HealthMonitor);
    @ public invariant !(deviceTables.__owner instanceof Entries) && !(deviceTables.__owner instanceof AuditRing);
    @ public invariant !(deviceTables.__owner instanceof Schedule);
    @*/

    /*+OPENJML@ private normal_behavior
    @ ensures this.memory == memory && parts == memory.ledger.parts && frames == memory.frames.count;
    @ ensures state == memory.ledger.state && owner == memory.ledger.owner && ownerPage == memory.ledger.ownerPage;
    @ ensures ownerMost == memory.ledger.ownerMost && ownerRights == memory.ledger.ownerRights;
    @ ensures borrower == memory.ledger.borrower && borrowerPage == memory.ledger.borrowerPage;
    @ ensures borrowerRights == memory.ledger.borrowerRights && pinned == memory.ledger.pinned;
    @ ensures mapped == memory.dma.mapped && admitted == memory.dma.admitted;
    @ ensures guestTables == memory.stageTwo.radix.next && deviceTables == memory.dmaTables.radix.next;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Belongings(Memory memory) {
        this.memory = memory;
        /*+OPENJML@ set this.parts = memory.ledger.parts; @*/
        /*+OPENJML@ set this.frames = memory.frames.count; @*/
        /*+OPENJML@ set this.state = memory.ledger.state; @*/
        /*+OPENJML@ set this.owner = memory.ledger.owner; @*/
        /*+OPENJML@ set this.ownerPage = memory.ledger.ownerPage; @*/
        /*+OPENJML@ set this.ownerMost = memory.ledger.ownerMost; @*/
        /*+OPENJML@ set this.ownerRights = memory.ledger.ownerRights; @*/
        /*+OPENJML@ set this.borrower = memory.ledger.borrower; @*/
        /*+OPENJML@ set this.borrowerPage = memory.ledger.borrowerPage; @*/
        /*+OPENJML@ set this.borrowerRights = memory.ledger.borrowerRights; @*/
        /*+OPENJML@ set this.pinned = memory.ledger.pinned; @*/
        /*+OPENJML@ set this.mapped = memory.dma.mapped; @*/
        /*+OPENJML@ set this.admitted = memory.dma.admitted; @*/
        /*+OPENJML@ set this.guestTables = memory.stageTwo.radix.next; @*/
        /*+OPENJML@ set this.deviceTables = memory.dmaTables.radix.next; @*/
    }

    /** What belongs to partitions in this memory. */
    /*@ normal_behavior
    @ requires \invariant_for(memory);
    @ ensures \result.memory == memory && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Belongings of(Memory memory) {
        return new Belongings(memory);
    }

    /** Stops p's devices, ends its loans and scrubs what it owns, see {@link Restart#release}. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < parts;
    @ ensures (\forall int f; 0 <= f && f < frames; owner[f] == p || borrower[f] == p ==> state[f] == Ledger.OWNED
    @      || state[f] == Ledger.CHANNEL || state[f] == Ledger.DEVICE);
    @ assignable state[0 .. state.length - 1], ownerRights[0 .. ownerRights.length - 1],
    @    borrower[0 .. borrower.length - 1], borrowerRights[0 .. borrowerRights.length - 1],
    @    admitted[0 .. admitted.length - 1], guestTables[0 .. guestTables.length - 1];
    @*/
    void release(int p) {
        Restart.release(memory, p);
    }

    /** Puts what p owns back to its declared state, see {@link Restart#restore}. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < parts;
    @ assignable ownerRights[0 .. ownerRights.length - 1], pinned[0 .. pinned.length - 1],
    @    mapped[0 .. mapped.length - 1], admitted[0 .. admitted.length - 1],
    @    guestTables[0 .. guestTables.length - 1], deviceTables[0 .. deviceTables.length - 1];
    @*/
    void restore(int p) {
        Restart.restore(memory, p);
    }
}
