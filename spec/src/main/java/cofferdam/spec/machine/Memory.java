package cofferdam.spec.machine;

/**
 * Who owns each frame, who else has it at the moment, who sees it with which rights, and what it holds. Requirements G1-01,
 * G1-02.
 *
 * <p>A frame is at home with its owner, or lent (another partition has it instead of the owner), or shared (another has it,
 * too), or returned (the other has given it back and the owner has not yet taken it). Frames of channels are at home with the
 * sender for ever, and the receiver reads them.
 */
final class Memory {
    static final int AT_HOME = 0;
    static final int LENT = 1;
    static final int SHARED = 2;
    static final int RETURNED = 3;

    /** Nobody. */
    static final int NOBODY = -1;

    final Blueprint blueprint;
    private final State state;
    private final Contents contents;
    private final int owner;
    private final int loan;
    private final int guest;

    /** By partition and frame: where its rights stand in the state, -1 if it may never see that frame. */
    private final int[][] rights;

    Memory(Blueprint blueprint, State state, Contents contents) {
        this.blueprint = blueprint;
        this.state = state;
        this.contents = contents;
        int n = blueprint.frames;
        owner = state.room(n);
        loan = state.room(n);
        guest = state.room(n);
        rights = new int[blueprint.partitions][n];
        for (int f = 0; f < n; f++) {
            state.set(owner + f, blueprint.home[f]);
            state.set(guest + f, NOBODY);
            for (int p = 0; p < blueprint.partitions; p++) {
                boolean may = blueprint.page[p][f] != Blueprint.NOWHERE;
                rights[p][f] = may ? state.room(1) : -1;
                if (may && (blueprint.home[f] == p || blueprint.channel[f])) {
                    state.set(rights[p][f], blueprint.most[p][f]);
                }
            }
        }
    }

    int owner(int f) {
        return state.small(owner + f);
    }

    /** {@link #AT_HOME}, {@link #LENT}, {@link #SHARED} or {@link #RETURNED}. */
    int loan(int f) {
        return state.small(loan + f);
    }

    /** To whom a frame is lent or with whom it is shared, or {@link #NOBODY}. */
    int guest(int f) {
        return state.small(guest + f);
    }

    /** The rights with which a partition sees a frame now, 0 if it does not. */
    int rights(int p, int f) {
        return rights[p][f] < 0 ? 0 : state.small(rights[p][f]);
    }

    /** Whether a partition sees a frame with at least these rights. */
    boolean sees(int p, int f, int needed) {
        return f >= 0 && (rights(p, f) & needed) == needed;
    }

    /** A partition sees a frame with these rights from now on. */
    void see(int p, int f, int with) {
        state.set(rights[p][f], with);
    }

    /** The owner has its frame for itself, with all rights it may have. Requirement G1-09. */
    void bringHome(int f) {
        state.set(loan + f, AT_HOME);
        see(owner(f), f, blueprint.most[owner(f)][f]);
    }

    /** Another partition has the frame from now on: instead of its owner, or beside it. Requirements G1-06, G1-07. */
    void lend(int f, int q, boolean share) {
        state.set(loan + f, share ? SHARED : LENT);
        state.set(guest + f, q);
        if (!share) {
            see(owner(f), f, 0);
        }
        see(q, f, blueprint.most[q][f]);
    }

    /** Whoever has the frame of another gives it back. Requirement G1-09. */
    void giveBack(int f) {
        see(guest(f), f, 0);
        state.set(guest + f, NOBODY);
        state.set(loan + f, RETURNED);
    }

    /** The frame belongs to another partition, and the former owner no longer sees it. Requirement G1-08. */
    void donate(int f, int q) {
        see(owner(f), f, 0);
        state.set(owner + f, q);
        see(q, f, blueprint.most[q][f]);
    }

    long word(int f, int index) {
        return contents.word(f, index);
    }

    void write(int f, int index, long word) {
        contents.write(f, index, word);
    }

    /** The frame is empty. Requirement G6-01. */
    void scrub(int f) {
        contents.scrub(f);
    }

    /** The frame holds what it held at boot. Requirement G5-04. */
    void fill(int f) {
        contents.fill(f);
    }

    /** Meets what is observed of owners, loans and rights. */
    void observe(Observed observed, Meeting meeting) {
        meeting.about("G1-13");
        for (int f = 0; f < blueprint.frames; f++) {
            meeting.meet(owner + f, observed.owner(f), "owner of frame #", f, 0);
            meeting.meet(loan + f, observed.loan(f), "loan of frame #", f, 0);
            meeting.meet(guest + f, observed.guest(f), "guest of frame #", f, 0);
            for (int p = 0; p < blueprint.partitions; p++) {
                if (rights[p][f] >= 0) {
                    meeting.meet(rights[p][f], observed.rights(p, f), "rights of partition # to frame #", p, f);
                }
            }
        }
    }
}
