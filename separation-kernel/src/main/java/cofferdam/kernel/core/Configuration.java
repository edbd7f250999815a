package cofferdam.kernel.core;

/**
 * The static system, filled by boot in any order that respects the numbers, then taken over by {@link Kernel}, after
 * which it refuses every further call. Each call checks its arguments and what is there already and answers {@link
 * Abi#DENIED} without any effect if they do not fit; otherwise OK or the number of what was added.
 *
 * <p>A <em>frame</em> is 4 KiB of host-physical memory or device registers, numbered densely from 0 in the order of
 * {@link #addFrames}. A <em>page</em> is a guest-physical page number (guest-physical address divided by 4096).
 */
public final class Configuration {
    /*@ spec_public @*/ final int processors;
    /*@ spec_public @*/ final int partitions;
    /*@ spec_public @*/ final Frames frames;
    /*@ spec_public @*/ final Ledger ledger;
    /*@ spec_public @*/ final Windows windows;
    /*@ spec_public @*/ final Windows dmaWindows;
    /*@ spec_public @*/ final Regions regions;
    /*@ spec_public @*/ final Grants grants;
    /*@ spec_public @*/ final DmaMap dma;
    /*@ spec_public @*/ final Routes routes;
    /*@ spec_public @*/ final Events events;
    /*@ spec_public @*/ final QueuingPorts queues;
    /*@ spec_public @*/ final SamplingPorts samples;
    /*@ spec_public @*/ final Schedule schedule;
    /*@ spec_public @*/ final HealthMonitor health;
    /*@ spec_public @*/ final Contexts contexts;
    /*@ spec_public @*/ final BootStore images;
    /*@ spec_public @*/ int physicalAddressBits;
    /*@ spec_public @*/ boolean twoMegabyteLeaves;
    /*@ spec_public @*/ boolean oneGigabyteLeaves;
    /*@ spec_public @*/ boolean gigabytePages;
    /*@ spec_public @*/ boolean fiveLevels;
    /*@ spec_public @*/ int dmaLevels;
    /*@ spec_public @*/ int tableFrame;
    /*@ spec_public @*/ private int tableFrames;
    /*@ spec_public @*/ private boolean sealed;

    /*@ public invariant 1 <= processors && processors <= Limits.PROCESSORS;
    @ public invariant 1 <= partitions && partitions <= Limits.PARTITIONS && ledger.parts == partitions;
    @ public invariant \invariant_for(frames) && \invariant_for(ledger) && \invariant_for(windows);
    @ public invariant \invariant_for(dmaWindows) && \invariant_for(regions) && \invariant_for(grants);
    @ public invariant \invariant_for(dma) && \invariant_for(routes) && \invariant_for(events);
    @ public invariant \invariant_for(queues) && \invariant_for(samples) && \invariant_for(schedule);
    @ public invariant \invariant_for(health) && \invariant_for(contexts) && \invariant_for(images);
    @ public invariant windows != dmaWindows && frames.address.length == ledger.state.length;
    @ public invariant dma.frames == ledger.state.length && images.from.length == ledger.state.length;
    @ public invariant schedule.processors == processors && (dmaLevels == 0 || dmaLevels == 3 || dmaLevels == 4);
    @ public invariant 0 <= tableFrame && 0 <= tableFrames && tableFrames <= frames.address.length - tableFrame;
    @*/

    /**
     * An empty system; numbers out of range are brought into it.
     *
     * @param processors 1..8
     * @param partitions 1..16
     * @param frames how many frames will be added at most, 1..2^24
     */
    public Configuration(int processors, int partitions, int frames) {
        this.processors = clamp(processors, Limits.PROCESSORS);
        this.partitions = clamp(partitions, Limits.PARTITIONS);
        int n = clamp(frames, Limits.FRAMES);
        this.frames = new Frames(n);
        ledger = new Ledger(this.partitions, n);
        windows = new Windows();
        dmaWindows = new Windows();
        regions = new Regions();
        grants = new Grants();
        dma = new DmaMap(n);
        routes = new Routes();
        events = new Events();
        queues = new QueuingPorts();
        samples = new SamplingPorts();
        schedule = new Schedule(this.processors);
        health = new HealthMonitor();
        contexts = new Contexts();
        images = new BootStore(n);
    }

