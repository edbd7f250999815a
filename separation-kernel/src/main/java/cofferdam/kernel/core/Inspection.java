package cofferdam.kernel.core;

/** Reads the kernel's state and changes nothing; out-of-range arguments read 0, -1 or false. */
public final class Inspection {
    /*@ spec_public @*/ private final Frames frames;
    /*@ spec_public @*/ private final Ledger ledger;
    /*@ spec_public @*/ private final DmaMap dma;
    /*@ spec_public @*/ private final QueuingPorts queues;
    /*@ spec_public @*/ private final SamplingPorts samples;
    /*@ spec_public @*/ private final HealthMonitor health;
    /*@ spec_public @*/ private final Messages messages;
    /*@ spec_public @*/ private final Pending pending;
    /*@ spec_public @*/ private final AuditRing audit;
    /*@ spec_public @*/ private final int partitions;

    /*@ public invariant frames.count <= ledger.state.length && dma.frames == ledger.state.length;
    @ public invariant messages.queues == queues && messages.samples == samples;
    @ public invariant 1 <= partitions && partitions <= Limits.PARTITIONS;
    @*/

    /*@ private normal_behavior
    @ ensures frames == c.memory.frames && ledger == c.memory.ledger && dma == c.devices.dma;
    @ ensures queues == c.run.queues && samples == c.run.samples && health == c.run.health;
    @ ensures partitions == c.partitions && this.messages == messages && this.pending == pending && this.audit == audit;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Inspection(Configuration c, Messages messages, Pending pending, AuditRing audit) {
        frames = c.memory.frames;
        ledger = c.memory.ledger;
        dma = c.devices.dma;
        queues = c.run.queues;
        samples = c.run.samples;
        health = c.run.health;
        partitions = c.partitions;
        this.messages = messages;
        this.pending = pending;
        this.audit = audit;
    }

    /** The view of these parts. */
    /*@ normal_behavior
    @ ensures \result.partitions == c.partitions && \result.messages == messages && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Inspection of(Configuration c, Messages messages, Pending pending, AuditRing audit) {
        return new Inspection(c, messages, pending, audit);
    }

    /** How many partitions there are. */
    /*@ public normal_behavior
    @ ensures \result == partitions;
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int partitions() {
        return partitions;
    }

    /** {@link Abi#RUNNING}, HALTED, YIELDED or STOPPED. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= partition && partition < partitions ? health.status[partition] : -1);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int status(int partition) {
        return partition >= 0 && partition < partitions ? health.status(partition) : -1;
    }

    /** How often a partition was restarted. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= partition && partition < partitions ? health.restarts[partition] : -1);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int restarts(int partition) {
        return partition >= 0 && partition < partitions ? health.restarts(partition) : -1;
    }

    /** Whether a vector is pending. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= partition && partition < partitions && 0 <= vector && vector < Limits.VECTORS
    @      && pending.pending[partition * Limits.VECTORS + vector]);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ boolean pending(int partition, int vector) {
        if (partition < 0 || partition >= partitions || vector < 0 || vector >= Limits.VECTORS) {
            return false;
        }
        return pending.has(partition, vector);
    }

    /** How many frames there are. */
    /*@ public normal_behavior
    @ ensures \result == frames.count;
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int frames() {
        return frames.count();
    }

    /** Host-physical address of a frame. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= frame && frame < frames.count ? frames.address[frame] : -1);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ long frameAddress(int frame) {
        return isFrame(frame) ? frames.address(frame) : -1L;
    }

    /** Number of the frame at a host-physical address, or -1. */
    /*@ public normal_behavior
    @ ensures -1 <= \result && \result < frames.count;
    @ ensures 0 <= \result ==> frames.address[\result] == address;
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int frameAt(long address) {
        return frames.at(address);
    }

    /** State of a frame: a constant of {@link Ledger}. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= frame && frame < frames.count ? ledger.state[frame] : -1);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int frameState(int frame) {
        return isFrame(frame) ? ledger.state(frame) : -1;
    }

    /** Owner of a frame, or {@link Abi#NOBODY}. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= frame && frame < frames.count ? ledger.owner[frame] : Abi.NOBODY);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int frameOwner(int frame) {
        return isFrame(frame) ? ledger.owner(frame) : Abi.NOBODY;
    }

    /** Page at which the owner sees it. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= frame && frame < frames.count ? ledger.ownerPage[frame] : -1);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int frameOwnerPage(int frame) {
        return isFrame(frame) ? ledger.ownerPage(frame) : -1;
    }

    /** The owner's present rights, 0 when it does not reach the frame. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= frame && frame < frames.count ? ledger.ownerRights[frame] : 0);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int frameOwnerRights(int frame) {
        return isFrame(frame) ? ledger.ownerRights(frame) : 0;
    }

    /** Borrower of a frame, or {@link Abi#NOBODY}. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= frame && frame < frames.count ? ledger.borrower[frame] : Abi.NOBODY);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int frameBorrower(int frame) {
        return isFrame(frame) ? ledger.borrower(frame) : Abi.NOBODY;
    }

    /** Page at which the borrower sees it. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= frame && frame < frames.count ? ledger.borrowerPage[frame] : -1);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int frameBorrowerPage(int frame) {
        return isFrame(frame) ? ledger.borrowerPage(frame) : -1;
    }

    /** The borrower's rights, 0 when there is none. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= frame && frame < frames.count ? ledger.borrowerRights[frame] : 0);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int frameBorrowerRights(int frame) {
        return isFrame(frame) ? ledger.borrowerRights(frame) : 0;
    }

    /** Whether devices of the owner may reach a frame. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= frame && frame < frames.count && ledger.pinned[frame]);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ boolean framePinned(int frame) {
        return isFrame(frame) && ledger.pinned(frame);
    }

    /** How many devices there are. */
    /*@ public normal_behavior
    @ ensures \result == dma.count;
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int devices() {
        return dma.count();
    }

    /** Whether a device reaches a frame by DMA. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= device && device < dma.count && 0 <= frame && frame < frames.count
    @      && dma.admitted[device] && dma.mapped[frame * Limits.DEVICES + device]);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ boolean deviceReaches(int device, int frame) {
        return isDevice(device) && isFrame(frame) && dma.admitted(device) && dma.maps(device, frame);
    }

    /** How many queuing ports there are. */
    /*@ public normal_behavior
    @ ensures \result == queues.count;
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int queues() {
        return queues.count();
    }

    /** Receiver of a queuing port. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= port && port < queues.count ? queues.to[port] : Abi.NOBODY);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int queueReceiver(int port) {
        return isQueue(port) ? queues.to(port) : Abi.NOBODY;
    }

    /** Messages in a queue. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= port && port < queues.count ? queues.filled[port] : 0);
    @ ensures 0 <= \result && (0 < \result ==> \result <= queues.depth[port]);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int queueCount(int port) {
        return isQueue(port) ? queues.filled(port) : 0;
    }

    /** Messages a queue dropped since its receiver last asked. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= port && port < queues.count ? queues.lost[port] : 0);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int queueLost(int port) {
        return isQueue(port) ? queues.lost(port) : 0;
    }

    /** Length in words of the n-th oldest message of a queue. */
    /*@ public normal_behavior
    @ ensures 0 <= \result && \result <= Limits.MESSAGE_WORDS;
    @ ensures 0 < \result ==> 0 <= port && port < queues.count && 0 <= n && n < queues.depth[port];
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int queueLength(int port, int n) {
        return n >= 0 && n < queueCount(port) ? queues.length(queues.slot(port, n)) : 0;
    }

    /** A word of the n-th oldest message of a queue. */
    /*@ public normal_behavior
    @ assignable \nothing;
    @*/
    public long queueWord(int port, int n, int index) {
        return index >= 0 && index < queueLength(port, n) ? messages.queuedWord(queues.slot(port, n), index) : 0L;
    }

