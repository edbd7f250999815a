package cofferdam.kernel.core;

import cofferdam.proofs.bounded.lemmas.Any;

/**
 * The turns of the loop that maps a range, from any state of it on: any number of pages done, any pages and frames, and
 * tables of any content, of which nothing is said but how setting a leaf may end. The third turn ends the loop.
 */
final class Turns implements Platform {
    private final boolean two;
    private final boolean one;
    private final int page;
    private final int n;
    private final long word;
    private int at;
    private int turn;
    private int result = Abi.OK;

    /** In a range of n pages, of which some are done; two and one: whether leaves of 2 MiB and 1 GiB may be set. */
    Turns(boolean two, boolean one, int page, int n, long word, int at) {
        this.two = two;
        this.one = one;
        this.page = page;
        this.n = n;
        this.word = word;
        this.at = at;
    }

    /** Where the loop begins, as {@code range-begins} says: with no page done, unless a lemma is about a later turn. */
    static int begin(Platform platform) {
        return platform instanceof Turns ? ((Turns) platform).at : 0;
    }

    /** What a turn sets, as {@code range-places} says, or how that ends if a lemma is about turns. */
    static int place(Platform platform, Radix radix, int s, int page, int level, long leaf) {
        return platform instanceof Turns
                ? ((Turns) platform).turn(page, level, leaf)
                : radix.place(s, page, level, leaf);
    }

    /** Whether the turns ended the loop as they should. */
    boolean ended(int ending) {
        return ending == result && (result != Abi.OK || at == n);
    }

    private int turn(int here, int level, long leaf) {
        assert at < n && result == Abi.OK;
        assert here == page + at && leaf == word + 4096L * at;
        assert level == fits(here, RadixFormat.address(leaf), n - at);
        at = at + (1 << 9 * (level - 1));
        turn = turn + 1;
        result = turn == 3 || Any.choice() ? Abi.NO_MEMORY : Any.choice() ? Abi.BUSY : Abi.OK;
        return result;
    }

    /** Level of the largest leaf that fits, by masks. */
    private int fits(int here, long frame, int left) {
        if (one && left >> 18 > 0 && (here & 0x3FFFF) == 0 && (frame & 0x3FFF_FFFFL) == 0L) {
            return 3;
        }
        return two && left >> 9 > 0 && (here & 0x1FF) == 0 && (frame & 0x1F_FFFFL) == 0L ? 2 : 1;
    }

    @Override
    public long read(long physical) {
        assert false;
        return 0L;
    }

    @Override
    public void write(long physical, long word) {
        assert false;
    }

    @Override
    public void scrubFrame(long physical) {}

    @Override
    public void copyFrame(long from, long to) {
        assert false;
    }

    @Override
    public void flushTlb(int partition) {
        assert false;
    }

    @Override
    public void flushIotlb(int domain) {
        assert false;
    }

    @Override
    public void flushContextCache() {
        assert false;
    }

    @Override
    public void resetDevice(int device) {
        assert false;
    }
}