    /*@ private normal_behavior
    @ requires 1 <= most;
    @ ensures 1 <= \result && \result <= most;
    @ assignable \nothing;
    @*/
    private static /*@ pure helper @*/ int clamp(int value, int most) {
        if (value < 1) {
            return 1;
        }
        return value > most ? most : value;
    }

    /**
     * Makes frames known that begin at this host-physical address, above all known before; nobody owns them yet.
     *
     * @return number of the first
     */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || 0 <= \result;
    @ assignable frames.count, frames.address[*];
    @*/
    public int addFrames(long address, int count) {
        return sealed ? Abi.DENIED : frames.add(address, count);
    }

    /** Number of the frame at this host-physical address, or -1. */
    /*@ public normal_behavior
    @ ensures -1 <= \result && \result < frames.count && (\result >= 0 ==> frames.address[\result] == address);
    @ assignable \nothing;
    @*/
    public int frameAt(long address) {
        return frames.at(address);
    }

    /** Gives free frames to the kernel itself: no partition and no device ever reaches them. */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || \result == Abi.OK;
    @ assignable ledger.state[*];
    @*/
    public int claimKernelFrames(int firstFrame, int count) {
        if (sealed || !free(firstFrame, count)) {
            return Abi.DENIED;
        }
        for (int i = 0; i < count; i++) {
            ledger.claim(firstFrame + i);
        }
        return Abi.OK;
    }

    /**
     * Free frames become memory of a partition.
     *
     * @param page guest-physical page of the first frame
     * @param rights {@link Abi#READ} plus any of WRITE, EXECUTE
     * @return the region's number, dense from 0 in the order of calls
     */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || 0 <= \result;
    @ assignable ledger.state[*], ledger.owner[*], ledger.ownerPage[*], ledger.ownerMost[*], ledger.ownerRights[*],
    @    windows.count, windows.partition[*], windows.page[*], windows.pages[*], windows.frame[*],
    @    regions.count, regions.partition[*], regions.frame[*], regions.pages[*], regions.page[*], regions.rights[*];
    @*/
    public int addRegion(int partition, int firstFrame, int count, int page, int rights) {
        if (sealed || !isPartition(partition) || !free(firstFrame, count) || !Rights.mappable(rights)) {
            return Abi.DENIED;
        }
        if (!windows.fits(partition, page, count, firstFrame)) {
            return Abi.DENIED;
        }
        int region = regions.add(partition, firstFrame, count, page, rights);
        if (region >= 0) {
            windows.add(partition, page, count, firstFrame);
            for (int i = 0; i < count; i++) {
                ledger.own(partition, firstFrame + i, page + i, rights);
            }
        }
        return region;
    }

    /** Free frames become a one-way memory channel: the sender reads and writes, the receiver reads. */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || \result == Abi.OK;
    @ assignable ledger.state[*], ledger.owner[*], ledger.ownerPage[*], ledger.ownerMost[*], ledger.ownerRights[*],
    @    ledger.borrower[*], ledger.borrowerPage[*], ledger.borrowerRights[*], windows.count, windows.partition[*], windows.page[*], windows.pages[*], windows.frame[*];
    @*/
    public int addMemoryChannel(int from, int to, int firstFrame, int count, int fromPage, int toPage) {
        if (sealed || !isPartition(from) || !isPartition(to) || from == to || !free(firstFrame, count)) {
            return Abi.DENIED;
        }
        if (windows.free() < 2
                || !windows.fits(from, fromPage, count, firstFrame)
                || !windows.fits(to, toPage, count, firstFrame)) {
            return Abi.DENIED;
        }
        windows.add(from, fromPage, count, firstFrame);
        windows.add(to, toPage, count, firstFrame);
        for (int i = 0; i < count; i++) {
            ledger.channel(from, to, firstFrame + i, fromPage + i, toPage + i);
        }
        return Abi.OK;
    }

