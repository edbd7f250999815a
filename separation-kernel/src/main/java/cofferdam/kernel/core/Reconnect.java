package cofferdam.kernel.core;

/**
 * The devices' part of a restart: each device of the partition reaches all frames again that it was declared for and that
 * its partition still owns. Keeps no state. Requirement G5-04.
 */
final class Reconnect {
    private Reconnect() {}

    /** Lets all devices of p do DMA again, to all that was declared. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ ensures \invariant_for(m);
    @ ensures (\forall int d; 0 <= d && d < m.dma.count && m.dma.owner[d] == p; m.dma.admitted[d]);
    @ assignable m.ledger.pinned[0 .. m.ledger.pinned.length - 1], m.dma.mapped[0 .. m.dma.mapped.length - 1],
    @      m.dma.admitted[0 .. m.dma.admitted.length - 1],
    @      m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1];
    @*/
    static void devices(Memory m, int p) {
        /*@ loop_invariant 0 <= d && d <= m.dma.count && \invariant_for(m);
        @ loop_invariant (\forall int k; 0 <= k && k < d && m.dma.owner[k] == p; m.dma.admitted[k]);
        @ loop_modifies d, m.ledger.pinned[0 .. m.ledger.pinned.length - 1],
        @      m.dma.mapped[0 .. m.dma.mapped.length - 1], m.dma.admitted[0 .. m.dma.admitted.length - 1],
        @      m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1];
        @ decreases m.dma.count - d;
        @*/
        for (int d = 0; d < m.dma.count(); d++) {
            device(m, p, d);
        }
    }

    /** Lets a device do DMA again, to all that was declared, if it is one of p's. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts && 0 <= d && d < m.dma.count;
    @ ensures \invariant_for(m);
    @ ensures m.dma.admitted[d] == (m.dma.owner[d] == p || \old(m.dma.admitted[d]));
    @ assignable m.ledger.pinned[0 .. m.ledger.pinned.length - 1], m.dma.mapped[0 .. m.dma.mapped.length - 1],
    @      m.dma.admitted[d], m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1];
    @*/
    static void device(Memory m, int p, int d) {
        boolean his = m.dma.owns(p, d);
        regions(m, p, his ? d : -1);
        m.dma.admit(d, his || m.dma.admitted(d));
        admit(m.dmaTables, his, d, m.dma.requester(d));
    }

    /** Lets a device do DMA, if this is so. */
    /*@ normal_behavior
    @ requires 0 <= d && d < Limits.DEVICES && 0 <= requester && requester < 65536;
    @ assignable \nothing;
    @*/
    static void admit(DmaTables tables, boolean needed, int d, int requester) {
        /*+OPENJML@ split; @*/
        if (needed) {
            tables.admit(d, requester);
        }
    }

    /** p's device, if it is one, reaches the frames of all regions that it was declared for. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ ensures \invariant_for(m);
    @ assignable m.ledger.pinned[0 .. m.ledger.pinned.length - 1], m.dma.mapped[0 .. m.dma.mapped.length - 1],
    @      m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1];
    @*/
    static void regions(Memory m, int p, int d) {
        /*@ loop_invariant 0 <= r && r <= m.regions.count && \invariant_for(m);
        @ loop_modifies r, m.ledger.pinned[0 .. m.ledger.pinned.length - 1],
        @      m.dma.mapped[0 .. m.dma.mapped.length - 1],
        @      m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1];
        @ decreases m.regions.count - r;
        @*/
        for (int r = 0; r < m.regions.count(); r++) {
            int pages = m.regions.pages(r);
            region(m, p, d, r, m.regions.admits(r, d) ? pages : 0);
        }
    }

    /** p's device, if it is one, reaches the first n frames of a region. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts && 0 <= r && r < m.regions.count && 0 <= n && n <= m.regions.pages[r];
    @ requires 0 < n ==> 0 <= d && d < Limits.DEVICES;
    @ ensures \invariant_for(m);
    @ assignable m.ledger.pinned[0 .. m.ledger.pinned.length - 1], m.dma.mapped[0 .. m.dma.mapped.length - 1],
    @      m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1];
    @*/
    static void region(Memory m, int p, int d, int r, int n) {
        /*@ loop_invariant 0 <= i && i <= n && \invariant_for(m);
        @ loop_modifies i, m.ledger.pinned[0 .. m.ledger.pinned.length - 1],
        @      m.dma.mapped[0 .. m.dma.mapped.length - 1],
        @      m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1];
        @ decreases n - i;
        @*/
        for (int i = 0; i < n; i++) {
            boolean mapped = m.dma.maps(d, m.regions.frame(r) + i);
            Mapping.dmaMap(m, p, mapped ? -1 : d, r, i);
        }
    }
}
