package cofferdam.kernel.core;

/**
 * All memory of the system: the ledger, the tables that refine it, and the calls that change both together. The order is
 * always: take away in the tables, flush, then change the ledger, then map elsewhere. Requirements G1-13, G6-03.
 */
final class Memory {
    /*@ spec_public @*/ private final Platform platform;
    /*@ spec_public @*/ private final Frames frames;
    /*@ spec_public @*/ private final Ledger ledger;
    /*@ spec_public @*/ private final Regions regions;
    /*@ spec_public @*/ private final Grants grants;
    /*@ spec_public @*/ private final DmaMap dma;
    /*@ spec_public @*/ private final BootStore images;
    /*@ spec_public @*/ private final StageTwo stageTwo;
    /*@ spec_public @*/ private final DmaTables dmaTables;

    /*@ public invariant \invariant_for(frames) && \invariant_for(ledger) && \invariant_for(regions);
    @ public invariant \invariant_for(grants) && \invariant_for(dma) && \invariant_for(images);
    @ public invariant \invariant_for(stageTwo) && \invariant_for(dmaTables);
    @ public invariant stageTwo.radix.frames == frames && dmaTables.frames == frames;
    @ public invariant stageTwo.radix != dmaTables.radix && frames.address.length == ledger.state.length;
    @ public invariant dma.frames == ledger.state.length && images.from.length == ledger.state.length;
    @*/

    /*+OPENJML@ public invariant (\forall int r; 0 <= r && r < regions.count;
    @      regions.partition[r] < ledger.parts && regions.frame[r] + regions.pages[r] <= frames.count);
    @ public invariant (\forall int g; 0 <= g && g < grants.count;
    @      grants.to[g] < ledger.parts && grants.frame[g] + grants.pages[g] <= frames.count);
    @ public invariant (\forall int k; 0 <= k && k < dma.mapped.length && dma.mapped[k];
    @      ledger.pinned[k / Limits.DEVICES] && ledger.owner[k / Limits.DEVICES] == dma.owner[k % Limits.DEVICES]);
    @ public invariant (Object) ledger != (Object) dma && (Object) ledger != (Object) regions;
    @ public invariant (Object) ledger != (Object) grants && (Object) ledger != (Object) images;
    @ public invariant (Object) ledger != (Object) frames && (Object) ledger != (Object) dmaTables;
    @ public invariant (Object) ledger != (Object) stageTwo.radix && (Object) ledger != (Object) dmaTables.radix;
    @ public invariant (Object) dma != (Object) regions && (Object) dma != (Object) grants;
    @ public invariant (Object) dma != (Object) images && (Object) dma != (Object) frames;
    @ public invariant (Object) dma != (Object) dmaTables && (Object) dma != (Object) stageTwo.radix;
    @ public invariant (Object) dma != (Object) dmaTables.radix && (Object) regions != (Object) stageTwo.radix;
    @ public invariant (Object) regions != (Object) dmaTables.radix && (Object) grants != (Object) stageTwo.radix;
    @ public invariant (Object) grants != (Object) dmaTables.radix && (Object) images != (Object) stageTwo.radix;
    @ public invariant (Object) images != (Object) dmaTables.radix && (Object) frames != (Object) stageTwo.radix;
    @ public invariant (Object) frames != (Object) dmaTables.radix && (Object) dmaTables != (Object) stageTwo.radix;
    @*/

    /*@ normal_behavior
    @ ensures this.platform == platform && ledger == c.ledger && frames == c.frames && dma == c.dma;
    @ ensures regions == c.regions && grants == c.grants && images == c.images;
    @ assignable \nothing;
    @*/
    Memory(Platform platform, Configuration c) {
        this.platform = platform;
        frames = c.frames;
        ledger = c.ledger;
        regions = c.regions;
        grants = c.grants;
        dma = c.dma;
        images = c.images;
        stageTwo = new StageTwo(platform, c.frames, c.twoMegabyteLeaves, c.oneGigabyteLeaves);
        dmaTables =
                new DmaTables(platform, c.frames, c.dmaLevels == 3 ? 3 : 4, c.twoMegabyteLeaves, c.oneGigabyteLeaves);
    }

