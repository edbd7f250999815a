package cofferdam.kernel.core;

/**
 * LEND, SHARE, DONATE, RELINQUISH, RECLAIM: frames pass between the two ends of a grant. The order is always: take away in
 * the tables, flush, then change the ledger, then map elsewhere. What is refused is carried out for nobody, on frame 0,
 * which changes nothing. Keeps no state: all of it is the memory's. Requirement G1-10.
 */
final class Passing {
    private Passing() {}

    /** LEND: the receiver of the grant reaches the frame, p no longer does. Requirement G1-06. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures 0 <= grant && grant < m.grants.count && 0 <= index && index < m.grants.pages[grant]
    @      ==> 0 <= m.grants.frame[grant] + index && m.grants.frame[grant] + index < m.ledger.state.length;
    @ ensures !(0 <= grant && grant < m.grants.count && m.grants.from[grant] == p && 0 <= index
    @      && index < m.grants.pages[grant]
    @      && Rights.within(Abi.MODE_LEND, m.grants.modes[grant]) && \old(m.ledger.owner[m.grants.frame[grant] + index]) == p)
    @      ==> \result == Abi.DENIED;
    @ ensures \result == Abi.OK ==> \old(m.ledger.state[m.grants.frame[grant] + index]) == Ledger.OWNED
    @      && !m.ledger.pinned[m.grants.frame[grant] + index] && !receiverStopped;
    @ ensures \result == Abi.OK ==> m.ledger.state[m.grants.frame[grant] + index] == Ledger.LENT && m.ledger.ownerRights[m.grants.frame[grant] + index] == 0
    @      && m.ledger.borrower[m.grants.frame[grant] + index] == m.grants.to[grant]
    @      && m.ledger.borrowerPage[m.grants.frame[grant] + index] == m.grants.page[grant] + index
    @      && m.ledger.borrowerRights[m.grants.frame[grant] + index] == m.grants.rights[grant];
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length && (\result == Abi.DENIED
    @      || g != m.grants.frame[grant] + index); m.ledger.state[g] == \old(m.ledger.state[g])
    @      && m.ledger.ownerRights[g] == \old(m.ledger.ownerRights[g])
    @      && m.ledger.borrower[g] == \old(m.ledger.borrower[g])
    @      && m.ledger.borrowerPage[g] == \old(m.ledger.borrowerPage[g])
    @      && m.ledger.borrowerRights[g] == \old(m.ledger.borrowerRights[g]));
    @ assignable m.ledger.state[0 .. m.ledger.state.length - 1],
    @      m.ledger.ownerRights[0 .. m.ledger.ownerRights.length - 1],
    @      m.ledger.borrower[0 .. m.ledger.borrower.length - 1],
    @      m.ledger.borrowerPage[0 .. m.ledger.borrowerPage.length - 1],
    @      m.ledger.borrowerRights[0 .. m.ledger.borrowerRights.length - 1],
    @      m.stageTwo.radix.next[0 .. m.stageTwo.radix.next.length - 1];
    @*/
    static int lend(Memory m, int p, int grant, int index, boolean receiverStopped) {
        int free = passable(m, p, grant, index, Abi.MODE_LEND);
        int ready = free == Abi.OK && receiverStopped ? Abi.BUSY : free;
        boolean go = ready == Abi.OK;
        int f = go ? m.grants.frameAt(grant, index) : 0;
        int q = go ? m.grants.to(grant) : p;
        int page = go ? m.grants.pageAt(grant, index) : 0;
        int rights = go ? m.grants.rights(grant) : 0;
        int result = FrameSteps.lend(m.ledger, m.frames, m.stageTwo, ready, p, q, f, page, rights);
        return result >= 0 ? Abi.OK : result;
    }

