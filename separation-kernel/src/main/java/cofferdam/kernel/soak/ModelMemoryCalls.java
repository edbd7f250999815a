package cofferdam.kernel.soak;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Ledger;
import cofferdam.kernel.random.SystemPlan;
import cofferdam.kernel.random.SystemPlan.Grant;
import cofferdam.kernel.random.SystemPlan.Region;

/** The hypercalls about memory, MAP to RECLAIM: what each answers and does to {@link ModelMemory}. */
final class ModelMemoryCalls {
    private final SystemPlan plan;
    private final ModelMemory memory;
    private final ModelState state;

    ModelMemoryCalls(SystemPlan plan, ModelMemory memory, ModelState state) {
        this.plan = plan;
        this.memory = memory;
        this.state = state;
    }

    long call(int p, int number, long a, long b, long c) {
        switch (number) {
            case Abi.MAP:
            case Abi.UNMAP:
                return map(p, a, b, number == Abi.UNMAP, c);
            case Abi.DMA_MAP:
            case Abi.DMA_UNMAP:
                return dma(p, a, b, c, number == Abi.DMA_MAP);
            case Abi.LEND:
                return pass(p, a, b, Abi.MODE_LEND);
            case Abi.SHARE:
                return pass(p, a, b, Abi.MODE_SHARE);
            case Abi.DONATE:
                return pass(p, a, b, Abi.MODE_DONATE);
            case Abi.RELINQUISH:
                return relinquish(p, a, b);
            default:
                return reclaim(p, a, b);
        }
    }

    private long map(int p, long region, long index, boolean unmap, long rights) {
        int f = frame(region, index);
        if (f < 0 || memory.owner[f] != p) {
            return Abi.DENIED;
        }
        if (!unmap && (rights < 1 || rights > 7 || rights % 2 == 0 || (rights & ~memory.most[f]) != 0)) {
            return Abi.INVALID;
        }
        if (memory.state[f] != Ledger.OWNED && memory.state[f] != Ledger.SHARED) {
            return Abi.BUSY;
        }
        memory.rights[f] = unmap ? 0 : (int) rights;
        return Abi.OK;
    }

    private long dma(int p, long device, long region, long index, boolean map) {
        int f = frame(region, index);
        boolean his = device >= 0
                && device < plan.devices().size()
                && plan.devices().get((int) device).partition() == p
                && memory.declared((int) device, f < 0 ? -1 : (int) region);
        if (f < 0 || !his || memory.owner[f] != p) {
            return Abi.DENIED;
        }
        int bit = 1 << (int) device;
        if (!map) {
            memory.reached[f] &= ~bit;
            return Abi.OK;
        }
        if (!memory.atHome(plan.regions().get((int) region), (int) index)) {
            return Abi.BUSY;
        }
        memory.reached[f] |= bit;
        return Abi.OK;
    }

    private long pass(int p, long grant, long index, int mode) {
        Grant g = grant(grant);
        int f = g == null ? -1 : frame(g.region(), index);
        if (f < 0 || g.from() != p || (g.modes() & mode) == 0) {
            return Abi.DENIED;
        }
        if (memory.owner[f] != p || (g.rights() & ~memory.most[f]) != 0) {
            return Abi.DENIED;
        }
        if (memory.state[f] != Ledger.OWNED || memory.reached[f] != 0) {
            return Abi.BUSY;
        }
        boolean stopped = state.status[g.to()] == Abi.STOPPED;
        if (mode != Abi.MODE_DONATE && stopped) {
            return Abi.BUSY;
        }
        int page = g.page() + (int) index;
        if (mode == Abi.MODE_DONATE) {
            donate(f, g, page, stopped);
        } else {
            memory.state[f] = mode == Abi.MODE_LEND ? Ledger.LENT : Ledger.SHARED;
            memory.rights[f] = mode == Abi.MODE_LEND ? 0 : memory.rights[f];
            memory.borrower[f] = g.to();
            memory.borrowerPage[f] = page;
            memory.borrowerRights[f] = g.rights();
        }
        return Abi.OK;
    }

    private void donate(int f, Grant g, int page, boolean stopped) {
        memory.owner[f] = g.to();
        memory.page[f] = page;
        memory.most[f] = g.rights();
        memory.rights[f] = g.rights();
        if (stopped) {
            memory.scrubs.add(plan.address(f));
        }
    }

    private long relinquish(int p, long grant, long index) {
        Grant g = grant(grant);
        int f = g == null ? -1 : frame(g.region(), index);
        if (f < 0 || g.to() != p || memory.borrower[f] != p || memory.borrowerPage[f] != g.page() + (int) index) {
            return Abi.DENIED;
        }
        memory.giveBack(f);
        return Abi.OK;
    }

    private long reclaim(int p, long grant, long index) {
        Grant g = grant(grant);
        int f = g == null ? -1 : frame(g.region(), index);
        if (f < 0 || g.from() != p || memory.owner[f] != p || memory.state[f] == Ledger.OWNED) {
            return Abi.DENIED;
        }
        if (memory.state[f] != Ledger.RETURNED) {
            return Abi.BUSY;
        }
        memory.takeBack(f);
        return Abi.OK;
    }

    private Grant grant(long number) {
        return number >= 0 && number < plan.grants().size() ? plan.grants().get((int) number) : null;
    }

    /** The frame at an index of a region, or -1. */
    private int frame(long region, long index) {
        if (region < 0 || region >= plan.regions().size()) {
            return -1;
        }
        Region r = plan.regions().get((int) region);
        return index < 0 || index >= r.pages() ? -1 : r.frame() + (int) index;
    }
}