    /** Builds all tables in the table frames and maps what ledger and regions declare; OK, or why not. Requirements G7-01, G7-04. */
    /*@ normal_behavior
    @ assignable ledger.pinned[*], dma.mapped[*], dma.admitted[*], stageTwo.radix.root[*], stageTwo.radix.next[*],
    @    stageTwo.radix.end[*], dmaTables.radix.root[*], dmaTables.radix.next[*], dmaTables.radix.end[*],
    @    dmaTables.root, dmaTables.context[*];
    @*/
    int build(Configuration c) {
        int at = c.tableFrame;
        for (int p = 0; p < c.partitions; p++) {
            int n = c.windows.tables(p, EptFormat.LEVELS);
            stageTwo.open(p, at, n);
            at = at + n;
        }
        for (int f = 0; f < frames.count(); f++) {
            if (ledger.owner(f) >= 0 && ledger.state(f) != Ledger.DEVICE) {
                platform.scrubFrame(frames.address(f));
            }
        }
        int result = stageTwo.build(frames, ledger);
        if (c.dmaLevels == 0 || result != Abi.OK) {
            return result;
        }
        dmaTables.openRoot(at);
        at = at + 1;
        for (int d = 0; d < dma.count(); d++) {
            int bus = dma.requester(d) / 256;
            if (!dmaTables.hasBus(bus)) {
                dmaTables.openBus(bus, at);
                at = at + 1;
            }
            int n = c.dmaWindows.tables(d, c.dmaLevels);
            dmaTables.open(d, at, n);
            at = at + n;
            for (int r = 0; r < regions.count() && result == Abi.OK; r++) {
                result = regions.admits(r, d) ? buildDma(d, r) : Abi.OK;
            }
            dma.admit(d, true);
            dmaTables.admit(d, dma.requester(d));
        }
        return result;
    }

    /*@ private normal_behavior
    @ requires 0 <= d && d < dma.count && 0 <= r && r < regions.count;
    @ assignable ledger.pinned[*], dma.mapped[*], dmaTables.radix.next[d];
    @*/
    private int buildDma(int d, int r) {
        int first = regions.frame(r);
        int at = 0;
        while (at < regions.pages(r)) {
            int n = 1;
            long address = frames.address(first + at);
            while (at + n < regions.pages(r) && frames.address(first + at + n) == address + (long) n * Frames.SIZE) {
                n = n + 1;
            }
            int result = dmaTables.range(d, regions.page(r) + at, address, n, regions.rights(r));
            if (result != Abi.OK) {
                return result;
            }
            for (int i = at; i < at + n; i++) {
                ledger.pin(regions.partition(r), first + i);
                dma.set(d, first + i, true);
            }
            at = at + n;
        }
        return Abi.OK;
    }

