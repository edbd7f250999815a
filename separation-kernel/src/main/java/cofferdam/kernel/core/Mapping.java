package cofferdam.kernel.core;

/**
 * MAP and UNMAP, and the same for devices: a partition changes how it, or its device, reaches its own frames. The order is
 * always: change the tables, flush, then the ledger. Keeps no state: all of it is the memory's. Requirements G1-03, G1-05.
 */
final class Mapping {
    private Mapping() {}

    /** MAP: p reaches its own frame with these rights. Requirements G1-03, G1-04. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures 0 <= region && region < m.regions.count && 0 <= index && index < m.regions.pages[region]
    @      ==> 0 <= m.regions.frame[region] + index && m.regions.frame[region] + index < m.ledger.state.length;
    @ ensures (\result == Abi.DENIED) == !(0 <= region && region < m.regions.count && 0 <= index
    @      && index < m.regions.pages[region] && m.ledger.owner[m.regions.frame[region] + index] == p);
    @ ensures \result == Abi.OK ==> Rights.mappable(rights);
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length;
    @      m.ledger.ownerRights[g] == (\result == Abi.OK && g == m.regions.frame[region] + index
    @         ? rights : \old(m.ledger.ownerRights[g])));
    @ assignable m.ledger.ownerRights[0 .. m.ledger.ownerRights.length - 1], m.stageTwo.radix.next[p];
    @*/
    static int map(Memory m, int p, int region, int index, int rights) {
        int f = m.regions.frameAt(region, index);
        boolean own = f >= 0 && m.ledger.owner(f) == p;
        int ready = !own ? Abi.DENIED : Rights.mappable(rights) ? Abi.OK : Abi.INVALID;
        return mapOwn(m.ledger, m.frames, m.stageTwo, ready, p, own ? f : 0, rights);
    }

    /** p reaches its frame f with rights that can be mapped, if it is ready to; otherwise nothing happens. */
    /*@ normal_behavior
    @ requires 0 <= f && f < ledger.state.length && 0 <= p && p < ledger.parts;
    @ requires Abi.UNKNOWN < ready && ready <= Abi.OK && (ready == Abi.OK ==> ledger.owner[f] == p);
    @ requires frames.address.length == ledger.state.length && (Object) ledger != (Object) tables.radix;
    @ ensures ready != Abi.OK ==> \result == ready;
    @ ensures ready == Abi.OK ==> Abi.UNKNOWN < \result && \result <= Abi.OK && \result != Abi.DENIED;
    @ ensures \result == Abi.OK ==> Rights.within(rights, ledger.ownerMost[f]);
    @ ensures ledger.ownerRights[f] == (\result == Abi.OK ? rights : \old(ledger.ownerRights[f]));
    @ assignable ledger.ownerRights[f], tables.radix.next[p];
    @*/
    static int mapOwn(Ledger ledger, Frames frames, StageTwo tables, int ready, int p, int f, int rights) {
        int so = ready == Abi.OK && !Rights.within(rights, ledger.ownerMost(f))
                ? Abi.INVALID
                : remappable(ledger, ready, f);
        int page = so == Abi.OK ? ledger.ownerPage(f) : Radix.NOWHERE;
        int result = tables.map(p, page, frames.address(f), rights, false);
        ledger.remap(result == Abi.OK ? p : Ledger.NOBODY, f, rights);
        return so == Abi.OK ? result : so;
    }

    /** If ready, whether the owner's rights to a frame may change now: OK, or BUSY. */
    /*@ normal_behavior
    @ requires 0 <= f && f < ledger.state.length;
    @ ensures \result == (ready != Abi.OK ? ready
    @      : ledger.state[f] == Ledger.OWNED || ledger.state[f] == Ledger.SHARED ? Abi.OK : Abi.BUSY);
    @ assignable \nothing;
    @*/
    static /*@ pure @*/ int remappable(Ledger ledger, int ready, int f) {
        boolean free = ledger.state(f) == Ledger.OWNED || ledger.state(f) == Ledger.SHARED;
        return ready == Abi.OK && !free ? Abi.BUSY : ready;
    }

    /** UNMAP: p no longer reaches its own frame. Requirement G1-05. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures 0 <= region && region < m.regions.count && 0 <= index && index < m.regions.pages[region]
    @      ==> 0 <= m.regions.frame[region] + index && m.regions.frame[region] + index < m.ledger.state.length;
    @ ensures (\result == Abi.DENIED) == !(0 <= region && region < m.regions.count && 0 <= index
    @      && index < m.regions.pages[region] && m.ledger.owner[m.regions.frame[region] + index] == p);
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length;
    @      m.ledger.ownerRights[g] == (\result == Abi.OK && g == m.regions.frame[region] + index
    @         ? 0 : \old(m.ledger.ownerRights[g])));
    @ assignable m.ledger.ownerRights[0 .. m.ledger.ownerRights.length - 1], m.stageTwo.radix.next[p];
    @*/
    static int unmap(Memory m, int p, int region, int index) {
        int f = m.regions.frameAt(region, index);
        boolean own = f >= 0 && m.ledger.owner(f) == p;
        return unmapOwn(m.ledger, m.stageTwo, own ? Abi.OK : Abi.DENIED, p, own ? f : 0);
    }

