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
    @ ensures this.platform == platform && ledger == c.memory.ledger && frames == c.memory.frames && dma == c.devices.dma;
    @ ensures regions == c.memory.regions && grants == c.memory.grants && images == c.kernel.images;
    @ assignable \nothing;
    @*/
    Memory(Platform platform, Configuration c) {
        this.platform = platform;
        frames = c.memory.frames;
        ledger = c.memory.ledger;
        regions = c.memory.regions;
        grants = c.memory.grants;
        dma = c.devices.dma;
        images = c.kernel.images;
        stageTwo = new StageTwo(platform, c.memory.frames, c.twoMegabyteLeaves, c.oneGigabyteLeaves);
        dmaTables = new DmaTables(
                platform, c.memory.frames, c.devices.levels == 3 ? 3 : 4, c.twoMegabyteLeaves, c.oneGigabyteLeaves);
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
    /*@ normal_behavior
    @ requires 0 <= p;
    @ ensures \result == (0 <= region && region < regions.count && 0 <= index && index < regions.pages[region]
    @    && ledger.owner[regions.frame[region] + index] == p ? regions.frame[region] + index : -1);
    @ assignable \nothing;
    @*/
    int ownFrame(int p, int region, int index) {
        int f = regions.frameAt(region, index);
        return f >= 0 && ledger.owner(f) == p ? f : -1;
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
