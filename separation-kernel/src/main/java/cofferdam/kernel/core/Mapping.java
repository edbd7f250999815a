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
    @ ensures \result == Abi.OK ==> Rights.mappable(rights) && 0 <= region && region < m.regions.count
    @      && 0 <= index && index < m.regions.pages[region];
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length && 0 <= region && region < m.regions.count
    @      && 0 <= index && index < m.regions.pages[region] && g == m.regions.frame[region] + index;
    @      m.ledger.owner[g] != p ==> \result == Abi.DENIED);
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length;
    @      m.ledger.ownerRights[g] == (\result == Abi.OK && 0 <= region && region < m.regions.count
    @         && g == m.regions.frame[region] + index ? rights : \old(m.ledger.ownerRights[g])));
    @ assignable m.ledger.ownerRights[0 .. m.ledger.ownerRights.length - 1], m.stageTwo.radix.next[p];
    @*/
    static int map(Memory m, int p, int region, int index, int rights) {
        int f = m.regions.frameAt(region, index);
        if (f < 0 || m.ledger.owner(f) != p) {
            return Abi.DENIED;
        }
        return Rights.mappable(rights) ? mapOwn(m.ledger, m.frames, m.stageTwo, p, f, rights) : Abi.INVALID;
    }

    /** p reaches its frame f with rights that can be mapped. */
    /*@ private normal_behavior
    @ requires 0 <= f && f < ledger.state.length && 0 <= p && p < ledger.parts && ledger.owner[f] == p;
    @ requires Rights.mappable(rights) && frames.address.length == ledger.state.length && tables.radix.frames == frames;
    @ ensures \result == Abi.OK ==> ledger.ownerRights[f] == rights && Rights.within(rights, ledger.ownerMost[f]);
    @ ensures \result != Abi.OK ==> ledger.ownerRights[f] == \old(ledger.ownerRights[f]);
    @ assignable ledger.ownerRights[f], tables.radix.next[p];
    @*/
    private static int mapOwn(Ledger ledger, Frames frames, StageTwo tables, int p, int f, int rights) {
        if (!Rights.within(rights, ledger.ownerMost(f))) {
            return Abi.INVALID;
        }
        if (ledger.state(f) != Ledger.OWNED && ledger.state(f) != Ledger.SHARED) {
            return Abi.BUSY;
        }
        int result = tables.map(p, ledger.ownerPage(f), frames.address(f), rights, false);
        return result == Abi.OK ? ledger.remap(p, f, rights) : result;
    }

    /** UNMAP: p no longer reaches its own frame. Requirement G1-05. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ ensures \result == Abi.OK ==> 0 <= region && region < m.regions.count
    @      && 0 <= index && index < m.regions.pages[region];
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length && 0 <= region && region < m.regions.count
    @      && 0 <= index && index < m.regions.pages[region] && g == m.regions.frame[region] + index;
    @      m.ledger.owner[g] != p ==> \result == Abi.DENIED);
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length;
    @      m.ledger.ownerRights[g] == (\result == Abi.OK && 0 <= region && region < m.regions.count
    @         && g == m.regions.frame[region] + index ? 0 : \old(m.ledger.ownerRights[g])));
    @ assignable m.ledger.ownerRights[0 .. m.ledger.ownerRights.length - 1], m.stageTwo.radix.next[p];
    @*/
    static int unmap(Memory m, int p, int region, int index) {
        int f = m.regions.frameAt(region, index);
        if (f < 0 || m.ledger.owner(f) != p) {
            return Abi.DENIED;
        }
        return unmapOwn(m.ledger, m.stageTwo, p, f);
    }

    /** p no longer reaches its frame f. */
    /*@ private normal_behavior
    @ requires 0 <= f && f < ledger.state.length && 0 <= p && p < ledger.parts && ledger.owner[f] == p;
    @ ensures \result == Abi.OK ==> ledger.ownerRights[f] == 0;
    @ ensures \result != Abi.OK ==> ledger.ownerRights[f] == \old(ledger.ownerRights[f]);
    @ assignable ledger.ownerRights[f], tables.radix.next[p];
    @*/
    private static int unmapOwn(Ledger ledger, StageTwo tables, int p, int f) {
        if (ledger.state(f) != Ledger.OWNED && ledger.state(f) != Ledger.SHARED) {
            return Abi.BUSY;
        }
        int result = tables.unmap(p, ledger.ownerPage(f));
        return result == Abi.OK ? ledger.remap(p, f, 0) : result;
    }

    /** DMA_MAP: p's device reaches p's frame at the frame's home page. Requirement G3-03. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ ensures \result != Abi.DENIED ==> 0 <= region && region < m.regions.count && 0 <= index
    @      && index < m.regions.pages[region] && 0 <= device && device < m.dma.count && m.dma.owner[device] == p;
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length && 0 <= region && region < m.regions.count
    @      && 0 <= index && index < m.regions.pages[region] && g == m.regions.frame[region] + index;
    @      m.ledger.owner[g] != p ==> \result == Abi.DENIED);
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length;
    @      m.ledger.pinned[g] == \old(m.ledger.pinned[g]) || (m.ledger.pinned[g] && m.ledger.owner[g] == p));
    @ ensures (\forall int k; 0 <= k && k < m.dma.mapped.length;
    @      m.dma.mapped[k] == (\result == Abi.OK && 0 <= region && region < m.regions.count
    @         && k == (m.regions.frame[region] + index) * Limits.DEVICES + device || \old(m.dma.mapped[k])));
    @ assignable m.ledger.pinned[0 .. m.ledger.pinned.length - 1], m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1],
    @      m.dma.mapped[0 .. m.dma.mapped.length - 1];
    @*/
    static int dmaMap(Memory m, int p, int device, int region, int index) {
        int f = m.regions.frameAt(region, index);
        if (f < 0 || m.ledger.owner(f) != p || !m.dma.owns(p, device) || !m.regions.admits(region, device)) {
            return Abi.DENIED;
        }
        int page = m.regions.page(region) + index;
        if (m.ledger.state(f) != Ledger.OWNED || m.ledger.ownerPage(f) != page) {
            return Abi.BUSY;
        }
        int result = m.dmaTables.map(device, page, m.frames.address(f), m.ledger.ownerMost(f));
        if (result == Abi.OK) {
            m.reach(device, f);
        }
        return result;
    }

    /** DMA_UNMAP: p's device no longer reaches p's frame. Requirement G3-05. */
    /*@ normal_behavior
    @ requires 0 <= p && p < m.ledger.parts;
    @ ensures \result != Abi.DENIED ==> 0 <= region && region < m.regions.count && 0 <= index
    @      && index < m.regions.pages[region] && 0 <= device && device < m.dma.count && m.dma.owner[device] == p;
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length && 0 <= region && region < m.regions.count
    @      && 0 <= index && index < m.regions.pages[region] && g == m.regions.frame[region] + index;
    @      m.ledger.owner[g] != p ==> \result == Abi.DENIED);
    @ ensures (\forall int g; 0 <= g && g < m.ledger.state.length;
    @      m.ledger.pinned[g] == \old(m.ledger.pinned[g]) || (!m.ledger.pinned[g] && m.ledger.owner[g] == p));
    @ ensures (\forall int k; 0 <= k && k < m.dma.mapped.length;
    @      m.dma.mapped[k] == (\old(m.dma.mapped[k]) && !(\result == Abi.OK && 0 <= region && region < m.regions.count
    @         && k == (m.regions.frame[region] + index) * Limits.DEVICES + device)));
    @ assignable m.ledger.pinned[0 .. m.ledger.pinned.length - 1], m.dmaTables.radix.next[0 .. m.dmaTables.radix.next.length - 1],
    @      m.dma.mapped[0 .. m.dma.mapped.length - 1];
    @*/
    static int dmaUnmap(Memory m, int p, int device, int region, int index) {
        int f = m.regions.frameAt(region, index);
        if (f < 0 || m.ledger.owner(f) != p || !m.dma.owns(p, device) || !m.regions.admits(region, device)) {
            return Abi.DENIED;
        }
        if (!m.dma.maps(device, f)) {
            return Abi.OK;
        }
        int result = m.dmaTables.unmap(device, m.regions.page(region) + index);
        if (result == Abi.OK) {
            m.unreach(device, f);
        }
        return result;
    }
}
