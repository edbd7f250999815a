package cofferdam.kernel.core;

/**
 * What a partition's memory goes through when it stops and when it starts again: release ends its loans and scrubs what it
 * owns, restore brings back rights, DMA and images. Keeps no state: all of it is the memory's. Requirements G5-04, G6-01.
 */
final class Restart {
    private Restart() {}

    /**
     * Stops p's devices, ends every loan from and to p, and scrubs every frame p owns; afterwards nobody but p reaches
     * them, except the readers of its channels. Requirements G3-04, G5-05, G5-06, G6-01.
     */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ ensures (\forall int f; 0 <= f && f < m.frames.count; m.ledger.owner[f] == p || m.ledger.borrower[f] == p
    @    ==> m.ledger.state[f] == Ledger.OWNED || m.ledger.state[f] == Ledger.CHANNEL || m.ledger.state[f] == Ledger.DEVICE);
    @ ensures (\forall int f; 0 <= f && f < m.ledger.state.length && m.ledger.owner[f] != p
    @      && \old(m.ledger.borrower[f]) != p; m.ledger.state[f] == \old(m.ledger.state[f])
    @      && m.ledger.ownerRights[f] == \old(m.ledger.ownerRights[f])
    @      && m.ledger.borrower[f] == \old(m.ledger.borrower[f])
    @      && m.ledger.borrowerRights[f] == \old(m.ledger.borrowerRights[f]));
    @ ensures (\forall int d; 0 <= d && d < m.dma.count; m.dma.admitted[d]
    @      == (m.dma.owner[d] != p && \old(m.dma.admitted[d])));
    @ assignable m.ledger.state[0 .. m.ledger.state.length - 1],
    @      m.ledger.ownerRights[0 .. m.ledger.ownerRights.length - 1],
    @      m.ledger.borrower[0 .. m.ledger.borrower.length - 1],
    @      m.ledger.borrowerRights[0 .. m.ledger.borrowerRights.length - 1],
    @      m.stageTwo.radix.next[0 .. m.stageTwo.radix.next.length - 1],
    @      m.dma.admitted[0 .. m.dma.admitted.length - 1];
    @*/
    static void release(Memory m, int p) {
        stopDevices(m.dma, m.dmaTables, m.platform, p);
        releaseFrames(m.ledger, m.frames, m.stageTwo, m.platform, p);
        m.platform.flushTlb(p);
    }

    /** Stops all devices of p. */
    /*@ normal_behavior
    @ requires (Object) dma != (Object) tables && (Object) dma != (Object) tables.radix;
    @ ensures (\forall int d; 0 <= d && d < dma.count; dma.admitted[d] == (dma.owner[d] != p && \old(dma.admitted[d])));
    @ assignable dma.admitted[0 .. dma.admitted.length - 1];
    @*/
    static void stopDevices(DmaMap dma, DmaTables tables, Platform platform, int p) {
        /*@ loop_invariant 0 <= d && d <= dma.count && \invariant_for(dma) && \invariant_for(tables);
        @ loop_invariant (\forall int k; 0 <= k && k < d; dma.admitted[k] == (dma.owner[k] != p && \old(dma.admitted[k])));
        @ loop_invariant (\forall int k; d <= k && k < dma.count; dma.admitted[k] == \old(dma.admitted[k]));
        @ loop_modifies d, dma.admitted[0 .. dma.admitted.length - 1];
        @ decreases dma.count - d;
        @*/
        for (int d = 0; d < dma.count(); d++) {
            boolean his = dma.owns(p, d);
            dma.admit(d, !his && dma.admitted(d));
            stop(tables, platform, his, d, dma.requester(d));
        }
    }

    /** Stops a device, if this is so. */
    /*@ normal_behavior
    @ requires 0 <= d && d < Limits.DEVICES && 0 <= requester && requester < 65536;
    @ assignable \nothing;
    @*/
    static void stop(DmaTables tables, Platform platform, boolean needed, int d, int requester) {
        /*+OPENJML@ split; @*/
        if (needed) {
            tables.block(d, requester);
            platform.resetDevice(d);
        }
    }

