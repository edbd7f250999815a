package cofferdam.kernel.core;

/** Who gets which frames, where they appear, and who may pass them on to whom: part of {@link Configuration}. */
public final class MemoryConfiguration {
    /*@ spec_public @*/ final int partitions;
    /*@ spec_public @*/ final Frames frames;
    /*@ spec_public @*/ final Ledger ledger;
    /*@ spec_public @*/ final Windows windows;
    /*@ spec_public @*/ final Regions regions;
    /*@ spec_public @*/ final Grants grants;
    /*@ spec_public @*/ private boolean sealed;

    /*@ public invariant 1 <= partitions && partitions <= Limits.PARTITIONS && ledger.parts == partitions;
    @ public invariant \invariant_for(frames) && \invariant_for(ledger) && \invariant_for(windows);
    @ public invariant \invariant_for(regions) && \invariant_for(grants);
    @ public invariant frames.address.length == ledger.state.length;
    @*/

    /*@ normal_behavior
    @ requires 1 <= partitions && partitions <= Limits.PARTITIONS && 1 <= n && n <= Limits.FRAMES;
    @ ensures this.partitions == partitions && ledger.state.length == n && !sealed;
    @ assignable \nothing;
    @*/
    MemoryConfiguration(int partitions, int n) {
        this.partitions = partitions;
        frames = new Frames(n);
        ledger = new Ledger(partitions, n);
        windows = new Windows();
        regions = new Regions(partitions, n);
        grants = new Grants(partitions, n);
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
        if (sealed
                || !isPartition(partition)
                || !FrameRuns.free(ledger, frames.count(), firstFrame, count)
                || !Rights.mappable(rights)) {
            return Abi.DENIED;
        }
        if (!windows.fits(partition, page, count, firstFrame)) {
            return Abi.DENIED;
        }
        int region = regions.add(partition, firstFrame, count, page, rights);
        if (region >= 0) {
            windows.add(partition, page, count, firstFrame);
            FrameRuns.own(ledger, partition, firstFrame, count, page, rights);
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
        if (sealed
                || !isPartition(from)
                || !isPartition(to)
                || from == to
                || !FrameRuns.free(ledger, frames.count(), firstFrame, count)) {
            return Abi.DENIED;
        }
        if (windows.free() < 2
                || !windows.fits(from, fromPage, count, firstFrame)
                || !windows.fits(to, toPage, count, firstFrame)) {
            return Abi.DENIED;
        }
        windows.add(from, fromPage, count, firstFrame);
        windows.add(to, toPage, count, firstFrame);
        FrameRuns.channel(ledger, from, to, firstFrame, count, fromPage, toPage);
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

    /** Registers of a device of a partition, in free frames: OK, or DENIED. */
    /*@ normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.DENIED || \result == Abi.OK;
    @ assignable ledger.state[*], ledger.owner[*], ledger.ownerPage[*], ledger.ownerMost[*], ledger.ownerRights[*],
    @    windows.count, windows.partition[*], windows.page[*], windows.pages[*], windows.frame[*];
    @*/
    int addRegisters(int partition, int firstFrame, int count, int page) {
        if (!acceptsRegisters(partition, firstFrame, count, page)) {
            return Abi.DENIED;
        }
        windows.add(partition, page, count, firstFrame);
        FrameRuns.device(ledger, partition, firstFrame, count, page);
        return Abi.OK;
    }

    /** Whether {@link #addRegisters} would do it. */
    /*@ normal_behavior
    @ ensures \result ==> !sealed && 0 <= partition && partition < partitions && windows.count < Limits.WINDOWS;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean acceptsRegisters(int partition, int firstFrame, int count, int page) {
        if (sealed || !isPartition(partition) || !FrameRuns.free(ledger, frames.count(), firstFrame, count)) {
            return false;
        }
        return windows.fits(partition, page, count, firstFrame);
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
}
