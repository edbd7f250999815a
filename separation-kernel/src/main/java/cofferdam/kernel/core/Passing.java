package cofferdam.kernel.core;

/**
 * LEND, SHARE, DONATE, RELINQUISH, RECLAIM: frames pass between the two ends of a grant. The order is always: take away in
 * the tables, flush, then change the ledger, then map elsewhere. Keeps no state: all of it is the memory's. Requirement G1-10.
 */
final class Passing {
    private Passing() {}

    /** LEND: the receiver of the grant reaches the frame, p no longer does. Requirement G1-06. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ requires 0 <= grant && grant < m.grants.count && m.grants.from[grant] == p && 0 <= index
    @    && index < m.grants.pages[grant] && Rights.within(Abi.MODE_LEND, m.grants.modes[grant])
    @    && m.ledger.owner[m.grants.frame[grant] + index] == p && m.ledger.state[m.grants.frame[grant] + index] == Ledger.OWNED
    @    && !m.ledger.pinned[m.grants.frame[grant] + index];
    @ ensures \result == Abi.OK ==> m.ledger.state[m.grants.frame[grant] + index] == Ledger.LENT
    @    && m.ledger.borrower[m.grants.frame[grant] + index] == m.grants.to[grant] && m.ledger.ownerRights[m.grants.frame[grant] + index] == 0;
    @ assignable m.ledger.state[m.grants.frame[grant] + index], m.ledger.ownerRights[m.grants.frame[grant] + index], m.ledger.borrower[m.grants.frame[grant] + index],
    @    m.ledger.borrowerPage[m.grants.frame[grant] + index], m.ledger.borrowerRights[m.grants.frame[grant] + index], m.stageTwo.radix.next[*];
    @ also normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ requires !(0 <= grant && grant < m.grants.count && m.grants.from[grant] == p && 0 <= index
    @    && index < m.grants.pages[grant] && Rights.within(Abi.MODE_LEND, m.grants.modes[grant])
    @    && m.ledger.owner[m.grants.frame[grant] + index] == p && m.ledger.state[m.grants.frame[grant] + index] == Ledger.OWNED
    @    && !m.ledger.pinned[m.grants.frame[grant] + index]);
    @ ensures \result == Abi.DENIED || \result == Abi.BUSY;
    @ assignable \nothing;
    @*/
    static int lend(Memory m, int p, int grant, int index, boolean receiverStopped) {
        int ready = passable(m, p, grant, index, Abi.MODE_LEND);
        if (ready != Abi.OK) {
            return ready;
        }
        int f = m.grants.frameAt(grant, index);
        int q = m.grants.to(grant);
        int page = m.grants.pageAt(grant, index);
        if (receiverStopped) {
            return Abi.BUSY;
        }
        m.stageTwo.unmap(p, m.ledger.ownerPage(f));
        m.ledger.lend(p, q, f, page, m.grants.rights(grant));
        return m.stageTwo.map(q, page, m.frames.address(f), m.grants.rights(grant), false);
    }

    /** SHARE: the receiver of the grant reaches the frame, too. Requirement G1-07. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ requires 0 <= grant && grant < m.grants.count && m.grants.from[grant] == p && 0 <= index
    @    && index < m.grants.pages[grant] && Rights.within(Abi.MODE_SHARE, m.grants.modes[grant])
    @    && m.ledger.owner[m.grants.frame[grant] + index] == p && m.ledger.state[m.grants.frame[grant] + index] == Ledger.OWNED
    @    && !m.ledger.pinned[m.grants.frame[grant] + index];
    @ ensures \result == Abi.OK ==> m.ledger.state[m.grants.frame[grant] + index] == Ledger.SHARED
    @    && m.ledger.borrower[m.grants.frame[grant] + index] == m.grants.to[grant];
    @ assignable m.ledger.state[m.grants.frame[grant] + index], m.ledger.borrower[m.grants.frame[grant] + index], m.ledger.borrowerPage[m.grants.frame[grant] + index],
    @    m.ledger.borrowerRights[m.grants.frame[grant] + index], m.stageTwo.radix.next[*];
    @ also normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ requires !(0 <= grant && grant < m.grants.count && m.grants.from[grant] == p && 0 <= index
    @    && index < m.grants.pages[grant] && Rights.within(Abi.MODE_SHARE, m.grants.modes[grant])
    @    && m.ledger.owner[m.grants.frame[grant] + index] == p && m.ledger.state[m.grants.frame[grant] + index] == Ledger.OWNED
    @    && !m.ledger.pinned[m.grants.frame[grant] + index]);
    @ ensures \result == Abi.DENIED || \result == Abi.BUSY;
    @ assignable \nothing;
    @*/
    static int share(Memory m, int p, int grant, int index, boolean receiverStopped) {
        int ready = passable(m, p, grant, index, Abi.MODE_SHARE);
        if (ready != Abi.OK) {
            return ready;
        }
        int f = m.grants.frameAt(grant, index);
        int q = m.grants.to(grant);
        int page = m.grants.pageAt(grant, index);
        if (receiverStopped) {
            return Abi.BUSY;
        }
        m.ledger.share(p, q, f, page, m.grants.rights(grant));
        return m.stageTwo.map(q, page, m.frames.address(f), m.grants.rights(grant), false);
    }

