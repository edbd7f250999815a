package cofferdam.kernel.core;

/**
 * All that a partition has and that waits for it: memory, messages, interrupts, what its next entry delivers. For
 * contracts, it names the arrays in which this is kept, and their last places, and writes 256 for {@link Limits#VECTORS}:
 * OpenJML multiplies by numbers better than by names. Requirements G5-04, G5-05.
 */
final class Estate {
    /*@ spec_public @*/ private final Belongings belongings;
    /*@ spec_public @*/ private final Inbox inbox;
    /*@ spec_public @*/ private final Pending pending;
    /*@ spec_public @*/ private final Entries entries;

    /*+OPENJML@ public ghost final int parts;
    @ public ghost final int[] state;
    @ public ghost final int[] owner;
    @ public ghost final int[] ownerPage;
    @ public ghost final int[] ownerMost;
    @ public ghost final int[] ownerRights;
    @ public ghost final int[] borrower;
    @ public ghost final int[] borrowerPage;
    @ public ghost final int[] borrowerRights;
    @ public ghost final boolean[] pinned;
    @ public ghost final boolean[] mapped;
    @ public ghost final boolean[] admitted;
    @ public ghost final int[] guestTables;
    @ public ghost final int[] deviceTables;
    @ public ghost final int[] filled;
    @ public ghost final int[] head;
    @ public ghost final int[] lost;
    @ public ghost final int[] lengths;
    @ public ghost final long[] queued;
    @ public ghost final int[] sampleLengths;
    @ public ghost final long[] sampled;
    @ public ghost final boolean[] waiting;
    @ public ghost final int[] event;
    @ public ghost final boolean[] window;
    @ public ghost final int[] cut;
    @ public ghost final int stateLast;
    @ public ghost final int ownerLast;
    @ public ghost final int ownerPageLast;
    @ public ghost final int ownerMostLast;
    @ public ghost final int ownerRightsLast;
    @ public ghost final int borrowerLast;
    @ public ghost final int borrowerPageLast;
    @ public ghost final int borrowerRightsLast;
    @ public ghost final int pinnedLast;
    @ public ghost final int mappedLast;
    @ public ghost final int admittedLast;
    @ public ghost final int guestTablesLast;
    @ public ghost final int deviceTablesLast;
    @ public ghost final int filledLast;
    @ public ghost final int headLast;
    @ public ghost final int lostLast;
    @ public ghost final int lengthsLast;
    @ public ghost final int queuedLast;
    @ public ghost final int sampleLengthsLast;
    @ public ghost final int sampledLast;
    @*/

    /*+OPENJML@ public invariant parts == belongings.parts && state == belongings.state;
    @ public invariant ownerRights == belongings.ownerRights && borrower == belongings.borrower;
    @ public invariant borrowerRights == belongings.borrowerRights && pinned == belongings.pinned;
    @ public invariant mapped == belongings.mapped && admitted == belongings.admitted;
    @ public invariant guestTables == belongings.guestTables && deviceTables == belongings.deviceTables;
    @ public invariant filled == inbox.filled && head == inbox.head && lost == inbox.lost && queued == inbox.queued;
    @ public invariant sampleLengths == inbox.sampleLengths && sampled == inbox.sampled && waiting == pending.pending;
    @ public invariant event == entries.event && window == entries.window && cut == entries.cut;
    @ public invariant 0 <= parts && parts <= Limits.PARTITIONS;
    @ public invariant waiting.length == 256 * Limits.PARTITIONS && event.length == Limits.PARTITIONS;
    @ public invariant window.length == Limits.PARTITIONS && cut.length == Limits.PARTITIONS;
    @ public invariant stateLast == state.length - 1 && ownerRightsLast == ownerRights.length - 1;
    @ public invariant borrowerLast == borrower.length - 1 && borrowerRightsLast == borrowerRights.length - 1;
    @ public invariant pinnedLast == pinned.length - 1 && mappedLast == mapped.length - 1;
    @ public invariant admittedLast == admitted.length - 1 && guestTablesLast == guestTables.length - 1;
    @ public invariant deviceTablesLast == deviceTables.length - 1 && filledLast == filled.length - 1;
    @ public invariant headLast == head.length - 1 && lostLast == lost.length - 1 && queuedLast == queued.length - 1;
    @ public invariant sampleLengthsLast == sampleLengths.length - 1 && sampledLast == sampled.length - 1;
    @ public invariant owner == belongings.owner && ownerPage == belongings.ownerPage && ownerMost == belongings.ownerMost;
    @ public invariant borrowerPage == belongings.borrowerPage && lengths == inbox.lengths;
    @ public invariant ownerLast == owner.length - 1 && ownerPageLast == ownerPage.length - 1;
    @ public invariant ownerMostLast == ownerMost.length - 1 && borrowerPageLast == borrowerPage.length - 1;
    @ public invariant lengthsLast == lengths.length - 1;
    @*/

