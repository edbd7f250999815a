package cofferdam.kernel.core;

/**
 * What was sent to a partition and not yet received, as it goes when the partition ends. For contracts, it names the arrays
 * in which all messages are kept. Requirement G5-05.
 */
final class Inbox {
    /*@ spec_public @*/ private final Messages messages;

    /*+OPENJML@ public ghost final int[] filled;
    @ public ghost final int[] head;
    @ public ghost final int[] lost;
    @ public ghost final int[] lengths;
    @ public ghost final long[] queued;
    @ public ghost final int[] sampleLengths;
    @ public ghost final long[] sampled;
    @*/

    /*+OPENJML@ public invariant filled == messages.queues.filled && head == messages.queues.head;
    @ public invariant lost == messages.queues.lost && lengths == messages.queues.length;
    @ public invariant queued == messages.queued.words && sampleLengths == messages.samples.length;
    @ public invariant sampled == messages.sampled.words;
    @ public invariant !(filled.__owner instanceof HealthMonitor) && !(filled.__owner instanceof Entries);
    @ public invariant !(filled.__owner instanceof AuditRing) && !(filled.__owner instanceof Schedule);
    @ public invariant !(head.__owner instanceof HealthMonitor) && !(head.__owner instanceof Entries);
    @ public invariant !(head.__owner instanceof AuditRing) && !(head.__owner instanceof Schedule);
    @ public invariant !(lost.__owner instanceof HealthMonitor) && !(lost.__owner instanceof Entries);
    @ public invariant !(lost.__owner instanceof AuditRing) && !(lost.__owner instanceof Schedule);
    @ public invariant !(lengths.__owner instanceof HealthMonitor) && !(lengths.__owner instanceof Entries);
    @ public invariant !(lengths.__owner instanceof AuditRing) && !(lengths.__owner instanceof Schedule);
    @ public invariant !(queued.__owner instanceof Contexts) && !(queued.__owner instanceof Schedule);
    @ public invariant !(sampleLengths.__owner instanceof HealthMonitor);
    @ public invariant !(sampleLengths.__owner instanceof Entries) && !(sampleLengths.__owner instanceof AuditRing);
    @ public invariant !(sampleLengths.__owner instanceof Schedule) && !(sampled.__owner instanceof Contexts);
    @ public invariant !(sampled.__owner instanceof Schedule);
    @*/

    /*+OPENJML@ private normal_behavior
    @ ensures this.messages == messages && filled == messages.queues.filled && head == messages.queues.head;
    @ ensures lost == messages.queues.lost && lengths == messages.queues.length && queued == messages.queued.words;
    @ ensures sampleLengths == messages.samples.length && sampled == messages.sampled.words;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Inbox(Messages messages) {
        this.messages = messages;
        /*+OPENJML@ set this.filled = messages.queues.filled; @*/
        /*+OPENJML@ set this.head = messages.queues.head; @*/
        /*+OPENJML@ set this.lost = messages.queues.lost; @*/
        /*+OPENJML@ set this.lengths = messages.queues.length; @*/
        /*+OPENJML@ set this.queued = messages.queued.words; @*/
        /*+OPENJML@ set this.sampleLengths = messages.samples.length; @*/
        /*+OPENJML@ set this.sampled = messages.sampled.words; @*/
    }

    /** What partitions are sent in these ports. */
    /*@ normal_behavior
    @ requires \invariant_for(messages);
    @ ensures \result.messages == messages && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Inbox of(Messages messages) {
        return new Inbox(messages);
    }

    /** Everything that was sent to p and not yet received is gone, see {@link Messages#clear}. */
    /*+OPENJML@ normal_behavior
    @ assignable filled[0 .. filled.length - 1], head[0 .. head.length - 1], lost[0 .. lost.length - 1],
    @    queued[0 .. queued.length - 1], sampleLengths[0 .. sampleLengths.length - 1],
    @    sampled[0 .. sampled.length - 1];
    @*/
    void clear(int p) {
        messages.clear(p);
    }
}