    /** DONATE: the receiver of the grant owns the frame. A stopped receiver gets it empty, and p is not told. Requirement G1-08. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ requires 0 <= grant && grant < m.grants.count && m.grants.from[grant] == p && 0 <= index
    @    && index < m.grants.pages[grant] && Rights.within(Abi.MODE_DONATE, m.grants.modes[grant])
    @    && m.ledger.owner[m.grants.frame[grant] + index] == p && m.ledger.state[m.grants.frame[grant] + index] == Ledger.OWNED
    @    && !m.ledger.pinned[m.grants.frame[grant] + index];
    @ ensures \result == Abi.OK ==> m.ledger.state[m.grants.frame[grant] + index] == Ledger.OWNED
    @    && m.ledger.owner[m.grants.frame[grant] + index] == m.grants.to[grant];
    @ assignable m.ledger.owner[m.grants.frame[grant] + index], m.ledger.ownerPage[m.grants.frame[grant] + index], m.ledger.ownerMost[m.grants.frame[grant] + index],
    @    m.ledger.ownerRights[m.grants.frame[grant] + index], m.stageTwo.radix.next[*];
    @ also normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ requires !(0 <= grant && grant < m.grants.count && m.grants.from[grant] == p && 0 <= index
    @    && index < m.grants.pages[grant] && Rights.within(Abi.MODE_DONATE, m.grants.modes[grant])
    @    && m.ledger.owner[m.grants.frame[grant] + index] == p && m.ledger.state[m.grants.frame[grant] + index] == Ledger.OWNED
    @    && !m.ledger.pinned[m.grants.frame[grant] + index]);
    @ ensures \result == Abi.DENIED || \result == Abi.BUSY;
    @ assignable \nothing;
    @*/
    static int donate(Memory m, int p, int grant, int index, boolean receiverStopped) {
        int ready = passable(m, p, grant, index, Abi.MODE_DONATE);
        if (ready != Abi.OK) {
            return ready;
        }
        int f = m.grants.frameAt(grant, index);
        int q = m.grants.to(grant);
        int page = m.grants.pageAt(grant, index);
        m.stageTwo.unmap(p, m.ledger.ownerPage(f));
        if (receiverStopped) {
            m.platform.scrubFrame(m.frames.address(f));
        }
        m.ledger.donate(p, q, f, page, m.grants.rights(grant));
        return m.stageTwo.map(q, page, m.frames.address(f), m.grants.rights(grant), false);
    }