    /** Ends all loans from and to p, and scrubs all frames of p. */
    /*@ normal_behavior
    @ requires 0 <= p && p < ledger.parts && frames.address.length == ledger.state.length;
    @ requires (Object) ledger != (Object) tables.radix;
    @ ensures (\forall int f; 0 <= f && f < frames.count; ledger.owner[f] == p || ledger.borrower[f] == p
    @    ==> ledger.state[f] == Ledger.OWNED || ledger.state[f] == Ledger.CHANNEL || ledger.state[f] == Ledger.DEVICE);
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && ledger.owner[f] != p && \old(ledger.borrower[f]) != p;
    @      ledger.state[f] == \old(ledger.state[f]) && ledger.ownerRights[f] == \old(ledger.ownerRights[f])
    @      && ledger.borrower[f] == \old(ledger.borrower[f]) && ledger.borrowerRights[f] == \old(ledger.borrowerRights[f]));
    @ assignable ledger.state[0 .. ledger.state.length - 1], ledger.ownerRights[0 .. ledger.ownerRights.length - 1],
    @      ledger.borrower[0 .. ledger.borrower.length - 1], ledger.borrowerRights[0 .. ledger.borrowerRights.length - 1],
    @      tables.radix.next[0 .. tables.radix.next.length - 1];
    @*/
    static void releaseFrames(Ledger ledger, Frames frames, StageTwo tables, Platform platform, int p) {
        /*@ loop_invariant 0 <= f && f <= frames.count;
        @ loop_invariant \invariant_for(ledger) && \invariant_for(frames) && \invariant_for(tables);
        @ loop_invariant (\forall int g; 0 <= g && g < f; ledger.owner[g] == p || ledger.borrower[g] == p
        @    ==> ledger.state[g] == Ledger.OWNED || ledger.state[g] == Ledger.CHANNEL || ledger.state[g] == Ledger.DEVICE);
        @ loop_invariant (\forall int g; 0 <= g && g < ledger.state.length
        @      && (f <= g || ledger.owner[g] != p && \old(ledger.borrower[g]) != p);
        @      ledger.state[g] == \old(ledger.state[g]) && ledger.ownerRights[g] == \old(ledger.ownerRights[g])
        @      && ledger.borrower[g] == \old(ledger.borrower[g])
        @      && ledger.borrowerRights[g] == \old(ledger.borrowerRights[g]));
        @ loop_modifies f, ledger.state[0 .. ledger.state.length - 1],
        @      ledger.ownerRights[0 .. ledger.ownerRights.length - 1], ledger.borrower[0 .. ledger.borrower.length - 1],
        @      ledger.borrowerRights[0 .. ledger.borrowerRights.length - 1],
        @      tables.radix.next[0 .. tables.radix.next.length - 1];
        @ decreases frames.count - f;
        @*/
        for (int f = 0; f < frames.count(); f++) {
            releaseFrame(ledger, frames, tables, platform, p, f);
        }
    }

    /**
     * Ends the loan of a frame from or to p, scrubs it if p owns it, and gives it back to p with all its rights.
     *
     * @return the address that was scrubbed, or -1
     */
    /*@ normal_behavior
    @ requires 0 <= p && p < ledger.parts && 0 <= f && f < ledger.state.length;
    @ requires frames.address.length == ledger.state.length && (Object) ledger != (Object) tables.radix;
    @ ensures ledger.owner[f] == p || ledger.borrower[f] == p ==> ledger.state[f] == Ledger.OWNED
    @      || ledger.state[f] == Ledger.CHANNEL || ledger.state[f] == Ledger.DEVICE;
    @ ensures \result == (ledger.owner[f] == p && ledger.state[f] != Ledger.DEVICE ? frames.address[f] : -1L);
    @ ensures ledger.owner[f] != p && \old(ledger.borrower[f]) != p ==> ledger.state[f] == \old(ledger.state[f])
    @      && ledger.ownerRights[f] == \old(ledger.ownerRights[f]) && ledger.borrower[f] == \old(ledger.borrower[f])
    @      && ledger.borrowerRights[f] == \old(ledger.borrowerRights[f]);
    @ assignable ledger.state[f], ledger.ownerRights[f], ledger.borrower[f], ledger.borrowerRights[f],
    @      tables.radix.next[0 .. tables.radix.next.length - 1];
    @*/
    static long releaseFrame(Ledger ledger, Frames frames, StageTwo tables, Platform platform, int p, int f) {
        /*+OPENJML@ assert ledger.row(f); @*/
        int q = ledger.borrower(f);
        boolean passed = ledger.state(f) == Ledger.LENT || ledger.state(f) == Ledger.SHARED;
        boolean lent = passed && (q == p || ledger.owner(f) == p);
        tables.unmap(lent ? q : p, lent ? ledger.borrowerPage(f) : Radix.NOWHERE);
        ledger.relinquish(lent ? q : Ledger.NOBODY, f);
        boolean own = ledger.owner(f) == p && ledger.state(f) != Ledger.DEVICE;
        long scrubbed = scrub(platform, own, frames.address(f));
        boolean back = own && ledger.state(f) == Ledger.RETURNED;
        tables.map(p, back ? ledger.ownerPage(f) : Radix.NOWHERE, frames.address(f), ledger.ownerMost(f), false);
        ledger.reclaim(back ? p : Ledger.NOBODY, f);
        return scrubbed;
    }