    /** MAP: p reaches its own frame with these rights. Requirements G1-03, G1-04. */
    /*@ normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ requires 0 <= region && region < regions.count && 0 <= index && index < regions.pages[region]
    @    && ledger.owner[regions.frame[region] + index] == p;
    @ ensures \result == Abi.OK ==> ledger.ownerRights[regions.frame[region] + index] == rights
    @    && Rights.within(rights, ledger.ownerMost[regions.frame[region] + index]);
    @ ensures \result != Abi.OK ==> ledger.ownerRights[regions.frame[region] + index]
    @    == \old(ledger.ownerRights[regions.frame[region] + index]);
    @ assignable ledger.ownerRights[regions.frame[region] + index], stageTwo.radix.next[p];
    @ also normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ requires !(0 <= region && region < regions.count && 0 <= index && index < regions.pages[region]
    @    && ledger.owner[regions.frame[region] + index] == p);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int map(int p, int region, int index, int rights) {
        int f = ownFrame(p, region, index);
        if (f < 0) {
            return Abi.DENIED;
        }
        if (!Rights.mappable(rights) || !Rights.within(rights, ledger.ownerMost(f))) {
            return Abi.INVALID;
        }
        if (ledger.state(f) != Ledger.OWNED && ledger.state(f) != Ledger.SHARED) {
            return Abi.BUSY;
        }
        int result = stageTwo.map(p, ledger.ownerPage(f), frames.address(f), rights, false);
        if (result == Abi.OK) {
            ledger.remap(p, f, rights);
        }
        return result;
    }

    /** UNMAP: p no longer reaches its own frame. Requirement G1-05. */
    /*@ normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ requires 0 <= region && region < regions.count && 0 <= index && index < regions.pages[region]
    @    && ledger.owner[regions.frame[region] + index] == p;
    @ ensures \result == Abi.OK ==> ledger.ownerRights[regions.frame[region] + index] == 0;
    @ ensures \result != Abi.OK ==> ledger.ownerRights[regions.frame[region] + index]
    @    == \old(ledger.ownerRights[regions.frame[region] + index]);
    @ assignable ledger.ownerRights[regions.frame[region] + index], stageTwo.radix.next[p];
    @ also normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ requires !(0 <= region && region < regions.count && 0 <= index && index < regions.pages[region]
    @    && ledger.owner[regions.frame[region] + index] == p);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int unmap(int p, int region, int index) {
        int f = ownFrame(p, region, index);
        if (f < 0) {
            return Abi.DENIED;
        }
        if (ledger.state(f) != Ledger.OWNED && ledger.state(f) != Ledger.SHARED) {
            return Abi.BUSY;
        }
        int result = stageTwo.unmap(p, ledger.ownerPage(f));
        if (result == Abi.OK) {
            ledger.remap(p, f, 0);
        }
        return result;
    }

    /** DMA_MAP: p's device reaches p's frame at the frame's home page. Requirement G3-03. */
    /*@ normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ requires 0 <= region && region < regions.count && 0 <= index && index < regions.pages[region]
    @    && ledger.owner[regions.frame[region] + index] == p
    @    && 0 <= device && device < dma.count && dma.owner[device] == p
    @    && regions.dma[region * Limits.DEVICES + device];
    @ ensures \result == Abi.OK ==> dma.mapped[(regions.frame[region] + index) * Limits.DEVICES + device];
    @ ensures \result == Abi.OK ==> ledger.pinned[regions.frame[region] + index]
    @    && ledger.state[regions.frame[region] + index] == Ledger.OWNED;
    @ ensures \result != Abi.OK ==> dma.mapped[(regions.frame[region] + index) * Limits.DEVICES + device]
    @    == \old(dma.mapped[(regions.frame[region] + index) * Limits.DEVICES + device]);
    @ assignable ledger.pinned[regions.frame[region] + index], dmaTables.radix.next[device],
    @    dma.mapped[(regions.frame[region] + index) * Limits.DEVICES + device];
    @ also normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ requires !(0 <= region && region < regions.count && 0 <= index && index < regions.pages[region]
    @    && ledger.owner[regions.frame[region] + index] == p
    @    && 0 <= device && device < dma.count && dma.owner[device] == p
    @    && regions.dma[region * Limits.DEVICES + device]);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int dmaMap(int p, int device, int region, int index) {
        int f = ownFrame(p, region, index);
        if (f < 0 || !dma.owns(p, device) || !regions.admits(region, device)) {
            return Abi.DENIED;
        }
        int page = regions.page(region) + index;
        if (ledger.state(f) != Ledger.OWNED || ledger.ownerPage(f) != page) {
            return Abi.BUSY;
        }
        int result = dmaTables.map(device, page, frames.address(f), ledger.ownerMost(f));
        if (result == Abi.OK) {
            ledger.pin(p, f);
            dma.set(device, f, true);
        }
        return result;
    }

    /** DMA_UNMAP: p's device no longer reaches p's frame. Requirement G3-05. */
    /*@ normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ requires 0 <= region && region < regions.count && 0 <= index && index < regions.pages[region]
    @    && ledger.owner[regions.frame[region] + index] == p
    @    && 0 <= device && device < dma.count && dma.owner[device] == p
    @    && regions.dma[region * Limits.DEVICES + device];
    @ ensures \result == Abi.OK ==> !dma.mapped[(regions.frame[region] + index) * Limits.DEVICES + device];
    @ assignable ledger.pinned[regions.frame[region] + index], dmaTables.radix.next[device],
    @    dma.mapped[(regions.frame[region] + index) * Limits.DEVICES + device];
    @ also normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ requires !(0 <= region && region < regions.count && 0 <= index && index < regions.pages[region]
    @    && ledger.owner[regions.frame[region] + index] == p
    @    && 0 <= device && device < dma.count && dma.owner[device] == p
    @    && regions.dma[region * Limits.DEVICES + device]);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int dmaUnmap(int p, int device, int region, int index) {
        int f = ownFrame(p, region, index);
        if (f < 0 || !dma.owns(p, device) || !regions.admits(region, device)) {
            return Abi.DENIED;
        }
        if (!dma.maps(device, f)) {
            return Abi.OK;
        }
        int result = dmaTables.unmap(device, regions.page(region) + index);
        if (result == Abi.OK) {
            dma.set(device, f, false);
            if (!dma.reached(f)) {
                ledger.unpin(f);
            }
        }
        return result;
    }

    /** LEND: the receiver of the grant reaches the frame, p no longer does. Requirement G1-06. */
    /*@ normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ requires 0 <= grant && grant < grants.count && grants.from[grant] == p && 0 <= index
    @    && index < grants.pages[grant] && Rights.within(Abi.MODE_LEND, grants.modes[grant])
    @    && ledger.owner[grants.frame[grant] + index] == p && ledger.state[grants.frame[grant] + index] == Ledger.OWNED
    @    && !ledger.pinned[grants.frame[grant] + index];
    @ ensures \result == Abi.OK ==> ledger.state[grants.frame[grant] + index] == Ledger.LENT
    @    && ledger.borrower[grants.frame[grant] + index] == grants.to[grant] && ledger.ownerRights[grants.frame[grant] + index] == 0;
    @ assignable ledger.state[grants.frame[grant] + index], ledger.ownerRights[grants.frame[grant] + index], ledger.borrower[grants.frame[grant] + index],
    @    ledger.borrowerPage[grants.frame[grant] + index], ledger.borrowerRights[grants.frame[grant] + index], stageTwo.radix.next[*];
    @ also normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ requires !(0 <= grant && grant < grants.count && grants.from[grant] == p && 0 <= index
    @    && index < grants.pages[grant] && Rights.within(Abi.MODE_LEND, grants.modes[grant])
    @    && ledger.owner[grants.frame[grant] + index] == p && ledger.state[grants.frame[grant] + index] == Ledger.OWNED
    @    && !ledger.pinned[grants.frame[grant] + index]);
    @ ensures \result == Abi.DENIED || \result == Abi.BUSY;
    @ assignable \nothing;
    @*/
    int lend(int p, int grant, int index, boolean receiverStopped) {
        int ready = passable(p, grant, index, Abi.MODE_LEND);
        if (ready != Abi.OK) {
            return ready;
        }
        int f = grants.frameAt(grant, index);
        int q = grants.to(grant);
        int page = grants.pageAt(grant, index);
        if (receiverStopped) {
            return Abi.BUSY;
        }
        stageTwo.unmap(p, ledger.ownerPage(f));
        ledger.lend(p, q, f, page, grants.rights(grant));
        return stageTwo.map(q, page, frames.address(f), grants.rights(grant), false);
    }