    /** SHARE: the receiver of the grant reaches the frame, too. Requirement G1-07. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures 0 <= grant && grant < m.grants.count && 0 <= index && index < m.grants.pages[grant]
    @      ==> 0 <= m.grants.frame[grant] + index && m.grants.frame[grant] + index < m.ledger.state.length;
    @ ensures !(0 <= grant && grant < m.grants.count && m.grants.from[grant] == p && 0 <= index
    @      && index < m.grants.pages[grant]
    @      && Rights.within(Abi.MODE_SHARE, m.grants.modes[grant]) && \old(m.ledger.owner[m.grants.frame[grant] + index]) == p)
    @      ==> \result == Abi.DENIED;
    @ ensures \result == Abi.OK ==> \old(m.ledger.state[m.grants.frame[grant] + index]) == Ledger.OWNED
    @      && !m.ledger.pinned[m.grants.frame[grant] + index] && !receiverStopped;
    @ ensures \result == Abi.OK ==> m.ledger.state[m.grants.frame[grant] + index] == Ledger.SHARED
    @      && m.ledger.borrower[m.grants.frame[grant] + index] == m.grants.to[grant]
    @      && m.ledger.borrowerPage[m.grants.frame[grant] + index] == m.grants.page[grant] + index
    @      && m.ledger.borrowerRights[m.grants.frame[grant] + index] == m.grants.rights[grant];
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length && (\result == Abi.DENIED
    @      || g != m.grants.frame[grant] + index); m.ledger.state[g] == \old(m.ledger.state[g])
    @      && m.ledger.borrower[g] == \old(m.ledger.borrower[g])
    @      && m.ledger.borrowerPage[g] == \old(m.ledger.borrowerPage[g])
    @      && m.ledger.borrowerRights[g] == \old(m.ledger.borrowerRights[g]));
    @ assignable m.ledger.state[0 .. m.ledger.state.length - 1],
    @      m.ledger.borrower[0 .. m.ledger.borrower.length - 1],
    @      m.ledger.borrowerPage[0 .. m.ledger.borrowerPage.length - 1],
    @      m.ledger.borrowerRights[0 .. m.ledger.borrowerRights.length - 1],
    @      m.stageTwo.radix.next[0 .. m.stageTwo.radix.next.length - 1];
    @*/
    static int share(Memory m, int p, int grant, int index, boolean receiverStopped) {
        int free = passable(m, p, grant, index, Abi.MODE_SHARE);
        int ready = free == Abi.OK && receiverStopped ? Abi.BUSY : free;
        boolean go = ready == Abi.OK;
        int f = go ? m.grants.frameAt(grant, index) : 0;
        int q = go ? m.grants.to(grant) : p;
        int page = go ? m.grants.pageAt(grant, index) : 0;
        int rights = go ? m.grants.rights(grant) : 0;
        return FrameSteps.share(m.ledger, m.frames, m.stageTwo, ready, p, q, f, page, rights);
    }

    /** DONATE: the receiver of the grant owns the frame. A stopped receiver gets it empty, and p is not told. Requirement G1-08. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures 0 <= grant && grant < m.grants.count && 0 <= index && index < m.grants.pages[grant]
    @      ==> 0 <= m.grants.frame[grant] + index && m.grants.frame[grant] + index < m.ledger.state.length;
    @ ensures !(0 <= grant && grant < m.grants.count && m.grants.from[grant] == p && 0 <= index
    @      && index < m.grants.pages[grant]
    @      && Rights.within(Abi.MODE_DONATE, m.grants.modes[grant]) && \old(m.ledger.owner[m.grants.frame[grant] + index]) == p)
    @      ==> \result == Abi.DENIED;
    @ ensures \result == Abi.OK ==> \old(m.ledger.state[m.grants.frame[grant] + index]) == Ledger.OWNED
    @      && !m.ledger.pinned[m.grants.frame[grant] + index];
    @ ensures \result == Abi.OK ==> m.ledger.owner[m.grants.frame[grant] + index] == m.grants.to[grant]
    @      && m.ledger.ownerPage[m.grants.frame[grant] + index] == m.grants.page[grant] + index
    @      && m.ledger.ownerMost[m.grants.frame[grant] + index] == m.grants.rights[grant]
    @      && m.ledger.ownerRights[m.grants.frame[grant] + index] == m.grants.rights[grant];
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length && (\result == Abi.DENIED
    @      || g != m.grants.frame[grant] + index); m.ledger.owner[g] == \old(m.ledger.owner[g])
    @      && m.ledger.ownerPage[g] == \old(m.ledger.ownerPage[g])
    @      && m.ledger.ownerMost[g] == \old(m.ledger.ownerMost[g])
    @      && m.ledger.ownerRights[g] == \old(m.ledger.ownerRights[g]));
    @ assignable m.ledger.owner[0 .. m.ledger.owner.length - 1],
    @      m.ledger.ownerPage[0 .. m.ledger.ownerPage.length - 1],
    @      m.ledger.ownerMost[0 .. m.ledger.ownerMost.length - 1],
    @      m.ledger.ownerRights[0 .. m.ledger.ownerRights.length - 1],
    @      m.stageTwo.radix.next[0 .. m.stageTwo.radix.next.length - 1];
    @*/
    static int donate(Memory m, int p, int grant, int index, boolean receiverStopped) {
        int ready = passable(m, p, grant, index, Abi.MODE_DONATE);
        boolean go = ready == Abi.OK;
        int f = go ? m.grants.frameAt(grant, index) : 0;
        int q = go ? m.grants.to(grant) : p;
        int page = go ? m.grants.pageAt(grant, index) : 0;
        int taken = m.stageTwo.unmap(p, go ? m.ledger.ownerPage(f) : Radix.NOWHERE);
        boolean given = go && taken == Abi.OK;
        Restart.scrub(m.platform, given && receiverStopped, m.frames.address(f));
        m.donate(given ? p : Ledger.NOBODY, q, f, page, go ? m.grants.rights(grant) : 0);
        int result = m.stageTwo.map(q, given ? page : Radix.NOWHERE, m.frames.address(f), m.ledger.ownerMost(f), false);
        return !go ? ready : given ? result : taken;
    }