    /** Fills the frame at an address with zeros, if that is needed; the address that was scrubbed, or -1. */
    /*@ normal_behavior
    @ ensures \result == (needed ? address : -1L);
    @ assignable \nothing;
    @*/
    static long scrub(Platform platform, boolean needed, long address) {
        if (!needed) {
            return -1L;
        }
        platform.scrubFrame(address);
        return address;
    }

    /** Puts what p owns back to its declared state after {@link #release}: rights, DMA, images. Requirement G5-04. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ ensures (\forall int d; 0 <= d && d < m.dma.count && m.dma.owner[d] == p; m.dma.admitted[d]);
    @ assignable m.ledger.ownerRights[0 .. m.ledger.ownerRights.length - 1],
    @      m.ledger.pinned[0 .. m.ledger.pinned.length - 1], m.dma.mapped[0 .. m.dma.mapped.length - 1],
    @      m.dma.admitted[0 .. m.dma.admitted.length - 1],
    @      m.stageTwo.radix.next[0 .. m.stageTwo.radix.next.length - 1],
    @      m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1];
    @*/
    static void restore(Memory m, int p) {
        restoreFrames(m.ledger, m.frames, m.stageTwo, p);
        Reconnect.devices(m, p);
        loadImages(m, p);
    }

    /** p reaches each of its frames that nobody borrows with all rights that it may have. */
    /*@ normal_behavior
    @ requires 0 <= p && p < ledger.parts && frames.address.length == ledger.state.length;
    @ requires (Object) ledger != (Object) tables.radix;
    @ ensures (\forall int f; 0 <= f && f < ledger.state.length && ledger.owner[f] != p;
    @      ledger.ownerRights[f] == \old(ledger.ownerRights[f]));
    @ assignable ledger.ownerRights[0 .. ledger.ownerRights.length - 1],
    @      tables.radix.next[0 .. tables.radix.next.length - 1];
    @*/
    static void restoreFrames(Ledger ledger, Frames frames, StageTwo tables, int p) {
        /*@ loop_invariant 0 <= f && f <= frames.count;
        @ loop_invariant \invariant_for(ledger) && \invariant_for(frames) && \invariant_for(tables);
        @ loop_invariant (\forall int g; 0 <= g && g < ledger.state.length && ledger.owner[g] != p;
        @      ledger.ownerRights[g] == \old(ledger.ownerRights[g]));
        @ loop_modifies f, ledger.ownerRights[0 .. ledger.ownerRights.length - 1],
        @      tables.radix.next[0 .. tables.radix.next.length - 1];
        @ decreases frames.count - f;
        @*/
        for (int f = 0; f < frames.count(); f++) {
            restoreFrame(ledger, frames, tables, p, f);
        }
    }

    /** If p owns a frame, nobody borrows it, and p reaches it with less than all rights: with all. */
    /*@ normal_behavior
    @ requires 0 <= p && p < ledger.parts && 0 <= f && f < ledger.state.length;
    @ requires frames.address.length == ledger.state.length && (Object) ledger != (Object) tables.radix;
    @ ensures ledger.ownerRights[f] == \old(ledger.ownerRights[f])
    @      || ledger.owner[f] == p && ledger.ownerRights[f] == ledger.ownerMost[f];
    @ assignable ledger.ownerRights[f], tables.radix.next[0 .. tables.radix.next.length - 1];
    @*/
    static void restoreFrame(Ledger ledger, Frames frames, StageTwo tables, int p, int f) {
        int most = ledger.ownerMost(f);
        boolean own = ledger.owner(f) == p && ledger.state(f) == Ledger.OWNED;
        boolean less = own && most != 0 && ledger.ownerRights(f) != most;
        int result = tables.map(p, less ? ledger.ownerPage(f) : Radix.NOWHERE, frames.address(f), most, false);
        ledger.remap(result == Abi.OK ? p : Ledger.NOBODY, f, most);
    }

    /** Copies p's pristine images into those of their frames that p still owns and nobody borrows. */
    /*@ normal_behavior
    @ assignable \nothing;
    @*/
    static void loadImages(Memory m, int p) {
        loadImages(m.ledger, m.frames, m.images, m.platform, p);
    }

    /** Copies p's images into those of these frames that p still owns and nobody borrows. */
    /*@ normal_behavior
    @ requires frames.address.length == ledger.state.length && images.from.length == ledger.state.length;
    @ assignable \nothing;
    @*/
    static void loadImages(Ledger ledger, Frames frames, BootStore images, Platform platform, int p) {
        /*@ loop_invariant 0 <= i && i <= images.count;
        @ loop_modifies i;
        @ decreases images.count - i;
        @*/
        for (int i = 0; i < images.count(); i++) {
            int f = images.to(i);
            if (images.partition(i) == p && ledger.owner(f) == p && ledger.state(f) == Ledger.OWNED) {
                platform.copyFrame(frames.address(images.from(i)), frames.address(f));
            }
        }
    }
}