    /** How many sampling ports there are. */
    /*@ public normal_behavior
    @ ensures \result == samples.count;
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int samplings() {
        return samples.count();
    }

    /** Receiver of a sampling port. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= port && port < samples.count ? samples.to[port] : Abi.NOBODY);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int sampleReceiver(int port) {
        return isSampling(port) ? samples.to(port) : Abi.NOBODY;
    }

    /** Length in words of a sampling port's message, 0 if none. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= port && port < samples.count ? samples.length[port] : 0);
    @ ensures 0 <= \result && \result <= Limits.MESSAGE_WORDS;
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int sampleLength(int port) {
        return isSampling(port) ? samples.length(port) : 0;
    }

    /** A word of a sampling port's message. */
    /*@ public normal_behavior
    @ ensures \result == (0 <= port && port < samples.count && 0 <= index && index < samples.length[port]
    @      ? messages.sampled.words[port * Limits.MESSAGE_WORDS + index] : 0);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ long sampleWord(int port, int index) {
        return index >= 0 && index < sampleLength(port) ? messages.sampledWord(port, index) : 0L;
    }

    /** How many audit records were ever written (at most 2^31-1); the last {@link Limits#AUDIT_RECORDS} are kept. */
    /*@ public normal_behavior
    @ ensures \result == audit.at[1];
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int auditCount() {
        return audit.count();
    }

    /** Field 0 tick, 1 partition, 2 kind, 3 detail of the n-th newest audit record. */
    /*@ public normal_behavior
    @ ensures \result == audit.field(n, field);
    @ assignable \nothing;
    @*/
    public /*@ pure @*/ int auditField(int n, int field) {
        return audit.field(n, field);
    }

    /*@ private normal_behavior
    @ ensures \result == (0 <= frame && frame < frames.count);
    @ assignable \nothing;
    @*/
    private /*@ pure @*/ boolean isFrame(int frame) {
        return frame >= 0 && frame < frames.count();
    }

    /*@ private normal_behavior
    @ ensures \result == (0 <= device && device < dma.count);
    @ assignable \nothing;
    @*/
    private /*@ pure @*/ boolean isDevice(int device) {
        return device >= 0 && device < dma.count();
    }

    /*@ private normal_behavior
    @ ensures \result == (0 <= port && port < queues.count);
    @ assignable \nothing;
    @*/
    private /*@ pure @*/ boolean isQueue(int port) {
        return port >= 0 && port < queues.count();
    }

    /*@ private normal_behavior
    @ ensures \result == (0 <= port && port < samples.count);
    @ assignable \nothing;
    @*/
    private /*@ pure @*/ boolean isSampling(int port) {
        return port >= 0 && port < samples.count();
    }
}