    /** RELINQUISH: q gives back a frame that was lent to it or shared with it. Requirement G1-09. */
    /*@ normal_behavior
    @ requires 0 <= q && q < m.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures 0 <= grant && grant < m.grants.count && 0 <= index && index < m.grants.pages[grant]
    @      ==> 0 <= m.grants.frame[grant] + index && m.grants.frame[grant] + index < m.ledger.state.length;
    @ ensures (\result == Abi.DENIED) == !(0 <= grant && grant < m.grants.count && m.grants.to[grant] == q && 0 <= index
    @      && index < m.grants.pages[grant] && \old(m.ledger.borrower[m.grants.frame[grant] + index]) == q
    @      && m.ledger.borrowerPage[m.grants.frame[grant] + index] == m.grants.page[grant] + index
    @      && \old(m.ledger.state[m.grants.frame[grant] + index]) != Ledger.CHANNEL);
    @ ensures \result == Abi.OK ==> m.ledger.state[m.grants.frame[grant] + index] == Ledger.RETURNED
    @      && m.ledger.borrower[m.grants.frame[grant] + index] == Ledger.NOBODY && m.ledger.borrowerRights[m.grants.frame[grant] + index] == 0;
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length && (\result != Abi.OK
    @      || g != m.grants.frame[grant] + index); m.ledger.state[g] == \old(m.ledger.state[g])
    @      && m.ledger.borrower[g] == \old(m.ledger.borrower[g])
    @      && m.ledger.borrowerRights[g] == \old(m.ledger.borrowerRights[g]));
    @ assignable m.ledger.state[0 .. m.ledger.state.length - 1], m.ledger.borrower[0 .. m.ledger.borrower.length - 1],
    @      m.ledger.borrowerRights[0 .. m.ledger.borrowerRights.length - 1], m.stageTwo.radix.next[q];
    @*/
    static int relinquish(Memory m, int q, int grant, int index) {
        /*+OPENJML@ assert 0 <= grant && grant < m.grants.count ==> m.grants.row(grant); @*/
        boolean receives = m.grants.receives(q, grant, index);
        int f = receives ? m.grants.frameAt(grant, index) : 0;
        /*+OPENJML@ assert m.ledger.row(f); @*/
        boolean here = receives && m.ledger.borrowerPage(f) == m.grants.pageAt(grant, index);
        boolean may = here && m.ledger.borrower(f) == q && m.ledger.state(f) != Ledger.CHANNEL;
        int result = FrameSteps.giveBack(m.ledger, m.stageTwo, may ? Abi.OK : Abi.DENIED, q, f);
        return result >= 0 ? Abi.OK : result;
    }

