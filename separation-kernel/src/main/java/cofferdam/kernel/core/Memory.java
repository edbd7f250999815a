package cofferdam.kernel.core;

/**
 * All memory of the system: the ledger, what was declared about its frames, and the tables that refine it. {@link TableBuild},
 * {@link Mapping}, {@link Passing} and {@link Restart} change them together. Requirements G1-13, G6-03.
 */
final class Memory {
    /*@ spec_public @*/ final Platform platform;
    /*@ spec_public @*/ final Frames frames;
    /*@ spec_public @*/ final Ledger ledger;
    /*@ spec_public @*/ final Regions regions;
    /*@ spec_public @*/ final Grants grants;
    /*@ spec_public @*/ final DmaMap dma;
    /*@ spec_public @*/ final BootStore images;
    /*@ spec_public @*/ final StageTwo stageTwo;
    /*@ spec_public @*/ final DmaTables dmaTables;

    /*@ public invariant \invariant_for(frames) && \invariant_for(ledger) && \invariant_for(regions);
    @ public invariant \invariant_for(grants) && \invariant_for(dma) && \invariant_for(images);
    @ public invariant \invariant_for(stageTwo) && \invariant_for(dmaTables);
    @ public invariant stageTwo.radix.frames == frames && dmaTables.frames == frames;
    @ public invariant stageTwo.radix != dmaTables.radix && frames.address.length == ledger.state.length;
    @ public invariant 0 < ledger.state.length;
    @ public invariant regions.frames == ledger.state.length && regions.parts == ledger.parts;
    @ public invariant grants.frames == ledger.state.length && grants.parts == ledger.parts;
    @ public invariant dma.frames == ledger.state.length && images.from.length == ledger.state.length;
    @*/

    /*+OPENJML@ public invariant sound();
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

    /*+OPENJML@ public normal_behavior
    @ accessible ledger.pinned[*], ledger.owner[*], dma.mapped[*], dma.owner[*];
    @ assignable \nothing;
    @ also private normal_behavior
    @ accessible ledger.pinned[*], ledger.owner[*], dma.mapped[*], dma.owner[*];
    @ ensures \result == (\forall int k; 0 <= k && k < dma.mapped.length && dma.mapped[k];
    @      ledger.pinned[k / Limits.DEVICES] && ledger.owner[k / Limits.DEVICES] == dma.owner[k % Limits.DEVICES]);
    @ assignable \nothing;
    @ public pure model helper boolean sound() {
    @      return (\forall int k; 0 <= k && k < dma.mapped.length && dma.mapped[k];
    @      ledger.pinned[k / Limits.DEVICES] && ledger.owner[k / Limits.DEVICES] == dma.owner[k % Limits.DEVICES]);
    @ }
    @*/

    /*@ private normal_behavior
    @ ensures this.platform == platform && this.frames == c.frames && this.ledger == c.ledger;
    @ ensures this.regions == c.regions && this.grants == c.grants && this.dma == dma && this.images == images;
    @ ensures this.stageTwo == stageTwo && this.dmaTables == dmaTables;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Memory(
            Platform platform,
            MemoryConfiguration c,
            DmaMap dma,
            BootStore images,
            StageTwo stageTwo,
            DmaTables dmaTables) {
        this.platform = platform;
        this.frames = c.frames;
        this.ledger = c.ledger;
        this.regions = c.regions;
        this.grants = c.grants;
        this.dma = dma;
        this.images = images;
        this.stageTwo = stageTwo;
        this.dmaTables = dmaTables;
    }

    /** All memory of a described system, with tables that have no entry yet. */
    /*@ normal_behavior
    @ requires \invariant_for(c.memory) && \invariant_for(c.devices.dma) && \invariant_for(c.kernel.images);
    @ requires c.memory.regions.frames == c.memory.ledger.state.length && c.memory.regions.parts == c.memory.ledger.parts;
    @ requires c.memory.grants.frames == c.memory.ledger.state.length && c.memory.grants.parts == c.memory.ledger.parts;
    @ requires c.devices.dma.frames == c.memory.ledger.state.length && 0 < c.memory.ledger.state.length;
    @ requires c.kernel.images.from.length == c.memory.ledger.state.length;
    @ requires (\forall int k; 0 <= k && k < c.devices.dma.mapped.length; !c.devices.dma.mapped[k]);
    @ ensures \result.platform == platform && \result.ledger == c.memory.ledger && \result.frames == c.memory.frames;
    @ ensures \result.dma == c.devices.dma && \result.regions == c.memory.regions;
    @ ensures \result.grants == c.memory.grants && \result.images == c.kernel.images && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Memory of(Platform platform, Configuration c) {
        boolean two = c.twoMegabyteLeaves;
        boolean one = c.oneGigabyteLeaves;
        StageTwo stageTwo = StageTwo.of(platform, c.memory.frames, two, one);
        DmaTables dmaTables = DmaTables.of(platform, c.memory.frames, c.devices.levels == 3 ? 3 : 4, two, one);
        return new Memory(platform, c.memory, c.devices.dma, c.kernel.images, stageTwo, dmaTables);
    }

    /** A device of the frame's owner reaches it from now on, which pins it, if this is allowed. */
    /*@ normal_behavior
    @ requires 0 <= d && d < Limits.DEVICES && 0 <= f && f < ledger.state.length;
    @ requires allowed ==> ledger.state[f] == Ledger.OWNED && ledger.owner[f] == dma.owner[d];
    @ ensures ledger.pinned[f] == (allowed || \old(ledger.pinned[f]));
    @ ensures dma.mapped[f * Limits.DEVICES + d] == (allowed || \old(dma.mapped[f * Limits.DEVICES + d]));
    @ assignable ledger.pinned[f], dma.mapped[f * Limits.DEVICES + d];
    @*/
    void reach(boolean allowed, int d, int f) {
        /*+OPENJML@ assert ledger.row(f); @*/
        ledger.pin(allowed ? ledger.owner(f) : Ledger.NOBODY, f);
        /*+OPENJML@ assert frames.sound() && regions.sound() && grants.sound() && images.sound() && ledger.sound() && dma.sound(); @*/
        /*+OPENJML@ assert stageTwo.radix.sound() && dmaTables.radix.sound() && dmaTables.sound(); @*/
        dma.set(d, f, allowed || dma.maps(d, f));
    }

