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
    @ old int f = m.ownFrame(p, region, index);
    @ ensures f < 0 ==> \result == Abi.DENIED;
    @ ensures \result == Abi.OK ==> 0 <= f && Rights.mappable(rights) && m.ledger.ownerRights[f] == rights;
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length && !(g == f && \result == Abi.OK);
    @      m.ledger.ownerRights[g] == \old(m.ledger.ownerRights[g]));
    @ assignable m.ledger.ownerRights[*], m.stageTwo.radix.next[p];
    @*/
    static int map(Memory m, int p, int region, int index, int rights) {
        int f = m.ownFrame(p, region, index);
        if (f < 0) {
            return Abi.DENIED;
        }
        if (!Rights.mappable(rights) || !Rights.within(rights, m.ledger.ownerMost(f))) {
            return Abi.INVALID;
        }
        if (m.ledger.state(f) != Ledger.OWNED && m.ledger.state(f) != Ledger.SHARED) {
            return Abi.BUSY;
        }
        int result = m.stageTwo.map(p, m.ledger.ownerPage(f), m.frames.address(f), rights, false);
        if (result == Abi.OK) {
            m.ledger.remap(p, f, rights);
        }
        return result;
    }

    /** UNMAP: p no longer reaches its own frame. Requirement G1-05. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ old int f = m.ownFrame(p, region, index);
    @ ensures f < 0 ==> \result == Abi.DENIED;
    @ ensures \result == Abi.OK ==> 0 <= f && m.ledger.ownerRights[f] == 0;
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length && !(g == f && \result == Abi.OK);
    @      m.ledger.ownerRights[g] == \old(m.ledger.ownerRights[g]));
    @ assignable m.ledger.ownerRights[*], m.stageTwo.radix.next[p];
    @*/
    static int unmap(Memory m, int p, int region, int index) {
        int f = m.ownFrame(p, region, index);
        if (f < 0) {
            return Abi.DENIED;
        }
        if (m.ledger.state(f) != Ledger.OWNED && m.ledger.state(f) != Ledger.SHARED) {
            return Abi.BUSY;
        }
        int result = m.stageTwo.unmap(p, m.ledger.ownerPage(f));
        if (result == Abi.OK) {
            m.ledger.remap(p, f, 0);
        }
        return result;
    }

    /** DMA_MAP: p's device reaches p's frame at the frame's home page. Requirement G3-03. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ requires 0 <= region && region < m.regions.count && 0 <= index && index < m.regions.pages[region]
    @    && m.ledger.owner[m.regions.frame[region] + index] == p
    @    && 0 <= device && device < m.dma.count && m.dma.owner[device] == p
    @    && m.regions.dma[region * Limits.DEVICES + device];
    @ ensures \result == Abi.OK ==> m.dma.mapped[(m.regions.frame[region] + index) * Limits.DEVICES + device];
    @ ensures \result == Abi.OK ==> m.ledger.pinned[m.regions.frame[region] + index]
    @    && m.ledger.state[m.regions.frame[region] + index] == Ledger.OWNED;
    @ ensures \result != Abi.OK ==> m.dma.mapped[(m.regions.frame[region] + index) * Limits.DEVICES + device]
    @    == \old(m.dma.mapped[(m.regions.frame[region] + index) * Limits.DEVICES + device]);
    @ assignable m.ledger.pinned[m.regions.frame[region] + index], m.dmaTables.radix.next[device],
    @    m.dma.mapped[(m.regions.frame[region] + index) * Limits.DEVICES + device];
    @ also normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ requires !(0 <= region && region < m.regions.count && 0 <= index && index < m.regions.pages[region]
    @    && m.ledger.owner[m.regions.frame[region] + index] == p
    @    && 0 <= device && device < m.dma.count && m.dma.owner[device] == p
    @    && m.regions.dma[region * Limits.DEVICES + device]);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    static int dmaMap(Memory m, int p, int device, int region, int index) {
        int f = m.ownFrame(p, region, index);
        if (f < 0 || !m.dma.owns(p, device) || !m.regions.admits(region, device)) {
            return Abi.DENIED;
        }
        int page = m.regions.page(region) + index;
        if (m.ledger.state(f) != Ledger.OWNED || m.ledger.ownerPage(f) != page) {
            return Abi.BUSY;
        }
        int result = m.dmaTables.map(device, page, m.frames.address(f), m.ledger.ownerMost(f));
        if (result == Abi.OK) {
            m.ledger.pin(p, f);
            m.dma.set(device, f, true);
        }
        return result;
    }

    /** DMA_UNMAP: p's device no longer reaches p's frame. Requirement G3-05. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ requires 0 <= region && region < m.regions.count && 0 <= index && index < m.regions.pages[region]
    @    && m.ledger.owner[m.regions.frame[region] + index] == p
    @    && 0 <= device && device < m.dma.count && m.dma.owner[device] == p
    @    && m.regions.dma[region * Limits.DEVICES + device];
    @ ensures \result == Abi.OK ==> !m.dma.mapped[(m.regions.frame[region] + index) * Limits.DEVICES + device];
    @ assignable m.ledger.pinned[m.regions.frame[region] + index], m.dmaTables.radix.next[device],
    @    m.dma.mapped[(m.regions.frame[region] + index) * Limits.DEVICES + device];
    @ also normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ requires !(0 <= region && region < m.regions.count && 0 <= index && index < m.regions.pages[region]
    @    && m.ledger.owner[m.regions.frame[region] + index] == p
    @    && 0 <= device && device < m.dma.count && m.dma.owner[device] == p
    @    && m.regions.dma[region * Limits.DEVICES + device]);
    @ ensures \result == Abi.DENIED;
    @ assignable \nothing;
    @*/
    static int dmaUnmap(Memory m, int p, int device, int region, int index) {
        int f = m.ownFrame(p, region, index);
        if (f < 0 || !m.dma.owns(p, device) || !m.regions.admits(region, device)) {
            return Abi.DENIED;
        }
        if (!m.dma.maps(device, f)) {
            return Abi.OK;
        }
        int result = m.dmaTables.unmap(device, m.regions.page(region) + index);
        if (result == Abi.OK) {
            m.dma.set(device, f, false);
            if (!m.dma.reached(f)) {
                m.ledger.unpin(f);
            }
        }
        return result;
    }
}
