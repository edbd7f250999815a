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

    /*@ private normal_behavior
    @ ensures this.platform == platform && this.radix == radix;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ StageTwo(Platform platform, Radix radix) {
        this.platform = platform;
        this.radix = radix;
    }

    /** Tables without any entry, in frames that they are given later. */
    /*@ normal_behavior
    @ ensures \fresh(\result) && \fresh(\result.radix) && \result.platform == platform;
    @ ensures \result.radix.frames == frames && \result.radix.levels == EptFormat.LEVELS;
    @ ensures (\forall int s; 0 <= s && s < Radix.SPACES; \result.radix.root[s] == -1);
    @ assignable \nothing;
    @*/
    static StageTwo of(Platform platform, Frames frames, boolean twoMegabytes, boolean oneGigabyte) {
        Radix radix = new Radix(platform, frames, EptFormat.LEVELS, EptFormat.PRESENT, twoMegabytes, oneGigabyte);
        return new StageTwo(platform, radix);
    }

    /** All partitions' tables as one tree for each. */
    /*+OPENJML@ normal_behavior
    @ ensures \result == radix;
    @ assignable \nothing;
    @*/
    Radix tree() {
        return radix;
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
    @ requires 0 <= p && p < Radix.SPACES;
    @ ensures page < 0 || n < 0 || Limits.PAGES - page < n ==> \result == Abi.INVALID;
    @ ensures \result == Abi.OK || \result == Abi.INVALID || \result == Abi.NO_MEMORY || \result == Abi.BUSY;
    @ ensures n == 0 && 0 <= page && page <= Limits.PAGES ==> \result == Abi.OK;
    @ assignable radix.next[p];
    @*/
    int range(int p, int page, long frame, int n, int rights, boolean uncached) {
        boolean inside = page >= 0 && n >= 0 && n <= Limits.PAGES - page;
        long leaf = EptFormat.leaf(frame, rights, uncached);
        int result = radix.range(p, inside ? page : 0, inside ? n : 0, leaf);
        return inside ? result : Abi.INVALID;
    }

    /** Maps what the ledger says, in runs as long as possible. */
    /*@ normal_behavior
    @ requires \invariant_for(frames) && \invariant_for(ledger) && frames.count <= ledger.state.length;
    @ ensures \result == Abi.OK || \result == Abi.INVALID || \result == Abi.NO_MEMORY || \result == Abi.BUSY;
    @ assignable radix.next[0 .. radix.next.length - 1];
    @*/
    int build(Frames frames, Ledger ledger) {
        int f = 0;
        int result = Abi.OK;
        /*@ loop_invariant 0 <= f && f <= frames.count;
        @ loop_invariant result == Abi.OK || result == Abi.INVALID || result == Abi.NO_MEMORY || result == Abi.BUSY;
        @ loop_invariant \invariant_for(radix) && \invariant_for(frames) && \invariant_for(ledger);
        @ loop_modifies f, result, radix.next[0 .. radix.next.length - 1];
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
    @ requires \invariant_for(frames) && \invariant_for(ledger) && 0 <= f && 0 <= n && n <= frames.count - f;
    @ requires frames.count <= ledger.state.length && f < frames.count;
    @ ensures \result == Abi.OK || \result == Abi.INVALID || \result == Abi.NO_MEMORY || \result == Abi.BUSY;
    @ assignable radix.next[0 .. radix.next.length - 1];
    @*/
    private int buildRun(Frames frames, Ledger ledger, int f, int n) {
        int first = buildOwner(frames, ledger, f, n);
        int second = buildBorrower(frames, ledger, f, first == Abi.OK ? n : 0);
        return first == Abi.OK ? second : first;
    }

    /** Maps a run for its owner, if it has one with rights. */
    /*@ private normal_behavior
    @ requires \invariant_for(frames) && \invariant_for(ledger) && 0 <= f && 0 <= n && n <= frames.count - f;
    @ requires frames.count <= ledger.state.length && f < frames.count;
    @ ensures \result == Abi.OK || \result == Abi.INVALID || \result == Abi.NO_MEMORY || \result == Abi.BUSY;
    @ assignable radix.next[0 .. radix.next.length - 1];
    @*/
    private int buildOwner(Frames frames, Ledger ledger, int f, int n) {
        int owner = ledger.owner(f);
        int rights = ledger.ownerRights(f);
        int page = ledger.ownerPage(f);
        int state = ledger.state(f);
        boolean there = owner >= 0 && rights != 0;
        return range(there ? owner : 0, page, frames.address(f), there ? n : 0, rights, state == Ledger.DEVICE);
    }

    /** Maps a run for its borrower, if it has one with rights. */
    /*@ private normal_behavior
    @ requires \invariant_for(frames) && \invariant_for(ledger) && 0 <= f && 0 <= n && n <= frames.count - f;
    @ requires frames.count <= ledger.state.length && f < frames.count;
    @ ensures \result == Abi.OK || \result == Abi.INVALID || \result == Abi.NO_MEMORY || \result == Abi.BUSY;
    @ assignable radix.next[0 .. radix.next.length - 1];
    @*/
    private int buildBorrower(Frames frames, Ledger ledger, int f, int n) {
        int borrower = ledger.borrower(f);
        int rights = ledger.borrowerRights(f);
        int page = ledger.borrowerPage(f);
        boolean there = borrower >= 0 && rights != 0;
        return range(there ? borrower : 0, page, frames.address(f), there ? n : 0, rights, false);
    }

    /** Maps a page onto a frame with rights; OK, or INVALID (at no page, {@link Radix#NOWHERE}) or NO_MEMORY and nothing changed. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Radix.SPACES;
    @ ensures \result == Abi.OK || \result == Abi.INVALID || \result == Abi.NO_MEMORY || \result == Abi.BUSY;
    @ ensures page < 0 ==> \result == Abi.INVALID;
    @ assignable radix.next[p];
    @*/
    int map(int p, int page, long frame, int rights, boolean uncached) {
        long before = radix.walk(p, page);
        int result = radix.place(p, page, 1, EptFormat.leaf(frame, rights, uncached));
        boolean dropped = flush(platform, before != 0L, p);
        /*+OPENJML@ assert before != 0L ==> dropped; @*/
        return result;
    }

    /** Takes a page away, if it is there; OK, or NO_MEMORY and nothing changed. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Radix.SPACES;
    @ ensures \result == Abi.OK || \result == Abi.INVALID || \result == Abi.NO_MEMORY || \result == Abi.BUSY;
    @ ensures page < 0 ==> \result == Abi.OK;
    @ assignable radix.next[p];
    @*/
    int unmap(int p, int page) {
        boolean there = radix.walk(p, page) != 0L;
        int result = radix.place(p, there ? page : Radix.NOWHERE, 1, 0L);
        boolean dropped = flush(platform, there, p);
        /*+OPENJML@ assert there ==> dropped; @*/
        return there ? result : Abi.OK;
    }

    /** Drops a partition's cached translations, if that is needed; whether it did. */
    /*@ normal_behavior
    @ ensures \result == needed;
    @ assignable \nothing;
    @*/
    static boolean flush(Platform platform, boolean needed, int p) {
        if (!needed) {
            return false;
        }
        platform.flushTlb(p);
        return true;
    }

    /** Takes a page away; the page, which is the proof that it is gone, or why not (negative). */
    /*@ normal_behavior
    @ requires 0 <= p && p < Radix.SPACES;
    @ ensures \result == page || \result == Abi.INVALID || \result == Abi.NO_MEMORY || \result == Abi.BUSY;
    @ assignable radix.next[p];
    @*/
    int take(int p, int page) {
        int result = unmap(p, page);
        return result == Abi.OK ? page : result;
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
