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
    @ public invariant frames.address.length == ledger.state.length && 0 < ledger.state.length;
    @ public invariant regions.frames == ledger.state.length && regions.parts == partitions;
    @ public invariant grants.frames == ledger.state.length && grants.parts == partitions;
    @*/

    /*+OPENJML@ public invariant (Object) ledger != (Object) windows && (Object) ledger != (Object) regions;
    @ public invariant (Object) ledger != (Object) grants && (Object) windows != (Object) regions;
    @ public invariant (Object) windows != (Object) grants && (Object) regions != (Object) grants;
    @ public invariant (Object) frames != (Object) ledger && (Object) frames != (Object) windows;
    @ public invariant (Object) frames != (Object) regions && (Object) frames != (Object) grants;
    @*/

    /*@ private normal_behavior
    @ ensures this.partitions == partitions && this.frames == frames && this.ledger == ledger && !sealed;
    @ ensures this.windows == windows && this.regions == regions && this.grants == grants;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ MemoryConfiguration(
            int partitions, Frames frames, Ledger ledger, Windows windows, Regions regions, Grants grants) {
        this.partitions = partitions;
        this.frames = frames;
        this.ledger = ledger;
        this.windows = windows;
        this.regions = regions;
        this.grants = grants;
    }

    /** Nothing yet, for so many partitions and at most n frames. */
    /*@ normal_behavior
    @ requires 1 <= partitions && partitions <= Limits.PARTITIONS && 1 <= n && n <= Limits.FRAMES;
    @ ensures \result.partitions == partitions && \result.ledger.state.length == n && !\result.sealed;
    @ ensures \result.regions.frames == n && \result.regions.parts == partitions && \fresh(\result);
    @ ensures \result.grants.frames == n && \result.grants.parts == partitions;
    @ assignable \nothing;
    @*/
    static MemoryConfiguration of(int partitions, int n) {
        Frames frames = new Frames(n);
        Ledger ledger = new Ledger(partitions, n);
        return new MemoryConfiguration(
                partitions, frames, ledger, new Windows(), new Regions(partitions, n), new Grants(partitions, n));
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
    @ ensures \result == \old(frames.count) || \result == Abi.DENIED;
    @ ensures frames.count == (\result >= 0 ? \old(frames.count) + count : \old(frames.count));
    @ ensures (\forall int k; \old(frames.count) <= k && k < frames.count;
    @      frames.address[k] == address + (long) (k - \old(frames.count)) * Frames.SIZE);
    @ ensures (\forall int k; 0 <= k && k < \old(frames.count); frames.address[k] == \old(frames.address[k]));
    @ assignable frames.*, frames.address[0 .. frames.address.length - 1];
    @*/
    public int addFrames(long address, int count) {
        boolean refused = sealed;
        /*+OPENJML@ split; @*/
        if (refused) {
            return Abi.DENIED;
        }
        return know(frames, ledger, windows, regions, grants, address, count);
    }

    /** What {@link Frames#add} does; the other parts stay sound. */
    /*+OPENJML@ private normal_behavior
    @ ensures \result == \old(frames.count) || \result == Abi.DENIED;
    @ ensures frames.count == (\result >= 0 ? \old(frames.count) + count : \old(frames.count));
    @ ensures (\forall int k; \old(frames.count) <= k && k < frames.count;
    @      frames.address[k] == address + (long) (k - \old(frames.count)) * Frames.SIZE);
    @ ensures (\forall int k; 0 <= k && k < \old(frames.count); frames.address[k] == \old(frames.address[k]));
    @ assignable frames.*, frames.address[0 .. frames.address.length - 1];
    @*/
    private static int know(
            Frames frames, Ledger ledger, Windows windows, Regions regions, Grants grants, long address, int count) {
        return frames.add(address, count);
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
    @ ensures \result == \old(regions.count) || \result == Abi.DENIED;
    @ ensures \result >= 0 ==> 0 <= partition && partition < partitions && Rights.mappable(rights)
    @      && 0 <= firstFrame && 1 <= count && count <= frames.count - firstFrame;
    @ ensures \result >= 0 ==> regions.partition[\result] == partition && regions.frame[\result] == firstFrame
    @      && regions.pages[\result] == count && regions.page[\result] == page && regions.rights[\result] == rights;
    @ ensures regions.count == (\result >= 0 ? \old(regions.count) + 1 : \old(regions.count));
    @ ensures windows.count == (\result >= 0 ? \old(windows.count) + 1 : \old(windows.count));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length;
    @      ledger.state[f] == (\result >= 0 && firstFrame <= f && f < firstFrame + count
    @         ? Ledger.OWNED : \old(ledger.state[f])));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length;
    @      ledger.owner[f] == (\result >= 0 && firstFrame <= f && f < firstFrame + count
    @         ? partition : \old(ledger.owner[f])));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length;
    @      ledger.ownerPage[f] == (\result >= 0 && firstFrame <= f && f < firstFrame + count
    @         ? page + (f - firstFrame) : \old(ledger.ownerPage[f])));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length;
    @      ledger.ownerMost[f] == (\result >= 0 && firstFrame <= f && f < firstFrame + count
    @         ? rights : \old(ledger.ownerMost[f])));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length;
    @      ledger.ownerRights[f] == (\result >= 0 && firstFrame <= f && f < firstFrame + count
    @         ? rights : \old(ledger.ownerRights[f])));
    @ assignable ledger.state[0 .. ledger.state.length - 1], ledger.owner[0 .. ledger.owner.length - 1],
    @      ledger.ownerPage[0 .. ledger.ownerPage.length - 1], ledger.ownerMost[0 .. ledger.ownerMost.length - 1],
    @      ledger.ownerRights[0 .. ledger.ownerRights.length - 1], windows.*,
    @      windows.partition[0 .. windows.partition.length - 1], windows.page[0 .. windows.page.length - 1],
    @      windows.pages[0 .. windows.pages.length - 1], windows.frame[0 .. windows.frame.length - 1],
    @      regions.*, regions.partition[0 .. regions.partition.length - 1],
    @      regions.frame[0 .. regions.frame.length - 1], regions.pages[0 .. regions.pages.length - 1],
    @      regions.page[0 .. regions.page.length - 1], regions.rights[0 .. regions.rights.length - 1];
    @*/
    public int addRegion(int partition, int firstFrame, int count, int page, int rights) {
        boolean refused = sealed
                || !isPartition(partition)
                || !FrameRuns.free(ledger, frames.count(), firstFrame, count)
                || !Rights.mappable(rights)
                || !windows.fits(partition, page, count, firstFrame);
        /*+OPENJML@ split; @*/
        if (refused) {
            return Abi.DENIED;
        }
        int region = declare(frames, ledger, windows, regions, grants, partition, firstFrame, count, page, rights);
        /*+OPENJML@ split; @*/
        if (region >= 0) {
            show(frames, ledger, windows, regions, grants, partition, page, count, firstFrame);
            FrameRuns.own(ledger, partition, firstFrame, count, page, rights);
        }
        return region;
    }

    /** What {@link Regions#add} does; the other parts stay sound. */
    /*+OPENJML@ private normal_behavior
    @ requires (Object) regions != (Object) ledger && (Object) regions != (Object) windows;
    @ requires (Object) regions != (Object) grants && (Object) regions != (Object) frames;
    @ ensures \result == \old(regions.count) || \result == Abi.DENIED;
    @ ensures regions.count == (\result >= 0 ? \old(regions.count) + 1 : \old(regions.count));
    @ ensures \result >= 0 ==> regions.partition[\result] == partition && regions.frame[\result] == firstFrame
    @      && regions.pages[\result] == count && regions.page[\result] == page && regions.rights[\result] == rights;
    @ assignable regions.*, regions.partition[0 .. regions.partition.length - 1],
    @      regions.frame[0 .. regions.frame.length - 1], regions.pages[0 .. regions.pages.length - 1],
    @      regions.page[0 .. regions.page.length - 1], regions.rights[0 .. regions.rights.length - 1];
    @*/
    private static int declare(
            Frames frames,
            Ledger ledger,
            Windows windows,
            Regions regions,
            Grants grants,
            int partition,
            int firstFrame,
            int count,
            int page,
            int rights) {
        return regions.add(partition, firstFrame, count, page, rights);
    }

    /** What {@link Windows#add} does; the other parts stay sound. */
    /*+OPENJML@ private normal_behavior
    @ requires (Object) windows != (Object) ledger && (Object) windows != (Object) regions;
    @ requires (Object) windows != (Object) grants && (Object) windows != (Object) frames;
    @ requires 0 <= page && page < Limits.PAGES && 1 <= count && count <= Limits.PAGES - page;
    @ requires 0 <= firstFrame && firstFrame <= Limits.FRAMES - count && windows.count < Limits.WINDOWS;
    @ ensures windows.count == \old(windows.count) + 1;
    @ assignable windows.*, windows.partition[0 .. windows.partition.length - 1],
    @      windows.page[0 .. windows.page.length - 1], windows.pages[0 .. windows.pages.length - 1],
    @      windows.frame[0 .. windows.frame.length - 1];
    @*/
    private static void show(
            Frames frames,
            Ledger ledger,
            Windows windows,
            Regions regions,
            Grants grants,
            int partition,
            int page,
            int count,
            int firstFrame) {
        windows.add(partition, page, count, firstFrame);
    }

    /** Free frames become a one-way memory channel: the sender reads and writes, the receiver reads. */
    /*@ public normal_behavior
    @ requires sealed;
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @ also public normal_behavior
    @ requires !sealed;
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures \result == Abi.OK ==> 0 <= from && from < partitions && 0 <= to && to < partitions && from != to
    @      && 0 <= firstFrame && 1 <= count && count <= frames.count - firstFrame;
    @ ensures windows.count == (\result == Abi.OK ? \old(windows.count) + 2 : \old(windows.count));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length;
    @      ledger.state[f] == (\result == Abi.OK && firstFrame <= f && f < firstFrame + count
    @         ? Ledger.CHANNEL : \old(ledger.state[f])));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length;
    @      ledger.owner[f] == (\result == Abi.OK && firstFrame <= f && f < firstFrame + count
    @         ? from : \old(ledger.owner[f])));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length;
    @      ledger.ownerPage[f] == (\result == Abi.OK && firstFrame <= f && f < firstFrame + count
    @         ? fromPage + (f - firstFrame) : \old(ledger.ownerPage[f])));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length;
    @      ledger.ownerMost[f] == (\result == Abi.OK && firstFrame <= f && f < firstFrame + count
    @         ? 3 : \old(ledger.ownerMost[f])));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length;
    @      ledger.ownerRights[f] == (\result == Abi.OK && firstFrame <= f && f < firstFrame + count
    @         ? 3 : \old(ledger.ownerRights[f])));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length;
    @      ledger.borrower[f] == (\result == Abi.OK && firstFrame <= f && f < firstFrame + count
    @         ? to : \old(ledger.borrower[f])));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length;
    @      ledger.borrowerPage[f] == (\result == Abi.OK && firstFrame <= f && f < firstFrame + count
    @         ? toPage + (f - firstFrame) : \old(ledger.borrowerPage[f])));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length;
    @      ledger.borrowerRights[f] == (\result == Abi.OK && firstFrame <= f && f < firstFrame + count
    @         ? 1 : \old(ledger.borrowerRights[f])));
    @ assignable ledger.state[0 .. ledger.state.length - 1], ledger.owner[0 .. ledger.owner.length - 1],
    @      ledger.ownerPage[0 .. ledger.ownerPage.length - 1], ledger.ownerMost[0 .. ledger.ownerMost.length - 1],
    @      ledger.ownerRights[0 .. ledger.ownerRights.length - 1],
    @      ledger.borrower[0 .. ledger.borrower.length - 1],
    @      ledger.borrowerPage[0 .. ledger.borrowerPage.length - 1],
    @      ledger.borrowerRights[0 .. ledger.borrowerRights.length - 1], windows.*,
    @      windows.partition[0 .. windows.partition.length - 1], windows.page[0 .. windows.page.length - 1],
    @      windows.pages[0 .. windows.pages.length - 1], windows.frame[0 .. windows.frame.length - 1];
    @*/
    public int addMemoryChannel(int from, int to, int firstFrame, int count, int fromPage, int toPage) {
        boolean refused = sealed
                || !isPartition(from)
                || !isPartition(to)
                || from == to
                || !FrameRuns.free(ledger, frames.count(), firstFrame, count)
                || windows.free() < 2
                || !windows.fits(from, fromPage, count, firstFrame)
                || !windows.fits(to, toPage, count, firstFrame);
        /*+OPENJML@ split; @*/
        if (refused) {
            return Abi.DENIED;
        }
        show(frames, ledger, windows, regions, grants, from, fromPage, count, firstFrame);
        show(frames, ledger, windows, regions, grants, to, toPage, count, firstFrame);
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
    @ ensures \result == \old(grants.count) || \result == Abi.DENIED;
    @ ensures \result >= 0 ==> 0 <= region && region < regions.count && grants.from[\result] == from
    @      && grants.to[\result] == to && grants.frame[\result] == regions.frame[region]
    @      && grants.pages[\result] == regions.pages[region] && grants.page[\result] == page;
    @ ensures \result >= 0 ==> grants.rights[\result] == rights && grants.modes[\result] == modes
    @      && Rights.within(rights, regions.rights[region]) && 1 <= modes && modes <= 7;
    @ ensures grants.count == (\result >= 0 ? \old(grants.count) + 1 : \old(grants.count));
    @ ensures windows.count == (\result >= 0 ? \old(windows.count) + 1 : \old(windows.count));
    @ assignable windows.*, windows.partition[0 .. windows.partition.length - 1],
    @      windows.page[0 .. windows.page.length - 1], windows.pages[0 .. windows.pages.length - 1],
    @      windows.frame[0 .. windows.frame.length - 1], grants.*, grants.from[0 .. grants.from.length - 1],
    @      grants.to[0 .. grants.to.length - 1], grants.frame[0 .. grants.frame.length - 1],
    @      grants.pages[0 .. grants.pages.length - 1], grants.page[0 .. grants.page.length - 1],
    @      grants.rights[0 .. grants.rights.length - 1], grants.modes[0 .. grants.modes.length - 1];
    @*/
    public int addGrant(int from, int to, int region, int page, int rights, int modes) {
        boolean refused = sealed
                || !isPartition(from)
                || !isPartition(to)
                || region < 0
                || region >= regions.count()
                || !Rights.mappable(rights)
                || !Rights.within(rights, regions.rights(region))
                || modes < 1
                || modes > 7
                || !windows.fits(to, page, regions.pages(region), regions.frame(region));
        /*+OPENJML@ split; @*/
        if (refused) {
            return Abi.DENIED;
        }
        int count = regions.pages(region);
        int frame = regions.frame(region);
        int grant = permit(frames, ledger, windows, regions, grants, from, to, frame, count, page, rights, modes);
        /*+OPENJML@ split; @*/
        if (grant >= 0) {
            show(frames, ledger, windows, regions, grants, to, page, count, frame);
        }
        return grant;
    }

    /** What {@link Grants#add} does; the other parts stay sound. */
    /*+OPENJML@ private normal_behavior
    @ requires (Object) grants != (Object) ledger && (Object) grants != (Object) windows;
    @ requires (Object) grants != (Object) regions && (Object) grants != (Object) frames;
    @ ensures \result == \old(grants.count) || \result == Abi.DENIED;
    @ ensures grants.count == (\result >= 0 ? \old(grants.count) + 1 : \old(grants.count));
    @ ensures \result >= 0 ==> grants.from[\result] == from && grants.to[\result] == to
    @      && grants.frame[\result] == frame && grants.pages[\result] == count && grants.page[\result] == page
    @      && grants.rights[\result] == rights && grants.modes[\result] == modes;
    @ assignable grants.*, grants.from[0 .. grants.from.length - 1], grants.to[0 .. grants.to.length - 1],
    @      grants.frame[0 .. grants.frame.length - 1], grants.pages[0 .. grants.pages.length - 1],
    @      grants.page[0 .. grants.page.length - 1], grants.rights[0 .. grants.rights.length - 1],
    @      grants.modes[0 .. grants.modes.length - 1];
    @*/
    private static int permit(
            Frames frames,
            Ledger ledger,
            Windows windows,
            Regions regions,
            Grants grants,
            int from,
            int to,
            int frame,
            int count,
            int page,
            int rights,
            int modes) {
        return grants.add(from, to, frame, count, page, rights, modes);
    }

    /** Registers of a device of a partition, in frames that {@link #acceptsRegisters}. */
    /*@ normal_behavior
    @ requires 0 <= partition && partition < partitions && windows.count < Limits.WINDOWS;
    @ requires 0 <= firstFrame && 1 <= count && count <= frames.count - firstFrame;
    @ requires 0 <= page && page <= Limits.PAGES - count;
    @ requires (\forall int f; firstFrame <= f && f < firstFrame + count; ledger.state[f] == Ledger.FREE);
    @ ensures windows.count == \old(windows.count) + 1;
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length;
    @      ledger.state[f] == (firstFrame <= f && f < firstFrame + count
    @         ? Ledger.DEVICE : \old(ledger.state[f])));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length;
    @      ledger.owner[f] == (firstFrame <= f && f < firstFrame + count
    @         ? partition : \old(ledger.owner[f])));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length;
    @      ledger.ownerPage[f] == (firstFrame <= f && f < firstFrame + count
    @         ? page + (f - firstFrame) : \old(ledger.ownerPage[f])));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length;
    @      ledger.ownerMost[f] == (firstFrame <= f && f < firstFrame + count
    @         ? 3 : \old(ledger.ownerMost[f])));
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length;
    @      ledger.ownerRights[f] == (firstFrame <= f && f < firstFrame + count
    @         ? 3 : \old(ledger.ownerRights[f])));
    @ assignable ledger.state[0 .. ledger.state.length - 1], ledger.owner[0 .. ledger.owner.length - 1],
    @      ledger.ownerPage[0 .. ledger.ownerPage.length - 1], ledger.ownerMost[0 .. ledger.ownerMost.length - 1],
    @      ledger.ownerRights[0 .. ledger.ownerRights.length - 1], windows.*,
    @      windows.partition[0 .. windows.partition.length - 1], windows.page[0 .. windows.page.length - 1],
    @      windows.pages[0 .. windows.pages.length - 1], windows.frame[0 .. windows.frame.length - 1];
    @*/
    void addRegisters(int partition, int firstFrame, int count, int page) {
        show(frames, ledger, windows, regions, grants, partition, page, count, firstFrame);
        FrameRuns.device(ledger, partition, firstFrame, count, page);
    }

    /** Whether {@link #addRegisters} may be asked to do it. */
    /*@ normal_behavior
    @ ensures \result ==> !sealed && 0 <= partition && partition < partitions && windows.count < Limits.WINDOWS
    @      && 0 <= firstFrame && 1 <= count && count <= frames.count - firstFrame
    @      && 0 <= page && page <= Limits.PAGES - count
    @      && (\forall int f; firstFrame <= f && f < firstFrame + count; ledger.state[f] == Ledger.FREE);
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
        close();
    }

    /*+OPENJML@ private normal_behavior
    @ requires frames.sound() && ledger.sound() && windows.sound() && regions.sound() && grants.sound();
    @ ensures frames.sound() && ledger.sound() && windows.sound() && regions.sound() && grants.sound() && sealed;
    @ assignable sealed;
    @*/
    private /*@ helper @*/ void close() {
        sealed = true;
    }

    /*@ private normal_behavior
    @ ensures \result == (0 <= p && p < partitions);
    @ assignable \nothing;
    @*/
    private /*@ pure helper @*/ boolean isPartition(int p) {
        return p >= 0 && p < partitions;
    }
}
