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
    private int ownFrame(int p, int region, int index) {
        int f = regions.frameAt(region, index);
        return f >= 0 && ledger.owner(f) == p ? f : -1;
    }

    /** Whether p may pass a frame on: OK, DENIED, BUSY, or NO_MEMORY. */
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
    long eptPointer(int p) {
        return stageTwo.pointer(p);
    }

    /** Address of the VT-d root table, 0 if there is none. */
    /*@ pure @*/ long dmaRootTable() {
        return dmaTables.rootAddress();
    }

    /** Receiver of a grant, or -1. */
    /*@ pure @*/ int receiver(int grant) {
        return grants.exists(grant) ? grants.to(grant) : -1;
    }
}