    /**
     * A device for a partition; its register frames must be free and are mapped uncached, readable and writable.
     *
     * @param requester 16-bit PCI requester id, different from those of other devices
     * @param line interrupt line 0..63 that no other device has
     * @param vector interrupt vector 32..255 that no other line of the partition has
     * @return the device's number, dense from 0 in the order of calls
     */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || 0 <= \result;
    @ assignable ledger.state[*], ledger.owner[*], ledger.ownerPage[*], ledger.ownerMost[*], ledger.ownerRights[*],
    @    windows.count, windows.partition[*], windows.page[*], windows.pages[*], windows.frame[*],
    @    routes.partition[*], routes.vector[*], dma.count, dma.owner[*], dma.requester[*];
    @*/
    public int addDevice(int partition, int requester, int firstFrame, int count, int page, int line, int vector) {
        if (sealed || !isPartition(partition) || !free(firstFrame, count) || vector < 32) {
            return Abi.DENIED;
        }
        if (!windows.fits(partition, page, count, firstFrame) || !dma.accepts(requester)) {
            return Abi.DENIED;
        }
        if (routes.add(line, partition, vector) != Abi.OK) {
            return Abi.DENIED;
        }
        windows.add(partition, page, count, firstFrame);
        for (int i = 0; i < count; i++) {
            ledger.device(partition, firstFrame + i, page + i);
        }
        return dma.add(partition, requester);
    }

    /** Lets a device reach a region of its own partition, at the partition's addresses, with the region's rights. */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || \result == Abi.OK;
    @ assignable regions.dma[*], dmaWindows.count, dmaWindows.partition[*], dmaWindows.page[*],
    @    dmaWindows.pages[*], dmaWindows.frame[*];
    @*/
    public int addDmaWindow(int device, int region) {
        if (sealed || region < 0 || region >= regions.count() || !dma.owns(regions.partition(region), device)) {
            return Abi.DENIED;
        }
        int page = regions.page(region);
        int count = regions.pages(region);
        if (regions.admits(region, device) || !dmaWindows.fits(device, page, count, regions.frame(region))) {
            return Abi.DENIED;
        }
        regions.admit(region, device);
        dmaWindows.add(device, page, count, regions.frame(region));
        return Abi.OK;
    }

    /**
     * Leave to pass frames of a region on.
     *
     * @param page guest-physical page at which the receiver sees the region's first frame
     * @param rights most rights the receiver gets, at most those of the region
     * @param modes sum of {@link Abi#MODE_LEND}, {@link Abi#MODE_SHARE}, {@link Abi#MODE_DONATE}
     * @return the grant's number, dense from 0 in the order of calls
     */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || 0 <= \result;
    @ assignable windows.count, windows.partition[*], windows.page[*], windows.pages[*], windows.frame[*],
    @    grants.count, grants.from[*], grants.to[*], grants.frame[*], grants.pages[*], grants.page[*],
    @    grants.rights[*], grants.modes[*];
    @*/
    public int addGrant(int from, int to, int region, int page, int rights, int modes) {
        if (sealed || !isPartition(from) || !isPartition(to) || region < 0 || region >= regions.count()) {
            return Abi.DENIED;
        }
        int count = regions.pages(region);
        int frame = regions.frame(region);
        if (!Rights.mappable(rights) || !Rights.within(rights, regions.rights(region)) || modes < 1 || modes > 7) {
            return Abi.DENIED;
        }
        if (!windows.fits(to, page, count, frame)) {
            return Abi.DENIED;
        }
        int grant = grants.add(from, to, frame, count, page, rights, modes);
        if (grant >= 0) {
            windows.add(to, page, count, frame);
        }
        return grant;
    }

    /**
     * A queuing port.
     *
     * @param messageWords 64-bit words in the longest message, 1..512
     * @param depth messages it holds
     * @return the port's number, dense from 0 among queuing ports
     */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || 0 <= \result;
    @ assignable queues.count, queues.slots, queues.from[*], queues.to[*], queues.words[*], queues.depth[*],
    @    queues.first[*], queues.acknowledged[*], queues.head[*], queues.filled[*], queues.lost[*], queues.length[*];
    @*/
    public int addQueue(int from, int to, int messageWords, int depth, boolean acknowledged) {
        if (sealed || !isPartition(from) || !isPartition(to)) {
            return Abi.DENIED;
        }
        return queues.add(from, to, messageWords, depth, acknowledged);
    }