    /** SHARE: the receiver of the grant reaches the frame, too. Requirement G1-07. */
    /*@ normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ requires 0 <= grant && grant < grants.count && grants.from[grant] == p && 0 <= index
    @    && index < grants.pages[grant] && Rights.within(Abi.MODE_SHARE, grants.modes[grant])
    @    && ledger.owner[grants.frame[grant] + index] == p && ledger.state[grants.frame[grant] + index] == Ledger.OWNED
    @    && !ledger.pinned[grants.frame[grant] + index];
    @ ensures \result == Abi.OK ==> ledger.state[grants.frame[grant] + index] == Ledger.SHARED
    @    && ledger.borrower[grants.frame[grant] + index] == grants.to[grant];
    @ assignable ledger.state[grants.frame[grant] + index], ledger.borrower[grants.frame[grant] + index], ledger.borrowerPage[grants.frame[grant] + index],
    @    ledger.borrowerRights[grants.frame[grant] + index], stageTwo.radix.next[*];
    @ also normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ requires !(0 <= grant && grant < grants.count && grants.from[grant] == p && 0 <= index
    @    && index < grants.pages[grant] && Rights.within(Abi.MODE_SHARE, grants.modes[grant])
    @    && ledger.owner[grants.frame[grant] + index] == p && ledger.state[grants.frame[grant] + index] == Ledger.OWNED
    @    && !ledger.pinned[grants.frame[grant] + index]);
    @ ensures \result == Abi.DENIED || \result == Abi.BUSY;
    @ assignable \nothing;
    @*/
    int share(int p, int grant, int index, boolean receiverStopped) {
        int ready = passable(p, grant, index, Abi.MODE_SHARE);
        if (ready != Abi.OK) {
            return ready;
        }
        int f = grants.frameAt(grant, index);
        int q = grants.to(grant);
        int page = grants.pageAt(grant, index);
        if (receiverStopped) {
            return Abi.BUSY;
        }
        ledger.share(p, q, f, page, grants.rights(grant));
        return stageTwo.map(q, page, frames.address(f), grants.rights(grant), false);
    }

