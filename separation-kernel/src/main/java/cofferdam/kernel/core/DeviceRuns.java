package cofferdam.kernel.core;

/**
 * Maps regions for devices at boot, in runs of frames side by side, so that large leaves can be used; only what the
 * device's partition owns. Keeps no state. Requirements G3-01, G3-03.
 */
final class DeviceRuns {
    private DeviceRuns() {}

    /** A device reaches those of the first n regions that it was declared for; OK, or why not. */
    /*@ normal_behavior
    @ requires 0 <= d && d < m.dma.count && 0 <= n && n <= m.regions.count;
    @ ensures \result <= Abi.OK && \invariant_for(m);
    @ assignable m.ledger.pinned[0 .. m.ledger.pinned.length - 1], m.dma.mapped[0 .. m.dma.mapped.length - 1],
    @      m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1];
    @*/
    static int regions(Memory m, int d, int n) {
        int result = Abi.OK;
        int r = 0;
        /*@ loop_invariant 0 <= r && r <= n && result <= Abi.OK && \invariant_for(m);
        @ loop_modifies r, result, m.ledger.pinned[0 .. m.ledger.pinned.length - 1],
        @      m.dma.mapped[0 .. m.dma.mapped.length - 1],
        @      m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1];
        @ decreases n - r;
        @*/
        while (r < n && result == Abi.OK) {
            int pages = m.regions.pages(r);
            result = region(m, d, r, m.regions.admits(r, d) ? pages : 0);
            r = r + 1;
        }
        return result;
    }

    /** A device reaches the first frames of a region; OK, or why not. */
    /*@ normal_behavior
    @ requires 0 <= d && d < m.dma.count && 0 <= r && r < m.regions.count && 0 <= pages && pages <= m.regions.pages[r];
    @ ensures \result <= Abi.OK && \invariant_for(m);
    @ assignable m.ledger.pinned[0 .. m.ledger.pinned.length - 1], m.dma.mapped[0 .. m.dma.mapped.length - 1],
    @      m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1];
    @*/
    static int region(Memory m, int d, int r, int pages) {
        int at = 0;
        int result = Abi.OK;
        /*@ loop_invariant 0 <= at && at <= pages && result <= Abi.OK && \invariant_for(m);
        @ loop_modifies at, result, m.ledger.pinned[0 .. m.ledger.pinned.length - 1],
        @      m.dma.mapped[0 .. m.dma.mapped.length - 1],
        @      m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1];
        @ decreases pages - at;
        @*/
        while (at < pages && result == Abi.OK) {
            int f = m.regions.frame(r) + at;
            int page = m.regions.page(r) + at;
            int n = run(m.frames, f, pages - at);
            result = map(m, d, f, page, n, m.regions.rights(r));
            at = at + n;
        }
        return result;
    }

    /** How many of the next frames, at most so many, lie side by side. */
    /*@ normal_behavior
    @ requires 0 <= f && 1 <= most && most <= frames.address.length - f;
    @ ensures 1 <= \result && \result <= most;
    @ ensures frames.address[f + \result - 1] == frames.address[f] + (\result - 1) * 4096L;
    @ assignable \nothing;
    @*/
    static /*@ pure @*/ int run(Frames frames, int f, int most) {
        int n = 1;
        /*@ loop_invariant 1 <= n && n <= most;
        @ loop_invariant frames.address[f + n - 1] == frames.address[f] + (n - 1) * 4096L;
        @ loop_modifies n;
        @ decreases most - n;
        @*/
        while (n < most && frames.address(f + n) == frames.address(f) + (long) n * Frames.SIZE) {
            n = n + 1;
        }
        return n;
    }

    /** A device reaches n frames side by side, if its partition owns all of them; OK, or why not. */
    /*@ normal_behavior
    @ requires 0 <= d && d < m.dma.count && 0 <= f && 1 <= n && n <= m.ledger.state.length - f;
    @ requires 0 <= page && page <= Limits.PAGES - n;
    @ ensures \result <= Abi.OK && \invariant_for(m);
    @ assignable m.ledger.pinned[0 .. m.ledger.pinned.length - 1], m.dma.mapped[0 .. m.dma.mapped.length - 1],
    @      m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1];
    @*/
    static int map(Memory m, int d, int f, int page, int n, int rights) {
        boolean own = owned(m.ledger, m.dma, d, f, n);
        int result = m.dmaTables.range(d, page, m.frames.address(f), own ? n : 0, rights);
        reach(m, d, f, own && result == Abi.OK ? n : 0);
        return own ? result : Abi.DENIED;
    }

    /** Whether the device's partition owns n frames from one on, and nobody borrows them. */
    /*@ normal_behavior
    @ requires 0 <= d && d < dma.count && 0 <= f && 0 <= n && n <= ledger.state.length - f;
    @ ensures \result == (\forall int g; f <= g && g < f + n;
    @      ledger.state[g] == Ledger.OWNED && ledger.owner[g] == dma.owner[d]);
    @ assignable \nothing;
    @*/
    static /*@ pure @*/ boolean owned(Ledger ledger, DmaMap dma, int d, int f, int n) {
        /*@ loop_invariant 0 <= i && i <= n;
        @ loop_invariant (\forall int g; f <= g && g < f + i;
        @      ledger.state[g] == Ledger.OWNED && ledger.owner[g] == dma.owner[d]);
        @ loop_modifies i;
        @ decreases n - i;
        @*/
        for (int i = 0; i < n; i++) {
            if (ledger.state(f + i) != Ledger.OWNED || !dma.owns(ledger.owner(f + i), d)) {
                return false;
            }
        }
        return true;
    }

    /** Notes that a device reaches n frames that its partition owns. */
    /*@ normal_behavior
    @ requires 0 <= d && d < m.dma.count && 0 <= f && 0 <= n && n <= m.ledger.state.length - f;
    @ requires (\forall int g; f <= g && g < f + n;
    @      m.ledger.state[g] == Ledger.OWNED && m.ledger.owner[g] == m.dma.owner[d]);
    @ ensures \invariant_for(m);
    @ assignable m.ledger.pinned[0 .. m.ledger.pinned.length - 1], m.dma.mapped[0 .. m.dma.mapped.length - 1];
    @*/
    static void reach(Memory m, int d, int f, int n) {
        /*@ loop_invariant 0 <= i && i <= n && \invariant_for(m);
        @ loop_modifies i, m.ledger.pinned[0 .. m.ledger.pinned.length - 1],
        @      m.dma.mapped[0 .. m.dma.mapped.length - 1];
        @ decreases n - i;
        @*/
        for (int i = 0; i < n; i++) {
            m.reach(true, d, f + i);
        }
    }
}
