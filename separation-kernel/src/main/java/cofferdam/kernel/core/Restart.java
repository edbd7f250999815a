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
    @ ensures (\forall int d; 0 <= d && d < m.dma.count && m.dma.owner[d] == p; !m.dma.admitted[d]);
    @ assignable m.ledger.state[*], m.ledger.ownerRights[*], m.ledger.borrower[*], m.ledger.borrowerRights[*],
    @    m.stageTwo.radix.next[*], m.dma.admitted[*];
    @*/
    static void release(Memory m, int p) {
        for (int d = 0; d < m.dma.count(); d++) {
            if (m.dma.owns(p, d)) {
                m.dma.admit(d, false);
                m.dmaTables.block(d, m.dma.requester(d));
                m.platform.resetDevice(d);
            }
        }
        for (int f = 0; f < m.frames.count(); f++) {
            releaseFrame(m, p, f);
        }
        m.platform.flushTlb(p);
    }

    /*@ private normal_behavior
    @ requires 0 <= p && p < m.ledger.parts && 0 <= f && f < m.frames.count;
    @ ensures m.ledger.owner[f] == p || m.ledger.borrower[f] == p
    @    ==> m.ledger.state[f] == Ledger.OWNED || m.ledger.state[f] == Ledger.CHANNEL || m.ledger.state[f] == Ledger.DEVICE;
    @ assignable m.ledger.state[f], m.ledger.ownerRights[f], m.ledger.borrower[f], m.ledger.borrowerRights[f],
    @    m.stageTwo.radix.next[*];
    @*/
    private static void releaseFrame(Memory m, int p, int f) {
        int q = m.ledger.borrower(f);
        boolean lent = m.ledger.state(f) == Ledger.LENT || m.ledger.state(f) == Ledger.SHARED;
        if (lent && (q == p || m.ledger.owner(f) == p)) {
            m.stageTwo.unmap(q, m.ledger.borrowerPage(f));
            m.ledger.relinquish(q, f);
        }
        if (m.ledger.owner(f) != p || m.ledger.state(f) == Ledger.DEVICE) {
            return;
        }
        m.platform.scrubFrame(m.frames.address(f));
        if (m.ledger.state(f) == Ledger.RETURNED) {
            m.stageTwo.map(p, m.ledger.ownerPage(f), m.frames.address(f), m.ledger.ownerMost(f), false);
            m.ledger.reclaim(p, f);
        }
    }

    /** Puts what p owns back to its declared state after {@link #release}: rights, DMA, images. Requirement G5-04. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ ensures (\forall int d; 0 <= d && d < m.dma.count && m.dma.owner[d] == p; m.dma.admitted[d]);
    @ assignable m.ledger.ownerRights[*], m.ledger.pinned[*], m.dma.mapped[*], m.dma.admitted[*], m.stageTwo.radix.next[*],
    @    m.dmaTables.radix.next[*];
    @*/
    static void restore(Memory m, int p) {
        for (int f = 0; f < m.frames.count(); f++) {
            int most = m.ledger.state(f) == Ledger.OWNED ? m.ledger.ownerMost(f) : 0;
            if (m.ledger.owner(f) == p && most != 0 && m.ledger.ownerRights(f) != most) {
                m.stageTwo.map(p, m.ledger.ownerPage(f), m.frames.address(f), most, false);
                m.ledger.remap(p, f, most);
            }
        }
        for (int d = 0; d < m.dma.count(); d++) {
            if (m.dma.owns(p, d)) {
                restoreDma(m, p, d);
            }
        }
        loadImages(m, p);
    }

    /*@ private normal_behavior
    @ requires 0 <= p && p < m.ledger.parts && 0 <= d && d < m.dma.count && m.dma.owner[d] == p;
    @ ensures m.dma.admitted[d];
    @ assignable m.ledger.pinned[*], m.dma.mapped[*], m.dma.admitted[d], m.dmaTables.radix.next[d];
    @*/
    private static void restoreDma(Memory m, int p, int d) {
        for (int r = 0; r < m.regions.count(); r++) {
            for (int i = 0; m.regions.admits(r, d) && i < m.regions.pages(r); i++) {
                if (!m.dma.maps(d, m.regions.frame(r) + i)) {
                    Mapping.dmaMap(m, p, d, r, i);
                }
            }
        }
        m.dma.admit(d, true);
        m.dmaTables.admit(d, m.dma.requester(d));
    }

    /** Copies p's pristine images into those of their frames that p still owns and nobody borrows. */
    /*@ normal_behavior
    @ assignable \nothing;
    @*/
    static void loadImages(Memory m, int p) {
        for (int i = 0; i < m.images.count(); i++) {
            int f = m.images.to(i);
            if (m.images.partition(i) == p && m.ledger.owner(f) == p && m.ledger.state(f) == Ledger.OWNED) {
                m.platform.copyFrame(m.frames.address(m.images.from(i)), m.frames.address(f));
            }
        }
    }
}