    /** RELINQUISH: q gives back a frame that was lent to it or shared with it. Requirement G1-09. */
    /*@ normal_behavior
    @ requires 0 <= q && q < m.ledger.parts;
    @ requires 0 <= grant && grant < m.grants.count && m.grants.to[grant] == q && 0 <= index && index < m.grants.pages[grant]
    @    && m.ledger.borrower[m.grants.frame[grant] + index] == q && m.ledger.borrowerPage[m.grants.frame[grant] + index] == m.grants.page[grant] + index
    @    && m.ledger.state[m.grants.frame[grant] + index] != Ledger.CHANNEL;
    @ ensures \result == Abi.OK ==> m.ledger.state[m.grants.frame[grant] + index] == Ledger.RETURNED
    @    && m.ledger.borrower[m.grants.frame[grant] + index] == Ledger.NOBODY;
    @ assignable m.ledger.state[m.grants.frame[grant] + index], m.ledger.borrower[m.grants.frame[grant] + index], m.ledger.borrowerRights[m.grants.frame[grant] + index],
    @    m.stageTwo.radix.next[q];
    @ also normal_behavior
    @ requires 0 <= q && q < m.ledger.parts;
    @ requires !(0 <= grant && grant < m.grants.count && m.grants.to[grant] == q && 0 <= index && index < m.grants.pages[grant]
    @    && m.ledger.borrower[m.grants.frame[grant] + index] == q && m.ledger.borrowerPage[m.grants.frame[grant] + index] == m.grants.page[grant] + index
    @    && m.ledger.state[m.grants.frame[grant] + index] != Ledger.CHANNEL);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    static int relinquish(Memory m, int q, int grant, int index) {
        if (!m.grants.receives(q, grant, index)) {
            return Abi.DENIED;
        }
        int f = m.grants.frameAt(grant, index);
        int page = m.grants.pageAt(grant, index);
        if (m.ledger.borrower(f) != q || m.ledger.borrowerPage(f) != page || m.ledger.state(f) == Ledger.CHANNEL) {
            return Abi.DENIED;
        }
        int result = m.stageTwo.unmap(q, page);
        if (result == Abi.OK) {
            m.ledger.relinquish(q, f);
        }
        return result;
    }

    /** RECLAIM: p takes back a relinquished frame and reaches it with all its rights. Requirement G1-09. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ requires 0 <= grant && grant < m.grants.count && m.grants.from[grant] == p && 0 <= index && index < m.grants.pages[grant]
    @    && Rights.within(0, m.grants.modes[grant]) && m.ledger.owner[m.grants.frame[grant] + index] == p
    @    && m.ledger.state[m.grants.frame[grant] + index] == Ledger.RETURNED;
    @ ensures \result == Abi.OK ==> m.ledger.state[m.grants.frame[grant] + index] == Ledger.OWNED
    @    && m.ledger.ownerRights[m.grants.frame[grant] + index] == m.ledger.ownerMost[m.grants.frame[grant] + index];
    @ assignable m.ledger.state[m.grants.frame[grant] + index], m.ledger.ownerRights[m.grants.frame[grant] + index], m.stageTwo.radix.next[p];
    @ also normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ requires !(0 <= grant && grant < m.grants.count && m.grants.from[grant] == p && 0 <= index && index < m.grants.pages[grant]
    @    && Rights.within(0, m.grants.modes[grant]) && m.ledger.owner[m.grants.frame[grant] + index] == p
    @    && m.ledger.state[m.grants.frame[grant] + index] == Ledger.RETURNED);
    @ ensures \result == Abi.DENIED || \result == Abi.BUSY;
    @ assignable \nothing;
    @*/
    static int reclaim(Memory m, int p, int grant, int index) {
        if (!m.grants.allows(p, grant, index, 0)) {
            return Abi.DENIED;
        }
        int f = m.grants.frameAt(grant, index);
        if (m.ledger.owner(f) != p || m.ledger.state(f) == Ledger.OWNED) {
            return Abi.DENIED;
        }
        if (m.ledger.state(f) != Ledger.RETURNED) {
            return Abi.BUSY;
        }
        int result = m.stageTwo.map(p, m.ledger.ownerPage(f), m.frames.address(f), m.ledger.ownerMost(f), false);
        if (result == Abi.OK) {
            m.ledger.reclaim(p, f);
        }
        return result;
    }

    /** Whether p may pass a frame on: OK, DENIED, BUSY, or NO_MEMORY. */
    /*@ private normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ ensures \result == Abi.OK || \result == Abi.DENIED || \result == Abi.BUSY || \result == Abi.NO_MEMORY;
    @ ensures (\result == Abi.OK || \result == Abi.NO_MEMORY) ==> 0 <= grant && grant < m.grants.count
    @    && m.grants.from[grant] == p && 0 <= index && index < m.grants.pages[grant]
    @    && Rights.within(mode, m.grants.modes[grant]) && m.ledger.owner[m.grants.frame[grant] + index] == p
    @    && Rights.within(m.grants.rights[grant], m.ledger.ownerMost[m.grants.frame[grant] + index])
    @    && m.ledger.state[m.grants.frame[grant] + index] == Ledger.OWNED && !m.ledger.pinned[m.grants.frame[grant] + index];
    @ assignable \nothing;
    @*/
    private static int passable(Memory m, int p, int grant, int index, int mode) {
        if (!m.grants.allows(p, grant, index, mode)) {
            return Abi.DENIED;
        }
        int f = m.grants.frameAt(grant, index);
        if (m.ledger.owner(f) != p || !Rights.within(m.grants.rights(grant), m.ledger.ownerMost(f))) {
            return Abi.DENIED;
        }
        if (m.ledger.state(f) != Ledger.OWNED || m.ledger.pinned(f)) {
            return Abi.BUSY;
        }
        boolean free = m.stageTwo.vacant(m.grants.to(grant), m.grants.pageAt(grant, index));
        return free && m.stageTwo.ready(p, m.ledger.ownerPage(f)) ? Abi.OK : Abi.NO_MEMORY;
    }
}
