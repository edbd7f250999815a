package cofferdam.kernel.core;

/**
 * The partitions' EPT tables. Whoever changes a present entry has its cached translations dropped before returning.
 * Requirements G1-05, G1-13, G6-03.
 */
final class StageTwo {
    /*@ spec_public @*/ private final Platform platform;
    /*@ spec_public @*/ private final Radix radix;

    /*@ public invariant \invariant_for(radix);
    @*/

    /*@ normal_behavior
    @ requires \invariant_for(frames);
    @ ensures \fresh(radix) && radix.frames == frames && radix.levels == 4;
    @ assignable \nothing;
    @*/
    StageTwo(Platform platform, Frames frames, boolean twoMegabytes, boolean oneGigabyte) {
        this.platform = platform;
        this.radix = new Radix(platform, frames, EptFormat.LEVELS, EptFormat.PRESENT, twoMegabytes, oneGigabyte);
    }

    /** Gives a partition its tables' frames. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Radix.SPACES && 0 <= first && 1 <= n && first <= radix.frames.address.length - n;
    @ assignable radix.root[p], radix.next[p], radix.end[p];
    @*/
    void open(int p, int first, int n) {
        radix.open(p, first, n);
    }

    /**
     * Maps n pages onto frames side by side, with the largest leaves that fit: a large leaf needs page and frame aligned
     * to its size and all of its pages among the n.
     */
    /*@ normal_behavior
    @ requires 0 <= p && p < Radix.SPACES && 0 <= page && 0 <= n && n <= Limits.PAGES - page && 0 <= frame;
    @ requires frame <= Frames.ADDRESSES - (long) n * 4096;
    @ ensures \result <= Abi.OK;
    @ assignable radix.next[p];
    @*/
    int range(int p, int page, long frame, int n, int rights, boolean uncached) {
        return radix.range(p, page, n, EptFormat.leaf(frame, rights, uncached));
    }

    /** Maps what the ledger says, in runs as long as possible. */
    /*@ normal_behavior
    @ requires \invariant_for(frames) && \invariant_for(ledger) && frames.count <= ledger.state.length;
    @ ensures \result <= Abi.OK;
    @ assignable radix.next[*];
    @*/
    int build(Frames frames, Ledger ledger) {
        int f = 0;
        /*@ loop_invariant 0 <= f && f <= frames.count;
        @ loop_modifies f, radix.next[*];
        @ decreases frames.count - f;
        @*/
        while (f < frames.count()) {
            int n = 1;
            /*@ loop_invariant 1 <= n && f + n <= frames.count;
            @ loop_modifies n;
            @ decreases frames.count - f - n;
            @*/
            while (f + n < frames.count() && continues(frames, ledger, f, n)) {
                n = n + 1;
            }
            int result = buildRun(frames, ledger, f, n);
            if (result != Abi.OK) {
                return result;
            }
            f = f + n;
        }
        return Abi.OK;
    }

    /*@ private normal_behavior
    @ requires \invariant_for(frames) && \invariant_for(ledger) && 0 <= f && 1 <= n && f <= frames.count - n;
    @ requires frames.count <= ledger.state.length;
    @ ensures \result <= Abi.OK;
    @ assignable radix.next[*];
    @*/
    private int buildRun(Frames frames, Ledger ledger, int f, int n) {
        int result = Abi.OK;
        if (ledger.owner(f) >= 0 && ledger.ownerRights(f) != 0) {
            boolean uncached = ledger.state(f) == Ledger.DEVICE;
            result = range(ledger.owner(f), ledger.ownerPage(f), frames.address(f), n, ledger.ownerRights(f), uncached);
        }
        if (result == Abi.OK && ledger.borrower(f) >= 0 && ledger.borrowerRights(f) != 0) {
            result = range(
                    ledger.borrower(f), ledger.borrowerPage(f), frames.address(f), n, ledger.borrowerRights(f), false);
        }
        return result;
    }

    /** Whether the n-th frame after f is mapped just as f is, n pages further on. */
    /*@ private normal_behavior
    @ requires \invariant_for(frames) && \invariant_for(ledger) && 0 <= f && 0 <= n && f < frames.count - n;
    @ requires frames.count <= ledger.state.length;
    @ ensures \result ==> frames.address[f + n] == frames.address[f] + (long) n * 4096
    @    && ledger.state[f + n] == ledger.state[f] && ledger.owner[f + n] == ledger.owner[f]
    @    && ledger.ownerPage[f + n] == ledger.ownerPage[f] + n && ledger.ownerRights[f + n] == ledger.ownerRights[f]
    @    && ledger.borrower[f + n] == ledger.borrower[f] && ledger.borrowerRights[f + n] == ledger.borrowerRights[f];
    @ assignable \nothing;
    @*/
    private static /*@ pure @*/ boolean continues(Frames frames, Ledger ledger, int f, int n) {
        int g = f + n;
        if (ledger.state(g) != ledger.state(f) || frames.address(g) != frames.address(f) + (long) n * Frames.SIZE) {
            return false;
        }
        if (ledger.owner(g) != ledger.owner(f) || ledger.ownerPage(g) != ledger.ownerPage(f) + n) {
            return false;
        }
        if (ledger.borrower(g) != ledger.borrower(f) || ledger.borrowerRights(g) != ledger.borrowerRights(f)) {
            return false;
        }
        boolean borrowed = ledger.borrower(f) >= 0;
        return ledger.ownerRights(g) == ledger.ownerRights(f)
                && (!borrowed || ledger.borrowerPage(g) == ledger.borrowerPage(f) + n);
    }

    /** Maps a page onto a frame with rights; OK, or INVALID or NO_MEMORY and nothing changed. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Radix.SPACES;
    @ ensures \result <= Abi.OK;
    @ assignable radix.next[p];
    @*/
    int map(int p, int page, long frame, int rights, boolean uncached) {
        long before = radix.walk(p, page);
        int result = radix.place(p, page, 1, EptFormat.leaf(frame, rights, uncached));
        if (before != 0L) {
            platform.flushTlb(p);
        }
        return result;
    }

    /** Takes a page away; OK, or INVALID or NO_MEMORY and nothing changed. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Radix.SPACES;
    @ ensures \result <= Abi.OK;
    @ assignable radix.next[p];
    @*/
    int unmap(int p, int page) {
        if (radix.walk(p, page) == 0L) {
            return Abi.OK;
        }
        int result = radix.place(p, page, 1, 0L);
        platform.flushTlb(p);
        return result;
    }

    /** Whether a page is mapped to nothing and can be mapped. */
    /*@ normal_behavior
    @ assignable \nothing;
    @*/
    boolean vacant(int p, int page) {
        return radix.ready(p, page) && radix.walk(p, page) == 0L;
    }

    /** Whether a page can be mapped, remapped or unmapped. */
    /*@ normal_behavior
    @ assignable \nothing;
    @*/
    boolean ready(int p, int page) {
        return radix.ready(p, page);
    }

    /** The 4 KiB leaf that translates a page, 0 if none. */
    /*@ normal_behavior
    @ assignable \nothing;
    @*/
    long walk(int p, int page) {
        return radix.walk(p, page);
    }

    /** The EPT pointer of a partition. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Radix.SPACES && radix.root[p] >= 0;
    @ assignable \nothing;
    @*/
    long pointer(int p) {
        return EptFormat.pointer(radix.rootAddress(p));
    }
}