    /** RECLAIM: p takes back a relinquished frame and reaches it with all its rights. Requirement G1-09. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures 0 <= grant && grant < m.grants.count && 0 <= index && index < m.grants.pages[grant]
    @      ==> 0 <= m.grants.frame[grant] + index && m.grants.frame[grant] + index < m.ledger.state.length;
    @ ensures (\result == Abi.DENIED) == !(0 <= grant && grant < m.grants.count && m.grants.from[grant] == p && 0 <= index
    @      && index < m.grants.pages[grant]
    @      && Rights.within(0, m.grants.modes[grant]) && m.ledger.owner[m.grants.frame[grant] + index] == p
    @      && \old(m.ledger.state[m.grants.frame[grant] + index]) != Ledger.OWNED);
    @ ensures \result == Abi.OK ==> \old(m.ledger.state[m.grants.frame[grant] + index]) == Ledger.RETURNED
    @      && m.ledger.state[m.grants.frame[grant] + index] == Ledger.OWNED
    @      && m.ledger.ownerRights[m.grants.frame[grant] + index] == m.ledger.ownerMost[m.grants.frame[grant] + index];
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length && (\result != Abi.OK
    @      || g != m.grants.frame[grant] + index); m.ledger.state[g] == \old(m.ledger.state[g])
    @      && m.ledger.ownerRights[g] == \old(m.ledger.ownerRights[g]));
    @ assignable m.ledger.state[0 .. m.ledger.state.length - 1],
    @      m.ledger.ownerRights[0 .. m.ledger.ownerRights.length - 1], m.stageTwo.radix.next[p];
    @*/
    static int reclaim(Memory m, int p, int grant, int index) {
        /*+OPENJML@ assert 0 <= grant && grant < m.grants.count ==> m.grants.row(grant); @*/
        boolean allows = m.grants.allows(p, grant, index, 0);
        int f = allows ? m.grants.frameAt(grant, index) : 0;
        int state = m.ledger.state(f);
        boolean own = allows && m.ledger.owner(f) == p && state != Ledger.OWNED;
        int ready = !own ? Abi.DENIED : state == Ledger.RETURNED ? Abi.OK : Abi.BUSY;
        return FrameSteps.takeBack(m.ledger, m.frames, m.stageTwo, ready, p, f);
    }

    /** Whether p may pass a frame on: OK, DENIED, BUSY, or NO_MEMORY. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ ensures \result == Abi.OK || \result == Abi.DENIED || \result == Abi.BUSY || \result == Abi.NO_MEMORY;
    @ ensures 0 <= grant && grant < m.grants.count && 0 <= index && index < m.grants.pages[grant]
    @      ==> 0 <= m.grants.frame[grant] + index && m.grants.frame[grant] + index < m.ledger.state.length;
    @ ensures (\result == Abi.DENIED) == !(0 <= grant && grant < m.grants.count && m.grants.from[grant] == p && 0 <= index
    @      && index < m.grants.pages[grant]
    @      && Rights.within(mode, m.grants.modes[grant]) && m.ledger.owner[m.grants.frame[grant] + index] == p
    @      && Rights.within(m.grants.rights[grant], m.ledger.ownerMost[m.grants.frame[grant] + index]));
    @ ensures \result == Abi.OK || \result == Abi.NO_MEMORY ==> m.ledger.state[m.grants.frame[grant] + index] == Ledger.OWNED
    @      && !m.ledger.pinned[m.grants.frame[grant] + index] && m.grants.to[grant] != p;
    @ assignable \nothing;
    @*/
    static int passable(Memory m, int p, int grant, int index, int mode) {
        /*+OPENJML@ assert 0 <= grant && grant < m.grants.count ==> m.grants.row(grant); @*/
        boolean allows = m.grants.allows(p, grant, index, mode);
        int f = allows ? m.grants.frameAt(grant, index) : 0;
        int q = allows ? m.grants.to(grant) : p;
        boolean own = allows && m.ledger.owner(f) == p && Rights.within(m.grants.rights(grant), m.ledger.ownerMost(f));
        boolean free = m.ledger.state(f) == Ledger.OWNED && !m.ledger.pinned(f);
        boolean room = m.stageTwo.vacant(q, allows ? m.grants.pageAt(grant, index) : Radix.NOWHERE);
        boolean movable = m.stageTwo.ready(p, m.ledger.ownerPage(f));
        return !own ? Abi.DENIED : !free ? Abi.BUSY : room && movable ? Abi.OK : Abi.NO_MEMORY;
    }
}
