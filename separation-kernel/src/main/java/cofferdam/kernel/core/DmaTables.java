package cofferdam.kernel.core;

/** The VT-d root, context and second-level tables: one domain per device. Requirements G3-01, G3-02, G3-05. */
final class DmaTables {
    /*@ spec_public @*/ private final Platform platform;
    /*@ spec_public @*/ private final Frames frames;
    /*@ spec_public @*/ private final Radix radix;
    /*@ spec_public @*/ private final int levels;
    /*@ spec_public @*/ private int root;
    /*@ spec_public @*/ private final int[] context;

    /*@ public invariant \invariant_for(radix) && \invariant_for(frames) && radix.frames == frames;
    @ public invariant (levels == 3 || levels == 4) && radix.levels == levels;
    @ public invariant -1 <= root && root < frames.address.length && context.length == 256;
    @ public invariant context != radix.root && context != radix.next && context != radix.end;
    @*/

    /*+OPENJML@ public invariant context.__owner == this;
    @ public invariant sound();
    @*/

    /*+OPENJML@ public normal_behavior
    @ accessible context[*];
    @ assignable \nothing;
    @ also private normal_behavior
    @ accessible context[*];
    @ ensures \result == (\forall int b; 0 <= b && b < 256; -1 <= context[b] && context[b] < frames.address.length);
    @ assignable \nothing;
    @ public pure model helper boolean sound() {
    @      return (\forall int b; 0 <= b && b < 256; -1 <= context[b] && context[b] < frames.address.length);
    @ }
    @*/

    /*+KEY@ public invariant (\forall \bigint b; 0 <= b && b < 256; -1 <= context[b] && context[b] < frames.address.length);
    @*/

    /*@ private normal_behavior
    @ ensures this.platform == platform && this.frames == frames && this.levels == levels && this.radix == radix;
    @ ensures root == -1 && \fresh(context) && context.length == 256;
    @ ensures (\forall int b; 0 <= b && b < 256; context[b] == -1);
    @*/
    /*+OPENJML@ ensures context.__owner == this;
    @*/
    /*@ assignable \nothing;
    @*/
    private /*@ helper @*/ DmaTables(Platform platform, Frames frames, int levels, Radix radix) {
        this.platform = platform;
        this.frames = frames;
        this.levels = levels;
        this.radix = radix;
        context = new int[256];
        /*+OPENJML@ set context.__owner = this; @*/
        root = -1;
        /*@ loop_invariant 0 <= i && i <= 256;
        @ loop_invariant (\forall int b; 0 <= b && b < i; context[b] == -1);
        @ loop_modifies i, context[*];
        @ decreases 256 - i;
        @*/
        for (int i = 0; i < 256; i++) {
            context[i] = -1;
        }
    }

    /** Tables without any entry, in frames that they are given later. */
    /*@ normal_behavior
    @ requires levels == 3 || levels == 4;
    @ ensures \fresh(\result) && \fresh(\result.radix) && \result.platform == platform;
    @ ensures \result.frames == frames && \result.levels == levels && \result.root == -1;
    @ ensures (\forall int b; 0 <= b && b < 256; \result.context[b] == -1);
    @ ensures (\forall int s; 0 <= s && s < Radix.SPACES; \result.radix.root[s] == -1);
    @ assignable \nothing;
    @*/
    static DmaTables of(Platform platform, Frames frames, int levels, boolean twoMegabytes, boolean oneGigabyte) {
        Radix radix = new Radix(platform, frames, levels, SecondLevelFormat.PRESENT, twoMegabytes, oneGigabyte);
        return new DmaTables(platform, frames, levels, radix);
    }

    /** All devices' second-level tables as one tree for each. */
    /*+OPENJML@ normal_behavior
    @ ensures \result == radix;
    @ assignable \nothing;
    @*/
    Radix tree() {
        return radix;
    }

    /** Puts the empty root table into a frame. */
    /*@ normal_behavior
    @ requires 0 <= frame && frame < frames.address.length;
    @ ensures root == frame;
    @ assignable root;
    @*/
    void openRoot(int frame) {
        platform.scrubFrame(frames.address(frame));
        setRoot(frame);
    }

    /*@ private normal_behavior
    @ requires 0 <= frame && frame < frames.address.length;
    @ ensures root == frame;
    @ assignable root;
    @*/
    private void setRoot(int frame) {
        root = frame;
    }

    /** Whether there is a root table. */
    /*@ normal_behavior
    @ ensures \result == (root >= 0);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean hasRoot() {
        return root >= 0;
    }

    /** Whether a bus has a context table. */
    /*@ normal_behavior
    @ requires 0 <= bus && bus < 256;
    @ ensures \result == (context[bus] >= 0);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ boolean hasBus(int bus) {
        return context[bus] >= 0;
    }

    /** Puts the empty context table of a bus into a frame. */
    /*@ normal_behavior
    @ requires 0 <= bus && bus < 256 && root >= 0 && 0 <= frame && frame < frames.address.length;
    @ ensures context[bus] == frame;
    @ assignable context[bus];
    @*/
    void openBus(int bus, int frame) {
        context[bus] = frame;
        platform.scrubFrame(frames.address(frame));
        long entry = frames.address(root) + 16L * bus;
        platform.write(entry + 8L, 0L);
        platform.write(entry, SecondLevelFormat.low(frames.address(frame)));
    }