    /** DONATE: the receiver of the grant owns the frame. A stopped receiver gets it empty, and p is not told. Requirement G1-08. */
    /*@ normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ requires 0 <= grant && grant < grants.count && grants.from[grant] == p && 0 <= index
    @    && index < grants.pages[grant] && Rights.within(Abi.MODE_DONATE, grants.modes[grant])
    @    && ledger.owner[grants.frame[grant] + index] == p && ledger.state[grants.frame[grant] + index] == Ledger.OWNED
    @    && !ledger.pinned[grants.frame[grant] + index];
    @ ensures \result == Abi.OK ==> ledger.state[grants.frame[grant] + index] == Ledger.OWNED
    @    && ledger.owner[grants.frame[grant] + index] == grants.to[grant];
    @ assignable ledger.owner[grants.frame[grant] + index], ledger.ownerPage[grants.frame[grant] + index], ledger.ownerMost[grants.frame[grant] + index],
    @    ledger.ownerRights[grants.frame[grant] + index], stageTwo.radix.next[*];
    @ also normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ requires !(0 <= grant && grant < grants.count && grants.from[grant] == p && 0 <= index
    @    && index < grants.pages[grant] && Rights.within(Abi.MODE_DONATE, grants.modes[grant])
    @    && ledger.owner[grants.frame[grant] + index] == p && ledger.state[grants.frame[grant] + index] == Ledger.OWNED
    @    && !ledger.pinned[grants.frame[grant] + index]);
    @ ensures \result == Abi.DENIED || \result == Abi.BUSY;
    @ assignable \nothing;
    @*/
    int donate(int p, int grant, int index, boolean receiverStopped) {
        int ready = passable(p, grant, index, Abi.MODE_DONATE);
        if (ready != Abi.OK) {
            return ready;
        }
        int f = grants.frameAt(grant, index);
        int q = grants.to(grant);
        int page = grants.pageAt(grant, index);
        stageTwo.unmap(p, ledger.ownerPage(f));
        if (receiverStopped) {
            platform.scrubFrame(frames.address(f));
        }
        ledger.donate(p, q, f, page, grants.rights(grant));
        return stageTwo.map(q, page, frames.address(f), grants.rights(grant), false);
    }