    /**
     * A sampling port.
     *
     * @return the port's number, dense from 0 among sampling ports
     */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || 0 <= \result;
    @ assignable samples.count, samples.from[*], samples.to[*], samples.words[*], samples.length[*];
    @*/
    public int addSampling(int from, int to, int messageWords) {
        return sealed || !isPartition(from) || !isPartition(to) ? Abi.DENIED : samples.add(from, to, messageWords);
    }

    /**
     * An event.
     *
     * @param vector interrupt vector 32..255 at the receiver
     * @return the event's number, dense from 0
     */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || 0 <= \result;
    @ assignable events.count, events.from[*], events.to[*], events.vector[*];
    @*/
    public int addEvent(int from, int to, int vector) {
        return sealed || !isPartition(from) || !isPartition(to) || vector < 32
                ? Abi.DENIED
                : events.add(from, to, vector);
    }

    /**
     * Appends a minor frame to a processor's major frame; all frames of one processor are added before those of the
     * next. A partition runs on one processor only.
     *
     * @param partition who runs, or {@link Abi#NOBODY}
     * @param ticks 1..2^20
     */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || \result == Abi.OK;
    @ assignable schedule.count, schedule.partition[*], schedule.ticks[*], schedule.first[*],
    @    schedule.length[*], schedule.position[*], schedule.left[*];
    @*/
    public int addMinorFrame(int processor, int partition, int ticks) {
        if (sealed || (partition != Abi.NOBODY && !isPartition(partition))) {
            return Abi.DENIED;
        }
        if (partition != Abi.NOBODY && schedule.elsewhere(processor, partition)) {
            return Abi.DENIED;
        }
        return schedule.add(processor, partition, ticks);
    }

    /** What to do on a fault; {@link Abi#ACTION_STOP} where nothing is said. */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || \result == Abi.OK;
    @ assignable health.action[*], health.limit[*];
    @*/
    public int setFaultRule(int partition, int fault, int action, int limit) {
        return sealed || !isPartition(partition) ? Abi.DENIED : health.rule(partition, fault, action, limit);
    }

    /** The registers with which a partition starts: {@link Registers#STATE_WORDS} words. */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || \result == Abi.OK;
    @ assignable contexts.start[*];
    @*/
    public int setStart(int partition, long[] state) {
        if (sealed || !isPartition(partition) || state.length != Registers.STATE_WORDS) {
            return Abi.DENIED;
        }
        contexts.setStart(partition, state);
        return Abi.OK;
    }

    /**
     * At start and restart this kernel frame is copied into that frame of a region, if the region's partition still owns
     * it. Boot fills the kernel frames before the kernel is constructed.
     */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || \result == Abi.OK;
    @ assignable images.count, images.from[*], images.to[*], images.partition[*];
    @*/
    public int addImage(int kernelFrame, int targetFrame) {
        if (sealed || !isFrame(kernelFrame) || !isFrame(targetFrame) || isTable(kernelFrame)) {
            return Abi.DENIED;
        }
        if (ledger.state(kernelFrame) != Ledger.KERNEL || ledger.state(targetFrame) != Ledger.OWNED) {
            return Abi.DENIED;
        }
        return images.add(ledger.owner(targetFrame), kernelFrame, targetFrame);
    }

    /**
     * What the processors can do.
     *
     * @param bits physical-address bits, 32..52
     * @param twoMegabytes EPT and second-level leaves of 2 MiB may be used
     * @param oneGigabyte EPT and second-level leaves of 1 GiB may be used
     * @param gigabytePages guests may use 1 GiB pages (told by CPUID)
     * @param fiveLevels guests may use 5-level paging (told by CPUID)
     */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || \result == Abi.OK;
    @ assignable physicalAddressBits, twoMegabyteLeaves, oneGigabyteLeaves, this.gigabytePages, this.fiveLevels;
    @*/
    public int setProcessor(
            int bits, boolean twoMegabytes, boolean oneGigabyte, boolean gigabytePages, boolean fiveLevels) {
        if (sealed || bits < 32 || bits > 52) {
            return Abi.DENIED;
        }
        physicalAddressBits = bits;
        twoMegabyteLeaves = twoMegabytes;
        oneGigabyteLeaves = oneGigabyte;
        this.gigabytePages = gigabytePages;
        this.fiveLevels = fiveLevels;
        return Abi.OK;
    }