    /*+OPENJML@ private normal_behavior
    @ ensures this.belongings == belongings && this.inbox == inbox && this.pending == pending;
    @ ensures this.entries == entries;
    @ ensures parts == belongings.parts && state == belongings.state && ownerRights == belongings.ownerRights;
    @ ensures borrower == belongings.borrower && borrowerRights == belongings.borrowerRights;
    @ ensures pinned == belongings.pinned && mapped == belongings.mapped && admitted == belongings.admitted;
    @ ensures guestTables == belongings.guestTables && deviceTables == belongings.deviceTables;
    @ ensures filled == inbox.filled && head == inbox.head && lost == inbox.lost && queued == inbox.queued;
    @ ensures sampleLengths == inbox.sampleLengths && sampled == inbox.sampled && waiting == pending.pending;
    @ ensures event == entries.event && window == entries.window && cut == entries.cut;
    @ ensures stateLast == state.length - 1 && ownerRightsLast == ownerRights.length - 1;
    @ ensures borrowerLast == borrower.length - 1 && borrowerRightsLast == borrowerRights.length - 1;
    @ ensures pinnedLast == pinned.length - 1 && mappedLast == mapped.length - 1;
    @ ensures admittedLast == admitted.length - 1 && guestTablesLast == guestTables.length - 1;
    @ ensures deviceTablesLast == deviceTables.length - 1 && filledLast == filled.length - 1;
    @ ensures headLast == head.length - 1 && lostLast == lost.length - 1 && queuedLast == queued.length - 1;
    @ ensures sampleLengthsLast == sampleLengths.length - 1 && sampledLast == sampled.length - 1;
    @ ensures owner == belongings.owner && ownerPage == belongings.ownerPage && ownerMost == belongings.ownerMost;
    @ ensures borrowerPage == belongings.borrowerPage && lengths == inbox.lengths;
    @ ensures ownerLast == owner.length - 1 && ownerPageLast == ownerPage.length - 1;
    @ ensures ownerMostLast == ownerMost.length - 1 && borrowerPageLast == borrowerPage.length - 1;
    @ ensures lengthsLast == lengths.length - 1;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Estate(Belongings belongings, Inbox inbox, Pending pending, Entries entries) {
        this.belongings = belongings;
        this.inbox = inbox;
        this.pending = pending;
        this.entries = entries;
        /*+OPENJML@ set this.parts = belongings.parts; @*/
        /*+OPENJML@ set this.state = belongings.state; @*/
        /*+OPENJML@ set this.owner = belongings.owner; @*/
        /*+OPENJML@ set this.ownerPage = belongings.ownerPage; @*/
        /*+OPENJML@ set this.ownerMost = belongings.ownerMost; @*/
        /*+OPENJML@ set this.ownerRights = belongings.ownerRights; @*/
        /*+OPENJML@ set this.borrower = belongings.borrower; @*/
        /*+OPENJML@ set this.borrowerPage = belongings.borrowerPage; @*/
        /*+OPENJML@ set this.borrowerRights = belongings.borrowerRights; @*/
        /*+OPENJML@ set this.pinned = belongings.pinned; @*/
        /*+OPENJML@ set this.mapped = belongings.mapped; @*/
        /*+OPENJML@ set this.admitted = belongings.admitted; @*/
        /*+OPENJML@ set this.guestTables = belongings.guestTables; @*/
        /*+OPENJML@ set this.deviceTables = belongings.deviceTables; @*/
        /*+OPENJML@ set this.filled = inbox.filled; @*/
        /*+OPENJML@ set this.head = inbox.head; @*/
        /*+OPENJML@ set this.lost = inbox.lost; @*/
        /*+OPENJML@ set this.lengths = inbox.lengths; @*/
        /*+OPENJML@ set this.queued = inbox.queued; @*/
        /*+OPENJML@ set this.sampleLengths = inbox.sampleLengths; @*/
        /*+OPENJML@ set this.sampled = inbox.sampled; @*/
        /*+OPENJML@ set this.waiting = pending.pending; @*/
        /*+OPENJML@ set this.event = entries.event; @*/
        /*+OPENJML@ set this.window = entries.window; @*/
        /*+OPENJML@ set this.cut = entries.cut; @*/
        /*+OPENJML@ set this.stateLast = this.state.length - 1; @*/
        /*+OPENJML@ set this.ownerRightsLast = this.ownerRights.length - 1; @*/
        /*+OPENJML@ set this.borrowerLast = this.borrower.length - 1; @*/
        /*+OPENJML@ set this.borrowerRightsLast = this.borrowerRights.length - 1; @*/
        /*+OPENJML@ set this.pinnedLast = this.pinned.length - 1; @*/
        /*+OPENJML@ set this.mappedLast = this.mapped.length - 1; @*/
        /*+OPENJML@ set this.admittedLast = this.admitted.length - 1; @*/
        /*+OPENJML@ set this.guestTablesLast = this.guestTables.length - 1; @*/
        /*+OPENJML@ set this.deviceTablesLast = this.deviceTables.length - 1; @*/
        /*+OPENJML@ set this.filledLast = this.filled.length - 1; @*/
        /*+OPENJML@ set this.headLast = this.head.length - 1; @*/
        /*+OPENJML@ set this.lostLast = this.lost.length - 1; @*/
        /*+OPENJML@ set this.queuedLast = this.queued.length - 1; @*/
        /*+OPENJML@ set this.sampleLengthsLast = this.sampleLengths.length - 1; @*/
        /*+OPENJML@ set this.sampledLast = this.sampled.length - 1; @*/
        /*+OPENJML@ set this.ownerLast = this.owner.length - 1; @*/
        /*+OPENJML@ set this.ownerPageLast = this.ownerPage.length - 1; @*/
        /*+OPENJML@ set this.ownerMostLast = this.ownerMost.length - 1; @*/
        /*+OPENJML@ set this.borrowerPageLast = this.borrowerPage.length - 1; @*/
        /*+OPENJML@ set this.lengthsLast = this.lengths.length - 1; @*/
    }

    /** What is kept in these. */
    /*@ normal_behavior
    @ ensures \result.belongings == belongings && \result.inbox == inbox && \result.pending == pending;
    @ ensures \result.entries == entries && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Estate of(Belongings belongings, Inbox inbox, Pending pending, Entries entries) {
        return new Estate(belongings, inbox, pending, entries);
    }

    /** Nothing of p's past remains: not in its frames, its incoming messages, its interrupts, nor in loans. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < parts;
    @ ensures (\forall int k; 256 * p <= k && k <= 256 * p + 255; !waiting[k]);
    @ ensures event[p] == 0 && !window[p] && cut[p] == 0;
    @ assignable state[0 .. stateLast], ownerRights[0 .. ownerRightsLast], borrower[0 .. borrowerLast],
    @    borrowerRights[0 .. borrowerRightsLast], admitted[0 .. admittedLast], guestTables[0 .. guestTablesLast],
    @    filled[0 .. filledLast], head[0 .. headLast], lost[0 .. lostLast], queued[0 .. queuedLast],
    @    sampleLengths[0 .. sampleLengthsLast], sampled[0 .. sampledLast], waiting[256 * p .. 256 * p + 255],
    @    event[p], window[p], cut[p];
    @*/
    void clear(int p) {
        belongings.release(p);
        inbox.clear(p);
        forget(p);
    }

    /** Nothing waits for p, and nothing is delivered at its next entry. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures (\forall int k; 256 * p <= k && k <= 256 * p + 255; !waiting[k]);
    @ ensures event[p] == 0 && !window[p] && cut[p] == 0;
    @ assignable waiting[256 * p .. 256 * p + 255], event[p], window[p], cut[p];
    @*/
    void forget(int p) {
        pending.clear(p);
        entries.set(p, 0, false);
        entries.cut(p, 0);
    }

    /** Nothing of p's past remains, and p has again what it owns. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < parts;
    @ ensures (\forall int k; 256 * p <= k && k <= 256 * p + 255; !waiting[k]);
    @ ensures event[p] == 0 && !window[p] && cut[p] == 0;
    @ assignable state[0 .. stateLast], ownerRights[0 .. ownerRightsLast], borrower[0 .. borrowerLast],
    @    borrowerRights[0 .. borrowerRightsLast], admitted[0 .. admittedLast], guestTables[0 .. guestTablesLast],
    @    pinned[0 .. pinnedLast], mapped[0 .. mappedLast], deviceTables[0 .. deviceTablesLast],
    @    filled[0 .. filledLast], head[0 .. headLast], lost[0 .. lostLast], queued[0 .. queuedLast],
    @    sampleLengths[0 .. sampleLengthsLast], sampled[0 .. sampledLast], waiting[256 * p .. 256 * p + 255],
    @    event[p], window[p], cut[p];
    @*/
    void renew(int p) {
        belongings.release(p);
        belongings.restore(p);
        inbox.clear(p);
        forget(p);
    }

    /** What answers a fault of p by an exception, see {@link Vectoring#answer}; 0 if nothing can. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result == Vectoring.answer(cut[p]);
    @ assignable \nothing;
    @*/
    /*@ pure @*/ int answer(int p) {
        return Vectoring.answer(entries.cut(p));
    }

    /** p's next entry delivers the exception that answers its fault. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures event[p] == Vectoring.answer(\old(cut[p])) && cut[p] == \old(cut[p]);
    @ assignable event[p], window[p];
    @*/
    void inject(int p) {
        entries.set(p, answer(p), false);
    }
}