    /** RELINQUISH: q gives back a frame that was lent to it or shared with it. Requirement G1-09. */
    /*@ normal_behavior
    @ requires 0 <= q && q < ledger.parts;
    @ requires 0 <= grant && grant < grants.count && grants.to[grant] == q && 0 <= index && index < grants.pages[grant]
    @    && ledger.borrower[grants.frame[grant] + index] == q && ledger.borrowerPage[grants.frame[grant] + index] == grants.page[grant] + index
    @    && ledger.state[grants.frame[grant] + index] != Ledger.CHANNEL;
    @ ensures \result == Abi.OK ==> ledger.state[grants.frame[grant] + index] == Ledger.RETURNED
    @    && ledger.borrower[grants.frame[grant] + index] == Ledger.NOBODY;
    @ assignable ledger.state[grants.frame[grant] + index], ledger.borrower[grants.frame[grant] + index], ledger.borrowerRights[grants.frame[grant] + index],
    @    stageTwo.radix.next[q];
    @ also normal_behavior
    @ requires 0 <= q && q < ledger.parts;
    @ requires !(0 <= grant && grant < grants.count && grants.to[grant] == q && 0 <= index && index < grants.pages[grant]
    @    && ledger.borrower[grants.frame[grant] + index] == q && ledger.borrowerPage[grants.frame[grant] + index] == grants.page[grant] + index
    @    && ledger.state[grants.frame[grant] + index] != Ledger.CHANNEL);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    int relinquish(int q, int grant, int index) {
        if (!grants.receives(q, grant, index)) {
            return Abi.DENIED;
        }
        int f = grants.frameAt(grant, index);
        int page = grants.pageAt(grant, index);
        if (ledger.borrower(f) != q || ledger.borrowerPage(f) != page || ledger.state(f) == Ledger.CHANNEL) {
            return Abi.DENIED;
        }
        int result = stageTwo.unmap(q, page);
        if (result == Abi.OK) {
            ledger.relinquish(q, f);
        }
        return result;
    }

    /** RECLAIM: p takes back a relinquished frame and reaches it with all its rights. Requirement G1-09. */
    /*@ normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ requires 0 <= grant && grant < grants.count && grants.from[grant] == p && 0 <= index && index < grants.pages[grant]
    @    && Rights.within(0, grants.modes[grant]) && ledger.owner[grants.frame[grant] + index] == p
    @    && ledger.state[grants.frame[grant] + index] == Ledger.RETURNED;
    @ ensures \result == Abi.OK ==> ledger.state[grants.frame[grant] + index] == Ledger.OWNED
    @    && ledger.ownerRights[grants.frame[grant] + index] == ledger.ownerMost[grants.frame[grant] + index];
    @ assignable ledger.state[grants.frame[grant] + index], ledger.ownerRights[grants.frame[grant] + index], stageTwo.radix.next[p];
    @ also normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ requires !(0 <= grant && grant < grants.count && grants.from[grant] == p && 0 <= index && index < grants.pages[grant]
    @    && Rights.within(0, grants.modes[grant]) && ledger.owner[grants.frame[grant] + index] == p
    @    && ledger.state[grants.frame[grant] + index] == Ledger.RETURNED);
    @ ensures \result == Abi.DENIED || \result == Abi.BUSY;
    @ assignable \nothing;
    @*/
    int reclaim(int p, int grant, int index) {
        if (!grants.allows(p, grant, index, 0)) {
            return Abi.DENIED;
        }
        int f = grants.frameAt(grant, index);
        if (ledger.owner(f) != p || ledger.state(f) == Ledger.OWNED) {
            return Abi.DENIED;
        }
        if (ledger.state(f) != Ledger.RETURNED) {
            return Abi.BUSY;
        }
        int result = stageTwo.map(p, ledger.ownerPage(f), frames.address(f), ledger.ownerMost(f), false);
        if (result == Abi.OK) {
            ledger.reclaim(p, f);
        }
        return result;
    }

    /**
     * Stops p's devices, ends every loan from and to p, and scrubs every frame p owns; afterwards nobody but p reaches
     * them, except the readers of its channels. Requirements G3-04, G5-05, G5-06, G6-01.
     */
    /*@ normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ ensures (\forall int f; 0 <= f && f < frames.count; ledger.owner[f] == p || ledger.borrower[f] == p
    @    ==> ledger.state[f] == Ledger.OWNED || ledger.state[f] == Ledger.CHANNEL || ledger.state[f] == Ledger.DEVICE);
    @ ensures (\forall int d; 0 <= d && d < dma.count && dma.owner[d] == p; !dma.admitted[d]);
    @ assignable ledger.state[*], ledger.ownerRights[*], ledger.borrower[*], ledger.borrowerRights[*],
    @    stageTwo.radix.next[*], dma.admitted[*];
    @*/
    void release(int p) {
        for (int d = 0; d < dma.count(); d++) {
            if (dma.owns(p, d)) {
                dma.admit(d, false);
                dmaTables.block(d, dma.requester(d));
                platform.resetDevice(d);
            }
        }
        for (int f = 0; f < frames.count(); f++) {
            releaseFrame(p, f);
        }
        platform.flushTlb(p);
    }