    /** DMA remapping with 39 (three-level) or 48 (four-level) address bits; without this call there is none. */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || \result == Abi.OK;
    @ assignable dmaLevels;
    @*/
    public int setDmaWidth(int bits) {
        if (sealed || (bits != 39 && bits != 48)) {
            return Abi.DENIED;
        }
        dmaLevels = bits == 39 ? 3 : 4;
        return Abi.OK;
    }

    /** How many kernel frames the tables need; ask after everything else was added. */
    /*@ public normal_behavior
    @ ensures partitions <= \result;
    @ assignable \nothing;
    @*/
    public int tableFramesNeeded() {
        int needed = 0;
        for (int p = 0; p < partitions; p++) {
            needed = needed + windows.tables(p, EptFormat.LEVELS);
        }
        if (dmaLevels == 0) {
            return needed;
        }
        needed = needed + 1;
        for (int d = 0; d < dma.count(); d++) {
            needed = needed + dmaWindows.tables(d, dmaLevels);
            if (dma.firstOfBus(d)) {
                needed = needed + 1;
            }
        }
        return needed;
    }

    /** Which kernel frames hold the tables; at least {@link #tableFramesNeeded()} of them, claimed, not images. */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || \result == Abi.OK;
    @ assignable tableFrame, tableFrames;
    @*/
    public int setTableFrames(int firstFrame, int count) {
        if (sealed || !isFrame(firstFrame) || count < 1 || count > frames.count() - firstFrame) {
            return Abi.DENIED;
        }
        for (int i = 0; i < count; i++) {
            if (ledger.state(firstFrame + i) != Ledger.KERNEL || images.uses(firstFrame + i)) {
                return Abi.DENIED;
            }
        }
        tableFrame = firstFrame;
        tableFrames = count;
        return Abi.OK;
    }

    /**
     * Whether a kernel can be constructed: the processor is set, there are table frames enough, every processor has a
     * minor frame, and no device is without DMA remapping.
     */
    /*@ public normal_behavior
    @ ensures \result ==> !sealed && physicalAddressBits != 0 && (dmaLevels != 0 || dma.count == 0);
    @ assignable \nothing;
    @*/
    public boolean complete() {
        if (sealed || physicalAddressBits == 0 || tableFrames < tableFramesNeeded() || !schedule.complete()) {
            return false;
        }
        return dmaLevels != 0 || dma.count() == 0;
    }

    /** From now on every call is refused. */
    /*@ normal_behavior
    @ ensures sealed;
    @ assignable sealed;
    @*/
    void seal() {
        sealed = true;
    }

    /*@ private normal_behavior
    @ ensures \result == (0 <= p && p < partitions);
    @ assignable \nothing;
    @*/
    private boolean isPartition(int p) {
        return p >= 0 && p < partitions;
    }

    /*@ private normal_behavior
    @ ensures \result == (0 <= f && f < frames.count);
    @ assignable \nothing;
    @*/
    private boolean isFrame(int f) {
        return f >= 0 && f < frames.count();
    }

    /*@ private normal_behavior
    @ ensures \result == (tableFrame <= f && f < tableFrame + tableFrames);
    @ assignable \nothing;
    @*/
    private boolean isTable(int f) {
        return f >= tableFrame && f < tableFrame + tableFrames;
    }

    /*@ private normal_behavior
    @ ensures \result == (0 <= first && 1 <= count && count <= frames.count - first && first < frames.count
    @    && (\forall int f; first <= f && f < first + count; ledger.state[f] == Ledger.FREE));
    @ assignable \nothing;
    @*/
    private boolean free(int first, int count) {
        if (!isFrame(first) || count < 1 || count > frames.count() - first) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (ledger.state(first + i) != Ledger.FREE) {
                return false;
            }
        }
        return true;
    }
}
