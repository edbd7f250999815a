package cofferdam.spec.machine;

/** The hypercalls by their numbers. Requirement G9-02. */
public enum Call {
    /** PARTITION(): the caller's own number. */
    PARTITION,
    /** TICKS(): ticks since boot. */
    TICKS,
    /** YIELD(): wait until an interrupt is pending or the caller's next minor frame begins. */
    YIELD,
    /** STOP(): never run again. */
    STOP,
    /** MAP(region, index, rights): see an own frame with these rights. */
    MAP,
    /** UNMAP(region, index): stop seeing an own frame. */
    UNMAP,
    /** DMA_MAP(device, region, index): let an own device reach an own frame. */
    DMA_MAP,
    /** DMA_UNMAP(device, region, index): take that back. */
    DMA_UNMAP,
    /** LEND(grant, index): the receiver has the frame instead of the owner. */
    LEND,
    /** SHARE(grant, index): the receiver has the frame, too. */
    SHARE,
    /** DONATE(grant, index): the receiver becomes the owner. */
    DONATE,
    /** RELINQUISH(grant, index): the receiver gives a lent or shared frame back. */
    RELINQUISH,
    /** RECLAIM(grant, index): the owner takes a relinquished frame back. */
    RECLAIM,
    /** QUEUE_SEND(port, address, length): appends a message. */
    QUEUE_SEND,
    /** QUEUE_RECEIVE(port, address, capacity): takes the oldest message. */
    QUEUE_RECEIVE,
    /** QUEUE_LOST(port): how many messages were dropped since the receiver last asked. */
    QUEUE_LOST,
    /** SAMPLE_WRITE(port, address, length): replaces the port's message. */
    SAMPLE_WRITE,
    /** SAMPLE_READ(port, address, capacity): copies the port's message. */
    SAMPLE_READ,
    /** RAISE_EVENT(event): makes the event's interrupt pending at its receiver. */
    RAISE_EVENT;

    private static final Call[] ALL = values();

    /** The hypercall of a number, or null. */
    static Call of(long number) {
        return number < 0 || number >= ALL.length ? null : ALL[(int) number];
    }
}