    /*@ private normal_behavior
    @ requires 0 <= p && p < ledger.parts && 0 <= f && f < frames.count;
    @ ensures ledger.owner[f] == p || ledger.borrower[f] == p
    @    ==> ledger.state[f] == Ledger.OWNED || ledger.state[f] == Ledger.CHANNEL || ledger.state[f] == Ledger.DEVICE;
    @ assignable ledger.state[f], ledger.ownerRights[f], ledger.borrower[f], ledger.borrowerRights[f],
    @    stageTwo.radix.next[*];
    @*/
    private void releaseFrame(int p, int f) {
        int q = ledger.borrower(f);
        boolean lent = ledger.state(f) == Ledger.LENT || ledger.state(f) == Ledger.SHARED;
        if (lent && (q == p || ledger.owner(f) == p)) {
            stageTwo.unmap(q, ledger.borrowerPage(f));
            ledger.relinquish(q, f);
        }
        if (ledger.owner(f) != p || ledger.state(f) == Ledger.DEVICE) {
            return;
        }
        platform.scrubFrame(frames.address(f));
        if (ledger.state(f) == Ledger.RETURNED) {
            stageTwo.map(p, ledger.ownerPage(f), frames.address(f), ledger.ownerMost(f), false);
            ledger.reclaim(p, f);
        }
    }

    /** Puts what p owns back to its declared state after {@link #release}: rights, DMA, images. Requirement G5-04. */
    /*@ normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ ensures (\forall int d; 0 <= d && d < dma.count && dma.owner[d] == p; dma.admitted[d]);
    @ assignable ledger.ownerRights[*], ledger.pinned[*], dma.mapped[*], dma.admitted[*], stageTwo.radix.next[*],
    @    dmaTables.radix.next[*];
    @*/
    void restore(int p) {
        for (int f = 0; f < frames.count(); f++) {
            int most = ledger.state(f) == Ledger.OWNED ? ledger.ownerMost(f) : 0;
            if (ledger.owner(f) == p && most != 0 && ledger.ownerRights(f) != most) {
                stageTwo.map(p, ledger.ownerPage(f), frames.address(f), most, false);
                ledger.remap(p, f, most);
            }
        }
        for (int d = 0; d < dma.count(); d++) {
            if (dma.owns(p, d)) {
                restoreDma(p, d);
            }
        }
        loadImages(p);
    }

    /*@ private normal_behavior
    @ requires 0 <= p && p < ledger.parts && 0 <= d && d < dma.count && dma.owner[d] == p;
    @ ensures dma.admitted[d];
    @ assignable ledger.pinned[*], dma.mapped[*], dma.admitted[d], dmaTables.radix.next[d];
    @*/
    private void restoreDma(int p, int d) {
        for (int r = 0; r < regions.count(); r++) {
            for (int i = 0; regions.admits(r, d) && i < regions.pages(r); i++) {
                if (!dma.maps(d, regions.frame(r) + i)) {
                    dmaMap(p, d, r, i);
                }
            }
        }
        dma.admit(d, true);
        dmaTables.admit(d, dma.requester(d));
    }

    /** Copies p's pristine images into those of their frames that p still owns and nobody borrows. */
    /*@ normal_behavior
    @ assignable \nothing;
    @*/
    void loadImages(int p) {
        for (int i = 0; i < images.count(); i++) {
            int f = images.to(i);
            if (images.partition(i) == p && ledger.owner(f) == p && ledger.state(f) == Ledger.OWNED) {
                platform.copyFrame(frames.address(images.from(i)), frames.address(f));
            }
        }
    }