    /** Gives a device its second-level tables' frames. */
    /*@ normal_behavior
    @ requires 0 <= d && d < Radix.SPACES && 0 <= first && 1 <= n && first <= frames.address.length - n;
    @ assignable radix.root[d], radix.next[d], radix.end[d];
    @*/
    void open(int d, int first, int n) {
        radix.open(d, first, n);
    }

    /** Lets a device do DMA through its tables, if it has some. */
    /*@ normal_behavior
    @ requires 0 <= d && d < Radix.SPACES && 0 <= requester && requester < 65536;
    @ assignable \nothing;
    @*/
    void admit(int d, int requester) {
        int table = context[requester / 256];
        if (table >= 0 && radix.opened(d)) {
            long entry = frames.address(table) + 16L * (requester % 256);
            platform.write(entry + 8L, SecondLevelFormat.high(d + 1, levels));
            platform.write(entry, SecondLevelFormat.low(radix.rootAddress(d)));
        }
        platform.flushContextCache();
    }

    /** Stops all DMA of a device. */
    /*@ normal_behavior
    @ requires 0 <= d && d < Radix.SPACES && 0 <= requester && requester < 65536;
    @ assignable \nothing;
    @*/
    void block(int d, int requester) {
        int table = context[requester / 256];
        if (table >= 0) {
            long entry = frames.address(table) + 16L * (requester % 256);
            platform.write(entry, 0L);
            platform.write(entry + 8L, 0L);
        }
        platform.flushContextCache();
        platform.flushIotlb(d + 1);
    }

    /** Maps n pages onto frames side by side, with the largest leaves that fit. */
    /*@ normal_behavior
    @ requires 0 <= d && d < Radix.SPACES && 0 <= page && 0 <= n && n <= Limits.PAGES - page;
    @ ensures \result == Abi.OK || \result == Abi.INVALID || \result == Abi.NO_MEMORY || \result == Abi.BUSY;
    @ ensures n == 0 ==> \result == Abi.OK;
    @ assignable radix.next[d];
    @*/
    int range(int d, int page, long frame, int n, int rights) {
        return radix.range(d, page, n, SecondLevelFormat.leaf(frame, rights));
    }

    /** Lets a device reach a frame at a page; OK, or INVALID (at no page, {@link Radix#NOWHERE}) or NO_MEMORY and nothing changed. */
    /*@ normal_behavior
    @ requires 0 <= d && d < Radix.SPACES;
    @ ensures \result == Abi.OK || \result == Abi.INVALID || \result == Abi.NO_MEMORY || \result == Abi.BUSY;
    @ ensures page < 0 ==> \result == Abi.INVALID;
    @ ensures page < 0 ==> radix.next[d] == \old(radix.next[d]);
    @ assignable radix.next[d];
    @*/
    int map(int d, int page, long frame, int rights) {
        long before = radix.walk(d, page);
        int result = radix.place(d, page, 1, SecondLevelFormat.leaf(frame, rights));
        boolean dropped = flush(platform, before != 0L, d);
        /*+OPENJML@ assert before != 0L ==> dropped; @*/
        return result;
    }

    /** Takes a page away from a device; OK, or INVALID (at no page) or NO_MEMORY and nothing changed. */
    /*@ normal_behavior
    @ requires 0 <= d && d < Radix.SPACES;
    @ ensures \result == Abi.OK || \result == Abi.INVALID || \result == Abi.NO_MEMORY || \result == Abi.BUSY;
    @ ensures page < 0 ==> \result == Abi.INVALID;
    @ assignable radix.next[d];
    @*/
    int unmap(int d, int page) {
        int result = radix.place(d, page, 1, 0L);
        boolean dropped = flush(platform, page >= 0, d);
        /*+OPENJML@ assert page >= 0 ==> dropped; @*/
        return result;
    }

    /** Drops a device's cached translations, if that is needed; whether it did. */
    /*@ normal_behavior
    @ requires 0 <= d && d < Radix.SPACES;
    @ ensures \result == needed;
    @ assignable \nothing;
    @*/
    static boolean flush(Platform platform, boolean needed, int d) {
        if (!needed) {
            return false;
        }
        platform.flushIotlb(d + 1);
        return true;
    }

    /** Address of the root table, 0 if there is none. */
    /*@ normal_behavior
    @ ensures \result == (root < 0 ? 0 : frames.address[root]);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ long rootAddress() {
        return root < 0 ? 0L : frames.address(root);
    }
}
