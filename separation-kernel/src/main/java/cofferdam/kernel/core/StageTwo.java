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
    @ requires 0 <= p && p < Radix.SPACES && 0 <= page && 0 <= n && n <= Limits.PAGES - page;
    @ ensures \result == Abi.OK || \result == Abi.INVALID || \result == Abi.NO_MEMORY || \result == Abi.BUSY;
    @ ensures n == 0 ==> \result == Abi.OK;
    @ assignable radix.next[p];
    @*/
    int range(int p, int page, long frame, int n, int rights, boolean uncached) {
        return radix.range(p, page, n, EptFormat.leaf(frame, rights, uncached));
    }

    /** Maps what the ledger says, in runs as long as possible. */
    /*@ normal_behavior
    @ requires \invariant_for(frames) && \invariant_for(ledger) && frames.count <= ledger.state.length;
    @ ensures \result == Abi.OK || \result == Abi.INVALID || \result == Abi.NO_MEMORY || \result == Abi.BUSY;
    @ assignable radix.next[*];
    @*/
    int build(Frames frames, Ledger ledger) {
        int f = 0;
        int result = Abi.OK;
        /*@ loop_invariant 0 <= f && f <= frames.count;
        @ loop_invariant result == Abi.OK || result == Abi.INVALID || result == Abi.NO_MEMORY || result == Abi.BUSY;
        @ loop_modifies f, result, radix.next[*];
        @ decreases frames.count - f;
        @*/
        while (f < frames.count() && result == Abi.OK) {
            int n = run(frames, ledger, f);
            result = buildRun(frames, ledger, f, n);
            f = f + n;
        }
        return result;
    }

    /** How many frames from f on lie side by side and are mapped alike, page by page. */
    /*@ private normal_behavior
    @ requires \invariant_for(frames) && \invariant_for(ledger) && 0 <= f && f < frames.count;
    @ requires frames.count <= ledger.state.length;
    @ ensures 1 <= \result && \result <= frames.count - f;
    @ ensures frames.address[f + \result - 1] == frames.address[f] + (\result - 1) * 4096L;
    @ ensures ledger.ownerPage[f + \result - 1] == ledger.ownerPage[f] + (\result - 1);
    @ ensures ledger.borrower[f] >= 0
    @    ==> ledger.borrowerPage[f + \result - 1] == ledger.borrowerPage[f] + (\result - 1);
    @ assignable \nothing;
    @*/
    private static /*@ pure @*/ int run(Frames frames, Ledger ledger, int f) {
        int n = 1;
        /*@ loop_invariant 1 <= n && n <= frames.count - f;
        @ loop_invariant frames.address[f + n - 1] == frames.address[f] + (n - 1) * 4096L;
        @ loop_invariant ledger.ownerPage[f + n - 1] == ledger.ownerPage[f] + (n - 1);
        @ loop_invariant ledger.borrower[f] >= 0
        @    ==> ledger.borrowerPage[f + n - 1] == ledger.borrowerPage[f] + (n - 1);
        @ loop_modifies n;
        @ decreases frames.count - f - n;
        @*/
        while (n < frames.count() - f
                && frames.address(f + n) == frames.address(f) + (long) n * Frames.SIZE
                && ledger.continues(f, n)) {
            n = n + 1;
        }
        return n;
    }

    /** Maps a run for its owner and for its borrower. */
    /*@ private normal_behavior
    @ requires \invariant_for(frames) && \invariant_for(ledger) && 0 <= f && 1 <= n && n <= frames.count - f;
    @ requires frames.count <= ledger.state.length && n <= Limits.PAGES - ledger.ownerPage[f];
    @ requires ledger.borrower[f] >= 0 ==> n <= Limits.PAGES - ledger.borrowerPage[f];
    @ ensures \result == Abi.OK || \result == Abi.INVALID || \result == Abi.NO_MEMORY || \result == Abi.BUSY;
    @ assignable radix.next[*];
    @*/
    private int buildRun(Frames frames, Ledger ledger, int f, int n) {
        int result = Abi.OK;
        int borrower = ledger.borrower(f);
        int borrowerPage = ledger.borrowerPage(f);
        int borrowerRights = ledger.borrowerRights(f);
        long frame = frames.address(f);
        if (ledger.owner(f) >= 0 && ledger.ownerRights(f) != 0) {
            boolean uncached = ledger.state(f) == Ledger.DEVICE;
            result = range(ledger.owner(f), ledger.ownerPage(f), frame, n, ledger.ownerRights(f), uncached);
        }
        if (result == Abi.OK && borrower >= 0 && borrowerRights != 0) {
            result = range(borrower, borrowerPage, frame, n, borrowerRights, false);
        }
        return result;
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