    /**
     * Where a message buffer lies: the host-physical address of length bytes at a guest-physical address, or -1 unless
     * both are multiples of 8, the buffer lies within one page, and p reaches it with these rights in memory.
     * Requirement G2-09.
     */
    /*@ normal_behavior
    @ requires 0 <= p && p < ledger.parts && 1 <= rights && rights <= 7;
    @ ensures \result >= 0 ==> 0 <= address && address % 8 == 0 && 0 <= length && length % 8 == 0
    @    && length <= 4096 - address % 4096;
    @ ensures \result >= 0 ==> \result % 4096 == address % 4096;
    @ ensures -1 <= \result;
    @ assignable \nothing;
    @*/
    long buffer(int p, long address, long length, int rights) {
        if (address < 0L || address % 8L != 0L || address / Frames.SIZE >= Limits.PAGES) {
            return -1L;
        }
        if (length < 0L || length % 8L != 0L || length > Frames.SIZE - address % Frames.SIZE) {
            return -1L;
        }
        long leaf = stageTwo.walk(p, (int) (address / Frames.SIZE));
        if (!Rights.within(rights, EptFormat.rights(leaf)) || !EptFormat.writeBack(leaf)) {
            return -1L;
        }
        return RadixFormat.address(leaf) + address % Frames.SIZE;
    }

    /** The frame of a region if p owns it now, else -1. */
    /*@ private normal_behavior
    @ requires 0 <= p;
    @ ensures \result == (0 <= region && region < regions.count && 0 <= index && index < regions.pages[region]
    @    && ledger.owner[regions.frame[region] + index] == p ? regions.frame[region] + index : -1);
    @ assignable \nothing;
    @*/
    private int ownFrame(int p, int region, int index) {
        int f = regions.frameAt(region, index);
        return f >= 0 && ledger.owner(f) == p ? f : -1;
    }

    /** Whether p may pass a frame on: OK, DENIED, BUSY, or NO_MEMORY. */
    /*@ private normal_behavior
    @ requires 0 <= p && p < ledger.parts;
    @ ensures \result == Abi.OK || \result == Abi.DENIED || \result == Abi.BUSY || \result == Abi.NO_MEMORY;
    @ ensures (\result == Abi.OK || \result == Abi.NO_MEMORY) ==> 0 <= grant && grant < grants.count
    @    && grants.from[grant] == p && 0 <= index && index < grants.pages[grant]
    @    && Rights.within(mode, grants.modes[grant]) && ledger.owner[grants.frame[grant] + index] == p
    @    && Rights.within(grants.rights[grant], ledger.ownerMost[grants.frame[grant] + index])
    @    && ledger.state[grants.frame[grant] + index] == Ledger.OWNED && !ledger.pinned[grants.frame[grant] + index];
    @ assignable \nothing;
    @*/
    private int passable(int p, int grant, int index, int mode) {
        if (!grants.allows(p, grant, index, mode)) {
            return Abi.DENIED;
        }
        int f = grants.frameAt(grant, index);
        if (ledger.owner(f) != p || !Rights.within(grants.rights(grant), ledger.ownerMost(f))) {
            return Abi.DENIED;
        }
        if (ledger.state(f) != Ledger.OWNED || ledger.pinned(f)) {
            return Abi.BUSY;
        }
        boolean free = stageTwo.vacant(grants.to(grant), grants.pageAt(grant, index));
        return free && stageTwo.ready(p, ledger.ownerPage(f)) ? Abi.OK : Abi.NO_MEMORY;
    }

    /** The EPT pointer of a partition. */
    /*@ normal_behavior
    @ requires 0 <= p && p < ledger.parts && stageTwo.radix.root[p] >= 0;
    @ assignable \nothing;
    @*/
    long eptPointer(int p) {
        return stageTwo.pointer(p);
    }

    /** Address of the VT-d root table, 0 if there is none. */
    /*@ normal_behavior
    @ ensures \result == (dmaTables.root < 0 ? 0 : dmaTables.frames.address[dmaTables.root]);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ long dmaRootTable() {
        return dmaTables.rootAddress();
    }

    /** Receiver of a grant, or -1. */
    /*@ normal_behavior
    @ ensures \result == (0 <= grant && grant < grants.count ? grants.to[grant] : -1);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int receiver(int grant) {
        return grants.exists(grant) ? grants.to(grant) : -1;
    }
}