    /** p no longer reaches its frame f, if it is ready for that; otherwise nothing happens. */
    /*@ normal_behavior
    @ requires 0 <= f && f < ledger.state.length && 0 <= p && p < ledger.parts;
    @ requires Abi.UNKNOWN < ready && ready <= Abi.OK && (ready == Abi.OK ==> ledger.owner[f] == p);
    @ requires (Object) ledger != (Object) tables.radix;
    @ ensures ready != Abi.OK ==> \result == ready;
    @ ensures ready == Abi.OK ==> Abi.UNKNOWN < \result && \result <= Abi.OK && \result != Abi.DENIED;
    @ ensures ledger.ownerRights[f] == (\result == Abi.OK ? 0 : \old(ledger.ownerRights[f]));
    @ assignable ledger.ownerRights[f], tables.radix.next[p];
    @*/
    static int unmapOwn(Ledger ledger, StageTwo tables, int ready, int p, int f) {
        /*+OPENJML@ assert ledger.row(f); @*/
        int so = remappable(ledger, ready, f);
        int result = tables.unmap(p, so == Abi.OK ? ledger.ownerPage(f) : Radix.NOWHERE);
        ledger.remap(so == Abi.OK && result == Abi.OK ? p : Ledger.NOBODY, f, 0);
        return so == Abi.OK ? result : so;
    }

    /** DMA_MAP: p's device reaches p's frame at the frame's home page. Requirement G3-03. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures 0 <= region && region < m.regions.count && 0 <= index && index < m.regions.pages[region]
    @      ==> 0 <= m.regions.frame[region] + index && m.regions.frame[region] + index < m.ledger.state.length;
    @ ensures (\result == Abi.DENIED) == !(0 <= region && region < m.regions.count && 0 <= index
    @      && index < m.regions.pages[region] && m.ledger.owner[m.regions.frame[region] + index] == p
    @      && 0 <= device && device < m.dma.count && m.dma.owner[device] == p
    @      && m.regions.dma[region * Limits.DEVICES + device]);
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length;
    @      m.ledger.pinned[g] == (\result == Abi.OK && g == m.regions.frame[region] + index || \old(m.ledger.pinned[g])));
    @ ensures (\forall int k; 0 <= k && k < m.dma.mapped.length; m.dma.mapped[k] == (\result == Abi.OK
    @      && k == (m.regions.frame[region] + index) * Limits.DEVICES + device || \old(m.dma.mapped[k])));
    @ ensures (\forall int s; 0 <= s && s < m.dmaTables.radix.next.length && \result == Abi.DENIED;
    @      m.dmaTables.radix.next[s] == \old(m.dmaTables.radix.next[s]));
    @ assignable m.ledger.pinned[0 .. m.ledger.pinned.length - 1], m.dma.mapped[0 .. m.dma.mapped.length - 1],
    @      m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1];
    @*/
    static int dmaMap(Memory m, int p, int device, int region, int index) {
        int f = m.regions.frameAt(region, index);
        boolean own = f >= 0 && m.ledger.owner(f) == p && m.dma.owns(p, device) && m.regions.admits(region, device);
        int at = own ? f : 0;
        int page = own ? m.regions.page(region) + index : Radix.NOWHERE;
        boolean free = m.ledger.state(at) == Ledger.OWNED && m.ledger.ownerPage(at) == page;
        int d = own ? device : 0;
        int result = m.dmaTables.map(d, free ? page : Radix.NOWHERE, m.frames.address(at), m.ledger.ownerMost(at));
        m.reach(own && free && result == Abi.OK, d, at);
        return !own ? Abi.DENIED : free ? result : Abi.BUSY;
    }

    /** DMA_UNMAP: p's device no longer reaches p's frame. Requirement G3-05. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ ensures Abi.UNKNOWN < \result && \result <= Abi.OK;
    @ ensures 0 <= region && region < m.regions.count && 0 <= index && index < m.regions.pages[region]
    @      ==> 0 <= m.regions.frame[region] + index && m.regions.frame[region] + index < m.ledger.state.length;
    @ ensures (\result == Abi.DENIED) == !(0 <= region && region < m.regions.count && 0 <= index
    @      && index < m.regions.pages[region] && m.ledger.owner[m.regions.frame[region] + index] == p
    @      && 0 <= device && device < m.dma.count && m.dma.owner[device] == p
    @      && m.regions.dma[region * Limits.DEVICES + device]);
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length; m.ledger.pinned[g] == \old(m.ledger.pinned[g])
    @      || !m.ledger.pinned[g] && \result == Abi.OK && g == m.regions.frame[region] + index);
    @ ensures (\forall int k; 0 <= k && k < m.dma.mapped.length; m.dma.mapped[k] == (\old(m.dma.mapped[k])
    @      && !(\result == Abi.OK && k == (m.regions.frame[region] + index) * Limits.DEVICES + device)));
    @ assignable m.ledger.pinned[0 .. m.ledger.pinned.length - 1], m.dma.mapped[0 .. m.dma.mapped.length - 1],
    @      m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1];
    @*/
    static int dmaUnmap(Memory m, int p, int device, int region, int index) {
        int f = m.regions.frameAt(region, index);
        boolean own = f >= 0 && m.ledger.owner(f) == p && m.dma.owns(p, device) && m.regions.admits(region, device);
        int at = own ? f : 0;
        int d = own ? device : 0;
        boolean there = own && m.dma.maps(d, at);
        int result = m.dmaTables.unmap(d, there ? m.regions.page(region) + index : Radix.NOWHERE);
        m.unreach(there && result == Abi.OK, d, at);
        return !own ? Abi.DENIED : there ? result : Abi.OK;
    }
}
