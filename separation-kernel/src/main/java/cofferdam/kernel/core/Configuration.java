package cofferdam.kernel.core;

/**
 * The static system, filled by boot in any order that respects the numbers, then taken over by {@link Kernel}, after
 * which it refuses every further call. Each call checks its arguments and what is there already and answers {@link
 * Abi#DENIED} (or a negative number) without any effect if they do not fit; a number of what was added otherwise.
 *
 * <p>A <em>frame</em> is 4 KiB of host-physical memory or device registers, numbered densely from 0 in the order of
 * {@link #addFrames}. A <em>page</em> is a guest-physical page number (guest-physical address divided by 4096).
 */
public final class Configuration {
    /**
     * An empty system.
     *
     * @param processors 1..8
     * @param partitions 1..16
     * @param frames how many frames will be added at most, 1..2^24
     */
    public Configuration(int processors, int partitions, int frames) {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes frames known that begin at this host-physical address, above all known before; nobody owns them yet.
     *
     * @return number of the first
     */
    public int addFrames(long address, int count) {
        throw new UnsupportedOperationException();
    }

    /** Number of the frame at this host-physical address, or -1. */
    public int frameAt(long address) {
        throw new UnsupportedOperationException();
    }

    /** Gives free frames to the kernel itself: no partition and no device ever reaches them. */
    public int claimKernelFrames(int firstFrame, int count) {
        throw new UnsupportedOperationException();
    }

    /**
     * Free frames become memory of a partition.
     *
     * @param page guest-physical page of the first frame
     * @param rights {@link Abi#READ} plus any of WRITE, EXECUTE
     * @return the region's number, dense from 0 in the order of calls
     */
    public int addRegion(int partition, int firstFrame, int count, int page, int rights) {
        throw new UnsupportedOperationException();
    }

    /** Free frames become a one-way memory channel: the sender reads and writes, the receiver reads. */
    public int addMemoryChannel(int from, int to, int firstFrame, int count, int fromPage, int toPage) {
        throw new UnsupportedOperationException();
    }

    /**
     * A device for a partition; its register frames must be free and are mapped uncached, readable and writable.
     *
     * @param requester 16-bit PCI requester id
     * @param line interrupt line 0..63
     * @param vector interrupt vector 32..255 at the partition
     * @return the device's number, dense from 0 in the order of calls
     */
    public int addDevice(int partition, int requester, int firstFrame, int count, int page, int line, int vector) {
        throw new UnsupportedOperationException();
    }

    /** Lets a device reach a region of its own partition, at the partition's addresses, with the region's rights. */
    public int addDmaWindow(int device, int region) {
        throw new UnsupportedOperationException();
    }

    /**
     * Leave to pass frames of a region on.
     *
     * @param page guest-physical page at which the receiver sees the region's first frame
     * @param rights most rights the receiver gets
     * @param modes sum of {@link Abi#MODE_LEND}, {@link Abi#MODE_SHARE}, {@link Abi#MODE_DONATE}
     * @return the grant's number, dense from 0 in the order of calls
     */
    public int addGrant(int from, int to, int region, int page, int rights, int modes) {
        throw new UnsupportedOperationException();
    }

    /**
     * A queuing port.
     *
     * @param messageWords 64-bit words in the longest message, 1..512
     * @param depth messages it holds
     * @return the port's number, dense from 0 among queuing ports
     */
    public int addQueue(int from, int to, int messageWords, int depth, boolean acknowledged) {
        throw new UnsupportedOperationException();
    }

    /**
     * A sampling port.
     *
     * @return the port's number, dense from 0 among sampling ports
     */
    public int addSampling(int from, int to, int messageWords) {
        throw new UnsupportedOperationException();
    }

    /**
     * An event.
     *
     * @param vector interrupt vector 32..255 at the receiver
     * @return the event's number, dense from 0
     */
    public int addEvent(int from, int to, int vector) {
        throw new UnsupportedOperationException();
    }

    /**
     * Appends a minor frame to a processor's major frame; all frames of one processor are added before those of the
     * next.
     *
     * @param partition who runs, or {@link Abi#NOBODY}
     * @param ticks 1 or more
     */
    public int addMinorFrame(int processor, int partition, int ticks) {
        throw new UnsupportedOperationException();
    }

    /** What to do on a fault; {@link Abi#ACTION_STOP} where nothing is said. */
    public int setFaultRule(int partition, int fault, int action, int limit) {
        throw new UnsupportedOperationException();
    }

    /** The registers with which a partition starts: {@link Registers#STATE_WORDS} words. */
    public int setStart(int partition, long[] state) {
        throw new UnsupportedOperationException();
    }

    /**
     * At start and restart this kernel frame is copied into that frame of a region, if the region's partition still owns
     * it. Boot fills the kernel frames before the kernel is constructed.
     */
    public int addImage(int kernelFrame, int targetFrame) {
        throw new UnsupportedOperationException();
    }

    /**
     * What the processors can do.
     *
     * @param physicalAddressBits 32..52
     * @param twoMegabyteLeaves EPT and second-level leaves of 2 MiB may be used
     * @param oneGigabyteLeaves EPT and second-level leaves of 1 GiB may be used
     * @param gigabytePages guests may use 1 GiB pages (told by CPUID)
     * @param fiveLevels guests may use 5-level paging (told by CPUID)
     */
    public int setProcessor(
            int physicalAddressBits,
            boolean twoMegabyteLeaves,
            boolean oneGigabyteLeaves,
            boolean gigabytePages,
            boolean fiveLevels) {
        throw new UnsupportedOperationException();
    }

    /** DMA remapping with 39 (three-level) or 48 (four-level) address bits; without this call there is none. */
    public int setDmaWidth(int bits) {
        throw new UnsupportedOperationException();
    }

    /** How many kernel frames the tables need; ask after everything else was added. */
    public int tableFramesNeeded() {
        throw new UnsupportedOperationException();
    }

    /** Which kernel frames hold the tables; at least {@link #tableFramesNeeded()} of them, claimed, not images. */
    public int setTableFrames(int firstFrame, int count) {
        throw new UnsupportedOperationException();
    }

    /** Whether a kernel can be constructed: processor and table frames are set, every processor has a minor frame. */
    public boolean complete() {
        throw new UnsupportedOperationException();
    }
}