    /** A device no longer reaches the frame, if this is so; if no other does either, it is not pinned any more. */
    /*@ normal_behavior
    @ requires 0 <= d && d < Limits.DEVICES && 0 <= f && f < ledger.state.length;
    @ ensures dma.mapped[f * Limits.DEVICES + d] == (!gone && \old(dma.mapped[f * Limits.DEVICES + d]));
    @ ensures ledger.pinned[f] ==> \old(ledger.pinned[f]);
    @ ensures !gone ==> ledger.pinned[f] == \old(ledger.pinned[f]);
    @ assignable ledger.pinned[f], dma.mapped[f * Limits.DEVICES + d];
    @*/
    void unreach(boolean gone, int d, int f) {
        dma.set(d, f, !gone && dma.maps(d, f));
        /*+OPENJML@ assert frames.sound() && regions.sound() && grants.sound() && images.sound() && ledger.sound() && dma.sound(); @*/
        /*+OPENJML@ assert stageTwo.radix.sound() && dmaTables.radix.sound() && dmaTables.sound(); @*/
        ledger.unpin(f, !gone || dma.reached(f));
    }

    /** p gives its frame, which no device reaches, away to q; OK, or DENIED. */
    /*@ normal_behavior
    @ requires 0 <= f && f < ledger.state.length;
    @ ensures \result == Abi.OK || \result == Abi.DENIED;
    @ ensures (\result == Abi.OK) == (0 <= p && \old(ledger.owner[f]) == p && ledger.state[f] == Ledger.OWNED
    @      && !ledger.pinned[f] && 0 <= q && q < ledger.parts && p != q && 0 <= page && page < Limits.PAGES
    @      && Rights.within(rights, \old(ledger.ownerMost[f])));
    @ ensures \result == Abi.OK ==> ledger.owner[f] == q && ledger.ownerPage[f] == page;
    @ ensures \result == Abi.OK ==> ledger.ownerMost[f] == rights && ledger.ownerRights[f] == rights;
    @ ensures \result != Abi.OK ==> ledger.owner[f] == \old(ledger.owner[f])
    @      && ledger.ownerPage[f] == \old(ledger.ownerPage[f]) && ledger.ownerMost[f] == \old(ledger.ownerMost[f])
    @      && ledger.ownerRights[f] == \old(ledger.ownerRights[f]);
    @ assignable ledger.owner[f], ledger.ownerPage[f], ledger.ownerMost[f], ledger.ownerRights[f];
    @*/
    int donate(int p, int q, int f, int page, int rights) {
        return ledger.donate(p, q, f, page, rights);
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
    @ ensures -1 <= \result && \result <= Frames.ADDRESSES;
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
    @ ensures -1 <= \result && \result < ledger.parts;
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int receiver(int grant) {
        return grants.exists(grant) ? grants.to(grant) : -1;
    }
}
